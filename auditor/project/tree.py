"""The files of the audited tree: walked without following links out of it, leaving out what .gitignore leaves out."""

from __future__ import annotations

import codecs
import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import msgspec

from auditor.errors import AuditError
from auditor.place import Location, Skip
from auditor.project.tracked import tracked

Ignore = tuple[str, Callable[[str], bool]]
"""A folder with a .gitignore, and whether it leaves out a path below the folder; the path of a folder ends in `/`."""

MAX_FILES = 200_000
MAX_DEPTH = 64

_LEFT_OUT = frozenset(
    {".git", ".hg", ".svn", ".tox", ".nox", ".venv", "venv", "node_modules", "site-packages", "__pycache__", ".eggs",
     ".ipynb_checkpoints", ".mypy_cache", ".pytest_cache", ".ruff_cache", "conda-meta", "third_party", "_vendor",
     "vendor", ".hypothesis", ".idea", ".vscode"}
)  # fmt: skip
"""Folders that hold environments, caches or other people's code."""


class Tree(msgspec.Struct, frozen=True, kw_only=True):
    """The files of a tree, as sorted paths relative to its root with `/` between their parts, and what was not
    entered."""

    root: Path
    files: tuple[str, ...]
    skips: tuple[Skip, ...] = ()


class ReadError(Exception):
    """A file cannot be read as text; the message says why, `line` where (0: the file as a whole)."""

    def __init__(self, reason: str, line: int = 0) -> None:
        super().__init__(reason)
        self.line = line


def walk(paths: Sequence[Path], root: Path | None = None) -> Tree:
    """Every file below the given folders, and the given files themselves. Raises AuditError for a path that is not
    there.

    The root is the common folder of all paths, unless a folder above them is named.
    """
    root = common(paths) if root is None else root.resolve()
    resolved = [path.resolve() for path in paths]
    files: dict[str, None] = {}
    skips: list[Skip] = []
    for path in resolved:
        if path.is_dir():
            for found in _Walk(root, skips).folder(path, [], 0):
                files[found] = None
        else:
            files[path.relative_to(root).as_posix()] = None
    return Tree(root=root, files=tuple(sorted(files)), skips=tuple(skips))


def common(paths: Sequence[Path]) -> Path:
    """The common folder of some paths. Raises AuditError for a path that is not there."""
    for path in paths:
        if not path.exists():
            raise AuditError(f"{path}: there is no such file or folder")
    resolved = [path.resolve() for path in paths]
    return Path(os.path.commonpath([path if path.is_dir() else path.parent for path in resolved]))


def repository_prefix(paths: Sequence[Path]) -> str:
    """Where the root of some paths lies in its git repository (`services/api`); empty where it is the repository's
    root, or in none. Tools that show a report beside the code know the repository's paths."""
    root = common(paths)
    top = next((folder for folder in (root, *root.parents) if (folder / ".git").exists()), root)
    return "" if root == top else root.relative_to(top).as_posix()


class _Walk:
    """One walk; remembers how many files it gave."""

    def __init__(self, root: Path, skips: list[Skip]) -> None:
        self._root, self._skips, self._count = root, skips, 0
        self._tracked: frozenset[str] = frozenset()

    def folder(self, folder: Path, ignores: list[Ignore], depth: int) -> Iterator[str]:
        """The files below a folder, as paths relative to the root. `ignores` are the .gitignore files above it."""
        here = folder.relative_to(self._root).as_posix()
        try:
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except OSError as error:
            self._skip(here, f"this folder cannot be read: {error.strerror}")
            return
        if depth > MAX_DEPTH:
            self._skip(here, f"this folder lies more than {MAX_DEPTH} folders deep")
            return
        if any(entry.name == ".git" for entry in entries):
            prefix = "" if here == "." else f"{here}/"
            self._tracked |= {prefix + path for path in tracked(folder)}
        own = next((entry for entry in entries if entry.name == ".gitignore"), None)
        if own is not None and own.is_file(follow_symlinks=False):
            ignores = [*ignores, (here, _ignored(Path(own.path)))]
        for entry in entries:
            path = entry.name if here == "." else f"{here}/{entry.name}"
            try:
                is_folder = entry.is_dir(follow_symlinks=False)
                is_file = entry.is_file(follow_symlinks=False) or self._inner_link(entry)
            except OSError:
                continue
            if is_folder:
                # A link to a folder is not entered: what it holds is met where it is, or lies outside the tree.
                if entry.name in _LEFT_OUT or self._ignored(ignores, path + "/") or _is_environment(entry.path):
                    continue
                yield from self.folder(Path(entry.path), ignores, depth + 1)
            elif is_file and not self._ignored(ignores, path):
                self._count += 1
                if self._count > MAX_FILES:
                    self._skip(here, f"the tree has more than {MAX_FILES} files; the rest was not read")
                    return
                yield path

    def _ignored(self, ignores: list[Ignore], path: str) -> bool:
        """Whether .gitignore leaves out a path that git does not track."""
        return _matched(ignores, path) and path not in self._tracked

    def _inner_link(self, entry: os.DirEntry[str]) -> bool:
        """Whether a link leads to a file within the tree."""
        if not entry.is_symlink():
            return False
        try:
            target = Path(entry.path).resolve(strict=True)
        except (OSError, RuntimeError):
            return False
        return target.is_file() and target.is_relative_to(self._root)

    def _skip(self, path: str, reason: str) -> None:
        self._skips.append(Skip(location=Location(path=path), reason=reason))


