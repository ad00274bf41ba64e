"""The policy of a project: `[tool.audit]` in pyproject.toml, or audit.toml, with what it ignores and why."""

from __future__ import annotations

import difflib
import posixpath
import re
import sys
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal, TypeVar

import msgspec
from msgspec import UNSET, Meta, UnsetType

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

from auditor.database.bug import Database
from auditor.errors import AuditError
from auditor.matching.finding import Evidence, Rerated
from auditor.place import Location
from auditor.project.tree import ReadError, read_text
from auditor.report.escape import plain
from auditor.report.write import FORMATS, parse_output

OWN_FILE, SHARED_FILE = "audit.toml", "pyproject.toml"
MAX_BYTES = 1_000_000
MAX_STATEMENT = 500
"""Lines of one statement at most; one that has more hides the lines of what follows."""

Gate = Literal[1, 2, 3, 4, "never"]
BugId = Annotated[str, Meta(pattern=r"^(TF|KERAS|TFKERAS)-[0-9]+$", description="A bug of the database: TF-42459.")]
Reason = Annotated[
    str, Meta(min_length=1, max_length=1000, pattern=r"\S", description="Why, for those who read the report.")
]
Glob = Annotated[str, Meta(min_length=1, max_length=500)]


class IgnoreRule(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename="kebab"):
    """A bug that the project knows of and lives with: it leaves the gate, and stays counted."""

    id: BugId
    reason: Reason
    expires: Annotated[date, Meta(description="The last day on which it is ignored.")] | UnsetType = UNSET
    paths: (
        Annotated[
            tuple[Glob, ...],
            Meta(min_length=1, max_length=100, description="Only in these files: patterns as in .gitignore."),
        ]
        | UnsetType
    ) = UNSET


class ThreatRule(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename="kebab"):
    """Another threat level for a bug, in this project."""

    id: BugId
    level: Annotated[int, Meta(ge=1, le=4, description="4 results, 3 behaviour, 2 information, 1 display.")]
    reason: Reason


class Rules(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename="kebab"):
    """The policy of silent-audit for a project: `[tool.audit]` of pyproject.toml, or audit.toml."""

    fail_on: (
        Annotated[Gate, Meta(description="Exit 1 on a certain finding of this threat level or worse. Default: 3.")]
        | UnsetType
    ) = UNSET
    fail_on_new: (
        Annotated[
            Gate,
            Meta(description="On a pull request: fail on a finding of this level or worse that the change brings."),
        ]
        | UnsetType
    ) = UNSET
    fail_on_advisories: (
        Annotated[bool, Meta(description="Fail on a known advisory, where they are asked for. Default: false.")]
        | UnsetType
    ) = UNSET
    paths: (
        Annotated[
            tuple[Glob, ...],
            Meta(
                min_length=1, description="What to audit where the command line names nothing, relative to this file."
            ),
        ]
        | UnsetType
    ) = UNSET
    leave_out: (
        Annotated[
            tuple[Literal["tests", "examples"], ...],
            Meta(description="Do not look at files that are such by their name or folder."),
        ]
        | UnsetType
    ) = UNSET
    min_evidence: (
        Annotated[
            Literal["installed", "used", "triggered", "reproduced"],
            Meta(description="The weakest evidence that is listed. Default: triggered."),
        ]
        | UnsetType
    ) = UNSET
    show: (
        Annotated[tuple[Literal["possible"], ...], Meta(description="Tell what cannot be ruled out, too.")] | UnsetType
    ) = UNSET
    format: Annotated[str, Meta(description="What standard output gets. Default: text.")] | UnsetType = UNSET
    outputs: (
        Annotated[
            tuple[Glob, ...],
            Meta(description="Reports to write: FORMAT=FILE, the file below the folder of this one."),
        ]
        | UnsetType
    ) = UNSET
    ignore: Annotated[tuple[IgnoreRule, ...], Meta(max_length=1000)] = ()
    threat: Annotated[tuple[ThreatRule, ...], Meta(max_length=1000)] = ()


