"""What the composite action runs: `python -I -m auditor.github`, with its inputs in the environment."""

from __future__ import annotations

import os
import shlex
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, cast

import msgspec

from auditor.against import ground
from auditor.audit import NOTHING_TO_AUDIT, Options, audit
from auditor.errors import AuditError
from auditor.github import artifact
from auditor.github.before import commit_before
from auditor.github.comment import When
from auditor.github.environment import taken
from auditor.github.event import Event, read_event
from auditor.github.files import set_outputs
from auditor.github.post import post
from auditor.matching.finding import Audit
from auditor.project.advisories import NO_PINS
from auditor.project.tree import common
from auditor.report import contract, sarif, selection
from auditor.report.escape import workflow_data
from auditor.report.write import write
from auditor.repro.arguments import DEVICES

if TYPE_CHECKING:
    from auditor.repro.device import Device
    from auditor.repro.evidence import Which

MAX_NAME = 100
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
    text = environ.get("INPUT_PATHS", "").strip()
    workspace = Path(environ.get("GITHUB_WORKSPACE") or ".")
    given = {
        name: _gate(name, environ[f"INPUT_{name.upper()}"])
        for name in ("fail_on", "fail_on_new")
        if environ.get(f"INPUT_{name.upper()}")
    }
    when = environ.get("INPUT_COMMENT") or "auto"
    if when not in ("auto", "always", "never"):
        raise AuditError(f"comment: is auto, always or never, not {when}")
    name = _name(environ.get("INPUT_NAME", ""))
    paths = _paths(text, workspace)
    commit, warning = _before(read_event(environ), paths)
    print(warning, end="")
    # Without the input the policy says what of the workspace is looked at.
    with ground(paths if text else [], commit, here=workspace, exact=True) as held:
        every, new = held.gates(given)
        options = Options(
            fail_on=every,
            fail_on_new=new,
            base=held.base,
            advisories=_truth(environ.get("INPUT_ADVISORIES", "true")),
            fail_on_advisories=_truth(environ.get("INPUT_FAIL_ON_ADVISORIES", "")) or held.policy.fail_on_advisories,
            leave_out=held.policy.leave_out,
            policy=held.policy,
            within=held.within,
            remarks=held.remarks,
        )
        answer = auditing(held.paths, options)
    if answer.advisories is not None and answer.advisories.failure == NO_PINS:
        # Asked for by default: that there is nothing to ask for is no news.
        answer = msgspec.structs.replace(answer, advisories=None)
    answer = _with_runs(answer, environ)
    report = environ.get("INPUT_REPORT") or str(Path(environ.get("RUNNER_TEMP") or ".") / "silent-audit.json")
    write(report, contract.render(answer))
    root = common(paths)
    prefix = root.relative_to(workspace.resolve()).as_posix() if root.is_relative_to(workspace.resolve()) else ""
    if environ.get("INPUT_SARIF"):
        write(str(workspace / environ["INPUT_SARIF"]), sarif.render(answer, prefix=prefix))
    token = environ.get("INPUT_GITHUB_TOKEN", "")
    identity = name or text or "."
    posted = post(
        answer, environ, token=token, comment=cast(When, when), identity=identity, name=name, prefix=prefix
    )  # fmt: skip
    print(posted.commands, end="")
    relay = _leave(report, answer, environ, {"identity": identity}, prefix, when) if posted.refused else ""
    listed, brought = selection.listed(answer), selection.brought(answer)
    fixed = answer.change.fixed if answer.change is not None else ()
    outputs = {
        "findings": str(len(listed)),
        "new-findings": str(len(brought)) if answer.change is not None else "",
        "fixed-findings": str(len(fixed)) if answer.change is not None else "",
        "highest-threat": str(max((finding.threat for finding in listed), default=0)),
        "report": report,
        "relay": relay,
        "relay-artifact": Path(relay).parent.name if relay else "",
    }
    set_outputs(environ, outputs)
    return answer


def _before(event: Event, paths: Sequence[Path]) -> tuple[str | None, str]:
    """The commit that the change starts from, or None and what is to be said of it: then the gate is on all findings,
    and nobody is let through."""
    try:
        return commit_before(event, common(paths)), ""
    except AuditError as error:
        said = f"what this change brings cannot be told from what was there: {error}"
        return None, f"::warning title=silent-audit::{workflow_data(said)}\n"


def _name(text: str) -> str:
    """The audit's name, for its comment."""
    name = " ".join(text.split())
    if len(name) > MAX_NAME:
        raise AuditError(f"name: has more than {MAX_NAME} characters")
    return name


def _with_runs(answer: Audit, environ: Mapping[str, str]) -> Audit:
    """The audit with the bugs' repros run, where that is asked for."""
    which, device = environ.get("INPUT_REPRO") or "off", environ.get("INPUT_REPRO_DEVICE") or "cpu"
    if which not in ("off", "triggered", "all"):
        raise AuditError(f"repro: is off, triggered or all, not {which}")
    if device not in DEVICES:
        raise AuditError(f"repro-device: is cpu, gpu or auto, not {device}")
    if which == "off":
        return answer
    from auditor.database.load import load_database
    from auditor.repro.evidence import with_runs
    from auditor.repro.reproduce import Wanted

    return with_runs(answer, cast("Which", which), Wanted(device=cast("Device", device)), load_database())


def _leave(
    report: str, answer: Audit, environ: Mapping[str, str], identity: dict[str, str], prefix: str, when: str
) -> str:  # fmt: skip
    """Writes what a run whose token can comment needs (docs/action.md, Forks), beside the report; the file's path."""
    event = read_event(environ)
    data = artifact.pack(
        answer, event, identity=identity, prefix=prefix, comment="always" if when == "always" else "auto"
    )
    if data is None:
        print("::notice title=silent-audit::the audit is too large to be handed to a run that comments")
        return ""
    target = Path(report).with_name(artifact.folder(event, identity)) / artifact.NAME
    target.parent.mkdir(exist_ok=True)
    write(str(target), data.decode())
    return str(target)


def _paths(text: str, workspace: Path) -> list[Path]:
    """The paths of the input, relative to the workspace and within it."""
    found = []
    for word in shlex.split(text or "."):
        path = workspace / word
        if not path.resolve().is_relative_to(workspace.resolve()):
            raise AuditError(f"paths: {word} lies outside the workspace")
        found.append(path)
    return found


def _gate(name: str, text: str) -> int | None:
    if text == "never":
        return None
    if text not in ("1", "2", "3", "4"):
        raise AuditError(f"{name.replace('_', '-')}: is 1, 2, 3, 4 or never, not {text}")
    return int(text)


def _truth(text: str) -> bool:
    return text.strip().lower() in ("true", "1", "yes", "on")


def main() -> int:
    """The step; its exit code."""
    return run(taken(os.environ))


if __name__ == "__main__":
    sys.exit(main())
