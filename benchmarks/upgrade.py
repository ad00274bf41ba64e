"""Times `audit upgrade` beside one `audit check` of the same tree: python benchmarks/upgrade.py [--runs N] TREE...

Both start with an empty cache ("cold") and after a run of their own ("warm"). It prints medians of the CPU time and of
the wall time, and their ratio, which is to be at most 2.

With --agree TREE..., it holds every release that `audit upgrade` tells of against an audit under `--stack`, one by one,
and prints what differs (nothing, it is hoped): minutes for a tree.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from speed import HERE, Took, median, run


def timed(tree: Path, runs: int) -> None:
    """Measures and prints."""
    check = [str(HERE / "audit"), "check", "--fail-on", "never", str(tree)]
    upgrade = [str(HERE / "audit"), "upgrade", str(tree)]
    took: dict[tuple[str, str], list[Took]] = {}
    for _ in range(runs):
        for name, command in (("check", check), ("upgrade", upgrade)):
            with tempfile.TemporaryDirectory() as folder:
                took.setdefault((name, "cold"), []).append(run(command, Path(folder)))
                took.setdefault((name, "warm"), []).append(run(command, Path(folder)))
    print(f"{tree.name}, medians of {runs} runs")
    for state in ("cold", "warm"):
        one, every = median(took["check", state]), median(took["upgrade", state])
        print(
            f"  {state}   check {one.cpu:6.2f} s CPU, {one.wall:6.2f} s wall   upgrade {every.cpu:6.2f} s CPU, "
            f"{every.wall:6.2f} s wall   ratio {every.cpu / one.cpu:.2f} CPU, {every.wall / one.wall:.2f} wall"
        )


def agree(tree: Path) -> int:
    """Prints where a release and an audit under it differ; how many they are."""
    from auditor.audit import Options, audit, ways
    from auditor.matching.finding import Certainty, Evidence

    tables = ways([tree], Options()).tables
    if len(tables) != 1:
        print(f"{tree.name}: {len(tables)} stacks, and --stack makes one of them")
        return 0
    wrong = 0
    for outcome in tables[0].outcomes:
        answer = audit([tree], Options(stack=outcome.move.pins))
        met: dict[Certainty, set[str]] = {Certainty.CERTAIN: set(), Certainty.POSSIBLE: set()}
        for finding in answer.findings:
            if finding.evidence is Evidence.TRIGGERED:
                met[finding.certainty].update((finding.id, *finding.same_cause))
        said = {*outcome.brings, *outcome.keeps}, set(outcome.possible)
        alone = met[Certainty.CERTAIN], met[Certainty.POSSIBLE] - met[Certainty.CERTAIN]
        if said != alone:
            wrong += 1
            print(f"{tree.name}: {outcome.move.pins}: said {said}, an audit {alone}")
    print(f"{tree.name}: {len(tables[0].outcomes)} releases, {wrong} differ", flush=True)
    return wrong


def main() -> None:
    """Measures, or compares."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--agree", action="store_true")
    parser.add_argument("trees", nargs="+", type=Path)
    options = parser.parse_args()
    if options.agree:
        sys.exit(min(1, sum(map(agree, options.trees))))
    for tree in options.trees:
        timed(tree, options.runs)


if __name__ == "__main__":
    main()
