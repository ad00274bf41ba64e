"""Whether a value or a deed is what a pattern says: yes, perhaps, or not at all."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from functools import lru_cache

from msgspec.structs import replace

from auditor.database.api import Api, Signature
from auditor.matching.budget import Budget
from auditor.matching.conditions import Condition, Conditions
from auditor.matching.deeds import DeedIndex
from auditor.matching.ends import partly
from auditor.matching.guards import given
from auditor.matching.metas import metas_in
from auditor.matching.objects import ARRAYS, ONE_TENSOR, is_a, origin
from auditor.matching.pattern import (
    READ,
    Anything,
    CallPattern,
    ClassPattern,
    Entries,
    Items,
    Literal,
    Meta,
    NotThis,
    OneOf,
    Pattern,
    Reference,
    SetPattern,
    ValuePattern,
    Within,
)
from auditor.matching.places import Places, argument_of
from auditor.matching.programs import Programs
from auditor.matching.truth import Allowed, Bindings, Hit, Truth, best
from auditor.place import Location
from auditor.usage.facts import Assignment, Call, Usage
from auditor.usage.releases import MAX_WAYS
from auditor.usage.values import (
    Assumed,
    Class,
    Const,
    Either,
    Function,
    Instance,
    Mapping,
    Method,
    Name,
    Sequence,
    Unknown,
    Value,
    Varying,
    settled,
)

_NOWHERE = Location(path="")

FEW = 50
"""Objects that are each looked up, where a call must give one of them."""

UNREAD = "arguments come out of `*args` or `**kwargs`"
AT_RUN_TIME = "a value is worked out when the program runs"


class Unifier:
    """Matches patterns against the facts of one project, under one implementation's signatures."""

    def __init__(
        self,
        usage: Usage,
        api: Api,
        package: str = "",
        version: str = "",
        index: DeedIndex | None = None,
        budget: Budget | None = None,
    ) -> None:
        self.api, self.usage = api, usage
        self.budget = budget or Budget()
        self._package, self._version = package, version
        self.consulted: dict[str, Signature | None] = {}
        """The signatures that were asked for, by the name of the callable."""
        self.conditions = Conditions(api, self.budget)
        self.narrowing: list[Condition] = []
        """The conditions that all hits must meet in the end."""
        self.allowed: Allowed = {}
        """What metavariables can stand for, by the patterns around that must hold as well."""
        self.left: dict[tuple[int, bool], Allowed | None] = {}
        """What formulas leave of that, by their identity."""
        self.alone: dict[tuple[int, bool], list[Hit]] = {}
        """How patterns of the formula hold where nothing is bound, by their identity."""
        self.under: dict[tuple[object, ...], tuple[Bindings, list[Hit]]] = {}
        """How parts hold under what is bound of what they speak of, and the same conditions."""
        self.surest: dict[tuple[int, ...], list[Hit]] = {}
        """The surest ways in which they hold where nothing of it is bound."""
        self.denying = False
        """Whether methods that the project's classes define count as well: they undo what the framework's would."""
        self._index = index or DeedIndex(usage)
        self._places = Places(self._signature)
        # By what is called, as `_callable` tells it.
        self._signatures: dict[object, Signature | None] = {}
        self._needed: dict[tuple[int, object], list[tuple[str, int | None]]] = {}

    # Deeds

    def called(self, path: str) -> list[Call]:
        """The calls of the function of this very name."""
        return self._index.by_callee.get(path, [])

    def called_of(self, classes: Iterable[Class]) -> dict[int, Value]:
        """The objects of some classes of the project that are called, by their identity."""
        return {id(one): one for cls in classes for one in self._index.called_of(cls)}

    @property
    def programs(self) -> Programs:
        """Which files can be parts of one program."""
        return self._index.programs

    def deeds(self, pattern: Pattern, bindings: Bindings) -> Iterator[Hit]:
        """Every deed that is what the pattern says. Raises TooMuch at the end of the budget."""
        if isinstance(pattern, CallPattern):
            return self.calls(pattern, bindings)
        if isinstance(pattern, SetPattern):
            return self.assignments(pattern, bindings)
        return self.classes(pattern, bindings)

    def calls(self, pattern: CallPattern, bindings: Bindings) -> Iterator[Hit]:
        """Every call that is what the pattern says. Raises TooMuch at the end of the budget."""
        candidates = self._candidates(pattern, bindings)
        self.budget.spend(len(candidates))
        for call in candidates:
            yield from self._call(pattern, call, bindings)

    def how_many(self, pattern: CallPattern | SetPattern) -> int:
        """How many deeds there are of the kind that a pattern is about."""
        if isinstance(pattern, SetPattern):
            return len(self._index.by_attribute(pattern.attribute))
        return len(self._of_kind(pattern, None))

    def _candidates(self, pattern: CallPattern, bindings: Bindings) -> list[Call]:
        path, result = pattern.path, pattern.result or ""
        if path is not None and result and not self.api.is_class(path.rpartition(".")[0]):
            given = [bindings[result]] if result in bindings else list(self.allowed.get(result, {}).values())
            if 0 < len(given) < FEW and all(isinstance(one, Instance) for one in given):
                return [call for one in given for call in self._index.giving(one, path, self.api)]
        bound = bindings.get(pattern.receiver or "")
        if pattern.method == "__call__" and isinstance(bound, Class):
            return self._index.made_of(bound)
        found = self._of_kind(pattern, bound)
        if pattern.path is None and (bound is not None or pattern.receiver in self.allowed):
            return found
        return self._places.narrowed(found, pattern, bindings, self.allowed, self.denying)

    def _of_kind(self, pattern: CallPattern, bound: Value | None) -> list[Call]:
        """The calls of what a pattern names: of a function or class, or of a method, on an object where that is bound
        or one of some is allowed."""
        if pattern.path is not None:
            return self._index.named(pattern.path, self.api)
        name, among = pattern.method or "", self.allowed.get(pattern.receiver or "")
        found = self._index.by_method(name, bound, among)
        return [*found, *self._index.own(name, bound)] if self.denying else found

    # Lists, not iterators: tens of thousands of calls are held against patterns, and most have one way or none.

    def _call(self, pattern: CallPattern, call: Call, bindings: Bindings) -> list[Hit]:
        if pattern.kwargs and self._lacks(pattern, call):
            return []
        hit = Hit(Truth.YES, bindings, (), (call,))
        hits = [hit.weaken(call.assumed) if call.assumed else hit]
        if pattern.receiver is not None:
            if call.callee is None and call.method is None:
                # `$C(...)`: the making of an object of a class of the project.
                made = call.result
                if not (isinstance(made, Instance) and made.cls is bindings.get(pattern.receiver)):
                    return []
            else:
                hits = self._bind(pattern.receiver, call.receiver, hits[0])
        elif pattern.path is not None and call.callee != pattern.path and call.receiver is not None:
            truth, reason = is_a(call.receiver, pattern.path.rpartition(".")[0], self.api)
            if truth is Truth.NO:
                return []
            if truth is Truth.UNKNOWN:
                hits = [hits[0].weaken(reason)]
        if pattern.result is not None:
            hits = [h for hit in hits for h in self._bind(pattern.result, call.result, hit)]
        if pattern.within:
            hits = [h for hit in hits for h in self._within(pattern.within, call.contexts, hit)]
        return [h for hit in hits for h in self._arguments(pattern, call, hit)]

    def assignments(self, pattern: SetPattern, bindings: Bindings) -> Iterator[Hit]:
        """Every attribute that is set as the pattern says. Raises TooMuch at the end of the budget."""
        candidates = self._index.by_attribute(pattern.attribute, bindings.get(pattern.receiver))
        self.budget.spend(len(candidates))
        for assignment in candidates:
            yield from self._assignment(pattern, assignment, bindings)

    def _assignment(self, pattern: SetPattern, assignment: Assignment, bindings: Bindings) -> Iterator[Hit]:
        start = Hit(Truth.YES, bindings, (), (assignment,))
        for hit in self._bind(pattern.receiver, assignment.receiver, start):
            for inner in self._within(pattern.within, assignment.contexts, hit):
                yield from self._value(pattern.value, assignment.value, inner)

    def classes(self, pattern: ClassPattern, bindings: Bindings) -> Iterator[Hit]:
        """Every class of the project that is what the pattern says; what its project's bases define counts as its
        own."""
        for cls in self.usage.classes:
            yield from self._class(pattern, cls, bindings)

    def _class(self, pattern: ClassPattern, cls: Class, bindings: Bindings) -> Iterator[Hit]:
        hit = Hit(Truth.YES, bindings, (), (cls,))
        if pattern.meta is not None:
            if pattern.meta in bindings and bindings[pattern.meta] is not cls:
                return
            hit = Hit(Truth.YES, {**bindings, pattern.meta: cls}, (), (cls,))
        for base in pattern.bases:
            truth, reason = is_a(Instance(cls), base, self.api)
            if truth is Truth.NO:
                return
            hit = hit.weaken(reason) if truth is Truth.UNKNOWN else hit
        hits: list[Hit] = [hit]
        for name, wanted in pattern.values:
            found = cls.find(name)
            if found is None:
                return
            hits = [h for hit in hits for h in self._value(wanted, found, hit)]
        for method in pattern.methods:
            own = self._defined(cls, method.name)
            if own is None:
                return
            if method.returns is not None:
                given = self.usage.returns.get((id(own.owner), method.name), [])
                hits = [h for hit in hits for value, _ in given for h in self._value(method.returns, value, hit)]
        yield from hits

    def _defined(self, cls: Class, name: str) -> Function | None:
        """The method that the project's classes define, where no class of the framework's comes before them."""
        for ancestor in cls.lineage():
            if isinstance(ancestor, Name):
                if self.api.signature(f"{ancestor.path}.{name}") is not None:
                    return None
            elif name in ancestor.members:
                found = ancestor.members[name]
                return found if isinstance(found, Function) else None
        return None

    # Parts of a deed

    def _bind(self, meta: str, value: Value | None, hit: Hit) -> list[Hit]:
        if value is None:
            return []
        bound = hit.bindings.get(meta)
        if bound is None:
            options = _by_release(value, hit) if isinstance(value, Varying) else ((value, hit),)
            return [
                Hit(one.truth, {**one.bindings, meta: option}, one.reasons, one.facts, one.says, one.releases)
                for option, one in options
            ]
        same = same_object(bound, value)
        if same is Truth.YES:
            return [hit]
        return [hit.weaken("it may be one of several objects")] if same is Truth.UNKNOWN else []

    def _within(self, wanted: tuple[Within, ...], contexts: tuple[Value, ...], hit: Hit) -> Iterator[Hit]:
        if not wanted:
            yield hit
            return
        for index, context in enumerate(contexts):
            first = wanted[0]
            path = context.path if isinstance(context, Name) else None
            if isinstance(context, Instance) and context.made is not None:
                path = context.made.callee or (context.made.method and f"$.{context.made.method}")
            matches = path == first.path or (
                isinstance(context, Instance)
                and isinstance(context.cls, str)
                and self.api.extends(context.cls, first.path)
            )
            if not matches:
                continue
            entered = hit if first.meta is None else next(iter(self._bind(first.meta, context, hit)), None)
            if entered is not None and first.receiver is not None:
                owner = context.made.receiver if isinstance(context, Instance) and context.made else None
                entered = next(iter(self._bind(first.receiver, owner, entered)), None)
            if entered is not None:
                yield from self._within(wanted[1:], contexts[index + 1 :], entered)

    def _arguments(self, pattern: CallPattern, call: Call, hit: Hit) -> list[Hit]:
        hits = [hit]
        if not pattern.args and not pattern.kwargs and pattern.others:
            return hits
        signature = self._signature(call)
        taken: set[str | int] = set()
        for index, wanted in enumerate(pattern.args):
            at, value = argument_of(call, index, signature)
            if value is None:
                return []
            if at is None:
                hits = [one.weaken(UNREAD) for one in hits]
            else:
                taken.add(at)
                hits = [h for one in hits for h in self._value(wanted, value, one)]
            if not hits:
                return []
        for name, wanted in pattern.kwargs:
            hits = self._keyword(name, wanted, call, signature, taken, hits)
        return hits if pattern.others or not {*range(len(call.args)), *call.kwargs} - taken else []

    def _lacks(self, pattern: CallPattern, call: Call) -> bool:
        """Whether a call surely does not give a keyword whose default is not what the pattern says: asked first, since
        of thousands of layers few are given what a bug is about."""
        if call.open_kwargs:
            return False
        key = id(pattern), _callable(call)
        needed = self._needed.get(key)
        if needed is None:
            signature, nothing = self._signature(call), Hit(Truth.YES, {})
            needed = self._needed[key] = [
                (name, signature.position(name) if signature else None)
                for name, wanted in pattern.kwargs
                if (isinstance(wanted, Meta) or not metas_in(wanted))
                and best(self._default(name, wanted, signature, nothing)) is None
            ]
        return any(
            name not in call.kwargs and (position is None or (position >= len(call.args) and not call.open_args))
            for name, position in needed
        )

    def _keyword(
        self,
        name: str,
        wanted: ValuePattern,
        call: Call,
        signature: Signature | None,
        taken: set[str | int],
        hits: list[Hit],
    ) -> list[Hit]:
        at, value = argument_of(call, name, signature)
        if at is not None and value is not None:
            taken.add(at)
            return [h for hit in hits for h in self._value(wanted, value, hit)]
        # `**kwargs` that are not known might hold it. Nobody says so; that it holds just this is not even likely,
        # but it cannot be ruled out.
        if value is not None:
            return [hit.weaken(UNREAD) for hit in hits]
        return [h for hit in hits for h in self._default(name, wanted, signature, hit)]

    def _default(self, name: str, wanted: ValuePattern, signature: Signature | None, hit: Hit) -> Iterator[Hit]:
        """The hit where what is not given is what the pattern says."""
        position = signature.position(name) if signature else None
        default = signature.parameters[position].default if signature and position is not None else None
        if default is not None:
            try:
                yield from self._value(wanted, _literal(default), hit)
            except (ValueError, SyntaxError):
                return
        elif signature is None and (isinstance(wanted, NotThis) or wanted == Literal(None)):
            # Nothing is known of the signature: what is not given is not there.
            yield hit

    def _signature(self, call: Call) -> Signature | None:
        key = _callable(call)
        if key not in self._signatures:
            self._signatures[key] = self._looked_up(call)
        return self._signatures[key]

    def _looked_up(self, call: Call) -> Signature | None:
        path = call.callee
        if path is None and isinstance(call.receiver, Instance) and call.method is not None:
            owner = call.receiver.cls
            names = (
                [owner]
                if isinstance(owner, str)
                else [a.path for a in owner.lineage() if isinstance(a, Name)]
                if owner
                else []
            )
            for name in names:
                for ancestor in (name, *self.api.bases.get(name, ())):
                    found = self._signature_of(f"{ancestor}.{call.method}")
                    if found is not None:
                        return found
            return None
        return self._signature_of(path) if path else None

    def _signature_of(self, path: str) -> Signature | None:
        if path not in self.consulted:
            self.consulted[path] = self.api.signature(path, self._package, self._version)
        return self.consulted[path]

    # Values

    def value(self, pattern: ValuePattern, value: Value, bindings: Bindings) -> Hit | None:
        """The surest way in which a value is what a pattern says, or None."""
        return best(self._value(pattern, value, Hit(Truth.YES, bindings)))

    def _value(self, pattern: ValuePattern, value: Value, hit: Hit) -> list[Hit]:
        if isinstance(pattern, Anything):
            return [hit]
        if isinstance(pattern, Meta):
            return self._bind(pattern.name, value, hit)
        if isinstance(value, Varying):
            return [h for option, one in _by_release(value, hit) for h in self._value(pattern, option, one)]
        if isinstance(value, Either):
            return list(self._either(pattern, value, hit))
        if isinstance(pattern, OneOf):
            found = best(h for option in pattern.options for h in self._value(option, value, hit))
            return [found] if found is not None else []
        if isinstance(pattern, NotThis):
            found = best(self._value(pattern.pattern, value, hit))
            if found is None:
                return [hit]
            return [found] if found.truth is Truth.UNKNOWN else []
        if isinstance(value, Assumed):
            return [h.weaken(value.reason) for h in self._value(pattern, value.value, hit)]
        if isinstance(value, Unknown):
            return [hit.weaken(value.reason)]
        return list(self._settled(pattern, value, hit))

    def _either(self, pattern: ValuePattern, value: Either, hit: Hit) -> Iterator[Hit]:
        found = [best(self._value(pattern, option, hit)) for option in value.options]
        held = [h for h in found if h is not None]
        if held and len(held) == len(found):
            yield min(held, key=lambda h: h.truth)
        elif held:
            yield held[0].weaken("a value depends on the run")

    def _settled(self, pattern: ValuePattern, value: Value, hit: Hit) -> Iterator[Hit]:
        if isinstance(pattern, Literal):
            if isinstance(value, Const):
                if value.value == pattern.value and isinstance(value.value, bool) == isinstance(pattern.value, bool):
                    yield hit
            elif _opaque(value, pattern) or _may_spell(value, pattern):
                yield hit.weaken(AT_RUN_TIME)
        elif isinstance(pattern, Reference):
            if isinstance(value, Name) and value.path == pattern.path:
                yield hit
            elif _opaque(value, pattern):
                yield hit.weaken(AT_RUN_TIME)
        elif isinstance(pattern, Items):
            if isinstance(value, Sequence):
                yield from self._items(pattern, value, hit)
            elif _opaque(value, pattern):
                yield hit.weaken(AT_RUN_TIME)
        elif isinstance(pattern, Entries):
            if isinstance(value, Mapping):
                yield from self._entries(pattern, value, hit)
            elif _opaque(value, pattern):
                yield hit.weaken(AT_RUN_TIME)
        elif isinstance(pattern, CallPattern):
            yield from self._constructed(pattern, value, hit)

    def _items(self, pattern: Items, value: Sequence, hit: Hit) -> Iterator[Hit]:
        loose = [index for index, item in enumerate(pattern.items) if isinstance(item, Anything)]
        wanted = [item for item in pattern.items if not isinstance(item, Anything)]
        if not loose:
            if len(wanted) != len(value.items) or (value.open and not wanted):
                if value.open:
                    yield hit.weaken("some items of a list are not known")
                return
            hits = self._one_by_one(wanted, value.items, hit)
            yield from (h.weaken("some items of a list are not known") if value.open else h for h in hits)
            return
        hits, items = [hit], value.items
        head, tail = loose[0], len(pattern.items) - 1 - loose[-1]
        if (head or tail) and value.open:
            hits = [hit.weaken("some items of a list are not known")]
        elif head or tail:
            # What stands before the first `...` begins the list, what stands behind the last one ends it.
            if len(items) < head + tail:
                return
            last = len(items) - tail
            middle = len(wanted) - tail
            hits = self._one_by_one([*wanted[:head], *wanted[middle:]], [*items[:head], *items[last:]], hit)
            wanted, items = wanted[head:middle], items[head:last]
        for one in wanted:
            found = [h for before in hits for item in items for h in self._value(one, item, before)]
            if value.open and not any(h.truth is Truth.YES for h in found):
                found.extend(before.weaken("some items of a list are not known") for before in hits)
            hits = found
        yield from sorted(hits, key=lambda h: -h.truth)

    def _one_by_one(self, wanted: Iterable[ValuePattern], items: list[Value], hit: Hit) -> list[Hit]:
        hits = [hit]
        for one, item in zip(wanted, items, strict=True):
            hits = [h for before in hits for h in self._value(one, item, before)]
        return hits

    def _entries(self, pattern: Entries, value: Mapping, hit: Hit) -> Iterator[Hit]:
        hits = [hit]
        for key, wanted in pattern.items:
            found: list[Hit] = []
            for before in hits:
                for held, item in value.items.items():
                    for keyed in self._value(key, Const(held), before):
                        found.extend(self._value(wanted, item, keyed))
            if value.open and not found:
                found = [before.weaken("some entries of a dict are not known") for before in hits]
            hits = found
        if not pattern.others and len(value.items) != len(pattern.items):
            return
        yield from hits

    def _constructed(self, pattern: CallPattern, value: Value, hit: Hit) -> Iterator[Hit]:
        """A call in the place of a value: an object that such a call made, or the text or name that stands for it."""
        value = settled(value)
        if isinstance(value, Instance):
            made = value.made
            path = pattern.path or ""
            makers = [made] if made is not None else []
            if isinstance(value.cls, Class):
                makers = self._index.makers(value)
            for maker in makers:
                if maker.callee is not None and (maker.callee == path or self.api.extends(maker.callee, path)):
                    for found in self._arguments(pattern, maker, hit):
                        yield replace(found, says=())
                    return
                if maker.method is not None and pattern.method == maker.method and pattern.receiver is not None:
                    for bound in self._bind(pattern.receiver, maker.receiver, hit):
                        yield from self._arguments(pattern, maker, bound)
                    return
            if (value.cls is None and origin(value)[0] is Truth.UNKNOWN) or (
                isinstance(value.cls, str)
                and not self.api.is_class(value.cls)
                and is_a(value, path, self.api)[0] is Truth.UNKNOWN
            ):
                yield hit.weaken(AT_RUN_TIME)
        elif isinstance(value, Const) and isinstance(value.value, str) and pattern.path is not None:
            # `"adam"` stands for `Adam()`: an object made without arguments.
            if _spelled(value.value) == _spelled(pattern.path.rpartition(".")[2]) and not pattern.args:
                stand_in = Call(_NOWHERE, pattern.path, None, None, (), {})
                yield from self._arguments(pattern, stand_in, hit)
        elif isinstance(value, Method) and pattern.path == READ:
            yield from self._arguments(pattern, _reading(value), hit)
        elif isinstance(value, Method):
            yield hit.weaken(AT_RUN_TIME)


