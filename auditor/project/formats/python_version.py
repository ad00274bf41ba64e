""".python-version and runtime.txt: the Python that a project runs on."""

from __future__ import annotations

import re

from auditor.project.formats.reading import Reading

_MINOR = re.compile(r"^(?:python-|cpython-)?(?P<minor>3\.\d+)(?:\.\d+)?$")


def read(text: str, path: str) -> Reading:
    """The minor version that the first line names."""
    reading = Reading(path)
    lines = text.strip().splitlines()
    match = _MINOR.match(lines[0].strip()) if lines else None
    if match is not None:
        reading.runs_on(f"=={match['minor']}.*", 1)
    return reading
