"""Which code serves `tf.keras`, `keras` and `tf_keras`: asked of installed pairs of packages, not remembered.

`audit db implementations` installs each pair, imports each route in a process of its own and writes down where its
`Dense` layer is defined: `docs/implementations.md`. A test holds `auditor/project/framework.py` to that table.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import msgspec

from auditor.repro import stacks
from auditor.repro.environments import EnvironmentFailed, environment, find_uv
from auditor.repro.processes import Runs

PAGE = Path("docs/implementations.md")
ROUTES = {"tf.keras": "tensorflow.keras.layers", "keras": "keras.layers", "tf_keras": "tf_keras.layers"}
PAIRS: tuple[tuple[str, str, bool], ...] = (
    ("1.15.5", "keras==2.3.1", False),
    ("2.0.4", "keras==2.3.1", False),
    ("2.2.3", "keras==2.3.1", False),
    ("2.2.3", "keras==2.4.3", False),
    ("2.3.4", "", False),
    ("2.3.4", "keras==2.3.1", False),
    ("2.3.4", "keras==2.4.3", False),
    ("2.5.3", "", False),
    ("2.6.5", "", False),
    ("2.8.4", "", False),
    ("2.11.0", "", False),
    ("2.13.1", "", False),
    ("2.15.1", "", False),
    ("2.15.1", "keras==3.0.5", False),
    ("2.15.1", "tf-keras==2.15.1", False),
    ("2.15.1", "tf-keras==2.15.1", True),
    ("2.16.2", "keras==3.0.5", False),
    ("2.16.2", "tf-keras==2.16.0", False),
    ("2.16.2", "tf-keras==2.16.0", True),
    ("2.19.1", "keras==3.9.2", False),
    ("2.19.1", "tf-keras==2.19.0", True),
)
"""A tensorflow, what is pinned beside it, and whether TF_USE_LEGACY_KERAS is on."""

_PROBE = """
import sys, warnings
warnings.simplefilter("ignore")
import importlib
top = sys.argv[1].split(".")[0]
try:
    importlib.import_module(top)
except ImportError as error:
    if getattr(error, "name", None) != top:
        raise
    print("SERVED -")
else:
    # `tensorflow.keras` is an attribute loaded on demand, not a module, in most releases.
    module = importlib.import_module(sys.argv[1] if top != "tensorflow" else top)
    layers = module.keras.layers if top == "tensorflow" else module
    print("SERVED", layers.Dense.__module__.split(".")[0])
"""
_VERSION = """
import sys
try:
    from importlib.metadata import version
except ImportError:
    from pkg_resources import get_distribution
    version = lambda name: get_distribution(name).version
print(version(sys.argv[1]))
"""
_HEAD = """# Which code serves each route

Made by `audit db implementations`, which installs each pair and asks where the class of a `Dense` layer is defined.
`auditor/project/framework.py` must agree; a test says so. TensorFlow 2.5 brings a copy of its own Keras along as
`keras-nightly`, which counts as that TensorFlow.

| tensorflow | beside it | TF_USE_LEGACY_KERAS | `tf.keras` | `import keras` | `import tf_keras` |
| --- | --- | --- | --- | --- | --- |
"""


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """What was found of one pair: for each route the package and version that serve it, or `-`."""

    tensorflow: str
    beside: str
    legacy: bool
    served: tuple[str, str, str]


def rows(text: str) -> list[Row]:
    """The rows of the page."""
    found = []
    for line in text.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if len(cells) == 6 and cells[0][:1].isdigit():
            served = (cells[3], cells[4], cells[5])
            found.append(Row(tensorflow=cells[0], beside=cells[1], legacy=cells[2] == "on", served=served))
    return found


def command(root: Path, releases: stacks.Releases, jobs: int) -> int:
    """Asks every pair and writes the page; 1 where one could not be installed."""
    with ThreadPoolExecutor(jobs) as pool:
        found = list(pool.map(lambda pair: _ask(pair[0], pair[1], pair[2], releases), PAIRS))
    failed = [row for row in found if isinstance(row, str)]
    for message in failed:
        print(message)
    (root / PAGE).write_text(_HEAD + "".join(_lines(found)), encoding="utf-8")
    return 1 if failed else 0


def _lines(found: list[Row | str]) -> Iterator[str]:
    for row in found:
        if isinstance(row, Row):
            legacy = "on" if row.legacy else ""
            yield f"| {row.tensorflow} | {row.beside} | {legacy} | {' | '.join(row.served)} |\n"


def _ask(tensorflow: str, beside: str, legacy: bool, releases: stacks.Releases) -> Row | str:
    usual = stacks.stack(tensorflow, releases)
    pins = list(usual.pins)
    if usual.package == "keras" and (not beside.startswith("keras==") or tensorflow.startswith("2.15.")):
        pins.append(f"keras=={usual.version}")
    asked = msgspec.structs.replace(usual, package="tensorflow", version=tensorflow, pins=tuple(pins))
    try:
        with environment(asked, Runs()) as ready:
            if beside:
                # After the rest, as people do it: TensorFlow 2.15 does not ask for Keras 3, and runs with it.
                install = [find_uv(), "pip", "install", "--quiet", "--no-cache", "--python", str(ready.python), beside]
                subprocess.run(install, check=True, capture_output=True, timeout=600)
            variables = ready.variables(os.environ, ready.folder) | ({"TF_USE_LEGACY_KERAS": "1"} if legacy else {})
            served = [_served(str(ready.python), module, variables, tensorflow) for module in ROUTES.values()]
    except (EnvironmentFailed, subprocess.SubprocessError) as error:
        return f"tensorflow {tensorflow} with {beside}: {error}"
    return Row(tensorflow=tensorflow, beside=beside, legacy=legacy, served=(served[0], served[1], served[2]))


def _served(python: str, module: str, variables: dict[str, str], tensorflow: str) -> str:
    ran = subprocess.run([python, "-c", _PROBE, module], env=variables, capture_output=True, text=True, timeout=300)
    top = next((line.split()[1] for line in ran.stdout.splitlines() if line.startswith("SERVED ")), "")
    if not top:
        last = (ran.stderr.strip().splitlines() or [f"exit code {ran.returncode}"])[-1]
        raise EnvironmentFailed(f"importing {module} fails: {last}")
    if top == "-":
        return "-"
    if top == "tensorflow":
        return f"tensorflow {tensorflow}"
    # TensorFlow 2.5 brought `keras` along under the name of its nightly builds.
    for name in {"tf_keras": ("tf-keras",)}.get(top, (top, f"{top}-nightly")):
        version = _version(python, name, variables)
        if version:
            return f"{name} {version}"
    raise EnvironmentFailed(f"no distribution says that it installed {top}")


def _version(python: str, name: str, variables: dict[str, str]) -> str | None:
    listed = subprocess.run(
        [python, "-c", _VERSION, name], env=variables, capture_output=True, text=True, timeout=120
    )  # fmt: skip
    return listed.stdout.strip() if listed.returncode == 0 else None
