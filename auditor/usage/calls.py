"""What a call does: followed where it stays in the project, noted as a fact where it leaves it."""

from __future__ import annotations

import ast
from collections.abc import Iterable
from dataclasses import replace

from auditor.usage import builtin, data, enums, environment, options, releases
from auditor.usage.expressions import Evaluator
from auditor.usage.facts import Call
from auditor.usage.state import ENOUGH_IN_ALL, MAX_INLINE_DEPTH
from auditor.usage.values import (
    Assumed,
    Bound,
    Class,
    Const,
    Either,
    Function,
    Instance,
    Mapping,
    Method,
    Name,
    Partial,
    Sequence,
    Super,
    Unknown,
    Value,
    Varying,
    alternatives,
    either,
    is_dict,
    settled,
)

TRACING = frozenset({"tf.function", "tf.autograph.to_graph", "tf.keras.utils.register_keras_serializable"})
"""Functions that give back the function they are handed, made faster or registered."""

_GIVEN_SHAPES = frozenset({"compute_output_shape", "build"})


def tracing(function: Function) -> Value | None:
    """The decorator of a function, if it has one, that is in TRACING."""
    for decorator in function.decorators:
        made = decorator.made.callee if isinstance(decorator, Instance) and decorator.made else None
        if made in TRACING or (isinstance(decorator, Name) and decorator.path in TRACING):
            return decorator
    return None


