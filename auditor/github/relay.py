"""Comments for runs that may not: `python -I -m auditor.github.relay`, on the event `workflow_run`.

This run has a token that can write, and what it is to say comes from a run whose code anybody may have changed. So it
believes GitHub alone: the event says which commit of which repository that run was for, and the API says whether the
pull request is of that commit. It checks out nothing, and what an artifact holds goes through `grounds.py`.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from typing import Annotated, Any

import msgspec

from auditor.database.load import load_database
from auditor.errors import AuditError
from auditor.github import artifact
from auditor.github.api import Api, ApiError
from auditor.github.artifact import Parcel, Untrusted
from auditor.github.environment import taken
from auditor.github.event import Event, payload_of
from auditor.github.grounds import grounded
from auditor.github.post import comment_on
from auditor.report.escape import workflow_data

MAX_ARTIFACTS = 10
"""A run may hold several audits."""


class Repository(msgspec.Struct, frozen=True):
    """A repository, as an event or an answer names it."""

    id: int
    full_name: Annotated[str, msgspec.Meta(pattern=r"^[A-Za-z0-9._-]+/[A-Za-z0-9._-]+$")]


class Run(msgspec.Struct, frozen=True):
    """The run that has ended. `head_repository` is None where it has been deleted since."""

    id: int
    event: str
    head_sha: str
    name: str | None = None
    run_attempt: int = 1
    head_repository: Repository | None = None


class Ended(msgspec.Struct, frozen=True):
    """The event `workflow_run`."""

    workflow_run: Run
    repository: Repository


class _Side(msgspec.Struct, frozen=True):
    sha: str
    repo: Repository | None = None


class Pull(msgspec.Struct, frozen=True):
    """A pull request as the API tells it."""

    number: int
    state: str
    head: _Side
    base: _Side


class Stale(Exception):
    """There is nothing to say any more, and why."""


def run(environ: Mapping[str, str]) -> int:
    """Comments for the run that the event tells of; gives the step's exit code. What came and is not believed is a
    warning: nobody else's checks are to fail for it."""
    try:
        ended = read_ended(environ)
        if ended.workflow_run.event != "pull_request":
            print(f"::notice title=silent-audit::nothing to do: the run was for {_data(ended.workflow_run.event)}")
            return 0
        api = Api(environ.get("GITHUB_API_URL") or "https://api.github.com", environ.get("INPUT_GITHUB_TOKEN", ""))
        for one in wanted(api, ended, environ.get("INPUT_ARTIFACT") or artifact.PREFIX):
            _relay(api, ended, one, environ)
    except AuditError as error:
        print(f"::error title=silent-audit::{_data(str(error))}")
        return error.exit_code
    except ApiError as error:
        print(f"::error title=silent-audit::{_data(str(error))} (permissions: actions: read, pull-requests: write)")
        return 2
    return 0


def read_ended(environ: Mapping[str, str]) -> Ended:
    """The event. Raises AuditError where it is another one, or its file is missing, cut short or of another form."""
    if environ.get("GITHUB_EVENT_NAME") != "workflow_run":
        raise AuditError("this runs on the event workflow_run (docs/action.md, Forks)")
    try:
        return msgspec.convert(payload_of(environ), Ended)
    except msgspec.ValidationError as error:
        raise AuditError("the event file is not one of a workflow's run") from error


def wanted(api: Api, ended: Ended, name: str) -> list[dict[str, Any]]:
    """The artifacts of the run that hold audits, of one name the newest: a run may be run again. Raises ApiError."""
    found = [
        one
        for one in api.artifacts(ended.repository.full_name, ended.workflow_run.id)
        if isinstance(one.get("id"), int)
        and isinstance(one.get("name"), str)
        and (one["name"] == name or one["name"].startswith(f"{name}-"))
        and one.get("expired") is not True
    ]
    newest = {one["name"]: one for one in sorted(found, key=lambda one: int(one["id"]))}
    return [newest[name] for name in sorted(newest)][:MAX_ARTIFACTS]


def _relay(api: Api, ended: Ended, one: Mapping[str, Any], environ: Mapping[str, str]) -> None:
    """Comments what one artifact holds. Raises ApiError."""
    try:
        size = one.get("size_in_bytes")
        if not isinstance(size, int) or size > artifact.MAX_ZIP_BYTES:
            raise Untrusted("the artifact is too large")
        data = api.download(ended.repository.full_name, one["id"], artifact.MAX_ZIP_BYTES)
        parcel = artifact.unpack(data)
        prove(parcel, ended, api.pull(ended.repository.full_name, parcel.pull_request))
        told = grounded(parcel.audit, load_database())
    except Untrusted as error:
        print(f"::warning title=silent-audit::no comment: {_data(str(error))}")
        return
    except Stale as error:
        print(f"::notice title=silent-audit::no comment: {_data(str(error))}")
        return
    event = event_of(parcel, ended, environ)
    prefix = parcel.prefix if _is_below(parcel.prefix) else ""
    # The name of the audit is not shown: it would be a sentence of anybody's choice.
    identity, token = parcel.identity.get("identity", "."), environ.get("INPUT_GITHUB_TOKEN", "")
    said = comment_on(told, event, token, parcel.comment, identity, prefix)
    print(said.commands, end="")


def prove(parcel: Parcel, ended: Ended, answer: Mapping[str, Any]) -> None:
    """That the pull request which an artifact names is the one that the run was for.

    Raises Untrusted where it is another's, Stale where it has moved on or is closed.
    """
    try:
        pull = msgspec.convert(answer, Pull)
    except msgspec.ValidationError as error:
        raise Untrusted("the API's answer is not a pull request") from error
    run = ended.workflow_run
    if pull.number != parcel.pull_request or pull.base.repo is None or pull.base.repo.id != ended.repository.id:
        raise Untrusted("the API's answer is of another pull request")
    if pull.head.repo is None or run.head_repository is None:
        raise Stale("the repository that the pull request came from is gone")
    if pull.head.repo.id != run.head_repository.id:
        raise Untrusted("the pull request that the artifact names is not the one that its run was for")
    if parcel.head != run.head_sha:
        raise Untrusted("the commit that the artifact names is not the one that its run was for")
    if pull.state != "open":
        raise Stale("the pull request is closed")
    if pull.head.sha != run.head_sha:
        raise Stale("the pull request has moved on since; the run of its newest commit comments")


def event_of(parcel: Parcel, ended: Ended, environ: Mapping[str, str]) -> Event:
    """The event of the run that could not comment, as far as it is proved."""
    return Event(
        name="pull_request",
        repository=ended.repository.full_name,
        sha=ended.workflow_run.head_sha,
        workflow=ended.workflow_run.name or "",
        job="",
        run=(ended.workflow_run.id, ended.workflow_run.run_attempt),
        server=environ.get("GITHUB_SERVER_URL", "https://github.com"),
        api=environ.get("GITHUB_API_URL", "https://api.github.com"),
        pull_request=parcel.pull_request,
    )


def _is_below(prefix: str) -> bool:
    return all(part not in ("", ".", "..") for part in prefix.split("/")) and "\\" not in prefix


def _data(text: str) -> str:
    return workflow_data(text)


def main() -> int:
    """The step; its exit code."""
    return run(taken(os.environ))


if __name__ == "__main__":
    sys.exit(main())
