"""`audit repro`, `audit check --repro` and `audit cache`: real installs, and runs of the database's own repros' kind, of a
TensorFlow that is a module of a few lines."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import msgspec
import pytest

from auditor import cli
from auditor.audit import Options, audit
from auditor.database import load, releases
from auditor.database.bug import Bug, Database, Needs, Release, Sound
from auditor.database.load import load_database
from auditor.errors import AuditError
from auditor.matching.finding import Audit, Certainty, Evidence, Finding
from auditor.report import selection
from auditor.repro import command, device, evidence, reproduce, run, shelf, stacks
from auditor.repro.environments import cache_shelf
from auditor.repro.measure import header
from auditor.repro.reproduce import Wanted
from tests.repro import wheels

ROOT = Path(__file__).resolve().parents[2]

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="namespaces and locks as Linux has them")

SAVED = """
VARIANTS = ("savedmodel", "h5", "keras")
CHANCE = False
import tensorflow as tf
def repro(seed, variant):
    print("hear, hear")
    bad = tf.__version__ in ("2.3.0", "2.3.1")
    return ("reproduced" if bad else "absent"), "accuracy 1.00 before saving, %.2f after loading" % (0.25 if bad else 1)
"""
PLATEAU = "CHANCE = False\ndef repro(seed):\n    return 'absent', 'reduced once'\n"
SLOW = "import time\ndef repro(seed):\n    time.sleep(60)\n"


def table() -> dict[str, tuple[Release, ...]]:
    """Releases that this Python can install."""
    held = releases.read(ROOT / "bug_db" / "releases.yaml")
    held["tensorflow"] = tuple(
        msgspec.structs.replace(one, pythons=(wheels.THIS,), pins=()) for one in held["tensorflow"]
    )
    return held


def repro_file(home: Path, id: str) -> Path | None:
    path = home / "db" / "repros" / f"{id}.py"
    return path if path.is_file() else None


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache, wheels of four releases, and repros in the place of the database's."""
    for name, value in wheels.variables(tmp_path / "wheels", tmp_path).items():
        monkeypatch.setenv(name, value)
    for version in ("2.3.0", "2.3.1", "2.3.4", "2.4.0"):
        wheels.tensorflow(tmp_path / "wheels", version)
    repros = tmp_path / "db" / "repros"
    repros.mkdir(parents=True)
    (repros / "TF-42459.py").write_text(SAVED)
    (repros / "TF-39462.py").write_text(PLATEAU)
    variants = header(ROOT / "bug_db" / "repros" / "TF-44178.py").variants
    text = f"VARIANTS = {variants}\ndef repro(seed, variant):\n    raise ImportError('no such thing')\n"
    (repros / "TF-44178.py").write_text(text)
    (repros / "TF-33814.py").write_text("def repro(seed):\n    return 'reproduced', 'on a GPU'\n")
    monkeypatch.setattr(load, "repro_file", partial(repro_file, tmp_path))
    monkeypatch.setattr(stacks, "PYTHONS", (wheels.THIS,))
    held = msgspec.structs.replace(load_database(), releases=table())
    monkeypatch.setattr(command, "load_database", lambda: held)
    monkeypatch.setattr("auditor.database.load.load_database", lambda: held)
    return tmp_path


