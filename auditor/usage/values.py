"""What an expression of the audited code may stand for: the abstract values of the interpreter.

A value is a claim about every run of the code. Where the claim cannot be made, the value is `Unknown` with its
reason, or
`Either` of the values it may be, or `Assumed` where a default holds unless somebody says otherwise.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from auditor.place import Location
    from auditor.usage.facts import Call

MAX_ALTERNATIVES = 8
"""More values than this at one place are `Unknown`: nothing certain could be said of them anyway."""
MAX_LENGTH = 20_000
"""Items of a list that are kept: `x = x + x`, written often enough, would fill any memory."""


@dataclass(frozen=True, slots=True)
class Const:
    """A literal: str, bytes, int, float, complex, bool, None or Ellipsis."""

    value: object


@dataclass(frozen=True, slots=True)
class Name:
    """Something outside the project, by its canonical dotted name (`keras.layers.Dense`, `numpy.squeeze`).

    `route` is how the code reached it where it belongs to a framework: `tf`, `tf.keras`, `keras`, `tf_keras` or
    `tensorflow.python.keras`.
    """

    path: str
    route: str | None = None


@dataclass(frozen=True, slots=True)
class Unknown:
    """A value that cannot be known, why, and where that became so."""

    reason: str
    location: Location | None = None
    cls: str | None = None
    """The class that the code's own annotation promises."""


@dataclass(frozen=True, slots=True)
class Assumed:
    """A value that holds unless told otherwise: a command line option's default, a parameter's default."""

    value: Value
    reason: str


@dataclass(frozen=True, slots=True)
class Either:
    """One of several values, which one depends on the run."""

    options: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Varying(Either):
    """One of several values, which one depends on the release alone.

    `subject` is whose release it is, `masks` says of each option which of `usage.releases.domain(subject)` have it, a
    bit a release.
    """

    subject: str = ""
    masks: tuple[int, ...] = ()


@dataclass(eq=False, slots=True)
class Sequence:
    """A list, tuple or set. `open` means that there may be further items, unknown ones."""

    kind: str
    items: list[Value]
    open: bool = False

    def __post_init__(self) -> None:
        self.extend(())

    def extend(self, items: Iterable[Value]) -> None:
        """Puts items at the end; what would be too long to be a program's own list is open instead."""
        self.items.extend(items)
        if len(self.items) > MAX_LENGTH:
            del self.items[MAX_LENGTH:]
            self.open = True


@dataclass(eq=False, slots=True)
class Mapping:
    """A dict with constant keys, in order. `open` means that there may be further entries, or other values."""

    items: dict[object, Value]
    open: bool = False
    missing: Value | None = None
    """What makes an entry that is asked for and not there, as for `collections.defaultdict`."""
    dotted: bool = False
    """Whether its entries are attributes too, as those of OmegaConf."""


@dataclass(eq=False, slots=True)
class Instance:
    """An object: what a call made. Two instances are the same object only if they are the same here.

    `cls` is the class, a project's own or a canonical name; None where the call's result has no known class.
    `made` is the call that made it; None for one that the analysis invented to look into a method.
    `attributes` holds what was set on it, `guards` the branches under which it was made.
    """

    cls: Class | str | None
    made: Call | None = None
    route: str | None = None
    attributes: dict[str, Value] = field(default_factory=dict)
    guards: tuple[tuple[int, int], ...] = ()
    parts: list[Value] = field(default_factory=list)
    """What was added to it by `add` or `append`, as the layers of a Sequential."""
    entered: set[str] = field(default_factory=set)
    """The methods of its class that the project's own code was seen to call on it."""


@dataclass(eq=False, slots=True)
class Function:
    """A function or lambda of the project, with the scope it closes over."""

    name: str
    node: ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda
    scope: object
    module: object
    owner: Class | None = None
    kind: str = "function"
    """`function`, `staticmethod`, `classmethod` or `property`."""
    decorators: tuple[Value, ...] = ()
    defaults: dict[str, Value] = field(default_factory=dict)
    symbol: str = ""
    location: Location | None = None
    hints: dict[str, str] = field(default_factory=dict)
    """The classes outside the project that parameters are annotated with."""
    setter: Function | None = None
    """What is called where a property is set."""
    wraps: Function | None = None
    """What it stands for in the end, as `functools.wraps` says: it is called as that one would be."""


