"""Times `audit check` beside `ruff check --no-cache` on the same trees: python benchmarks/speed.py [--runs N] TREE...

For each tree it prints medians of the wall time and of the CPU time, their ratios, and the audit's peak memory. "Cold"
is a run with an empty cache, "warm" a run after it. The files themselves are in the system's cache in both.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

HERE = Path(sys.executable).parent


@dataclass(frozen=True)
class Took:
    """One run: seconds of wall time and of CPU, and the largest resident size of any of its processes in MiB."""

    wall: float
    cpu: float
    memory: float


def run(command: list[str], cache: Path) -> Took:
    """Runs a command, whatever it says or ends with."""
    start = time.perf_counter()
    process = subprocess.Popen(
        command,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "SILENT_AUDIT_CACHE": str(cache)},
    )
    _, _, usage = os.wait4(process.pid, 0)
    return Took(time.perf_counter() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def median(runs: list[Took]) -> Took:
    """The median of each figure."""
    return Took(*(statistics.median(getattr(one, name) for one in runs) for name in ("wall", "cpu", "memory")))


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("trees", nargs="+", type=Path)
    options = parser.parse_args()
    for tree in options.trees:
        audit = [str(HERE / "audit"), "check", "--fail-on", "never", str(tree)]
        ruff = [str(HERE / "ruff"), "check", "--no-cache", "--isolated", str(tree)]
        cold, warm, beside = [], [], []
        for _ in range(options.runs):
            with tempfile.TemporaryDirectory() as folder:
                beside.append(run(ruff, Path(folder)))
                cold.append(run(audit, Path(folder)))
                warm.append(run(audit, Path(folder)))
        files = [path for path in tree.rglob("*.py") if path.is_file()]
        size = sum(path.stat().st_size for path in files) / 1_000_000
        other = median(beside)
        print(f"{tree.name}: {len(files)} Python files, {size:.1f} MB, medians of {options.runs} runs")
        print(f"  ruff   {other.wall:6.2f} s wall, {other.cpu:6.2f} s CPU")
        for label, took in (("cold", median(cold)), ("warm", median(warm))):
            print(
                f"  {label}   {took.wall:6.2f} s wall ({took.wall / other.wall:.2f}x), "
                f"{took.cpu:6.2f} s CPU ({took.cpu / other.cpu:.2f}x), peak {took.memory:.0f} MiB"
            )


if __name__ == "__main__":
    main()