class Policy(msgspec.Struct, frozen=True, kw_only=True):
    """Rules, and where they stand. Without a file, all is as by default.

    `file` is the name of the file in `folder`, "" without one; `prefix` is the audited root within that folder (`.`,
    `services/api`). `lines` are those of the entries of `ignore` and `threat` and of other keys: `ignore.0`,
    `fail-on`.
    """

    rules: Rules = Rules()
    folder: Path = Path(".")
    file: str = ""
    prefix: str = "."
    lines: dict[str, int] = {}

    def place(self, key: str = "") -> Location:
        """Where a key stands, relative to the audited root."""
        path = posixpath.relpath(self.file or OWN_FILE, self.prefix)
        return Location(path=path, line=self.lines.get(key, 0))

    @property
    def fail_on(self) -> int | None:
        """The gate on all findings; None for never."""
        return _level(self.rules.fail_on, 3)

    @property
    def fail_on_new(self) -> int | None:
        """The gate on what a change brings; what `fail_on` says where nothing else is said."""
        return _level(self.rules.fail_on_new, self.fail_on)

    @property
    def fail_on_advisories(self) -> bool:
        """Whether an advisory fails the audit."""
        return said(self.rules.fail_on_advisories, False)

    @property
    def min_evidence(self) -> Evidence:
        """The weakest evidence that is listed."""
        return Evidence(said(self.rules.min_evidence, "triggered"))

    @property
    def leave_out(self) -> frozenset[str]:
        """The roles of files that are not looked at: `test`, `example`."""
        return frozenset(one.removesuffix("s") for one in said(self.rules.leave_out, ()))

    @property
    def audited(self) -> list[Path]:
        """What to audit where the caller names nothing. Raises AuditError for a path that is not there."""
        found = [self.folder / path for path in said(self.rules.paths, (".",))]
        for path in found:
            if not path.exists():
                raise self._mistake("paths", f"{plain(path.name)} is not there")
            if not path.resolve().is_relative_to(self.folder.resolve()):
                raise self._mistake("paths", f"{plain(path.name)} leads out of the folder")
        return found

    @property
    def outputs(self) -> list[tuple[str, str]]:
        """The reports to write: format and file. Raises AuditError for a file that lies outside the folder."""
        found = []
        for name, target in map(parse_output, said(self.rules.outputs, ())):
            path = (self.folder / target).resolve()
            if not path.is_relative_to(self.folder.resolve()):
                raise self._mistake("outputs", f"{plain(target)} leads out of the folder")
            found.append((name, str(self.folder / target)))
        return found

    def _mistake(self, key: str, reason: str) -> AuditError:
        return AuditError(f"{_at(self.file, self.lines.get(key, 0))}: {key}: {reason}")


T = TypeVar("T")


def said(value: T | UnsetType, otherwise: T) -> T:
    """A value of the rules, or what holds without it."""
    return otherwise if isinstance(value, UnsetType) else value


def _level(value: Gate | UnsetType, otherwise: int | None) -> int | None:
    if isinstance(value, UnsetType):
        return otherwise
    return None if value == "never" else value


def find_policy(root: Path, known: Collection[str], top: Path | None = None) -> Policy:
    """The policy that holds for a folder: its own, else that of the nearest folder above it.

    `known` are the ids of the database's bugs. `top` is the last folder that is looked into; without it, that of the
    git repository that the folder lies in, else the folder itself. Raises AuditError as `read_policy` does.
    """
    root = root.resolve()
    last = top.resolve() if top is not None else _repository(root) or root
    folder = root
    while True:
        policy = read_policy(folder, known, root.relative_to(folder).as_posix())
        if policy.file or folder == last or folder == folder.parent:
            return policy
        folder = folder.parent


def _repository(folder: Path) -> Path | None:
    return next((one for one in (folder, *folder.parents) if (one / ".git").exists()), None)


def read_policy(folder: Path, known: Collection[str], prefix: str = ".") -> Policy:
    """The policy that stands in a folder; the default one where none does.

    Raises AuditError, with file, line and the near name, for what is not right in it.
    """
    own = _text(folder, OWN_FILE)
    shared = _text(folder, SHARED_FILE)
    document = _parsed(SHARED_FILE, shared, _NAMED) if shared is not None else {}
    tool = document.get("tool")
    inner = tool.get("audit") if isinstance(tool, dict) else None
    if own is None and inner is None:
        return Policy(folder=folder, prefix=prefix)
    if own is not None and inner is not None:
        raise AuditError(f"{OWN_FILE} and [tool.audit] of {SHARED_FILE}: there are two policies; keep one")
    if own is not None:
        file, inner = OWN_FILE, _parsed(OWN_FILE, own, None)
        reader = _Reader(file, own, ())
    else:
        file = SHARED_FILE
        reader = _Reader(file, shared or "", ("tool", "audit"))
    rules = reader.rules(inner)
    reader.check(rules, known)
    lines = {key: reader.line(path) for key, path in _keys(inner)}
    return Policy(rules=rules, folder=folder, file=file, prefix=prefix, lines=lines)


_NAMED = re.compile(r"""\btool["']?\s*\.\s*["']?audit\b""")


def _text(folder: Path, name: str) -> str | None:
    path = folder / name
    if not path.is_file():
        return None
    if not path.resolve().is_relative_to(folder.resolve()):
        raise AuditError(f"{name}: is a link that leads out of the folder")
    try:
        return read_text(folder, name, MAX_BYTES)
    except ReadError as error:
        raise AuditError(f"{_at(name, error.line)}: {error}") from error