@dataclass(eq=False, slots=True)
class Class:
    """A class of the project."""

    name: str
    node: ast.ClassDef
    bases: tuple[Value, ...]
    members: dict[str, Value]
    location: Location
    module: object
    symbol: str = ""
    fields: tuple[str, ...] = ()
    """The names of a dataclass's or NamedTuple's fields, in order."""
    _order: tuple[Class | Name, ...] = ()

    def lineage(self) -> Iterator[Class | Name]:
        """The class itself and everything it extends, in the order that Python looks through; a cycle ends."""
        if not self._order:
            self._order = tuple(_merged(self, ()) or self._nearest_first())
        yield from self._order

    def _nearest_first(self) -> Iterator[Class | Name]:
        """Where there is no order that Python would accept."""
        seen: set[int] = set()
        todo: list[Value] = [self]
        while todo:
            value = todo.pop(0)
            for option in alternatives(value):
                if isinstance(option, Class):
                    if id(option) not in seen:
                        seen.add(id(option))
                        yield option
                        todo.extend(option.bases)
                elif isinstance(option, Name):
                    yield option

    def find(self, name: str) -> Value | None:
        """The member of this name that the project's own classes define, by the order of `lineage`."""
        for ancestor in self.lineage():
            if isinstance(ancestor, Class) and name in ancestor.members:
                return ancestor.members[name]
        return None

    def open_base(self) -> Unknown | None:
        """The first base that cannot be known, or None."""
        for ancestor in (c for c in self.lineage() if isinstance(c, Class)):
            for base in ancestor.bases:
                for option in alternatives(base):
                    if isinstance(option, Unknown):
                        return option
        return None


def _merged(cls: Class, below: tuple[int, ...]) -> list[Class | Name] | None:
    """Python's C3 order of a class; None where it has none, and where a base is not one class."""
    if id(cls) in below or len(below) > 50:
        return None
    lists: list[list[Class | Name]] = []
    direct: list[Class | Name] = []
    for base in cls.bases:
        if isinstance(base, Name):
            lists.append([base])
        elif isinstance(base, Class):
            inner = _merged(base, (*below, id(cls)))
            if inner is None:
                return None
            lists.append(inner)
        elif isinstance(base, Unknown):
            continue
        else:
            return None
        direct.append(base)
    lists.append(direct)
    order: list[Class | Name] = [cls]
    while any(lists):
        lists = [held for held in lists if held]
        head = next((h[0] for h in lists if not any(h[0] in other[1:] for other in lists)), None)
        if head is None:
            return None
        order.append(head)
        lists = [[one for one in held if one is not head and one != head] for held in lists]
    return order


@dataclass(frozen=True, slots=True)
class Bound:
    """A function of the project, bound to the object (or class) it is called on."""

    receiver: Value
    function: Function


@dataclass(frozen=True, slots=True)
class Method:
    """An attribute of an object that the project's code does not define: `model.fit`, `layer.output`."""

    receiver: Value
    name: str


@dataclass(eq=False, slots=True)
class Partial:
    """`functools.partial(callee, ...)`."""

    callee: Value
    args: list[Value]
    kwargs: dict[str, Value]
    open_args: bool = False
    open_kwargs: bool = False


@dataclass(frozen=True, slots=True)
class Module:
    """A module of the project; `module` is its `usage.modules.SourceModule`."""

    module: object


@dataclass(frozen=True, slots=True)
class Super:
    """`super()` within a method: the object, and the class whose bases are meant."""

    receiver: Value
    owner: Class


Value = (
    Const | Name | Unknown | Assumed | Either | Sequence | Mapping | Instance | Function | Class | Bound | Method
    | Partial | Module | Super
)  # fmt: skip

NONE = Const(None)
EXITS = Unknown("the program ends there")
"""What a function gives that always ends the program: this very object."""


_DICTS = ("builtins.dict", "collections.OrderedDict", "collections.UserDict", "collections.defaultdict")


def is_dict(value: Value) -> bool:
    """Whether a value is an object of a class of the project that extends dict: what it holds are its attributes."""
    return (
        isinstance(value, Instance)
        and isinstance(value.cls, Class)
        and any(isinstance(base, Name) and base.path in _DICTS for base in value.cls.lineage())
    )


def alternatives(value: Value) -> tuple[Value, ...]:
    """The values that this one may be; the value itself where there is only one."""
    if isinstance(value, Either):
        return value.options
    if isinstance(value, Assumed):
        return alternatives(value.value)
    return (value,)


def settled(value: Value) -> Value:
    """The value without the note that it is only assumed."""
    return value.value if isinstance(value, Assumed) else value


def either(values: list[Value], reason: str = "depends on the run") -> Value:
    """One value that stands for all of these: themselves where they agree, `Either` where they don't."""
    if len(values) == 1:
        return values[0]
    flat: list[Value] = []
    for value in values:
        for option in value.options if isinstance(value, Either) else (value,):
            if not any(option is seen or option == seen for seen in flat):
                flat.append(option)
                # A table of thousands of entries is not compared each with each.
                if len(flat) > MAX_ALTERNATIVES:
                    return Unknown(reason)
    if len(flat) == 1:
        return flat[0]
    return Either(tuple(flat))
