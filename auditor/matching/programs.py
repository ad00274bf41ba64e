"""Whether deeds can happen in one program: what is set for a whole program, as a policy, is set for no other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from auditor.matching.truth import Fact, Hit, Truth
from auditor.usage.facts import Assignment, Call, Usage

APART = "whether both happen in one program is not known"


class Programs:
    """Which files of a project can be parts of one program."""

    def __init__(self, usage: Usage) -> None:
        self._usage = usage
        self._reached: dict[str, frozenset[str]] = {}
        self._joint: dict[frozenset[str], bool] = {}

    def one(self, facts: Iterable[Fact]) -> Truth:
        """Whether all deeds can happen in one program: some file leads to all of theirs.

        A script starts by itself. Of a function that nothing here calls nobody knows which program does.
        """
        deeds = [fact for fact in facts if isinstance(fact, (Call, Assignment))]
        paths = frozenset(deed.location.path for deed in deeds)
        if len(paths) < 2 or self._joined(paths):
            return Truth.YES
        return Truth.UNKNOWN if any(deed.run in self._usage.unasked for deed in deeds) else Truth.NO

    def reaches(self, run: int, path: str) -> bool:
        """Whether a run leads to a file: starts in it, or imports it, however far."""
        return path in self._leads_to(self._usage.roots.get(run, ""))

    def _joined(self, paths: frozenset[str]) -> bool:
        if paths not in self._joint:
            starts = {*self._usage.imports, *paths}
            self._joint[paths] = any(paths <= self._leads_to(start) for start in starts)
        return self._joint[paths]

    def _leads_to(self, start: str) -> frozenset[str]:
        if start not in self._reached:
            self._reached[start] = self._usage.leads_to(start)
        return self._reached[start]


def in_one(hits: Iterable[Hit], programs: Programs) -> Iterator[Hit]:
    """The hits whose deeds can all happen in one program, those where that is not known only possible."""
    for hit in hits:
        truth = programs.one(hit.facts)
        if truth is Truth.YES:
            yield hit
        elif truth is Truth.UNKNOWN:
            yield hit.weaken(APART)
