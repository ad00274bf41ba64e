"""`audit check --repro`: runs the repros of an audit's findings under the project's own stack."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import msgspec
from packaging.version import InvalidVersion, Version

from auditor.database.bug import Bug, Database
from auditor.errors import AuditError
from auditor.matching.finding import Audit, Certainty, Evidence, Finding, Run
from auditor.matching.match import PRE_RELEASE, order
from auditor.project.stack import Implementation
from auditor.project.stack import Stack as Installed
from auditor.repro import reproduce, stacks
from auditor.repro.reproduce import Outcome, Wanted
from auditor.repro.run import Case
from auditor.repro.schedule import shown
from auditor.repro.stacks import Stack

Which = Literal["triggered", "all"]

# What speaks for a bug where its variants differ, first.
_TELLING = ("reproduced", "unstable", "timeout", "error", "absent", "loud", "inapplicable", "not run")


class CannotRun(Exception):
    """There is no one stack to run a finding under; the message says why."""


def with_runs(answer: Audit, which: Which, wanted: Wanted, database: Database) -> Audit:
    """The audit with the findings' repros run: certain ones that are triggered, or `all`, possible ones too.

    What is shown is `reproduced`; what ran and was not shown is refuted, and leaves the gate.
    """
    bugs = {bug.id: bug for bug in database.bugs}
    chosen = [finding for finding in answer.findings if _chosen(finding, which)]
    planned: dict[int, tuple[Stack, list[Case]]] = {}
    why_not: dict[int, str] = {}
    for number, finding in enumerate(chosen):
        try:
            stack = stack_of(finding, answer.stacks, database)
            planned[number] = stack, reproduce.cases(finding.id, alike(bugs[finding.id], finding.variant))
        except (CannotRun, AuditError) as error:
            why_not[number] = str(error)
    todo: dict[str, tuple[Stack, list[Case]]] = {}
    for stack, cases in planned.values():
        held = todo.setdefault(stack.id, (stack, []))[1]
        held.extend(case for case in cases if case not in held)
    with shown(sum(len(cases) for _, cases in todo.values()), "running") as progress:
        outcomes = reproduce.run(list(todo.values()), bugs, wanted, progress=progress)
    found = {id(finding): finding for finding in answer.findings}
    for number, finding in enumerate(chosen):
        if number in why_not:
            run = Run(verdict="not run", seen=why_not[number])
        else:
            stack, cases = planned[number]
            run = run_of([one for one in outcomes if one.asked == stack.id and one.case in cases], database)
        found[id(finding)] = with_run(finding, run)
    findings = tuple(sorted(found.values(), key=order))
    answer = msgspec.structs.replace(answer, findings=findings)
    from auditor.audit import exit_code

    return msgspec.structs.replace(answer, exit_code=exit_code(answer))


def _chosen(finding: Finding, which: Which) -> bool:
    return finding.evidence is Evidence.TRIGGERED and (which == "all" or finding.certainty is Certainty.CERTAIN)


def with_run(finding: Finding, run: Run) -> Finding:
    """The finding with what its run said of it."""
    if run.verdict != "reproduced":
        return msgspec.structs.replace(finding, run=run)
    # Whether the release has the bug is settled; whether the code gets there is not for a repro to say.
    reasons = tuple(reason for reason in finding.reasons if PRE_RELEASE not in reason)
    certainty = finding.certainty if reasons or not finding.reasons else Certainty.CERTAIN
    return msgspec.structs.replace(
        finding, evidence=Evidence.REPRODUCED, certainty=certainty, reasons=reasons, run=run
    )  # fmt: skip


def alike(bug: Bug, variant: str | None) -> list[str] | None:
    """The variants that a finding of one may be: those whose trigger is the same. None for all there are."""
    own = next((one for one in bug.variants if one.name == variant), None)
    if own is None:
        return None
    return [one.name for one in bug.variants if one.trigger == own.trigger]


def stack_of(finding: Finding, held: Sequence[Installed], database: Database) -> Stack:
    """The stack that a finding's repro is run under. Raises CannotRun where the project does not say which."""
    mine = [one for one in held if one.folder == finding.stack and _serves(one, finding.implementation)]
    if not mine:
        raise CannotRun("the project's stack is not known")
    return stack_named(mine[0], finding.implementation, finding.certainty is Certainty.CERTAIN, database)


def _serves(stack: Installed, implementation: Implementation) -> bool:
    return any(implementation in served for served in stack.routes.values())


def stack_named(installed: Installed, implementation: Implementation, certain: bool, database: Database) -> Stack:
    """The stack of an implementation that a project installs: of several releases that are all affected the newest,
    as an installer takes it. Raises CannotRun."""
    tensorflow = next((one for one in installed.packages if one.requirement.package == "tensorflow"), None)
    package, version = implementation.package, _public(implementation.version)
    if tensorflow is not None and len(tensorflow.releases) > 1 and not certain:
        first, last = tensorflow.releases[0], tensorflow.releases[-1]
        raise CannotRun(
            f"the project admits tensorflow {first} to {last}: pin one, or name it with --stack tensorflow=={last}"
        )
    if tensorflow is not None:
        release = _public(tensorflow.releases[-1])
    elif package == "keras":
        host = stacks.host_of(version, database.releases)
        if host is None:
            raise CannotRun(f"the project installs keras {version} alone, and no tensorflow runs it as tf.keras")
        release = host
    else:
        raise CannotRun("the project does not say which tensorflow it installs")
    if package != "tensorflow":
        served = next((one for one in installed.packages if one.requirement.package == package), None)
        if served is not None and served.releases:
            version = _public(served.releases[-1])
        else:
            version = ""
    return stacks.of_pins(release, package, version, database.releases)


def _public(version: str) -> str:
    """Without a local label: what NVIDIA built as 2.3.0+nv20.09 is run as 2.3.0."""
    try:
        return Version(version).public
    except InvalidVersion:
        return version


def run_of(outcomes: Sequence[Outcome], database: Database) -> Run:
    """What the variants of one bug say together."""
    if not outcomes:
        return Run(verdict="not run", seen="it has no repro for this")
    one = min(outcomes, key=lambda outcome: _TELLING.index(outcome.ran.row.verdict if outcome.ran else "not run"))
    if one.ran is None:
        return Run(verdict="not run", seen=one.why_not)
    row = one.ran.row
    sound = database.sound.get(f"{one.case.id}/{row.variant}")
    beside = "" if row.package == "tensorflow" else f" with {row.package} {row.version}"
    return Run(
        verdict=row.verdict,
        seen=row.detail,
        under=f"tensorflow {row.release}{beside}",
        stack=one.stack.id,
        python=row.python,
        device=one.ran.device or "CPU",
        seconds=one.ran.seconds,
        sound=sound.detail if sound is not None else "",
        sound_in=f"{sound.package} {sound.version}" if sound is not None else "",
        note=one.note,
    )
