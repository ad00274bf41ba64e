"""tox.ini and noxfile.py: what the tests are run with."""

from __future__ import annotations

import ast
import configparser
import re

import msgspec

from auditor.project.formats import requirements
from auditor.project.formats.environment_yml import conda_spec
from auditor.project.formats.pep508 import require
from auditor.project.formats.reading import Include, Reading, line_of, program, speaking, speaks
from auditor.project.formats.setup_cfg import broken_ini
from auditor.project.formats.setup_py import Names
from auditor.project.formats.shell import commands, take

_FACTOR = re.compile(r"^[\w!,{}.-]+\s*:\s+(?=\S)")
_FILE = re.compile(r"^(?:-r|-c)\s*(?P<file>\S+)")
GROUP = "test"


def read_tox(text: str, path: str, include: Include) -> Reading:
    """What the `deps` and `commands` of a tox.ini install."""
    reading = Reading(path)
    parser = configparser.RawConfigParser()
    try:
        parser.read_string(text)
    except configparser.Error as error:
        broken_ini(reading, error)
        return reading
    for section in parser.sections():
        if section.startswith("testenv"):
            for item in parser.get(section, "deps", fallback="").splitlines():
                _dependency(reading, text, _FACTOR.sub("", item.strip()), include)
            for _, command in commands(parser.get(section, "commands", fallback="")):
                if speaks(command):
                    take(reading, command, line_of(text, command.strip()), group=GROUP)
    return reading


def _dependency(reading: Reading, text: str, item: str, include: Include) -> None:
    file = _FILE.match(item)
    if file is not None and "{" not in (name := file["file"].replace("{toxinidir}/", "")):
        inner = Reading(reading.path)
        requirements.included(name, line_of(text, item), inner, include, constraint=item.startswith("-c"))
        reading.requirements += inner.requirements
        # What only the tests would install is no reason to call an audit partial.
        reading.skips += [msgspec.structs.replace(skip, partial=False) for skip in inner.skips]
    elif item and not item.startswith(("-", "#")):
        for one in speaking(reading, [item]):
            require(reading, one.partition(" #")[0], line_of(text, one), GROUP)


def read_nox(text: str, path: str) -> Reading:
    """What the sessions of a noxfile.py install, read by its syntax."""
    reading = Reading(path)
    tree = program(reading, text)
    if tree is None:
        return reading
    names = Names(tree)
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
            continue
        for word in node.args if node.func.attr in ("install", "conda_install") else ():
            for item in names.strings(word, 0):
                if item.text.startswith("-"):
                    continue
                if node.func.attr == "install":
                    require(reading, item.text, item.line, GROUP)
                else:
                    conda_spec(reading, item.text, item.line, group=GROUP)
    return reading