def _parsed(file: str, text: str, named: re.Pattern[str] | None) -> dict[str, Any]:
    """The document. A broken one counts as empty where it does not name what is looked for: who reads it for other
    things says that it is broken."""
    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, ValueError, RecursionError) as error:
        if named is not None and not named.search(text):
            return {}
        raise AuditError(f"{file}: is broken: {plain(str(error) or type(error).__name__)}") from error


def _keys(inner: Any) -> Iterator[tuple[str, tuple[str | int, ...]]]:
    for key, value in inner.items():
        if key in ("ignore", "threat"):
            for number in range(len(value)):
                yield f"{key}.{number}", (key, number)
        else:
            yield key, (key,)


class _Reader:
    """Reads the rules of one file, and knows the lines."""

    def __init__(self, file: str, text: str, above: tuple[str, ...]) -> None:
        self._file, self._above = file, above
        self._lines = _lines(text)

    def line(self, path: Sequence[str | int]) -> int:
        """The line that a key stands on, or what holds it; 0 where that cannot be said."""
        whole = (*self._above, *path)
        return next((self._lines[whole[:n]] for n in range(len(whole), 0, -1) if whole[:n] in self._lines), 0)

    def rules(self, inner: Any) -> Rules:
        """The rules, of the right types. Raises AuditError."""
        try:
            return msgspec.convert(inner, Rules)
        except msgspec.ValidationError as error:
            message, _, where = str(error).partition(" - at `$")
            path = [int(part) if part.isdigit() else part for part in re.findall(r"[^.\[\]`]+", where)]
            raise self._mistake(path, message) from None

    def check(self, rules: Rules, known: Collection[str]) -> None:
        """What types do not say. Raises AuditError."""
        named = [("ignore", n, one.id) for n, one in enumerate(rules.ignore)]
        for key, number, id in [*named, *(("threat", n, one.id) for n, one in enumerate(rules.threat))]:
            if id not in known:
                raise self._wrong([key, number, "id"], f"no bug is called {id}{_near(id, known)}")
        levels: dict[str, int] = {}
        for number, one in enumerate(rules.threat):
            if one.id in levels:
                raise self._wrong(["threat", number, "id"], f"{one.id} has a level already")
            levels[one.id] = one.level
        for number, rule in enumerate(rules.ignore):
            for pattern in said(rule.paths, ()):
                try:
                    spec([pattern])
                except ValueError:
                    raise self._wrong(
                        ["ignore", number, "paths"], f"{plain(pattern)} is no pattern of .gitignore"
                    ) from None
        for path in said(rules.paths, ()):
            if path.startswith("/") or ".." in path.split("/"):
                raise self._wrong(["paths"], f"{plain(path)} is not below the folder of this file")
        if not isinstance(rules.format, UnsetType) and rules.format not in FORMATS:
            raise self._wrong(["format"], f"is one of {', '.join(FORMATS)}{_near(rules.format, FORMATS)}")
        for text in said(rules.outputs, ()):
            self._output(text)

    def _output(self, text: str) -> None:
        name, sign, target = text.partition("=")
        if not sign or not target or name not in FORMATS:
            near = _near(name, FORMATS)
            raise self._wrong(["outputs"], f"{plain(text)}: write FORMAT=FILE, of {', '.join(FORMATS)}{near}")
        # Whoever audits a stranger's project lets it write below its own folder, and nowhere else.
        parts = target.replace("\\", "/").split("/")
        if target.startswith(("/", "\\")) or ":" in parts[0] or ".." in parts or ".git" in parts or target == "-":
            raise self._wrong(["outputs"], f"{plain(target)} is no file below the folder of this one")

    def _mistake(self, path: list[str | int], message: str) -> AuditError:
        """What msgspec found wrong, in the words of TOML, with the near name."""
        unknown = re.fullmatch(r"Object contains unknown field `(.*)`", message, re.DOTALL)
        if unknown:
            names = _names(path)
            return self._wrong([*path, unknown[1]], f"there is no such key{_near(unknown[1], names)}")
        missing = re.fullmatch(r"Object missing required field `(.*)`", message)
        if missing:
            return self._wrong(path, f"there is no {missing[1]}: it is required")
        enum = re.fullmatch(r"Invalid enum value '?(.*?)'?", message, re.DOTALL)
        if enum:
            allowed = _CHOICES.get(str(path[0]), ())
            near = _near(enum[1], allowed)
            return self._wrong(path, f"is one of {', '.join(allowed)}, not {plain(enum[1], 60)}{near}")
        if "matching regex" in message:
            message = "is no bug's id, such as TF-42459" if path[-1] == "id" else "is blank"
        for word, ours in _WORDS.items():
            message = message.replace(f"`{word}`", ours)
        return self._wrong(path, plain(message))

    def _wrong(self, path: Sequence[str | int], reason: str) -> AuditError:
        names = [str(part) for part in (*self._above, *path) if isinstance(part, str)]
        return AuditError(f"{_at(self._file, self.line(path))}: {plain('.'.join(names), 120)}: {reason}")


