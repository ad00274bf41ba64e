"""What GitHub Actions says of the run: its environment variables and the event's file."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

from auditor.errors import AuditError

MAX_EVENT_BYTES = 25_000_000
_COMMIT = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """One run of a workflow.

    `name` is the event (`pull_request`, `push`, `schedule`). `repository` is `owner/name`. `sha` is the audited commit:
    of a pull request its head, as people see it, not the merge that is checked out. `pull_request` is its number, or
    None. `fork` is true where the pull request comes from another repository, so that the token can only read. `run` is
    the number of the run among all of the repository's, and of its attempt: a newer one has larger ones; zeros where
    nothing says so. `base` is the commit that a change starts from, as far as the event tells it: empty where there is
    no change, or no commit is named.
    """

    name: str
    repository: str
    sha: str
    workflow: str
    job: str
    server: str
    api: str
    pull_request: int | None = None
    fork: bool = False
    run: tuple[int, int] = (0, 0)
    base: str = ""


def read_event(environ: Mapping[str, str]) -> Event:
    """The event of this run. Raises AuditError where the file is missing, cut short or not what GitHub writes."""
    name = environ.get("GITHUB_EVENT_NAME", "")
    payload = payload_of(environ)
    number, fork, sha, base = None, False, environ.get("GITHUB_SHA", ""), ""
    if name in ("pull_request", "pull_request_target"):
        pull = payload.get("pull_request")
        number = payload.get("number")
        head = pull.get("head") if isinstance(pull, dict) else None
        if not isinstance(number, int) or isinstance(number, bool) or number <= 0 or not isinstance(head, dict):
            raise AuditError("the event file is not one of a pull request: it has no number or no head")
        sha = str(head.get("sha") or sha)
        repo = head.get("repo")
        # The repository of a head is null once a fork has been deleted.
        full_name = repo.get("full_name") if isinstance(repo, dict) else None
        fork = full_name != environ.get("GITHUB_REPOSITORY", "")
        base = _commit(pull.get("base") if isinstance(pull, dict) else None, "sha")
    elif name == "merge_group":
        base = _commit(payload.get("merge_group"), "base_sha")
    return Event(
        name=name,
        repository=environ.get("GITHUB_REPOSITORY", ""),
        sha=sha,
        workflow=environ.get("GITHUB_WORKFLOW", ""),
        job=environ.get("GITHUB_JOB", ""),
        server=environ.get("GITHUB_SERVER_URL", "https://github.com"),
        api=environ.get("GITHUB_API_URL", "https://api.github.com"),
        pull_request=number,
        fork=fork,
        run=(_number(environ.get("GITHUB_RUN_ID", "")), _number(environ.get("GITHUB_RUN_ATTEMPT", ""))),
        base=base,
    )


def _commit(held: object, key: str) -> str:
    found = held.get(key) if isinstance(held, dict) else None
    return found if isinstance(found, str) and _COMMIT.fullmatch(found) else ""


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else 0


def payload_of(environ: Mapping[str, str]) -> dict[str, Any]:
    """What the event's file holds, nothing where there is none. Raises AuditError where it is cut short or no event."""
    path = environ.get("GITHUB_EVENT_PATH", "")
    if not path:
        return {}
    file = Path(path)
    try:
        if file.stat().st_size > MAX_EVENT_BYTES:
            raise AuditError("the event file is too large to be one")
        payload = json.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise AuditError(f"the event file cannot be read: {error.strerror}") from error
    except (ValueError, RecursionError) as error:
        raise AuditError("the event file is cut short or not JSON") from error
    if not isinstance(payload, dict):
        raise AuditError("the event file does not hold an event")
    return payload
