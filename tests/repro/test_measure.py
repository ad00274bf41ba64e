"""Measuring, on environments that hold no TensorFlow."""

from __future__ import annotations

import os
import signal
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from auditor.errors import AuditError
from auditor.repro import measure, record
from auditor.repro.environments import Environment, EnvironmentFailed
from auditor.repro.processes import Runs
from auditor.repro.run import Case, run_cases
from auditor.repro.stacks import Stack
from auditor.repro.verdict import Verdict

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the stand-in for an interpreter is a shell script")

Pretend = Callable[[Path, Stack], Path]

REPRO = "VARIANTS = ('fit', 'loop')\ndef repro(seed, variant):\n    return 'reproduced', variant\n"


def stack(release: str, package: str = "tensorflow", version: str | None = None) -> Stack:
    return Stack(id=release, release=release, python="3.8", package=package, version=version or release, cpu=True)


class Maker:
    """Makes environments whose tensorflow is a module of a few lines; counts how often."""

    def __init__(self, folder: Path, pretend: Pretend) -> None:
        self.folder = folder
        self.pretend = pretend
        self.made: list[str] = []
        self.broken: set[str] = set()

    @contextmanager
    def __call__(self, on: Stack, runs: Runs) -> Iterator[Environment]:
        if on.id in self.broken:
            raise EnvironmentFailed("no wheel for this Python")
        self.made.append(on.id)
        place = self.folder / f"env{len(self.made)}"
        python = self.pretend(place, on)
        yield Environment(stack=on, python=python, folder=place)


@pytest.fixture
def bug_db(tmp_path: Path) -> Path:
    (tmp_path / "bug_db" / "repros").mkdir(parents=True)
    (tmp_path / "bug_db" / "repros" / "TF-1.py").write_text(REPRO)
    (tmp_path / "bug_db" / "repros" / "TF-2.py").write_text("def repro(seed):\n    return 'absent', ''\n")
    return tmp_path / "bug_db"


@pytest.fixture
def maker(tmp_path: Path, pretend: Pretend) -> Maker:
    return Maker(tmp_path, pretend)


def words(bug_db: Path, id: str) -> list[tuple[str, str, str]]:
    rows = record.read(bug_db / "verdicts" / f"{id}.csv")
    return [(row.version, row.variant, row.verdict) for row in rows]


def test_each_stack_is_made_once_and_measured_once(bug_db: Path, maker: Maker) -> None:
    stacks = [stack("2.3.1"), stack("2.3.0")]
    counts = measure.measure(["TF-1", "TF-2"], stacks, bug_db, jobs=2, make=maker)
    assert counts == {"reproduced": 4, "absent": 2}
    assert sorted(maker.made) == ["2.3.0", "2.3.1"]
    assert words(bug_db, "TF-1") == [
        ("2.3.0", "fit", "reproduced"),
        ("2.3.1", "fit", "reproduced"),
        ("2.3.0", "loop", "reproduced"),
        ("2.3.1", "loop", "reproduced"),
    ]
    assert not measure.measure(["TF-1", "TF-2"], stacks, bug_db, make=maker)
    assert len(maker.made) == 2


def test_only_what_is_missing_is_run(bug_db: Path, maker: Maker) -> None:
    measure.measure(["TF-1"], [stack("2.3.1")], bug_db, make=maker)
    (bug_db / "repros" / "TF-1.py").write_text(REPRO.replace("'loop')", "'loop', 'new')").replace("reproduced", "loud"))
    assert measure.measure(["TF-1"], [stack("2.3.1")], bug_db, make=maker) == {"loud": 1}
    assert measure.measure(["TF-1"], [stack("2.3.1")], bug_db, again=True, make=maker) == {"loud": 3}
    assert [word for _, _, word in words(bug_db, "TF-1")] == ["loud"] * 3


def test_no_environment_is_an_error_that_can_be_tried_again(bug_db: Path, maker: Maker) -> None:
    maker.broken = {"2.3.1"}
    assert measure.measure(["TF-2"], [stack("2.3.1")], bug_db, make=maker) == {"error": 1}
    (row,) = record.read(bug_db / "verdicts" / "TF-2.csv")
    assert (row.release, row.version, row.detail) == (
        "2.3.1",
        "2.3.1",
        "could not install: no wheel for this Python",
    )
    maker.broken = set()
    assert not measure.measure(["TF-2"], [stack("2.3.1")], bug_db, make=maker)
    assert measure.measure(["TF-2"], [stack("2.3.1")], bug_db, errors=True, make=maker) == {"absent": 1}


