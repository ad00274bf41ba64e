"""What the project's code does, one plain value a deed: what `usage/` hands to `matching/`."""

from __future__ import annotations

from dataclasses import dataclass, field

from auditor.place import Location, Skip
from auditor.usage.values import Class, Value

Guards = tuple[tuple[int, int], ...]
"""The undecided branches that a deed lies in: (number of the branching, which branch). A place that is passed twice
branches twice."""


@dataclass(eq=False, slots=True)
class Call:
    """A call, or the making of an object.

    `callee` is the canonical dotted name of what is called (`keras.layers.Dense`), or None for a method. `receiver`
    and `method` are set for a call of a method: `model.fit(...)`; an object that is called itself has the method
    `__call__`. `args` and `kwargs` are the arguments; `open_args` and `open_kwargs` say that there may be more.
    `result` is what it gives. `route` is how the code reached the framework. `contexts` are the objects of the `with`
    blocks and traced functions it runs in, and of the layers in whose `call`, outermost first, also those of its
    callers. `guards` are the branches.
    `assumed` says why it may be another call, where a configuration names what is called. `order` grows along one
    run; `run` tells the runs apart (one a script, one a function that nothing calls). `own` is true for a method that
    a class of the project defines instead of the framework: it undoes, and is nothing else. `dropped` is true for a
    call that stands as a statement, so that nobody looks at what it gives.
    """

    location: Location
    callee: str | None
    receiver: Value | None
    method: str | None
    args: tuple[Value, ...]
    kwargs: dict[str, Value]
    open_args: bool = False
    open_kwargs: bool = False
    result: Value | None = None
    route: str | None = None
    contexts: tuple[Value, ...] = ()
    guards: Guards = ()
    order: int = 0
    run: int = 0
    assumed: str = ""
    own: bool = False
    dropped: bool = False

    @property
    def last(self) -> str:
        """The last part of what is called: by this the facts are indexed."""
        if self.method is not None:
            return self.method
        return (self.callee or "").rpartition(".")[2]


@dataclass(eq=False, slots=True)
class Assignment:
    """An attribute that is set: `layer.trainable = False`."""

    location: Location
    receiver: Value
    attribute: str
    value: Value
    contexts: tuple[Value, ...] = ()
    guards: Guards = ()
    order: int = 0
    run: int = 0
    route: str | None = None


@dataclass(eq=False, slots=True)
class Usage:
    """All that was seen of the project's code.

    `classes` are the project's own classes, `returns` what the methods of a class were seen to give, by (id of the
    class, method). `data` are the files of data that the code was seen to read. `legacy_keras` is where the code
    switches TF_USE_LEGACY_KERAS on. `branches` says how many ways a branching has, where it always takes one of them;
    `version_guards` which releases take a branch that asks for the release: the subject, and a bit for each of
    `usage.releases.domain(subject)`. `backends` are those that the code of a run chooses for Keras 3, "" for one that
    cannot be known. `roots` are the files that the runs start in, `unasked` the runs of functions that nothing calls,
    `imports` what each file imports of the project's own.
    """

    calls: list[Call] = field(default_factory=list)
    assignments: list[Assignment] = field(default_factory=list)
    classes: list[Class] = field(default_factory=list)
    returns: dict[tuple[int, str], list[tuple[Value, Location]]] = field(default_factory=dict)
    skips: list[Skip] = field(default_factory=list)
    legacy_keras: list[Location] = field(default_factory=list)
    data: set[str] = field(default_factory=set)
    branches: dict[int, int] = field(default_factory=dict)
    backends: dict[int, set[str]] = field(default_factory=dict)
    roots: dict[int, str] = field(default_factory=dict)
    unasked: set[int] = field(default_factory=set)
    imports: dict[str, set[str]] = field(default_factory=dict)
    version_guards: dict[tuple[int, int], tuple[str, int]] = field(default_factory=dict)

    def leads_to(self, path: str) -> frozenset[str]:
        """A file, and all that it imports, however far."""
        todo, seen = [path], set[str]()
        while todo:
            one = todo.pop()
            if one not in seen:
                seen.add(one)
                todo.extend(self.imports.get(one, ()))
        return frozenset(seen)
