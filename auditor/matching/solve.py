"""Every way in which a trigger's formula holds in a project."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from msgspec.structs import replace

from auditor.matching.conditions import conditions_of
from auditor.matching.guards import given
from auditor.matching.joins import admits, called, how_often, joint, objects_allowed, of_class
from auditor.matching.metas import metas_of, stands_alone
from auditor.matching.objects import is_a
from auditor.matching.programs import APART, Programs, in_one
from auditor.matching.trigger import All, AnyOf, Check, Eager, Formula, Functional, InOrder, IsA, Matches, Never
from auditor.matching.truth import Bindings, Fact, Hit, Truth
from auditor.matching.unify import Unifier
from auditor.usage import releases
from auditor.usage.facts import Assignment, Call
from auditor.usage.values import Class, Const, Instance, Value

MAX_HITS = 2_000
"""Ways that are kept at each step; a project with more of one kind has enough locations to report."""

MAX_DOUBTFUL = 100
"""Of these, those that are only possible: nobody reads more, and what many doubts would multiply to takes long."""

_Kept = TypeVar("_Kept")


def solve(formula: Formula, unifier: Unifier) -> list[Hit]:
    """The hits of a formula, surest first; empty where it does not hold."""
    hits = _solve(formula, unifier, Hit(Truth.YES, {}))
    return sorted(hits, key=lambda hit: -hit.truth)


def _solve(formula: Formula, unifier: Unifier, before: Hit) -> list[Hit]:
    """The ways in which a formula holds given what holds already."""
    if isinstance(formula, Matches):
        found = _matches(formula, unifier, before.bindings)
        return [before.also(hit) for hit in found]
    if isinstance(formula, All):
        return _all(formula, unifier, before)
    if isinstance(formula, AnyOf):
        return [hit for part in formula.parts for hit in _solve(part, unifier, before)][:MAX_HITS]
    if isinstance(formula, Never):
        anchor = before.facts[-1] if before.facts else None
        return list(_never(formula, unifier, before, lambda fact: not _later(fact, anchor), anchor))
    if isinstance(formula, InOrder):
        return _in_order(formula, unifier, before)
    if isinstance(formula, Eager):
        return list(_eager(unifier, before))
    if isinstance(formula, Functional):
        return [] if _in_a_layer(before, unifier) else [before]
    truth, reason = unifier.conditions.holds(formula, before.bindings)
    if truth is Truth.NO:
        return []
    return [before.weaken(reason)] if truth is Truth.UNKNOWN else [before]


def _matches(formula: Matches, unifier: Unifier, bindings: Bindings) -> Iterator[Hit]:
    found: Iterable[Hit] | None = None if bindings else unifier.alone.get((id(formula), unifier.denying))
    for hit in unifier.deeds(formula.pattern, bindings) if found is None else found:
        says = (formula.says,) * len(hit.facts)
        yield Hit(hit.truth, hit.bindings, hit.reasons, hit.facts, says, hit.releases)


def _all(formula: All, unifier: Unifier, before: Hit) -> list[Hit]:
    allowed = objects_allowed(formula, unifier)
    if allowed is None:
        return []
    outer = unifier.narrowing, unifier.allowed
    unifier.narrowing = [*unifier.narrowing, *conditions_of(formula)]
    unifier.allowed = joint(unifier.allowed, allowed)
    try:
        parts = sorted(formula.parts, key=_weight)
        deeds: list[Formula] = [part for part in parts if isinstance(part, (Matches, All, AnyOf, InOrder))]
        # What speaks of no object is said of a whole program: a policy, a seed, a switch.
        whole = len(deeds) > 1 and not all(map(metas_of, deeds))
        if all(map(stands_alone, deeds)):
            hits = _joined(deeds, unifier, before, whole=whole)
        else:
            hits = [before]
            for part in deeds:
                further = (after for _, after in _onward(part, unifier, hits, _ways))
                hits = _distinct(in_one(further, unifier.programs) if whole else further)
        for part in parts[len(deeds) :]:
            hits = _distinct(after for hit in hits for after in _solve(part, unifier, hit))
        return hits
    finally:
        unifier.narrowing, unifier.allowed = outer


_Row = tuple[dict[int, Hit], Hit]
"""How some parts hold, by their place in the formula, in the order solved; and the last, with the truth of all."""


def _joined(parts: Sequence[Formula], unifier: Unifier, before: Hit, *, whole: bool) -> list[Hit]:
    """The ways in which all of some parts hold that each stand alone; with `whole`, in one program.

    The order in which they are solved makes no difference but to the time it takes, as in a query of a database: the
    rarest comes first, and each next one speaks of what is bound, where there is such a one. What is told is in the
    order written.
    """
    rows: list[_Row] = [({}, Hit(Truth.YES, before.bindings))]
    makers = frozenset().union(*map(called, parts))
    left = list(range(len(parts)))
    while left and rows:
        bound = frozenset().union(*(last.bindings for _, last in rows))
        index = min(left, key=lambda one: _rank(parts[one], bound, makers, unifier, one))
        left.remove(index)
        further = _longer(rows, index, parts[index], unifier)
        if whole:
            further = _in_one_program(further, index, unifier)
        rows = _surest((row[1].truth, _key(row[0].values(), row[1].bindings), row) for row in further)
    return [_told(before, ways, last.bindings) for ways, last in rows]


def _longer(rows: list[_Row], index: int, part: Formula, unifier: Unifier) -> Iterator[_Row]:
    """Each row with each way in which one more part holds beside it; MAX_DOUBTFUL at most that are only possible."""
    doubtful = 0
    # The sure ones first; nothing sure comes of a doubtful one, and of those there may be enough already.
    for ways, last in sorted(rows, key=lambda row: -row[1].truth):
        enough = doubtful >= MAX_DOUBTFUL
        if enough and last.truth is not Truth.YES:
            return
        for found in _beside(part, unifier, last.bindings, sure=enough):
            truth = min(found.truth, last.truth)
            doubtful += truth is not Truth.YES
            if truth is Truth.YES or doubtful <= MAX_DOUBTFUL:
                yield {**ways, index: found}, replace(found, truth=truth)


def _in_one_program(rows: Iterable[_Row], index: int, unifier: Unifier) -> Iterator[_Row]:
    """The rows whose deeds can all happen in one program; those where that is not known are only possible."""
    for ways, last in rows:
        truth = unifier.programs.one(fact for way in ways.values() for fact in way.facts)
        if truth is Truth.YES:
            yield ways, last
        elif truth is Truth.UNKNOWN:
            yield {**ways, index: ways[index].weaken(APART)}, replace(last, truth=truth)


def _told(before: Hit, ways: dict[int, Hit], bindings: Bindings) -> Hit:
    """All of it as one hit, in the order written."""
    for index in sorted(ways):
        before = before.also(ways[index])
    return replace(before, bindings=bindings)


def _rank(
    part: Formula, bound: frozenset[str], makers: frozenset[str], unifier: Unifier, place: int
) -> tuple[bool, bool, bool, float, int]:
    """What is solved first: classes that are called, for that means something else than the call of an object; then
    what speaks of nothing new, then what speaks of what is bound, then the rarest."""
    metas = metas_of(part)
    makes = of_class(part) and not makers.isdisjoint(metas)
    return not makes, not metas <= bound, metas.isdisjoint(bound), how_often(part, unifier), place


def _beside(part: Formula, unifier: Unifier, bindings: Bindings, *, sure: bool) -> Iterator[Hit]:
    """The ways in which a part holds under some bindings, less those that a condition on what is bound rules out; with
    `sure`, only the sure ones.

    What the part does not speak of makes no difference to it: it is solved once for all that binds the same objects to
    what it does.
    """
    ways = _ways(part, unifier, bindings)
    for other in unifier.conditions.beside(bindings, ways, unifier.narrowing):
        if other.truth is Truth.YES or not sure:
            yield replace(other, bindings={**bindings, **other.bindings})


def _ways(part: Formula, unifier: Unifier, bindings: Bindings) -> list[Hit]:
    """How a part holds that stands alone: all ways, or the surest where nothing that it speaks of is bound."""
    return _alone(part, unifier) if metas_of(part).isdisjoint(bindings) else _under(part, unifier, bindings)


def _under(part: Formula, unifier: Unifier, bindings: Bindings) -> list[Hit]:
    """All the ways in which a part holds that stands alone, under what is bound of what it speaks of."""
    bound = {name: bindings[name] for name in sorted(metas_of(part) & bindings.keys())}
    key = (id(part), unifier.denying, *map(id, unifier.narrowing), *bound, *map(_identity, bound.values()))
    if key not in unifier.under:
        found = list(_tenable(_solve(part, unifier, Hit(Truth.YES, bound)), unifier))
        # What is kept with it keeps its identity from being another's.
        unifier.under[key] = bound, found
    return unifier.under[key][1]


def _identity(value: Value) -> object:
    """What tells a value from others: itself, or what a literal says."""
    return (type(value.value), value.value) if isinstance(value, Const) else id(value)


def _alone(part: Formula, unifier: Unifier) -> list[Hit]:
    """The ways in which a part holds by itself, under the conditions that are around it: the surest of them."""
    key = (id(part), unifier.denying, *map(id, unifier.narrowing))
    if key not in unifier.surest:
        unifier.surest[key] = _distinct(_under(part, unifier, {}))
    return unifier.surest[key]


def _onward(
    part: Formula, unifier: Unifier, hits: list[Hit], ways: Callable[[Formula, Unifier, Bindings], list[Hit]]
) -> Iterator[tuple[Hit, Hit]]:
    """Each hit with each way in which a part holds as well, less those that a condition on what is bound rules out;
    `ways` gives those of a part that stands alone."""
    alone = stands_alone(part)
    for hit in hits:
        if not alone:
            yield from ((hit, after) for after in _tenable(_solve(part, unifier, hit), unifier))
            continue
        for other in unifier.conditions.beside(hit.bindings, ways(part, unifier, hit.bindings), unifier.narrowing):
            yield hit, hit.also(replace(other, bindings={**hit.bindings, **other.bindings}))


def _tenable(hits: Iterable[Hit], unifier: Unifier) -> Iterator[Hit]:
    """The hits that bind what is allowed, and that no condition rules out whose metavariables are all bound, here or
    around."""
    return (
        hit
        for hit in hits
        if admits(unifier.allowed, hit.bindings) and unifier.conditions.tenable(hit.bindings, unifier.narrowing)
    )


def _weight(part: Formula) -> int:
    """What binds metavariables comes first, as written; what narrows them next; what denies last."""
    for weight, kinds in enumerate(((Matches, All, AnyOf, InOrder), (IsA,), (Check, Eager, Functional), (Never,))):
        if isinstance(part, kinds):
            return weight
    return 9


def _distinct(hits: Iterable[Hit]) -> list[Hit]:
    """At most MAX_HITS hits, the surest of those that rest on the same facts and objects."""
    return _surest((hit.truth, _key([hit], hit.bindings), hit) for hit in hits)


def _surest(found: Iterable[tuple[Truth, tuple[object, ...], _Kept]]) -> list[_Kept]:
    """At most MAX_HITS of what was found, each with its truth and what tells it from others: of alike ones the surest,
    and no more than MAX_DOUBTFUL that are only possible."""
    kept: dict[tuple[object, ...], tuple[Truth, _Kept]] = {}
    doubtful = 0
    for truth, key, one in found:
        if truth is not Truth.YES:
            doubtful += 1
            if doubtful > MAX_DOUBTFUL:
                continue
        known = kept.get(key)
        if known is None or truth > known[0]:
            kept[key] = truth, one
        if len(kept) >= MAX_HITS:
            break
    return [one for _, one in kept.values()]


def _key(hits: Iterable[Hit], bindings: Bindings) -> tuple[object, ...]:
    """What tells one way from another: the facts and the objects."""
    facts = (id(fact) for hit in hits for fact in hit.facts)
    return (*facts, *((name, id(value)) for name, value in sorted(bindings.items())))


_SWITCHES = {
    "tf.enable_eager_execution": True, "tf.enable_v2_behavior": True, "tf.disable_eager_execution": False,
    "tf.disable_v2_behavior": False, "tf.python.framework.ops.disable_eager_execution": False,
    "tf.python.framework.ops.enable_eager_execution": True,
}  # fmt: skip


def _eager(unifier: Unifier, before: Hit) -> Iterator[Hit]:
    """The hit where it happens eagerly: by the last switch before it, else under TensorFlow 2 only."""
    anchor = before.facts[-1] if before.facts else None
    if not isinstance(anchor, (Call, Assignment)):
        yield before
        return
    switches = [
        (call.run == anchor.run, call.order, eager, call)
        for path, eager in _SWITCHES.items()
        for call in unifier.called(path)
        if _comes_first(call, anchor, unifier.programs)
    ]
    if not switches:
        second = releases.since(releases.TENSORFLOW, "2.0.0")
        yield given(before, releases.TENSORFLOW, second)
        return
    _, _, eager, call = max(switches, key=lambda one: one[:2])
    if call.guards and not set(call.guards) <= set(anchor.guards):
        yield before.weaken("a branch decides whether this runs eagerly")
    elif eager:
        yield before


def _in_a_layer(hit: Hit, unifier: Unifier) -> bool:
    """Whether the last that was found is done in the `call` of a layer of the project, by its being called."""
    last = hit.facts[-1] if hit.facts else None
    return isinstance(last, (Call, Assignment)) and any(
        isinstance(context, Instance)
        and isinstance(context.cls, Class)
        and is_a(context, "keras.layers.Layer", unifier.api)[0] is Truth.YES
        for context in last.contexts
    )


def _comes_first(call: Call, anchor: Call | Assignment, programs: Programs) -> bool:
    """Whether a call of what holds for a whole program happens before something else in it."""
    if call.run == anchor.run:
        return call.order < anchor.order
    return programs.reaches(anchor.run, call.location.path)


def _in_order(formula: InOrder, unifier: Unifier, before: Hit) -> list[Hit]:
    """The hits of steps that happen one after the other."""
    if not all(isinstance(step, Never) or how_often(step, unifier) for step in formula.steps):
        return []  # one of them never happens, whatever the others do
    hits, denied = [before], list[Never]()
    for step in formula.steps:
        if isinstance(step, Never):
            denied.append(step)
            continue
        found: list[Hit] = []
        # Order is what rules most of them out, so that all ways are held against it, not the surest alone.
        for hit, after in _onward(step, unifier, hits, _under):
            done, fresh = hit.facts[len(before.facts) :], after.facts[len(hit.facts) :]
            if any(fact is other for fact in fresh for other in done):
                continue  # one deed is not two, though nothing is known of the order of two runs
            start = done[-1] if done else None
            if start is not None and any(_before(fact, start) for fact in fresh):
                continue
            end = fresh[0] if fresh else None
            found.extend(_undone_by_none(denied, unifier, after, start, end))
        hits, denied = _distinct(found), []
        if not hits:
            return []
    for never in denied:
        hits = [one for hit in hits for one in _afterwards(never, unifier, hit)]
    return hits


def _undone_by_none(denied: list[Never], unifier: Unifier, hit: Hit, start: Fact | None, end: Fact | None) -> list[Hit]:
    """The hit where nothing that is denied happens between two deeds."""
    kept = [hit]
    for never in denied:
        kept = [
            one for held in kept for one in _never(never, unifier, held, lambda fact: _between(fact, start, end), end)
        ]
    return kept


def _afterwards(never: Never, unifier: Unifier, hit: Hit) -> Iterator[Hit]:
    end = hit.facts[-1] if hit.facts else None
    return _never(never, unifier, hit, lambda fact: not _before(fact, end) and fact is not end, end)


def _before(fact: Fact, other: Fact | None) -> bool:
    """Whether a deed happens earlier in the run of another."""
    if not isinstance(fact, (Call, Assignment)) or not isinstance(other, (Call, Assignment)):
        return False
    return fact.run == other.run and fact.order < other.order


def _between(fact: Fact, start: Fact | None, end: Fact | None) -> bool:
    """Whether a deed may come after one and before another."""
    return fact is not start and fact is not end and not _before(fact, start) and not _later(fact, end)


def _never(
    formula: Never, unifier: Unifier, before: Hit, counts: Callable[[Fact], bool], anchor: Fact | None
) -> Iterator[Hit]:
    """The hit where nothing that the formula denies has happened. `counts` tells of a deed whether it is at the right
    time, `anchor` is the deed whose branches it is held against."""
    denying, unifier.denying = unifier.denying, True
    # What narrows the deeds that must be there says nothing of those that must not.
    outer = unifier.narrowing, unifier.allowed
    unifier.narrowing, unifier.allowed = [], {}
    try:
        hits = _solve(formula.part, unifier, Hit(Truth.YES, before.bindings))
    finally:
        unifier.denying = denying
        unifier.narrowing, unifier.allowed = outer
    doubts: list[str] = []
    ways: list[frozenset[tuple[int, int]]] = []
    for hit in hits:
        last = hit.facts[-1] if hit.facts else None
        guards = _further(last, anchor)
        if guards is None or (last is not None and not counts(last)):
            continue
        if hit.truth is Truth.YES:
            ways.append(guards)
        else:
            doubts.append(hit.reasons[0] if hit.reasons else "it cannot be told whether this is undone")
    if _always(ways, unifier.usage.branches, 0):
        return
    asked = [_releases(guards, unifier) for guards in ways]
    for one in asked:
        if one is None:
            doubts.append("a branch decides whether this is undone")
        else:  # undone under some releases, and left as it is under the others
            subject, mask = one
            before = given(before, subject, releases.everything(subject) & ~mask)
    if all(mask for _, mask in before.releases):
        yield before.weaken(doubts[0]) if doubts else before


def _further(fact: Fact | None, anchor: Fact | None) -> frozenset[tuple[int, int]] | None:
    """The branches that a deed lies in and the other does not; None where they lie in two that exclude each other."""
    if not isinstance(fact, (Call, Assignment)) or not isinstance(anchor, (Call, Assignment)):
        return frozenset()
    if fact.run != anchor.run:
        return frozenset()
    taken = dict(anchor.guards)
    if any(taken.get(fork, way) != way for fork, way in fact.guards):
        return None
    return frozenset(guard for guard in fact.guards if guard[0] not in taken)


def _always(ways: list[frozenset[tuple[int, int]]], branches: dict[int, int], depth: int) -> bool:
    """Whether one of the ways is taken whatever each branching does."""
    if any(not way for way in ways):
        return True
    fork = next((fork for way in ways for fork, _ in sorted(way) if fork in branches), None)
    if fork is None or depth > 8:
        return False
    return all(
        _always([way - {(fork, taken)} for way in ways if dict(way).get(fork, taken) == taken], branches, depth + 1)
        for taken in range(branches[fork])
    )


def _releases(guards: frozenset[tuple[int, int]], unifier: Unifier) -> tuple[str, int] | None:
    """The subject and the releases, where branches ask for the release and for nothing else."""
    asked = [unifier.usage.version_guards.get(guard) for guard in guards]
    if len(asked) != 1 or asked[0] is None:
        return None
    return asked[0]


def _later(fact: Fact, anchor: Fact | None) -> bool:
    """Whether a deed cannot undo another: it comes after it in the same run, or only if the framework calls a
    method."""
    if not isinstance(fact, (Call, Assignment)) or not isinstance(anchor, (Call, Assignment)):
        return False
    if fact.run != anchor.run:
        # `super().build(...)` in a method that this run does not lead to: nobody knows that it was called.
        return isinstance(fact, Call) and fact.method is None and fact.receiver is not None
    return fact.order > anchor.order
