"""Runs repros in an environment, each in a process of its own."""

from __future__ import annotations

import contextlib
import json
import os
import platform
import signal
import subprocess
import tempfile
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec

from auditor.repro.environments import Environment
from auditor.repro.stacks import Stack
from auditor.repro.verdict import Verdict, Word

SEEDS = "0,1,2"
TIMEOUT_SECONDS = 180
DETAIL_CHARACTERS = 300

HARNESS = Path(__file__).with_name("harness.py")


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


class Runs:
    """The processes that are running, so that all of them can be ended; safe to use from many threads."""

    def __init__(self) -> None:
        self.stopped = threading.Event()
        self._running: set[subprocess.Popen[str]] = set()
        self._lock = threading.Lock()

    def stop(self) -> None:
        """Ends every process, and lets none start."""
        self.stopped.set()
        with self._lock:
            for process in self._running:
                _end(process)

    @contextlib.contextmanager
    def started(self, command: list[str], env: dict[str, str], folder: str) -> Iterator[subprocess.Popen[str]]:
        """A process in a group of its own, ended with all of its children at the end."""
        with self._lock:
            if self.stopped.is_set():
                raise KeyboardInterrupt
            process = subprocess.Popen(
                command,
                env=env,
                cwd=folder,
                text=True,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )
            self._running.add(process)
        try:
            yield process
        finally:
            _end(process)
            process.wait()
            if process.stdout:
                process.stdout.close()
            with self._lock:
                self._running.discard(process)


def run_cases(
    environment: Environment, cases: Sequence[Case], runs: Runs | None = None, timeout: int = TIMEOUT_SECONDS
) -> Iterator[tuple[Case, Verdict]]:
    """The verdict of each case, in order, as soon as it is there; whatever happens to a repro is a verdict.

    They run as forks of one process that has imported tensorflow; a case that gives no answer so is run again
    alone. `timeout` is in seconds, for each.
    """
    runs = runs or Runs()
    left = list(cases)
    if len(left) > 1 and hasattr(os, "fork"):
        answered = set()
        for case, answer in _forked(environment, left, runs, timeout):
            answered.add(case)
            yield case, _verdict(environment, case, answer)
        left = [case for case in left if case not in answered]
    for case in left:
        yield case, run_case(environment, case, runs, timeout)


def run_case(environment: Environment, case: Case, runs: Runs | None = None, timeout: int = TIMEOUT_SECONDS) -> Verdict:
    """The verdict of one case, run in a new process."""
    runs = runs or Runs()
    command = [str(environment.python), str(HARNESS), str(case.repro), case.asked, SEEDS]
    with _folder(environment) as folder, runs.started(command, _env(environment), folder) as process:
        try:
            said, _ = process.communicate(timeout=timeout)
        except subprocess.TimeoutExpired:
            detail = f"not done after {timeout} s"
            return without_answer(environment.stack, case, "timeout", detail, gpu=environment.gpu)
    if runs.stopped.is_set():
        raise KeyboardInterrupt
    try:
        answer = json.loads(said)
    except ValueError:
        detail = f"the process {_ending(process.returncode)}"
        return without_answer(environment.stack, case, "error", detail, gpu=environment.gpu)
    return _verdict(environment, case, answer)


def _forked(
    environment: Environment, cases: Sequence[Case], runs: Runs, timeout: int
) -> Iterator[tuple[Case, dict[str, Any]]]:
    """What the cases answer that do, run as forks of one process."""
    by_name = {(str(case.repro), case.asked): case for case in cases}
    command = [str(environment.python), str(HARNESS), "--fork", str(timeout), SEEDS]
    command.extend(word for name in by_name for word in name)
    with _folder(environment) as folder, runs.started(command, _env(environment), folder) as process:
        # Each fork ends itself in time; this is for the process that they come from.
        watch = threading.Timer(timeout * (len(cases) + 1), _end, [process])
        watch.daemon = True
        watch.start()
        try:
            for line in process.stdout or ():
                with contextlib.suppress(ValueError):
                    answer = json.loads(line)
                    yield by_name[answer["repro"], answer["variant"]], answer
        finally:
            watch.cancel()
    if runs.stopped.is_set():
        raise KeyboardInterrupt


def _env(environment: Environment) -> dict[str, str]:
    return environment.variables(os.environ)


def _folder(environment: Environment) -> tempfile.TemporaryDirectory[str]:
    """A new working folder: repros save models where they stand."""
    return tempfile.TemporaryDirectory(dir=environment.folder, prefix="run-", ignore_cleanup_errors=True)


def _verdict(environment: Environment, case: Case, answer: dict[str, Any]) -> Verdict:
    """The row of an answer."""
    stack = environment.stack
    served = (answer["package"], answer["version"])
    word: Word = answer["verdict"]
    detail = answer["detail"]
    # A verdict under another Keras than the stack's would be noted under a wrong name.
    if answer["package"] and served != (stack.package, stack.version):
        word, detail = "error", f"tf.keras is served by {served[0]} {served[1]}"
    elif environment.gpu and not answer["gpu"]:
        word, detail = "error", "tensorflow sees no GPU"
    return Verdict(
        release=stack.release,
        package=stack.package,
        version=stack.version,
        python=answer["python"],
        platform=platform_of(gpu=environment.gpu),
        variant=case.variant,
        verdict=word,
        detail=detail[:DETAIL_CHARACTERS],
    )


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


def _ending(code: int) -> str:
    if code < 0:
        with contextlib.suppress(ValueError):
            return f"died of {signal.Signals(-code).name}"
    return f"ended with {code} and no verdict"


def _end(process: subprocess.Popen[str]) -> None:
    """Ends a process and all that it started."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
