"""Walks the statements of the project's modules, in the order they run, without running them."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial

from auditor.database.api import Api
from auditor.place import Location, Skip
from auditor.usage import environment, options, releases
from auditor.usage.calls import Caller, tracing
from auditor.usage.expressions import MAX_ITEMS, truth_of
from auditor.usage.facts import Call
from auditor.usage.modules import ModuleMap, SourceModule
from auditor.usage.names import ROOTS, Names
from auditor.usage.state import Exhausted, Frame, Scope, result_of
from auditor.usage.values import (
    EXITS,
    NONE,
    Assumed,
    Bound,
    Class,
    Const,
    Function,
    Instance,
    Method,
    Module,
    Name,
    Partial,
    Sequence,
    Unknown,
    Value,
    Varying,
    alternatives,
    either,
)

Body = list[ast.stmt]

_NAMES_A_STEP = 16
"""Names of a scope that are copied for a branch in about the time that a step takes."""


class Interpreter(Caller):
    """Follows whole modules, then what no module leads to: functions that nothing calls and methods Keras calls."""

    def __init__(self, api: Api, modules: ModuleMap, load: Callable[[str], SourceModule | None]) -> None:
        super().__init__(api, Names(api))
        self._modules, self._load = modules, load
        self._classes: dict[int, Class] = {}
        self._broken: list[list[dict[str, Value]]] = []
        """The names at each `break`, for each loop that is being followed."""
        self._stop: type[ast.stmt] = ast.Return
        """The kind of the statement that ended a block last."""
        self._sought: set[tuple[int, str]] = set()
        self._stores: dict[int, frozenset[str]] = {}
        self._implied: tuple[int, int] | None = None

    # Modules

    def run_root(self, path: str) -> None:
        """Follows a module as a program of its own, unless another one has imported it already."""
        module = self._load(path)
        if module is not None and module.state == "new":
            self._start_run(path)
            self._guarded(module, lambda: self._run_module(module))

    def _start_run(self, path: str, *, asked: bool = True) -> None:
        self.run += 1
        self.usage.roots[self.run] = path
        if not asked:
            self.usage.unasked.add(self.run)
        self.steps, self.depth = 0, 0
        self.frames, self.guards, self.contexts, self.entries = [], [], [], {}
        self.choices, self.imported = [], set()
        # Whoever imports a module has imported its packages first, and has imported it before a function is called.
        for part in (*self._modules.packages(path), *(() if asked else (path,))):
            module = self._load(part)
            if module is not None:
                self._guarded(module, partial(self._once, module))
        self.steps, self.depth = 0, 0

    def _guarded(self, module: SourceModule, work: Callable[[], object]) -> None:
        """Whatever the project's code looks like, the audit goes on; what was lost is reported."""
        try:
            work()
        except Exhausted:
            reason = "is too large to be followed to its end"
            self.usage.skips.append(Skip(location=Location(path=module.path), reason=reason))
        except RecursionError:
            reason = "is nested too deeply to be followed"
            self.usage.skips.append(Skip(location=Location(path=module.path), reason=reason))

    def _run_module(self, module: SourceModule) -> None:
        assert module.source is not None
        module.state = "running"
        self.imported.add(module.path)
        scope = Scope(module, module.scope)  # type: ignore[arg-type]
        saved, begun = (self.guards, self.contexts, self.depth), len(self.choices)
        self.guards, self.contexts, self.depth = [], [], 0
        self.frames.append(Frame(None, scope))
        try:
            self._block(module.source.tree.body)
        finally:
            self.frames.pop()
            self.guards, self.contexts, self.depth = saved
            module.state = "done"
            module.choices = tuple(self.choices[begun:])
            self._chosen(begun)
        module.stars = scope.stars

    def _once(self, module: SourceModule) -> None:
        """Runs a module, once in all: what it chose when another run imported it holds in this run as well."""
        if module.state == "new":
            self._run_module(module)
        elif module.path not in self.imported:
            self.imported.add(module.path)
            begun = len(self.choices)
            self.choices += module.choices
            self._chosen(begun)

    def _chosen(self, begun: int) -> None:
        """Settles what an import chose, from the choice number `begun` on; it may lie within branches."""
        if len(self.choices) > begun:
            if self.guards:
                self.choices[begun:] = [replace(one, firm=False) for one in self.choices[begun:]]
            environment.settle(self)

    def import_module(self, path: str) -> Value:
        """As `State.import_module` says."""
        packages = self._modules.packages(path)
        if self.frames:
            self.usage.imports.setdefault(self.frame.scope.module.path, set()).update((*packages, path))
        for package in packages:
            outer = self._load(package)
            if outer is not None:
                self._once(outer)
        module = self._load(path)
        if module is None:
            return Unknown(f"{path} could not be read", Location(path=path))
        self._once(module)
        return Module(module)

    def find_import(self, dotted: str) -> str | None:
        """As `State.find_import` says."""
        return self._modules.absolute(self.frame.scope.module.path, dotted)

    def import_relative(self, dotted: str, package: object, node: ast.AST) -> Value:
        """As `State.import_relative` says."""
        name = dotted.lstrip(".")
        level = len(dotted) - len(name)
        if package == "__main__" or package is None:  # `__name__` and `__package__`: this very package
            found = self._modules.relative(self.frame.scope.module.path, level, name)
        elif isinstance(package, str):
            parts = package.split(".")
            whole = ".".join([*parts[: len(parts) - level + 1], *([name] if name else [])])
            found = self.find_import(whole) if whole.partition(".")[0] not in ROOTS else None
            if found is None:
                return self.canonical.imported(whole)
        else:
            found = None
        return self.import_module(found) if found else self.unknown("a module that is imported is not found", node)

    def module_attribute(self, module: SourceModule, name: str, node: ast.AST) -> Value:
        """As `State.module_attribute` says."""
        if name in module.scope:
            return module.scope[name]  # type: ignore[return-value]
        folder = module.path.removesuffix("__init__.py").removesuffix("/")
        if module.path.endswith(("__init__.py", "/")):
            found = self._modules.file(folder, name)
            if found:
                return self.import_module(found)
        for star in reversed(module.stars):
            settled = self.canonical.attribute(star, name)
            if self.api.knows(settled.path):
                return settled
        lazy = module.scope.get("__getattr__")
        if isinstance(lazy, Function):
            return self.call(lazy, [Const(name)], {}, node)
        return self.unknown(f"`{name}` is not found in {module.path}", node)

    # What nothing leads to

    def run_rest(self, modules: Iterable[SourceModule]) -> None:
        """Follows the methods and functions that nothing seen so far has called, each once."""
        done = {id(module) for module in modules if module.state == "done"}
        for cls in list(self._classes.values()):
            self._rest_of_class(cls)
        # The last ones first: people write what is called above what calls it.
        for function in reversed(list(self.functions.values())):
            module = function.module
            if function.owner is None and id(function.node) not in self.entered and id(module) in done:
                assert isinstance(module, SourceModule)
                self._start_run(module.path, asked=False)
                self._guarded(module, partial(self.enter_unasked, function, None))

    def _rest_of_class(self, cls: Class) -> None:
        methods = [m for m in cls.members.values() if isinstance(m, Function) and m.owner is cls]
        if all(id(method.node) in self.entered for method in methods):
            return
        module = cls.module
        assert isinstance(module, SourceModule)
        self._start_run(module.path, asked=False)
        instance = self.examples.get(id(cls)) or self._invented(cls, module)
        for method in methods:
            if id(method.node) not in self.entered:
                receiver: Value = cls if method.kind == "classmethod" else instance
                self._guarded(module, partial(self.enter_unasked, method, receiver))

    def _invented(self, cls: Class, module: SourceModule) -> Instance:
        """An object of a class that the project itself never makes, as if somebody did."""
        route = next((base.route for base in cls.lineage() if isinstance(base, Name) and base.route), None)
        instance = Instance(cls, route=route)
        init = cls.find("__init__")
        if isinstance(init, Function):
            self._guarded(module, lambda: self.enter_unasked(init, instance))
        return instance

    def find_attribute(self, receiver: Value, cls: Class, name: str) -> bool:
        """As `State.find_attribute` says."""
        if not isinstance(receiver, Instance) or (id(receiver), name) in self._sought:
            return False
        self._sought.add((id(receiver), name))
        for ancestor in cls.lineage():
            if not isinstance(ancestor, Class):
                continue
            for method in ancestor.members.values():
                if not isinstance(method, Function) or method.name in receiver.entered or method.kind != "function":
                    continue
                if method.name == "__init__" or name not in self._set_by(method):
                    continue
                if len(self.frames) < 40:
                    self.enter_unasked(method, receiver)
                    return True
        return False

    def _set_by(self, method: Function) -> frozenset[str]:
        """The attributes that a method's body sets on anything."""
        key = id(method.node)
        if key not in self._stores:
            self._stores[key] = frozenset(
                inner.attr
                for inner in ast.walk(method.node)
                if isinstance(inner, ast.Attribute) and isinstance(inner.ctx, ast.Store)
            )
        return self._stores[key]

    def enter(self, function: Function, bindings: dict[str, Value], receiver: Value | None) -> Value:
        """As `State.enter` says."""
        node, parent = function.node, function.scope
        assert isinstance(parent, Scope)
        self.entered.add(id(node))
        self.entries[self.entry(function)] = self.entries.get(self.entry(function), 0) + 1
        frame = Frame(function, Scope(parent.module, dict(bindings), parent, "function"), function.symbol, receiver)
        frame.guarded = len(self.guards)
        saved_depth, traced = self.depth, tracing(function)
        self.frames.append(frame)
        self.depth = 0
        if traced is not None:
            self.contexts.append(traced)
        try:
            if isinstance(node, ast.Lambda):
                frame.returns.append(self.evaluate(node.body))
            elif self._block(node.body) and self._stop is ast.Expr and not frame.returns and not frame.yields:
                return EXITS
        finally:
            if traced is not None:
                self.contexts.pop()
            self.frames.pop()
            self.depth = saved_depth
        return self._result(frame)

    def names_left(self, function: Function) -> dict[str, Value]:
        """As `State.names_left` says."""
        parent, bindings = function.scope, dict(function.defaults)
        assert isinstance(parent, Scope)
        self.entered.add(id(function.node))
        scope = Scope(parent.module, bindings, parent, "function")
        self.frames.append(Frame(function, scope, function.symbol))
        try:
            if not isinstance(function.node, ast.Lambda):
                self._block(function.node.body)
        finally:
            self.frames.pop()
        return scope.names

    def _result(self, frame: Frame) -> Value:
        """What a followed function returned; where the release decides which `return` is taken, by release."""
        asked = [self.usage.version_guards.get(g) for guards in frame.returned_under for g in guards]
        if frame.yields or len(frame.returns) < 2 or not asked or len({one[0] if one else "" for one in asked}) != 1:
            return result_of(frame)
        if asked[0] is None:
            return result_of(frame)
        subject = asked[0][0]
        left, parts = releases.everything(subject), []
        for value, guards in zip(frame.returns, frame.returned_under, strict=True):
            mask = left
            for guard in guards:
                mask &= self.usage.version_guards[guard][1]
            if mask:
                parts.append((mask, value))
            left &= ~mask
        if left:
            parts.append((left, NONE))
        return releases.grouped(subject, parts)

    # Statements. Each gives True where nothing after it in its block runs.

    def _block(self, body: Body) -> bool:
        held = len(self.guards)
        try:
            for statement in body:
                self.step()
                handler = getattr(self, "_s_" + type(statement).__name__, None)
                if handler is not None and handler(statement):
                    if isinstance(statement, (ast.Return, ast.Raise, ast.Expr, ast.Break, ast.Continue)):
                        self._stop = type(statement)
                    return True
                if self._implied is not None:
                    # `if tf.__version__ < "2": return`: what follows happens under the other releases.
                    self.guards.append(self._implied)
                    self._implied = None
            return False
        finally:
            del self.guards[held:]

    def _s_Expr(self, node: ast.Expr) -> bool:
        value = self.evaluate(node.value)
        if value is EXITS:
            return True
        made = value.made if isinstance(value, Instance) else None
        # A notebook shows what its cells end in.
        if made is not None and (self.frame.function or not made.location.cell):
            made.dropped = made.dropped or made.location == self.where(node.value)
        return made is not None and made.callee in ("sys.exit", "builtins.exit", "builtins.quit", "os._exit")

    def _s_Assign(self, node: ast.Assign) -> None:
        value = self.evaluate(node.value)
        source = self.frame.scope.module.source
        if source is not None and self.frame.function is None and source.is_parameter(node.lineno):
            value = _parameter(value)
        for target in node.targets:
            self.bind(target, value)

    def _s_AnnAssign(self, node: ast.AnnAssign) -> None:
        if node.value is not None:
            self.bind(node.target, self.evaluate(node.value))

    def _s_AugAssign(self, node: ast.AugAssign) -> None:
        target = node.target
        old = self.evaluate(target)  # the evaluator does not look at the context of a node
        added = self.evaluate(node.value)
        items = self.elements(added)
        if isinstance(node.op, ast.Add) and isinstance(old, Sequence) and old.kind == "list":
            old.extend(items or [])  # `+=` changes the list itself
            old.open |= items is None
            return
        self.bind(target, self.binary(type(node.op), old, added, node))

    def _s_Delete(self, node: ast.Delete) -> None:
        for target in node.targets:
            if isinstance(target, ast.Name):
                self.frame.scope.names.pop(target.id, None)
            elif isinstance(target, ast.Subscript):
                self.delete_item(self.evaluate(target.value), self.evaluate(target.slice))

    def _s_Return(self, node: ast.Return) -> bool:
        value = self.evaluate(node.value)
        self.frame.returns.append(value)
        self.frame.returned_under.append(tuple(self.guards[self.frame.guarded :]))
        function = self.frame.function
        if function is not None and function.owner is not None:
            held = self.usage.returns.setdefault((id(function.owner), function.name), [])
            if len(held) < MAX_ITEMS:
                held.append((value, self.where(node)))
        return True

    def _s_Raise(self, node: ast.Raise) -> bool:
        self.evaluate(node.exc)
        return True

    def _s_Continue(self, node: ast.Continue) -> bool:
        return True

    def _s_Break(self, node: ast.Break) -> bool:
        if self._broken:
            self._broken[-1].append(dict(self.frame.scope.names))
        return True

    def _s_Assert(self, node: ast.Assert) -> None:
        self.evaluate(node.test)

    def _s_Global(self, node: ast.Global) -> None:
        self.frame.scope.globals.update(node.names)

    def _s_Nonlocal(self, node: ast.Nonlocal) -> None:
        self.frame.scope.nonlocals.update(node.names)

    def _s_If(self, node: ast.If) -> bool:
        test = self.evaluate(node.test)
        if _type_checking(node.test, test):
            # The imports stand for names in annotations only, but they do say what the names are; all else is for
            # type checkers alone.
            self._block([s for s in node.body if isinstance(s, (ast.Import, ast.ImportFrom))])
            return self._block(node.orelse)
        truth = truth_of(test)
        if truth is not None:
            return self._block(node.body if truth else node.orelse)
        fork, asked = self.fork_on(test)
        return self._branches(fork, [lambda: self._block(node.body), lambda: self._block(node.orelse)], asked)

    def _branches(
        self, fork: int, branches: list[Callable[[], bool]], asked: tuple[str, int, int] | None = None
    ) -> bool:
        """Follows each branch from the same beginning and joins what they leave behind.

        `asked` is what `fork_on` tells of a branching in two that asks for the release.
        """
        scope = self.frame.scope
        before = dict(scope.names)
        self.spend(len(branches) * len(before) // _NAMES_A_STEP)
        ends: list[tuple[int, dict[str, Value]]] = []
        stops: set[type[ast.stmt]] = set()
        for index, branch in enumerate(branches):
            _restore(scope, before)
            with self.branch(fork, index):
                stopped = branch()
            if stopped:
                stops.add(self._stop)
            else:
                ends.append((index, dict(scope.names)))
        if not ends:
            # Where one way goes on with the loop, the loop goes on; where every way ends the program, it ends.
            goes_on = next((kind for kind in (ast.Continue, ast.Break) if kind in stops), ast.Return)
            self._stop = ast.Expr if stops == {ast.Expr} else goes_on
            return True
        if asked is not None and len(ends) == 1:
            self._implied = fork, ends[0][0]
        join = either
        if asked is not None and len(ends) == 2 and not asked[1] & asked[2]:
            join = lambda held: releases.grouped(asked[0], list(zip(asked[1:], held, strict=True)))  # type: ignore[assignment, misc]  # noqa: E731
        _restore(scope, _joined([names for _, names in ends], join))
        return False

    def _s_For(self, node: ast.For | ast.AsyncFor) -> bool:
        value = self.evaluate(node.iter)
        items = self.elements(value)
        if items is not None and len(items) <= 16:
            with self._loop(ends=True):
                for item in items:
                    self.bind(node.target, item)
                    if self._block(node.body) and self._stop is not ast.Continue:
                        return self._stop is not ast.Break
        else:
            self.bind(node.target, self.element(value, node))
            self._rounds(node.body)
        return self._block(node.orelse) if node.orelse else False

    _s_AsyncFor = _s_For

    def _s_While(self, node: ast.While) -> bool:
        truth = truth_of(self.evaluate(node.test))
        if truth is False:
            return self._block(node.orelse)
        self._rounds(node.body, ends=truth is not True)
        # Without a `break`, what follows `while True` is never reached.
        return isinstance(node.test, ast.Constant) and truth is True and not _breaks(node.body)

    def _rounds(self, body: Body, ends: bool = True) -> None:
        """The body of a loop, once for all its rounds; `ends` is whether it ends without a `break`."""
        self.frame.looping += 1
        with self._loop(ends):
            self._block(body)
        self.frame.looping -= 1

    @contextmanager
    def _loop(self, ends: bool) -> Iterator[None]:
        """What follows a loop sees the names as they are at its end, or at one of its `break`s."""
        self._broken.append([])
        try:
            yield
        finally:
            broken = self._broken.pop()
            if broken:
                scope = self.frame.scope
                _restore(scope, _joined([*([dict(scope.names)] if ends else []), *broken]))

    def _s_With(self, node: ast.With | ast.AsyncWith) -> bool:
        count = 0
        try:
            for item in node.items:
                value = self.evaluate(item.context_expr)
                held = self.entered_by_with(value, node)
                self.contexts.append(value)
                count += 1
                if item.optional_vars is not None:
                    self.bind(item.optional_vars, held)
            return self._block(node.body)
        finally:
            del self.contexts[len(self.contexts) - count :]

    _s_AsyncWith = _s_With

    def _s_Try(self, node: ast.Try) -> bool:
        scope = self.frame.scope
        before, fork = dict(scope.names), self.fork()
        self.spend((1 + len(node.handlers)) * len(before) // _NAMES_A_STEP)
        stopped = self._block(node.body) or (bool(node.orelse) and self._block(node.orelse))
        after = dict(scope.names)
        ends = [] if stopped else [after]
        for index, handler in enumerate(node.handlers):
            _restore(scope, before)
            with self.branch(fork, index + 1):
                if handler.name:
                    scope.names[handler.name] = self.unknown("an exception", handler)
                ended = self._block(handler.body)
            if not ended:
                ends.append(dict(scope.names))
        if _is_import_fallback(node):
            # `try: from tensorflow import keras; except ImportError: import keras`: the first is what is meant.
            ends = [{**end, **after} for end in ends[1:]] + [after] if not stopped else ends
        _restore(scope, _joined(ends) if ends else after)
        final = self._block(node.finalbody)
        return final or not ends

    _s_TryStar = _s_Try

    def _s_Match(self, node: ast.Match) -> bool:
        subject = self.evaluate(node.subject)
        possible = []
        for one in node.cases:
            held = _matches(one.pattern, subject)
            if held is not False:
                possible.append(one)
            if held is True and one.guard is None:
                break
        else:
            held = None

        def case(body: ast.match_case) -> bool:
            for name in ast.walk(body.pattern):
                captured = getattr(name, "name", None) or getattr(name, "rest", None)
                if isinstance(captured, str):
                    self.assign_name(captured, self.unknown("what a `case` captures", body.pattern))
            return self._block(body.body)

        if not possible:
            return False
        if held is True and len(possible) == 1:
            return case(possible[0])
        branches: list[Callable[[], bool]] = [partial(case, c) for c in possible]
        if held is not True:
            branches.append(lambda: False)
        return self._branches(self.fork(len(branches)), branches)

    # Definitions

    def _s_FunctionDef(self, node: ast.FunctionDef | ast.AsyncFunctionDef) -> None:
        scope = self.frame.scope
        symbol = f"{self.frame.symbol}.{node.name}" if self.frame.symbol else node.name
        function = Function(node.name, node, scope, scope.module, symbol=symbol, location=self.where(node))
        function.defaults, function.hints = self.defaults(node.args), self.hints(node.args)
        decorators = [self.evaluate(decorator) for decorator in node.decorator_list]
        function.decorators = tuple(decorators)
        self.functions[id(node)] = function
        if decorators and isinstance(node, ast.FunctionDef):
            options.parameters(self, function)
        value: Value = function
        for decorator, written in zip(reversed(decorators), reversed(node.decorator_list), strict=True):
            value = self._decorated(decorator, value, written)
        scope.names[node.name] = value

    _s_AsyncFunctionDef = _s_FunctionDef

    def _decorated(self, decorator: Value, value: Value, node: ast.AST) -> Value:
        """What a decorator makes of a function or class: itself, unless the project's own decorator gives another."""
        path = decorator.path if isinstance(decorator, Name) else ""
        if isinstance(value, Function):
            if path in ("builtins.staticmethod", "builtins.classmethod", "builtins.property"):
                value.kind = path.rpartition(".")[2]
            elif path == "functools.cached_property":
                value.kind = "property"
            elif isinstance(decorator, Instance) and decorator.made and decorator.made.callee == "functools.wraps":
                inner = decorator.made.args[0] if decorator.made.args else None
                if isinstance(inner, Function):
                    value.name, value.wraps = inner.name, inner.wraps or inner
            elif isinstance(decorator, Method) and decorator.name in ("setter", "deleter"):
                held = decorator.receiver
                if isinstance(held, Function):
                    return replace(held, setter=value if decorator.name == "setter" else held.setter)
        own = isinstance(decorator, (Function, Bound)) or (
            isinstance(decorator, Instance) and isinstance(decorator.cls, Class) and decorator.cls.find("__call__")
        )
        if not own:
            return value
        result = self.call(decorator, [value], {}, node)
        return result if isinstance(result, (Function, Bound, Partial, Class, Varying)) else value

    def _s_ClassDef(self, node: ast.ClassDef) -> None:
        outer = self.frame.scope
        symbol = f"{self.frame.symbol}.{node.name}" if self.frame.symbol else node.name
        bases = tuple(self.evaluate(base) for base in node.bases if not isinstance(base, ast.Starred))
        decorators = [self.evaluate(decorator) for decorator in node.decorator_list]
        scope = Scope(outer.module, {}, outer, "class")
        cls = Class(node.name, node, bases, scope.names, self.where(node), outer.module, symbol)
        self.frames.append(Frame(None, scope, symbol))
        try:
            self._block(node.body)
        finally:
            self.frames.pop()
        for member in scope.names.values():
            if (
                isinstance(member, Function)
                and member.owner is None
                and isinstance(member.node, (ast.FunctionDef, ast.AsyncFunctionDef))
            ):
                member.owner = cls
                if member.setter is not None:
                    member.setter.owner = cls
        if _has_fields(bases, decorators):
            inherited = [f for b in bases if isinstance(b, Class) for f in b.fields]
            own = [s.target.id for s in node.body if isinstance(s, ast.AnnAssign) and isinstance(s.target, ast.Name)]
            cls.fields = tuple(dict.fromkeys([*inherited, *own]))
        self._classes[id(node)] = cls
        self.usage.classes.append(cls)
        self._tell_bases(cls, node)
        value: Value = cls
        for decorator, written in zip(reversed(decorators), reversed(node.decorator_list), strict=True):
            value = self._decorated(decorator, value, written)
        outer.names[node.name] = value

    def _tell_bases(self, cls: Class, node: ast.ClassDef) -> None:
        """The `__init_subclass__` of the nearest base that has one is called with the class and its keywords."""
        for base in list(cls.lineage())[1:]:
            hook = base.members.get("__init_subclass__") if isinstance(base, Class) else None
            if isinstance(hook, Function):
                given = {k.arg: self.evaluate(k.value) for k in node.keywords if k.arg and k.arg != "metaclass"}
                self.call(Bound(cls, hook), [], given, node)
                return

    # Imports

    def _s_Import(self, node: ast.Import) -> None:
        for alias in node.names:
            found = self.find_import(alias.name) if alias.name.partition(".")[0] not in ROOTS else None
            head = alias.name.partition(".")[0]
            if found is None:
                name = self.canonical.imported(alias.name)
                self.assign_name(alias.asname or head, name if alias.asname else self.canonical.imported(head))
                continue
            module = self.import_module(found)
            if alias.asname or "." not in alias.name:
                self.assign_name(alias.asname or head, module)
            else:
                package = self.find_import(head)
                self.assign_name(head, self.import_module(package) if package else module)

    def _s_ImportFrom(self, node: ast.ImportFrom) -> None:
        dotted, importer = node.module or "", self.frame.scope.module.path
        if node.level:
            found = self._modules.relative(importer, node.level, dotted)
        else:
            found = self.find_import(dotted) if dotted.partition(".")[0] not in ROOTS else None
        for alias in node.names:
            if alias.name == "*":
                self._import_star(found, dotted, node)
                continue
            if found is not None:
                value = self._imported_name(found, alias.name, node)
            elif node.level:
                value = self.unknown(f"`{'.' * node.level}{dotted}` is not in the tree", node)
            else:
                value = self.canonical.imported(f"{dotted}.{alias.name}")
            self.assign_name(alias.asname or alias.name, value)

    def _imported_name(self, found: str, name: str, node: ast.AST) -> Value:
        module = self.import_module(found)
        if not isinstance(module, Module):
            return module
        own = module.module
        assert isinstance(own, SourceModule)
        if own.path == self.frame.scope.module.path:  # `from . import x` within `__init__`
            if name in own.scope:
                return own.scope[name]  # type: ignore[return-value]
            inner = self._modules.file(own.path.rpartition("/")[0], name)
            return self.import_module(inner) if inner else self.unknown(f"`{name}` is not in the tree", node)
        return self.module_attribute(own, name, node)

    def _import_star(self, found: str | None, dotted: str, node: ast.AST) -> None:
        if found is None:
            self.frame.scope.stars.insert(0, self.canonical.imported(dotted))
            star: dict[str, Value] = {"fromlist": Sequence("tuple", [Const("*")])}
            self.emit(Call(self.where(node), "builtins.__import__", None, None, (Const(dotted),), star))
            return
        module = self.import_module(found)
        if not isinstance(module, Module):
            return
        own = module.module
        assert isinstance(own, SourceModule)
        exported = own.scope.get("__all__")
        wanted = self.elements(exported) if exported is not None else None  # type: ignore[arg-type]
        names = (
            [w.value for w in wanted if isinstance(w, Const)]
            if wanted
            else [n for n in own.scope if not n.startswith("_")]
        )
        for name in names:
            if isinstance(name, str):
                self.assign_name(name, self.module_attribute(own, name, node))
        self.frame.scope.stars.extend(own.stars)


def _restore(scope: Scope, names: dict[str, Value]) -> None:
    # In place: functions and modules hold on to this very dict.
    kept = dict(names)
    scope.names.clear()
    scope.names.update(kept)


def _joined(ends: list[dict[str, Value]], join: Callable[[list[Value]], Value] = either) -> dict[str, Value]:
    if len(ends) == 1:
        return ends[0]
    joined: dict[str, Value] = {}
    for end in ends:
        for name in end:
            if name not in joined:
                held = [other[name] for other in ends if name in other]
                same = all(h is held[0] for h in held)
                joined[name] = held[0] if same else (join if len(held) == len(ends) else either)(held)
    return joined


def _breaks(body: Iterable[ast.AST]) -> bool:
    """Whether a loop's body may leave the loop by `break`; those of loops and functions within it are their own."""
    for node in body:
        if isinstance(node, ast.Break):
            return True
        if isinstance(node, (ast.For, ast.AsyncFor, ast.While)):
            if _breaks(node.orelse):
                return True
        elif isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)):
            continue
        elif _breaks(ast.iter_child_nodes(node)):
            return True
    return False