def _callable(call: Call) -> object:
    """What tells what a call calls: a name, or a method of a class."""
    if call.callee is not None or call.method is None:
        return call.callee
    owner = call.receiver.cls if isinstance(call.receiver, Instance) else None
    return (owner if isinstance(owner, str) else id(owner)), call.method


def _reading(method: Method) -> Call:
    """An attribute that is handed on unread, as the call that reads it."""
    return Call(_NOWHERE, READ, None, None, (method.receiver, Const(method.name)), {})


def _by_release(value: Value, hit: Hit) -> Iterator[tuple[Value, Hit]]:
    """What a value may be, each with the hit under the releases in which it is that."""
    if not isinstance(value, Varying):
        yield value, hit
    elif len(value.options) > MAX_WAYS:
        yield Unknown("it depends on the release"), hit
    else:
        for mask, option in zip(value.masks, value.options, strict=True):
            one = given(hit, value.subject, mask)
            if all(held for _, held in one.releases):
                yield option, one


@lru_cache(maxsize=4096)
def _literal(text: str) -> Const | Sequence:
    """The value that a signature spells out as a default. Raises ValueError or SyntaxError for one that is none."""
    value = ast.literal_eval(text)
    if isinstance(value, (tuple, list)):  # as code that gives it would read
        return Sequence("tuple" if isinstance(value, tuple) else "list", [Const(item) for item in value])
    return Const(value)


