"""Install commands of pip and conda, wherever a shell runs them: Dockerfiles, workflows, notebooks, scripts."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator, Mapping, Sequence

from auditor.project.formats.environment_yml import conda_spec
from auditor.project.formats.pep508 import require
from auditor.project.formats.reading import Reading
from auditor.project.specifiers import from_file_name
from auditor.project.stack import Kind

_PIP = re.compile(
    r"(?:^|[\s/(\"'@`])(?:(?:\S*python[\d.]*|\{?sys\.executable\}?|\$\{?\w+\}?)\s+-m\s+)?"
    r"(?:uv\s+)?(?:pip[\d.]*|pipenv|\$\{?PIP\w*\}?)\s+(?:-\S+\s+)*install\s+(?P<rest>.*)$",
    re.DOTALL,
)
_ADD = re.compile(r"(?:^|\s)(?:uv|poetry|pdm)\s+add\s+(?P<rest>.*)$", re.DOTALL)
_CONDA = re.compile(
    r"(?:^|[\s/])(?:conda|mamba|micromamba)\s+(?:-\S+\s+)*(?:install|create)\s+(?P<rest>.*)$", re.DOTALL
)
_UPGRADE = re.compile(r"\s(?:-[A-Za-z]*U[A-Za-z]*|--upgrade)(?=\s)")
_VALUED = frozenset(
    {"-i", "--index-url", "--extra-index-url", "-f", "--find-links", "-t", "--target", "-r", "--requirement", "-c",
     "--constraint", "-n", "--name", "--channel", "-p", "--prefix", "--trusted-host", "--root", "--cache-dir",
     "--timeout", "--default-timeout", "--retries", "--python", "--group", "--file", "--platform", "--proxy", "-e",
     "--progress-bar", "--log", "--upgrade-strategy", "--no-binary", "--only-binary"}
)  # fmt: skip
_VARIABLE = re.compile(r"\$\{\{\s*(?P<expression>[\w.-]+)\s*\}\}|\$\{(?P<braced>\w+)(?::?-(?P<default>[^}]*))?\}"
                       r"|\$\((?P<azure>[A-Za-z_][\w.]*)\)|<<\s*(?P<circle>[\w.]+)\s*>>"
                       r"|\$(?P<bare>[A-Za-z_]\w*)|\{(?P<python>[A-Za-z_]\w*)\}|%(?P<batch>[A-Za-z_]\w*)%")  # fmt: skip
_NAMES = ("expression", "braced", "azure", "circle", "bare", "python", "batch")
_END = re.compile(r"&&|\|\||;(?![^\"'\n]*[\"'](?:\s|$))|(?<!\|)\|(?!\|)|[^\S\n]#[^\n]*")
"""What ends a command: another one, or a comment."""
MAX_VALUES = 24
MAX_QUOTED = 20_000
"""A longer command is parted at its blanks alone."""

Values = Mapping[str, Sequence[str]]
"""What a variable may be: one value, or each of a matrix."""


def commands(text: str, first_line: int = 1) -> Iterator[tuple[int, str]]:
    """Each command of a script, with the number of the line that it begins on. A command keeps the line ends within
    it, so that the line of each of its words can be counted."""
    held, start = "", 0
    for number, line in enumerate(text.split("\n"), start=first_line):
        stripped = line.strip()
        if stripped.startswith("#"):
            held += "\n" if held else ""  # between the lines of one command, as a Dockerfile has it
            continue
        start = start if held else number
        if stripped.endswith("\\"):
            held += stripped[:-1] + " \n"
            continue
        yield from _parts(held + stripped, start)
        held = ""
    if held:
        yield from _parts(held, start)


def _parts(command: str, line: int) -> Iterator[tuple[int, str]]:
    at = 0
    for end in [*_END.finditer(command), None]:
        part = command[at : end.start() if end else len(command)]
        lead = len(part) - len(part.lstrip())
        if part.strip():
            yield line + command.count("\n", 0, at + lead), part.strip()
        at = end.end() if end else at


def installs(command: str) -> bool:
    """Whether a command installs packages."""
    return _PIP.search(command) is not None or _CONDA.search(command) is not None or _ADD.search(command) is not None


def take(
    reading: Reading, command: str, line: int, values: Values | None = None, *, cell: int | None = None,
    kind: Kind | None = None, group: str | None = None,
) -> None:  # fmt: skip
    """Notes the framework packages that a command installs; nothing for any other command."""
    pip = _PIP.search(command) or _ADD.search(command)
    conda = None if pip else _CONDA.search(command)
    match = pip or conda
    if match is None:
        return
    first, at = len(reading.requirements), match.start("rest")
    for word in _words(match["rest"], conda is not None):
        if not any(sign in word for sign in ("tensorflow", "keras", "nightly", "$", "%", "<<")):
            continue
        found = command.find(word, at)
        at = found + len(word) if found >= 0 else at
        number = line + command.count("\n", 0, max(found, 0))
        _take_word(reading, word, number, values or {}, conda is not None, cell, kind, group)
    if _UPGRADE.search(f" {match['rest']} "):
        reading.upgrades += [one for one in reading.requirements[first:] if not one.specifier]


def _words(rest: str, conda: bool) -> Iterator[str]:
    rest = re.sub(r"\$\{\{\s*([\w.-]+)\s*\}\}", r"${{\1}}", rest)
    rest = re.sub(r"<<\s*([\w.]+)\s*>>", r"<<\1>>", rest)
    try:
        words = shlex.split(rest) if len(rest) < MAX_QUOTED else [word.strip("\"'") for word in rest.split()]
    except ValueError:
        words = [word.strip("\"'") for word in rest.split()]
    skip = False
    for word in words:
        if skip or word.startswith("-"):
            skip = not skip and word in _VALUED and not (conda and word == "-f")
        elif word.startswith((">", "<", "&", "2>")):
            return
        else:
            word = word.rstrip("`\"',")
            yield word.rstrip(")") if word.count(")") > word.count("(") else word


def _take_word(
    reading: Reading, word: str, line: int, values: Values, conda: bool, cell: int | None, kind: Kind | None,
    group: str | None,
) -> None:  # fmt: skip
    before = len(reading.requirements)
    for one in resolved(word, values):
        archive = from_file_name(one)
        if archive is not None:
            reading.require(archive[0], f"=={archive[1]}", line, cell=cell, kind=kind, group=group)
        elif conda:
            conda_spec(reading, one, line, cell=cell, kind=kind, group=group)
        elif re.match(r"[A-Za-z]", one) and "/" not in one.split("@")[0]:
            require(reading, _open(one), line, group, cell=cell, kind=kind)
    merge(reading, before)


def _open(word: str) -> str:
    """A word that ends in a variable that nobody knows names the package and no version."""
    unknown = _VARIABLE.search(word)
    return word if unknown is None else re.split(r"[=<>~!]", word[: unknown.start()])[0]


def merge(reading: Reading, before: int) -> None:
    """Makes the requirements noted since `before`, which differ by a variable's values, alternatives of one."""
    import msgspec

    found = reading.requirements[before:]
    if len(found) > 1 and len({one.name for one in found}) == 1:
        alternatives = list(dict.fromkeys(one.specifier for one in found))
        whole = "||".join(alternatives) if all(alternatives) else ""
        version = found[0].version if len(alternatives) == 1 else None
        reading.requirements[before:] = [msgspec.structs.replace(found[0], specifier=whole, version=version)]


def resolved(text: str, values: Values) -> list[str]:
    """The text with its variables replaced, once for each value of a variable that has several.

    A variable that is not known stays as it is.
    """
    texts = [text]
    for _ in range(6):
        grown: dict[str, None] = {}
        for one in texts:
            match = next((m for m in _VARIABLE.finditer(one) if _value(m, values)), None)
            for value in _value(match, values) if match else [None]:
                grown[one if match is None else one[: match.start()] + str(value) + one[match.end() :]] = None
        if list(grown) == texts:
            break
        texts = list(grown)[:MAX_VALUES]
    return texts


def _value(match: re.Match[str], values: Values) -> Sequence[str]:
    name = next((match[kind] for kind in _NAMES if match[kind]), "")
    found = values.get(name) or values.get(name.rpartition(".")[2])
    if found:
        return found
    return [match["default"]] if match["default"] is not None else []
