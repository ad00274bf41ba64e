"""GitHub's objects with every field that its description of the API asks for: what the stateful server answers with."""

from __future__ import annotations

from typing import Any

NOW = "2026-11-25T09:00:00Z"
_USER_PATHS = {
    "followers_url": "/followers", "following_url": "/following{/other_user}", "gists_url": "/gists{/gist_id}",
    "starred_url": "/starred{/owner}{/repo}", "subscriptions_url": "/subscriptions", "organizations_url": "/orgs",
    "repos_url": "/repos", "events_url": "/events{/privacy}", "received_events_url": "/received_events",
}  # fmt: skip
_REPOSITORY_PATHS = {
    "archive_url": "/{archive_format}{/ref}", "assignees_url": "/assignees{/user}", "blobs_url": "/git/blobs{/sha}",
    "branches_url": "/branches{/branch}", "collaborators_url": "/collaborators{/collaborator}",
    "comments_url": "/comments{/number}", "commits_url": "/commits{/sha}", "compare_url": "/compare/{base}...{head}",
    "contents_url": "/contents/{+path}", "contributors_url": "/contributors", "deployments_url": "/deployments",
    "downloads_url": "/downloads", "events_url": "/events", "forks_url": "/forks", "git_commits_url": "/git/commits{/sha}",
    "git_refs_url": "/git/refs{/sha}", "git_tags_url": "/git/tags{/sha}", "hooks_url": "/hooks",
    "issue_comment_url": "/issues/comments{/number}", "issue_events_url": "/issues/events{/number}",
    "issues_url": "/issues{/number}", "keys_url": "/keys{/key_id}", "labels_url": "/labels{/name}",
    "languages_url": "/languages", "merges_url": "/merges", "milestones_url": "/milestones{/number}",
    "notifications_url": "/notifications{?since,all,participating}", "pulls_url": "/pulls{/number}",
    "releases_url": "/releases{/id}", "stargazers_url": "/stargazers", "statuses_url": "/statuses/{sha}",
    "subscribers_url": "/subscribers", "subscription_url": "/subscription", "tags_url": "/tags", "teams_url": "/teams",
    "trees_url": "/git/trees{/sha}",
}  # fmt: skip


def user(api: str, login: str, type: str = "User", id: int = 1) -> dict[str, Any]:
    """Somebody, or a bot."""
    address = f"{api}/users/{login.replace('[', '%5B').replace(']', '%5D')}"
    return {
        "login": login, "id": id, "node_id": f"U_{id}", "avatar_url": f"{api}/avatars/{id}", "gravatar_id": "",
        "url": address, "html_url": f"{api}/{login.removesuffix('[bot]')}", "type": type, "site_admin": False,
        **{name: address + path for name, path in _USER_PATHS.items()},
    }  # fmt: skip


PROFILE = {
    "name": None, "company": None, "blog": "", "location": None, "email": None, "hireable": None, "bio": None,
    "public_repos": 0, "public_gists": 0, "followers": 0, "following": 0, "created_at": NOW, "updated_at": NOW,
}  # fmt: skip
"""What is told of somebody besides who it is."""


def repository(api: str, full_name: str, id: int, fork: bool = False) -> dict[str, Any]:
    """A repository; one that is a fork has an owner of its own."""
    owner, _, name = full_name.partition("/")
    address, html = f"{api}/repos/{full_name}", f"{api}/{full_name}"
    counts = dict.fromkeys(
        ("forks", "forks_count", "open_issues", "open_issues_count", "size", "stargazers_count", "watchers",
         "watchers_count"), 0,
    )  # fmt: skip
    return {
        "id": id, "node_id": f"R_{id}", "name": name, "full_name": full_name, "owner": user(api, owner, id=id),
        "private": False, "html_url": html, "description": None, "fork": fork, "url": address, "homepage": None,
        "language": "Python", "license": None, "mirror_url": None, "archived": False, "disabled": False,
        "default_branch": "main", "has_downloads": False, "has_issues": True, "has_projects": False, "has_wiki": False,
        "has_pages": False, "clone_url": f"{html}.git", "git_url": f"git://{full_name}.git",
        "ssh_url": f"git@example:{full_name}.git", "svn_url": html, "created_at": NOW, "updated_at": NOW,
        "pushed_at": NOW, **counts, **{key: address + path for key, path in _REPOSITORY_PATHS.items()},
    }  # fmt: skip


