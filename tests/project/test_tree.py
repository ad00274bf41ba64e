"""Which files belong to a project: .gitignore as git reads it, and the index that outdoes it."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from auditor.project.tracked import tracked
from auditor.project.tree import walk


def tree(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(f"{name}\n")


@pytest.mark.skipif(shutil.which("git") is None, reason="needs git to write an index")
@pytest.mark.parametrize("version", ["2", "3", "4"])
def test_what_git_tracks_is_never_left_out(version: str, tmp_path: Path) -> None:
    tree(tmp_path, "requirements.txt", "data/notes.txt", "data/loader.py", "dir\u00e9/a.txt", "other.txt", "new.txt")
    (tmp_path / ".gitignore").write_text("*.txt\n/data/\n")

    def git(*words: str) -> None:
        subprocess.run(["git", "-C", str(tmp_path), *words], check=True, capture_output=True)

    git("init", "-q")
    git("add", "-f", "requirements.txt", "data/loader.py", "dir\u00e9/a.txt")
    if version == "3":  # which git writes only where it must
        git("add", "-f", "-N", "other.txt")
    git("update-index", "--index-version", version)
    expected = {"requirements.txt", "data/loader.py", "data/", "dir\u00e9/a.txt", "dir\u00e9/"}
    assert tracked(tmp_path) - {"other.txt"} == expected
    files = set(walk([tmp_path]).files) - {"other.txt"}
    assert files == {".gitignore", "requirements.txt", "data/loader.py", "dir\u00e9/a.txt"}


@pytest.mark.parametrize("data", [b"", b"DIRC", b"DIRC\0\0\0\2\0\0\0\5", b"DIRC\0\0\0\4\xff\xff\xff\xff" + b"\0" * 99])
def test_an_index_that_is_broken_tracks_nothing(data: bytes, tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "index").write_bytes(data)
    assert tracked(tmp_path) == frozenset()


def test_the_last_pattern_of_gitignore_holds_for_folders(tmp_path: Path) -> None:
    tree(tmp_path, "lib/a.py", "lib/deep/b.py", "junk/c.py", "d.py", "lib/notes.md")
    (tmp_path / ".gitignore").write_text("*\n!/lib/\n!/lib/**/\n!/lib/**/*.py\n!/d.py\n")
    assert walk([tmp_path]).files == ("d.py", "lib/a.py", "lib/deep/b.py")
