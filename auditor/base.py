"""The base of a change: the tree of a commit, read out of git's objects into a folder of its own.

Nothing is checked out. The files are written by us, byte by byte as git stores them: no hook, filter, attribute or
submodule has a say, no link leads out of the folder, and what is too large or takes too long ends with a clear line.
"""

from __future__ import annotations

import os
import posixpath
import subprocess
import tempfile
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import msgspec

from auditor import git
from auditor.errors import AuditError
from auditor.git import GitError
from auditor.place import Location, Skip
from auditor.project.read import reader_of
from auditor.report.escape import plain

MAX_FILES = 200_000
MAX_BYTES = 1_000_000_000
"""What all files of a base may hold."""
MAX_FILE_BYTES = 50_000_000
MAX_OTHER_BYTES = 2_000_000
"""What a file may hold that is neither source code, nor a manifest, nor a lockfile."""
SECONDS = 120
"""How long the files may take to be read out of git."""

# What no reader takes, though it may be small.
_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".ico", ".pdf", ".gz", ".zip", ".npy", ".npz", ".h5", ".woff2")
_POLICY = ("pyproject.toml", "audit.toml")
_LARGE_FILE_STORAGE = b"version https://git-lfs.github.com/spec/"
_OUTSIDE = "the audited folder is not in a git repository, which --base needs"
_WAY_OUT = "fetch more of it (git fetch --unshallow), or check out with actions/checkout's fetch-depth: 0"

_NOT_WHOLE = (
    "the base of this change is not whole in this clone, which was made with a filter: check it out without one"
)


class Base(msgspec.Struct, frozen=True, kw_only=True):
    """The tree of a commit. `top` stands for the top of the repository, which is at `repository`.

    `unseen` are places whose base is not known, and why; their paths are relative to the top.
    """

    commit: str
    repository: Path
    top: Path
    unseen: tuple[Skip, ...] = ()

    def path(self, path: Path) -> Path:
        """What stands here for a path of the repository. Raises ValueError for one that is not below it."""
        return self.top / path.resolve().relative_to(self.repository)

    def unseen_from(self, root: Path) -> tuple[Skip, ...]:
        """What is not known of the base, as it is called below a folder of the repository."""
        prefix = root.resolve().relative_to(self.repository).as_posix()
        return tuple(
            msgspec.structs.replace(skip, location=Location(path=posixpath.relpath(skip.location.path, prefix)))
            for skip in self.unseen
            if prefix == "." or skip.location.path == prefix or skip.location.path.startswith(f"{prefix}/")
        )


class _Entry(msgspec.Struct, frozen=True):
    """An entry of a tree: what git calls its mode, its object, its size in bytes and its path."""

    mode: str
    object: str
    size: int
    path: str


@contextmanager
def exported(root: Path, ref: str, *, exact: bool = False) -> Iterator[Base]:
    """The base of the change that is checked out around a folder, for as long as the block runs.

    It is the merge base of `ref` and HEAD; with `exact`, the commit `ref` itself. Raises AuditError where there is
    none.
    """
    top, prefix = repository(root)
    commit = _commit(top, ref) if exact else merge_base(top, ref)
    with tempfile.TemporaryDirectory(prefix="silent-audit-base-", ignore_cleanup_errors=True) as folder:
        # The name is the head's: where nothing else names a project, its folder does.
        copy = Path(folder, top.name or "base")
        (copy / prefix).mkdir(parents=True)
        unseen = _export(top, commit, prefix, copy)
        yield Base(commit=commit, repository=top.resolve(), top=copy, unseen=unseen)


def repository(root: Path) -> tuple[Path, str]:
    """The top of the repository around a folder, and the folder's path within it. Raises AuditError for no folder of
    one."""
    try:
        top = git.git(root, "rev-parse", "--show-toplevel").removesuffix("\n")
    except GitError as error:
        if "not a git repository" in str(error) or "work tree" in str(error):
            raise AuditError(_OUTSIDE) from error
        raise AuditError(f"git does not read this repository: {error}") from error
    try:
        prefix = root.resolve().relative_to(Path(top).resolve()).as_posix()
    except ValueError as error:
        raise AuditError(_OUTSIDE) from error
    return Path(top), prefix


