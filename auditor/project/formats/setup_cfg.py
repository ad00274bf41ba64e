"""setup.cfg."""

from __future__ import annotations

import configparser

from auditor.project.formats import requirements
from auditor.project.formats.pep508 import require
from auditor.project.formats.reading import Include, Reading, line_of


def read(text: str, path: str, include: Include) -> Reading:
    """What a setup.cfg says: install_requires and the extras."""
    reading = Reading(path)
    parser = configparser.RawConfigParser(strict=False)
    try:
        parser.read_string(text)
    except configparser.Error as error:
        reading.skip(f"is broken: {str(error).splitlines()[0]}", getattr(error, "lineno", 0) or 0)
        return reading
    if parser.has_option("options", "install_requires"):
        _lines(reading, text, parser.get("options", "install_requires"), None, include)
    if parser.has_option("options", "python_requires"):
        reading.runs_on(parser.get("options", "python_requires").strip(), line_of(text, "python_requires"))
    if parser.has_section("options.extras_require"):
        for extra, value in parser.items("options.extras_require"):
            _lines(reading, text, value, extra, include)
    return reading


def _lines(reading: Reading, text: str, value: str, group: str | None, include: Include) -> None:
    for item in value.replace(";", " ;").splitlines():
        item = item.partition(" #")[0].strip().replace(" ;", ";")
        if item.startswith("file:"):
            for name in item[5:].split(","):
                requirements.included(name.strip(), line_of(text, item), reading, include)
        elif item and not item.startswith("#"):
            require(reading, item, line_of(text, item), group)
