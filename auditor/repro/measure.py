"""`audit db measure`: runs the repros under the releases and writes down the verdicts."""

from __future__ import annotations

import ast
import os
import signal
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path

import msgspec

from auditor.database import releases as release_table
from auditor.errors import AuditError
from auditor.repro import record
from auditor.repro.environments import MakeEnvironment, environment, kept
from auditor.repro.processes import Runs
from auditor.repro.run import TIMEOUT_SECONDS, Case, Ran, platform_of
from auditor.repro.schedule import Lines, Progress, in_words, run_all, shown
from auditor.repro.stacks import Stack, all_stacks, stack, with_backend
from auditor.repro.sweep import first_round, next_round
from auditor.repro.verdict import Verdict

__all__ = ["Header", "Lines", "cases_of", "command", "header", "measure"]

ROOT = Path(__file__).resolve().parents[2]
"""The checkout, where `bug_db` stands beside the package."""


class Header(msgspec.Struct, frozen=True):
    """What a repro says of itself, read without running it.

    `route` is `keras` for one that imports keras itself: it is measured only where keras serves tf.keras too.
    `variant_of` is for a second hand's: the entry's variant that it shows, or that of each of its own variants.
    `backend` is the backend of Keras 3 that it is for, `devices` the number of those that it makes of a CPU.
    `workaround` is whether it has a function of that name, which does the same with the way out taken.
    """

    variants: tuple[str, ...] = ("",)
    route: str = "tf.keras"
    variant_of: str | dict[str, str] = ""
    workaround: bool = False
    backend: str = "tensorflow"
    devices: int = 1


def header(repro: Path) -> Header:
    """What the repro's constants say; AuditError where it cannot be read."""
    found: dict[str, object] = {}
    try:
        for node in ast.parse(repro.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.FunctionDef) and node.name == "workaround":
                found["workaround"] = True
            if isinstance(node, ast.Assign) and len(node.targets) == 1 and isinstance(node.targets[0], ast.Name):
                name = node.targets[0].id
                if name in ("VARIANTS", "ROUTE", "VARIANT_OF", "BACKEND", "DEVICES"):
                    found[name.lower()] = ast.literal_eval(node.value)
        return msgspec.convert(found, Header)
    except (OSError, SyntaxError, ValueError) as error:
        raise AuditError(f"{repro.name}: {error}") from error


def cases_of(ids: Iterable[str], folder: Path, *, workarounds: bool = False) -> list[Case]:
    """What there is to run of these bugs, or of their `workarounds`, in a folder of repros and verdicts; AuditError
    for one without a repro."""
    found: list[Case] = []
    for id in ids:
        repro = folder / "repros" / f"{id}.py"
        if not repro.is_file():
            raise AuditError(f"{id}: there is no {'/'.join(repro.parts[-3:])}")
        has = header(repro)
        if has.workaround or not workarounds:
            found.extend(Case(id=id, variant=name, repro=repro, workaround=workarounds) for name in has.variants)
    return found


def verdicts_of(case: Case, folder: Path) -> Path:
    """The file of the case's verdicts."""
    return folder / "verdicts" / ("workarounds" if case.workaround else "") / f"{case.id}.csv"


def missing(
    stack: Stack,
    cases: Sequence[Case],
    folder: Path,
    *,
    again: bool = False,
    errors: bool = False,
    gpu: bool = False,
) -> list[Case]:
    """The cases that have no verdict under a stack yet.

    `again` gives all that can be measured there; `errors` also those that ended in error, timeout or
    unstable. A workaround is measured only where its bug is reproduced.
    """
    kind = record.device(platform_of(gpu=gpu))
    held: dict[Path, dict[record.Key, Verdict]] = {}
    routes: dict[Path, str] = {}

    def row_of(case: Case) -> Verdict | None:
        path = verdicts_of(case, folder)
        if path not in held:
            held[path] = {record.key(row): row for row in record.read(path)}
        return held[path].get((stack.release, stack.package, stack.version, case.variant, kind))

    found = []
    for case in cases:
        if case.repro not in routes:
            routes[case.repro] = header(case.repro).route
        if routes[case.repro] == "keras" and stack.package != "keras":
            continue
        if case.workaround:
            # It says something only where there is a bug to get round.
            bare = row_of(msgspec.structs.replace(case, workaround=False))
            if bare is None or bare.verdict != "reproduced":
                continue
        row = row_of(case)
        if row is None or again or (errors and row.verdict in ("error", "timeout", "unstable")):
            found.append(case)
    return found


def measure(
    bug_ids: Sequence[str],
    stacks: Sequence[Stack],
    folder: Path,
    *,
    jobs: int = 1,
    scheduler: str | None = None,
    timeout: int = TIMEOUT_SECONDS,
    again: bool = False,
    errors: bool = False,
    gpu: bool = False,
    progress: Progress | None = None,
    make: MakeEnvironment | None = None,
    workarounds: bool = False,
) -> Counter[str]:
    """Runs every case without a verdict, `jobs` stacks at a time; how many verdicts of each kind there were.

    `folder` is `bug_db`, or its `second_hand`: the repros are in it, and the verdicts are put there.
    Each verdict is written down as soon as it is there, so a measurement can be stopped and taken up again.
    `timeout` is in seconds, for each case. `make` makes the environments. With `scheduler`, the address of a
    Dask scheduler, its workers run the cases, a stack each at a time, and hand in the verdicts of a stack
    together; `make` must then be picklable. AuditError is raised before any run.
    """
    cases = cases_of(bug_ids, folder, workarounds=workarounds)
    todo = plan([(one, cases) for one in stacks], folder, again=again, errors=errors, gpu=gpu)
    return carry_out(todo, folder, make, jobs=jobs, scheduler=scheduler, timeout=timeout, gpu=gpu, progress=progress)


