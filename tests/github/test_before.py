"""The commit that a change starts from, in the checkouts that there are: a server's repository is cloned as they are."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from auditor import git
from auditor.errors import AuditError
from auditor.github.before import commit_before
from auditor.github.event import Event, read_event
from tests.repository import Repository

EVENT = Event(
    name="pull_request", repository="o/r", sha="", workflow="audit", job="audit", server="", api="", pull_request=7
)  # fmt: skip


class Server:
    """A repository with a pull request: where it forked, its head, the branch it is for, which has moved on, and the
    merge of both."""

    def __init__(self, root: Path, commits: int = 3) -> None:
        self.root, repository = root, Repository(root / "server")
        repository.git("config", "uploadpack.allowAnySHA1InWant", "true")
        for number in range(commits):
            repository.commit({"README.md": f"{number}\n"})
        self.forked = repository.commit({"train.py": "old\n"})
        repository.git("switch", "--quiet", "--create", "topic")
        for number in range(commits):
            self.head = repository.commit({"train.py": f"new {number}\n"})
        repository.git("switch", "--quiet", "main")
        for number in range(commits):
            self.base = repository.commit({"other.py": f"{number}\n"})
        repository.git("switch", "--quiet", "--detach", "main")
        repository.git("merge", "--quiet", "--no-ff", "--message", "merge\n\nparent " + "0" * 40, "topic")
        self.merge = repository.git("rev-parse", "HEAD")
        repository.git("update-ref", "refs/pull/7/merge", self.merge)
        self.event = msgspec.structs.replace(EVENT, sha=self.head, base=self.base)

    def checkout(self, ref: str, depth: int | None = 1) -> Path:
        """A clone as actions/checkout makes it: one ref, its commit checked out."""
        clone = Repository(self.root / "clone")
        clone.git("remote", "add", "origin", f"file://{self.root / 'server'}")
        only = [] if depth is None else [f"--depth={depth}"]
        clone.git("fetch", "--quiet", "--no-tags", *only, "origin", ref)
        if depth is None:
            clone.git("fetch", "--quiet", "origin")
        clone.git("checkout", "--quiet", "--detach", "FETCH_HEAD" if depth is not None else ref)
        return clone.root


@pytest.fixture
def server(tmp_path: Path) -> Server:
    """A fresh one."""
    return Server(tmp_path)


@pytest.mark.parametrize("depth", [1, 2, None])
def test_the_merge_that_is_checked_out_by_default(server: Server, depth: int | None) -> None:
    """What came to the branch since the pull request forked is not the pull request's."""
    root = server.checkout(server.merge, depth)
    assert commit_before(server.event, root) == server.base
    assert git.git(root, "show", f"{server.base}:other.py") == "2\n"
    assert Repository(root).git("status", "--porcelain") == ""


def test_a_base_that_has_moved_on_since_the_event(server: Server) -> None:
    """The merge was made with a newer commit than the event names: that one is the base."""
    old = msgspec.structs.replace(server.event, base=server.forked)
    assert commit_before(old, server.checkout(server.merge)) == server.base


@pytest.mark.parametrize("depth", [1, None])
def test_the_head_is_checked_out(server: Server, depth: int | None) -> None:
    root = server.checkout(server.head, depth)
    assert commit_before(server.event, root) == server.forked
    assert git.git(root, "show", f"{server.forked}:train.py") == "old\n"


def test_a_shallow_clone_is_deepened(tmp_path: Path) -> None:
    server = Server(tmp_path, commits=60)
    root = server.checkout(server.head)
    assert commit_before(server.event, root) == server.forked
    assert int(Repository(root).git("rev-list", "--count", "HEAD")) > 60


def test_a_merge_queue(server: Server) -> None:
    event = msgspec.structs.replace(EVENT, name="merge_group", pull_request=None, sha=server.merge, base=server.base)
    assert commit_before(event, server.checkout(server.merge)) == server.base


def test_an_event_of_no_change(server: Server) -> None:
    event = msgspec.structs.replace(EVENT, name="push", pull_request=None)
    assert commit_before(event, server.root) is None


def test_without_what_the_checkout_left_nothing_can_be_fetched(server: Server) -> None:
    root = server.checkout(server.merge)
    Repository(root).git("remote", "set-url", "origin", f"file://{server.root}/nowhere")
    with pytest.raises(AuditError) as error:
        commit_before(server.event, root)
    assert str(error.value).startswith("the base of the pull request cannot be fetched (")
    assert str(error.value).endswith(
        ": check out with fetch-depth: 0, and leave its credentials there (persist-credentials)"
    )


def test_histories_that_have_nothing_in_common(server: Server, tmp_path: Path) -> None:
    other = Repository(tmp_path / "server")
    other.git("switch", "--quiet", "--orphan", "other")
    head = other.commit({"a.py": ""})
    event = msgspec.structs.replace(server.event, sha=head)
    with pytest.raises(AuditError, match="no commit in common"):
        commit_before(event, server.checkout(head))


def test_what_is_no_repository(tmp_path: Path) -> None:
    event = msgspec.structs.replace(EVENT, base="a" * 40)
    with pytest.raises(AuditError, match="not in a git repository"):
        commit_before(event, tmp_path)


@pytest.mark.parametrize("ref", ["--upload-pack=touch pwned", "main", "../x", "a" * 39, 7, None, {"sha": "x"}])
def test_an_event_that_names_no_commit(tmp_path: Path, ref: object, server: Server) -> None:
    """What is no commit's name never gets near git."""
    path = tmp_path / "event.json"
    payload = {"number": 7, "pull_request": {"head": {"sha": "a" * 40, "repo": None}, "base": {"sha": ref}}}
    path.write_bytes(msgspec.json.encode(payload))
    event = read_event({"GITHUB_EVENT_NAME": "pull_request", "GITHUB_EVENT_PATH": str(path)})
    assert event.base == ""
    with pytest.raises(AuditError, match="does not name the commit"):
        commit_before(event, server.checkout(server.merge))


def test_hooks_do_not_run_when_it_is_fetched(server: Server, tmp_path: Path) -> None:
    root = server.checkout(server.merge)
    for hook in ("reference-transaction", "post-checkout", "post-merge", "pre-auto-gc", "fsmonitor"):
        path = root / ".git" / "hooks" / hook
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"#!/bin/sh\ntouch {tmp_path}/sprung\n")
        path.chmod(0o755)
    Repository(root).git("config", "core.fsmonitor", str(root / ".git" / "hooks" / "fsmonitor"))
    (tmp_path / "sprung").unlink(missing_ok=True)
    assert commit_before(server.event, root) == server.base
    assert not (tmp_path / "sprung").exists()
