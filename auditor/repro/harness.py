"""Runs a repro under a release, by that one's interpreter: ``python harness.py ANSWERS SEEDS REPRO.py VARIANT|-``; for
the repro's workaround the variant is ``workaround`` or ``workaround:VARIANT``.

It stands alone and is written for Python 3.6, so that any release can run it. What is printed has no say: the file
ANSWERS gets one JSON object on one line: verdict, detail, seconds, python, tensorflow, package and version (of the
implementation that served ``tf.keras``), gpu (the names of those that tensorflow sees).

``python harness.py ANSWERS --fork LIMIT SEEDS REPRO.py VARIANT|- [REPRO.py VARIANT|- ...]`` runs many, each in a fork
of a process that has imported tensorflow, since importing it takes longer than most repros do; the lines then
hold repro and variant too.
"""
# ruff: noqa: UP006, UP031, UP035, UP045, B905 -- the newer forms are not in Python 3.6

import ast
import json
import os
import platform
import signal
import sys
import time
import types
from typing import Any, Callable, Dict, List, Optional, Tuple

VERDICTS = ("reproduced", "absent", "loud", "inapplicable")


def load(path: str) -> types.ModuleType:
    """The repro as a module; nothing is written beside it."""
    with open(path, encoding="utf-8") as file:
        source = file.read()
    for node in ast.parse(source, path).body:
        if isinstance(node, ast.Assign) and [getattr(one, "id", "") for one in node.targets] == ["DEVICES"]:
            split(ast.literal_eval(node.value))
    # Registered and with its file's name, since AutoGraph looks for the source of what it compiles.
    module = types.ModuleType("repro_module")
    module.__file__ = path
    sys.modules[module.__name__] = module
    exec(compile(source, path, "exec"), module.__dict__)
    return module


def split(count: int) -> None:
    """Makes of the CPU as many devices as the repro asks for, unless there are as many GPUs."""
    import tensorflow as tf  # type: ignore[import-not-found,import-untyped,unused-ignore]

    if len(gpus()) >= count:
        return
    config = tf.config
    if hasattr(config, "set_logical_device_configuration"):
        one = config.LogicalDeviceConfiguration()
        config.set_logical_device_configuration(config.list_physical_devices("CPU")[0], [one] * count)
    else:
        config = config.experimental
        one = config.VirtualDeviceConfiguration()
        config.set_virtual_device_configuration(config.list_physical_devices("CPU")[0], [one] * count)


def in_a_line(error: BaseException) -> str:
    """An exception as its type and the first line of what it says."""
    lines = str(error).strip().splitlines()
    return "%s: %s" % (type(error).__name__, lines[0]) if lines else type(error).__name__


def run_seed(program: Callable[..., Any], variant: Optional[str], seed: int) -> Tuple[str, str]:
    """What the repro says with one seed; whatever it raises is `error`."""
    try:
        said = program(seed) if variant is None else program(seed, variant)
        verdict, detail = said
        if verdict not in VERDICTS:
            return "error", "the repro returned the verdict %r" % (verdict,)
        return verdict, " ".join(str(detail).split())
    except KeyboardInterrupt:
        raise
    except BaseException as error:
        return "error", in_a_line(error)


def run(path: str, variant: Optional[str], seeds: List[int], name: str = "repro") -> Tuple[str, str]:
    """What the repro, or its function `name`, says with all seeds: their common verdict and the first one's detail,
    or `unstable`."""
    try:
        module = load(path)
        program = getattr(module, name, None)
        if program is None:
            return "error", "the repro has no %s" % name
        variants = getattr(module, "VARIANTS", ())
        if variant is None and variants:
            return "error", "the repro has variants and none was named"
        if variant is not None and variant not in variants:
            return "error", "the repro has no variant %r" % (variant,)
    except KeyboardInterrupt:
        raise
    except BaseException as error:
        return "error", in_a_line(error)
    said = []  # type: List[Tuple[str, str]]
    # A repro says so where nothing of it depends on chance.
    for seed in seeds if getattr(module, "CHANCE", True) else seeds[:1]:
        said.append(run_seed(program, variant, seed))
        # Neither depends on the seed, and both are common under old releases.
        if len(said) == 1 and said[0][0] in ("error", "inapplicable"):
            break
    if len({verdict for verdict, _ in said}) == 1:
        return said[0]
    words = ["seed %d: %s (%s)" % (seed, one[0], one[1]) for seed, one in zip(seeds, said)]
    return "unstable", "; ".join(words)