def same_object(one: Value, other: Value) -> Truth:
    """Whether two values are the same object (or equal constants)."""
    one, other = settled(one), settled(other)
    if one is other:
        return Truth.YES
    if isinstance(one, Either) or isinstance(other, Either):
        options = one.options if isinstance(one, Either) else (one,)
        others = other.options if isinstance(other, Either) else (other,)
        return Truth.UNKNOWN if any(same_object(a, b) is not Truth.NO for a in options for b in others) else Truth.NO
    if isinstance(one, (Const, Name, Unknown, Method)) and type(one) is type(other):
        return Truth.YES if one == other else Truth.NO
    return Truth.NO


def _may_spell(value: Value, pattern: Literal) -> bool:
    """Whether a text that is known in part may be the one that a pattern names."""
    known = partly(value) if isinstance(value, Instance) and isinstance(pattern.value, str) else None
    return known is not None and known.may_be(str(pattern.value))


def _opaque(value: Value, pattern: ValuePattern) -> bool:
    """Whether a value may turn out to be anything when the program runs."""
    if isinstance(value, Method):
        return not isinstance(value.receiver, Name)
    if not isinstance(value, Instance) or value.cls is not None:
        return isinstance(value, Unknown)
    made = value.made
    if made is not None and (made.callee or "").startswith("operator."):
        # An operation on an object of a known class gives no text, flag or list; one on who knows what may.
        return any(_opaque(arg, pattern) for arg in made.args[:2])
    return not (made is not None and _is_tensor(made))


