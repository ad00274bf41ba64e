"""The commit that the change of an event starts from, brought into the checkout where it is not there.

A checkout holds one commit only unless it is told otherwise. What is missing is fetched with plain git, from where the
checkout came and with what it left for that: no token of ours is given to a subprocess.
"""

from __future__ import annotations

import re
from pathlib import Path

from auditor import git
from auditor.base import is_shallow, merge_base, repository
from auditor.errors import AuditError
from auditor.git import GitError
from auditor.github.event import Event

FETCH_SECONDS = 120
DEEPER = (30, 300, 3_000)
"""How many commits more are fetched, each time the merge base is not among those that are there."""
WAY_OUT = "check out with fetch-depth: 0, and leave its credentials there (persist-credentials)"

_PARENT = re.compile(r"^parent ([0-9a-f]{40}(?:[0-9a-f]{24})?)$", re.MULTILINE)


def commit_before(event: Event, root: Path) -> str | None:
    """The commit to hold the checkout around a folder against; None where the event is of no change.

    Of a pull request's merge, which is checked out by default, it is the side that is not the pull request; of any
    other commit the merge base with the branch that the pull request is for. Raises AuditError where it is not to be
    had.
    """
    if not event.base:
        if event.pull_request is not None:
            raise AuditError("the event does not name the commit that the pull request is based on")
        return None
    top, _ = repository(root)
    parents = _parents(top)
    if event.pull_request is not None and len(parents) == 2 and parents[1] == event.sha:
        return _present(top, parents[0])
    return _merge_base(top, _present(top, event.base))


def _parents(top: Path) -> list[str]:
    """The parents of what is checked out, also where they are not there."""
    try:
        told = git.git(top, "cat-file", "commit", "HEAD")
    except GitError as error:
        raise AuditError(f"what is checked out is not a commit: {error}") from error
    return _PARENT.findall(told.partition("\n\n")[0])


def _present(top: Path, commit: str) -> str:
    """The commit, fetched if it is not there."""
    try:
        git.git(top, "cat-file", "-e", f"{commit}^{{commit}}")
    except GitError:
        _fetch(top, *(["--depth=1"] if is_shallow(top) else []), "origin", commit)
    return commit


def _merge_base(top: Path, commit: str) -> str:
    """The merge base with what is checked out, for which a shallow clone is deepened step by step."""
    for deeper in (*DEEPER, 0):
        try:
            return merge_base(top, commit)
        except AuditError as error:
            if not deeper or not is_shallow(top):
                raise AuditError(f"the pull request and its base have no commit in common here: {WAY_OUT}") from error
        _fetch(top, f"--deepen={deeper}", "origin", commit, git.git(top, "rev-parse", "HEAD").strip())
    raise AssertionError


def _fetch(top: Path, *arguments: str) -> None:
    options = ("--quiet", "--no-tags", "--no-write-fetch-head", "--no-recurse-submodules", "--no-filter")
    try:
        git.git(top, "fetch", *options, *arguments, transport=True, seconds=FETCH_SECONDS)
    except GitError as error:
        raise AuditError(f"the base of the pull request cannot be fetched ({error}): {WAY_OUT}") from error
