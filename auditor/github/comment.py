"""One sticky comment on a pull request: written once, updated in place, never repeated.

Several runs may be at it at once. Each hides its own number in the comment, and the newest has the last word: an older
one leaves what a newer one wrote, and after writing each looks again whether another wrote too.
"""

from __future__ import annotations

import hashlib
import re
from typing import Any, Literal

from auditor.github.api import Api, ApiError
from auditor.github.event import Event

When = Literal["auto", "always", "never"]
Done = Literal["created", "updated", "unchanged", "none", "outdated"]

MAX_ROUNDS = 3
"""How often a run writes because another one wrote in between."""
_STATE = re.compile(r"<!-- run (\d{1,18})\.(\d{1,18}) [0-9a-f]{0,64} -->")


def marker(event: Event, name: str) -> str:
    """The hidden beginning by which the comment of one audit is known again: one a workflow and name of the audit."""
    identity = "\0".join((event.workflow, " ".join(sorted(name.split()))))
    return f"<!-- silent-audit {hashlib.sha256(identity.encode('utf-8', 'surrogatepass')).hexdigest()[:24]} -->"


def state(event: Event) -> str:
    """What is hidden after it: the run, and the commit that it looked at. Empty where no run is known."""
    sha = event.sha if re.fullmatch(r"[0-9a-f]{0,64}", event.sha) else ""
    return f"<!-- run {event.run[0]}.{event.run[1]} {sha} -->" if event.run != (0, 0) else ""


def stick(api: Api, event: Event, mark: str, body: str, *, clean: bool, when: When) -> Done:
    """Brings the comment up to date.

    With `auto`, a clean audit writes no comment; one that is there turns into the clean audit's line. `outdated` is
    where a newer run has written. Raises ApiError.
    """
    sticking = _Sticking(api, event, mark, f"{mark}{state(event)}\n{body}", wanted=not clean or when == "always")
    done: Done = "none"
    for _ in range(MAX_ROUNDS):
        did = sticking.write()
        # What was made is made, whatever had to be put right after it.
        done = did if did == "outdated" or done == "none" else done
        if did in ("none", "unchanged", "outdated") or sticking.stands():
            break
    return done


class _Sticking:
    """One run at its comment. `wanted` is whether it is written where there is none."""

    def __init__(self, api: Api, event: Event, mark: str, whole: str, *, wanted: bool) -> None:
        assert event.pull_request is not None
        self._api, self._event, self._mark, self._whole, self._wanted = api, event, mark, whole, wanted
        self._number: int = event.pull_request
        self._foreign: set[int] = set()
        self._login: list[str | None] = []
        self._id: int | None = None
        self._was = ""

    def write(self) -> Done:
        """Writes, unless a newer run has, or nothing is to be said."""
        own = self._own()
        newest = max(own, key=self._order, default=None)
        for comment in own:
            if comment is not newest:
                self._remove(int(comment["id"]))
        if newest is None:
            return self._create()
        if self._order(newest)[:2] > self._event.run:
            return "outdated"
        return self._update(newest)

    def stands(self) -> bool:
        """Whether what was written is still what stands there, and alone. True where nothing says otherwise: GitHub's
        lists may be a moment behind."""
        if self._event.run == (0, 0) or self._id is None:
            return True
        if self._was:
            try:
                held = _body(self._api.comment(self._event.repository, self._id))
            except ApiError:
                return True
            return held in (_tidy(self._whole), self._was) or _run(held, self._mark) > self._event.run
        return not any(int(comment["id"]) != self._id for comment in self._own())

    def _own(self) -> list[dict[str, Any]]:
        found = self._api.comments(self._event.repository, self._number)
        return [one for one in found if self._is_own(one) and one["id"] not in self._foreign]

    def _is_own(self, comment: dict[str, Any]) -> bool:
        """Whether a comment is ours: it begins with the marker, and a bot wrote it or whom the token belongs to. People
        who quote it are left alone."""
        user = comment.get("user")
        if not isinstance(user, dict) or not isinstance(comment.get("id"), int):
            return False
        if not _body(comment).startswith(self._mark):
            return False
        if user.get("type") == "Bot" or str(user.get("login", "")).endswith("[bot]"):
            return True
        if not self._login:
            self._login.append(self._api.login())
        return self._login[0] is not None and self._login[0] == user.get("login")

    def _order(self, comment: dict[str, Any]) -> tuple[int, int, int]:
        return (*_run(_body(comment), self._mark), int(comment["id"]))

    def _create(self) -> Done:
        if not self._wanted:
            return "none"
        self._id, self._was = self._api.create(self._event.repository, self._number, self._whole), ""
        return "created"

    def _update(self, comment: dict[str, Any]) -> Done:
        id, was = int(comment["id"]), _body(comment)
        if was == _tidy(self._whole):
            return "unchanged"
        try:
            self._api.update(self._event.repository, id, self._whole)
        except ApiError as error:
            if error.status not in (403, 404):
                raise
            if error.status == 403 and self._mine(comment):
                raise
            # Somebody deleted it in between, or it is of another app that this token cannot write for.
            self._foreign.add(id)
            return self._create()
        self._id, self._was = id, was
        return "updated"

    def _mine(self, comment: dict[str, Any]) -> bool:
        """Whether a comment is of the bot that a job's own token writes as: then it is the token that may not write."""
        return bool(comment["user"].get("login") == "github-actions[bot]")

    def _remove(self, id: int) -> None:
        try:
            self._api.delete(self._event.repository, id)
        except ApiError as error:
            if error.status not in (403, 404):
                raise


def _run(body: str, mark: str) -> tuple[int, int]:
    """The run that wrote a comment, zeros where it does not say."""
    found = _STATE.match(body, len(mark))
    return (int(found[1]), int(found[2])) if found else (0, 0)


def _body(comment: dict[str, Any]) -> str:
    return _tidy(str(comment.get("body") or ""))


def _tidy(text: str) -> str:
    """A body as it was sent: GitHub may give other line ends, and no blanks around it."""
    return text.replace("\r\n", "\n").strip()