def called(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = cli.main(list(arguments))
    said = capsys.readouterr()
    return code, said.out, said.err


def test_one_bug_under_one_stack(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = called(capsys, "repro", "tf-42459", "--stack", "2.3.1", "--variant", "h5", "--verbose")
    assert code == 1
    assert f"under tensorflow 2.3.1, Python {wheels.THIS}." in out and out.count("hear, hear") == 1
    assert "   h5  reproduced   accuracy 1.00 before saving, 0.25 after loading" in out
    assert "should be   accuracy 1.00 before saving, 1.00 after loading (tensorflow 2.4.0)" in out
    code, out, _ = called(capsys, "repro", "TF-42459", "--stack", "tensorflow==2.4.0", "--format", "json")
    rows = json.loads(out)
    assert code == 0
    assert [(row["variant"], row["verdict"], row["device"]) for row in rows] == [
        (name, "absent", "CPU") for name in ("h5", "keras", "savedmodel")
    ]
    assert called(capsys, "repro", "TF-44178", "--stack", "2.3.1")[0] == 4


def test_the_projects_own_stack(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = called(capsys, "repro", "TF-42459", str(ROOT / "examples" / "churn"))
    assert code == 1 and "under tensorflow 2.3.1" in out
    (home / "empty").mkdir()
    code, _, err = called(capsys, "repro", "TF-42459", str(home / "empty"))
    assert (code, err) == (2, "audit: no file here says which TensorFlow is installed: name it with --stack 2.3.1\n")
    (home / "empty" / "requirements.txt").write_text("tensorflow>=2.2,<2.5\n")
    code, _, err = called(capsys, "repro", "TF-42459", str(home / "empty"))
    assert code == 2 and "the project admits tensorflow 2.2.0 to 2.4.4: pin one, or name it" in err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["TF-1"], "TF-1: no such bug"),
        (["TF-42459", "--stack", "9.9.9"], "there is no tensorflow 9.9.9"),
        (["TF-42459", "--stack", "2.3.1", "--variant", "pickle"], "has no such variant; it has savedmodel, h5, keras"),
        (["TF-42459", "--stacks", "2.3"], "--stacks 2.3: write two releases"),
        (["TF-20452", "--stack", "2.3.1"], "TF-20452: it has no repro"),
    ],
)
def test_mistakes(home: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], said: str) -> None:
    code, _, err = called(capsys, "repro", *arguments)
    assert code == 2 and said in err


