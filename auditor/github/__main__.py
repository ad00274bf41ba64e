"""What the composite action runs: `python -I -m auditor.github`, with its inputs in the environment."""

from __future__ import annotations

import os
import shlex
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import cast

import msgspec

from auditor.audit import NOTHING_TO_AUDIT, Options, audit
from auditor.errors import AuditError
from auditor.github import artifact
from auditor.github.comment import When
from auditor.github.environment import taken
from auditor.github.event import read_event
from auditor.github.files import set_outputs
from auditor.github.post import post
from auditor.matching.finding import Audit
from auditor.project.advisories import NO_PINS
from auditor.report import contract, sarif, selection
from auditor.report.escape import workflow_data
from auditor.report.write import write

Auditing = Callable[[Sequence[Path], Options], Audit]


def run(environ: Mapping[str, str], auditing: Auditing = audit) -> int:
    """Audits, writes the reports, tells it on GitHub; gives the step's exit code: 0 also where nothing is to be
    audited."""
    try:
        answer = _audit(environ, auditing)
    except AuditError as error:
        print(f"::error title=silent-audit::{workflow_data(str(error))}")
        return error.exit_code
    return 0 if answer.exit_code == NOTHING_TO_AUDIT else answer.exit_code


def _audit(environ: Mapping[str, str], auditing: Auditing) -> Audit:
    text = environ.get("INPUT_PATHS") or "."
    workspace = Path(environ.get("GITHUB_WORKSPACE") or ".")
    paths = _paths(text, workspace)
    options = Options(
        fail_on=_gate(environ.get("INPUT_FAIL_ON") or "3"),
        advisories=_truth(environ.get("INPUT_ADVISORIES", "true")),
        fail_on_advisories=_truth(environ.get("INPUT_FAIL_ON_ADVISORIES", "")),
    )
    when = environ.get("INPUT_COMMENT") or "auto"
    if when not in ("auto", "always", "never"):
        raise AuditError(f"comment: is auto, always or never, not {when}")
    answer = auditing(paths, options)
    if answer.advisories is not None and answer.advisories.failure == NO_PINS:
        # Asked for by default: that there is nothing to ask for is no news.
        answer = msgspec.structs.replace(answer, advisories=None)
    report = environ.get("INPUT_REPORT") or str(Path(environ.get("RUNNER_TEMP") or ".") / "silent-audit.json")
    write(report, contract.render(answer))
    folders = [path if path.is_dir() else path.parent for path in paths]
    root = Path(os.path.commonpath([folder.resolve() for folder in folders]))
    prefix = root.relative_to(workspace.resolve()).as_posix() if root.is_relative_to(workspace.resolve()) else ""
    if environ.get("INPUT_SARIF"):
        write(str(workspace / environ["INPUT_SARIF"]), sarif.render(answer, prefix=prefix))
    token = environ.get("INPUT_GITHUB_TOKEN", "")
    posted = post(answer, environ, token=token, comment=cast(When, when), paths=text, prefix=prefix)
    print(posted.commands, end="")
    relay = _leave(report, answer, environ, {"paths": text}, prefix, when) if posted.refused else ""
    listed = selection.listed(answer)
    worst = max((finding.threat for finding in listed), default=0)
    outputs = {"findings": str(len(listed)), "highest-threat": str(worst), "report": report, "relay": relay}
    set_outputs(environ, outputs)
    return answer


def _leave(
    report: str, answer: Audit, environ: Mapping[str, str], identity: dict[str, str], prefix: str, when: str
) -> str:  # fmt: skip
    """Writes what a run whose token can comment needs (docs/action.md, Forks), beside the report; the file's path."""
    event = read_event(environ)
    identity = {"job": event.job, **identity}
    data = artifact.pack(
        answer, event, identity=identity, prefix=prefix, comment="always" if when == "always" else "auto"
    )
    if data is None:
        print("::notice title=silent-audit::the audit is too large to be handed to a run that comments")
        return ""
    target = Path(report).with_name("silent-audit-relay") / artifact.NAME
    target.parent.mkdir(exist_ok=True)
    write(str(target), data.decode())
    return str(target)


def _paths(text: str, workspace: Path) -> list[Path]:
    """The paths of the input, relative to the workspace and within it."""
    found = []
    for word in shlex.split(text):
        path = workspace / word
        if not path.resolve().is_relative_to(workspace.resolve()):
            raise AuditError(f"paths: {word} lies outside the workspace")
        found.append(path)
    return found


def _gate(text: str) -> int | None:
    if text == "never":
        return None
    if text not in ("1", "2", "3", "4"):
        raise AuditError(f"fail-on: is 1, 2, 3, 4 or never, not {text}")
    return int(text)


def _truth(text: str) -> bool:
    return text.strip().lower() in ("true", "1", "yes", "on")


def main() -> int:
    """The step; its exit code."""
    return run(taken(os.environ))


if __name__ == "__main__":
    sys.exit(main())
