"""Which branches that ask for the release a project's stack takes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from auditor.matching.truth import Hit, Truth
from auditor.project.specifiers import allows
from auditor.project.stack import Implementation, Python
from auditor.usage import releases
from auditor.usage.facts import Assignment, Call, Usage

Conditions = dict[str, int]
"""For each subject, the releases under which something happens: `usage.releases` says which bit is which."""

SOME_RELEASES = "the releases that the project admits take different branches"


def conditions(hit: Hit, usage: Usage) -> Conditions:
    """Under which releases all that a hit rests on happens."""
    found: Conditions = dict(hit.releases)
    for fact in hit.facts:
        if isinstance(fact, (Call, Assignment)):
            for guard in fact.guards:
                asked = usage.version_guards.get(guard)
                if asked is not None:
                    subject, mask = asked
                    found[subject] = found.get(subject, releases.everything(subject)) & mask
    return found


def settled(
    asked: Conditions, served: Mapping[str, tuple[Implementation, ...]], python: Iterable[Python] = ()
) -> Truth:
    """Whether the releases that a stack admits get to a place: YES where all of them do, NO where none does."""
    open_ = False
    for subject, mask in asked.items():
        admitted = admits(subject, served, python)
        if mask & admitted == 0 and (admitted or not mask):
            return Truth.NO
        open_ |= mask & admitted != admitted
    return Truth.UNKNOWN if open_ else Truth.YES


def admits(subject: str, served: Mapping[str, tuple[Implementation, ...]], python: Iterable[Python] = ()) -> int:
    """The releases of a subject that a stack admits; none where it does not tell."""
    if subject == releases.PYTHON:
        return _pythons(served, python)
    mask = 0
    for one in served.get(subject, ()):
        mask |= releases.mask_of(subject, one.package, one.version)
    return mask


def _pythons(served: Mapping[str, tuple[Implementation, ...]], python: Iterable[Python]) -> int:
    """The minor versions of Python that the project and the framework's wheels have in common."""
    from auditor.usage.releases import pythons_of

    wheels = {minor for one in served.get("tf", ()) for minor in pythons_of(one.version)}
    mask = 0
    for index, (_, minor) in enumerate(releases.domain(releases.PYTHON)):
        if wheels and minor not in wheels:
            continue
        if all(allows(one.specifier, minor) for one in python):
            mask |= 1 << index
    return mask


def joined(each: Iterable[Conditions], admitted: Mapping[str, int]) -> bool:
    """Whether places that each are reached under some releases are reached under all that are admitted, together."""
    covered: dict[str, int] = {}
    for asked in each:
        if len(asked) == 1:
            ((subject, mask),) = asked.items()
            covered[subject] = covered.get(subject, 0) | mask
    return any(admitted.get(subject, 0) and admitted[subject] & ~mask == 0 for subject, mask in covered.items())


def given(hit: Hit, subject: str, mask: int) -> Hit:
    """The hit, under these releases only."""
    known = dict(hit.releases)
    known[subject] = known.get(subject, releases.everything(subject)) & mask
    return replace(hit, releases=tuple(sorted(known.items())))
