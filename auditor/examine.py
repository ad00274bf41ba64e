"""Follows the code of a tree, a component at a time and only where a trigger may hold, and keeps what was sighted."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

import msgspec

from auditor.cache import Cache, digest
from auditor.database.api import Api
from auditor.matching.faces import Face
from auditor.matching.match import Demands
from auditor.matching.search import Epoch, Search
from auditor.matching.sighting import Sighting
from auditor.place import Skip
from auditor.usage.collect import Code, follow
from auditor.usage.components import Component

PARALLEL_BYTES = 300_000
"""Source code that must be there to be followed before further processes pay for their start."""

HELD_BYTES = 2_000_000
"""Source code whose facts are kept for further questions; older ones are followed again if they are asked for."""


class Answer(msgspec.Struct, array_like=True):
    """What was found in a component: of each face, the epochs that were asked and the sightings that they share.

    `skips` are what of the component could not be read. `data` are the digests of the other files that the code was
    seen to read, empty for one that is not there.
    """

    found: dict[str, list[tuple[list[Epoch], tuple[Sighting, ...]]]] = {}
    skips: tuple[Skip, ...] = ()
    data: dict[str, str] = {}

    def get(self, face: Face, epoch: Epoch) -> tuple[Sighting, ...] | None:
        """The sightings of a face under an epoch; None where that has not been asked."""
        for epochs, sightings in self.found.get(face.key, ()):
            if epoch in epochs:
                return sightings
        return None

    def add(self, face: Face, epoch: Epoch, sightings: tuple[Sighting, ...]) -> None:
        """Notes what was found."""
        groups = self.found.setdefault(face.key, [])
        for epochs, held in groups:
            if held == sightings:
                epochs.append(epoch)
                return
        groups.append(([epoch], sightings))

    def join(self, other: Answer) -> None:
        """Notes what was found of the same component on other questions."""
        for key, groups in other.found.items():
            self.found.setdefault(key, []).extend(groups)
        self.skips = tuple(sorted({*self.skips, *other.skips}))
        self.data.update(other.data)

    @property
    def sure(self) -> frozenset[str]:
        """The faces that were sighted for certain, by their keys."""
        return frozenset(
            key for key, groups in self.found.items() if any(one.sure for _, held in groups for one in held)
        )

    def missing(self, wanted: Iterable[tuple[Face, Epoch]]) -> list[tuple[Face, Epoch]]:
        """What of some questions has not been asked."""
        return [one for one in wanted if self.get(*one) is None]


@dataclass
class Examiner:
    """Answers where faces are sighted in the components of a tree.

    `digests` are the cache's keys of the components, by their number; none where nothing is cached.
    """

    components: Sequence[Component]
    sizes: Sequence[int]
    code: Code
    api: Callable[[], Api]
    cache: Cache
    digests: Sequence[str]
    _answers: dict[int, Answer] = field(default_factory=dict)
    _fresh: set[int] = field(default_factory=set)
    _searches: dict[int, Examined] = field(default_factory=dict)

    def sightings(self, number: int, face: Face, epoch: Epoch) -> tuple[Sighting, ...]:
        """Where a face is sighted in a component, with the signatures of an epoch."""
        found = self._answer(number).get(face, epoch)
        if found is None:
            self._take(number, examine(self._search(number), [(face, epoch)]))
            found = self._answer(number).get(face, epoch) or ()
        return found

    def prepare(self, demands: Demands, further: Callable[[], Sequence[Sequence[Demands]]] = list) -> None:
        """Finds out much at once, in several processes where that pays.

        `further` is what is wanted of the moves that lead away from what is found for certain, the nearest first, of
        each stack. A process of its own goes on with it by itself, as far as its own component tells: the code it has
        followed would have to be followed again.
        """
        todo = {number: self._answer(number).missing(wanted) for number, wanted in demands.items()}
        todo = {number: wanted for number, wanted in todo.items() if wanted}
        jobs = min(len(todo), os.cpu_count() or 1)
        if jobs < 2 or not hasattr(os, "fork") or sum(self.sizes[n] for n in todo) < PARALLEL_BYTES:
            for number, wanted in todo.items():
                self._take(number, examine(self._search(number), wanted))
            return
        from concurrent.futures import ProcessPoolExecutor, as_completed
        from multiprocessing import get_context

        global _examined
        _examined = self, todo, further()
        _ = self._api  # loaded once for all
        try:
            with ProcessPoolExecutor(
                jobs, mp_context=get_context("fork"), initializer=_end_with, initargs=(os.getpid(),)
            ) as pool:
                # The largest first, so that none is left over at the end.
                order = sorted(todo, key=lambda n: -self.sizes[n])
                futures = {pool.submit(_examine_in_child, number): number for number in order}
                for future in as_completed(futures):
                    self._take(futures[future], msgspec.msgpack.decode(future.result(), type=Answer))
        finally:
            _examined = None

    def followed(self, number: int) -> Examined:
        """The facts of a component, ready for questions."""
        data: dict[str, str] = {}

        def read(path: str) -> str | None:
            data[path] = self._digest(path)
            return self.code.data(path) if self.code.data else None

        usage, _ = follow(self.components[number].paths, replace(self.code, data=read), self._api)
        return Examined(Search(usage, self._api), tuple(usage.skips), data)

    @cached_property
    def _api(self) -> Api:
        """Loaded where code is followed, and once: it takes as long as to follow a small project."""
        return self.api()

    def skips(self) -> tuple[Skip, ...]:
        """What could not be read of the code that was followed."""
        return tuple(skip for number in sorted(self._answers) for skip in self._answers[number].skips)

    def store(self) -> None:
        """Leaves what was found in the cache."""
        for number in sorted(self._fresh):
            self.cache.put(self.digests[number], msgspec.msgpack.encode(self._answers[number]))
        self._fresh.clear()

    def _answer(self, number: int) -> Answer:
        if number not in self._answers:
            held = self.cache.get(self.digests[number])
            try:
                answer = msgspec.msgpack.decode(held, type=Answer) if held else Answer()
            except msgspec.MsgspecError:
                answer = Answer()
            changed = any(self._digest(path) != found for path, found in answer.data.items())
            self._answers[number] = Answer() if changed else answer
        return self._answers[number]

    def _digest(self, path: str) -> str:
        text = self.code.data(path) if self.code.data else None
        return digest(text.encode("utf-8", "replace")) if text is not None else ""

    def _take(self, number: int, found: Answer) -> None:
        self._answer(number).join(found)
        self._fresh.add(number)

    def _search(self, number: int) -> Examined:
        if number not in self._searches:
            self._searches[number] = self.followed(number)
            while len(self._searches) > 1 and sum(self.sizes[n] for n in self._searches) > HELD_BYTES:
                del self._searches[next(iter(self._searches))]
        return self._searches[number]


@dataclass(frozen=True, slots=True)
class Examined:
    """The facts of a component, ready for questions; what of it could not be read, and what else it read."""

    search: Search
    skips: tuple[Skip, ...]
    data: dict[str, str]


def examine(examined: Examined, wanted: Iterable[tuple[Face, Epoch]]) -> Answer:
    """Finds out what is wanted of a component."""
    answer = Answer(skips=examined.skips, data=examined.data)
    for face, epoch in wanted:
        answer.add(face, epoch, examined.search.under(face, epoch))
    answer.skips += examined.search.skips
    return answer


_examined: tuple[Examiner, dict[int, list[tuple[Face, Epoch]]], Sequence[Sequence[Demands]]] | None = None
"""What the children of a fork find in their copy of the memory: far too large to be handed over."""


def _end_with(parent: int) -> None:
    """Lets a child of the fork end when its parent has been killed: it would go on for nobody."""

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(1)
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


def _examine_in_child(number: int) -> bytes:
    assert _examined is not None
    examiner, todo, further = _examined
    followed = examiner.followed(number)
    answer = examine(followed, todo[number])
    met = answer.sure
    for moves in further if met else ():
        for move in moves:
            wanted = move.get(number, ())
            still = [(face, epoch) for face, epoch in wanted if face.key in met]
            answer.join(examine(followed, answer.missing(still)))
            if any(answer.get(*one) for one in still):
                continue
            answer.join(examine(followed, answer.missing(wanted)))
            if not any(one.sure for each in wanted for one in answer.get(*each) or ()):
                break
    return msgspec.msgpack.encode(answer)
