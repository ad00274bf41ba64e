"""One sticky comment on a pull request: written once, updated in place, never repeated."""

from __future__ import annotations

import hashlib
from typing import Any, Literal

from auditor.github.api import Api, ApiError
from auditor.github.event import Event

When = Literal["auto", "always", "never"]
Done = Literal["created", "updated", "unchanged", "none"]


def marker(event: Event, paths: str) -> str:
    """The hidden first line by which the comment of one audit is known again: one a workflow, job and set of paths."""
    identity = "\0".join((event.workflow, event.job, " ".join(sorted(paths.split()))))
    return f"<!-- silent-audit {hashlib.sha256(identity.encode()).hexdigest()[:24]} -->"


def stick(api: Api, event: Event, mark: str, body: str, *, clean: bool, when: When) -> Done:
    """Brings the comment up to date.

    With `auto`, a clean audit writes no comment; one that is there turns into the clean audit's line. Raises ApiError.
    """
    assert event.pull_request is not None
    whole = f"{mark}\n{body}"
    own = [c for c in api.comments(event.repository, event.pull_request) if is_own(c, mark)]
    newest = max(own, key=lambda comment: int(comment["id"]), default=None)
    for stale in own:
        if stale is not newest:
            _gone(api, event, int(stale["id"]))
    if newest is None:
        if clean and when != "always":
            return "none"
        api.create(event.repository, event.pull_request, whole)
        return "created"
    if str(newest.get("body", "")).replace("\r\n", "\n").strip() == whole.strip():
        return "unchanged"
    try:
        api.update(event.repository, int(newest["id"]), whole)
    except ApiError as error:
        if error.status != 404:
            raise
        # Somebody deleted it in between.
        if clean and when != "always":
            return "none"
        api.create(event.repository, event.pull_request, whole)
        return "created"
    return "updated"


def _gone(api: Api, event: Event, id: int) -> None:
    try:
        api.delete(event.repository, id)
    except ApiError as error:
        if error.status not in (403, 404):
            raise


def is_own(comment: dict[str, Any], mark: str) -> bool:
    """Whether a comment is ours: it begins with the marker and a bot wrote it. People who quote it are left alone."""
    user = comment.get("user")
    bot = isinstance(user, dict) and (user.get("type") == "Bot" or str(user.get("login", "")).endswith("[bot]"))
    return bot and isinstance(comment.get("id"), int) and str(comment.get("body", "")).lstrip().startswith(mark)
