"""Where a report goes."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

from auditor.errors import AuditError
from auditor.report import FORMATS


def parse_output(text: str) -> tuple[str, str]:
    """`json=report.json` as a format and a file, `-` for standard output. Raises AuditError."""
    name, sign, target = text.partition("=")
    if not sign or not target:
        raise AuditError(f"--output {text}: write FORMAT=FILE, as json=report.json")
    if name not in FORMATS:
        raise AuditError(f"--output {text}: the format is one of {', '.join(FORMATS)}")
    return name, target


def write(target: str, text: str) -> None:
    """Writes a report whole or not at all: to a temporary file beside it that is then renamed. Raises AuditError."""
    if target == "-":
        _print(text)
        return
    write_bytes(target, text.encode("utf-8", "replace"))


def write_bytes(target: str, data: bytes) -> None:
    """Writes a file whole or not at all, as `write` does. Raises AuditError."""
    # A link stays a link: what it points to is replaced.
    path = Path(os.path.realpath(target))
    temporary = None
    try:
        if path.is_dir():
            raise AuditError(f"{target}: is a folder; name a file")
        if not path.parent.is_dir():
            raise AuditError(f"{target}: cannot be written: there is no folder {Path(target).parent}")
        if path.exists() and not path.is_file():
            # A pipe or a device is written to, never replaced.
            path.write_bytes(data)
            return
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as file:
            temporary = file.name
            file.write(data)
        # A temporary file is for its owner alone; a report is as open as the umask has it, or as it was before.
        mode = path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask()
        os.chmod(temporary, mode)
        os.replace(temporary, path)
    except OSError as error:
        if temporary is not None:
            Path(temporary).unlink(missing_ok=True)
        raise AuditError(f"{target}: cannot be written: {error.strerror}") from error


def _print(text: str) -> None:
    """Writes to standard output, as UTF-8 where its own encoding has no such characters."""
    try:
        text.encode(sys.stdout.encoding or "utf-8")
    except UnicodeEncodeError:
        buffer = getattr(sys.stdout, "buffer", None)
        if buffer is not None:
            sys.stdout.flush()
            buffer.write(text.encode("utf-8", "replace"))
            buffer.flush()
            return
        text = text.encode("ascii", "backslashreplace").decode()
    sys.stdout.write(text)
    sys.stdout.flush()


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