def _matches(pattern: ast.pattern, subject: Value) -> bool | None:
    """Whether a constant is what a `case` asks for; None where that is not known."""
    if isinstance(pattern, ast.MatchAs) and pattern.pattern is None:
        return True
    if not isinstance(subject, Const):
        return None
    if isinstance(pattern, ast.MatchSingleton):
        return subject.value is pattern.value
    if isinstance(pattern, ast.MatchValue):
        return subject.value == pattern.value.value if isinstance(pattern.value, ast.Constant) else None
    if isinstance(pattern, ast.MatchOr):
        answers = [_matches(one, subject) for one in pattern.patterns]
        return True if True in answers else None if None in answers else False
    return None


def _parameter(value: Value) -> Value:
    """A parameter of a notebook: it holds where papermill gives no other."""
    reason = "papermill may give the notebook another value"
    if isinstance(value, Sequence):
        return Sequence(value.kind, [_parameter(item) for item in value.items], value.open)
    return Assumed(value, reason) if isinstance(value, Const) else value


def _type_checking(test: ast.expr, value: Value) -> bool:
    """Whether a test asks for type checkers, by the usual name wherever it comes from, or by any other name."""
    if isinstance(test, (ast.Name, ast.Attribute)):
        written = test.id if isinstance(test, ast.Name) else test.attr
        meant = value.path.rpartition(".")[2] if isinstance(value, Name) else ""
        return "TYPE_CHECKING" in (written, meant)
    return False


def _is_import_fallback(node: ast.Try) -> bool:
    def names(value: ast.expr | None) -> Iterable[str]:
        for inner in ast.walk(value) if value is not None else ():
            if isinstance(inner, ast.Name):
                yield inner.id

    caught = {name for handler in node.handlers for name in names(handler.type)}
    imports = any(isinstance(s, (ast.Import, ast.ImportFrom)) for s in node.body)
    return imports and (
        not caught or bool(caught & {"ImportError", "ModuleNotFoundError", "AttributeError", "Exception"})
    )


def _has_fields(bases: tuple[Value, ...], decorators: list[Value]) -> bool:
    for value in (*bases, *decorators):
        for option in alternatives(value):
            made = option.made.callee if isinstance(option, Instance) and option.made is not None else None
            path = option.path if isinstance(option, Name) else made
            if path in (
                "dataclasses.dataclass",
                "typing.NamedTuple",
                "attr.s",
                "attrs.define",
                "attr.dataclass",
                "attrs.frozen",
                "pydantic.BaseModel",
            ):
                return True
            if isinstance(option, Class) and option.fields:
                return True
    return False
