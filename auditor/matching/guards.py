"""Which branches that ask for the release a project's stack takes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from packaging.specifiers import InvalidSpecifier, SpecifierSet

from auditor.matching.truth import Hit
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
    hit: Hit, usage: Usage, served: Mapping[str, tuple[Implementation, ...]], python: Iterable[Python] = ()
) -> Hit | None:
    """The hit under the releases that a stack admits: None where none of them gets there, weakened where only some
    do."""
    if not usage.version_guards and not hit.releases:
        return hit
    open_ = False
    for subject, mask in conditions(hit, usage).items():
        admitted = admits(subject, served, python)
        if mask & admitted == 0 and (admitted or not mask):
            return None
        open_ |= mask & admitted != admitted
    return hit.weaken(SOME_RELEASES) if open_ else hit


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
        if all(_allows(one.specifier, minor) for one in python):
            mask |= 1 << index
    return mask


def _allows(specifier: str, minor: str) -> bool:
    for part in specifier.split("||"):
        try:
            wanted = SpecifierSet(part)
        except InvalidSpecifier:
            return True
        if any(wanted.contains(f"{minor}.{micro}", prereleases=True) for micro in range(25)):
            return True
    return False


def joined(hits: Iterable[tuple[Hit, Hit]], usage: Usage, admitted: Mapping[str, int]) -> bool:
    """Whether hits that each hold under some releases hold under all of them together. Each comes with its settled
    form; only those count that nothing else makes uncertain."""
    covered: dict[str, int] = {}
    for hit, weakened in hits:
        asked = conditions(hit, usage)
        if len(asked) == 1 and weakened.reasons == (*hit.reasons, SOME_RELEASES) and not hit.reasons:
            ((subject, mask),) = asked.items()
            covered[subject] = covered.get(subject, 0) | mask
    return any(admitted.get(subject, 0) and admitted[subject] & ~mask == 0 for subject, mask in covered.items())


def given(hit: Hit, subject: str, mask: int) -> Hit:
    """The hit, under these releases only."""
    known = dict(hit.releases)
    known[subject] = known.get(subject, releases.everything(subject)) & mask
    return replace(hit, releases=tuple(sorted(known.items())))
