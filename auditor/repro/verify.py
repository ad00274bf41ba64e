"""`audit db verify`: runs bugs again under an affected and an unaffected release, and compares with what was noted."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

import msgspec

from auditor.database.bug import Bug
from auditor.database.load import BUG_DB, load_database
from auditor.errors import AuditError
from auditor.report.layout import pad
from auditor.repro import record, shelf
from auditor.repro.environments import MakeEnvironment, cached, kept
from auditor.repro.measure import by_backend
from auditor.repro.run import Case, Ran
from auditor.repro.schedule import run_all, shown
from auditor.repro.stacks import Stack, all_stacks
from auditor.repro.verdict import Verdict


class Check(msgspec.Struct, frozen=True, kw_only=True):
    """What is to be run again: a case under a stack, and what the database has of it."""

    stack: Stack
    case: Case
    noted: Verdict


def command(
    ids: Sequence[str], sample: int | None, seed: int, jobs: int, environments: Path | None, timeout: int
) -> int:
    """Runs the bugs again and prints the table; 0 where all agree, 1 where one does not, 4 where one could not be
    run. Raises AuditError."""
    database = load_database()
    stacks = {key_of(one): one for one in all_stacks(database.releases)}
    if environments is not None:
        ready = {marker.parent.name for marker in environments.glob(f"*/{shelf.WHOLE}")}
        stacks = {key: one for key, one in stacks.items() if one.id in ready}
    unknown = set(ids) - {bug.id for bug in database.bugs}
    if unknown:
        raise AuditError(f"{', '.join(sorted(unknown))}: no such bug")
    bugs = [bug for bug in database.bugs if bug.silent and (not ids or bug.id in ids)]
    chance = random.Random(seed)
    if sample is not None:
        bugs = sorted(chance.sample(bugs, min(sample, len(bugs))), key=lambda bug: bug.id)
    rows = {bug.id: record.read(BUG_DB / "verdicts" / f"{bug.id}.csv") for bug in bugs}
    checks, unmet = chosen(bugs, rows, stacks, chance)
    make: MakeEnvironment = cached if environments is None else partial(kept, shelf=environments)
    found: dict[tuple[str, Case], Ran] = {}

    def note(one: Stack, case: Case, ran: Ran) -> None:
        found[one.id, case] = ran

    todo: dict[str, tuple[Stack, list[Case]]] = {}
    for check in checks:
        for on, cases in by_backend(check.stack, [check.case]):
            todo.setdefault(on.id, (on, []))[1].extend(cases)
    with shown(len(checks), "verifying") as progress:
        run_all(list(todo.values()), make, note, jobs=jobs, timeout=timeout, progress=progress)
    by_case = {(id.split("+jax")[0].split("+torch")[0], case): ran for (id, case), ran in found.items()}
    text, code = table(checks, by_case, unmet)
    print(text, end="")
    return code


def key_of(stack: Stack) -> tuple[str, str, str]:
    """What a row of the verdicts names a stack by."""
    return stack.release, stack.package, stack.version


def chosen(
    bugs: Sequence[Bug],
    rows: Mapping[str, Sequence[Verdict]],
    stacks: Mapping[tuple[str, str, str], Stack],
    chance: random.Random,
) -> tuple[list[Check], list[tuple[str, str]]]:
    """For each bug a case that was reproduced and one that was not, under few stacks; and what has none, with why.

    Of the stacks that say most at once one is taken by chance, until all is said.
    """
    wanted: dict[tuple[str, str], list[Verdict]] = {}
    unmet: list[tuple[str, str]] = []
    for bug in bugs:
        held = [row for row in rows[bug.id] if record.device(row.platform) == "cpu" and _key(row) in stacks]
        for kind, words in (("affected", ("reproduced",)), ("unaffected", ("absent", "loud", "inapplicable"))):
            fitting = [row for row in held if row.verdict in words]
            # The right result says more than a function that is not there.
            fitting = [row for row in fitting if row.verdict == "absent"] or fitting
            if fitting:
                wanted[bug.id, kind] = fitting
            else:
                device = bug.needs.device
                why = f"it shows on a {device} only" if device != "any" else f"no release that can be run is {kind}"
                unmet.append((bug.id, why))
    checks: list[Check] = []
    while wanted:
        gains: dict[tuple[str, str, str], int] = {}
        for fitting in wanted.values():
            for key in {_key(row) for row in fitting}:
                gains[key] = gains.get(key, 0) + 1
        most = max(gains.values())
        best = chance.choice(sorted(key for key, gain in gains.items() if gain == most))
        for need in sorted(wanted):
            here = [row for row in wanted[need] if _key(row) == best]
            if here:
                row = chance.choice(here)
                repro = BUG_DB / "repros" / f"{need[0]}.py"
                checks.append(
                    Check(stack=stacks[best], case=Case(id=need[0], variant=row.variant, repro=repro), noted=row)
                )
                del wanted[need]
    return checks, unmet


def _key(row: Verdict) -> tuple[str, str, str]:
    return row.release, row.package, row.version


def table(
    checks: Iterable[Check], found: Mapping[tuple[str, Case], Ran], unmet: Iterable[tuple[str, str]]
) -> tuple[str, int]:
    """What was noted beside what was seen, and the exit code."""
    lines = list(_lines(checks, found))
    differ = [line for line, agrees in lines if agrees is False]
    lost = [line for line, agrees in lines if agrees is None]
    text = [line for line, _ in lines]
    text += [f"{pad(id, 14)}not checked: {why}" for id, why in unmet]
    text.append(
        f"{len(lines) - len(differ) - len(lost)} of {len(lines)} runs say what the database says"
        + (f", {len(differ)} say otherwise" if differ else "")
        + (f", {len(lost)} could not be run" if lost else "")
    )
    return "\n".join(text) + "\n", 1 if differ else 4 if lost else 0


def _lines(checks: Iterable[Check], found: Mapping[tuple[str, Case], Ran]) -> Iterator[tuple[str, bool | None]]:
    """A line a check, and whether it agrees; None where it could not be run."""
    for check in sorted(checks, key=lambda one: (one.case.id, one.noted.verdict != "reproduced")):
        ran = found.get((check.stack.id, check.case))
        word = ran.row.verdict if ran is not None else "error"
        agrees = None if word in ("error", "timeout") else word == check.noted.verdict
        mark = {True: "=", False: "DIFFERS", None: "NOT RUN"}[agrees]
        said = "" if agrees or ran is None else f"  {ran.row.detail}"
        yield (
            f"{pad(check.case.id, 14)}{pad(check.case.variant[:22], 24)}{pad(check.stack.id, 20)}"
            f"{pad(check.noted.verdict, 14)}{pad(word, 14)}{mark}{said}".rstrip(),
            agrees,
        )