def plan(
    wanted: Iterable[tuple[Stack, Sequence[Case]]],
    folder: Path,
    *,
    again: bool = False,
    errors: bool = False,
    gpu: bool = False,
) -> list[tuple[Stack, list[Case]]]:
    """What is to be run of the wanted cases: those that have no verdict, with the backend that each is for."""
    left = [(one, missing(one, cases, folder, again=again, errors=errors, gpu=gpu)) for one, cases in wanted]
    return [ready for one, cases in left for ready in by_backend(one, cases)]


def carry_out(
    todo: Sequence[tuple[Stack, Sequence[Case]]],
    folder: Path,
    make: MakeEnvironment | None = None,
    *,
    jobs: int = 1,
    scheduler: str | None = None,
    timeout: int = TIMEOUT_SECONDS,
    gpu: bool = False,
    progress: Progress | None = None,
) -> Counter[str]:
    """Runs a plan and notes the verdicts; see `measure`."""
    for path in {verdicts_of(case, folder) for _, cases in todo for case in cases}:
        path.parent.mkdir(exist_ok=True, parents=True)

    def note(_: Stack, case: Case, ran: Ran) -> None:
        record.add(verdicts_of(case, folder), [ran.row])

    return run_all(
        todo,
        make or partial(environment, gpu=gpu),
        note,
        jobs=jobs,
        scheduler=scheduler,
        timeout=timeout,
        gpu=gpu,
        runs=Runs(),
        progress=progress,
    )


def by_backend(one: Stack, cases: Sequence[Case]) -> Iterator[tuple[Stack, list[Case]]]:
    """The cases that can run on a stack, each with the backend that it is for."""
    found: dict[str, list[Case]] = {}
    for case in cases:
        found.setdefault(header(case.repro).backend, []).append(case)
    for backend, its in found.items():
        on = with_backend(one, backend)
        if on is not None:
            yield on, its


def command(
    ids: list[str],
    stacks: list[str] | None,
    all_: bool,
    jobs: int,
    again: bool,
    *,
    errors: bool = False,
    gpu: bool = False,
    shelf: Path | None = None,
    scheduler: str | None = None,
    timeout: int = TIMEOUT_SECONDS,
    second_hand: bool = False,
    workarounds: bool = False,
    every: bool = False,
    root: Path = ROOT,
) -> int:
    """Measures the named bugs, or `all_`, or their `workarounds`, on the named stacks; the exit code.

    Without stacks, on `every` one, or on as many as settle the ranges: the ends of each minor version, and then what
    lies between two that differ.

    `second_hand` takes the repros that were written without a look at the first ones, and their verdicts.
    `shelf` is a folder whose environments are used, and where new ones stay. `scheduler` is the address of a
    Dask scheduler whose workers measure. Raises AuditError.
    """
    bug_db = root / "bug_db"
    table = release_table.read(bug_db / "releases.yaml")
    folder = bug_db / "second_hand" if second_hand else bug_db
    if all_:
        ids = sorted(path.stem for path in (folder / "repros").glob("*-*.py"))
    if not ids:
        raise AuditError("name a bug, or say --all")
    cases = cases_of(ids, folder, workarounds=workarounds)
    wholly = stacks is not None or every or workarounds
    chosen = [stack(id, table) for id in stacks] if stacks else all_stacks(table) if wholly else first_round(table)
    make = partial(kept, shelf=shelf, gpu=gpu) if shelf else None
    counts: Counter[str] = Counter()
    started = time.monotonic()
    # Ended kindly, the environments are removed.
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        todo = plan([(one, cases) for one in chosen], folder, again=again, errors=errors, gpu=gpu)
        while todo:
            with shown(sum(len(its) for _, its in todo)) as progress:
                counts += carry_out(
                    todo,
                    folder,
                    make,
                    jobs=jobs,
                    scheduler=scheduler,
                    timeout=timeout,
                    gpu=gpu,
                    progress=progress,
                )
            # What ends in an error is not tried again, so that this ends.
            more = [] if wholly else next_round(ids, folder, bug_db / "bugs", table)
            todo = plan([(one, [case for case in cases if case.id in its]) for one, its in more], folder, gpu=gpu)
    except KeyboardInterrupt:
        print("stopped; the verdicts so far are written down", file=sys.stderr)
        return 4
    finally:
        signal.signal(signal.SIGTERM, before)
    print(in_words(counts))
    if counts and not scheduler:
        spent, minutes = os.times(), (time.monotonic() - started) / 60
        cpu = (spent.children_user + spent.children_system) / 60
        print(f"{minutes:.0f} min, {cpu:.0f} min of processor time", file=sys.stderr)
    return 0
