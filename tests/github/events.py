"""The files that GitHub writes for the events of a workflow, whole: held against GitHub's description of its webhooks."""

from __future__ import annotations

from typing import Any

from tests.github import things

API = "https://api.github.com"
BASE, HEAD, MERGE = "b" * 40, "a" * 40, "c" * 40
FORK = ("somebody/r", 2)
_PERSON = {"name": "Somebody", "email": "somebody@example.com", "username": "somebody"}


def _hooked(full_name: str = "o/r", id: int = 1) -> dict[str, Any]:
    """A repository, as events have it."""
    return things.repository(API, full_name, id, fork=id != 1) | {
        "allow_forking": True, "is_template": False, "topics": [], "visibility": "public",
        "web_commit_signoff_required": False,
        "has_discussions": False,
    }  # fmt: skip


def _common() -> dict[str, Any]:
    return {"repository": _hooked(), "sender": things.user(API, "somebody")}


def _commit(sha: str) -> dict[str, Any]:
    return {
        "id": sha, "tree_id": "d" * 40, "distinct": True, "message": "A change", "timestamp": "2026-11-25T09:00:00+00:00",
        "url": f"{API}/o/r/commit/{sha}", "author": _PERSON, "committer": _PERSON, "added": [], "removed": [],
        "modified": ["train.py"],
    }  # fmt: skip


def push() -> dict[str, Any]:
    """Commits on a branch."""
    return {
        "ref": "refs/heads/main", "before": BASE, "after": HEAD, "created": False, "deleted": False, "forced": False,
        "base_ref": None, "compare": f"{API}/o/r/compare/b...a", "commits": [_commit(HEAD)], "head_commit": _commit(HEAD),
        "pusher": {"name": "somebody", "email": "somebody@example.com"}, **_common(),
    }  # fmt: skip


def pull_request(head: tuple[str, int] | None = ("o/r", 1), action: str = "synchronize") -> dict[str, Any]:
    """A pull request of this repository, of a fork, or of one that has been deleted since."""
    pull = things.pull(API, "o/r", 7, HEAD, head)
    for side in ("base", "head"):
        repo = pull[side]["repo"]
        if repo is not None:
            merging = dict.fromkeys(
                ("allow_auto_merge", "allow_rebase_merge", "allow_squash_merge", "allow_merge_commit",
                 "allow_update_branch", "delete_branch_on_merge", "use_squash_pr_title_as_default"), True,
            )  # fmt: skip
            titles = {
                "merge_commit_message": "PR_BODY", "merge_commit_title": "PR_TITLE",
                "squash_merge_commit_message": "PR_BODY", "squash_merge_commit_title": "PR_TITLE",
            }  # fmt: skip
            pull[side]["repo"] = _hooked(repo["full_name"], repo["id"]) | merging | titles
    pull |= {
        "active_lock_reason": None, "assignees": [], "draft": False, "rebaseable": None, "requested_reviewers": [],
        "requested_teams": [], "merge_commit_sha": MERGE, "mergeable": None,
    }  # fmt: skip
    return {"action": action, "number": 7, "before": BASE, "after": HEAD, "pull_request": pull, **_common()}


def merge_group() -> dict[str, Any]:
    """A pull request in the merge queue."""
    group = {
        "head_sha": HEAD, "head_ref": "refs/heads/gh-readonly-queue/main/pr-7-b", "base_sha": BASE,
        "base_ref": "refs/heads/main",
        "head_commit": {
            "id": HEAD, "tree_id": "d" * 40, "message": "A change", "timestamp": "2026-11-25T09:00:00Z",
            "author": {"name": "Somebody", "email": "somebody@example.com"},
            "committer": {"name": "GitHub", "email": "noreply@example.com"},
        },
    }  # fmt: skip
    return {"action": "checks_requested", "merge_group": group, **_common()}


def schedule() -> dict[str, Any]:
    """A time has come. It is no webhook: what it holds is the workflow's own line, and the repository."""
    return {"schedule": "17 4 * * 1", "workflow": ".github/workflows/audit.yml", "repository": _hooked()}


def workflow_dispatch() -> dict[str, Any]:
    """Somebody has pressed the button."""
    return {"inputs": {}, "ref": "refs/heads/main", "workflow": ".github/workflows/audit.yml", **_common()}


def workflow_run(head: tuple[str, int] | None = FORK, run: int = 77, event: str = "pull_request") -> dict[str, Any]:
    """A run of the audit has ended."""
    name, id = head or ("ghost/r", 0)
    url = f"{API}/repos/o/r/actions/runs/{run}"
    author = {"name": "Somebody", "email": "somebody@example.com"}
    ran = {
        "id": run, "name": "audit", "node_id": "WFR_1", "check_suite_id": 1, "check_suite_node_id": "CS_1",
        "head_branch": "topic", "head_sha": HEAD, "path": ".github/workflows/audit.yml", "display_title": "A change",
        "run_number": 12, "run_attempt": 1, "event": event, "status": "completed", "conclusion": "failure",
        "workflow_id": 5, "url": url, "html_url": f"{API}/o/r/actions/runs/{run}", "pull_requests": [],
        "created_at": things.NOW, "updated_at": things.NOW, "run_started_at": things.NOW,
        "actor": things.user(API, "somebody"), "triggering_actor": things.user(API, "somebody"),
        "jobs_url": f"{url}/jobs", "logs_url": f"{url}/logs", "check_suite_url": f"{API}/repos/o/r/check-suites/1",
        "artifacts_url": f"{url}/artifacts", "cancel_url": f"{url}/cancel", "rerun_url": f"{url}/rerun",
        "previous_attempt_url": None, "workflow_url": f"{API}/repos/o/r/actions/workflows/5", "referenced_workflows": [],
        "head_commit": {
            "id": HEAD, "tree_id": "d" * 40, "message": "A change", "timestamp": things.NOW, "author": author,
            "committer": author,
        },
        "repository": _hooked(), "head_repository": _hooked(name, id) if head else None,
    }  # fmt: skip
    workflow = {
        "id": 5, "node_id": "W_5", "name": "audit", "path": ".github/workflows/audit.yml", "state": "active",
        "created_at": things.NOW, "updated_at": things.NOW, "url": f"{API}/repos/o/r/actions/workflows/5",
        "html_url": f"{API}/o/r/blob/main/.github/workflows/audit.yml", "badge_url": f"{API}/o/r/workflows/audit/badge.svg",
    }  # fmt: skip
    return {"action": "completed", "workflow_run": ran, "workflow": workflow, **_common()}