def _is_environment(folder: str) -> bool:
    return os.path.exists(os.path.join(folder, "pyvenv.cfg"))


def _ignored(path: Path) -> Callable[[str], bool]:
    from pathspec import GitIgnoreSpec

    try:
        lines = path.read_text(encoding="utf-8", errors="replace").splitlines()[:5_000]
        spec = GitIgnoreSpec.from_lines(lines)
    except (OSError, ValueError):
        return lambda path: False

    def leaves_out(path: str) -> bool:
        if not path.endswith("/"):
            return spec.match_file(path)
        # `*` and then `!lib/`: the library lets a pattern for files outdo that, git lets the last one hold.
        matching = [pattern for pattern in spec.patterns if pattern.include is not None and pattern.match_file(path)]
        return bool(matching) and bool(matching[-1].include)

    return leaves_out


def _matched(ignores: list[Ignore], path: str) -> bool:
    for folder, matches in ignores:
        inner = path if folder == "." else path[len(folder) + 1 :]
        if matches(inner):
            return True
    return False


def read_text(root: Path, path: str, limit: int) -> str:
    """The text of a file of the tree, decoded by its byte order mark, else as UTF-8, else as Latin-1.

    Raises ReadError for a file of more than `limit` bytes, one with NUL bytes, and one that cannot be read.
    """
    return decode(_bytes(root, path, limit))


def read_bytes(root: Path, path: str, limit: int) -> bytes:
    """The bytes of a text file of the tree, as UTF-8 where it is in UTF-16 or UTF-32; raises as `read_text` does."""
    data = _bytes(root, path, limit)
    if b"\0" in data or data.startswith(_MARKS):
        return decode(data).encode("utf-8", "replace")
    return data


def status(root: Path, path: str) -> tuple[int, int, int]:
    """The size of a file in bytes, the time of its last change in nanoseconds, and its inode. Raises ReadError."""
    try:
        found = os.stat(os.path.join(root, path))
    except OSError as error:
        raise ReadError(f"cannot be read: {error.strerror}") from error
    return found.st_size, found.st_mtime_ns, found.st_ino


_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def _bytes(root: Path, path: str, limit: int) -> bytes:
    full = os.path.join(root, path)
    try:
        if os.stat(full).st_size > limit:
            raise ReadError(f"is larger than {limit // 1_000_000} MB")
        with open(full, "rb") as file:
            return file.read()
    except OSError as error:
        raise ReadError(f"cannot be read: {error.strerror}") from error


def decode(data: bytes) -> str:
    """Bytes as text; line ends become `\\n`. Raises ReadError for what is not text."""
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF32_LE, "utf-32"), (codecs.BOM_UTF32_BE, "utf-32"),
        (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"),
    ):  # fmt: skip
        if data.startswith(mark):
            try:
                text = data.decode(encoding)
            except UnicodeDecodeError as error:
                raise ReadError(f"is not valid {encoding.upper()}") from error
            break
    else:
        if b"\0" in data:
            text = _without_mark(data)
        else:
            try:
                text = data.decode("utf-8")
            except UnicodeDecodeError:
                text = data.decode("latin-1")
    if "\0" in text:
        raise ReadError("is not a text: it holds NUL bytes", 1 + text.count("\n", 0, text.index("\0")))
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _without_mark(data: bytes) -> str:
    """UTF-16 that some editors write without its mark: every other byte of plain text is NUL."""
    for encoding, nul in (("utf-16-le", data[1::2]), ("utf-16-be", data[0::2])):
        if len(data) % 2 == 0 and nul.count(0) > len(nul) * 0.8:
            return data.decode(encoding, errors="replace")
    raise ReadError("is not a text: it holds NUL bytes", 1 + data.count(b"\n", 0, data.index(b"\0")))
