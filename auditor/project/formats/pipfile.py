"""Pipfile."""

from __future__ import annotations

from auditor.project.formats.reading import Reading, checked, line_of, speaking
from auditor.project.formats.toml import parse, table
from auditor.project.specifiers import from_poetry


def read(text: str, path: str) -> Reading:
    """What a Pipfile says."""
    reading = Reading(path)
    document = parse(text, reading)
    checked(reading, text, document, {"packages": dict, "dev-packages": dict, "requires": dict})
    for section, group in (("packages", None), ("dev-packages", "dev")):
        held = table(document, section)
        for name in speaking(reading, held):
            constraint = held[name]
            version = constraint.get("version", "") if isinstance(constraint, dict) else constraint
            line = line_of(text, f"{name} =", f'"{name}"', f"{name}=")
            if not isinstance(version, str):
                reading.skip(f"this is not a requirement: {name} = {str(constraint)[:60]}", line)
            else:
                specifier = "" if version == "*" else version if version[:1] in "<>=!~" else from_poetry(version)
                reading.require(name, specifier, line, group=group)
    python = table(document, "requires").get("python_version")
    if isinstance(python, str) and python[:1].isdigit():
        reading.runs_on(f"=={python}.*", line_of(text, "python_version"))
    return reading


def _marker(constraint: object) -> str:
    return str(constraint.get("markers") or "") if isinstance(constraint, dict) else ""