class Caller(Evaluator):
    """Evaluates calls."""

    def _Call(self, node: ast.Call) -> Value:
        callee = self.evaluate(node.func)
        args: list[Value] = []
        kwargs: dict[str, Value] = {}
        open_args = open_kwargs = False
        for argument in node.args:
            if isinstance(argument, ast.Starred):
                items = self.elements(self.evaluate(argument.value))
                if items is None:
                    open_args = True
                else:
                    args.extend(items)
            else:
                args.append(self.evaluate(argument))
        for keyword in node.keywords:
            value = self.evaluate(keyword.value)
            if keyword.arg is not None:
                kwargs[keyword.arg] = value
                continue
            for option in alternatives(value):
                if isinstance(option, Mapping) and option is settled(value):
                    reason = value.reason if isinstance(value, Assumed) else None
                    for key, held in option.items.items():
                        kwargs[str(key)] = held if reason is None else Assumed(held, reason)
                    open_kwargs |= option.open
                else:
                    open_kwargs = True
        if isinstance(callee, Name) and callee.path == "builtins.super":
            return self._super(args)
        return self.call(callee, args, kwargs, node, open_args, open_kwargs)

    def _super(self, args: list[Value]) -> Value:
        frame = next((f for f in reversed(self.frames) if f.function is not None and f.function.owner), self.frame)
        owner = frame.function.owner if frame.function else None
        if args and isinstance(args[0], Class):
            owner = args[0]
        receiver = args[1] if len(args) > 1 else frame.receiver
        if receiver is None and frame.function is not None:  # `Base.method(self)`
            arguments = frame.function.node.args
            first = next(iter(arguments.posonlyargs + arguments.args), None)
            receiver = frame.scope.names.get(first.arg) if first is not None else None
        if owner is None or receiver is None:
            return Unknown("super() outside a method")
        return Super(receiver, owner)

    def call(
        self, callee: Value, args: list[Value], kwargs: dict[str, Value], node: ast.AST,
        open_args: bool = False, open_kwargs: bool = False,
    ) -> Value:  # fmt: skip
        """As `State.call` says."""
        self.step()
        if isinstance(callee, Assumed):
            result = self.call(callee.value, args, kwargs, node, open_args, open_kwargs)
            return Assumed(result, callee.reason)
        if isinstance(callee, Varying) and len(callee.options) <= releases.MAX_WAYS:
            parts = []
            fork = self.fork(len(callee.options))
            for index, (mask, option) in enumerate(zip(callee.masks, callee.options, strict=True)):
                self.usage.version_guards[fork, index] = callee.subject, mask
                with self.branch(fork, index):
                    parts.append((mask, self.call(option, args, kwargs, node, open_args, open_kwargs)))
            return releases.grouped(callee.subject, parts)
        if isinstance(callee, Either):
            results = []
            fork = self.fork()
            for index, option in enumerate(callee.options):
                if option == Const(None):
                    continue
                with self.branch(fork, index):
                    results.append(self.call(option, args, kwargs, node, open_args, open_kwargs))
            return either(results) if results else self.unknown("None is called", node)
        if isinstance(callee, Function):
            return self._function(callee, None, args, kwargs, node, open_args, open_kwargs)
        if isinstance(callee, Bound):
            return self._function(callee.function, callee.receiver, args, kwargs, node, open_args, open_kwargs)
        if isinstance(callee, Class):
            return self._construct(callee, args, kwargs, node, open_args, open_kwargs)
        if isinstance(callee, Partial):
            merged = {**callee.kwargs, **kwargs}
            open_args, open_kwargs = open_args or callee.open_args, open_kwargs or callee.open_kwargs
            return self.call(callee.callee, callee.args + args, merged, node, open_args, open_kwargs)
        if isinstance(callee, Name):
            return self._name(callee, args, kwargs, node, open_args, open_kwargs)
        if isinstance(callee, Method):
            return self._method(callee, args, kwargs, node, open_args, open_kwargs)
        if isinstance(callee, Instance):
            return self._instance(callee, args, kwargs, node, open_args, open_kwargs)
        self.hand_over((*args, *kwargs.values()), node, kwargs)
        if isinstance(callee, Unknown):
            # Still a fact: `model(x)` where nobody knows what `model` is.
            self.emit(Call(self.where(node), None, callee, "__call__", tuple(args), kwargs, open_args, open_kwargs))
            return Unknown(f"the result of a call of what is not known: {callee.reason}", callee.location)
        return self.unknown("the result of this call is not known", node)

    def entered_by_with(self, value: Value, node: ast.AST) -> Value:
        """What `with value as x` binds."""
        if isinstance(value, Instance) and isinstance(value.cls, Class) and value.cls.find("__enter__"):
            return self.call(self.attribute(value, "__enter__", node), [], {}, node)
        if isinstance(value, Sequence) and value.kind == "generator":  # of a `contextlib.contextmanager`
            return either(value.items) if value.items else Const(None)
        return value

    # The project's own functions and classes

    def _function(
        self, function: Function, receiver: Value | None, args: list[Value], kwargs: dict[str, Value], node: ast.AST,
        open_args: bool, open_kwargs: bool,
    ) -> Value:  # fmt: skip
        bindings = self.match_parameters(function, receiver, args, kwargs, node, open_args, open_kwargs)
        depth = sum(1 for frame in self.frames if frame.function is not None)
        if depth >= MAX_INLINE_DEPTH or not self._comes_to_an_end(function, bindings):
            return self.unknown(f"`{function.name}` calls itself, or calls go too deep", node)
        entries = self.entries.get(self.entry(function), 0)
        late = self.steps_in_all > ENOUGH_IN_ALL and id(function.node) in self.entered
        if late or self.too_often(entries):
            return self.unknown(f"`{function.name}` is called too often to be followed each time", node)
        if isinstance(receiver, Instance):
            receiver.entered.add(function.name)
            if function.owner is not None and self.class_name(receiver) is not None:
                where, route = self.where(node), receiver.route
                self.emit(Call(where, None, receiver, function.name, tuple(args), kwargs, route=route, own=True))
        return self.enter(function, bindings, receiver)

    def _comes_to_an_end(self, function: Function, bindings: dict[str, Value]) -> bool:
        """Whether a function does not call itself, or with a number that is another one each time."""
        # The same lines within another scope are another function, as where a decorator is used twice.
        running = (f for f in self.frames if f.function is not None and f.function.node is function.node)
        before = [f.scope.names for f in running if f.function is not None and f.function.scope is function.scope]
        counted = {name: numbers for name, value in bindings.items() if (numbers := _numbers(value))}
        return not before or any(
            all(numbers != _numbers(names.get(name)) for names in before) for name, numbers in counted.items()
        )

    def match_parameters(
        self, function: Function, receiver: Value | None, args: list[Value], kwargs: dict[str, Value],
        node: ast.AST | None,
        open_args: bool = False, open_kwargs: bool = False,
    ) -> dict[str, Value]:  # fmt: skip
        """What each parameter of a function of the project holds in this call."""
        arguments = function.node.args
        positional = [a.arg for a in arguments.posonlyargs + arguments.args]
        values = list(args)
        if receiver is not None and function.kind != "staticmethod":
            values.insert(0, receiver)
        bindings: dict[str, Value] = dict(zip(positional, values, strict=False))
        if arguments.vararg is not None:
            bindings[arguments.vararg.arg] = Sequence("tuple", values[len(positional) :], open_args)
        names = set(positional) | {a.arg for a in arguments.kwonlyargs}
        rest = Mapping({}, open_kwargs)
        for name, value in kwargs.items():
            if name in names:
                bindings[name] = value
            else:
                rest.items[name] = value
        if arguments.kwarg is not None:
            bindings[arguments.kwarg.arg] = rest
        for name in names - bindings.keys():
            if open_args or open_kwargs:
                bindings[name] = self.unknown(f"parameter `{name}` comes out of `*args` or `**kwargs`", node)
            elif name in function.defaults:
                bindings[name] = function.defaults[name]
            else:
                bindings[name] = self.unknown(f"parameter `{name}` of `{function.name}` is not given", node)
        return bindings

    def make_class(
        self, name: str, members: dict[str, Value], fields: tuple[str, ...], node: ast.AST,
        bases: tuple[Value, ...] = (Name("typing.NamedTuple"),),
    ) -> Class:  # fmt: skip
        """A class that a call makes, as `type` does, or `collections.namedtuple` one of named fields."""
        tree = ast.ClassDef(name=name, bases=[], keywords=[], body=[], decorator_list=[])
        return Class(name, tree, bases, members, self.where(node), self.frame.scope.module, name, fields)

    def _construct(
        self,
        cls: Class,
        args: list[Value],
        kwargs: dict[str, Value],
        node: ast.AST,
        open_args: bool,
        open_kwargs: bool,
    ) -> Value:
        member = enums.of_value(cls, args)
        if member is not None:
            return member
        external = [ancestor for ancestor in cls.lineage() if isinstance(ancestor, Name)]
        new = cls.find("__new__")
        if isinstance(new, Function):
            given = self._function(new, cls, args, kwargs, node, open_args, open_kwargs)
            if not isinstance(given, Instance) or not isinstance(given.cls, Class) or cls not in given.cls.lineage():
                return given
            instance = given
        else:
            instance = self.allocate(cls, args, kwargs, node, open_args, open_kwargs)
        init = cls.find("__init__")
        if isinstance(init, Function):
            self._function(init, instance, args, kwargs, node, open_args, open_kwargs)
        elif cls.fields:
            for name, value in zip(cls.fields, args, strict=False):
                instance.attributes[name] = value
            for name in cls.fields:
                if name in kwargs:
                    instance.attributes[name] = kwargs[name]
                elif name not in instance.attributes and (open_kwargs or open_args):
                    instance.attributes[name] = self.unknown(f"field `{name}` comes out of `**kwargs`", node)
            post = cls.find("__post_init__")
            if isinstance(post, Function):
                self._function(post, instance, [], {}, node, False, False)
        else:
            self._initialise(instance, external, args, kwargs, node, open_args, open_kwargs)
        return instance

    def allocate(
        self, cls: Class, args: list[Value], kwargs: dict[str, Value], node: ast.AST, open_args: bool = False,
        open_kwargs: bool = False,
    ) -> Instance:  # fmt: skip
        """An object of a class of the project, as `object.__new__` gives it."""
        route = next((name.route for name in cls.lineage() if isinstance(name, Name) and name.route), None)
        instance = Instance(cls, route=route, guards=tuple(self.guards))
        made = Call(self.where(node), None, None, None, tuple(args), kwargs, open_args, open_kwargs, instance, route)
        instance.made = self.emit(made)
        for ancestor in cls.lineage():
            self.examples.setdefault(id(ancestor), instance)
        return instance

    def _initialise(
        self, instance: Instance, bases: Iterable[Name], args: list[Value], kwargs: dict[str, Value], node: ast.AST,
        open_args: bool, open_kwargs: bool,
    ) -> None:  # fmt: skip
        """The constructor of a base outside the project, run on an object of the project's own class: a fact of its
        own."""
        for base in bases:
            if base.path == "builtins.object":
                continue
            if is_dict(instance):
                for mapping in map(settled, args):
                    if isinstance(mapping, Mapping):
                        instance.attributes.update({str(key): value for key, value in mapping.items.items()})
                instance.attributes.update(kwargs)
            if not instance.parts and args and isinstance(args[0], Sequence):
                instance.parts.extend(args[0].items)
            if self.api.extends(base.path, "keras.Model"):
                # A functional model: `super().__init__(inputs, outputs)`.
                given = {**dict(zip(("inputs", "outputs"), args, strict=False)), **kwargs}
                instance.attributes.update({name: given[name] for name in ("inputs", "outputs") if name in given})
            self.emit(
                Call(
                    self.where(node),
                    base.path,
                    None,
                    None,
                    tuple(args),
                    kwargs,
                    open_args,
                    open_kwargs,
                    instance,
                    base.route,
                )
            )
            return

    # What lies outside the project

    def _name(
        self,
        name: Name,
        args: list[Value],
        kwargs: dict[str, Value],
        node: ast.AST,
        open_args: bool,
        open_kwargs: bool,
    ) -> Value:
        told = releases.called(name.path, args, name.route)
        for one in (environment, data):
            told = told if told is not None else one.call(self, name.path, args, kwargs, node)
        if told is None:
            told = options.call(self, name.path, args, kwargs, node, open_kwargs)
        if told is not None:
            return told
        modelled = builtin.call(self, name.path, args, kwargs, node, open_args, open_kwargs)
        if modelled is not None:
            return modelled
        head, _, last = name.path.rpartition(".")
        if last == "__init__" and args and isinstance(args[0], Instance):
            self._initialise(args[0], [Name(head, name.route)], args[1:], kwargs, node, open_args, open_kwargs)
            return Const(None)
        if args and isinstance(args[0], Instance) and self.api.extends(self.class_name(args[0]) or "", head):
            return self._unbound(name, args[0], args[1:], kwargs, node, open_args, open_kwargs)
        call = Call(
            self.where(node),
            name.path,
            None,
            None,
            tuple(args),
            kwargs,
            open_args,
            open_kwargs,
            None,
            name.route,
        )
        self.emit(call)
        inner = args[0] if args else kwargs.get("func")
        if isinstance(inner, (Function, Bound)) and (
            name.path in TRACING or last in ("function", "jit", "update_wrapper")
        ):
            return self._traced(inner, call)
        call.result = Instance(self._class_of_result(name.path), call, name.route, guards=tuple(self.guards))
        self._adopt(call.result, call)
        if name.path != "functools.wraps":  # it calls nothing, and gives a decorator
            self.hand_over((*args, *kwargs.values()), node, kwargs)
        return call.result

    def _traced(self, inner: Function | Bound, call: Call, tracer: Instance | None = None) -> Function | Bound:
        """What gives back the function it is handed; `quick = tf.function(step)` is another, with that around it."""
        function = inner.function if isinstance(inner, Bound) else inner
        path = tracer.made.callee if tracer is not None and tracer.made is not None else call.callee
        if path != "tf.function" or tracing(function) is not None:
            call.result = inner
            return inner
        if tracer is None:
            tracer = call.result = Instance(None, call, call.route, guards=tuple(self.guards))
        twin = replace(function, decorators=(*function.decorators, tracer))
        return Bound(inner.receiver, twin) if isinstance(inner, Bound) else twin

    def _adopt(self, instance: Instance, call: Call) -> None:
        """A Sequential's layers are its parts from the start."""
        first = call.args[0] if call.args else call.kwargs.get("layers")
        if call.callee == "keras.Sequential" and not call.open_args and not call.open_kwargs:
            self.fillings[id(call)] = call, first, self._rounds_around()
        if call.callee == "keras.Sequential" and isinstance(first, Sequence):
            instance.parts.extend(first.items)
            if first.open:
                instance.parts.append(Unknown("some of its layers are not known", call.location))
        elif call.callee == "keras.Sequential" and isinstance(first, Unknown):
            instance.parts.append(first)

    def _rounds_around(self) -> int:
        """How many loops are being followed whose rounds are not known one by one."""
        return sum(frame.looping for frame in self.frames)

    def _refilled(self, model: Instance) -> None:
        """A Sequential that is filled by `add` counts as made of these layers, as if they had stood in its list. Not
        where a branch or a loop adds them: then nobody knows how many they are."""
        made, first, rounds = self.fillings.get(id(model.made), (None, None, 0))
        if made is None or not (first is None or first == Const(None) or isinstance(first, Sequence)):
            return
        if tuple(self.guards) == made.guards and self._rounds_around() == rounds:
            layers: Value | None = Sequence("list", list(model.parts), isinstance(first, Sequence) and first.open)
        else:
            layers = first
            del self.fillings[id(made)]
        if "layers" in made.kwargs or not made.args:
            made.kwargs = {**{k: v for k, v in made.kwargs.items() if k != "layers"}}
            if layers is not None:
                made.kwargs["layers"] = layers
        else:
            made.args = (layers if layers is not None else Const(None), *made.args[1:])

    def _class_of_result(self, path: str) -> str | None:
        if self.api.is_class(path):
            return path
        if path in self.api.returns:
            return self.api.returns[path]
        last = path.rpartition(".")[2]
        return path if last[:1].isupper() and not last.isupper() and "." in path else None

    def _method(
        self,
        method: Method,
        args: list[Value],
        kwargs: dict[str, Value],
        node: ast.AST,
        open_args: bool,
        open_kwargs: bool,
    ) -> Value:
        receiver = method.receiver
        if isinstance(receiver, Super):
            return self._super_method(receiver, method.name, args, kwargs, node, open_args, open_kwargs)
        modelled = builtin.method(self, receiver, method.name, args, kwargs, node)
        if open_kwargs and isinstance(receiver, Mapping) and method.name == "update":
            receiver.open = True
        if modelled is not None:
            return modelled
        if isinstance(receiver, Method):
            receiver = self.read(receiver, node)
        route = receiver.route if isinstance(receiver, (Instance, Name)) else None
        call = Call(
            self.where(node),
            None,
            receiver,
            method.name,
            tuple(args),
            kwargs,
            open_args,
            open_kwargs,
            None,
            route,
        )
        self.emit(call)
        self.hand_over((*args, *kwargs.values()), node, kwargs)
        if isinstance(receiver, Unknown):
            return Unknown(f"the result of `{method.name}`: {receiver.reason}", receiver.location)
        if not isinstance(receiver, Instance):
            return self.unknown(f"the result of `{method.name}` is not known", node)
        name = self.class_name(receiver)
        call.result = Instance(self.api.returns_of(name, method.name), call, route, guards=tuple(self.guards))
        if method.name in ("add", "append") and args:
            receiver.parts.append(args[0])
            self._refilled(receiver)
        elif method.name == "pop" and receiver.parts and name == "keras.Sequential":
            receiver.parts.pop()
            self._refilled(receiver)
        self._keep_optimizer(receiver, call)
        self._follow_framework(receiver, method.name, node)
        return call.result

    def _super_method(
        self, receiver: Super, name: str, args: list[Value], kwargs: dict[str, Value], node: ast.AST, open_args: bool,
        open_kwargs: bool,
    ) -> Value:  # fmt: skip
        external = [ancestor for ancestor in receiver.owner.lineage() if isinstance(ancestor, Name)]
        target = receiver.receiver
        if name == "__new__" and args and isinstance(args[0], Class):
            return self.allocate(args[0], args[1:], kwargs, node)
        if name == "__init__" and isinstance(target, Instance):
            self._initialise(target, external, args, kwargs, node, open_args, open_kwargs)
            return Const(None)
        base = external[0] if external else None
        return self._unbound(
            Name(f"{base.path}.{name}" if base else "", base.route if base else None), target, args, kwargs, node,
            open_args, open_kwargs,
        )  # fmt: skip

    def _unbound(
        self, method: Name, target: Value, args: list[Value], kwargs: dict[str, Value], node: ast.AST, open_args: bool,
        open_kwargs: bool,
    ) -> Value:  # fmt: skip
        """A method of a base, on an object that may have its own: `super().fit(x)`, `keras.Model.fit(self, x)`."""
        call = Call(
            self.where(node), method.path or None, target, None, tuple(args), kwargs, open_args, open_kwargs, None,
            method.route,
        )  # fmt: skip
        base, _, name = method.path.rpartition(".")
        if isinstance(target, Instance):
            self._keep_optimizer(target, call)
        call.result = Instance(self.api.returns_of(base or None, name), self.emit(call), call.route)
        return call.result

    def _instance(
        self, receiver: Instance, args: list[Value], kwargs: dict[str, Value], node: ast.AST, open_args: bool,
        open_kwargs: bool,
    ) -> Value:  # fmt: skip
        if isinstance(receiver.cls, Class) and isinstance(own := receiver.cls.find("__call__"), Function):
            return self._function(own, receiver, args, kwargs, node, open_args, open_kwargs)
        name = self.class_name(receiver)
        call = Call(
            self.where(node),
            None,
            receiver,
            "__call__",
            tuple(args),
            kwargs,
            open_args,
            open_kwargs,
            None,
            receiver.route,
        )
        self.emit(call)
        call.result = Instance(self.api.returns_of(name, "__call__"), call, receiver.route, guards=tuple(self.guards))
        inner = args[0] if args else None
        if isinstance(inner, (Function, Bound)) and receiver.made is not None and receiver.made.callee in TRACING:
            return self._traced(inner, call, receiver)  # `@tf.function(input_signature=...)`
        if isinstance(receiver.cls, Class) and isinstance(body := receiver.cls.find("call"), Function):
            kwargs_of_call = self._with_training(body, args, kwargs)
            self.contexts.append(receiver)
            try:
                self._function(body, receiver, args, kwargs_of_call, node, open_args, open_kwargs)
            finally:
                self.contexts.pop()
        self.hand_over((*args, *kwargs.values()), node, kwargs)
        return call.result

    @staticmethod
    def _with_training(body: Function, args: list[Value], kwargs: dict[str, Value]) -> dict[str, Value]:
        """What Keras hands to a `call`: it says by itself whether it trains, whatever the parameter's default is."""
        named = body.node.args
        later = [a.arg for a in (named.posonlyargs + named.args)[1 + len(args) :] + named.kwonlyargs]
        default = body.defaults.get("training")
        if default is None or "training" not in later or "training" in kwargs or isinstance(default, Unknown):
            return kwargs
        return {**kwargs, "training": Assumed(settled(default), "Keras says whether it trains")}

    def _keep_optimizer(self, model: Instance, call: Call) -> None:
        """A model that is compiled holds the very optimizer it was given."""
        if call.last != "compile" or not self.api.extends(self.class_name(model) or "", "keras.Model"):
            return
        given = call.kwargs.get("optimizer", call.args[0] if call.args else None)
        if given is None or not all(isinstance(option, Instance) for option in alternatives(given)):
            return
        old = model.attributes.get("optimizer")
        undecided = old is not None and len(self.guards) > len(model.guards)
        model.attributes["optimizer"] = either([old, given]) if undecided and old is not None else given

    def _follow_framework(self, receiver: Instance, method: str, node: ast.AST) -> None:
        """`fit` and its like make Keras call the methods that a subclass overrides."""
        if not isinstance(receiver.cls, Class):
            return
        hooks = {
            "fit": ("call", "train_step", "compute_loss", "compute_metrics"),
            "evaluate": ("call", "test_step", "compute_loss", "compute_metrics"),
            "predict": ("call", "predict_step"),
        }
        for hook in hooks.get(method, ()):
            function = receiver.cls.find(hook)
            if isinstance(function, Function) and hook not in receiver.entered:
                self.enter_unasked(function, receiver)

    def enter_unasked(self, function: Function, receiver: Value | None, reason: str = "") -> Value:
        """Follows a function that no call of the project's own leads to; its parameters are not known."""
        if any(f.function is not None and f.function.node is function.node for f in self.frames):
            return Unknown("recursion")
        if isinstance(receiver, Instance):
            receiver.entered.add(function.name)
        return self.enter(function, self._unasked(function, receiver, reason), receiver)

    def _unasked(self, function: Function, receiver: Value | None, reason: str) -> dict[str, Value]:
        """What the parameters of a function are that no call leads to; of one that stands for another, what that one
        would be given."""
        bindings = self._unasked_by_name(function, receiver, reason)
        arguments, inner = function.node.args, function.wraps
        places: list[Value] = []
        names: dict[object, Value] = {}
        if inner is not None:
            given, written = self._unasked_by_name(inner, receiver, reason), inner.node.args
            positional = written.posonlyargs + written.args
            places = [given[one.arg] for one in positional[len(arguments.posonlyargs + arguments.args) :]]
            names = {one.arg: given[one.arg] for one in written.kwonlyargs}
        if arguments.vararg is not None:
            unseen = inner is None or inner.node.args.vararg is not None
            bindings[arguments.vararg.arg] = Sequence("tuple", places, open=unseen)
        if arguments.kwarg is not None:
            unseen = inner is None or inner.node.args.kwarg is not None
            bindings[arguments.kwarg.arg] = Mapping(names, open=unseen)
        return bindings

    def _unasked_by_name(self, function: Function, receiver: Value | None, reason: str) -> dict[str, Value]:
        """Of such a function the parameters that have a name: their defaults, which may be given otherwise."""
        arguments = function.node.args
        bindings: dict[str, Value] = {}
        for index, parameter in enumerate(arguments.posonlyargs + arguments.args + arguments.kwonlyargs):
            name = parameter.arg
            if index == 0 and receiver is not None and function.kind != "staticmethod":
                bindings[name] = receiver
            elif function.owner is not None and function.name in _GIVEN_SHAPES and index == 1:
                bindings[name] = Instance("tf.TensorShape")  # what Keras hands to these methods
            elif isinstance(default := function.defaults.get(name), (Assumed, Unknown)):
                bindings[name] = default
            elif default is not None:
                bindings[name] = Assumed(default, f"`{name}` of `{function.name}` may be given another value")
            else:
                bindings[name] = Unknown(
                    reason or f"nothing that was read says what `{name}` of `{function.name}` is",
                    function.location,
                    function.hints.get(name),
                )
        return bindings

    def hand_over(self, values: Iterable[Value], node: ast.AST, kwargs: dict[str, Value] | None = None) -> None:
        """Functions handed to code outside the project will be called by it: they are followed here, once, with the
        `args` that are handed over with them."""
        given = self.elements(kwargs["args"]) if kwargs and "args" in kwargs else None
        for value in values:
            target = value.function if isinstance(value, Bound) else value
            if isinstance(target, Function) and given is not None:
                self.call(value, given, {}, node)
            elif isinstance(target, Function) and id(target.node) not in self.entered:
                receiver = value.receiver if isinstance(value, Bound) else None
                self.enter_unasked(target, receiver, f"`{target.name}` is called from outside the project")


def _numbers(value: Value | None) -> list[int]:
    """The whole numbers that a parameter holds, itself or as `*args` or `**kwargs`."""
    parts = [*value.items.values()] if isinstance(value, Mapping) else [value]
    parts = value.items if isinstance(value, Sequence) and value.kind == "tuple" else parts
    return [part.value for part in parts if isinstance(part, Const) and type(part.value) is int]
