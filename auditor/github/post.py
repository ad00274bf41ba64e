"""Tells an audit on GitHub: annotations, the job's summary, one comment."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from auditor.github.api import Api, ApiError
from auditor.github.comment import When, marker, stick
from auditor.github.event import Event, read_event
from auditor.github.files import SUMMARY_LIMIT, add_summary
from auditor.github.links import linker
from auditor.matching.finding import Audit
from auditor.report import commands, markdown, selection
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
    paths: str = ".",
    prefix: str = "",
) -> Posted:
    """Writes the summary and the comment. Never raises for what GitHub refuses.

    `paths` is the input as written: with the workflow it is the comment's identity. `prefix` is the audited root within
    the repository. Raises AuditError for a broken event file.
    """
    event = read_event(environ)
    link = linker(event, prefix)
    out = commands.render(audit, prefix=prefix)
    add_summary(environ, markdown.render(audit, link=link, limit=SUMMARY_LIMIT // 4))
    if comment == "never" or event.pull_request is None:
        return Posted(out)
    if event.fork:
        said = "this pull request comes from a fork, whose token can only read: the report is in the job's summary"
        return Posted(out + _notice(said), refused=True)
    if not token:
        return Posted(out + _notice("there is no token: the report is in the job's summary, not in a comment"))
    said, refused = comment_on(audit, event, token, comment, paths, prefix)
    return Posted(out + said, refused)


def comment_on(audit: Audit, event: Event, token: str, when: When, paths: str, prefix: str) -> Posted:
    """Brings the comment of a pull request up to date."""
    mark = marker(event, paths)
    body = markdown.render(audit, link=linker(event, prefix), limit=markdown.LIMIT - markdown.length(mark) - 2)
    clean = not selection.listed(audit) and not selection.possible(audit)
    try:
        stick(Api(event.api, token), event, mark, body, clean=clean, when=when)
    except ApiError as error:
        if error.status in (401, 403, 404):
            hint = "the token may not write here (permissions: pull-requests: write)"
            return Posted(_notice(f"the report is in the job's summary: {hint}. {error}"), refused=error.status == 403)
        return Posted(_warning(f"the comment could not be written, the report is in the job's summary: {error}"))
    return Posted("")


def _notice(text: str) -> str:
    return f"::notice title=silent-audit::{workflow_data(text)}\n"


def _warning(text: str) -> str:
    return f"::warning title=silent-audit::{workflow_data(text)}\n"
