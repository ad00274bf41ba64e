"""Dockerfile, Containerfile and Singularity definitions: the image they build on, and what they install."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from auditor.project.formats.reading import Reading
from auditor.project.formats.shell import commands, resolved, take
from auditor.project.images import framework_of
from auditor.project.stack import Kind, Requirement

_FROM = re.compile(r"(?:--\S+\s+)*(?P<image>\S+)(?:\s+as\s+(?P<name>\S+))?", re.IGNORECASE)
_HEREDOC = re.compile(r"<<-?\s*[\"']?(?P<end>\w+)[\"']?")
_COPIED = re.compile(r"--from=(?P<stage>\S+)")
_PYTHON = re.compile(r"(?:^|/)python:(?P<minor>3\.\d+)")


@dataclass
class _Stage:
    """One stage: the stage that it builds on or copies from, and what it brings."""

    name: str
    base: str
    bases: list[str] = field(default_factory=list)
    requirements: list[Requirement] = field(default_factory=list)


def read(text: str, path: str) -> Reading:
    """What a Dockerfile installs: that of its last stage, and of the stages which that builds on or copies from."""
    reading = Reading(path, Kind.COMMAND)
    values: dict[str, list[str]] = {}
    stages: list[_Stage] = []
    for line, word, rest in _instructions(text):
        if word in ("ARG", "ENV"):
            _assign(rest, values, word)
        elif word == "FROM":
            match = _FROM.match(resolved(rest, values)[0])
            if match is not None:
                stages.append(_Stage(match["name"] or str(len(stages)), match["image"]))
                _image(reading, stages[-1], line)
        elif word in ("RUN", "SHELL") and stages:
            for number, command in commands(rest, line):
                take(reading, command, number, values)
            stages[-1].requirements += reading.requirements
            reading.requirements = []
        elif word in ("COPY", "ADD") and stages:
            stages[-1].bases += _COPIED.findall(rest)
    reading.requirements = _last(stages, reading.upgrades)
    return reading


def read_definition(text: str, path: str) -> Reading:
    """A Singularity or Apptainer definition."""
    reading = Reading(path, Kind.COMMAND)
    for number, line in enumerate(text.split("\n"), start=1):
        if line.lower().startswith("from:"):
            specifier = framework_of(line[5:])
            if specifier is not None:
                reading.require("tensorflow", specifier, number, kind=Kind.IMAGE)
    for number, command in commands(text):
        take(reading, command, number)
    return reading


def _image(reading: Reading, stage: _Stage, line: int) -> None:
    specifier = framework_of(stage.base)
    if specifier is not None:
        reading.require("tensorflow", specifier, line, kind=Kind.IMAGE)
        stage.requirements += reading.requirements
        reading.requirements = []


def _last(stages: list[_Stage], upgrades: list[Requirement]) -> list[Requirement]:
    """What the last stage holds; a later command overrules an earlier one, but one without a version leaves what is
    there, unless it upgrades that."""
    by_name = {stage.name.lower(): stage for stage in stages} | {str(i): stage for i, stage in enumerate(stages)}
    held: list[Requirement] = []
    waiting, seen = [stages[-1]] if stages else [], set()
    while waiting:
        stage = waiting.pop()
        if id(stage) in seen:
            continue
        seen.add(id(stage))
        held = stage.requirements + held
        waiting += [by_name[base.lower()] for base in (stage.base, *stage.bases) if base.lower() in by_name]
    if not held:
        held = [one for stage in stages for one in stage.requirements]
    found: dict[tuple[str, str], Requirement] = {}
    for one in held:
        if one.specifier or one in upgrades or (one.package, one.marker) not in found:
            found[one.package, one.marker] = one
    return list(found.values())


def _instructions(text: str) -> list[tuple[int, str, str]]:
    """Each instruction with its line, its word and the rest, in which line ends are kept so that lines can be
    counted."""
    found: list[tuple[int, str, str]] = []
    lines = text.split("\n")
    index = 0
    while index < len(lines):
        start, line = index, lines[index].strip()
        index += 1
        word, _, rest = line.partition(" ")
        if not word.isalpha():
            continue
        held = [rest]
        while held[-1].rstrip().endswith("\\") or (len(held) > 1 and held[-1].strip().startswith("#")):
            if index >= len(lines):
                break
            held.append(lines[index])
            index += 1
        heredoc = _HEREDOC.search(rest) if word.upper() in ("RUN", "COPY") else None
        if heredoc is not None:
            held[-1] = _HEREDOC.sub("", held[-1])
            while index < len(lines) and lines[index].strip() != heredoc["end"]:
                held.append(lines[index])
                index += 1
            index += 1
        found.append((start + 1, word.upper(), "\n".join(held)))
    return found


def _assign(rest: str, values: dict[str, list[str]], word: str) -> None:
    rest = rest.replace("\\\n", " ").strip()
    if word == "ENV" and "=" not in rest.split(" ")[0]:
        name, _, value = rest.partition(" ")
        values[name] = [value.strip().strip("\"'")]
        return
    for name, value in re.findall(r"(\w+)=(\"[^\"]*\"|'[^']*'|\S*)", rest):
        values[name] = resolved(value.strip("\"'"), values)[:1]
