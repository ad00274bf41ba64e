"""What a change does to the findings: those of its base held against those of its head."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

import msgspec

from auditor.matching.finding import Audit, Certainty, Change, Evidence, Finding, Ignored, Move
from auditor.matching.fingerprint import code_at, places
from auditor.place import Location, Skip
from auditor.project.stack import Package, Stack

Around = tuple[tuple[str, ...], tuple[str, ...]]


class _Spot(msgspec.Struct, frozen=True):
    """A bug at a place under a stack, with how much is known of it: a larger `standing` is known better."""

    id: str
    stack: str
    where: Location | None
    code: str
    around: Around
    standing: tuple[int, bool]

    @property
    def path(self) -> str:
        """The file, empty where the bug has no place."""
        return self.where.path if self.where is not None else ""

    @property
    def symbol(self) -> str | None:
        """The function or class that the place lies in."""
        return self.where.symbol if self.where is not None else None


_Key = Callable[[_Spot], tuple[object, ...]]

# A place of the head is that of the base which agrees with it in the most: each key in turn makes pairs of what is
# left. Only the last takes a line that was edited for the one it was, in the same function of the same file.
_KEYS: tuple[_Key, ...] = (
    lambda one: (one.stack, one.path, one.symbol, one.code, one.around),
    lambda one: (one.stack, one.path, one.symbol, one.code),
    lambda one: (one.stack, one.path, one.code),
    lambda one: (one.path, one.code),
    lambda one: (one.symbol, one.code, one.around),
    lambda one: (one.symbol, one.code),
    lambda one: (one.code,),
    lambda one: (one.stack, one.path, one.symbol),
)


def compared(base: Audit, head: Audit, commit: str, *, code: bool, unseen: Sequence[Skip] = ()) -> Audit:
    """The audit of the head with what the change does, each finding either brought by it or already there.

    `commit` is the base, `code` whether a Python file or notebook changed, `unseen` what of the base is not known
    besides what its own audit could not read.
    """
    before, after = _spots(base), _spots(head)
    pairs = _pairs(before, after)
    hidden = [skip.location.path for skip in unseen]
    known = {(one.id, one.stack) for one in before}
    old = {
        _place(spot)
        for spot, was in pairs.items()
        if (was is not None and was.standing >= spot.standing)
        # Of a bug that no line meets there is nothing new where one met it, and nothing to tell in what was not seen.
        or (spot.where is None and (spot.id, spot.stack) in known)
        or (spot.where is not None and _within(spot.path, hidden))
    }
    findings: list[Finding] = []
    brought: set[str] = set()
    already: set[str] = set()
    for finding in head.findings:
        for part, is_old in _split(finding, old):
            findings.append(part)
            (already if is_old else brought).update(part.fingerprints)
    gone = set(before) - {was for was in pairs.values() if was is not None}
    ignored = _newly_ignored(base.ignored, head.ignored)
    fixed = tuple(_fixed(base, head, gone, ignored, hidden))
    change = Change(
        base=commit, brought=frozenset(brought), already=frozenset(already), fixed=fixed,
        moves=tuple(moves(base.stacks, head.stacks)), ignored=ignored, code=code,
        unseen=tuple(sorted({*unseen, *(skip for skip in base.skips if skip.partial)})),
        sources={str(where): base.sources.get(str(where), "") for one in fixed for where in one.locations},
    )  # fmt: skip
    return msgspec.structs.replace(head, findings=tuple(findings), change=change)


def _spots(audit: Audit) -> list[_Spot]:
    """Every bug at every place, once, as it is known best; of bugs of one cause each."""
    found: dict[tuple[object, ...], _Spot] = {}
    for finding in audit.findings:
        for where in places(finding):
            for id in (finding.id, *finding.same_cause):
                text = code_at(where, audit.sources)
                around = audit.around.get(str(where), ((), ()))
                spot = _Spot(id, finding.stack, where, text, around, _standing(finding))
                held = found.get(_place(spot))
                if held is None or held.standing < spot.standing:
                    found[_place(spot)] = spot
    return sorted(found.values(), key=_order)


def _standing(finding: Finding) -> tuple[int, bool]:
    # A repro is run for one side only: what it adds is not the change's.
    strength = min(finding.evidence.strength, Evidence.TRIGGERED.strength)
    return strength, finding.certainty is Certainty.CERTAIN


def _place(spot: _Spot) -> tuple[str, str, Location | None]:
    return spot.id, spot.stack, spot.where


def _order(spot: _Spot) -> tuple[str, str, str, int, int, int]:
    where = spot.where or Location(path="")
    return spot.id, spot.stack, where.path, where.cell or 0, where.line, where.column


def _pairs(before: Sequence[_Spot], after: Sequence[_Spot]) -> dict[_Spot, _Spot | None]:
    """For each spot of the head the one of the base that it was."""
    left = dict.fromkeys(before)
    pairs: dict[_Spot, _Spot | None] = dict.fromkeys(after)
    for agreeing in _KEYS:

        def key(spot: _Spot, agreeing: _Key = agreeing) -> tuple[object, ...]:
            return (spot.id, spot.where is None, *agreeing(spot))

        waiting: dict[tuple[object, ...], list[_Spot]] = defaultdict(list)
        for one in left:
            waiting[key(one)].append(one)
        for spot, was in pairs.items():
            held = waiting.get(key(spot))
            if was is None and held:
                pairs[spot] = one = held.pop(0)
                del left[one]
    return pairs


def _split(finding: Finding, old: set[tuple[str, str, Location | None]]) -> Iterator[tuple[Finding, bool]]:
    """A finding's new places and its old ones, as a finding each."""
    sides: dict[bool, list[int]] = {False: [], True: []}
    held = places(finding)
    for number, where in enumerate(held):
        sides[(finding.id, finding.stack, where) in old].append(number)
    for is_old, numbers in sides.items():
        if len(numbers) == len(held):
            yield finding, is_old
        elif numbers:
            yield _part(finding, numbers), is_old