_WORDS = {"array": "an array", "object": "a table", "str": "a string", "int": "an integer", "bool": "true or false",
          "date": "a date, as 2027-01-31", "int | str": "1, 2, 3, 4 or \"never\"", "float": "a float"}  # fmt: skip
_CHOICES = {
    "fail-on": ("1", "2", "3", "4", "never"),
    "fail-on-new": ("1", "2", "3", "4", "never"),
    "leave-out": ("tests", "examples"),
    "min-evidence": tuple(evidence.value for evidence in Evidence),
    "show": ("possible",),
}


def _names(path: Sequence[str | int]) -> tuple[str, ...]:
    """The keys that there are in the table at a path."""
    inner: dict[str, type[msgspec.Struct]] = {"ignore": IgnoreRule, "threat": ThreatRule}
    struct = inner.get(str(path[0]), Rules) if path else Rules
    return tuple(field.encode_name for field in msgspec.structs.fields(struct))


def _near(name: str, names: Iterable[str]) -> str:
    # A bug's number is wrong in one place or two, a key has a dash or an ending that is another.
    found = difflib.get_close_matches(name.replace("_", "-").upper(), [one.upper() for one in names], 1, 0.6)
    near = next((one for one in names if found and one.upper() == found[0]), None)
    return f"; did you mean {near}?" if near is not None else ""


def _at(file: str, line: int) -> str:
    return f"{file}:{line}" if line else file


def spec(patterns: Sequence[str]) -> Any:
    """What tells whether a path matches patterns as in .gitignore. Raises ValueError."""
    from pathspec import GitIgnoreSpec

    return GitIgnoreSpec.from_lines(patterns)


def _lines(text: str) -> dict[tuple[str | int, ...], int]:
    """The line of each key, which the parser does not tell: every statement is a document of its own, and ends with
    the first line that makes it one. Empty where the text cannot be taken apart so."""
    lines = text.split("\n")
    found: dict[tuple[str | int, ...], int] = {}
    counts: dict[tuple[str | int, ...], int] = {}
    header: tuple[str | int, ...] = ()
    start = 0
    while start < len(lines):
        end, statement = _statement(lines, start)
        if lines[start].lstrip().startswith("["):
            header = _header(statement, counts)
            found.setdefault(header, start + 1)
        else:
            for path in _paths(statement):
                found.setdefault((*header, *path), start + 1)
        start = end
    return found


def _statement(lines: Sequence[str], start: int) -> tuple[int, Any]:
    """The line after a statement, and what it says."""
    for end in range(start + 1, min(start + MAX_STATEMENT, len(lines)) + 1):
        try:
            return end, tomllib.loads("\n".join(lines[start:end]))
        except (tomllib.TOMLDecodeError, ValueError, RecursionError):
            continue
    return len(lines), {}


def _header(statement: Any, counts: dict[tuple[str | int, ...], int]) -> tuple[str | int, ...]:
    """The path of a table; that of an array of tables ends with the number of its entry."""
    path: tuple[str | int, ...] = ()
    while statement:
        ((name, inner),) = statement.items()
        path = (*path, name)
        if isinstance(inner, list):
            counts[path] = counts.get(path, 0) + 1
            return (*path, counts[path] - 1)
        if path in counts and inner:
            path = (*path, counts[path] - 1)
        statement = inner
    return path


def _paths(value: Any, depth: int = 8) -> Iterator[tuple[str | int, ...]]:
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, held in inner if depth else ():
        yield (key,)
        yield from ((key, *path) for path in _paths(held, depth - 1))


def rerated(database: Database, policy: Policy) -> tuple[Database, tuple[Rerated, ...]]:
    """The database with the threat levels that a policy gives to bugs, and what it changes."""
    wanted = {rule.id: (number, rule) for number, rule in enumerate(policy.rules.threat)}
    bugs, changed = [], []
    for bug in database.bugs:
        number, rule = wanted.get(bug.id, (0, None))
        if rule is not None and rule.level != bug.threat:
            by = policy.place(f"threat.{number}")
            changed.append(Rerated(id=bug.id, threat=rule.level, was=bug.threat, reason=rule.reason, by=by))
            bug = msgspec.structs.replace(bug, threat=rule.level)
        bugs.append(bug)
    return msgspec.structs.replace(database, bugs=tuple(bugs)), tuple(changed)
