"""git as a reader of commits: of its commands only those that start no other program, whatever the repository says.

A repository's configuration may name programs: hooks, filters, pagers, transports, a monitor of files. None of them is
run: only plumbing is asked that needs none, transports are refused, and no token is in the environment.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable, Sequence
from pathlib import Path

from auditor.errors import AuditError
from auditor.report.escape import plain

SECONDS = 60
"""How long one command may take."""

# All that git needs of the environment: no token is among it, nor what the caller's own git told its hooks.
_PASSED = frozenset(
    {"PATH", "PATHEXT", "HOME", "USERPROFILE", "HOMEDRIVE", "HOMEPATH", "APPDATA", "PROGRAMDATA", "XDG_CONFIG_HOME",
     "SYSTEMROOT", "COMSPEC", "TMPDIR", "TMP", "TEMP"}
)  # fmt: skip
_PASSED_TO_TRANSPORTS = frozenset(
    {"HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY", "SSL_CERT_FILE", "SSL_CERT_DIR", "GIT_SSL_CAINFO",
     "GIT_SSL_CAPATH", "SSH_AUTH_SOCK"}
)  # fmt: skip
_OFF = {
    "core.hooksPath": os.devnull, "core.fsmonitor": "false", "core.attributesFile": os.devnull, "core.pager": "cat",
    "core.askPass": "", "protocol.ext.allow": "never", "submodule.recurse": "false", "fetch.recurseSubmodules": "false",
    "fetch.writeCommitGraph": "false", "gc.auto": "0", "maintenance.auto": "false", "log.showSignature": "false",
}  # fmt: skip
_SETTINGS = {
    "GIT_TERMINAL_PROMPT": "0", "GIT_OPTIONAL_LOCKS": "0", "GIT_NO_REPLACE_OBJECTS": "1", "GIT_ATTR_NOSYSTEM": "1",
    "GIT_NO_LAZY_FETCH": "1", "GCM_INTERACTIVE": "never", "LC_ALL": "C",
}  # fmt: skip
_NO_TRANSPORT = {"GIT_ALLOW_PROTOCOL": "none"}


class GitError(Exception):
    """git said no; the message is its last line."""


def command(folder: Path, arguments: Iterable[str]) -> list[str]:
    """The command line of git for a folder."""
    off = [part for name, value in _OFF.items() for part in ("-c", f"{name}={value}")]
    return ["git", "--no-pager", "--literal-pathspecs", *off, "-C", str(folder), *arguments]


def environment(*, transport: bool = False) -> dict[str, str]:
    """The environment of git; without transports it reaches nothing outside the repository."""
    passed = _PASSED | _PASSED_TO_TRANSPORTS if transport else _PASSED
    held = {name: value for name, value in os.environ.items() if name.upper() in passed}
    return {**held, **_SETTINGS, **({} if transport else _NO_TRANSPORT)}


def git(folder: Path, *arguments: str, transport: bool = False, seconds: float = SECONDS) -> str:
    """What git prints. Raises GitError where it fails, AuditError where it is not there or does not end."""
    try:
        done = subprocess.run(
            command(folder, arguments), env=environment(transport=transport), stdin=subprocess.DEVNULL,
            capture_output=True, timeout=seconds, check=False,
        )  # fmt: skip
    except FileNotFoundError as error:
        raise AuditError("the base of a change is read with git, which is not installed here") from error
    except OSError as error:
        raise AuditError(f"git cannot be run: {error.strerror}") from error
    except ValueError as error:  # lone surrogates, NUL
        raise GitError("no argument of a program can be that") from error
    except subprocess.TimeoutExpired as error:
        raise AuditError(f"git {arguments[0]} did not end within {seconds:.0f} seconds") from error
    if done.returncode:
        raise GitError(_last(done.stderr.decode("utf-8", "replace").splitlines()) or f"exit code {done.returncode}")
    return done.stdout.decode("utf-8", "surrogateescape")


def _last(lines: Sequence[str]) -> str:
    """What git complains of: its fatal line, else its last."""
    held = [line.strip() for line in lines if line.strip()]
    fatal = [line for line in held if line.startswith(("fatal:", "error:"))]
    return plain((fatal or held or [""])[0].partition(": ")[2] or (fatal or held or [""])[0])
