"""environment.yml of conda."""

from __future__ import annotations

import re

from auditor.project.formats.pep508 import require
from auditor.project.formats.reading import Include, Reading, checked, line_of, speaking, speaks
from auditor.project.formats.toml import entries
from auditor.project.formats.yaml import parse
from auditor.project.specifiers import from_conda, normalized
from auditor.project.stack import Kind

_SPEC = re.compile(r"^(?:[\w./:-]+::)?(?P<name>[A-Za-z0-9_.-]+)\s*(?P<rest>.*)$")
_BRACKETS = re.compile(r"\[.*?\bversion\s*=\s*['\"]?(?P<version>[^'\"\]]+)['\"]?.*\]")
_DEPENDENCIES = re.compile(r"^dependencies:\s*(?:#.*)?$", re.MULTILINE)
_HEAD = re.compile(r"^(?:name|channels|prefix):", re.MULTILINE)
_MANIFEST_OF_KUBERNETES = re.compile(r"^kind:", re.MULTILINE)
MAX_UNNAMED = 1_000_000
_SET = re.compile(r"\{%-?\s*set\s+(\w+)\s*=\s*[\"']([^\"']+)[\"']\s*-?%\}")
_FILLED = re.compile(r"\{\{\s*(?P<name>\w+)[^}]*\}\}")
_META = {
    "tensorflow-mkl": "tensorflow",
    "tensorflow-eigen": "tensorflow",
    "tensorflow-base": "tensorflow",
    "tensorflow-cuda": "tensorflow",
    "keras-gpu": "keras",
    "keras-base": "keras",
}
"""Conda's own names for parts of a framework."""


def read(text: str, path: str, include: Include) -> Reading:
    """What an environment file says, its pip part included."""
    reading = Reading(path)
    if _MANIFEST_OF_KUBERNETES.search(text):
        return reading  # an environment of something else
    document = parse(text, reading)
    if document is not None and not isinstance(document, dict):
        reading.skip("is no environment: it holds no table", 1)
        return reading
    checked(reading, text, document, {"dependencies": list})
    for item in entries((document or {}).get("dependencies")):
        if isinstance(item, str):
            for one in speaking(reading, [item]) if not item.startswith("python") else [item]:
                conda_spec(reading, one, line_of(text, f"- {one}", one))
        elif isinstance(item, dict):
            checked(reading, text, item, {"pip": list})
            for inner in entries(item.get("pip")):
                if not isinstance(inner, str):
                    continue
                for _ in speaking(reading, [inner]) if not inner.startswith("-") else [inner]:
                    _pip(reading, inner, line_of(text, f"- {inner}", inner), include)
    return reading


def read_any(text: str, path: str, include: Include) -> Reading:
    """A YAML file of any name, where it looks like an environment."""
    looks = len(text) <= MAX_UNNAMED and _DEPENDENCIES.search(text) and _HEAD.search(text) and speaks(text)
    return read(text, path, include) if looks else Reading(path)


def read_recipe(text: str, path: str) -> Reading:
    """What a recipe of conda-build needs to run. It is a template, so its lines are read; `{% set %}` is filled in."""
    reading = Reading(path, Kind.COMMAND)
    values = dict(_SET.findall(text))
    indent = -1
    for number, line in enumerate(text.split("\n"), start=1):
        item = line.strip()
        if indent >= 0 and item and not item.startswith(("#", "{%")):
            if len(line) - len(line.lstrip()) < indent or not item.startswith("-"):
                indent = -1
            else:
                spec = _FILLED.sub(lambda found: values.get(found["name"], "*"), item[1:])
                conda_spec(reading, spec.partition("#")[0].strip(), number)
        if item == "run:":
            indent = len(line) - len(line.lstrip())
    reading.pythons = []  # those of the package, whatever environment it is put into
    return reading


def _pip(reading: Reading, text: str, line: int, include: Include) -> None:
    from auditor.project.formats import requirements  # it reads conda's files in turn

    option = re.match(r"(?P<option>-r|--requirement|-c|--constraint)[\s=]*(?P<file>\S+)", text)
    if option is not None:
        requirements.included(option["file"], line, reading, include, constraint="c" in option["option"][:4])
    elif not text.startswith("-"):
        require(reading, text.partition(" #")[0], line)


def conda_name(name: str) -> str:
    """The distribution that a conda package holds."""
    name = normalized(name)
    return _META.get(name, name)


def conda_spec(
    reading: Reading, spec: str, line: int, *, cell: int | None = None, kind: Kind | None = None,
    group: str | None = None,
) -> None:  # fmt: skip
    """Notes the requirement of a conda match specification (`tensorflow-gpu=2.3=mkl_py38`,
    `tensorflow[version='>=2']`), and what one of Python says."""
    bracket = _BRACKETS.search(spec)
    match = _SPEC.match(spec.partition("#")[0].partition("[")[0].strip())
    if match is None:
        return
    specifier = from_conda(bracket["version"] if bracket else match["rest"])
    if match["name"] == "python":
        minor = re.fullmatch(r"==(3\.\d+)", specifier)
        reading.runs_on(f"=={minor[1]}.*" if minor else specifier, line)
        return
    reading.require(conda_name(match["name"]), specifier, line, cell=cell, kind=kind, group=group)
