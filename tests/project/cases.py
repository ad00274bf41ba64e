"""Small trees of manifests, each in one text file with the stacks that it must give.

A case is a heading (what is read, and who wrote it), the files of the tree, each after a line `-- path --`, and the
answer after `-- stack --`, in the notation of `answer()`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from auditor.database.load import load_database
from auditor.project.read import read_project
from auditor.project.stack import Package, Project
from auditor.project.tree import walk

TREES = Path(__file__).parent / "trees"
_SECTION = re.compile(r"^-- (?P<name>.+?) --$", re.MULTILINE)


@dataclass(frozen=True)
class Case:
    """One case: its format (the folder it lies in), what is read, who wrote the files, the files, the answer."""

    path: Path
    reads: str
    written_by: str
    files: dict[str, str]
    stack: str

    @property
    def format(self) -> str:
        return self.path.parent.name


def load(path: Path) -> Case:
    """A case from its file."""
    parts = _SECTION.split(path.read_text(encoding="utf-8"))
    head = [line.strip() for line in parts[0].strip().splitlines()]
    sections = {name: text.removeprefix("\n") for name, text in zip(parts[1::2], parts[2::2], strict=True)}
    stack = sections.pop("stack").strip()
    by = next((line.removeprefix("by:").strip() for line in head if line.startswith("by:")), "hand")
    return Case(path, " ".join(line for line in head if not line.startswith("by:")), by, sections, stack)


def every() -> list[Case]:
    """All cases, by format."""
    return [load(path) for path in sorted(TREES.glob("*/*.txt"))]


def answered(files: dict[str, str], folder: Path) -> str:
    """What is read of a tree with these files."""
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return answer(read_project(walk([folder]), load_database().releases))


def answer(project: Project) -> str:
    """A line for each package of each stack: folder, releases, the requirement that holds and its place; then a line
    for each that does not hold, and for each skip.

    `=` begins a stack, `x` is what does not hold, `!` makes the audit partial, `?` does not.
    """
    said = []
    for stack in project.stacks:
        said.append(
            f"= {stack.notebook or stack.folder}" + (f" legacy {stack.legacy_keras}" if stack.legacy_keras else "")
        )
        for package in stack.packages:
            said.append(_package(package))
            said += [f"  and {_claim(c.requirement)}" for c in package.claims[1:] if not c.refused]
            said += [f"  x {_claim(c.requirement)}: {c.refused}" for c in package.claims if c.refused]
    said += [f"{'!' if skip.partial else '?'} {skip.location}: {skip.reason}" for skip in project.skips]
    return "\n".join(said)


def _package(package: Package) -> str:
    held = package.releases
    versions = (
        held[0] if len(held) == 1 else f"{held[0]}..{held[-1]} ({len(held)})" if len(held) > 3 else ", ".join(held)
    )
    return f"{package.requirement.package} {versions} by {_claim(package.requirement)}"


def _claim(requirement: object) -> str:
    from auditor.project.stack import Requirement

    assert isinstance(requirement, Requirement)
    return f"{requirement.name} {requirement.specifier or '*'} {requirement.location}"
