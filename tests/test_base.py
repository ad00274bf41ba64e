"""The base of a change: found through git, and nothing of the repository is executed."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from auditor import base
from auditor.base import exported
from auditor.errors import AuditError
from tests.repository import Repository, environment

PIN = "tensorflow==2.3.1\n"


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """A fresh repository."""
    return Repository(tmp_path / "here")


def files(root: Path) -> set[str]:
    """The files below a folder."""
    return {path.relative_to(root).as_posix() for path in root.rglob("*") if not path.is_dir() or path.is_symlink()}


def test_the_merge_base_counts(repository: Repository) -> None:
    forked = repository.commit({"requirements.txt": PIN, "train.py": "old\n"})
    repository.git("switch", "--quiet", "--create", "topic")
    repository.commit({"train.py": "new\n"})
    repository.git("switch", "--quiet", "main")
    later = repository.commit({"train.py": "later\n"})
    repository.git("switch", "--quiet", "topic")
    with exported(repository.root, "main") as one:
        assert one.commit == forked
        assert (one.top / "train.py").read_text() == "old\n"
        held = one.top
    assert not held.exists()
    with exported(repository.root, "main", exact=True) as one:
        assert one.commit == later
        assert (one.top / "train.py").read_text() == "later\n"
    assert repository.git("status", "--porcelain") == ""


def test_a_folder_of_the_repository(repository: Repository) -> None:
    repository.commit({"a/b/x.py": "1\n", "a/pyproject.toml": "", "pyproject.toml": "", "c.py": "", "a/other/y.py": ""})
    with exported(repository.root / "a" / "b", "HEAD") as one:
        assert files(one.top) == {"a/b/x.py", "a/pyproject.toml", "pyproject.toml"}
        assert one.path(repository.root / "a" / "b") == one.top / "a" / "b"


def test_a_folder_that_is_new(repository: Repository) -> None:
    repository.commit({"a.py": "1\n"})
    repository.write({"new/b.py": "2\n"})
    with exported(repository.root / "new", "HEAD") as one:
        assert one.path(repository.root / "new").is_dir() and files(one.top) == set()


def test_nothing_of_the_repository_is_executed(repository: Repository, tmp_path: Path) -> None:
    """Whatever its configuration and attributes name: hooks, filters, monitors, transports, pagers."""
    trap = tmp_path / "sprung"
    script = tmp_path / "trap.sh"
    script.write_text(f"#!/bin/sh\necho $0 $@ >> {trap}\ncat\n")
    script.chmod(0o755)
    commit = repository.commit({"a.py": "plain\n", "b.txt": "$Format:%H$\n"})
    repository.write(
        {".gitattributes": "* filter=trap diff=trap text eol=crlf ident export-subst\n*.py export-ignore\n"}
    )
    repository.git("add", "--all")
    repository.git("commit", "--quiet", "--message", "attributes")
    hooks = repository.root / ".git" / "hooks"
    hooks.mkdir(exist_ok=True)
    for hook in ("post-checkout", "reference-transaction", "post-index-change", "pre-auto-gc", "fsmonitor-watchman"):
        (hooks / hook).write_text(script.read_text())
        (hooks / hook).chmod(0o755)
    for name in (
        "filter.trap.smudge", "filter.trap.clean", "filter.trap.process", "diff.trap.textconv", "core.fsmonitor",
        "core.sshCommand", "core.pager", "core.askPass", "core.editor", "diff.external", "credential.helper",
        "pager.ls-tree", "pager.cat-file", "alias.ls-tree", "alias.cat-file", "alias.merge-base", "alias.rev-parse",
        "uploadpack.packObjectsHook", "gpg.program", "core.alternateRefsCommand",
    ):  # fmt: skip
        repository.git("config", name, str(script))
    repository.git("config", "filter.trap.required", "true")
    repository.git("config", "remote.origin.url", f"ext::{script}")
    repository.git("config", "protocol.ext.allow", "always")
    repository.git("config", "remote.origin.promisor", "true")
    trap.unlink(missing_ok=True)
    with exported(repository.root, "HEAD") as one:
        assert (one.top / "a.py").read_text() == "plain\n"
        assert (one.top / "b.txt").read_text() == "$Format:%H$\n"
    with pytest.raises(AuditError), exported(repository.root, "f" * 40, exact=True):
        pass
    with exported(repository.root, commit, exact=True) as one:
        assert files(one.top) == {"a.py", "b.txt"}
    assert not trap.exists(), trap.read_text()
    command = ["git", "-C", str(repository.root), "status"]
    subprocess.run(command, env=environment(), capture_output=True, check=False)
    assert trap.exists()  # so it would have been sprung


def test_no_token_reaches_git(repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A git that tells what it was given."""
    repository.commit({"a.py": "1\n"})
    told = tmp_path / "told"
    (tmp_path / "bin").mkdir()
    fake = tmp_path / "bin" / "git"
    real = next(path for folder in os.environ["PATH"].split(":") if (path := Path(folder, "git")).exists())
    fake.write_text(f'#!/bin/sh\nenv >> {told}\nexec {real} "$@"\n')
    fake.chmod(0o755)
    monkeypatch.setenv("PATH", f"{fake.parent}:{os.environ['PATH']}")
    monkeypatch.setenv("HTTPS_PROXY", "http://me:not-a-real-secret@proxy.example")
    for name in ("INPUT_GITHUB_TOKEN", "GITHUB_TOKEN", "GH_TOKEN", "AWS_SECRET_ACCESS_KEY", "GIT_CONFIG_VALUE_0"):
        monkeypatch.setenv(name, "not-a-real-secret")
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "elsewhere"))
    with exported(repository.root, "HEAD") as one:
        assert files(one.top) == {"a.py"}
    assert "GIT_NO_LAZY_FETCH=1" in told.read_text()
    assert "not-a-real-secret" not in told.read_text()


