"""What the interpreter keeps while it walks: scopes, frames, branches, contexts, and its budget."""

from __future__ import annotations

import ast
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from auditor.database.api import Api
from auditor.place import Location
from auditor.usage.facts import Call, Usage
from auditor.usage.modules import Choice, SourceModule
from auditor.usage.names import Names
from auditor.usage.values import NONE, Class, Function, Instance, Name, Unknown, Value

MAX_STEPS = 400_000
"""Expressions and statements that one run may take; a file that needs more is reported as not read to its end."""
ENOUGH_STEPS = 20_000
"""Once a run has taken these, what was followed before is not followed again: calls within calls multiply."""
ENOUGH_IN_ALL = 5_000_000
"""Once all runs of a component together have taken these, what any run has followed is not followed again."""
MAX_INLINE_DEPTH = 14
"""Calls of the project's own functions that are followed into each other."""
MAX_ENTRIES = 100
"""Times that one function is followed, over all its calls in a run."""
FEW_ENTRIES = 16
"""The same once a run has taken FEW_STEPS: what is built of many blocks is followed, what calls much is not."""
FEW_STEPS = 3_000
MAX_EXPRESSION_DEPTH = 300
"""Nesting of one expression; a deeper one is `Unknown`."""


class Exhausted(Exception):
    """The run has used up its steps."""


@dataclass(eq=False, slots=True)
class Scope:
    """The names of a module, function or class body."""

    module: SourceModule
    names: dict[str, Value]
    parent: Scope | None = None
    kind: str = "module"
    globals: set[str] = field(default_factory=set)
    nonlocals: set[str] = field(default_factory=set)
    stars: list[Name] = field(default_factory=list)
    """Modules outside the project that were imported with `*`, the last one first."""


@dataclass(eq=False, slots=True)
class Frame:
    """One function that is being followed."""

    function: Function | None
    scope: Scope
    symbol: str = ""
    receiver: Value | None = None
    returns: list[Value] = field(default_factory=list)
    yields: list[Value] = field(default_factory=list)
    depth: int = 0
    guarded: int = 0
    """How many branches it was called in."""
    looping: int = 0
    """How many loops within it are being followed whose rounds are not known one by one."""
    loose: bool = False
    """Whether it may yield more, or less, than was seen."""
    returned_under: list[tuple[tuple[int, int], ...]] = field(default_factory=list)
    """The branches within it, for each of `returns`."""


