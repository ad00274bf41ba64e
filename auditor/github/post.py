"""Tells an audit on GitHub: annotations, the job's summary, one comment."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from auditor.github.api import Api, ApiError
from auditor.github.comment import When, marker, state, stick
from auditor.github.event import Event, read_event
from auditor.github.files import SUMMARY_LIMIT, add_summary
from auditor.github.links import linker, run_page
from auditor.matching.finding import Audit
from auditor.report import changes, commands, markdown, selection
from auditor.report.escape import workflow_data


class Posted(NamedTuple):
    """The workflow commands to print, and whether there would be a comment if the token could write one."""

    commands: str
    refused: bool = False


def post(
    audit: Audit,
    environ: Mapping[str, str],
    *,
    token: str,
    comment: When = "auto",
    identity: str = ".",
    name: str = "",
    prefix: str = "",
) -> Posted:
    """Writes the summary and the comment. Never raises for what GitHub refuses.

    `identity` is what tells the audit from the others of its workflow: its `name`, else the paths as they were given.
    `prefix` is the audited root within the repository. Raises AuditError for a broken event file.
    """
    event = read_event(environ)
    out = commands.render(audit, prefix=prefix)
    add_summary(environ, _body(audit, event, prefix, name, limit=SUMMARY_LIMIT // 4))
    if comment == "never" or event.pull_request is None:
        return Posted(out)
    if event.fork:
        said = "this pull request comes from a fork, whose token can only read: the report is in the job's summary"
        return Posted(out + _notice(said), refused=True)
    if not token:
        return Posted(out + _notice("there is no token: the report is in the job's summary, not in a comment"))
    said, refused = comment_on(audit, event, token, comment, identity, prefix, name)
    return Posted(out + said, refused)


def comment_on(
    audit: Audit, event: Event, token: str, when: When, identity: str, prefix: str, name: str = ""
) -> Posted:  # fmt: skip
    """Brings the comment of a pull request up to date."""
    mark = marker(event, identity)
    room = markdown.LIMIT - markdown.length(mark + state(event)) - 2
    brief = when != "always" and not selection.advisories_fail(audit)
    body = _body(audit, event, prefix, name, limit=room, brief=brief)
    try:
        stick(Api(event.api, token), event, mark, body, clean=is_clean(audit), when=when)
    except ApiError as error:
        return _refused(error)
    return Posted("")


def is_clean(audit: Audit) -> bool:
    """Whether no comment has to be written: a change that neither brings nor fixes, code that triggers nothing."""
    if selection.advisories_fail(audit):
        # What fails a check is said where people look.
        return False
    if audit.change is not None:
        return changes.is_quiet(audit)
    return not selection.listed(audit) and not selection.possible(audit)


def _body(audit: Audit, event: Event, prefix: str, name: str, *, limit: int, brief: bool = False) -> str:
    base = linker(event, prefix, audit.change.base) if audit.change is not None else linker(event, prefix)
    return markdown.render(
        audit, link=linker(event, prefix), base_link=base, limit=limit, name=name, report=run_page(event), brief=brief
    )


def _refused(error: ApiError) -> Posted:
    """What is said where the comment could not be written; the report is in the summary in any case."""
    if error.status == 403 and "locked" in str(error):
        return Posted(_notice(f"the report is in the job's summary: the conversation is locked. {error}"))
    if error.status in (401, 403, 404):
        hint = "the token may not write here (permissions: pull-requests: write)"
        return Posted(_notice(f"the report is in the job's summary: {hint}. {error}"), refused=error.status == 403)
    return Posted(_warning(f"the comment could not be written, the report is in the job's summary: {error}"))


def _notice(text: str) -> str:
    return f"::notice title=silent-audit::{workflow_data(text)}\n"


def _warning(text: str) -> str:
    return f"::warning title=silent-audit::{workflow_data(text)}\n"
