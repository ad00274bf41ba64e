"""Phrases that several formats share."""

from __future__ import annotations

from packaging.version import InvalidVersion, Version

from auditor.matching.finding import LEVELS, Advisories, Audit, Evidence, Finding, Run, Upgrade
from auditor.place import Location, Skip, role_of
from auditor.project.stack import Implementation, Package, Stack
from auditor.report import selection

NOTHING = "nothing to audit: no file here says that TensorFlow or Keras is installed"
"""What is said where no framework was found."""


def count(number: int, noun: str, plural: str | None = None) -> str:
    """`1 file`, `2 files`."""
    return f"{number} {noun if number == 1 else plural or noun + 's'}"


def level(threat: int) -> str:
    """`level 4, results`."""
    return f"level {threat}, {LEVELS[threat]}"


def version_of(package: Package) -> str:
    """`tensorflow 2.3.1`, or `tensorflow >=2.2,<2.5`."""
    name = package.requirement.name
    if package.version is not None:
        return f"{name} {package.version}"
    return f"{name} {package.requirement.specifier or 'of any version'}"


def stack_line(stack: Stack) -> str:
    """`tensorflow 2.3.1 (poetry.lock:412) · tf.keras is part of it`."""
    parts = [f"{version_of(p)} ({p.requirement.location})" for p in stack.packages]
    served = server(stack)
    return " · ".join([*parts, f"tf.keras is {served}"] if served else parts)


def server(stack: Stack) -> str:
    """Whose code runs as `tf.keras` under a stack; empty where there is none."""
    served = stack.routes.get("tf.keras", ())
    return (_server(served) + (" by TF_USE_LEGACY_KERAS" if stack.legacy_keras else "")) if served else ""


def _server(served: tuple[Implementation, ...]) -> str:
    """Whose code runs: `part of it`, `keras 2.8.0`, `keras 2.6.0 to 2.15.0`, `part of tensorflow, or keras 2.6.0`."""
    words = []
    for package in dict.fromkeys(one.package for one in served):
        if package == "tensorflow":
            words.append("part of it")
            continue
        versions = sorted((one.version for one in served if one.package == package), key=_key)
        words.append(f"{package} {versions[0]}" + (f" to {versions[-1]}" if versions[-1] != versions[0] else ""))
    return ", or ".join(words)


def _key(version: str) -> tuple[bool, Version]:
    try:
        return True, Version(version)
    except InvalidVersion:
        return False, Version("0")


def scanned(audit: Audit) -> str:
    """`14 files, 2 notebooks`."""
    parts = [count(audit.scanned.files, "file")]
    if audit.scanned.notebooks:
        parts.append(count(audit.scanned.notebooks, "notebook"))
    for kind, who in (("comment", "comments"), ("policy", "the policy")):
        held = sum(one.kind == kind for one in audit.ignored)
        if held:
            parts.append(f"{count(held, 'place')} ignored by {who}")
    return ", ".join(parts)


def remarks(audit: Audit) -> list[tuple[Location, str]]:
    """What is to be said of the policy and of comments, with the place: another level too, where a report names the
    bug."""
    told = {finding.id for finding in (*selection.listed(audit), *selection.possible(audit))}
    levels = [
        (one.by, f"{one.id} is of level {one.threat} in this project, {one.was} in the database: {one.reason}")
        for one in audit.rerated
        if one.id in told
    ]
    return [*levels, *((one.location, one.text) for one in audit.remarks)]


def place(location: Location) -> str:
    """`train.py:16`, and `tests/test_train.py:16 (test)` for a file that is not the program itself."""
    role = role_of(location.path)
    return f"{location} ({role})" if role else str(location)


def way_out(finding: Finding) -> str:
    """`tensorflow 2.4.0, or compile again after loading`."""
    parts = []
    if finding.way_out.fixed_in:
        parts.append(f"{finding.way_out.package} {finding.way_out.fixed_in}")
    work = " ".join((finding.way_out.workaround or "").split()).rstrip(".")
    if work:
        parts.append(work[0].lower() + work[1:] if parts and work[1:2].islower() else work)
    return ", or ".join(parts) or "none is known"


def should_be(run: Run) -> str:
    """`accuracy 1.00 before saving, 1.00 after loading (tensorflow 2.4.0)`, or nothing where no release is without."""
    return f"{run.sound} ({run.sound_in})" if run.sound else ""


def ran(run: Run) -> str:
    """`reproduced under tensorflow 2.3.1, Python 3.8.18, CPU, in 4 s`, or why it says nothing."""
    if run.verdict == "not run":
        return f"not run: {run.seen}"
    where = ", ".join(part for part in (run.under, f"Python {run.python}" if run.python else "", run.device) if part)
    said = (
        f"{run.verdict} under {where}, in {max(1, round(run.seconds))} s"
        if run.seconds
        else f"{run.verdict} under {where}"
    )
    if run.verdict not in ("reproduced", "absent", "loud"):
        said = f"not settled, {said}: {run.seen}"
    return f"{said} ({run.note})" if run.note else said


