"""`audit db measure`: runs the repros under the releases and writes down the verdicts."""

from __future__ import annotations

import argparse
import ast
import signal
import sys
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
from auditor.repro.verdict import Verdict

__all__ = ["Header", "Lines", "cases_of", "command", "header", "measure"]

ROOT = Path(__file__).resolve().parents[2]
"""The checkout, where `bug_db` stands beside the package."""


class Header(msgspec.Struct, frozen=True):
    """What a repro says of itself, read without running it.

    `route` is `keras` for one that imports keras itself: it is measured only where keras serves tf.keras too.
    `variant_of` is for a second hand's: the entry's variant that it shows, or that of each of its own variants.
    `backend` is the backend of Keras 3 that it is for.
    `workaround` is whether it has a function of that name, which does the same with the way out taken.
    """

    variants: tuple[str, ...] = ("",)
    route: str = "tf.keras"
    variant_of: str | dict[str, str] = ""
    workaround: bool = False
    backend: str = "tensorflow"


def header(repro: Path) -> Header:
    """What the repro's constants say; AuditError where it cannot be read."""
    found: dict[str, object] = {}
    try:
        for node in ast.parse(repro.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.FunctionDef) and node.name == "workaround":
                found["workaround"] = True
            if isinstance(node, ast.Assign) and len(node.targets) == 1 and isinstance(node.targets[0], ast.Name):
                name = node.targets[0].id
                if name in ("VARIANTS", "ROUTE", "VARIANT_OF", "BACKEND"):
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
    todo = [(one, missing(one, cases, folder, again=again, errors=errors, gpu=gpu)) for one in stacks]
    todo = [ready for one, left in todo for ready in by_backend(one, left)]
    for case in cases:
        verdicts_of(case, folder).parent.mkdir(exist_ok=True, parents=True)

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
    root: Path = ROOT,
) -> int:
    """Measures the named bugs, or `all_`, or their `workarounds`, on the named stacks or every one; the exit code.

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
    chosen = [stack(id, table) for id in stacks] if stacks else list(all_stacks(table))
    cases = cases_of(ids, folder, workarounds=workarounds)
    total = sum(len(missing(one, cases, folder, again=again, errors=errors, gpu=gpu)) for one in chosen)
    # Ended kindly, the environments are removed.
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        with shown(total) as progress:
            counts = measure(
                ids,
                chosen,
                folder,
                jobs=jobs,
                scheduler=scheduler,
                timeout=timeout,
                again=again,
                errors=errors,
                gpu=gpu,
                progress=progress,
                make=partial(kept, shelf=shelf, gpu=gpu) if shelf else None,
                workarounds=workarounds,
            )
    except KeyboardInterrupt:
        print("stopped; the verdicts so far are written down", file=sys.stderr)
        return 4
    finally:
        signal.signal(signal.SIGTERM, before)
    print(in_words(counts))
    return 0


def main(arguments: Sequence[str] | None = None) -> int:
    """The command line, for use in a checkout; the exit code."""
    parser = argparse.ArgumentParser(prog="python -m auditor.repro.measure", description=__doc__)
    parser.add_argument("ids", nargs="*", metavar="ID")
    parser.add_argument("--stack", action="append", metavar="STACK", help="such as 2.3.1, 2.17.0+keras3.5.0")
    parser.add_argument("--all", action="store_true", help="every bug that has a repro")
    parser.add_argument("--jobs", type=int, default=2, help="how many stacks at a time")
    parser.add_argument("--again", action="store_true", help="also what has a verdict")
    parser.add_argument("--errors", action="store_true", help="also what ended in error, timeout or unstable")
    parser.add_argument("--gpu", action="store_true", help="on the GPU")
    parser.add_argument("--second-hand", action="store_true", help="the repros of bug_db/second_hand")
    parser.add_argument("--environments", type=Path, metavar="FOLDER", help="keep environments here, and use them")
    parser.add_argument("--scheduler", metavar="ADDRESS", help="measure on the workers of this Dask scheduler")
    parser.add_argument("--workarounds", action="store_true", help="the workarounds, where the bugs are reproduced")
    parser.add_argument("--timeout", type=int, default=TIMEOUT_SECONDS, metavar="SECONDS", help="for each repro")
    options = parser.parse_args(arguments)
    try:
        return command(
            options.ids,
            options.stack,
            options.all,
            options.jobs,
            options.again,
            errors=options.errors,
            gpu=options.gpu,
            shelf=options.environments,
            scheduler=options.scheduler,
            timeout=options.timeout,
            second_hand=options.second_hand,
            workarounds=options.workarounds,
        )
    except AuditError as error:
        print(error, file=sys.stderr)
        return error.exit_code


if __name__ == "__main__":
    raise SystemExit(main())