def installed(*names: str) -> str:
    """The version of the first of these distributions that is installed, or an empty text."""
    for name in names:
        try:
            from importlib import metadata

            return str(metadata.version(name))
        except ImportError:  # Python 3.7 and before; also what a missing distribution raises
            try:
                import pkg_resources  # type: ignore[import-not-found,import-untyped,unused-ignore]

                return str(pkg_resources.get_distribution(name).version)
            except Exception:
                continue
    return ""


def implementation() -> Dict[str, Any]:
    """Which tensorflow this is, and the package and version whose code serves `tf.keras` in it."""
    import tensorflow as tf

    # `tf.__version__` lacks the `.post1` of a release.
    release = installed("tensorflow", "tensorflow-cpu", "tensorflow-gpu") or str(tf.__version__)
    module = str(tf.keras.layers.Dense.__module__)
    top = module.split(".")[0]
    if top == "tensorflow":
        package, version = "tensorflow", release
    elif top == "tf_keras":
        package, version = "tf-keras", installed("tf-keras")
    elif top == "keras":
        package, version = "keras", installed("keras", "keras-nightly")
    else:
        raise RuntimeError("tf.keras.layers.Dense is of the module %s" % module)
    return {"tensorflow": release, "package": package, "version": version}


def gpus() -> List[str]:
    """The names of the GPUs that TensorFlow sees."""
    if os.environ.get("CUDA_VISIBLE_DEVICES") == "":
        return []
    import tensorflow as tf

    config = tf.config
    if not hasattr(config, "list_physical_devices"):
        config = getattr(config, "experimental", config)
    if not hasattr(config, "list_physical_devices"):
        return ["GPU"] if tf.test.is_gpu_available() else []
    found = []
    for device in config.list_physical_devices("GPU"):
        try:
            found.append(str(tf.config.experimental.get_device_details(device)["device_name"]))
        except (AttributeError, KeyError):
            found.append(str(device.name).rpartition("physical_device:")[2] or "GPU")
    return found


def answer_of(path: str, variant: str, seeds: List[int]) -> Dict[str, Any]:
    """All that is known of a repro's run."""
    # `workaround`, or `workaround:VARIANT`, asks for the function of that name.
    name, _, rest = variant.partition(":")
    started, process = time.time(), os.getpid()
    if name == "workaround":
        verdict, detail = run(path, rest or None, seeds, name)
    else:
        verdict, detail = run(path, None if variant == "-" else variant, seeds)
    if os.getpid() != process:
        os._exit(0)  # a fork that the repro made and forgot has no say
    answer = {
        "verdict": verdict,
        "detail": detail,
        "seconds": round(time.time() - started, 2),
        "python": platform.python_version(),
        "tensorflow": "",
        "package": "",
        "version": "",
        "gpu": [],
    }  # type: Dict[str, Any]
    try:
        answer.update(implementation())
        answer["gpu"] = gpus()
    except Exception as error:
        answer.update(verdict="error", detail=detail if verdict == "error" else in_a_line(error))
    return answer


def say(channel: int, answer: Dict[str, Any]) -> None:
    """Writes the answer as one line, in one piece."""
    os.write(channel, (json.dumps(answer) + "\n").encode("ascii"))


def run_forked(channel: int, cases: List[str], seeds: List[int], limit: int) -> None:
    """Runs each repro in a fork of this process, which has imported tensorflow once for them all.

    A case that ends without an answer, or is not done after `limit` seconds, says nothing here: the caller
    gives it a process of its own.
    """
    implementation()
    for number, (path, variant) in enumerate(zip(cases[::2], cases[1::2])):
        child = os.fork()
        if child == 0:
            signal.alarm(limit)  # unhandled, it ends the process even inside TensorFlow's own code
            os.mkdir("case-%d" % number)
            os.chdir("case-%d" % number)
            answer = answer_of(path, variant, seeds)
            answer.update(repro=path, variant=variant)
            say(channel, answer)
            sys.stdout.flush()
            os._exit(0)
        os.waitpid(child, 0)


def main(arguments: List[str]) -> None:
    """Runs one repro, or with `--fork` each of many, and says what came of it."""
    channel = os.open(arguments.pop(0), os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    # The folder of this file must not stand in for a package of the release.
    sys.path.pop(0)
    if arguments[0] == "--fork":
        run_forked(channel, arguments[3:], [int(seed) for seed in arguments[2].split(",")], int(arguments[1]))
    else:
        seeds, path, variant = arguments
        say(channel, answer_of(path, variant, [int(seed) for seed in seeds.split(",")]))
    sys.stdout.flush()
    sys.stderr.flush()
    # TensorFlow's threads and finalizers have crashed at exit; the answer stands.
    os._exit(0)


if __name__ == "__main__":
    main(sys.argv[1:])
