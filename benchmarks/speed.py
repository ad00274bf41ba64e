"""Times `audit check` beside `ruff check` on the same tree: python benchmarks/speed.py TREE [RUNS].

Prints medians of the wall time and their ratio. "Cold" is the first run after a copy of the tree was made, "warm" are
the runs after it. ruff runs without its cache.
"""

from __future__ import annotations

import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(sys.executable).parent


def timed(command: list[str]) -> float:
    """Seconds that a command takes; whatever it says or ends with."""
    start = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    return time.perf_counter() - start


def main(tree: Path, runs: int) -> None:
    """Measures and prints."""
    commands = {
        "audit check": [str(HERE / "audit"), "check", "--fail-on", "never"],
        "ruff check": [str(HERE / "ruff"), "check", "--no-cache", "--isolated"],
    }
    cold, warm = {}, {}
    for name, command in commands.items():
        with tempfile.TemporaryDirectory() as folder:
            copy = Path(folder) / "tree"
            shutil.copytree(tree, copy, symlinks=True, ignore_dangling_symlinks=True)
            cold[name] = timed([*command, str(copy)])
            warm[name] = statistics.median(timed([*command, str(copy)]) for _ in range(runs))
    files = sum(1 for _ in tree.rglob("*.py"))
    print(f"{tree.name}: {files} Python files, median of {runs} runs")
    for label, times in (("cold", cold), ("warm", warm)):
        ratio = times["audit check"] / times["ruff check"]
        print(f"{label}: audit {times['audit check']:.2f} s, ruff {times['ruff check']:.2f} s, ratio {ratio:.2f}")
    print(f"peak memory of any: {resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024:.0f} MiB")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 3)
