"""The pip and conda lines of notebooks, and `pip install` in scripts."""

from __future__ import annotations

import json
import re
import shlex

from auditor.project.formats.environment_yml import conda_spec
from auditor.project.formats.pep508 import require
from auditor.project.formats.reading import Reading
from auditor.project.specifiers import from_file_name
from auditor.usage.sources import code_cells

_PIP = re.compile(
    r"^\s*[!%]\s*(?:\S*python[\d.]*\s+-m\s+|\{sys\.executable\}\s+-m\s+)?(?:uv\s+)?pip[\d.]*\s+install\s+(?P<rest>.*)$"
)
_CONDA = re.compile(r"^\s*[!%]\s*(?:conda|mamba)\s+install\s+(?P<rest>.*)$")
_VALUED = frozenset(
    {
        "-i",
        "--index-url",
        "--extra-index-url",
        "-f",
        "--find-links",
        "-t",
        "--target",
        "-r",
        "-c",
        "-n",
        "--name",
        "--channel",
    }
)


def read(text: str, path: str) -> Reading:
    """What the cells of a notebook install."""
    reading = Reading(path)
    if "tensorflow" not in text and "keras" not in text:
        return reading
    try:
        document = json.loads(text)
    except (ValueError, RecursionError):
        return reading  # said once, where the notebook is read as a program
    for number, code in code_cells(document):
        for index, line in enumerate(code.splitlines(), start=1):
            pip, conda = _PIP.match(line), _CONDA.match(line)
            if pip is not None:
                _install(reading, pip["rest"], index, number, conda=False)
            elif conda is not None:
                _install(reading, conda["rest"], index, number, conda=True)
    return reading


def _install(reading: Reading, rest: str, line: int, cell: int, *, conda: bool) -> None:
    try:
        words = shlex.split(re.split(r"[;|&]|\s#", rest)[0])
    except ValueError:
        words = rest.split()
    skip = False
    for word in words:
        if skip or word.startswith("-"):
            skip = not skip and word in _VALUED | ({"-c"} if conda else set())
            continue
        archive = from_file_name(word)
        if archive is not None:
            reading.require(archive[0], f"=={archive[1]}", line, cell=cell)
        elif conda:
            conda_spec(reading, word, line, cell=cell)
        elif re.match(r"[A-Za-z]", word) and "/" not in word:
            require(reading, word, line, cell=cell)
