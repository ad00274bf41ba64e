"""pyproject.toml: PEP 621, PEP 735 groups, Poetry, PDM, Hatch, Flit, uv, pixi."""

from __future__ import annotations

import re
from typing import Any

from auditor.project.formats import pixi, requirements
from auditor.project.formats.pep508 import require
from auditor.project.formats.reading import Include, Reading, checked, line_of, speaking, speaks
from auditor.project.formats.toml import entries, parse, table
from auditor.project.specifiers import from_file_name, from_poetry
from auditor.project.stack import Kind

_TYPES: dict[str, type[list[Any]] | type[dict[str, Any]]] = {
    "project.dependencies": list,
    "project.optional-dependencies": dict,
    "dependency-groups": dict,
    "tool.poetry.dependencies": dict,
    "tool.poetry.dev-dependencies": dict,
    "tool.poetry.group": dict,
    "tool.pdm.dev-dependencies": dict,
    "tool.hatch.envs": dict,
    "tool.uv.dev-dependencies": list,
    "tool.uv.constraint-dependencies": list,
    "tool.uv.override-dependencies": list,
}


def read(text: str, path: str, include: Include) -> Reading:
    """What a pyproject.toml says."""
    reading = Reading(path)
    document = parse(text, reading)
    project = table(document, "project")
    checked(reading, text, document, _TYPES)
    for item in entries(project.get("dependencies")):
        _string(reading, text, item, None)
    extras = line_of(text, "optional-dependencies")
    for group, items in table(project, "optional-dependencies").items():
        start = _line(text, group, extras) or extras
        for item in entries(items):
            _string(reading, text, item, group, start)
    groups = table(document, "dependency-groups")
    for group in groups:
        for item in _group(groups, group, set()):
            _string(reading, text, item, group, line_of(text, "[dependency-groups]"))
    if isinstance(project.get("requires-python"), str):
        reading.runs_on(project["requires-python"], line_of(text, "requires-python"))
    tools = table(document, "tool")
    _poetry_tables(reading, text, table(tools, "poetry"))
    _dynamic(reading, text, tools, include)
    for group, items in table(tools, "pdm", "dev-dependencies").items():
        for item in entries(items):
            _string(reading, text, item, "dev" if group != "gpu" else group)
    for name, value in table(tools, "pdm", "resolution", "overrides").items():
        if isinstance(value, str) and speaks(name):
            specifier = f"=={value}" if value[:1].isdigit() else value
            reading.require(name, specifier, _line(text, name), kind=Kind.CONSTRAINT)
    _uv(reading, text, table(tools, "uv"))
    for name, env in table(tools, "hatch", "envs").items():
        for key in ("dependencies", "extra-dependencies"):
            for item in entries(env.get(key) if isinstance(env, dict) else None):
                _string(reading, text, item, "dev" if name == "default" else name)
    flit = table(tools, "flit", "metadata")
    for item in entries(flit.get("requires")):
        _string(reading, text, item, None)
    pixi.take(reading, text, table(tools, "pixi"))
    return reading


def _uv(reading: Reading, text: str, uv: dict[str, Any]) -> None:
    for item in entries(uv.get("dev-dependencies")):
        _string(reading, text, item, "dev")
    for key in ("constraint-dependencies", "override-dependencies"):
        for item in entries(uv.get(key)):
            kind = Kind.CONSTRAINT if key[0] == "c" else Kind.OVERRIDE
            for one in speaking(reading, [item]):
                require(reading, one, line_of(text, f'"{one}"', one, start=line_of(text, key)), kind=kind)
    declared = uv.get("environments")
    reading.environments += [one for one in entries(declared) if isinstance(one, str)]
    if isinstance(declared, str):
        reading.environments.append(declared)


def _dynamic(reading: Reading, text: str, tools: dict[str, Any], include: Include) -> None:
    """Dependencies that setuptools or hatch takes from requirements files."""
    dynamic = table(tools, "setuptools", "dynamic")
    files = table(dynamic, "dependencies").get("file")
    hooked = table(tools, "hatch", "metadata", "hooks", "requirements_txt")
    for name in [files] if isinstance(files, str) else [*entries(files), *entries(hooked.get("files"))]:
        if isinstance(name, str):
            requirements.included(name, line_of(text, f'"{name}"', name), reading, include)


def _poetry_tables(reading: Reading, text: str, poetry: dict[str, Any]) -> None:
    main = table(poetry, "dependencies")
    _poetry(reading, text, main, None, "tool.poetry.dependencies")
    _poetry(reading, text, table(poetry, "dev-dependencies"), "dev", "tool.poetry.dev-dependencies")
    for group, held in table(poetry, "group").items():
        _poetry(reading, text, table(held, "dependencies"), group, f"tool.poetry.group.{group}.dependencies")
    if isinstance(main.get("python"), str):
        reading.runs_on(from_poetry(main["python"]), _line(text, "python"))


def _string(reading: Reading, text: str, item: Any, group: str | None, start: int = 0) -> None:
    """Notes a requirement string; it stands at or after the line `start`."""
    for one in speaking(reading, [item]):
        line = line_of(text, f'"{one}"', f"'{one}'", start=start) or line_of(text, one, start=start)
        require(reading, one, line or line_of(text, one), group)


def _group(groups: dict[str, Any], name: str, seen: set[str]) -> list[Any]:
    """The strings of a dependency group, with those of the groups it includes."""
    if name in seen:
        return []
    seen.add(name)
    found: list[Any] = []
    for item in entries(groups.get(name)):
        if isinstance(item, dict) and isinstance(item.get("include-group"), str):
            found.extend(_group(groups, item["include-group"], seen))
        else:
            found.append(item)
    return found


def _poetry(reading: Reading, text: str, dependencies: dict[str, Any], group: str | None, header: str) -> None:
    for name in speaking(reading, dependencies):
        constraint = dependencies[name]
        line = _line(text, name, line_of(text, f"[{header}]"))
        for one in constraint if isinstance(constraint, list) else [constraint]:
            version, marker = one, ""
            if isinstance(one, dict):
                version, marker = one.get("version", ""), str(one.get("markers") or "")
                if isinstance(one.get("python"), str):
                    marker = marker or _python_marker(one["python"])
                archive = from_file_name(str(one.get("url") or one.get("file") or ""))
                version = archive[1] if archive else version
                line = line_of(text, f'"{version}"', start=line) if isinstance(constraint, list) else line
            if not isinstance(version, str):
                reading.skip(f"this is not a requirement: {name} = {str(one)[:60]}", line)
            else:
                optional = "optional" if isinstance(one, dict) and one.get("optional") is True else None
                reading.require(name, from_poetry(version), line, marker=marker, group=group or optional)


def _python_marker(text: str) -> str:
    """Poetry's `python = "<3.10"` of a dependency as a marker; nothing where alternatives cannot be said as one."""
    parts = re.findall(r"([<>=!~]{1,3})\s*([\d.*]+)", from_poetry(text).split("||")[0])
    return " and ".join(f'python_version {operator} "{version}"' for operator, version in parts)


def _line(text: str, name: str, start: int = 0) -> int:
    """The line that a key stands on, at or after the line `start`."""
    key = re.compile(rf"[\"']?{re.escape(name)}[\"']?\s*[=.]")
    numbered = enumerate(text.splitlines(), start=1)
    return next((n for n, line in numbered if n >= start and key.match(line)), 0) or line_of(text, name, start=start)