def _commit(top: Path, ref: str) -> str:
    shown = plain(ref, 80)
    try:
        if not ref.strip():
            raise GitError("it is empty")
        return git.git(top, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{ref}^{{commit}}").strip()
    except GitError as error:
        more = f"; this clone is shallow: {_WAY_OUT}" if is_shallow(top) else ""
        raise AuditError(f"--base {shown}: there is no such commit here{more}") from error


def is_shallow(top: Path) -> bool:
    """Whether a clone was cut off, so that commits before some are not there."""
    try:
        return git.git(top, "rev-parse", "--is-shallow-repository").strip() == "true"
    except GitError:
        return False


def merge_base(top: Path, ref: str) -> str:
    """The newest commit that `ref` and HEAD have in common. Raises AuditError where there is none."""
    commit = _commit(top, ref)
    try:
        return git.git(top, "merge-base", commit, "HEAD").split()[0]
    except (GitError, IndexError) as error:
        why = f", since this clone is shallow: {_WAY_OUT}" if is_shallow(top) else ""
        raise AuditError(f"--base {plain(ref, 80)}: it has no commit in common with HEAD{why}") from error


def _export(top: Path, commit: str, prefix: str, copy: Path) -> tuple[Skip, ...]:
    """Writes the files of a commit that an audit may read; gives what could not be."""
    entries, unseen = _wanted(_entries(top, commit, prefix))
    links = [entry for entry in entries if entry.mode == "120000"]
    files = [entry for entry in entries if entry.mode != "120000"]
    if sum(entry.size for entry in files) > MAX_BYTES:
        raise AuditError(f"the base of this change has more than {MAX_BYTES // 1_000_000} MB of files to be read")
    for entry, content in _contents(top, files):
        if content.startswith(_LARGE_FILE_STORAGE):
            unseen.append(_unseen(entry.path, "is kept in Git LFS, and its base was not fetched"))
        elif not _written(copy, entry.path, content):
            unseen.append(_unseen(entry.path, "cannot be written beside the other files of the base"))
    # At last: nothing is written through a link.
    for entry, content in _contents(top, links):
        _linked(copy, entry.path, content)
    inside = copy.resolve()
    for entry in links:
        path = copy / entry.path
        # By way of other links one may lead out that does not look so.
        if path.is_symlink() and not _resolved(path).is_relative_to(inside):
            path.unlink()
    return tuple(sorted(unseen))


def _entries(top: Path, commit: str, prefix: str) -> Iterator[_Entry]:
    """The files of a commit: those below the audited root, and what may hold a policy above it."""
    folders = prefix.split("/") if prefix != "." else []
    above = ["/".join((*folders[:n], name)) for n in range(len(folders)) for name in _POLICY]
    try:
        told = git.git(
            top, "ls-tree", "-r", "-z", "--long", "--full-tree", commit, "--", *([prefix, *above] if folders else [])
        )
    except GitError as error:
        raise AuditError(
            _NOT_WHOLE if "promisor" in str(error) else f"the base of this change cannot be read: {error}"
        ) from error
    for number, line in enumerate(told.split("\0")[:-1]):
        if number >= MAX_FILES:
            raise AuditError(f"the base of this change has more than {MAX_FILES} files")
        head, _, path = line.partition("\t")
        mode, _, object, size = head.split()
        yield _Entry(mode, object, int(size) if size.isdigit() else 0, path)


def _wanted(entries: Iterator[_Entry]) -> tuple[list[_Entry], list[Skip]]:
    """The entries that an audit may read; what else it would have to is unseen."""
    wanted, unseen = [], []
    for entry in entries:
        if not _harmless(entry.path):
            continue
        if entry.mode == "160000":
            unseen.append(_unseen(entry.path, "is a submodule, whose base is not looked into"))
            continue
        known = entry.path.endswith((".py", ".ipynb")) or reader_of(entry.path) is not None
        if entry.size > (MAX_FILE_BYTES if known else MAX_OTHER_BYTES):
            if known:
                unseen.append(_unseen(entry.path, "is too large to be read in the base"))
            continue
        # What .gitignore leaves out of the working tree is not in a commit; what is in one is part of the project.
        if posixpath.basename(entry.path) != ".gitignore" and not entry.path.lower().endswith(_PICTURES):
            wanted.append(entry)
    return wanted, unseen


def _harmless(path: str) -> bool:
    """Whether a path of a tree lies below its top, and is not git's own: nothing keeps a tree from naming others."""
    parts = path.split("/")
    bad = any(part in ("", ".", "..") or part.lower().rstrip(". ") == ".git" for part in parts)
    return not bad and (os.sep == "/" or not any(letter in path for letter in '\\:*?"<>|'))


def _unseen(path: str, reason: str) -> Skip:
    return Skip(location=Location(path=path), reason=reason)


def _contents(top: Path, entries: Sequence[_Entry]) -> Iterator[tuple[_Entry, bytes]]:
    """What the entries hold, as git stores it."""
    if not entries:
        return
    with tempfile.TemporaryFile() as asked:
        asked.write("".join(f"{entry.object}\n" for entry in entries).encode())
        asked.seek(0)
        with subprocess.Popen(
            git.command(top, ["cat-file", "--batch"]), env=git.environment(), stdin=asked, stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        ) as process:  # fmt: skip
            assert process.stdout is not None
            late = threading.Event()

            def end() -> None:
                late.set()
                process.kill()

            timer = threading.Timer(SECONDS, end)
            timer.start()
            try:
                for entry in entries:
                    yield entry, _object(process.stdout, entry, late)
            finally:
                timer.cancel()
                process.kill()


def _object(stream: IO[bytes], entry: _Entry, late: threading.Event) -> bytes:
    head = stream.readline(200).split()
    content = b""
    if len(head) == 3 and head[1] == b"blob" and int(head[2]) == entry.size:
        content = stream.read(entry.size + 1)
    if len(content) == entry.size + 1:
        return content[:-1]
    if late.is_set():
        raise AuditError(f"the base of this change could not be read within {SECONDS} seconds")
    raise AuditError(_NOT_WHOLE)


def _written(copy: Path, path: str, content: bytes) -> bool:
    full = os.path.join(copy, path)
    try:
        os.makedirs(os.path.dirname(full), mode=0o700, exist_ok=True)
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
        with open(os.open(full, flags, 0o600), "wb") as file:
            file.write(content)
    except (OSError, ValueError):
        # Two names that differ in nothing but case, or a name that this system does not know.
        return False
    return True


def _resolved(path: Path) -> Path:
    try:
        return path.resolve()
    except (OSError, RuntimeError):
        return Path(os.sep)


def _linked(copy: Path, path: str, content: bytes) -> None:
    """Makes a link that stays within the folder; the others are left out, as they are of any tree."""
    target = os.fsdecode(content)
    inner = posixpath.normpath(posixpath.join(posixpath.dirname(path), target))
    if target.startswith("/") or inner.startswith("..") or "\0" in target or len(target) > 4_000:
        return
    full = os.path.join(copy, path)
    try:
        os.makedirs(os.path.dirname(full), mode=0o700, exist_ok=True)
        os.symlink(target, full)
    except (OSError, ValueError):
        return
