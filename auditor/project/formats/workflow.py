"""Workflows of CI services, compose files and descriptors of cloud jobs: the images they name and what they install."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from auditor.project.formats.reading import Reading, speaks
from auditor.project.formats.shell import commands, installs, merge, resolved, take
from auditor.project.formats.yaml import parse
from auditor.project.images import framework_of
from auditor.project.stack import Kind

_HEAD = re.compile(r"^(?P<indent>\s*)(?:-\s+)?(?:[\w.-]+:\s*)?(?:[|>][+-]?\s*$)?[\"']?")
_IMAGE = re.compile(
    r"^\s*(?:-\s+)?(?:[\w.]*image(?:_?uri)?|container)[\"']?\s*:\s*[\"']?(?P<image>[^\s\"'#,]+)", re.IGNORECASE
)
_RUNTIME = re.compile(
    r"(?:\bruntime_?version[\"']?\s*[:=]\s*|--runtime-version[= ])[\"']?(?P<version>[12]\.\d+)\b", re.IGNORECASE
)
_ASSIGNED = re.compile(r"(\w+)=(\"[^\"]*\"|'[^']*'|\S*)")
GROUP = "ci"
MAX_DEPTH = 24


def read(text: str, path: str) -> Reading:
    """A workflow of a CI service. Matrix and environment variables are filled in; a matrix gives alternatives."""
    reading = Reading(path, Kind.COMMAND)
    if not speaks(text):
        return reading
    document = parse(text, reading)
    if document is not None:
        values: dict[str, list[str]] = {}
        _gather(document, values, 0)
        _lines(reading, text, values, GROUP)
    return reading


def read_descriptor(text: str, path: str) -> Reading:
    """A compose file, or a descriptor of a cloud job: by its lines, since templates of them are no YAML yet."""
    reading = Reading(path, Kind.COMMAND)
    if speaks(text) or _RUNTIME.search(text):
        _lines(reading, text, {}, None)
    return reading


def read_script(text: str, path: str) -> Reading:
    """A shell script or a Makefile."""
    reading = Reading(path, Kind.COMMAND)
    if not speaks(text) and "runtime-version" not in text:
        return reading
    values = {name: [value] for name, value in re.findall(r"^\s*(?:export\s+)?(\w+)\s*:?=\s*[\"']?([\w.+-]+)[\"']?\s*$",
                                                           text, re.MULTILINE)}  # fmt: skip
    for number, command in commands(text):
        take(reading, command.replace("$(", "${").replace(")", "}") if "$(" in command else command, number, values)
        _runtime(reading, command, number)
    return reading


def _lines(reading: Reading, text: str, values: dict[str, list[str]], group: str | None) -> None:
    for number, line in enumerate(text.split("\n"), start=1):
        image = _IMAGE.match(line)
        if image is not None:
            before = len(reading.requirements)
            for one in resolved(image["image"], values):
                specifier = framework_of(one)
                if specifier is not None:
                    reading.require("tensorflow", specifier, number, kind=Kind.IMAGE, group=group)
            merge(reading, before)
        _runtime(reading, line, number)
    for number, command in commands(text):
        if installs(command):
            take(reading, _HEAD.sub("", command), number, values, group=group)


def _runtime(reading: Reading, line: str, number: int) -> None:
    """A runtime of Google's AI Platform is named as the TensorFlow in it."""
    runtime = _RUNTIME.search(line)
    if runtime is not None and not line.lstrip().startswith("#"):
        reading.require("tensorflow", f"=={runtime['version']}.*", number, kind=Kind.IMAGE)


def _gather(document: Any, values: dict[str, list[str]], depth: int) -> None:
    """The values of every `matrix` and `env` of a workflow."""
    if depth > MAX_DEPTH:
        return
    if isinstance(document, list):
        for item in document:
            _gather(item, values, depth + 1)
    if not isinstance(document, dict):
        return
    for key, value in document.items():
        if key == "matrix" and isinstance(value, dict):
            _add(values, _matrix(value))
        elif key in ("env", "variables"):
            _add(values, _assigned(value))
        _gather(value, values, depth + 1)


def _add(values: dict[str, list[str]], found: Iterator[tuple[str, list[str]]]) -> None:
    for name, inner in found:
        held = values.setdefault(name, [])
        held += [one for one in inner if one not in held]


def _assigned(value: Any) -> Iterator[tuple[str, list[str]]]:
    """What a table of variables sets, or strings such as Travis's `A=1 B=2`."""
    if isinstance(value, str):
        for name, text in _ASSIGNED.findall(value):
            yield name, [text.strip("\"'")]
    elif isinstance(value, list):
        for item in value:
            yield from _assigned(item) if isinstance(item, str) else ()
    elif isinstance(value, dict):
        for name, inner in value.items():
            if isinstance(inner, (str, int, float)):
                yield str(name), [str(inner)]
            elif isinstance(inner, list):
                yield from _assigned(inner)


def _matrix(matrix: dict[str, Any]) -> Iterator[tuple[str, list[str]]]:
    """Each variable of a matrix with its values; a row of `include`, or a value that is a table, sets several. Azure
    writes each row by a name, CircleCI lists the values below `parameters`."""
    for name, value in matrix.items():
        if isinstance(value, dict):
            for key, one in value.items():
                yield str(key), [str(each) for each in (one if isinstance(one, list) else [one])
                                 if isinstance(each, (str, int, float))]  # fmt: skip
        if name == "exclude" or not isinstance(value, list):
            continue
        plain = [str(one) for one in value if isinstance(one, (str, int, float))]
        if plain:
            yield str(name), plain
        for row in value:
            for key, one in row.items() if isinstance(row, dict) else ():
                if isinstance(one, (str, int, float)):
                    yield str(key), [str(one)]
