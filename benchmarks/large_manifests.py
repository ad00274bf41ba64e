"""How long the largest manifest of each format takes that is read at all: python benchmarks/large_manifests.py

Prints seconds of CPU, medians of three, beside those of decoding the same text as UTF-8 and splitting it into lines.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from auditor.project.tree import ReadError
from tests.project.test_broken import LARGE, reader_of


def seconds(work: Callable[[], object]) -> float:
    """The median of three runs."""
    taken = []
    for _ in range(3):
        start = time.process_time()
        work()
        taken.append(time.process_time() - start)
    return statistics.median(taken)


def decoded(data: bytes) -> list[str]:
    """The lines of a text."""
    return data.decode().splitlines()


def main() -> None:
    """Measures and prints."""

    def missing(path: str) -> str:
        raise ReadError("is not in the tree")

    for name, megabytes, made in LARGE:
        text = made(megabytes * 900_000)
        found = reader_of(name)
        assert found is not None
        data = text.encode()
        plain = seconds(partial(decoded, data))
        read = seconds(partial(found[0], text, name, missing))
        print(f"{name:30} {len(data) / 1e6:5.1f} MB  {read:5.2f} s  (lines alone {plain:.2f} s)")


if __name__ == "__main__":
    main()