def tree_of(repository: Repository, entries: list[tuple[str, str, str]]) -> str:
    """A tree that git itself would not make, and a commit of it."""
    raw = b"".join(f"{mode} {name}".encode() + b"\0" + bytes.fromhex(object) for mode, name, object in entries)
    tree = repository.git("hash-object", "-t", "tree", "-w", "--stdin", "--literally", input=raw)
    return repository.git("commit-tree", tree, "-m", "odd")


def test_hostile_trees(repository: Repository, tmp_path: Path) -> None:
    repository.commit({"keep.py": "1\n"})
    blob = repository.git("hash-object", "-w", "--stdin", input=b"x = 1\n")
    out = repository.git("hash-object", "-w", "--stdin", input=str(tmp_path).encode())
    up = repository.git("hash-object", "-w", "--stdin", input=b"../..")
    inner = repository.git("hash-object", "-w", "--stdin", input=b"good.py")
    top = repository.git("hash-object", "-w", "--stdin", input=b"..")
    below = repository.git(
        "rev-parse", tree_of(repository, [("100644", "written.py", blob), ("120000", "top", top)]) + "^{tree}"
    )
    dotted = repository.git("rev-parse", tree_of(repository, [("100644", "config", blob)]) + "^{tree}")
    # `by/top` is the top itself: what follows leads out, though it does not look so.
    chain = repository.git("hash-object", "-w", "--stdin", input=b"by/top/../..")
    commit = tree_of(
        repository,
        [
            ("40000", "..", below), ("40000", ".git", dotted), ("40000", ".GIT", dotted), ("120000", "absolute.py", out),
            ("40000", "by", below), ("120000", "chain.py", chain), ("100644", "good.py", blob), ("120000", "link.py", inner),
            ("120000", "out", out), ("40000", "out", below), ("120000", "up.py", up), ("160000", "sub", "1" * 40),
        ],
    )  # fmt: skip
    with exported(repository.root, commit, exact=True) as one:
        held = files(one.top)
        assert "good.py" in held and (one.top / "link.py").read_text() == "x = 1\n"
        assert not {"absolute.py", "up.py", "chain.py"} & held
        assert not any(".git" in path.lower().split("/") for path in held)
        assert all(path.resolve().is_relative_to(one.top.resolve()) for path in one.top.rglob("*"))
        assert [(str(skip.location), skip.reason) for skip in one.unseen] == [
            ("sub", "is a submodule, whose base is not looked into")
        ]
    assert not (tmp_path / "written.py").exists()


def test_names_of_any_bytes(repository: Repository) -> None:
    blob = repository.git("hash-object", "-w", "--stdin", input=b"x = 1\n")
    raw = b"100644 caf\xe9\nline.py\0" + bytes.fromhex(blob)
    tree = repository.git("hash-object", "-t", "tree", "-w", "--stdin", "--literally", input=raw)
    with exported(repository.root, repository.git("commit-tree", tree, "-m", "odd"), exact=True) as one:
        assert os.listdir(os.fsencode(one.top)) == [b"caf\xe9\nline.py"]


def test_what_is_ignored_and_still_committed_is_there(repository: Repository) -> None:
    repository.commit({".gitignore": "*.py\n", "a.py": "1\n"})
    with exported(repository.root, "HEAD") as one:
        assert files(one.top) == {"a.py"}


def test_large_file_storage(repository: Repository) -> None:
    pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 9\n"
    repository.commit({"sub/n.ipynb": pointer})
    with exported(repository.root / "sub", "HEAD") as one:
        seen = one.unseen_from(repository.root / "sub")
        assert [(str(skip.location), skip.reason[:16]) for skip in seen] == [("n.ipynb", "is kept in Git L")]


