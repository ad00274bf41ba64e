"""Runs repros in an environment, each in a process of its own, with a home, a folder and limits of its own."""

from __future__ import annotations

import contextlib
import json
import os
import platform
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

import msgspec
from packaging.version import Version

from auditor.repro.environments import Environment
from auditor.repro.processes import END_SECONDS, Runs, ask
from auditor.repro.stacks import Stack
from auditor.repro.verdict import Verdict, Word

SEEDS = "0,1,2"
TIMEOUT_SECONDS = 180
DETAIL_CHARACTERS = 300

MEMORY_BYTES = 8_000_000_000
PROCESSES = 256
OUTPUT_BYTES = 100_000_000
"""What a repro may take or print: a hundred times what any needs."""

KEPT_BYTES = 32_768
"""What is kept of the beginning and of the end of the output."""

LOOK_SECONDS = 0.05

NO_GPU = "tensorflow sees no GPU"

HARNESS = Path(__file__).with_name("harness.py")
KEEPER = Path(__file__).with_name("keeper.py")


class Case(msgspec.Struct, frozen=True, order=True, kw_only=True):
    """One thing to be run: the repro of a bug, in one variant, "" where it has none; or its `workaround`."""

    id: str
    variant: str
    repro: Path
    workaround: bool = False

    @property
    def asked(self) -> str:
        """What the harness is asked for: a variant, `-` for none, `workaround` or `workaround:VARIANT`."""
        if self.workaround:
            return f"workaround:{self.variant}" if self.variant else "workaround"
        return self.variant or "-"


class Ran(msgspec.Struct, frozen=True, kw_only=True):
    """What came of a case: its row, and what is said of it here and now.

    `seconds` are those of the repro, `device` the name of the GPU or an empty text, `output` what it printed where it
    ran alone. `network` is whether it had one, None where nobody knows.
    """

    row: Verdict
    seconds: float = 0.0
    device: str = ""
    output: str = ""
    network: bool | None = None


