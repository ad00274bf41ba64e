"""setup.cfg."""

from __future__ import annotations

import configparser

from auditor.project.formats import requirements
from auditor.project.formats.pep508 import require
from auditor.project.formats.reading import Include, Reading, line_of, speaking


def read(text: str, path: str, include: Include) -> Reading:
    """What a setup.cfg says: install_requires and the extras."""
    reading = Reading(path)
    parser = configparser.RawConfigParser()
    try:
        parser.read_string(text)
    except configparser.Error as error:
        broken_ini(reading, error)
        return reading
    if parser.has_option("options", "install_requires"):
        _lines(reading, text, parser.get("options", "install_requires"), None, include)
    if parser.has_option("options", "python_requires"):
        reading.runs_on(parser.get("options", "python_requires").strip(), line_of(text, "python_requires"))
    if parser.has_section("options.extras_require"):
        for extra, value in parser.items("options.extras_require"):
            _lines(reading, text, value, extra, include)
    return reading


def broken_ini(reading: Reading, error: configparser.Error) -> None:
    """Notes what is wrong with an INI file, and where."""
    line = getattr(error, "lineno", 0) or next(iter(getattr(error, "errors", ())), (0,))[0]
    words = {
        configparser.DuplicateOptionError: "a key stands there twice",
        configparser.DuplicateSectionError: "a section stands there twice",
        configparser.MissingSectionHeaderError: "a line stands before the first section",
        configparser.ParsingError: "this line is neither a section nor a key",
    }
    reading.skip(f"is broken: {words.get(type(error), type(error).__name__)}", line)


def _lines(reading: Reading, text: str, value: str, group: str | None, include: Include) -> None:
    for item in value.replace(";", " ;").splitlines():
        item = item.partition(" #")[0].strip().replace(" ;", ";")
        if item.startswith("file:"):
            for name in item[5:].split(","):
                requirements.included(name.strip(), line_of(text, item), reading, include)
        elif item and not item.startswith("#"):
            for one in speaking(reading, [item]):
                require(reading, one, line_of(text, one), group)
