"""Times `audit check` with the whole database beside the same with the study's entries alone: what the newer ones cost.

    python benchmarks/growth.py [--runs N] TREE...

Both are copies of this checkout in a temporary folder, each with an index of its own, run in turn. "Cold" is a run with
an empty cache, "warm" a run after it. For each tree it prints medians of the CPU time and their ratio, and first of all
the time that `audit --version` takes.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
KINDS = ("study", "whole")
GRADED_ANEW = frozenset(["TF-27649", "TF-27780", "TF-29558", "TF-29824", "TF-32268", "TF-38197", "TF-44556"])
"""The study's entries whose threat level is ours."""


def copy(folder: Path, *, study: bool) -> int:
    """A checkout with the whole database, or with the study's entries alone; gives their number."""
    for name in ("auditor", "bug_db"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__", "index.msgpack"))
    entries = sorted((folder / "bug_db" / "bugs").glob("*.yaml"))
    gone = [path for path in entries if study and not of_study(path)]
    for path in gone:
        path.unlink()
    run(folder, ["--version"], folder)  # compiled, and
    run(folder, ["list"], folder)  # the index made
    return len(entries) - len(gone)


def of_study(entry: Path) -> bool:
    """Whether an entry is one of the study's 77."""
    return entry.stem in GRADED_ANEW or "threat_source: study" in entry.read_text(encoding="utf-8")


def run(checkout: Path, arguments: list[str], cache: Path) -> float:
    """CPU seconds of a run, whatever it says or ends with."""
    process = subprocess.Popen(
        [sys.executable, "-m", "auditor", *arguments],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=checkout,
        env={
            **os.environ,
            "SILENT_AUDIT_CACHE": str(cache),
            "PYTHONPATH": str(checkout),
            "PYTHONDONTWRITEBYTECODE": "",
        },
    )
    _, _, usage = os.wait4(process.pid, 0)
    return usage.ru_utime + usage.ru_stime


def told(label: str, took: dict[str, list[float]]) -> None:
    """Prints the medians and the ratio, which is the median of the ratios of runs side by side."""
    ratio = statistics.median(whole / study for study, whole in zip(took["study"], took["whole"], strict=True))
    study, whole = (statistics.median(took[kind]) for kind in KINDS)
    print(f"  {label:<8} {study:7.2f} s -> {whole:7.2f} s CPU: {ratio:.2f}x", flush=True)


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("trees", nargs="+", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        checkouts = {kind: Path(folder) / kind for kind in KINDS}
        counts = {kind: copy(path, study=kind == "study") for kind, path in checkouts.items()}
        print(f"{counts['study']} entries -> {counts['whole']}, medians of {options.runs} runs")
        starts: dict[str, list[float]] = {kind: [] for kind in KINDS}
        for _ in range(options.runs * 2):
            for kind, checkout in checkouts.items():
                starts[kind].append(run(checkout, ["--version"], checkout))
        told("start", starts)
        for tree in map(Path.resolve, options.trees):
            cold: dict[str, list[float]] = {kind: [] for kind in KINDS}
            warm: dict[str, list[float]] = {kind: [] for kind in KINDS}
            for number in range(options.runs):
                for kind, checkout in checkouts.items():
                    cache = Path(folder) / f"cache-{number}-{kind}"
                    cache.mkdir(exist_ok=True)
                    arguments = ["check", "--fail-on", "never", str(tree)]
                    cold[kind].append(run(checkout, arguments, cache))
                    warm[kind].append(run(checkout, arguments, cache))
                    shutil.rmtree(cache)
            print(f"{tree.name}: {sum(1 for _ in tree.rglob('*.py'))} Python files")
            told("cold", cold)
            told("warm", warm)


if __name__ == "__main__":
    main()