def figures(run: Run) -> str:
    """What was seen and what should be, in one line; nothing where the repro did not settle it."""
    if run.verdict not in ("reproduced", "absent", "loud"):
        return ""
    should = f"; should be: {should_be(run)}" if run.sound and run.verdict == "reproduced" else ""
    return f"{run.seen}{should}"


def told_of_run(finding: Finding) -> list[str]:
    """The lines that tell a run of the repro."""
    if finding.run is None:
        return []
    said = figures(finding.run)
    return [f"run: {ran(finding.run)}", *([f"seen: {said}"] if said else [])]


def share(finding: Finding) -> str:
    """The command that writes a verdict for the database: it says otherwise, or cannot say."""
    return f"audit repro {finding.id} --stack {finding.run.stack if finding.run is not None else ''} --share"


def affected(finding: Finding) -> str:
    """`tensorflow 2.3.0 to before 2.4.0`: the package whose code holds the bug, and its affected releases."""
    return f"{finding.implementation.package} {finding.measured}" if finding.measured else ""


def unsure(finding: Finding) -> str:
    """Why a finding is only possible, in one line."""
    more = f"; and {count(len(finding.reasons) - 3, 'more reason')}" if len(finding.reasons) > 3 else ""
    return ("; ".join(finding.reasons[:3]) or "not everything about it is known") + more


def clean(audit: Audit) -> str:
    """The one line that says that nothing was found, and no more than that."""
    where = " in what could be read" if partial(audit) else ""
    return f"none of the {count(audit.database_bugs, 'known silent bug')} is triggered{where}"


def partial(audit: Audit) -> list[Skip]:
    """What could not be read and may hold a finding."""
    return [skip for skip in audit.skips if skip.partial]


def upgrade(way: Upgrade) -> str:
    """`nearest release that clears both: tensorflow 2.5.3`."""
    what = {1: "it", 2: "both"}.get(len(way.clears), f"all {len(way.clears)}")
    under = f" under {way.stack}/" if way.stack != "." else ""
    return f"nearest release that clears {what}{under}: {way.package} {way.version}"


def found(audit: Audit, min_evidence: Evidence = Evidence.TRIGGERED) -> str:
    """`2 triggered (level 4: 1, level 3: 1)`, or `none triggered for certain`."""
    held = selection.listed(audit, min_evidence)
    refuted = len(selection.refuted(audit))
    more = f", {refuted} refuted by a run" if refuted else ""
    if not held:
        none = "none triggered for certain" if min_evidence is Evidence.TRIGGERED else f"none {min_evidence.value}"
        return none + more
    levels = ", ".join(f"level {threat}: {number}" for threat, number in selection.by_threat(held).items())
    return (
        ", ".join(f"{n} {evidence.value}" for evidence, n in selection.by_evidence(held).items())
        + f" ({levels})"
        + more
    )


def rest(audit: Audit, min_evidence: Evidence = Evidence.TRIGGERED) -> list[str]:
    """`41 others hold in these versions, your code does not meet them`, and what else is only counted."""
    left = selection.rest(audit, min_evidence)
    others = "others" if min_evidence.strength >= Evidence.TRIGGERED.strength else "more"
    said = []
    if left.below:
        said.append(f"{left.below} triggered, below what is listed")
    if left.hold:
        one = left.hold == 1
        who = "other" if one and others == "others" else others
        met = "it" if one else "them"
        said.append(f"{left.hold} {who} {'holds' if one else 'hold'} in these versions, your code does not meet {met}")
    if left.may_hold:
        said.append(f"{left.may_hold} more may hold, by the version that is installed")
    return said


def advisories_matter(asked: Advisories | None) -> bool:
    """Whether pip-audit found any, or cannot say that there are none."""
    return asked is not None and (bool(asked.found or asked.skipped) or asked.failure is not None)


def advisories(asked: Advisories) -> str:
    """What pip-audit said, in one line that never sounds better than it is."""
    if asked.failure is not None:
        return f"advisories were not checked: {asked.failure}"
    what = f"{len(asked.found) or 'no'} known {'advisory' if len(asked.found) == 1 else 'advisories'}"
    said = f"{what} in {count(asked.audited, 'pinned package')}"
    if asked.skipped:
        one = len(asked.skipped) == 1
        said += f"; {len(asked.skipped)} {'package was' if one else 'packages were'} not checked and may have some"
    return said
