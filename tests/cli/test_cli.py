"""Golden command lines: `$ command --> exit code`, then the exact output, as `tests/cli/*.ct` hold them."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest

from auditor import cli

HERE = Path(__file__).parent
ROOT = HERE.parents[1]


def cases() -> Iterator[tuple[str, int, str]]:
    """Every command of the golden files, with its exit code and output."""
    for file in sorted(HERE.glob("*.ct")):
        for block in re.split(r"^(?=\$ )", file.read_text(), flags=re.MULTILINE)[1:]:
            head, _, output = block.partition("\n")
            command, _, code = head[2:].rpartition(" --> ")
            yield command, int(code), output.strip()


@pytest.mark.parametrize(("command", "code", "output"), list(cases()), ids=lambda value: str(value)[:60])
def test_golden(
    command: str, code: int, output: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    assert cli.main(shlex.split(command)[1:]) == code
    captured = capsys.readouterr()
    assert (captured.out + captured.err).strip() == output