def test_bounds(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    repository.commit({"a.py": "1" * 100, "b.py": "2" * 100, "picture.png": b"\x89" * 100, "notes.txt": "3" * 10})
    monkeypatch.setattr(base, "MAX_OTHER_BYTES", 50)
    with exported(repository.root, "HEAD") as one:
        assert files(one.top) == {"a.py", "b.py", "notes.txt"}
    monkeypatch.setattr(base, "MAX_FILE_BYTES", 50)
    with exported(repository.root, "HEAD") as one:
        assert files(one.top) == {"notes.txt"}
        assert [str(skip.location) for skip in one.unseen] == ["a.py", "b.py"]
    monkeypatch.setattr(base, "MAX_FILES", 2)
    with pytest.raises(AuditError, match="more than 2 files"), exported(repository.root, "HEAD"):
        pass
    monkeypatch.setattr(base, "MAX_FILES", 9)
    monkeypatch.setattr(base, "MAX_FILE_BYTES", 500)
    monkeypatch.setattr(base, "MAX_BYTES", 100)
    with pytest.raises(AuditError, match="more than 0 MB"), exported(repository.root, "HEAD"):
        pass


def test_time(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    repository.commit({"a.py": "1\n"})
    monkeypatch.setattr(base, "SECONDS", 0.0)
    read = base._object

    def slow(stream: object, entry: object, late: object) -> bytes:
        assert late.wait(5)  # type: ignore[attr-defined]
        return read(stream, entry, late)  # type: ignore[arg-type]

    monkeypatch.setattr(base, "_object", slow)
    monkeypatch.setattr(
        base.git,
        "command",
        lambda folder, arguments: ["cat"] if "--batch" in arguments else git_line(folder, arguments),
    )
    with pytest.raises(AuditError, match="within 0"), exported(repository.root, "HEAD"):
        pass


git_line = base.git.command


def test_a_shallow_clone(repository: Repository, tmp_path: Path) -> None:
    first = repository.commit({"a.py": "1\n"})
    repository.commit({"a.py": "2\n"})
    Repository(tmp_path).git("clone", "--quiet", "--depth", "1", f"file://{repository.root}", str(tmp_path / "clone"))
    with pytest.raises(AuditError) as error, exported(tmp_path / "clone", first):
        pass
    assert str(error.value) == (
        f"--base {first}: there is no such commit here; this clone is shallow: fetch more of it "
        "(git fetch --unshallow), or check out with actions/checkout's fetch-depth: 0"
    )
    Repository(tmp_path / "clone").git("fetch", "--quiet", "--depth", "1", "origin", first)
    with pytest.raises(AuditError) as error, exported(tmp_path / "clone", first):
        pass
    assert "it has no commit in common with HEAD, since this clone is shallow: fetch more of it" in str(error.value)
    with exported(tmp_path / "clone", first, exact=True) as one:
        assert (one.top / "a.py").read_text() == "1\n"


def test_a_partial_clone(repository: Repository, tmp_path: Path) -> None:
    first = repository.commit({"a.py": "1\n"})
    repository.commit({"a.py": "2\n"})
    repository.git("config", "uploadpack.allowFilter", "true")
    Repository(tmp_path).git(
        "clone", "--quiet", "--filter=blob:none", f"file://{repository.root}", str(tmp_path / "clone")
    )
    with pytest.raises(AuditError, match="not whole in this clone"), exported(tmp_path / "clone", first):
        pass


@pytest.mark.parametrize(
    "ref", ["", "nowhere", "--output=x", "HEAD:a.py", "a b", "\ud800", "HEAD^{/x", "x" * 5000, "a\0b"]
)
def test_wrong_refs(repository: Repository, ref: str) -> None:
    repository.commit({"a.py": "1\n"})
    with pytest.raises(AuditError, match="there is no such commit here") as error, exported(repository.root, ref):
        pass
    assert len(str(error.value)) < 200


def test_no_common_commit(repository: Repository) -> None:
    repository.commit({"a.py": "1\n"})
    repository.git("switch", "--quiet", "--orphan", "other")
    repository.commit({"b.py": "1\n"})
    with pytest.raises(AuditError) as error, exported(repository.root, "main"):
        pass
    assert str(error.value) == "--base main: it has no commit in common with HEAD"


def test_no_repository(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    with pytest.raises(AuditError, match="not in a git repository"), exported(tmp_path / "sub", "HEAD"):
        pass


def test_no_commits_yet(repository: Repository) -> None:
    with pytest.raises(AuditError, match="there is no such commit here"), exported(repository.root, "HEAD"):
        pass


def test_no_git(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    repository.commit({"a.py": "1\n"})
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(AuditError, match="git, which is not installed here"), exported(repository.root, "HEAD"):
        pass
