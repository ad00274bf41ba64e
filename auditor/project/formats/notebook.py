"""The install commands of a notebook, and the environment that it was saved in."""

from __future__ import annotations

import json
import re
from typing import Any

from auditor.project.formats.reading import Reading, program, speaks
from auditor.project.formats.shell import commands, take
from auditor.project.formats.toml import table
from auditor.project.images import framework_of
from auditor.project.stack import Kind
from auditor.usage.sources import code_cells

_MAGIC = re.compile(r"^\s*[!%]")
_COLAB = re.compile(r"^\s*%tensorflow_version\s+(?P<major>[12])(?:\.(?P<minor>[\dx]+))?")
_KERNEL = re.compile(r"TensorFlow (?P<version>\d+\.\d+(?:\.\d+)?)")


def read(text: str, path: str) -> Reading:
    """What the cells of a notebook install, and the container that its metadata names."""
    reading = Reading(path, Kind.NOTEBOOK)
    if not speaks(text):
        return reading
    try:
        document = json.loads(text)
        if not code_cells(document):
            program(reading, text)
    except (ValueError, RecursionError):
        program(reading, text)  # which tells what is wrong with it
        return reading
    for number, code in code_cells(document):
        if not speaks(code):
            continue
        shell = code.lstrip().startswith(("%%bash", "%%sh", "%%system", "%%capture"))
        for line, command in commands(code):
            colab = _COLAB.match(command)
            if colab is not None:
                # Colab's 1.x was 1.15.2 when it ended; its 2.x was whatever the day brought.
                specifier = "==1.15.*" if colab["major"] == "1" else ">=2"
                reading.require("tensorflow", specifier, line, cell=number)
            elif shell or _MAGIC.match(command):
                take(reading, command.lstrip(" !%"), line, cell=number)
    _metadata(reading, document)
    return reading


def _metadata(reading: Reading, document: Any) -> None:
    metadata = table(document, "metadata")
    uri = table(metadata, "environment").get("uri")
    name = table(metadata, "kernelspec").get("display_name")
    kernel = _KERNEL.search(name) if isinstance(name, str) else None
    specifier = framework_of(uri) if isinstance(uri, str) else None
    if specifier is None and kernel is not None:
        specifier = f"=={kernel['version']}" + ("" if kernel["version"].count(".") == 2 else ".*")
    named = any(one.package == "tensorflow" and one.specifier for one in reading.requirements)
    if specifier and not named:
        reading.require("tensorflow", specifier, 0)
    version = table(metadata, "language_info").get("version")
    if isinstance(version, str) and re.fullmatch(r"3\.\d+(\.\d+\S*)?", version):
        reading.runs_on(f"=={'.'.join(version.split('.')[:2])}.*", 0)
