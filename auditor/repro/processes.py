"""The processes that are running, so that all of them can be ended."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import threading
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import IO, Any

END_SECONDS = 3
"""How long a process has to end what it started, before it is ended without being asked."""


class Runs:
    """Processes that were started together; safe to use from many threads."""

    def __init__(self) -> None:
        self.stopped = threading.Event()
        self._running: set[subprocess.Popen[bytes]] = set()
        self._lock = threading.Lock()

    def stop(self) -> None:
        """Ends every process, and lets none start."""
        self.stopped.set()
        with self._lock:
            running = list(self._running)
        for process in running:
            ask(process)

    @contextlib.contextmanager
    def started(
        self,
        command: Sequence[str],
        *,
        env: Mapping[str, str],
        folder: Path | str,
        out: int | IO[Any] = subprocess.DEVNULL,
        err: int | IO[Any] = subprocess.DEVNULL,
    ) -> Iterator[subprocess.Popen[bytes]]:
        """A process in a group of its own, ended with all of its children at the end. Raises OSError."""
        with self._lock:
            if self.stopped.is_set():
                raise KeyboardInterrupt
            process = subprocess.Popen(
                list(command),
                env=dict(env),
                cwd=folder,
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=err,
                start_new_session=True,
            )
            self._running.add(process)
        try:
            yield process
        finally:
            end(process)
            for pipe in (process.stdout, process.stderr):
                if pipe:
                    pipe.close()
            with self._lock:
                self._running.discard(process)


def ask(process: subprocess.Popen[bytes]) -> None:
    """Asks a process to end; the keeper of a repro ends all that is below it then."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        process.terminate()


def end(process: subprocess.Popen[bytes]) -> None:
    """Ends a process and all that it started."""
    if process.poll() is None:
        ask(process)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(END_SECONDS)
    with contextlib.suppress(ProcessLookupError, PermissionError):
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
    process.wait()