def _part(finding: Finding, numbers: Iterable[int]) -> Finding:
    chosen = list(numbers)
    return msgspec.structs.replace(
        finding,
        locations=tuple(finding.locations[number] for number in chosen),
        fingerprints=tuple(finding.fingerprints[number] for number in chosen),
    )


def _fixed(
    base: Audit, head: Audit, gone: set[_Spot], ignored: Sequence[Ignored], hidden: Sequence[str]
) -> Iterator[Finding]:
    """The findings of the base, certain and triggered, whose places are gone: not only ignored, and not only unread."""
    lost = [skip.location.path for skip in head.skips if skip.partial]
    left = {(spot.id, spot.stack, spot.where) for spot in gone}
    hushed = {one.id for one in ignored}
    unread = bool(lost) and len(head.stacks) < len(base.stacks)
    for finding in base.findings:
        if _standing(finding) != (Evidence.TRIGGERED.strength, True) or finding.id in hushed or unread:
            continue
        numbers = [
            number
            for number, where in enumerate(finding.locations)
            if (finding.id, finding.stack, where) in left and not _within(where.path, [*lost, *hidden])
        ]
        if numbers:
            yield _part(finding, numbers)


def _within(path: str, others: Iterable[str]) -> bool:
    return any(path == other or path.startswith(other.rstrip("/") + "/") for other in others)


def _newly_ignored(before: Sequence[Ignored], after: Sequence[Ignored]) -> tuple[Ignored, ...]:
    """What comments of the code ignore that none ignored before: the policy is the base's in any case."""
    left = [(one.id, one.location.path, one.reason) for one in before]
    found = []
    for one in after:
        key = one.id, one.location.path, one.reason
        if one.kind != "comment":
            continue
        if key in left:
            left.remove(key)
        else:
            found.append(one)
    return tuple(found)


def moves(before: Sequence[Stack], after: Sequence[Stack]) -> Iterator[Move]:
    """The packages whose version is another one, by the stacks of each folder in their order."""
    for old, new in _together(before, after):
        was = {one.requirement.package: one for one in old.packages} if old is not None else {}
        now = {one.requirement.package: one for one in new.packages} if new is not None else {}
        for package in dict.fromkeys([*now, *was]):
            one, other = was.get(package), now.get(package)
            said, says = _version(one), _version(other)
            held = other or one
            if said != says and held is not None:
                folder = (new or old).folder  # type: ignore[union-attr]
                where = held.requirement.location
                yield Move(package=package, old=said, new=says, location=where, stack=folder)


def _together(before: Sequence[Stack], after: Sequence[Stack]) -> Iterator[tuple[Stack | None, Stack | None]]:
    """The stacks of both sides that are of one folder or one notebook; several of them in their order."""
    left: dict[tuple[str, str | None], list[Stack]] = defaultdict(list)
    for stack in before:
        left[stack.folder, stack.notebook].append(stack)
    paired: dict[int, Stack] = {}
    # Of several stacks of a folder, those that the same files speak of are the same.
    for same in (True, False):
        for number, stack in enumerate(after):
            held = left[stack.folder, stack.notebook]
            was = next((one for one in held if not same or _files(one) == _files(stack)), None)
            if number not in paired and was is not None:
                held.remove(was)
                paired[number] = was
    yield from ((paired.get(number), stack) for number, stack in enumerate(after))
    yield from ((stack, None) for held in left.values() for stack in held)


def _files(stack: Stack) -> list[str]:
    return sorted(one.requirement.location.path for one in stack.packages)


def _version(package: Package | None) -> str:
    if package is None:
        return ""
    requirement = package.requirement
    return f"{requirement.name} {package.version or requirement.specifier or 'of any version'}"
