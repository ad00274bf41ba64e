"""Runs many cases under many stacks: on this machine, or on the workers of a Dask cluster."""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Protocol

import msgspec

from auditor.repro.cluster import workers
from auditor.repro.environments import EnvironmentFailed, MakeEnvironment
from auditor.repro.processes import Runs
from auditor.repro.run import TIMEOUT_SECONDS, Case, Ran, run_case, run_cases, without_answer
from auditor.repro.stacks import Stack

Todo = Sequence[tuple[Stack, Sequence[Case]]]

Note = Callable[[Stack, Case, Ran], None]
"""What is told of each case as soon as it is there."""

Done = tuple[list[tuple[Case, Ran]], float]
"""What came of a stack's cases, and the seconds that they took."""


class Progress(Protocol):
    """What is told of a measurement as it goes on."""

    def verdict(self, stack: Stack, case: Case, ran: Ran) -> None:
        """A verdict is there."""

    def done(self, stack: Stack, found: Sequence[Ran], seconds: float) -> None:
        """A stack is done."""


def run_all(
    todo: Todo,
    make: MakeEnvironment,
    note: Note,
    *,
    jobs: int = 1,
    scheduler: str | None = None,
    timeout: int = TIMEOUT_SECONDS,
    gpu: bool = False,
    alone: bool = False,
    runs: Runs | None = None,
    progress: Progress | None = None,
) -> Counter[str]:
    """Runs every case, `jobs` stacks at a time; how many verdicts of each kind there were.

    `note` is told each as soon as it is there, so that it can be stopped at any time. `timeout` is in seconds, for each
    case. `make` makes the environments. `alone` starts each case in a process of its own, so that its output is known.
    With `scheduler`, the address of a Dask scheduler, its workers run the cases, a stack each at a time, and hand in
    those of a stack together; `make` must then be picklable.
    """
    runs = runs or Runs()

    def tell(one: Stack, case: Case, ran: Ran) -> None:
        note(one, case, ran)
        if progress:
            progress.verdict(one, case, ran)

    work = partial(of_stack, make=make, timeout=timeout, gpu=gpu, alone=alone)
    counts: Counter[str] = Counter()
    with workers(scheduler) if scheduler else ThreadPoolExecutor(max_workers=max(1, jobs)) as pool:
        if scheduler:
            futures = {pool.submit(elsewhere, work, one, list(left), texts_of(left)): one for one, left in todo}
        else:
            here = partial(work, runs=runs, note=tell)
            futures = {pool.submit(here, one, left): one for one, left in todo}
        try:
            for future in as_completed(futures):
                one, (found, seconds) = futures[future], future.result()
                if scheduler:
                    for case, ran in found:
                        tell(one, case, ran)
                counts.update(ran.row.verdict for _, ran in found)
                if progress:
                    progress.done(one, [ran for _, ran in found], seconds)
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
    alone: bool = False,
    runs: Runs | None = None,
    note: Note | None = None,
) -> Done:
    """What comes of the cases under a stack; `note` is told each as soon as it is there.

    It keeps nothing and asks nothing of a checkout, so that any process can run it.
    """
    started, found = time.monotonic(), []
    for case, ran in _verdicts(one, cases, make, runs or Runs(), timeout, gpu, alone):
        found.append((case, ran))
        if note:
            note(one, case, ran)
    return found, time.monotonic() - started


def _verdicts(
    one: Stack, cases: Sequence[Case], make: MakeEnvironment, runs: Runs, timeout: int, gpu: bool, alone: bool
) -> Iterator[tuple[Case, Ran]]:
    """What comes of the cases under a stack; an `error` each where its environment cannot be made."""
    if runs.stopped.is_set():
        raise KeyboardInterrupt
    try:
        with make(one, runs) as made:
            if alone:
                yield from ((case, run_case(made, case, runs, timeout)) for case in cases)
            else:
                yield from run_cases(made, cases, runs, timeout)
    except EnvironmentFailed as failed:
        for case in cases:
            yield case, Ran(row=without_answer(one, case, "error", f"could not install: {failed}", gpu=gpu))


def elsewhere(work: Callable[[Stack, list[Case]], Done], one: Stack, cases: list[Case], texts: dict[str, str]) -> Done:
    """The work on repros that are handed over as texts, by their bugs' ids: a worker may be on another machine."""
    with tempfile.TemporaryDirectory(prefix="silent-audit-") as folder:
        for id, text in texts.items():
            (Path(folder) / f"{id}.py").write_text(text, encoding="utf-8")
        moved = {msgspec.structs.replace(case, repro=Path(folder) / f"{case.id}.py"): case for case in cases}
        found, seconds = work(one, list(moved))
    return [(moved[case], ran) for case, ran in found], seconds


def texts_of(cases: Iterable[Case]) -> dict[str, str]:
    """The repros of the cases, by their bugs' ids."""
    return {case.id: case.repro.read_text(encoding="utf-8") for case in cases}


class Lines:
    """Tells a line a stack, for logs."""

    def verdict(self, stack: Stack, case: Case, ran: Ran) -> None:
        """Says nothing."""

    def done(self, stack: Stack, found: Sequence[Ran], seconds: float) -> None:
        """Says the counts of verdicts."""
        said = in_words(Counter(ran.row.verdict for ran in found))
        print(f"{stack.id}: {said} in {seconds:.0f} s", file=sys.stderr, flush=True)


@contextmanager
def shown(total: int, what: str = "measuring") -> Iterator[Progress]:
    """A progress bar for `total` verdicts with an estimate of the rest, or lines for no terminal."""
    if not sys.stderr.isatty() or os.environ.get("CI"):
        yield Lines()
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Bar(*columns, console=Console(stderr=True)) as bar:
        task = bar.add_task(what, total=total)

        class Shown:
            """Moves the bar, and leaves a line for each stack above it."""

            def verdict(self, stack: Stack, case: Case, ran: Ran) -> None:
                """Moves the bar by one."""
                bar.update(task, advance=1, description=f"{stack.id} {case.id}")

            def done(self, stack: Stack, found: Sequence[Ran], seconds: float) -> None:
                """Says the counts of verdicts."""
                said = in_words(Counter(ran.row.verdict for ran in found))
                bar.console.print(f"{stack.id}: {said}", highlight=False)

        yield Shown()


def in_words(counts: Counter[str]) -> str:
    """Counts of verdicts, most first: `12 absent, 3 reproduced`."""
    return ", ".join(f"{count} {word}" for word, count in counts.most_common()) or "nothing to measure"