class State(ABC):
    """The state that expressions, calls and statements share."""

    def __init__(self, api: Api, names: Names) -> None:
        self.api, self.canonical = api, names
        self.usage = Usage()
        self.frames: list[Frame] = []
        self.guards: list[tuple[int, int]] = []
        self.contexts: list[Value] = []
        self.functions: dict[int, Function] = {}
        self.entered: set[int] = set()
        """The functions that were followed at all; `entries` counts how often in this run."""
        self.entries: dict[tuple[int, object], int] = {}
        self.properties: dict[tuple[int, int], tuple[Instance, Value]] = {}
        """What a property of an object gave the last time."""
        self.examples: dict[int, Instance] = {}
        """An object of each class that the code makes one of, or of one that extends it."""
        self.run, self.order, self.steps, self.depth = 0, 0, 0, 0
        self.steps_in_all = 0
        self._forks = 0
        self.reader: Callable[[str], str | None] | None = None
        """Gives the text of a file of data of the tree; see `data.py`."""
        self.environment: dict[str, tuple[Value | None, int]] = {}
        """The environment variables that the code sets, each with the run that did; None where it is taken away."""
        self.fillings: dict[int, tuple[Call, Value | None, int]] = {}
        """The calls that made a Sequential, by identity, each with its list of layers, and the loops around."""
        self.choices: list[Choice] = []
        """The backends that this run has chosen so far, the last one last."""
        self.imported: set[str] = set()
        """The modules that this run has imported."""
        self.flags: dict[str, Value] = {}
        """What absl's flags hold."""
        self.hydra_folder = "."
        self.assuming = ""
        """Why what is called just now may be something else."""

    @property
    def frame(self) -> Frame:
        """The innermost frame."""
        return self.frames[-1]

    def where(self, node: ast.AST) -> Location:
        """Where a node of the current module stands."""
        source = self.frame.scope.module.source
        assert source is not None  # a module is interpreted only once it has been parsed
        return source.location(node, self.frame.symbol)

    def too_often(self, entries: int) -> bool:
        """Whether a function that this run has followed so many times is not followed once more."""
        if self.steps > ENOUGH_STEPS:
            return entries > 0
        return entries >= (FEW_ENTRIES if self.steps > FEW_STEPS else MAX_ENTRIES)

    @staticmethod
    def entry(function: Function) -> tuple[int, object]:
        """By what the calls of a function are counted: the same lines within another scope are another function, as
        where a decorator is used twice."""
        return id(function.node), function.scope

    def step(self) -> None:
        """Counts one step; raises Exhausted at the end of the budget."""
        self.spend(1)

    def spend(self, steps: int) -> None:
        """Counts what takes as long as some steps; raises Exhausted at the end of the budget."""
        self.steps += steps
        self.steps_in_all += steps
        if self.steps > MAX_STEPS:
            raise Exhausted

    def unknown(self, reason: str, node: ast.AST | None = None) -> Unknown:
        """A value that cannot be known, here."""
        return Unknown(reason, self.where(node) if node is not None and self.frames else None)

    def emit(self, call: Call) -> Call:
        """Notes a call as a fact, at this moment of the run."""
        self.order += 1
        call.order, call.run, call.assumed = self.order, self.run, self.assuming
        call.guards, call.contexts = tuple(self.guards), tuple(self.contexts)
        self.usage.calls.append(call)
        return call

    def fork(self, ways: int | None = None) -> int:
        """The number of a new branching; `ways` where it always takes one of that many."""
        self._forks += 1
        if ways is not None:
            self.usage.branches[self._forks] = ways
        return self._forks

    @contextmanager
    def branch(self, fork: int, index: int) -> Iterator[None]:
        """Everything inside happens only if the branch is taken."""
        self.guards.append((fork, index))
        try:
            yield
        finally:
            self.guards.pop()

    @abstractmethod
    def evaluate(self, node: ast.expr | None) -> Value:
        """The value of an expression."""

    @abstractmethod
    def call(
        self, callee: Value, args: list[Value], kwargs: dict[str, Value], node: ast.AST,
        open_args: bool = False, open_kwargs: bool = False,
    ) -> Value:  # fmt: skip
        """The value of a call, which is noted as a fact where it leaves the project's own code."""

    @abstractmethod
    def enter(self, function: Function, bindings: dict[str, Value], receiver: Value | None) -> Value:
        """Follows a function of the project with these parameters; gives what it returns."""

    @abstractmethod
    def import_module(self, path: str) -> Value:
        """A module of the project, interpreted."""

    @abstractmethod
    def find_import(self, dotted: str) -> str | None:
        """The project's file behind `import dotted` in the current module, or None."""

    @abstractmethod
    def import_relative(self, dotted: str, package: object, node: ast.AST) -> Value:
        """What `importlib.import_module(".name", package)` gives."""

    @abstractmethod
    def module_attribute(self, module: SourceModule, name: str, node: ast.AST) -> Value:
        """A name of a module of the project."""

    @abstractmethod
    def names_left(self, function: Function) -> dict[str, Value]:
        """Follows a function, and gives the names that it leaves behind in its own scope."""

    @abstractmethod
    def find_attribute(self, receiver: Value, cls: Class, name: str) -> bool:
        """Looks for an attribute that a method not yet followed sets, by following it; tells whether there was one."""


def result_of(frame: Frame) -> Value:
    """What a followed function returned."""
    from auditor.usage.values import Sequence, either

    if frame.yields:
        return Sequence("generator", list(frame.yields), open=frame.loose)
    return either(frame.returns) if frame.returns else NONE