def test_many_stacks_and_again(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A row a release; what could not be installed is tried again, what ran is not."""
    command_ = ("repro", "TF-42459", "--stacks", "2.3.0..2.4.0", "--variant", "h5", "--jobs", "2")
    code, out, err = called(capsys, *command_)
    rows = [line.split(maxsplit=3) for line in out.splitlines()[2:]]
    assert code == 1
    assert [(row[0], row[2]) for row in rows] == [
        ("2.3.0", "reproduced"), ("2.3.1", "reproduced"), ("2.3.2", "error"), ("2.3.3", "error"), ("2.3.4", "absent"),
        ("2.4.0", "absent"),
    ]  # fmt: skip
    assert "could not install" in out and len(err.splitlines()) == 6
    wheels.tensorflow(home / "wheels", "2.3.2")
    code, out, err = called(capsys, *command_)
    assert sorted(line.partition(":")[0] for line in err.splitlines()) == ["2.3.2", "2.3.3"]
    assert [line.split()[2] for line in out.splitlines()[2:]] == ["reproduced"] * 2 + ["absent", "error"] + [
        "absent"
    ] * 2
    # Another repro has said nothing yet.
    (home / "db" / "repros" / "TF-42459.py").write_text(SAVED + "\n")
    assert len(called(capsys, *command_)[2].splitlines()) == 6


def test_stopped_it_goes_on_where_it_was(home: Path) -> None:
    """Ctrl-C in the middle of a run of many."""
    (home / "db" / "repros" / "TF-42459.py").write_text(
        SAVED + "\nimport time\nif tf.__version__ == '2.3.4': time.sleep(60)\n"
    )
    script = (
        # What is started in the background does not hear Ctrl-C by itself.
        "import signal\nsignal.signal(signal.SIGINT, signal.default_int_handler)\n"
        "import sys, pytest\nfrom pathlib import Path\nfrom tests.repro import test_reproduce as here\n"
        "patch = pytest.MonkeyPatch()\nhere.patched(Path(sys.argv[1]), patch)\nfrom auditor import cli\n"
        "sys.exit(cli.main(['repro', 'TF-42459', '--stacks', '2.3.0..2.4.0', '--variant', 'h5']))\n"
    )
    process = subprocess.Popen([sys.executable, "-c", script, str(home)], stderr=subprocess.PIPE, text=True, cwd=ROOT)
    assert process.stderr is not None
    said = [process.stderr.readline() for _ in range(4)]
    assert [line.partition(":")[0] for line in said] == ["2.3.0", "2.3.1", "2.3.2", "2.3.3"]
    while not subprocess.run(["pgrep", "-f", f"harness.py.*{home}"], capture_output=True).stdout:
        time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=60)
    assert process.returncode == 130 and "what has run is kept, and the same command goes on" in err
    assert subprocess.run(["pgrep", "-f", str(home)], capture_output=True, text=True).stdout == ""
    kept = list((home / "cache" / "verdicts").glob("*/TF-42459.csv"))
    assert len(kept) == 1 and kept[0].read_text().count("reproduced") == 2


def patched(home: Path, patch: pytest.MonkeyPatch) -> None:
    """The fixture's patches, for a process of its own."""
    patch.setattr(load, "repro_file", partial(repro_file, home))
    patch.setattr(stacks, "PYTHONS", (wheels.THIS,))
    held = msgspec.structs.replace(load_database(), releases=table())
    patch.setattr(command, "load_database", lambda: held)


def test_shared(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    called(capsys, "repro", "TF-42459", "--stack", "2.4.0", "--share", str(home / "share"))
    called(capsys, "repro", "TF-42459", "--stack", "2.3.1", "--share", str(home / "share"))
    called(capsys, "repro", "TF-44178", "--stack", "2.3.1", "--share", str(home / "share"))
    assert sorted(path.name for path in (home / "share").iterdir()) == ["TF-42459.csv", "TF-42459.md"]
    text = (home / "share" / "TF-42459.md").read_text()
    assert text.startswith("# TF-42459: 6 verdicts") and str(home) not in text
    assert (home / "share" / "TF-42459.csv").read_text().count("\n") == 7


def test_the_cache_is_listed_and_cleared(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    called(capsys, "repro", "TF-42459", "--stack", "2.3.1")
    code, out, _ = called(capsys, "cache", "list")
    assert code == 0 and out.splitlines()[0].startswith("2.3.1 ") and "used today" in out
    assert "1 environment," in out
    assert (home / "cache" / "verdicts").is_dir()
    code, out, _ = called(capsys, "cache", "clear")
    assert code == 0 and out.startswith("removed: 1 environment, ")
    assert "0 environments" in called(capsys, "cache", "list")[1]
    assert list(cache_shelf().iterdir()) == [] and not (home / "cache" / "verdicts").exists()


# What a run says of a finding


@pytest.fixture
def checked(home: Path) -> Callable[..., Audit]:
    def check(
        which: evidence.Which, wanted: Wanted | None = None, project: Path = ROOT / "examples" / "churn"
    ) -> Audit:
        database = msgspec.structs.replace(load_database(), releases=table())
        return evidence.with_runs(audit([project], Options(cache=False)), which, wanted or Wanted(), database)

    return check


def of(answer: Audit, id: str) -> Finding:
    return next(finding for finding in answer.findings if finding.id == id)


def test_findings_are_reproduced_or_refuted(checked: Callable[..., Audit]) -> None:
    answer = checked("triggered")
    shown, gone, lost = (of(answer, id) for id in ("TF-42459", "TF-39462", "TF-44178"))
    assert shown.run is not None and gone.run is not None and lost.run is not None
    assert shown.evidence is Evidence.REPRODUCED
    assert shown.run.seen == "accuracy 1.00 before saving, 0.25 after loading"
    assert (shown.run.sound, shown.run.sound_in) == (
        "accuracy 1.00 before saving, 1.00 after loading",
        "tensorflow 2.4.0",
    )
    assert (shown.run.under, shown.run.stack, shown.run.device) == ("tensorflow 2.3.1", "2.3.1", "CPU")
    assert gone.refuted and gone.evidence is Evidence.TRIGGERED
    assert not lost.refuted and lost.run.verdict == "error"
    assert {f.id for f in selection.listed(answer)} == {"TF-42459", "TF-44178"}
    assert [f.id for f in selection.refuted(answer)] == ["TF-39462"]
    assert answer.exit_code == 1
    assert of(answer, "TF-30040").run is None  # only installed: nothing of it is run


def test_what_is_refuted_leaves_the_gate(checked: Callable[..., Audit], home: Path) -> None:
    (home / "db" / "repros" / "TF-42459.py").write_text(
        "VARIANTS = ('h5', 'keras', 'savedmodel')\ndef repro(seed, variant):\n    return 'loud', 'it raises'\n"
    )
    answer = checked("triggered")
    assert of(answer, "TF-42459").refuted and answer.exit_code == 0


def test_a_candidate_is_asked_itself(checked: Callable[..., Audit], home: Path) -> None:
    """A possible finding whose only reason is that no candidate was measured."""
    wheels.wheel(
        home / "wheels", "tensorflow", "2.7.0rc1", {"tensorflow/__init__.py": wheels.TENSORFLOW.format(version="2.7.0rc1").replace("tensorflow.python.keras", "keras").encode()}
    )  # fmt: skip
    wheels.wheel(home / "wheels", "keras", "2.7.0rc2", {"keras/__init__.py": b""})
    example = ROOT / "examples" / "headlines"
    repro = home / "db" / "repros" / "TF-38810.py"
    for word in ("absent", "reproduced"):
        repro.write_text(f"def repro(seed):\n    return {word!r}, '0 lines'\n")
        finding = of(checked("all", project=example), "TF-38810")
        assert finding.run is not None and finding.run.stack == "2.7.0rc1+keras2.7.0rc2"
        assert finding.refuted == (word == "absent")
        assert finding.certainty is (Certainty.POSSIBLE if word == "absent" else Certainty.CERTAIN)
    assert of(checked("triggered", project=example), "TF-38810").run is None


def test_what_cannot_be_told_is_not_run(checked: Callable[..., Audit], home: Path) -> None:
    project = home / "project"
    project.mkdir()
    (project / "requirements.txt").write_text("tensorflow>=2.3,<2.5\n")
    (project / "train.py").write_text(
        "import tensorflow as tf\nm = tf.keras.models.load_model('m')\n"
        "n = tf.keras.Sequential()\nn.compile(loss='sparse_categorical_crossentropy', metrics=['accuracy'])\nn.save('m')\nm.evaluate([], [])\n"
    )
    finding = of(checked("all", project=project), "TF-42459")
    assert finding.run is not None and finding.run.verdict == "not run"
    assert "the project admits tensorflow 2.3.0 to 2.4.4" in finding.run.seen
    (project / "requirements.txt").write_text("tensorflow>=2.3,<2.3.2\n")
    finding = of(checked("triggered", project=project), "TF-42459")
    assert finding.run is not None and (finding.run.verdict, finding.run.stack) == ("reproduced", "2.3.1")


def test_an_environment_that_is_there(
    checked: Callable[..., Audit], home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    called(capsys, "repro", "TF-42459", "--stack", "2.3.1")
    (place,) = (entry.path for entry in shelf.entries(cache_shelf()))
    assert of(checked("triggered", Wanted(environment=place)), "TF-42459").evidence is Evidence.REPRODUCED
    code, out, _ = called(capsys, "repro", "TF-42459", "--environment", str(place), "--variant", "h5")
    assert code == 1 and "under tensorflow 2.3.1" in out
    code, out, _ = called(capsys, "repro", "TF-42459", "--stack", "2.4.0", "--environment", str(place))
    assert code == 4 and "tf.keras is served by tensorflow 2.3.1" in out


# On a GPU, up to its absence


@pytest.fixture
def driver(home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An nvidia-smi that lists a card."""
    smi = home / "bin" / "nvidia-smi"
    smi.parent.mkdir()
    smi.write_text("#!/bin/sh\necho 'NVIDIA Example 4000'\n")
    smi.chmod(0o755)
    monkeypatch.setenv("PATH", f"{smi.parent}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.delenv("CUDA_VISIBLE_DEVICES", raising=False)
    return smi


def gpu_wheel(home: Path, sees: str) -> None:
    """The tensorflow for a GPU, and what it sees: devices by their names."""
    text = wheels.TENSORFLOW.format(version="2.3.1").replace("lambda kind: []", f"lambda kind: {sees}")
    text += "class experimental: get_device_details = staticmethod(lambda one: {'device_name': one})\nconfig.experimental = experimental\n"
    wheels.wheel(home / "wheels", "tensorflow", "2.3.1", {"tensorflow/__init__.py": text.encode()})


def ran(home: Path, id: str, wanted: Wanted) -> reproduce.Outcome:
    database = load_database()
    todo = [(stacks.stack("2.3.1", table()), reproduce.cases(id, ["h5"] if id == "TF-42459" else None))]
    (outcome,) = reproduce.run(todo, {bug.id: bug for bug in database.bugs}, wanted)
    return outcome


def test_no_gpu(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CUDA_VISIBLE_DEVICES", raising=False)
    monkeypatch.setattr(device.shutil, "which", lambda name: None)
    assert device.gpus() == ()
    outcome = ran(home, "TF-42459", Wanted(device="gpu"))
    assert outcome.ran is None and outcome.why_not == "there is no GPU here: no nvidia-smi is installed"
    monkeypatch.undo()


def test_no_gpu_but_either_will_do(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CUDA_VISIBLE_DEVICES", "")
    outcome = ran(home, "TF-42459", Wanted(device="auto"))
    assert outcome.ran is not None and outcome.ran.row.verdict == "reproduced"
    assert outcome.note == "on the CPU: CUDA_VISIBLE_DEVICES hides every GPU"
    # What shows on a GPU alone is run there alone.
    for which in ("cpu", "gpu", "auto"):
        alone = ran(home, "TF-33814", Wanted(device=which))  # type: ignore[arg-type]
        assert alone.ran is None and alone.why_not.startswith("it shows on a GPU only: ")


def test_a_gpu_that_the_framework_sees(home: Path, driver: Path) -> None:
    gpu_wheel(home, "['Example 4000']")
    assert device.gpus() == ("NVIDIA Example 4000",)
    outcome = ran(home, "TF-33814", Wanted(device="gpu"))
    assert outcome.ran is not None and outcome.ran.device == "Example 4000"
    row = outcome.ran.row
    assert (row.verdict, row.detail, row.platform[-4:]) == ("reproduced", "on a GPU [Example 4000]", "-gpu")
    assert [entry.about.requirements for entry in shelf.entries(cache_shelf())] == [("tensorflow==2.3.1",)]


def test_a_gpu_that_the_framework_does_not_see(home: Path, driver: Path) -> None:
    gpu_wheel(home, "[]")
    needs = "tensorflow 2.3.1, which needs CUDA 10.1, sees no GPU"
    outcome = ran(home, "TF-42459", Wanted(device="gpu"))
    assert outcome.ran is not None and (outcome.ran.row.verdict, outcome.ran.row.detail) == ("inapplicable", needs)
    outcome = ran(home, "TF-42459", Wanted(device="auto"))
    assert (
        outcome.ran is not None
        and outcome.ran.row.verdict == "reproduced"
        and outcome.ran.row.platform.endswith("-cpu")
    )
    assert outcome.note == f"on the CPU: {needs}"
    outcome = ran(home, "TF-33814", Wanted(device="auto"))
    assert outcome.ran is not None and (outcome.ran.row.verdict, outcome.ran.row.detail) == ("inapplicable", needs)


def test_several_devices(home: Path) -> None:
    """Bugs of several GPUs run on a CPU where the repro makes several devices of it; none runs on a TPU."""
    bug = load_database().bug("TF-42459")
    repro = home / "db" / "repros" / "TF-42459.py"
    text = "DEVICES = 2\nimport tensorflow as tf\ndef repro(seed):\n    return 'reproduced', str(tf.config.made)\n"
    one = stacks.stack("2.3.1", table())

    def outcome(needs: Needs) -> reproduce.Outcome:
        asked = {bug.id: msgspec.structs.replace(bug, needs=needs)}
        (found,) = reproduce.run([(one, reproduce.cases(bug.id))], asked, Wanted())
        return found

    repro.write_text(text.replace("DEVICES", "OTHER"))
    assert outcome(Needs(device="multi-gpu")).why_not == "it shows on several GPUs only, and there are not as many here"
    assert outcome(Needs(device="tpu")).why_not == "it shows on a TPU only, and none can be asked for"
    repro.write_text(text)
    split = (
        "    LogicalDeviceConfiguration = dict\n"
        "    list_physical_devices = staticmethod(lambda kind: [] if kind == 'GPU' else ['cpu'])\n"
        "    set_logical_device_configuration = classmethod(lambda cls, cpu, parts: setattr(cls, 'made', len(parts)))\n"
    )
    wheels.wheel(
        home / "wheels", "tensorflow-cpu", "2.3.1", {"tensorflow/__init__.py": (wheels.TENSORFLOW.format(version="2.3.1") + split).encode()}
    )  # fmt: skip
    found = outcome(Needs(device="multi-gpu"))
    assert found.ran is not None and (found.ran.row.verdict, found.ran.row.detail) == ("reproduced", "2")


def test_another_backend(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A repro for JAX gets an environment with it, and KERAS_BACKEND says so."""
    repro = home / "db" / "repros" / "TF-42459.py"
    repro.write_text("BACKEND = 'jax'\nimport os\ndef repro(seed):\n    return 'absent', os.environ['KERAS_BACKEND']\n")
    held = table()
    bugs: dict[str, Bug] = {}
    (no,) = reproduce.run([(stacks.stack("2.3.1", held), reproduce.cases("TF-42459"))], bugs, Wanted())
    assert no.why_not == "its repro is for the backend jax, which tensorflow 2.3.1 has not"
    for name, version in (("tensorflow-cpu", "2.19.1"), ("keras", "3.9.2"), ("jax", "0.5.0")):
        text = wheels.TENSORFLOW.format(version=version).replace("tensorflow.python.keras", "keras.src")
        files = {f"{name.partition('-')[0]}/__init__.py": text.encode()}
        wheels.wheel(home / "wheels", name, version, files)
    (yes,) = reproduce.run([(stacks.stack("2.19.1+keras3.9.2", held), reproduce.cases("TF-42459"))], bugs, Wanted())
    assert yes.stack.id == "2.19.1+keras3.9.2+jax" and yes.asked == "2.19.1+keras3.9.2"
    assert yes.ran is not None and (yes.ran.row.verdict, yes.ran.row.detail) == ("absent", "jax")
    # One that says nothing of it runs on the project's, unless the bug shows on others only.
    repro.write_text(repro.read_text().replace("BACKEND = 'jax'", ""))
    bug = load_database().bug("TF-42459")
    monkeypatch.setenv("KERAS_BACKEND", "jax")
    for needs, backend, said in (
        ((), None, "tensorflow"),
        (("tensorflow", "jax"), None, "jax"),
        (("tensorflow",), "jax", "it shows on tensorflow only, and not on jax"),
        ((), "jax", "jax"),
        (("jax", "torch"), None, "jax"),
        (("tensorflow", "jax"), "jax", "jax"),
        (("torch",), "jax", "it shows on torch only, and not on jax"),
    ):
        bugs = {bug.id: msgspec.structs.replace(bug, needs=Needs(backend=needs))}
        todo = [(stacks.stack("2.19.1+keras3.9.2", held), reproduce.cases("TF-42459"))]
        (one,) = reproduce.run(todo, bugs, Wanted(backend=backend))
        assert said == (one.ran.row.detail if one.ran is not None else one.why_not)


def test_what_the_database_says_without_the_bug() -> None:
    sound = load_database().sound["TF-42459/h5"]
    assert sound == Sound("tensorflow", "2.4.0", "accuracy 1.00 before saving, 1.00 after loading")


def test_a_bug_without_a_repro_is_said(home: Path) -> None:
    with pytest.raises(AuditError, match="TF-9: it has no repro"):
        reproduce.cases("TF-9")
    assert isinstance(load_database(), Database) and run.SEEDS == "0,1,2"
