"""pixi.toml, and the pixi tables of pyproject.toml."""

from __future__ import annotations

from typing import Any

from auditor.project.formats.environment_yml import conda_spec
from auditor.project.formats.reading import Reading, checked, line_of, speaking, speaks
from auditor.project.formats.toml import parse, table
from auditor.project.specifiers import from_conda


def read(text: str, path: str) -> Reading:
    """What a pixi.toml says."""
    reading = Reading(path)
    take(reading, text, parse(text, reading))
    return reading


def take(reading: Reading, text: str, document: dict[str, Any]) -> None:
    """Notes the dependencies of a manifest's features and targets."""
    checked(reading, text, document, {"dependencies": dict, "pypi-dependencies": dict, "feature": dict, "target": dict})
    _feature(reading, text, document, None)
    for name, feature in table(document, "feature").items():
        _feature(reading, text, feature, name)


def _feature(reading: Reading, text: str, feature: Any, group: str | None) -> None:
    for one in (feature, *table(feature, "target").values()):
        held = table(one, "dependencies")
        for name in (*speaking(reading, held), *(["python"] if "python" in held else [])):
            value = held[name]
            written = value.get("version", "") if isinstance(value, dict) else value
            if not isinstance(written, str) and speaks(name):
                reading.skip(f"this is not a requirement: {name} = {str(value)[:60]}", _line(text, name))
            elif isinstance(written, str):
                # `2.3.1` is a match specification of its own: 2.3.1 and what begins so.
                fuzzy = f"={written}" if written[:1].isdigit() else written
                conda_spec(reading, f"{name} {fuzzy}", _line(text, name), group=group)
        held = table(one, "pypi-dependencies")
        for name in speaking(reading, held):
            value = held[name]
            written = value.get("version", "") if isinstance(value, dict) else value
            if not isinstance(written, str) and speaks(name):
                reading.skip(f"this is not a requirement: {name} = {str(value)[:60]}", _line(text, name))
            elif isinstance(written, str):
                reading.require(name, from_conda(written), _line(text, name), group=group)


def _line(text: str, name: str) -> int:
    return line_of(text, f"{name} =", f'"{name}" =', f"{name}=")
