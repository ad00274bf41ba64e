"""Measuring on a Dask cluster: real workers, in environments that hold no TensorFlow."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from auditor.errors import AuditError
from auditor.repro import cluster, measure, record, reproduce
from auditor.repro.reproduce import Wanted
from auditor.repro.run import Case
from auditor.repro.stacks import Stack

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="asks /proc for the processes of the workers")

# A repro that says under which processes it runs. Its own names for them are those of its namespace.
WHERE = """
import os, time
def repro(seed):
    time.sleep(0.2)
    pid, above = os.readlink("/proc/self"), []
    while pid != "0":
        above.append(pid)
        pid = next(line.split()[1] for line in open("/proc/%s/status" % pid) if line.startswith("PPid"))
    return "reproduced", " ".join(above)
"""
VERSIONS = ("2.3.0", "2.3.1", "2.4.0", "2.4.1", "2.5.0")


@pytest.fixture(scope="module")
def dask() -> Iterator[Any]:
    """Two workers, each a process, on this machine alone."""
    distributed = pytest.importorskip("distributed")
    dask = pytest.importorskip("dask")
    # One worker that ends is enough to give a stack up, so that the test of it is short.
    with (
        dask.config.set({"distributed.scheduler.allowed-failures": 0}),
        distributed.LocalCluster(
            n_workers=2, threads_per_worker=1, processes=True, host="127.0.0.1", dashboard_address=None
        ) as started,
    ):
        yield started


@pytest.fixture
def checkout(tmp_path: Path, pretend: Callable[[Path, Stack], Path]) -> Path:
    repros = tmp_path / "bug_db" / "repros"
    repros.mkdir(parents=True)
    (repros / "TF-1.py").write_text(WHERE)
    lines = [f'  - {{version: "{one}", date: "2020-09-24", pythons: ["3.8"]}}\n' for one in VERSIONS]
    (tmp_path / "bug_db" / "releases.yaml").write_text(f"tensorflow:\n{''.join(lines)}keras: []\ntf-keras: []\n")
    for version in VERSIONS:
        place = tmp_path / "shelf" / version
        on = Stack(id=version, release=version, python="3.8", package="tensorflow", version=version, cpu=True)
        pretend(place, on)
        (place / "whole").touch()
    return tmp_path


def run(checkout: Path, scheduler: str, ids: list[str], **more: Any) -> int:
    shelf = checkout / "shelf"
    return measure.command(ids, None, False, 1, False, shelf=shelf, scheduler=scheduler, root=checkout, **more)


def rows(checkout: Path, id: str) -> list[tuple[str, str, str]]:
    found = record.read(checkout / "bug_db" / "verdicts" / f"{id}.csv")
    return [(row.version, row.variant, row.verdict) for row in found]


def test_the_workers_measure_and_the_verdicts_are_written_here(
    checkout: Path, dask: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    pids = {str(worker.pid) for worker in dask.workers.values()}
    assert len(pids) == 2
    assert run(checkout, dask.scheduler_address, ["TF-1"]) == 0
    out, err = capsys.readouterr()
    assert out == "5 reproduced\n"
    assert sorted(line.partition(":")[0] for line in err.splitlines()) == list(VERSIONS)
    assert rows(checkout, "TF-1") == [(version, "", "reproduced") for version in VERSIONS]
    rows_ = record.read(checkout / "bug_db" / "verdicts" / "TF-1.csv")
    assert all(len(pids & set(row.detail.split())) == 1 for row in rows_)
    assert pids == {pid for row in rows_ for pid in row.detail.split() if pid in pids}
    assert run(checkout, dask.scheduler_address, ["TF-1"]) == 0
    assert capsys.readouterr().out == "nothing to measure\n"


def test_variants_and_what_cannot_be_installed(checkout: Path, dask: Any, capsys: pytest.CaptureFixture[str]) -> None:
    text = "VARIANTS = ('fit', 'loop')\ndef repro(seed, variant):\n    return 'absent', variant\n"
    (checkout / "bug_db" / "repros" / "TF-2.py").write_text(text)
    (checkout / "bug_db" / "repros" / "TF-3.py").write_text("def repro(seed):\n    while True: pass\n")
    assert run(checkout, dask.scheduler_address, ["TF-2"]) == 0
    assert capsys.readouterr().out == "10 absent\n"
    assert rows(checkout, "TF-2") == [(version, name, "absent") for name in ("fit", "loop") for version in VERSIONS]
    assert run(checkout, dask.scheduler_address, ["TF-3"], timeout=1) == 0
    assert capsys.readouterr().out == "5 timeout\n"


def test_audit_repro_has_the_same_scheduling(checkout: Path, dask: Any) -> None:
    """The outcome comes from a worker, with all that is said of it."""
    on = Stack(id="2.3.1", release="2.3.1", python="3.8", package="tensorflow", version="2.3.1", cpu=True)
    case = Case(id="TF-1", variant="", repro=checkout / "bug_db" / "repros" / "TF-1.py")
    wanted = Wanted(scheduler=dask.scheduler_address, environment=checkout / "shelf" / "2.3.1")
    (outcome,) = reproduce.run([(on, [case])], {}, wanted)
    assert outcome.ran is not None and outcome.case == case
    assert outcome.ran.row.verdict == "reproduced" and outcome.ran.seconds > 0
    assert {str(worker.pid) for worker in dask.workers.values()} & set(outcome.ran.row.detail.split())


def test_no_scheduler_and_no_library_are_said(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("distributed")
    monkeypatch.setattr(cluster, "CONNECT_SECONDS", 1)
    with pytest.raises(AuditError, match=r"there is no scheduler at tcp://127\.0\.0\.1:9: "):
        run(checkout, "tcp://127.0.0.1:9", ["TF-1"])
    with pytest.raises(AuditError, match="there is no scheduler at nowhere://1: "):
        run(checkout, "nowhere://1", ["TF-1"])
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(AuditError, match=r"install silent-audit\[cluster\]"):
        run(checkout, "tcp://127.0.0.1:9", ["TF-1"])
    assert rows(checkout, "TF-1") == []


def test_stopped_it_keeps_what_was_handed_in(
    checkout: Path, dask: Any, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stop(self: object, *_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(measure.Lines, "done", stop)
    assert run(checkout, dask.scheduler_address, ["TF-1"]) == 4
    assert "the verdicts so far are written down" in capsys.readouterr().err
    assert len(rows(checkout, "TF-1")) == 1
    monkeypatch.undo()
    assert run(checkout, dask.scheduler_address, ["TF-1"]) == 0
    assert capsys.readouterr().out == "4 reproduced\n"


def test_workers_that_end_are_said(checkout: Path, dask: Any) -> None:
    (checkout / "bug_db" / "repros" / "TF-4.py").write_text("import time\ndef repro(seed):\n    time.sleep(60)\n")

    def end() -> None:
        for worker in dask.workers.values():
            os.kill(worker.pid, signal.SIGKILL)

    timer = threading.Timer(3, end)
    timer.start()
    with pytest.raises(AuditError, match="workers ended while they measured: "):
        run(checkout, dask.scheduler_address, ["TF-4"])
    timer.join()
    # What they had begun has ended with them.
    for _ in range(50):
        left = subprocess.run(["pgrep", "-f", str(checkout)], capture_output=True, text=True).stdout.split()
        if not left:
            return
        time.sleep(0.1)
    pytest.fail(f"still there: {left}")