def _is_tensor(call: Call) -> bool:
    """An array or tensor: never a text, a flag or a list that a pattern names."""
    if call.method == "__call__":
        return isinstance(call.receiver, Instance) and call.receiver.cls in ONE_TENSOR
    if call.method is not None:
        return call.method in ("astype", "reshape") or _of_a_dataset(call)
    callee = call.callee or ""
    if callee.startswith(("keras.ops.", "keras.activations.", "keras.random.")):
        return call.last not in _OF_SEVERAL
    return callee in ARRAYS or (callee.partition(".")[0] in ("numpy", "tf") and call.last[:1].islower())


_OF_SEVERAL = frozenset(
    {"array_split", "associative_scan", "cond", "custom_gradient", "divmod", "dtype", "eig", "eigh", "fft", "fft2",
     "fori_loop", "frexp", "histogram", "ifft2", "is_tensor", "lstsq", "lu_factor", "map", "meshgrid", "modf",
     "moments", "nonzero", "qr", "rfft", "scan", "shape", "slogdet", "split", "stft", "svd", "switch", "top_k",
     "unravel_index", "unstack", "vectorized_map", "where", "while_loop"}
)  # fmt: skip
"""Functions of keras.ops that give other than one tensor."""
_LEAVING = frozenset({"as_numpy_iterator", "get_single_element", "reduce"})


def _of_a_dataset(call: Call) -> bool:
    """Whether a method gives a dataset of tf.data, as `take` and `batch` of one do."""
    for _ in range(30):
        if call.method is None:
            return (call.callee or "").startswith("tf.data.")
        if call.method in _LEAVING or not isinstance(call.receiver, Instance) or call.receiver.made is None:
            return False
        call = call.receiver.made
    return False


def _spelled(name: str) -> str:
    return name.replace("_", "").lower()
