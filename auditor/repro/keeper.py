"""Keeps a repro within limits: ``python -I -S keeper.py PARENT STATUS MEMORY PROCESSES COMMAND...``.

The command runs without a network and in a process namespace of its own, where the system permits that. What it starts
is ended with it, also what has left its process group. It is ended when all of it together takes more than MEMORY
bytes, or is more than PROCESSES processes, or when the keeper is asked to end (SIGTERM) or the process PARENT, which
started it, dies.

STATUS is a file that gets one JSON object: `network`, whether the command had one; `ended`, its exit code, or the
negative number of the signal that ended it, null where the keeper did; `limit`, the limit that it broke, or null.

It stands alone, so that it starts quickly: nothing of the auditor is imported.
"""

from __future__ import annotations

import contextlib
import ctypes
import json
import os
import select
import signal
import socket
import struct
import sys
import time
from pathlib import Path

LOOK_SECONDS = 0.05
NICE = 5
"""How far the command stands back: the keeper must come first where it starts processes without end."""

THREADS = 8_192
MAX_FILE_BYTES = 4 << 30
"""What one file that the command writes may take."""

NEW_USER, NEW_PID, NEW_NET = 0x10000000, 0x20000000, 0x40000000
PARENT_DEATH, SUBREAPER = 1, 36

LINUX = sys.platform == "linux"


class Ended(Exception):
    """The keeper was asked to end."""


def main(arguments: list[str]) -> int:
    """Runs the command; 0 once it has ended and the status is written."""
    parent, status, command = int(arguments[0]), Path(arguments[1]), arguments[4:]
    memory, processes = int(arguments[2]), int(arguments[3])
    apart = isolate() if LINUX else ""
    if LINUX and os.getppid() != parent:
        return 1  # it died before it could be asked for a sign
    told: dict[str, object] = {"network": not apart, "ended": None, "limit": None}
    status.write_text(json.dumps(told), encoding="ascii")
    signal.signal(signal.SIGTERM, _end)
    reading, writing = os.pipe()
    child = 0
    try:
        child = os.fork()
        if child == 0:
            os.close(reading)
            tend(command, writing, THREADS if apart == "user" else None)
        os.close(writing)
        told["limit"] = watch(child, memory, processes)
        if told["limit"] is None:
            end = os.read(reading, 64)
            told["ended"] = os.waitstatus_to_exitcode(int(end)) if end else -signal.SIGKILL
    except Ended:
        pass
    finally:
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        end_all(child)
        status.write_text(json.dumps(told), encoding="ascii")
    return 0


def _end(*_: object) -> None:
    raise Ended


def isolate() -> str:
    """Takes the network away and makes a namespace for the processes to come; `root` or `user` by what permitted it,
    or an empty text."""
    libc = ctypes.CDLL(None, use_errno=True)
    # Whoever started this may be killed without a word.
    libc.prctl(PARENT_DEATH, signal.SIGKILL, 0, 0, 0)
    libc.prctl(SUBREAPER, 1, 0, 0, 0)
    user, group = os.geteuid(), os.getegid()
    if not hasattr(libc, "unshare"):
        return ""
    kind = "root"
    # With a user namespace nobody needs to be root for it.
    if not (user == 0 and libc.unshare(NEW_NET | NEW_PID) == 0):
        if libc.unshare(NEW_USER | NEW_NET | NEW_PID) != 0:
            return ""
        kind = "user"
        with contextlib.suppress(OSError):
            Path("/proc/self/setgroups").write_text("deny")
            Path("/proc/self/uid_map").write_text(f"{user} {user} 1")
            Path("/proc/self/gid_map").write_text(f"{group} {group} 1")
        # A change of identity has taken this back.
        libc.prctl(PARENT_DEATH, signal.SIGKILL, 0, 0, 0)
    with contextlib.suppress(OSError, ImportError):
        loopback()
    return kind


def loopback() -> None:
    """Turns the loopback interface on: several workers of one program speak over it."""
    import fcntl

    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as one:
        # SIOCSIFFLAGS with IFF_UP and IFF_RUNNING
        fcntl.ioctl(one.fileno(), 0x8914, struct.pack("16sh14x", b"lo", 0x1 | 0x40))


def tend(command: list[str], writing: int, threads: int | None) -> None:
    """Runs the command as a child, reaps what is orphaned meanwhile, and hands on how it ended. Never returns.

    `threads` is how many there may be, where the system counts those of this namespace alone.
    """
    try:
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        if LINUX:
            ctypes.CDLL(None).prctl(PARENT_DEATH, signal.SIGKILL, 0, 0, 0)
            # A keeper that was killed before that left no sign but a pipe that nobody reads: in a namespace of its own
            # a process is not told of its parent.
            pipe = select.poll()
            pipe.register(writing, 0)
            if pipe.poll(0):
                return
        child = os.fork()
        if child == 0:
            os.close(writing)
            with contextlib.suppress(ImportError, ValueError, OSError):
                import resource

                resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
                resource.setrlimit(resource.RLIMIT_FSIZE, (MAX_FILE_BYTES, MAX_FILE_BYTES))
                if threads is not None:
                    resource.setrlimit(resource.RLIMIT_NPROC, (threads, threads))
            with contextlib.suppress(OSError, AttributeError):
                os.nice(NICE)
            os.execv(command[0], command)
        pid = 0
        while pid != child:
            pid, end = os.wait()
        os.write(writing, str(end).encode("ascii"))
    finally:
        os._exit(0)


def watch(child: int, memory: int, processes: int) -> str | None:
    """Waits for the child to end; the limit that was broken before, or None."""
    while True:
        if LINUX:
            below = descendants(child, processes)
            if len(below) > processes:
                return "processes"
            if sum(map(resident, below)) > memory:
                return "memory"
        started = time.monotonic()
        while time.monotonic() - started < LOOK_SECONDS:
            pid, _ = os.waitpid(child, os.WNOHANG)
            if pid == child:
                return None
            time.sleep(0.01)


def descendants(pid: int, most: int = 10_000) -> list[int]:
    """The processes below one, and itself; where they are more than `most`, no more than shows it: to count what
    grows faster than it is counted would have no end."""
    found: list[int] = []
    left = [pid]
    while left and len(found) <= most:
        one = left.pop()
        found.append(one)
        with contextlib.suppress(OSError):
            for task in os.listdir(f"/proc/{one}/task"):
                with contextlib.suppress(OSError), open(f"/proc/{one}/task/{task}/children") as children:
                    left.extend(map(int, children.read().split()))
    return found


def resident(pid: int) -> int:
    """The bytes of memory that a process takes."""
    try:
        with open(f"/proc/{pid}/statm") as file:
            return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, IndexError, ValueError):
        return 0


def end_all(child: int) -> None:
    """Ends the child and all that is below it, and what has come to this process as an orphan."""
    if child:
        with contextlib.suppress(ProcessLookupError):
            # In a namespace of its own it takes all others with it.
            os.kill(child, signal.SIGKILL)
    for _ in range(100):
        below = [pid for pid in descendants(os.getpid()) if pid != os.getpid()] if LINUX else []
        for pid in below:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.kill(pid, signal.SIGKILL)
        with contextlib.suppress(ChildProcessError):
            while os.waitpid(-1, os.WNOHANG)[0]:
                pass
            if below:
                time.sleep(0.01)
                continue
        break


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
