"""What `audit init` does: looks at the repository, shows what it would write, and writes nothing that is there."""

from __future__ import annotations

import difflib
import sys
from pathlib import Path

from auditor import __version__
from auditor.audit import NOTHING_TO_AUDIT, Options, stacks
from auditor.errors import AuditError
from auditor.init.workflows import AUDIT, Wanted, files
from auditor.report.escape import plain

MAX_PROJECTS = 20
"""More of them are one audit of the whole."""


def command(path: Path, *, yes: bool, forks: bool, fail_on: str) -> int:
    """Shows the workflows for the repository that holds `path` as a diff, and writes them where that is wanted; the
    exit code. Raises AuditError where there is something already."""
    root = repository(path)
    wanted = Wanted(reference=f"v{__version__}", projects=projects(root), fail_on=fail_on, forks=forks)
    if wanted.projects == () and not stacks([root], Options()).stacks:
        print(
            "audit: no file here says that TensorFlow or Keras is installed: there is nothing to audit", file=sys.stderr
        )
        return NOTHING_TO_AUDIT
    missing = {}
    for name, text in files(wanted).items():
        there = _there(root, name)
        if there is None:
            missing[name] = text
        elif there != text:
            print(_diff(name, there, text), end="")
            raise AuditError(f"{name} is there already, and is not overwritten: the diff shows what would be new")
    _refuse_a_second_one(root)
    if not missing:
        print("The workflows are there already, as they would be written.")
        return 0
    for name, text in missing.items():
        print(_diff(name, None, text), end="")
    if not yes and not _agreed(len(missing)):
        print("audit: nothing was written; --yes writes it", file=sys.stderr)
        return 0
    for name, text in missing.items():
        _write(root, name, text)
        print(f"written: {name}", file=sys.stderr)
    return 0


def repository(path: Path) -> Path:
    """The root of the git repository that holds a path. Raises AuditError where there is none."""
    here = path.resolve()
    if not here.is_dir():
        raise AuditError(f"{path}: there is no such folder")
    for folder in (here, *here.parents):
        if (folder / ".git").exists():
            return folder
    raise AuditError(f"{path}: is in no git repository")


def projects(root: Path) -> tuple[str, ...]:
    """The folders of a monorepo's projects: those that install a framework, where the root itself does not and no two
    lie within each other. Empty where one audit does for all."""
    folders = sorted({stack.folder for stack in stacks([root], Options()).stacks})
    nested = any(one != other and f"{other}/".startswith(f"{one}/") for one in folders for other in folders)
    if "." in folders or nested or not 1 < len(folders) <= MAX_PROJECTS:
        return ()
    return tuple(folders)


def _there(root: Path, name: str) -> str | None:
    """What a file of the repository holds, None where there is none. Raises AuditError where its place is a link: it
    could lead anywhere."""
    path = root
    for part in Path(name).parts:
        path = path / part
        if path.is_symlink():
            raise AuditError(f"{path.relative_to(root)} is a link, and is not followed")
    if not path.exists():
        return None
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise AuditError(f"{name} is there already, and cannot be read") from error


def _refuse_a_second_one(root: Path) -> None:
    folder = root / AUDIT
    for path in sorted([*folder.parent.glob("*.yml"), *folder.parent.glob("*.yaml")]):
        if path.name.startswith("silent-audit"):
            continue
        try:
            text = path.read_text(encoding="utf-8", errors="replace")
        except OSError:
            continue
        if "uses: silent-audit/silent-audit" in text:
            raise AuditError(f"{plain(path.relative_to(root).as_posix())} runs silent-audit already")


def _diff(name: str, old: str | None, new: str) -> str:
    """What would change, as git shows it."""
    before = (old or "").splitlines(keepends=True)
    lines = difflib.unified_diff(
        before, new.splitlines(keepends=True), f"a/{name}" if old is not None else "/dev/null", f"b/{name}"
    )
    return "".join(plain(line.rstrip("\n")) + "\n" for line in lines)


def _agreed(number: int) -> bool:
    if not sys.stdin.isatty():
        return False
    what = "this file" if number == 1 else f"these {number} files"
    print(f"Write {what}? [y/N] ", end="", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip().lower() in ("y", "yes")


def _write(root: Path, name: str, text: str) -> None:
    path = root / name
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        # Never over what has come in the meantime.
        with open(path, "x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except OSError as error:
        raise AuditError(f"{name}: cannot be written: {error.strerror}") from error
