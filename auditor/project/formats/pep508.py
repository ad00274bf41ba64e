"""PEP 508 requirement strings, as pyproject.toml, setup.cfg and setup.py hold them."""

from __future__ import annotations

from packaging.requirements import InvalidRequirement, Requirement

from auditor.project.formats.reading import Reading, speaks
from auditor.project.specifiers import from_file_name, mended, written
from auditor.project.stack import Kind


def require(
    reading: Reading, text: str, line: int, group: str | None = None, *, cell: int | None = None,
    kind: Kind | None = None, path: str | None = None,
) -> None:  # fmt: skip
    """Notes the requirement that a string holds; one that cannot be read is skipped where it names a framework."""
    if not speaks(text):
        return
    try:
        found = Requirement(mended(text.strip().removesuffix(",")))
    except InvalidRequirement:
        reading.skip(f"this is not a requirement: {text[:80]!r}", line, path=path)
        return
    specifier = written(found.specifier)
    archive = from_file_name(found.url) if found.url else None
    if archive is not None:
        specifier = f"=={archive[1]}"
    marker = str(found.marker or "")
    reading.require(found.name, specifier, line, marker=marker, group=group, cell=cell, kind=kind, path=path)
