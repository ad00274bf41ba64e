"""environment.yml of conda."""

from __future__ import annotations

import re

from auditor.project.formats.pep508 import require
from auditor.project.formats.reading import Reading, line_of
from auditor.project.formats.toml import entries
from auditor.project.formats.yaml import parse
from auditor.project.specifiers import from_conda, normalized

_SPEC = re.compile(r"^(?:[\w./-]+::)?(?P<name>[A-Za-z0-9_.-]+)\s*(?P<rest>.*)$")
_META = {"tensorflow-mkl": "tensorflow", "tensorflow-eigen": "tensorflow", "tensorflow-base": "tensorflow"}
"""Conda's own names for parts of a TensorFlow."""


def read(text: str, path: str) -> Reading:
    """What an environment file says, its pip part included."""
    reading = Reading(path)
    document = parse(text, reading)
    for item in entries(document.get("dependencies") if isinstance(document, dict) else None):
        if isinstance(item, str):
            conda_spec(reading, item, line_of(text, item))
        elif isinstance(item, dict):
            for inner in entries(item.get("pip")):
                if isinstance(inner, str) and not inner.startswith("-"):
                    require(reading, inner.partition(" #")[0], line_of(text, inner))
    return reading


def conda_spec(reading: Reading, spec: str, line: int, *, cell: int | None = None) -> None:
    """Notes the requirement of a conda match specification (`tensorflow-gpu=2.3=mkl_py38`)."""
    match = _SPEC.match(spec.partition("#")[0].partition("[")[0].strip())
    if match is not None:
        name = normalized(match["name"])
        reading.require(_META.get(name, name), from_conda(match["rest"]), line, cell=cell)
