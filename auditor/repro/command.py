"""`audit repro` and `audit cache`."""

from __future__ import annotations

import argparse
import signal
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import msgspec

from auditor import cache
from auditor.audit import Options, stacks
from auditor.cache import digest
from auditor.database.bug import Bug, Database
from auditor.database.load import load_database
from auditor.errors import AuditError
from auditor.project import override
from auditor.report.layout import pad, wrap
from auditor.repro import record, reproduce, share, shelf
from auditor.repro import stacks as known
from auditor.repro.environments import cache_shelf, limits
from auditor.repro.evidence import CannotRun, stack_named
from auditor.repro.processes import Runs
from auditor.repro.reproduce import Outcome, Wanted
from auditor.repro.run import HARNESS, Case, Ran, platform_of
from auditor.repro.schedule import shown
from auditor.repro.stacks import Stack

SHOWN, NOT_SHOWN, NOT_SETTLED = 1, 0, 4
"""Exit codes: the bug was shown; it was not; a run said neither."""

_WIDTH = 110
_UNSETTLED = ("error", "timeout", "unstable")


def repro(options: argparse.Namespace) -> int:
    """Runs a bug's repro under a stack, or under many; the exit code. Raises AuditError."""
    database = load_database()
    id = options.id.upper()
    try:
        bug = database.bug(id)
    except KeyError:
        raise AuditError(f"{options.id}: no such bug; `audit list` names them all") from None
    chosen = _stacks(options, database)
    cases = reproduce.cases(id, options.variant)
    if not cases:
        held = ", ".join(one.variant for one in reproduce.cases(id)) or "none"
        raise AuditError(f"{id}: has no such variant; it has {held}")
    wanted = Wanted(
        device=options.device, environment=options.environment, timeout=options.timeout, jobs=options.jobs,
        alone=options.verbose, scheduler=options.scheduler, backend=options.backend,
    )  # fmt: skip
    before = _held(cases, chosen, options) if options.stacks and not options.again else []
    had = {(one.stack.id, one.case) for one in before}
    todo = [(one, [case for case in cases if (one.id, case) not in had]) for one in chosen]
    todo = [(one, left) for one, left in todo if left]

    def note(outcome: Outcome) -> None:
        if outcome.ran is not None:
            _keep(outcome.case, outcome.ran)

    try:
        with shown(sum(len(left) for _, left in todo), "running") as progress:
            outcomes = reproduce.run(todo, {id: bug}, wanted, note=note, progress=progress, runs=_interruptible())
    except KeyboardInterrupt:
        if options.stacks:
            print("audit: stopped; what has run is kept, and the same command goes on", file=sys.stderr)
            return 130
        raise
    order = {one.id: number for number, one in enumerate(chosen)}
    found = sorted([*before, *outcomes], key=lambda one: (order[one.asked], one.case.variant))
    if options.format == "json":
        print(_json(found))
    elif options.stacks:
        print(_table(bug, found), end="")
    else:
        print(_text(bug, found, database, verbose=options.verbose), end="")
    if options.share is not None:
        for path in share.write(options.share, bug, found):
            print(f"written: {path}", file=sys.stderr)
    return exit_code(found)


def exit_code(found: Sequence[Outcome]) -> int:
    """1 where the bug was shown, 4 where a run settled nothing, 0 else."""
    words = {one.ran.row.verdict if one.ran is not None else "not run" for one in found}
    if "reproduced" in words:
        return SHOWN
    return NOT_SETTLED if words & {*_UNSETTLED, "not run"} else NOT_SHOWN