def test_another_keras_than_the_stacks_is_an_error(bug_db: Path, maker: Maker) -> None:
    on = stack("2.16.2", "tf-keras", "2.16.0")
    assert measure.measure(["TF-2"], [on], bug_db, make=maker) == {"error": 1}
    (row,) = record.read(bug_db / "verdicts" / "TF-2.csv")
    assert row.detail.startswith("tf.keras is served by keras")


def test_a_repro_of_the_keras_route_is_for_keras_alone(bug_db: Path, maker: Maker) -> None:
    (bug_db / "repros" / "TF-2.py").write_text("ROUTE = 'keras'\ndef repro(seed):\n    return 'absent', ''\n")
    stacks = [stack("2.3.1"), stack("2.16.2", "keras", "3.0.5"), stack("2.16.2", "tf-keras", "2.16.0")]
    assert measure.measure(["TF-2"], stacks, bug_db, make=maker) == {"absent": 1}
    assert words(bug_db, "TF-2") == [("3.0.5", "", "absent")]


def test_a_workaround_is_measured_where_its_bug_is_reproduced(bug_db: Path, maker: Maker) -> None:
    worked = "def workaround(seed, variant):\n    return 'absent', 'got round ' + variant\n"
    (bug_db / "repros" / "TF-1.py").write_text(REPRO + worked)
    stacks = [stack("2.3.1"), stack("2.3.0")]
    measure.measure(["TF-1", "TF-2"], stacks[:1], bug_db, make=maker)
    assert measure.measure(["TF-1", "TF-2"], stacks, bug_db, make=maker, workarounds=True) == {"absent": 2}
    rows = record.read(bug_db / "verdicts" / "workarounds" / "TF-1.csv")
    assert [(row.release, row.variant, row.detail) for row in rows] == [
        ("2.3.1", "fit", "got round fit"),
        ("2.3.1", "loop", "got round loop"),
    ]
    assert [word for _, _, word in words(bug_db, "TF-1")] == ["reproduced"] * 2
    assert not measure.measure(["TF-1"], stacks, bug_db, make=maker, workarounds=True)


def test_a_crash_and_an_endless_loop_are_verdicts(tmp_path: Path, maker: Maker) -> None:
    cases = []
    for id, source in (
        ("TF-3", "import os\ndef repro(seed):\n    os.abort()\n"),
        ("TF-4", "def repro(seed):\n    while True: pass\n"),
        ("TF-5", "def repro(seed):\n    return 'absent', ''\n"),
    ):
        (tmp_path / f"{id}.py").write_text(source)
        cases.append(Case(id=id, variant="", repro=tmp_path / f"{id}.py"))
    with maker(stack("2.3.1"), Runs()) as made:
        found = {case.id: ran.row for case, ran in run_cases(made, cases, timeout=2)}
    assert {id: row.verdict for id, row in found.items()} == {
        "TF-3": "error",
        "TF-4": "timeout",
        "TF-5": "absent",
    }
    assert found["TF-3"].detail == "the process died of SIGABRT"
    assert found["TF-4"].detail == "not done after 2 s"


def test_children_of_a_repro_end_with_it(tmp_path: Path, maker: Maker) -> None:
    # One that stays in the repro's process group, and one that leaves it and its session.
    mark = str(tmp_path / "mark")
    (tmp_path / "TF-3.py").write_text(
        "import subprocess, sys\ndef repro(seed):\n    for apart in (True, False):\n"
        f"        command = [sys.executable, '-c', 'import time; time.sleep(60)', {mark!r}]\n"
        "        child = subprocess.Popen(command, start_new_session=apart)\n    child.wait()\n"
    )
    with maker(stack("2.3.1"), Runs()) as made:
        ((_, ran),) = run_cases(made, [Case(id="TF-3", variant="", repro=tmp_path / "TF-3.py")], timeout=2)
    assert ran.row.verdict == "timeout"
    for _ in range(50):
        left = subprocess.run(["pgrep", "-f", mark], capture_output=True, text=True).stdout.split()
        if not left:
            return
        time.sleep(0.1)
    pytest.fail("the repro's children are still there")