def memory_limit() -> int:
    """The bytes of memory that a repro may take with all of its processes."""
    try:
        whole = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (ValueError, OSError, AttributeError):
        return MEMORY_BYTES
    return min(MEMORY_BYTES, whole * 3 // 4)


class Tape(threading.Thread):
    """Takes what a process prints: the first and the last of it; too much of it ends the process."""

    def __init__(self, process: subprocess.Popen[bytes], source: IO[bytes], limit: int) -> None:
        super().__init__(daemon=True)
        self.broken = False
        self._process, self._source, self._limit = process, source, limit
        self._first, self._last = b"", b""

    def run(self) -> None:
        """Reads to the end."""
        total = 0
        with contextlib.suppress(OSError, ValueError):
            while data := self._source.read1(65_536):  # type: ignore[attr-defined]
                total += len(data)
                room = KEPT_BYTES - len(self._first)
                self._first += data[:room]
                self._last = (self._last + data[room:] if room < len(data) else self._last)[-KEPT_BYTES:]
                if total > self._limit and not self.broken:
                    self.broken = True
                    ask(self._process)

    def text(self) -> str:
        """What is kept of it."""
        joint = b"\n...\n" if len(self._last) == KEPT_BYTES else b""
        return (self._first + joint + self._last).decode("utf-8", "replace")


@dataclass
class Session:
    """One start of the harness. `lasted` is whether it was ended for its time."""

    process: subprocess.Popen[bytes]
    box: Path
    tape: Tape
    lasted: bool = False
    _read: int = 0
    _status: dict[str, Any] = field(default_factory=dict)

    def answers(self, seconds: float) -> Iterator[dict[str, Any]]:
        """What the harness answers, as soon as it is there, for so long at most."""
        deadline = time.monotonic() + seconds
        while True:
            over = self.process.poll() is not None
            yield from self._news()
            if over:
                break
            if time.monotonic() > deadline:
                self.lasted = True
                break
            time.sleep(LOOK_SECONDS)
        if self.lasted:
            ask(self.process)
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.process.wait(END_SECONDS)
        self.tape.join(END_SECONDS)
        self._look()
        # A verdict stands, even where what came after it broke a limit.
        yield from self._news()

    def _news(self) -> Iterator[dict[str, Any]]:
        try:
            with open(self.box / "answers", "rb") as file:
                file.seek(self._read)
                for line in file:
                    if not line.endswith(b"\n"):
                        return  # the rest of it is still to come
                    self._read += len(line)
                    with contextlib.suppress(ValueError):
                        answer = json.loads(line)
                        if isinstance(answer, dict):
                            yield answer
        except OSError:
            return

    def _look(self) -> None:
        with contextlib.suppress(OSError, ValueError):
            self._status = json.loads((self.box / "status").read_text(encoding="ascii"))

    @property
    def network(self) -> bool | None:
        """Whether it had a network; None where nobody knows."""
        self._look()
        said: bool | None = self._status.get("network")
        return said

    def end(self, timeout: float) -> tuple[Word, str]:
        """The verdict of a case that gave no answer, and why it gave none."""
        limit = self._status.get("limit")
        if self.lasted:
            return "timeout", f"not done after {timeout:g} s"
        if self.tape.broken:
            return "error", f"printed more than {OUTPUT_BYTES // 1_000_000} MB"
        if limit == "memory":
            return "error", f"took more than {memory_limit() / 1e9:.1f} GB of memory"
        if limit == "processes":
            return "error", f"started more than {PROCESSES} processes"
        ended = self._status.get("ended", self.process.returncode)
        return "error", f"the process {_ending(ended)}"


@contextlib.contextmanager
def session(environment: Environment, arguments: Sequence[str], runs: Runs) -> Iterator[Session]:
    """Starts the harness in a box of its own: a home, a working folder, one for what is temporary."""
    box = Path(tempfile.mkdtemp(dir=environment.folder, prefix="run-"))
    try:
        for name in ("home", "work", "tmp"):
            (box / name).mkdir()
        env = environment.variables(os.environ, box)
        command = [str(environment.python), str(HARNESS), str(box / "answers"), *arguments]
        # The keeper is run by this Python, and is no part of the environment. Windows has nothing that it could do.
        keeper = [sys.executable, "-I", "-S", str(KEEPER), str(os.getpid())]
        keeper += [str(box / "status"), str(memory_limit()), str(PROCESSES)]
        command = [*keeper, *command] if hasattr(os, "fork") else command
        out, err = subprocess.PIPE, subprocess.STDOUT
        with runs.started(command, env=env, folder=box / "work", out=out, err=err) as process:
            assert process.stdout is not None
            tape = Tape(process, process.stdout, OUTPUT_BYTES)
            tape.start()
            yield Session(process, box, tape)
    finally:
        shutil.rmtree(box, ignore_errors=True)
    if runs.stopped.is_set():
        raise KeyboardInterrupt


def run_cases(
    environment: Environment, cases: Sequence[Case], runs: Runs | None = None, timeout: int = TIMEOUT_SECONDS
) -> Iterator[tuple[Case, Ran]]:
    """What came of each case, in order, as soon as it is there; whatever happens to a repro is a verdict.

    They run as forks of one process that has imported tensorflow; a case that gives no answer so is run again
    alone. `timeout` is in seconds, for each.
    """
    runs = runs or Runs()
    left = list(cases)
    if len(left) > 1 and hasattr(os, "fork"):
        answered = set()
        for case, ran in _forked(environment, left, runs, timeout):
            answered.add(case)
            yield case, ran
        left = [case for case in left if case not in answered]
    for case in left:
        yield case, run_case(environment, case, runs, timeout)


def run_case(environment: Environment, case: Case, runs: Runs | None = None, timeout: int = TIMEOUT_SECONDS) -> Ran:
    """What came of one case, run in a new process."""
    started = time.monotonic()
    with session(environment, [SEEDS, str(case.repro), case.asked], runs or Runs()) as one:
        answers = list(one.answers(timeout))
        if answers:
            ran = _ran(environment, case, answers[0], one)
        else:
            row = without_answer(environment.stack, case, *one.end(timeout), gpu=environment.gpu)
            ran = Ran(row=row, seconds=time.monotonic() - started, network=one.network)
        return msgspec.structs.replace(ran, output=one.tape.text())


def _forked(
    environment: Environment, cases: Sequence[Case], runs: Runs, timeout: int
) -> Iterator[tuple[Case, Ran]]:  # fmt: skip
    """What came of the cases that answer, run as forks of one process."""
    by_name = {(str(case.repro), case.asked): case for case in cases}
    arguments = ["--fork", str(timeout), SEEDS, *(word for name in by_name for word in name)]
    with session(environment, arguments, runs) as one:
        # Each fork ends itself in time; this is for the process that they come from.
        for answer in one.answers(timeout * (len(cases) + 1)):
            case = by_name.pop((answer.get("repro", ""), answer.get("variant", "")), None)
            if case is not None:
                yield case, _ran(environment, case, answer, one)


def _ran(environment: Environment, case: Case, answer: dict[str, Any], one: Session) -> Ran:
    """The row of an answer, and what else it says."""
    stack = environment.stack
    served = (answer["package"], answer["version"])
    word: Word = answer["verdict"]
    detail = answer["detail"]
    device = ", ".join(dict.fromkeys(answer["gpu"]))
    # A verdict under another Keras than the stack's would be noted under a wrong name.
    if answer["package"] and served != (stack.package, stack.version):
        word, detail = "error", f"tf.keras is served by {served[0]} {served[1]}"
    elif answer["tensorflow"] and Version(answer["tensorflow"]).public != stack.release:
        word, detail = "error", f"this is tensorflow {answer['tensorflow']}"
    elif environment.gpu and not device:
        word, detail = "error", NO_GPU
    elif environment.gpu:
        detail = f"{detail} [{device}]"
    row = Verdict(
        release=stack.release,
        package=stack.package,
        version=stack.version,
        python=answer["python"],
        platform=platform_of(gpu=environment.gpu),
        variant=case.variant,
        verdict=word,
        detail=detail[:DETAIL_CHARACTERS],
    )
    return Ran(row=row, seconds=answer["seconds"], device=device, network=one.network)


def without_answer(stack: Stack, case: Case, word: Word, detail: str, *, gpu: bool = False) -> Verdict:
    """The row of a case that could not be run to an end under a stack."""
    return Verdict(
        release=stack.release,
        package=stack.package,
        version=stack.version,
        python=stack.python,
        platform=platform_of(gpu=gpu),
        variant=case.variant,
        verdict=word,
        detail=detail[:DETAIL_CHARACTERS],
    )


def platform_of(*, gpu: bool) -> str:
    """Where a repro runs here, as `linux-x86_64-cpu`."""
    return f"{platform.system().lower()}-{platform.machine().lower()}-{'gpu' if gpu else 'cpu'}"


def _ending(code: int | None) -> str:
    if code is None:
        return "was ended"
    if code < 0:
        with contextlib.suppress(ValueError):
            return f"died of {signal.Signals(-code).name}"
    return f"ended with {code} and no verdict"