def _interruptible() -> Runs:
    """Ended kindly, what has begun is ended too, and what is half made removed."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    return Runs()


def _stacks(options: argparse.Namespace, database: Database) -> list[Stack]:
    if options.stacks:
        if options.environment is not None:
            raise AuditError("--environment goes with one stack")
        return known.between(options.stacks, database.releases)
    named: str | None = options.stack
    if named is not None and "=" not in named and named != override.INSTALLED:
        return [known.stack(named, database.releases)]
    if named is None and options.environment is not None:
        held = override.installed(options.environment, database.releases, ())
    elif named is None:
        held = stacks([options.path], Options()).stacks
    elif named == override.INSTALLED:
        held = override.installed(options.environment, database.releases, ())
    else:
        held = override.named(named, database.releases, ())
    if not held:
        raise AuditError("no file here says which TensorFlow is installed: name it with --stack 2.3.1")
    found: dict[str, Stack] = {}
    for one in held:
        served = one.routes.get("tf.keras") or one.routes.get("keras") or ()
        if not served:
            continue
        try:
            made = stack_named(one, served[-1], False, database)
        except CannotRun as error:
            raise AuditError(str(error)) from error
        found.setdefault(made.id, made)
    if not found:
        raise AuditError("nothing here serves tf.keras: name a stack with --stack 2.3.1")
    return list(found.values())


def _kept(case: Case) -> Path:
    """The file of what this repro said before, by what it is: another repro is another file."""
    content = digest(case.repro.read_bytes(), HARNESS.read_bytes())
    return cache.folder() / "verdicts" / content[:16] / f"{case.id}.csv"


def _keep(case: Case, ran: Ran) -> None:
    path = _kept(case)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        record.add(path, [ran.row])
    except OSError as error:
        print(f"audit: what ran is not kept: {error.strerror}", file=sys.stderr)


def _held(cases: Sequence[Case], chosen: Sequence[Stack], options: argparse.Namespace) -> list[Outcome]:
    """What has run before to an end, on the device that is asked for."""
    kind = record.device(platform_of(gpu=options.device == "gpu"))
    found = []
    for case in cases:
        rows = {record.key(row): row for row in record.read(_kept(case))}
        for one in chosen:
            row = rows.get((one.release, one.package, one.version, case.variant, kind))
            if row is not None and row.verdict not in _UNSETTLED and options.backend is None:
                found.append(Outcome(asked=one.id, stack=one, case=case, ran=Ran(row=row), note="from before"))
    return found


def _text(bug: Bug, found: Sequence[Outcome], database: Database, *, verbose: bool) -> str:
    lines = [f"{bug.id}  {bug.title}"]
    for id in dict.fromkeys(one.asked for one in found):
        mine = [one for one in found if one.asked == id]
        lines += ["", f"under {_under(mine)}"]
        widest = max(len(one.case.variant) for one in mine)
        for one in mine:
            word = one.ran.row.verdict if one.ran is not None else "not run"
            detail = one.ran.row.detail if one.ran is not None else one.why_not
            seconds = f"  {one.ran.seconds:.1f} s" if one.ran is not None and one.ran.seconds else ""
            head = "   " + (pad(one.case.variant, widest) + "  " if widest else "") + pad(word, 13)
            parts = wrap(detail + seconds, _WIDTH - len(head))
            lines += [head + parts[0], *(" " * len(head) + part for part in parts[1:])]
            if one.note:
                lines.append(" " * len(head) + one.note)
            if verbose and one.ran is not None and one.ran.output.strip():
                lines += [f"      | {line}" for line in one.ran.output.strip().splitlines()]
    sound = [database.sound[key] for key in (f"{bug.id}/{one.case.variant}" for one in found) if key in database.sound]
    for one_sound in dict.fromkeys(sound):
        lines += ["", f"should be   {one_sound.detail} ({one_sound.package} {one_sound.version})"]
    if any(one.ran is not None and one.ran.network for one in found):
        lines += ["", "It ran with a network: this system does not let it be taken away."]
    return "\n".join(lines) + "\n"


def _under(found: Sequence[Outcome]) -> str:
    """`tensorflow 2.3.1, Python 3.8.18, CPU`."""
    one = found[0]
    ran = next((each.ran for each in found if each.ran is not None), None)
    beside = "" if one.stack.package == "tensorflow" else f" with {one.stack.package} {one.stack.version}"
    backend = f" on {one.stack.backend}" if one.stack.backend != "tensorflow" else ""
    python = f", Python {ran.row.python}" if ran is not None else ""
    device = f", {ran.device or 'CPU'}" if ran is not None else ""
    return f"tensorflow {one.stack.release}{beside}{backend}{python}{device}"


def _table(bug: Bug, found: Sequence[Outcome]) -> str:
    """A row a release."""
    lines = [f"{bug.id}  {bug.title}", ""]
    releases = max(len(one.asked) for one in found)
    variants = max(len(one.case.variant) for one in found)
    for one in found:
        word = one.ran.row.verdict if one.ran is not None else "not run"
        detail = one.ran.row.detail if one.ran is not None else one.why_not
        variant = pad(one.case.variant, variants) + "  " if variants else ""
        lines.append(f"{pad(one.asked, releases)}  {variant}{pad(word, 13)}{detail}"[: _WIDTH * 2].rstrip())
    return "\n".join(lines) + "\n"


def _json(found: Sequence[Outcome]) -> str:
    rows = []
    for one in found:
        row = {"id": one.case.id, "stack": one.stack.id, "variant": one.case.variant, "note": one.note}
        if one.ran is None:
            rows.append({**row, "verdict": "not run", "detail": one.why_not})
            continue
        ran = msgspec.to_builtins(one.ran)
        rows.append({**row, **ran.pop("row"), **ran, "device": one.ran.device or "CPU"})
    return msgspec.json.format(msgspec.json.encode(rows), indent=2).decode()


def cache_list() -> int:
    """Lists what the user's cache holds; 0."""
    place = cache_shelf()
    held = shelf.entries(place)
    max_bytes, max_days = limits()
    now = time.time()
    for entry in held:
        days = (now - entry.used) / 86_400
        used = "today" if days < 1 else f"{days:.0f} days ago"
        gpu = " (GPU)" if entry.about.gpu else ""
        print(f"{entry.about.stack + gpu:<28} {_size(entry.about.size):>8}   used {used:<12} {entry.path.name}")
    total = sum(entry.about.size for entry in held)
    count = f"{len(held)} environment{'' if len(held) == 1 else 's'}"
    print(f"{count}, {_size(total)} of {_size(max_bytes)}, kept for {max_days:g} days without a use: {place}")
    findings = sum(path.stat().st_size for path in cache.folder().glob("[0-9a-f][0-9a-f]/*") if path.is_file())
    print(f"findings of audits: {_size(findings)}: {cache.folder()}")
    return 0


def cache_clear() -> int:
    """Removes what the user's cache holds, but for the environments in use; 0."""
    gone, stay = shelf.clear(cache_shelf())
    cache.Cache(cache.folder()).sweep(0)
    shelf.discard(cache.folder() / "verdicts")
    size = _size(sum(entry.about.size for entry in gone))
    print(f"removed: {len(gone)} environment{'' if len(gone) == 1 else 's'}, {size}, and all that audits remembered")
    if stay:
        print(f"in use, and kept: {', '.join(entry.about.stack for entry in stay)}")
    return 0


def _size(number: float) -> str:
    for unit in ("B", "kB", "MB"):
        if number < 1000:
            return f"{number:.0f} {unit}"
        number /= 1000
    return f"{number:.1f} GB"
