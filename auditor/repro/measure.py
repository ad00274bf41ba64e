"""`audit db measure`: runs the repros under the releases and writes down the verdicts."""

from __future__ import annotations

import argparse
import ast
import os
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from pathlib import Path
from typing import Protocol

import msgspec

from auditor.database import releases as release_table
from auditor.errors import AuditError
from auditor.repro import record
from auditor.repro.cluster import workers
from auditor.repro.environments import Environment, EnvironmentFailed, environment, kept
from auditor.repro.run import TIMEOUT_SECONDS, Case, Runs, platform_of, run_cases, without_answer
from auditor.repro.stacks import Stack, all_stacks, stack
from auditor.repro.verdict import Verdict

MakeEnvironment = Callable[[Stack], AbstractContextManager[Environment]]

Done = tuple[list[tuple[Case, Verdict]], float]
"""The verdicts of a stack's cases, and the seconds that they took."""

ROOT = Path(__file__).resolve().parents[2]
"""The checkout, where `bug_db` stands beside the package."""


class Header(msgspec.Struct, frozen=True):
    """What a repro says of itself, read without running it.

    `route` is `keras` for one that imports keras itself: it is measured only where keras serves tf.keras too.
    `variant_of` is for a second hand's: the entry's variant that it shows, or that of each of its own variants.
    `workaround` is whether it has a function of that name, which does the same with the way out taken.
    """

    variants: tuple[str, ...] = ("",)
    route: str = "tf.keras"
    variant_of: str | dict[str, str] = ""
    workaround: bool = False


class Progress(Protocol):
    """What is told of a measurement as it goes on."""

    def verdict(self, stack: Stack, case: Case, row: Verdict) -> None:
        """A verdict is there."""

    def done(self, stack: Stack, rows: Sequence[Verdict], seconds: float) -> None:
        """A stack is done."""


def header(repro: Path) -> Header:
    """What the repro's constants say; AuditError where it cannot be read."""
    found: dict[str, object] = {}
    try:
        for node in ast.parse(repro.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.FunctionDef) and node.name == "workaround":
                found["workaround"] = True
            if isinstance(node, ast.Assign) and len(node.targets) == 1 and isinstance(node.targets[0], ast.Name):
                name = node.targets[0].id
                if name in ("VARIANTS", "ROUTE", "VARIANT_OF"):
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
    todo = [(one, left) for one, left in todo if left]
    for case in cases:
        verdicts_of(case, folder).parent.mkdir(exist_ok=True, parents=True)
    runs = Runs()

    def note(one: Stack, case: Case, row: Verdict) -> None:
        record.add(verdicts_of(case, folder), [row])
        if progress:
            progress.verdict(one, case, row)

    work = partial(of_stack, make=make or partial(environment, gpu=gpu), timeout=timeout, gpu=gpu)
    counts: Counter[str] = Counter()
    with workers(scheduler) if scheduler else ThreadPoolExecutor(max_workers=max(1, jobs)) as pool:
        if scheduler:
            futures = {pool.submit(elsewhere, work, one, left, texts_of(left)): one for one, left in todo}
        else:
            here = partial(work, runs=runs, note=note)
            futures = {pool.submit(here, one, left): one for one, left in todo}
        try:
            for future in as_completed(futures):
                one, (found, seconds) = futures[future], future.result()
                if scheduler:
                    for case, row in found:
                        note(one, case, row)
                rows = [row for _, row in found]
                counts.update(row.verdict for row in rows)
                if progress:
                    progress.done(one, rows, seconds)
        except BaseException:
            runs.stop()
            for future in futures:
                future.cancel()
            raise
    return counts


def of_stack(
    one: Stack,
    cases: Sequence[Case],
    *,
    make: MakeEnvironment,
    timeout: int,
    gpu: bool,
    runs: Runs | None = None,
    note: Callable[[Stack, Case, Verdict], None] | None = None,
) -> Done:
    """The verdicts of the cases under a stack; `note` is told each as soon as it is there.

    It keeps nothing and asks nothing of a checkout, so that any process can run it.
    """
    started, found = time.monotonic(), []
    for case, row in _verdicts(one, cases, make, runs or Runs(), timeout, gpu):
        found.append((case, row))
        if note:
            note(one, case, row)
    return found, time.monotonic() - started


def elsewhere(work: Callable[[Stack, list[Case]], Done], one: Stack, cases: list[Case], texts: dict[str, str]) -> Done:
    """The work on repros that are handed over as texts, by their bugs' ids: a worker may be on another machine."""
    with tempfile.TemporaryDirectory(prefix="silent-audit-") as folder:
        for id, text in texts.items():
            (Path(folder) / f"{id}.py").write_text(text, encoding="utf-8")
        moved = {msgspec.structs.replace(case, repro=Path(folder) / f"{case.id}.py"): case for case in cases}
        found, seconds = work(one, list(moved))
    return [(moved[case], row) for case, row in found], seconds


def texts_of(cases: Iterable[Case]) -> dict[str, str]:
    """The repros of the cases, by their bugs' ids."""
    return {case.id: case.repro.read_text(encoding="utf-8") for case in cases}


def _verdicts(
    one: Stack, cases: Sequence[Case], make: MakeEnvironment, runs: Runs, timeout: int, gpu: bool
) -> Iterator[tuple[Case, Verdict]]:
    """The verdicts of the cases under a stack; an `error` each where its environment cannot be made."""
    if runs.stopped.is_set():
        raise KeyboardInterrupt
    try:
        with make(one) as made:
            yield from run_cases(made, cases, runs, timeout)
    except EnvironmentFailed as failed:
        for case in cases:
            yield case, without_answer(one, case, "error", f"could not install: {failed}", gpu=gpu)


class Lines:
    """Tells a line a stack, for logs."""

    def verdict(self, stack: Stack, case: Case, row: Verdict) -> None:
        """Says nothing."""

    def done(self, stack: Stack, rows: Sequence[Verdict], seconds: float) -> None:
        """Says the counts of verdicts."""
        said = in_words(Counter(row.verdict for row in rows))
        print(f"{stack.id}: {said} in {seconds:.0f} s", file=sys.stderr, flush=True)


@contextmanager
def shown(total: int) -> Iterator[Progress]:
    """A progress bar for `total` verdicts with an estimate of the rest, or lines for no terminal."""
    if not sys.stderr.isatty() or os.environ.get("CI"):
        yield Lines()
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Bar(*columns, console=Console(stderr=True)) as bar:
        task = bar.add_task("measuring", total=total)

        class Shown:
            """Moves the bar, and leaves a line for each stack above it."""

            def verdict(self, stack: Stack, case: Case, row: Verdict) -> None:
                """Moves the bar by one."""
                bar.update(task, advance=1, description=f"{stack.id} {case.id}")

            def done(self, stack: Stack, rows: Sequence[Verdict], seconds: float) -> None:
                """Says the counts of verdicts."""
                bar.console.print(f"{stack.id}: {in_words(Counter(row.verdict for row in rows))}", highlight=False)

        yield Shown()


def in_words(counts: Counter[str]) -> str:
    """Counts of verdicts, most first: `12 absent, 3 reproduced`."""
    return ", ".join(f"{count} {word}" for word, count in counts.most_common()) or "nothing to measure"


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
