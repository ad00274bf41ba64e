"""setup.cfg."""

from __future__ import annotations

import configparser

from auditor.project.formats.pep508 import require
from auditor.project.formats.reading import Reading, line_of


def read(text: str, path: str) -> Reading:
    """What a setup.cfg says: install_requires and the extras."""
    reading = Reading(path)
    parser = configparser.RawConfigParser(strict=False)
    try:
        parser.read_string(text)
    except configparser.Error as error:
        reading.skip(f"is broken: {str(error).splitlines()[0]}", getattr(error, "lineno", 0) or 0)
        return reading
    if parser.has_option("options", "install_requires"):
        _lines(reading, text, parser.get("options", "install_requires"), None)
    if parser.has_section("options.extras_require"):
        for extra, value in parser.items("options.extras_require"):
            _lines(reading, text, value, extra)
    return reading


def _lines(reading: Reading, text: str, value: str, group: str | None) -> None:
    for item in value.replace(";", " ;").splitlines():
        item = item.partition(" #")[0].strip().replace(" ;", ";")
        if item and not item.startswith(("#", "file:")):
            require(reading, item, line_of(text, item), group)