def test_stopped_runs_leave_whole_rows(bug_db: Path, maker: Maker, monkeypatch: pytest.MonkeyPatch) -> None:
    (bug_db / "repros" / "TF-2.py").write_text("import time\ndef repro(seed):\n    time.sleep(60)\n")
    begun: list[Runs] = []

    class Noted(Runs):
        def __init__(self) -> None:
            super().__init__()
            begun.append(self)

    monkeypatch.setattr(measure, "Runs", Noted)
    timer = threading.Timer(2.5, lambda: begun[0].stop())
    timer.start()
    started = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        measure.measure(["TF-1", "TF-2"], [stack("2.3.1")], bug_db, make=maker)
    assert time.monotonic() - started < 30
    assert len(words(bug_db, "TF-1")) == 2 and words(bug_db, "TF-2") == []


def test_two_writers_lose_no_row(tmp_path: Path) -> None:
    def row(number: int) -> Verdict:
        return Verdict(
            release=f"2.3.{number}",
            package="tensorflow",
            version=f"2.3.{number}",
            python="3.8.18",
            platform="linux-x86_64-cpu",
            variant="",
            verdict="absent",
            detail='a "quoted", comma',
        )

    path = tmp_path / "TF-1.csv"
    threads = [threading.Thread(target=record.add, args=(path, [row(number)])) for number in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert record.read(path) == [row(number) for number in range(20)]
    assert (tmp_path / record.DATE).read_text().count("-") == 2


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("release,package\n", "TF-1.csv: the columns must be release,package"),
        (
            ",".join(record.FIELDS) + "\n2.3.1,tensorflow,2.3.1,3.8,linux-x86_64-cpu,,maybe,\n",
            "TF-1.csv, line 2: Invalid enum value 'maybe'",
        ),
        (
            ",".join(record.FIELDS) + "\nnew,tensorflow,2.3.1,3.8,linux-x86_64-cpu,,absent,\n",
            "TF-1.csv, line 2: Invalid version: 'new'",
        ),
    ],
)
def test_broken_rows_are_named(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "TF-1.csv").write_text(text)
    with pytest.raises(AuditError) as caught:
        record.read(tmp_path / "TF-1.csv")
    assert str(caught.value).startswith(message)


def test_a_bug_without_a_repro_is_a_mistake(bug_db: Path, maker: Maker) -> None:
    with pytest.raises(AuditError, match="TF-9: there is no bug_db/repros"):
        measure.measure(["TF-9"], [stack("2.3.1")], bug_db, make=maker)


TABLE = 'tensorflow:\n  - {version: "2.3.1", date: "2020-09-24", pythons: ["3.8"]}\nkeras: []\ntf-keras: []\n'


def test_a_second_hand_has_its_own_repros_and_verdicts(
    bug_db: Path, maker: Maker, monkeypatch: pytest.MonkeyPatch
) -> None:
    (bug_db / "releases.yaml").write_text(TABLE)
    second = bug_db / "second_hand"
    (second / "repros").mkdir(parents=True)
    (second / "repros" / "TF-1.py").write_text("def repro(seed):\n    return 'absent', 'seen again'\n")
    monkeypatch.setattr(measure, "environment", lambda one, runs, gpu: maker(one, runs))
    assert measure.command([], None, True, 1, False, second_hand=True, root=bug_db.parent) == 0
    assert words(second, "TF-1") == [("2.3.1", "", "absent")]
    assert not (bug_db / "verdicts").exists()
    with pytest.raises(AuditError, match=r"TF-2: there is no second_hand/repros/TF-2\.py"):
        measure.command(["TF-2"], None, False, 1, False, second_hand=True, root=bug_db.parent)


def test_the_command_says_what_it_did(
    bug_db: Path, maker: Maker, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (bug_db / "releases.yaml").write_text(TABLE)
    monkeypatch.setattr(measure, "environment", lambda one, runs, gpu: maker(one, runs))
    before = signal.getsignal(signal.SIGTERM)
    assert measure.command([], None, True, 1, False, root=bug_db.parent) == 0
    out, err = capsys.readouterr()
    assert out == "2 reproduced, 1 absent\n"
    assert err.startswith("2.3.1: 2 reproduced, 1 absent in ")
    assert signal.getsignal(signal.SIGTERM) == before
    with pytest.raises(AuditError, match="name a bug"):
        measure.command([], None, False, 1, False, root=bug_db.parent)
    with pytest.raises(AuditError, match="there is no tensorflow 9"):
        measure.command(["TF-1"], ["9.9.9"], False, 1, False, root=bug_db.parent)