def comment(api: str, full_name: str, number: int, id: int, body: str, author: dict[str, Any]) -> dict[str, Any]:
    """A comment of an issue or a pull request."""
    return {
        "id": id, "node_id": f"IC_{id}", "url": f"{api}/repos/{full_name}/issues/comments/{id}",
        "html_url": f"{api}/{full_name}/pull/{number}#issuecomment-{id}", "body": body,
        "user": user(api, author["login"], author["type"]), "created_at": NOW, "updated_at": NOW,
        "issue_url": f"{api}/repos/{full_name}/issues/{number}", "author_association": "NONE",
    }  # fmt: skip


def pull(
    api: str, full_name: str, number: int, sha: str, head: tuple[str, int] | None, *, id: int = 1, state: str = "open"
) -> dict[str, Any]:
    """A pull request of `head`, a repository's name and id; None where that has been deleted since."""
    address, html = f"{api}/repos/{full_name}/pulls/{number}", f"{api}/{full_name}/pull/{number}"
    issue = f"{api}/repos/{full_name}/issues/{number}"
    links = {
        "self": address, "html": html, "issue": issue, "comments": f"{issue}/comments", "commits": f"{address}/commits",
        "statuses": f"{api}/repos/{full_name}/statuses/{sha}", "review_comments": f"{address}/comments",
        "review_comment": f"{api}/repos/{full_name}/pulls/comments{{/number}}",
    }  # fmt: skip
    owner = head[0].partition("/")[0] if head else "ghost"
    from_ = repository(api, head[0], head[1], fork=head[0] != full_name) if head else None
    author = user(api, owner)
    return {
        "id": 1000 + number, "node_id": f"PR_{number}", "url": address, "html_url": html, "number": number,
        "diff_url": f"{html}.diff", "patch_url": f"{html}.patch", "issue_url": issue, "state": state, "locked": False,
        "title": "A change", "user": author, "body": None, "labels": [], "milestone": None, "created_at": NOW,
        "updated_at": NOW, "closed_at": None if state == "open" else NOW, "merged_at": None, "merge_commit_sha": None,
        "assignee": None, "author_association": "NONE", "auto_merge": None, "merged": False, "mergeable": True,
        "mergeable_state": "clean", "merged_by": None, "comments": 0, "review_comments": 0,
        "maintainer_can_modify": False, "commits": 1, "additions": 1, "deletions": 1, "changed_files": 1,
        "head": {"label": f"{owner}:topic", "ref": "topic", "sha": sha, "user": author, "repo": from_},
        "base": {
            "label": f"{full_name.partition('/')[0]}:main", "ref": "main", "sha": "b" * 40,
            "user": user(api, full_name.partition("/")[0]), "repo": repository(api, full_name, id),
        },
        "_links": {key: {"href": link} for key, link in links.items()},
        **{f"{key}_url": link for key, link in links.items() if key not in ("self", "html", "issue")},
    }  # fmt: skip


def artifact(
    api: str,
    full_name: str,
    id: int,
    name: str,
    data: bytes,
    *,
    run: int,
    sha: str,
    head_id: int,
    expired: bool = False,
) -> dict[str, Any]:
    """An artifact of a run."""
    address = f"{api}/repos/{full_name}/actions/artifacts/{id}"
    return {
        "id": id, "node_id": f"A_{id}", "name": name, "size_in_bytes": len(data), "url": address,
        "archive_download_url": f"{address}/zip", "expired": expired, "created_at": NOW, "expires_at": NOW,
        "updated_at": NOW,
        "workflow_run": {
            "id": run, "repository_id": 1, "head_repository_id": head_id, "head_branch": "topic", "head_sha": sha,
        },
    }  # fmt: skip
