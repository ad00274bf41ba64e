"""The policy of a project: `[tool.audit]` in pyproject.toml, or audit.toml, with what it ignores and why."""

from __future__ import annotations

import difflib
import posixpath
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec
from msgspec import UNSET, UnsetType

from auditor.database.bug import Database
from auditor.database.load import load_database
from auditor.errors import AuditError
from auditor.matching.finding import Evidence, Rerated
from auditor.place import Location
from auditor.project.formats.toml import document, lines_of
from auditor.project.tree import ReadError, read_text
from auditor.report import FORMATS
from auditor.report.escape import plain
from auditor.report.write import parse_output
from auditor.rules import Gate, IgnoreRule, Rules, ThreatRule, said

OWN_FILE, SHARED_FILE = "audit.toml", "pyproject.toml"
MAX_BYTES = 1_000_000

Known = Callable[[], Collection[str]]


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
    def within(self) -> tuple[str, ...]:
        """What to look at where the caller names nothing, relative to the audited root; nothing for all of it. Raises
        AuditError for a path that is not there."""
        found = said(self.rules.paths, ()) if self.prefix == "." else ()
        for name in found:
            path = self.folder / name
            if not path.exists():
                raise self._mistake("paths", f"{plain(name)} is not there")
            if not path.resolve().is_relative_to(self.folder.resolve()):
                raise self._mistake("paths", f"{plain(name)} leads out of the folder")
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

    def held_to(self, folder: Path) -> Policy:
        """The policy for another tree, that of a change: what it says of paths that are not there is left out."""
        there = tuple(path for path in said(self.rules.paths, ()) if (folder / path).exists())
        rules = msgspec.structs.replace(self.rules, paths=there or UNSET)
        return msgspec.structs.replace(self, rules=rules, folder=folder)

    def _mistake(self, key: str, reason: str) -> AuditError:
        return AuditError(f"{_at(self.file, self.lines.get(key, 0))}: {key}: {reason}")


def _level(value: Gate | UnsetType, otherwise: int | None) -> int | None:
    if isinstance(value, UnsetType):
        return otherwise
    return None if value == "never" else value


def bug_ids() -> Collection[str]:
    """The ids of the database's bugs."""
    return [bug.id for bug in load_database().bugs]


def find_policy(root: Path, known: Known = bug_ids, top: Path | None = None) -> Policy:
    """The policy that holds for a folder: its own, else that of the nearest folder above it.

    `known` gives the ids that there are; it is asked where the policy names any. `top` is the last folder that is
    looked into; without it, that of the git repository that the folder lies in, else the folder itself. Raises
    AuditError as `read_policy` does.
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


def read_policy(folder: Path, known: Known = bug_ids, prefix: str = ".") -> Policy:
    """The policy that stands in a folder; the default one where none does.

    Raises AuditError, with file, line and the near name, for what is not right in it.
    """
    own = _text(folder, OWN_FILE)
    shared = _text(folder, SHARED_FILE)
    tool = _parsed(SHARED_FILE, shared, _NAMED).get("tool") if shared is not None else None
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
        return document(text)
    except ReadError as error:
        if named is not None and not named.search(text):
            return {}
        raise AuditError(f"{_at(file, error.line)}: {plain(str(error))}") from error


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
        self._lines = lines_of(text)

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

    def check(self, rules: Rules, known: Known) -> None:
        """What types do not say. Raises AuditError."""
        named = [("ignore", n, one.id) for n, one in enumerate(rules.ignore)]
        named += [("threat", n, one.id) for n, one in enumerate(rules.threat)]
        ids = known() if named else ()
        for key, number, id in named:
            if id not in ids:
                raise self._wrong([key, number, "id"], f"no bug is called {id}{_near(id, ids)}")
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
        if message.startswith("Invalid RFC3339"):
            message = "is no date, such as 2027-01-31"
        for word, ours in _WORDS.items():
            message = message.replace(f"`{word}`", ours)
        found = re.fullmatch(r"Expected (.*?)(?:, got (.*))?", message)
        if found:
            message = f"is to be {found[1]}" + (f", not {found[2]}" if found[2] else "")
        return self._wrong(path, plain(message).replace(" of length >= 1", " that is not empty"))

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
    "show": ("possible", "already"),
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
