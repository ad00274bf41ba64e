"""The words without which code cannot meet a trigger: what lets most files go unread.

A need is a set of words of which the code must hold one; a trigger has any number of needs. Only what the code itself
must spell is one: the name of what is called, set or extended, never a value, which may come out of a data file.
"""

from __future__ import annotations

from collections.abc import Iterable

from auditor.database.api import Api
from auditor.matching.pattern import STAR_IMPORT, CallPattern, ClassPattern, Pattern, SetPattern, Within
from auditor.matching.trigger import All, AnyOf, Formula, InOrder, Matches
from auditor.usage.survey import COMPUTED

Need = frozenset[str]
Needs = tuple[Need, ...]

MAX_NEEDS = 24
"""Needs that an `any` of several formulas may multiply to; beyond it they are joined into fewer, weaker ones."""


class Vocabulary:
    """The words by which code reaches each canonical name."""

    def __init__(self, api: Api) -> None:
        self._api = api
        self._aliases: dict[str, set[str]] = {}
        for alias, canonical in api.aliases.items():
            self._aliases.setdefault(canonical, set()).add(alias)
        self._below: dict[str, list[str]] = {}
        for cls, bases in api.bases.items():
            for base in bases:
                self._below.setdefault(base, []).append(cls)

    def needs(self, formula: Formula) -> Needs:
        """What code must hold for the formula to hold; none for one that can hold without any word of its own."""
        if isinstance(formula, Matches):
            return tuple(self._of_pattern(formula.pattern))
        if isinstance(formula, InOrder):
            formula = All(formula.steps)
        if isinstance(formula, All):
            return _all(self.needs(part) for part in formula.parts)
        if isinstance(formula, AnyOf):
            return _any([self.needs(part) for part in formula.parts])
        return ()  # what is denied, checked or of a class spells nothing

    def words(self, path: str) -> Need:
        """The words that may stand for a canonical name, or for a class that extends it."""
        names = [path, *self._below.get(path, ())]
        return frozenset(_last(name) for known in names for name in (known, *self._aliases.get(known, ())))

    def _of_pattern(self, pattern: Pattern) -> Iterable[Need]:
        if isinstance(pattern, ClassPattern):
            yield from (self.words(base) for base in pattern.bases)
            yield from (frozenset({name}) for name, _ in pattern.values)
            yield from (frozenset({method.name}) for method in pattern.methods)
            return
        if isinstance(pattern, SetPattern):
            yield frozenset({pattern.attribute})
        elif isinstance(pattern, CallPattern):
            if pattern.path == STAR_IMPORT:
                pass  # the statement spells nothing of it
            elif pattern.path is not None:
                yield self.words(pattern.path)
                yield from self._homes(pattern.path)
            elif pattern.method is not None and pattern.method != "__call__":
                yield frozenset({pattern.method})
        yield from self._around(pattern.within)

    def _homes(self, path: str) -> Iterable[Need]:
        """The words of the modules that a function is reached in: `get` alone would be in any program."""
        if self._api.is_class(path) or self._api.is_class(path.rpartition(".")[0]):
            return
        homes = {name.rpartition(".")[0] for name in (path, *self._aliases.get(path, ()))}
        if all("." in home for home in homes):
            yield frozenset(_last(home) for home in homes)

    def _around(self, within: tuple[Within, ...]) -> Iterable[Need]:
        for one in within:
            yield frozenset({_last(one.path)}) if one.path.startswith("$") else self.words(one.path)


KERAS: Need = frozenset({"keras", "tf_keras", "losses", "metrics", "optimizers", "initializers"})
"""How Keras is reached: by its name, or under the names that TensorFlow gives parts of it."""


def of_routes(routes: Iterable[str]) -> Needs:
    """What code must hold to reach a bug by these routes."""
    return () if "tf" in routes else (KERAS,)


def met(needs: Iterable[Iterable[str]], words: frozenset[str]) -> bool:
    """Whether code with these words can meet them all."""
    return COMPUTED in words or all(not words.isdisjoint(need) for need in needs)


def _last(path: str) -> str:
    return path.rpartition(".")[2]


def _all(parts: Iterable[Needs]) -> Needs:
    """Every need of every part, without those that a stricter one implies."""
    found = {need for part in parts for need in part}
    return tuple(sorted((n for n in found if not any(other < n for other in found)), key=sorted))


def _any(parts: list[Needs]) -> Needs:
    """One of the parts: each choice of a need from every part, joined."""
    if not all(parts):
        return ()
    joined: set[Need] = {frozenset()}
    for part in parts:
        # The smallest need of a part alone is weaker than all of them, and enough.
        choices = part if len(joined) * len(part) <= MAX_NEEDS else [min(part, key=len)]
        joined = {one | need for one in joined for need in choices}
    return _all([tuple(joined)])
