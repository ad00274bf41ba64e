"""No manifest, however broken, brings a reader down: it gives what it can, or a line that says what it cannot read."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from auditor.database.load import load_database
from auditor.project import read
from auditor.project.read import read_project, reader_of
from auditor.project.tree import ReadError, walk
from tests.project.cases import every

NAMES = sorted({path for case in every() for path in case.files if reader_of(path)})
TEXTS = [text for case in every() for path, text in case.files.items() if reader_of(path)]
many = settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def test_every_reader_is_fuzzed() -> None:
    named = [(name, reader) for name, (reader, _) in read._BY_NAME.items()]
    named += [(pattern.pattern, reader) for pattern, reader, _ in read._PATTERNS]
    fuzzed = {found[0] for name in NAMES if (found := reader_of(name)) is not None}
    assert [name for name, reader in named if reader not in fuzzed] == []


def missing(path: str) -> str:
    raise ReadError("is not in the tree")


@st.composite
def broken(draw: st.DrawFn) -> str:
    """A real manifest that was cut, doubled in parts, or had something put into it."""
    text = draw(st.sampled_from(TEXTS))
    start, end = sorted((draw(st.integers(0, len(text))), draw(st.integers(0, len(text)))))
    inserted = draw(
        st.sampled_from(["", "\0", "[", "{", '"', "\\\n", "tensorflow==", "${X}", "<<EOF\n", ": - ", "\ud800"])
    )
    return draw(
        st.sampled_from([text[:end], text[:start] + inserted + text[end:], text[start:end] * 3, text + inserted])
    )


@many
@given(st.sampled_from(NAMES), st.one_of(broken(), st.text()))
def test_a_reader_never_breaks(name: str, text: str) -> None:
    found = reader_of(name)
    assert found is not None
    reading = found[0](text, name, missing)
    for requirement in reading.requirements:
        assert requirement.package in ("tensorflow", "keras", "tf-keras")
    for skip in reading.skips:
        assert skip.reason and "\n" not in skip.reason


@many
@given(st.lists(st.tuples(st.sampled_from(NAMES), broken()), max_size=3))
def test_stacks_are_made_of_anything(files: list[tuple[str, str]]) -> None:
    from auditor.project import holding

    readings = []
    for name, text in files:
        found = reader_of(name)
        assert found is not None
        readings.append(found[0](text, name, missing))
    for stack in holding.stacks(readings, load_database().releases):
        for package in stack.packages:
            assert not package.claims[0].refused
            assert list(package.releases) == list(dict.fromkeys(package.releases))


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig", "latin-1"])
def test_every_encoding_that_editors_write(encoding: str, tmp_path: Path) -> None:
    (tmp_path / "requirements.txt").write_bytes("# caf\u00e9\ntensorflow==2.3.1\n".encode(encoding))
    (stack,) = read_project(walk([tmp_path]), load_database().releases).stacks
    assert stack.packages[0].version == "2.3.1"
    assert stack.packages[0].requirement.location.line == 2


def test_a_lockfile_of_thirty_megabytes(tmp_path: Path) -> None:
    block = '[[package]]\nname = "p{}"\nversion = "1.0"\ndescription = "' + "x" * 900 + '"\n\n'
    text = "version = 1\n\n" + "".join(block.format(n) for n in range(30_000))
    text += (
        '[[package]]\nname = "tensorflow"\nversion = "2.3.1"\nsource = { registry = "https://index.example/simple" }\n'
    )
    (tmp_path / "uv.lock").write_text(text)
    project = read_project(walk([tmp_path]), load_database().releases)
    assert project.stacks[0].packages[0].version == "2.3.1"
    assert text.splitlines()[project.stacks[0].packages[0].requirement.location.line - 1] == 'version = "2.3.1"'
    assert len(project.pins) == 30_001


def test_a_large_truncated_lockfile_is_partial(tmp_path: Path) -> None:
    block = '[[package]]\nname = "p{}"\nversion = "1.0"\ndescription = "' + "x" * 900 + '"\n\n'
    (tmp_path / "uv.lock").write_text("".join(block.format(n) for n in range(2_000)) + '[[package]]\nname = "tensorfl')
    project = read_project(walk([tmp_path]), load_database().releases)
    assert [skip.partial for skip in project.skips] == [True]
