"""The sightings of faces in code that was followed together, under any release's signatures."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from packaging.version import InvalidVersion

from auditor.database.api import Api, Signature
from auditor.matching import objects, shapes
from auditor.matching.budget import ENOUGH_IN_ALL, FEW_STEPS, MAX_STEPS, Budget, TooMuch
from auditor.matching.deeds import DeedIndex
from auditor.matching.faces import Face
from auditor.matching.sighting import Sighting, sighting_of
from auditor.matching.solve import solve
from auditor.matching.unify import Unifier
from auditor.matching.versions import parsed
from auditor.place import Location, Skip
from auditor.project.stack import Implementation
from auditor.usage.facts import Usage

Epoch = tuple[str, str]
"""A package and the release of it that was looked into last: the signatures that hold. ("", "") where none was."""


class Epochs:
    """Which signatures hold under which implementation."""

    def __init__(self, api: Api) -> None:
        self._since = api.looked_into()
        self._keys = {package: [parsed(one) for one in sinces] for package, sinces in self._since.items()}

    def of(self, implementation: Implementation) -> Epoch:
        """The epoch that a release lies in; releases between two that were looked into have the same signatures."""
        sinces = self._since.get(implementation.package)
        if not sinces:
            return (implementation.package, "")
        try:
            version = parsed(implementation.version)
        except InvalidVersion:
            return (implementation.package, implementation.version)
        index = bisect_right(self._keys[implementation.package], version) - 1
        return (implementation.package, sinces[max(index, 0)])


@dataclass(frozen=True, slots=True)
class _Answer:
    """What solving gave, and the signatures that it rests on."""

    sightings: tuple[Sighting, ...]
    consulted: dict[str, Signature | None]


class Search:
    """Solves each trigger on one set of facts; once for all releases that make no difference to it."""

    def __init__(self, usage: Usage, api: Api) -> None:
        objects.forget()
        shapes.forget()
        self._usage, self._api = usage, api
        self._index = DeedIndex(usage)
        self._answers: dict[str, list[_Answer]] = {}
        self._taken = 0
        self._lost: dict[str, Skip] = {}

    def under(self, face: Face, epoch: Epoch) -> tuple[Sighting, ...]:
        """Where the face's trigger holds, with the signatures of an epoch."""
        answers = self._answers.setdefault(face.key, [])
        for answer in answers:
            if all(self._api.signature(path, *epoch) is found for path, found in answer.consulted.items()):
                return answer.sightings
        budget = Budget(MAX_STEPS if self._taken < ENOUGH_IN_ALL else FEW_STEPS)
        unifier = Unifier(self._usage, self._api, *epoch, self._index, budget)
        try:
            sightings = tuple(dict.fromkeys(sighting_of(hit, self._usage) for hit in solve(face.formula, unifier)))
        except TooMuch:
            sightings = ()
            where = Location(path=next(iter(self._usage.roots.values()), "."))
            reason = f"and what goes with it holds too much to be searched for {face.key.removesuffix('/')}"
            self._lost[face.key] = Skip(location=where, reason=reason)
        self._taken += budget.taken
        answers.append(_Answer(sightings, unifier.consulted))
        return sightings

    @property
    def skips(self) -> tuple[Skip, ...]:
        """The faces that could not be looked for."""
        return tuple(self._lost.values())
