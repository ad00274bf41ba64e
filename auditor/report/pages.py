"""All that is made from the database for docs/: the matrix, the statistics, a page a bug."""

from __future__ import annotations

from pathlib import Path

from auditor.database.bug import Database
from auditor.report import bug_pages, matrix_page, statistics_page

MADE = (bug_pages.FOLDER, matrix_page.PICTURES, statistics_page.PICTURES)
"""The folders that hold nothing but what is made."""


def files(database: Database) -> dict[Path, str]:
    """The text of each file by its path in a checkout: the same for the same database."""
    return {**matrix_page.files(database), **statistics_page.files(database), **bug_pages.files(database)}


def write(root: Path, database: Database) -> tuple[list[Path], list[Path]]:
    """Makes them anew in the checkout `root`; gives the paths of those that changed, and of those that are gone."""
    wanted = files(database)
    changed, gone = [], stale(root, wanted)
    for path in gone:
        (root / path).unlink()
    for path, text in wanted.items():
        target = root / path
        if not target.is_file() or target.read_text(encoding="utf-8") != text:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")
            changed.append(path)
    return changed, gone


def stale(root: Path, wanted: dict[Path, str]) -> list[Path]:
    """What lies in the folders that are made, and is of no entry any more."""
    held = (path.relative_to(root) for folder in MADE for path in sorted((root / folder).glob("*")))
    return [path for path in held if path not in wanted]
