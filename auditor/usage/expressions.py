"""The value of each kind of expression."""

from __future__ import annotations

import ast
import builtins
import math
import operator
from collections.abc import Callable
from pathlib import PurePosixPath
from typing import Any, cast

from auditor.database.api import item_of
from auditor.usage import data, enums, environment, options, releases, texts
from auditor.usage.facts import Call
from auditor.usage.state import MAX_EXPRESSION_DEPTH, Scope, State
from auditor.usage.values import (
    MAX_LENGTH,
    Assumed,
    Bound,
    Class,
    Const,
    Either,
    Function,
    Instance,
    Mapping,
    Method,
    Module,
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
)

MAX_ITEMS = 64
"""Items of a literal or a loop that are looked at one by one."""

_BINARY: dict[type[ast.operator], Callable[[Any, Any], Any]] = {
    ast.Add: operator.add, ast.Sub: operator.sub, ast.Mult: operator.mul, ast.Div: operator.truediv,
    ast.FloorDiv: operator.floordiv, ast.Mod: operator.mod, ast.Pow: operator.pow, ast.BitAnd: operator.and_,
    ast.BitOr: operator.or_, ast.BitXor: operator.xor, ast.LShift: operator.lshift, ast.RShift: operator.rshift,
}  # fmt: skip
_COMPARE: dict[type[ast.cmpop], Callable[[Any, Any], Any]] = {
    ast.Eq: operator.eq, ast.NotEq: operator.ne, ast.Lt: operator.lt, ast.LtE: operator.le, ast.Gt: operator.gt,
    ast.GtE: operator.ge, ast.In: lambda a, b: a in b, ast.NotIn: lambda a, b: a not in b,
    ast.Is: lambda a, b: a is b, ast.IsNot: lambda a, b: a is not b,
}  # fmt: skip
_PLAIN_OBJECTS = ("keras.Model", "keras.Sequential", "keras.layers.", "keras.optimizers.", "keras.callbacks.",
                  "keras.losses.", "keras.metrics.", "keras.models.", "keras.initializers.",
                  "keras.regularizers.")  # fmt: skip
"""Classes of Keras whose objects have no length and no truth of their own."""
_OUTSIDE = {"sys.argv": "what the command line says", "os.environ": "an environment variable"}
"""Collections whose items nobody knows before the run."""
_CONSTANTS = {
    "numpy.newaxis": Const(None), "tf.newaxis": Const(None), "os.sep": Const("/"), "os.path.sep": Const("/"),
    "os.curdir": Const("."), "math.pi": Const(math.pi), "numpy.pi": Const(math.pi), "math.e": Const(math.e),
    "math.inf": Const(math.inf), "numpy.inf": Const(math.inf),
}  # fmt: skip
_NAMES = {
    ast.Add: "add",
    ast.Sub: "sub",
    ast.Mult: "mul",
    ast.Div: "truediv",
    ast.MatMult: "matmul",
    ast.Pow: "pow",
}


_TAKEN_APART = frozenset({"tf.unstack", "tf.split", "keras.ops.split", "keras.ops.unstack", "keras.ops.array_split"})
"""What gives a list of tensors that all come of one."""


class Evaluator(State):
    """Evaluates expressions; calls are left to `calls.py`."""

    def evaluate(self, node: ast.expr | None) -> Value:
        """As `State.evaluate` says."""
        if node is None:
            return Const(None)
        self.step()
        if self.depth > MAX_EXPRESSION_DEPTH:
            return self.unknown("an expression is nested too deeply", node)
        self.depth += 1
        try:
            handler = getattr(self, "_" + type(node).__name__, None)
            return handler(node) if handler else self.unknown("this kind of expression is not followed", node)
        finally:
            self.depth -= 1

    # Literals

    def _Constant(self, node: ast.Constant) -> Value:
        return Const(node.value)

    def _JoinedStr(self, node: ast.JoinedStr) -> Value:
        parts: list[Value] = []
        for part in node.values:
            value = self.evaluate(part.value if isinstance(part, ast.FormattedValue) else part)
            spec = (
                self.evaluate(part.format_spec) if isinstance(part, ast.FormattedValue) and part.format_spec else None
            )
            text = "" if spec is None else str(spec.value) if isinstance(spec, Const) else "?"
            made: Value | None = texts.spelled(_plain(value), text)
            if made is None:
                made = Unknown("how a text is formatted") if isinstance(_plain(value), Const) else value
            parts.append(made)
            if isinstance(value, Assumed) and isinstance(parts[-1], Const):
                parts[-1] = Assumed(parts[-1], value.reason)
        spelled = [str(plain.value) for part in parts if isinstance(plain := _plain(part), Const)]
        if len(spelled) == len(parts) and texts.short(spelled):
            joined = Const("".join(spelled))
            reason = next((part.reason for part in parts if isinstance(part, Assumed)), None)
            return joined if reason is None else Assumed(joined, reason)
        return Instance("builtins.str", Call(self.where(node), "builtins.str", None, None, tuple(parts), {}))

    def _items(self, kind: str, nodes: list[ast.expr]) -> Value:
        items: list[Value] = []
        unpacked = False
        for item in nodes:
            if isinstance(item, ast.Starred):
                inner = self.elements(self.evaluate(item.value))
                if inner is None:
                    unpacked = True
                else:
                    items.extend(inner)
            else:
                items.append(self.evaluate(item))
        return Sequence(kind, items, unpacked)

    def _List(self, node: ast.List) -> Value:
        return self._items("list", node.elts)

    def _Tuple(self, node: ast.Tuple) -> Value:
        return self._items("tuple", node.elts)

    def _Set(self, node: ast.Set) -> Value:
        return self._items("set", node.elts)

    def _Dict(self, node: ast.Dict) -> Value:
        mapping = Mapping({})
        for key, value in zip(node.keys, node.values, strict=True):
            held = self.evaluate(value)
            if key is None:
                if isinstance(held, Mapping):
                    mapping.items.update(held.items)
                    mapping.open |= held.open
                else:
                    mapping.open = True
                continue
            name = self.evaluate(key)
            if isinstance(name, Const) and _hashable(name.value):
                mapping.items[name.value] = held
            else:
                mapping.open = True
        return mapping

    # Names and attributes

    def _Name(self, node: ast.Name) -> Value:
        value = self.lookup(node.id, node)
        if isinstance(value, Name):
            return self.told(value)
        return value

    def told(self, name: Name) -> Value:
        """What a name outside the project stands for, where it tells the release; else the name itself."""
        constant = _CONSTANTS.get(name.path)
        return constant if constant is not None else releases.named(name.path, name.route) or name

    def lookup(self, name: str, node: ast.AST) -> Value:
        """What a name stands for here."""
        scope: Scope | None = self.frame.scope
        first = True
        while scope is not None:
            # A class's names are seen in its own body only, not in its methods.
            if first or scope.kind != "class":
                if name in scope.names:
                    return scope.names[name]
                for star in scope.stars:
                    found = self.canonical.attribute(star, name)
                    if self.api.knows(found.path):
                        return found
            first = False
            scope = scope.parent
        if name == "__doc__":
            return self.unknown(f"`{name}` depends on the run", node)
        if name == "__file__":  # from the root of the tree, as data.py looks for it
            return Const(self.frame.scope.module.path)
        if name == "__name__":
            return Const("__main__")
        if name == "__debug__":
            return Const(True)
        if hasattr(builtins, name):
            return Name(f"builtins.{name}")
        return self.unknown(f"`{name}` is not defined in what was read", node)

    def _Attribute(self, node: ast.Attribute) -> Value:
        return self.attribute(self.evaluate(node.value), node.attr, node)

    def attribute(self, value: Value, name: str, node: ast.AST) -> Value:
        """`value.name`."""
        if options.is_flags(value):
            held = options.flag(self, name, node)
            if held is not None:
                return held
        if isinstance(value, Mapping) and value.dotted and name in value.items:
            return options.dotted(value.items[name])
        if isinstance(value, Name):
            outside = self.canonical.attribute(value, name)
            return self.told(outside)
        if isinstance(value, Module):
            return self.module_attribute(value.module, name, node)  # type: ignore[arg-type]
        if isinstance(value, Instance):
            return self._instance_attribute(value, name, node)
        if isinstance(value, Class):
            return self._class_attribute(value, name)
        if isinstance(value, Assumed):
            return Assumed(self.attribute(value.value, name, node), value.reason)
        if isinstance(value, Varying):
            found = self.by_release([value], lambda parts: self.attribute(parts[0], name, node))
            methods = isinstance(found, Varying) and all(isinstance(option, Method) for option in found.options)
            return Method(value, name) if methods else found
        if isinstance(value, Either):
            known = [o for o in value.options if o != Const(None)] or list(value.options)
            return either([self.attribute(option, name, node) for option in known])
        if isinstance(value, Method):
            return self.attribute(self.read(value, node), name, node)
        if isinstance(value, Super):
            return self._super_attribute(value, name)
        if isinstance(value, Const) and isinstance(value.value, releases.Compared):
            return releases.part(value.value, name) or Method(value, name)
        if isinstance(value, (Function, Bound)) and name in ("__name__", "__qualname__"):
            return Const(value.name if isinstance(value, Function) else value.function.name)
        if isinstance(value, Const) and isinstance(value.value, PurePosixPath):
            return texts.part(value.value, name) or Method(value, name)
        if isinstance(value, Const) and name in ("value", "name"):
            return value  # a member of an Enum, which is kept as its value
        if isinstance(value, Sequence) and value.kind == "version_info" and name in ("major", "minor"):
            return value.items[name == "minor"]
        return Method(value, name)

    def _instance_attribute(self, value: Instance, name: str, node: ast.AST) -> Value:
        if name in value.attributes:
            return value.attributes[name]
        if name == "__dict__":
            return Mapping(value.attributes)  # type: ignore[arg-type]  # the very one, since it may be written to
        if name == "layers" and value.parts and self.api.extends(self.class_name(value) or "", "keras.Sequential"):
            return Sequence("list", list(value.parts), any(isinstance(part, Unknown) for part in value.parts))
        if isinstance(value.cls, Class):
            found = value.cls.find(name)
            if isinstance(found, Function):
                value.entered.add(name)
                if found.kind == "property":
                    return self._property(value, found, node)
                return Bound(value.cls if found.kind == "classmethod" else value, found)
            if found is not None:
                return found
            if name == "__class__":
                return value.cls
            if name == "__dict__":
                return Mapping(cast(dict[object, Value], value.attributes))
            if self.find_attribute(value, value.cls, name) and name in value.attributes:
                return value.attributes[name]
            lazy = value.cls.find("__getattr__")
            if isinstance(lazy, Function) and not name.startswith("__") and self.class_name(value) is None:
                return self.call(Bound(value, lazy), [Const(name)], {}, node)
        return Method(value, name)

    def _property(self, receiver: Instance, function: Function, node: ast.AST) -> Value:
        """What a property gives; where it is read too often to be followed each time, what it gave the last time."""
        key = id(receiver), id(function.node)
        entries = self.entries.get(self.entry(function), 0)
        if key in self.properties and self.too_often(entries):
            return self.properties[key][1]
        held = self.call(Bound(receiver, function), [], {}, node)
        if any(isinstance(d, Name) and d.path == "functools.cached_property" for d in function.decorators):
            receiver.attributes[function.name] = held
        self.properties[key] = receiver, held
        return held

    def _class_attribute(self, value: Class, name: str) -> Value:
        found = value.find(name)
        if isinstance(found, Function):
            return Bound(value, found) if found.kind == "classmethod" else found
        if found is not None:
            return found
        if name == "__name__":
            return Const(value.name)
        for ancestor in value.lineage():
            if isinstance(ancestor, Name):
                return self.canonical.attribute(ancestor, name)
        return Method(value, name)

    def _super_attribute(self, value: Super, name: str) -> Value:
        lineage = list(value.owner.lineage())[1:]
        if isinstance(value.receiver, Instance) and isinstance(value.receiver.cls, Class):
            # Mixins: what comes after the owner in the lineage of the object's own class.
            own = list(value.receiver.cls.lineage())
            if any(c is value.owner for c in own):
                lineage = own[[c is value.owner for c in own].index(True) + 1 :]
        for ancestor in lineage:
            if isinstance(ancestor, Class) and isinstance(ancestor.members.get(name), Function):
                return Bound(value.receiver, ancestor.members[name])  # type: ignore[arg-type]
        for ancestor in lineage:
            if isinstance(ancestor, Name):
                return Method(value, name)
        return Method(value, name)

    def read(self, method: Method, node: ast.AST) -> Value:
        """An attribute of an object outside the project, as an object of its own; the same one each time it is read."""
        receiver = method.receiver
        cached = f".{method.name}"
        if isinstance(receiver, Instance):
            if cached in receiver.attributes:
                return receiver.attributes[cached]
            cls, route = self.api.returns_of(self.class_name(receiver), method.name), receiver.route
        elif isinstance(receiver, Unknown):
            return Unknown(f"attribute `{method.name}`: {receiver.reason}", receiver.location)
        else:
            cls, route = None, None
        call = Call(self.where(node), "operator.attribute", None, None, (receiver, Const(method.name)), {})
        value = Instance(cls, call, route)
        call.result = value
        if isinstance(receiver, Instance):
            receiver.attributes[cached] = value
        return value

    def class_name(self, instance: Instance) -> str | None:
        """The canonical name of the class an object has or extends, outside the project; None where there is none."""
        if isinstance(instance.cls, Class):
            for ancestor in instance.cls.lineage():
                if isinstance(ancestor, Name):
                    return ancestor.path
            return None
        return instance.cls

    # Operations

    def _opaque(self, kind: str, node: ast.AST, *values: Value) -> Value:
        """The result of an operation on values that are not constants: an object that remembers how it was made."""
        if kind in ("add", "truediv", "binary") and any(
            isinstance(v, Const) and isinstance(v.value, str) for v in values
        ):
            call = Call(self.where(node), f"operator.{kind}", None, None, values, {})
            call.result = Instance("builtins.str", call)  # whatever else there is, it makes a text with this one
            return call.result
        for value in values:
            if isinstance(value, Unknown):
                return value
        call = Call(self.where(node), f"operator.{kind}", None, None, values, {})
        call.result = Instance(None, call)
        return call.result

    def _BinOp(self, node: ast.BinOp) -> Value:
        left, right = self.evaluate(node.left), self.evaluate(node.right)
        return self.binary(type(node.op), left, right, node)

    def binary(self, op: type[ast.operator], left: Value, right: Value, node: ast.AST) -> Value:
        """`left op right`."""
        if isinstance(left, Assumed) or isinstance(right, Assumed):
            reason = left.reason if isinstance(left, Assumed) else right.reason  # type: ignore[union-attr]
            return Assumed(self.binary(op, _plain(left), _plain(right), node), reason)
        if isinstance(left, Varying) or isinstance(right, Varying):
            return self.by_release([left, right], lambda parts: self.binary(op, parts[0], parts[1], node))
        if op is ast.Mod and isinstance(left, Const) and isinstance(left.value, str):
            return texts.percent(left.value, right) or self._opaque("binary", node, left, right)
        if isinstance(left, Const) and isinstance(right, Const):
            return _fold(op, left.value, right.value) or self._opaque(_NAMES.get(op, "binary"), node, left, right)
        if op is ast.Add and isinstance(left, Sequence) and isinstance(right, Sequence):
            return Sequence(left.kind, left.items + right.items, left.open or right.open)
        if op is ast.BitOr and isinstance(left, Mapping) and isinstance(right, Mapping):
            return Mapping({**left.items, **right.items}, left.open or right.open)
        if op is ast.Mult and isinstance(left, Sequence) and isinstance(right, Const):
            count = right.value if isinstance(right.value, int) else 1
            if 0 <= count * len(left.items) <= MAX_ITEMS:
                return Sequence(left.kind, left.items * count, left.open)
        return self._opaque(_NAMES.get(op, "binary"), node, left, right)

    def _UnaryOp(self, node: ast.UnaryOp) -> Value:
        value = self.evaluate(node.operand)
        if isinstance(node.op, ast.Not):
            return self.by_release([value], lambda parts: self._not(parts[0], node))
        if isinstance(value, Const) and isinstance(value.value, (int, float, complex)):
            if isinstance(node.op, ast.USub):
                return Const(-value.value)
            return value if isinstance(node.op, ast.UAdd) else self._opaque("invert", node, value)
        return self._opaque("neg", node, value)

    def _not(self, value: Value, node: ast.AST) -> Value:
        truth = truth_of(value)
        return self._opaque("not_", node, value) if truth is None else Const(not truth)

    def by_release(self, args: list[Value], work: Callable[[list[Value]], Value]) -> Value:
        """What `work` gives for each release, where one of the values depends on it."""
        found = releases.lifted(args, work)
        return found if found is not None else Unknown("depends on several releases at once")

    def _BoolOp(self, node: ast.BoolOp) -> Value:
        wanted = isinstance(node.op, ast.Or)
        options: list[Value] = []
        for index, part in enumerate(node.values):
            value = self.evaluate(part)
            asked = releases.split_by(value, truth_of)
            if asked is not None and index + 1 < len(node.values):
                return either([*options, self._bool_by_release(node, index, value, asked)])
            truth = truth_of(value)
            if truth is wanted:
                options.append(value)
                break
            if truth is None or part is node.values[-1]:
                options.append(value)
        return either(options)

    def _bool_by_release(self, node: ast.BoolOp, index: int, value: Value, asked: tuple[str, int, int]) -> Value:
        """What is left of `a and b` where `a` depends on the release: `b` is looked at only where it counts."""
        subject, yes, no = asked
        further, kept = (no, yes) if isinstance(node.op, ast.Or) else (yes, no)
        rest = ast.BoolOp(node.op, node.values[index + 1 :]) if len(node.values) > index + 2 else node.values[-1]
        ast.copy_location(rest, node)
        fork = self.fork()
        self.usage.version_guards[fork, 0] = subject, further
        with self.branch(fork, 0):
            other = self.evaluate(rest)
        return releases.grouped(subject, [(kept & ~further, value), (further, other)]) if kept & ~further else other

    def _Compare(self, node: ast.Compare) -> Value:
        left = self.evaluate(node.left)
        answer: Value = Const(True)
        for op, comparator in zip(node.ops, node.comparators, strict=True):
            right = self.evaluate(comparator)
            held = self.by_release([left, right], lambda sides, op=op: self._compared(type(op), sides, node))  # type: ignore[misc]
            answer = self.by_release([answer, held], lambda both: _both(both[0], both[1]))
            if answer == Const(False):
                break
            left = right
        return answer

    def _compared(self, op: type[ast.cmpop], sides: list[Value], node: ast.AST) -> Value:
        held = _compare(op, sides[0], sides[1])
        return self._opaque("compare", node, *sides) if held is None else Const(held)

    def _IfExp(self, node: ast.IfExp) -> Value:
        test = self.evaluate(node.test)
        truth = truth_of(test)
        if truth is not None:
            return self.evaluate(node.body if truth else node.orelse)
        fork, asked = self.fork_on(test)
        with self.branch(fork, 0):
            first = self.evaluate(node.body)
        with self.branch(fork, 1):
            second = self.evaluate(node.orelse)
        if asked is not None and not asked[1] & asked[2]:
            return releases.grouped(asked[0], [(asked[1], first), (asked[2], second)])
        return either([first, second])

    def fork_on(self, test: Value) -> tuple[int, tuple[str, int, int] | None]:
        """A new branching in two on a test, and the releases that take each way where it asks for the release."""
        fork, asked = self.fork(2), releases.split_by(test, truth_of)
        if asked is not None:
            subject, yes, no = asked
            self.usage.version_guards[fork, 0] = subject, yes
            self.usage.version_guards[fork, 1] = subject, no
        return fork, asked

    def _NamedExpr(self, node: ast.NamedExpr) -> Value:
        value = self.evaluate(node.value)
        scope = self.frame.scope
        while scope.kind == "comprehension" and scope.parent is not None:
            scope = scope.parent
        scope.names[node.target.id] = value
        return value

    def _Await(self, node: ast.Await) -> Value:
        return self.evaluate(node.value)

    def _Yield(self, node: ast.Yield) -> Value:
        self._yielded([self.evaluate(node.value)])
        return self.unknown("what is sent to a generator", node)

    def _yielded(self, values: list[Value] | None) -> None:
        frame = self.frame
        kept = (values or [])[: MAX_LENGTH - len(frame.yields)]
        frame.yields.extend(kept)
        frame.loose |= values is None or len(kept) < len(values)
        frame.loose |= bool(frame.looping) or len(self.guards) > frame.guarded

    def _YieldFrom(self, node: ast.YieldFrom) -> Value:
        held = self.evaluate(node.value)
        self._yielded(self.elements(held))
        if isinstance(held, Sequence) and held.open:
            self._yielded(held.items)
        return self.unknown("what a generator returns", node)

    def _Starred(self, node: ast.Starred) -> Value:
        return self.evaluate(node.value)

    def _Slice(self, node: ast.Slice) -> Value:
        parts = [Const(None) if p is None else self.evaluate(p) for p in (node.lower, node.upper, node.step)]
        return Sequence("slice", parts)

    def _Subscript(self, node: ast.Subscript) -> Value:
        return self.item(self.evaluate(node.value), self.evaluate(node.slice), node)

    def item(self, value: Value, key: Value, node: ast.AST) -> Value:
        """`value[key]`."""
        if isinstance(value, Assumed):
            return Assumed(self.item(value.value, key, node), value.reason)
        if isinstance(value, Varying) or isinstance(key, Varying):
            return self.by_release([value, key], lambda parts: self.item(parts[0], parts[1], node))
        if isinstance(value, Either):
            return either([self.item(option, key, node) for option in value.options])
        if isinstance(value, Name) and value.path == "os.environ":
            return environment.read(self, key, None, node)
        if options.is_flags(value) and isinstance(key, Const):
            held = options.flag(self, str(key.value), node)
            return Instance(options.HOLDER, attributes={"value": held} if held is not None else {})
        if (found := data.item(value, key) or enums.named(value, key)) is not None:
            return found
        if is_dict(value) and isinstance(value, Instance) and isinstance(key, Const) and key.value in value.attributes:
            return value.attributes[str(key.value)]
        if isinstance(value, Mapping) and isinstance(key, Const) and _hashable(key.value):
            if key.value in value.items:
                return value.items[key.value]
            if value.missing is not None and not value.open:
                value.items[key.value] = self.call(value.missing, [], {}, node)
                return value.items[key.value]
            return self.unknown(f"the entry {key.value!r} of a dict is not known", node)
        if isinstance(value, Mapping):
            return (
                either(list(value.items.values()))
                if value.items and not value.open
                else self.unknown("an entry of a dict is not known", node)
            )
        if isinstance(value, Sequence):
            return self._sequence_item(value, key, node)
        if isinstance(value, Const) and isinstance(value.value, (str, bytes)) and isinstance(key, Sequence):
            parts: list[Any] = [part.value if isinstance(part, Const) else "?" for part in key.items]
            if key.kind == "slice" and all(part is None or isinstance(part, int) for part in parts) and parts[2] != 0:
                return Const(value.value[slice(*parts)])
        if isinstance(value, Const) and isinstance(value.value, (str, bytes)) and isinstance(key, Const):
            try:
                return Const(operator.getitem(value.value, cast(Any, key.value)))
            except (TypeError, IndexError):
                return self.unknown("an item of a text is not known", node)
        if isinstance(value, Method):
            value = self.read(value, node)
        if isinstance(value, Instance) and isinstance(value.cls, Class) and (fields := _fields_of(value)) is not None:
            return self._sequence_item(Sequence("tuple", fields), key, node)
        if isinstance(value, Instance) and item_of(value.cls):
            return self._member(value, key, node)
        if isinstance(value, Name) and value.path.endswith(".__dict__") and isinstance(key, Const):
            owner = Name(value.path.removesuffix(".__dict__"), value.route)
            return self.attribute(owner, str(key.value), node)
        if value == Name("sys.modules") and key == Const("__main__"):
            return Module(self.frame.scope.module)  # `sys.modules[__name__]`
        if isinstance(value, Name) and value.path in _OUTSIDE:
            return self.unknown(_OUTSIDE[value.path], node)
        if isinstance(value, (Name, Class)):
            return value  # a generic alias: `list[int]`, `Optional[X]`
        if isinstance(value, Instance) and isinstance(value.cls, Class) and value.cls.find("__getitem__"):
            return self.call(self.attribute(value, "__getitem__", node), [key], {}, node)
        return self._opaque("getitem", node, value, key)

    def _sequence_item(self, value: Sequence, key: Value, node: ast.AST) -> Value:
        if isinstance(key, Const) and isinstance(key.value, int):
            if -len(value.items) <= key.value < len(value.items) and not (value.open and key.value < 0):
                return value.items[key.value]
            return self.unknown("an item of a list is not known", node)
        if isinstance(key, Sequence) and key.kind == "slice" and not value.open:
            parts: list[Any] = [part.value if isinstance(part, Const) else "?" for part in key.items]
            if all(part is None or isinstance(part, int) for part in parts) and parts[2] != 0:
                return Sequence(value.kind, value.items[slice(*parts)])
        if isinstance(key, Sequence):
            return Sequence(value.kind, list(value.items), open=True)
        return (
            either(value.items)
            if value.items and not value.open
            else self.unknown("an item of a list is not known", node)
        )

    def elements(self, value: Value) -> list[Value] | None:
        """The items that a loop over `value` sees, or None where they are not known."""
        value = _plain(value)
        if isinstance(value, Sequence) and not value.open:
            return list(value.items)
        if isinstance(value, Mapping) and not value.open:
            return [Const(key) for key in value.items]
        if (listed := enums.members(value)) is not None:
            return list(listed.values())
        if isinstance(value, Instance) and isinstance(value.cls, Class):
            if isinstance(own := value.cls.find("__iter__"), Function):
                items = self.call(Bound(value, own), [], {}, own.node)
                return self.elements(items) if items is not value else None
            return _fields_of(value)
        if isinstance(value, Const) and isinstance(value.value, str) and len(value.value) <= MAX_ITEMS:
            return [Const(letter) for letter in value.value]
        return None

    def element(self, value: Value, node: ast.AST) -> Value:
        """One item of a loop over a value whose items are not known one by one."""
        value = _plain(value)
        if isinstance(value, Sequence) and value.items:
            return either(value.items)
        if isinstance(value, (Const, Name, Either)):
            return self.unknown("a loop over what is not known", node)
        if isinstance(value, Method):
            value = self.read(value, node)
        if isinstance(value, Instance) and item_of(value.cls):
            return self._member(value, self.unknown("a loop's position", node), node)
        if isinstance(value, Instance) and value.made is not None and value.made.callee in _TAKEN_APART:
            call = Call(
                self.where(node), "operator.getitem", None, None, (value, self.unknown("a loop's position", node)), {}
            )
            call.result = Instance(None, call, value.route)
            return call.result
        return (
            self._opaque("getitem", node, value, self.unknown("a loop's position", node))
            if not isinstance(value, Unknown)
            else value
        )

    def _member(self, value: Instance, key: Value, node: ast.AST) -> Value:
        """An item, or several, of a list of the framework's: `model.layers[-1]`, `model.layers[:4]`."""
        several = isinstance(key, Sequence) and key.kind == "slice"
        call = Call(self.where(node), "operator.getitem", None, None, (value, key), {})
        call.result = Instance(value.cls if several else item_of(value.cls), call, value.route)
        return call.result

    # Comprehensions and lambdas

    def _comprehend(
        self, node: ast.ListComp | ast.SetComp | ast.GeneratorExp | ast.DictComp, first: Value | None = None
    ) -> tuple[list[Value], bool]:
        """The items of a comprehension, and whether they are all of them; `first` is what it loops over, if that is
        known already."""
        found: list[Value] = []
        complete = True
        outer = self.frame.scope
        inner = Scope(outer.module, {}, outer, "comprehension")
        self.frame.scope = inner

        def element() -> Value:
            if isinstance(node, ast.DictComp):
                return Sequence("tuple", [self.evaluate(node.key), self.evaluate(node.value)])
            return self.evaluate(node.elt)

        def level(index: int) -> None:
            nonlocal complete
            if index == len(node.generators):
                found.append(element())
                return
            generator = node.generators[index]
            value = first if index == 0 and first is not None else self.evaluate(generator.iter)
            items = self.elements(value)
            if items is None or len(items) > MAX_ITEMS or len(found) > MAX_ITEMS:
                complete = False
                items = [self.element(value, node)]
            for item in items:
                self.bind(generator.target, item)
                tests = [truth_of(self.evaluate(test)) for test in generator.ifs]
                if any(test is False for test in tests):
                    continue
                if any(test is None for test in tests):
                    complete = False
                level(index + 1)

        try:
            level(0)
        finally:
            self.frame.scope = outer
        return found, complete

    def _ListComp(self, node: ast.ListComp) -> Value:
        return self._collected(node, "list")

    def _SetComp(self, node: ast.SetComp) -> Value:
        return self._collected(node, "set")

    def _GeneratorExp(self, node: ast.GeneratorExp) -> Value:
        return self._collected(node, "generator")

    def _collected(self, node: ast.ListComp | ast.SetComp | ast.GeneratorExp, kind: str) -> Value:
        first = self.evaluate(node.generators[0].iter)

        def collect(parts: list[Value]) -> Value:
            items, complete = self._comprehend(node, parts[0])
            return Sequence(kind, items, not complete)

        return self.by_release([first], collect)

    def _DictComp(self, node: ast.DictComp) -> Value:
        pairs, complete = self._comprehend(node)
        mapping = Mapping({}, not complete)
        for pair in pairs:
            assert isinstance(pair, Sequence)  # as `_comprehend` makes them for a dict
            key, held = pair.items
            if isinstance(key, Const) and _hashable(key.value):
                mapping.items[key.value] = held
            else:
                mapping.open = True
        return mapping

    def _Lambda(self, node: ast.Lambda) -> Value:
        known = self.functions.get(id(node))
        if known is not None and known.scope is self.frame.scope:
            return known
        function = Function("<lambda>", node, self.frame.scope, self.frame.scope.module, symbol=self.frame.symbol)
        function.location = self.where(node)
        function.defaults = self.defaults(node.args)
        self.functions[id(node)] = function
        return function

    def defaults(self, arguments: ast.arguments) -> dict[str, Value]:
        """The values of parameters' defaults, worked out where the function is defined, as Python does."""
        positional = arguments.posonlyargs + arguments.args
        found: dict[str, Value] = {}
        if arguments.defaults:
            for parameter, default in zip(positional[-len(arguments.defaults) :], arguments.defaults, strict=True):
                found[parameter.arg] = self.evaluate(default)
        for parameter, keyword_default in zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True):
            if keyword_default is not None:
                found[parameter.arg] = self.evaluate(keyword_default)
        return found

    def hints(self, arguments: ast.arguments) -> dict[str, str]:
        """The classes outside the project that parameters are annotated with, also within `Optional[...]`."""
        found: dict[str, str] = {}
        for parameter in arguments.posonlyargs + arguments.args + arguments.kwonlyargs:
            written = parameter.annotation
            if isinstance(written, ast.Constant) and isinstance(written.value, str) and len(written.value) < 200:
                try:
                    written = ast.parse(written.value, mode="eval").body
                except (SyntaxError, ValueError):
                    continue
                for inner in ast.walk(written):
                    ast.copy_location(inner, parameter)
            if isinstance(written, ast.Subscript) and ast.unparse(written.value).endswith("Optional"):
                written = written.slice
            if isinstance(written, ast.BinOp) and isinstance(written.right, ast.Constant):
                written = written.left
            value = self.evaluate(written) if isinstance(written, (ast.Name, ast.Attribute)) else None
            if isinstance(value, Name) and self.api.is_class(value.path):
                found[parameter.arg] = value.path
        return found

    def bind(self, target: ast.expr, value: Value) -> None:
        """Assigns a value to a target: a name, an attribute, an item, or a tuple of targets."""
        if isinstance(target, ast.Name):
            self.assign_name(target.id, value)
        elif isinstance(target, (ast.Tuple, ast.List)):
            self._unpack(target, value)
        elif isinstance(target, ast.Starred):
            self.bind(target.value, value)
        elif isinstance(target, ast.Attribute):
            self.assign_attribute(self.evaluate(target.value), target.attr, value, target)
        elif isinstance(target, ast.Subscript):
            self.assign_item(self.evaluate(target.value), self.evaluate(target.slice), value, target)

    def assign_name(self, name: str, value: Value) -> None:
        """Binds a name in the scope that owns it."""
        scope: Scope | None = self.frame.scope
        assert scope is not None
        if name in scope.globals:
            while scope.parent is not None:
                scope = scope.parent
        elif name in scope.nonlocals:
            scope = scope.parent
            while scope is not None and scope.parent is not None and name not in scope.names:
                scope = scope.parent
        (scope or self.frame.scope).names[name] = value

    def _unpack(self, target: ast.Tuple | ast.List, value: Value) -> None:
        value = _plain(value)
        if isinstance(value, Method):
            value = self.read(value, target)
        items = self.elements(value)
        starred = next((i for i, t in enumerate(target.elts) if isinstance(t, ast.Starred)), None)
        if items is not None and starred is not None and len(items) >= len(target.elts) - 1:
            after = len(target.elts) - starred - 1
            middle = Sequence("list", items[starred : len(items) - after])
            items = [*items[:starred], middle, *items[len(items) - after :]]
        if items is not None and len(items) == len(target.elts):
            for inner, item in zip(target.elts, items, strict=True):
                self.bind(inner, item)
            return
        for index, inner in enumerate(target.elts):
            self.bind(inner, self.item(value, Const(index), target))

    def assign_attribute(self, receiver: Value, name: str, value: Value, node: ast.AST) -> None:
        """`receiver.name = value`; noted as a fact."""
        from auditor.usage.facts import Assignment

        for option in alternatives(receiver):
            if options.is_flags(option):
                self.flags[name] = value
                continue
            if isinstance(option, Mapping) and option.dotted:
                self.assign_item(option, Const(name), options.dotted(value), node)
                continue
            if isinstance(option, Method):
                option = self.read(option, node)
            held = option.cls.find(name) if isinstance(option, Instance) and isinstance(option.cls, Class) else None
            if isinstance(held, Function) and held.setter is not None:
                self.call(Bound(option, held.setter), [value], {}, node)
                continue
            if isinstance(option, Instance):
                old = option.attributes.get(name)
                undecided = self.guards[len(option.guards) :]
                option.attributes[name] = self.mixed(old, value, undecided) if old is not None else value
            elif isinstance(option, Class):
                option.members[name] = value
            elif isinstance(option, Module):
                option.module.scope[name] = value  # type: ignore[attr-defined]
            route = option.route if isinstance(option, (Instance, Name)) else None
            self.order += 1
            self.usage.assignments.append(
                Assignment(
                    self.where(node),
                    option,
                    name,
                    value,
                    tuple(self.contexts),
                    tuple(self.guards),
                    self.order,
                    self.run,
                    route,
                )
            )

    def assign_item(self, receiver: Value, key: Value, value: Value, node: ast.AST) -> None:
        """`receiver[key] = value`."""
        receiver = _plain(receiver)
        if isinstance(receiver, Mapping):
            if isinstance(key, Const) and _hashable(key.value):
                old = receiver.items.get(key.value)
                receiver.items[key.value] = self.mixed(old, value, self.guards) if old is not None else value
            else:
                receiver.open = True
        elif isinstance(receiver, Sequence):
            if (
                isinstance(key, Const)
                and isinstance(key.value, int)
                and -len(receiver.items) <= key.value < len(receiver.items)
            ):
                receiver.items[key.value] = value
            else:
                receiver.open = True
        elif isinstance(receiver, Instance) and isinstance(receiver.cls, Class) and receiver.cls.find("__setitem__"):
            self.call(self.attribute(receiver, "__setitem__", node), [key, value], {}, node)
        elif isinstance(receiver, Name) and receiver.path == "os.environ" and isinstance(key, Const):
            self.set_environment(str(key.value), value, node)

    def delete_item(self, receiver: Value, key: Value) -> None:
        """`del receiver[key]`."""
        receiver = _plain(receiver)
        if isinstance(receiver, Name) and receiver.path == "os.environ" and isinstance(key, Const):
            environment.write(self, str(key.value), None)
        elif isinstance(receiver, Mapping):
            if isinstance(key, Const) and not self.guards:
                receiver.items.pop(key.value, None)
            else:
                receiver.open = True
        elif isinstance(receiver, Sequence):
            at = key.value if isinstance(key, Const) else None
            if isinstance(at, int) and -len(receiver.items) <= at < len(receiver.items) and not self.guards:
                del receiver.items[at]
            else:
                receiver.open = True

    def mixed(self, old: Value, new: Value, guards: list[tuple[int, int]]) -> Value:
        """What is there after a new value was put in the place of an old one within branches."""
        if not guards:
            return new
        asked = [self.usage.version_guards.get(guard) for guard in guards]
        subjects = {one[0] if one else None for one in asked}
        subject = subjects.pop()
        if subjects or subject is None:
            return either([old, new])
        mask = releases.everything(subject)
        for one in asked:
            mask &= one[1] if one else mask
        return releases.grouped(subject, [(releases.everything(subject) & ~mask, old), (mask, new)])

    def set_environment(self, name: str, value: Value, node: ast.AST) -> None:
        """Notes an environment variable that the code sets: it is a fact, `os.environ` called with both."""
        environment.write(self, name, value)
        self.emit(Call(self.where(node), "os.environ", None, None, (Const(name), value), {}))
        if name == "TF_USE_LEGACY_KERAS" and isinstance(value, Const) and value.value in ("1", "true", "True"):
            self.usage.legacy_keras.append(self.where(node))


def truth_of(value: Value) -> bool | None:
    """Whether a value counts as true; None where that is not known."""
    if isinstance(value, Varying):
        truths = {truth_of(option) for option in value.options}
        return truths.pop() if len(truths) == 1 else None
    if isinstance(value, Const):
        return bool(value.value)
    if isinstance(value, (Sequence, Mapping)):
        if value.items:
            return True
        return None if value.open else False
    if isinstance(value, (Function, Class, Bound, Partial, Module)):
        return True
    if isinstance(value, Instance):
        return True if _always_true(value) else None
    return None


def _always_true(value: Instance) -> bool:
    """Whether an object counts as true because nothing in its class says otherwise: a layer, an optimizer, a class of
    the project."""
    if isinstance(value.cls, Class):
        outside = [a.path for a in value.cls.lineage() if isinstance(a, Name)]
        if value.cls.open_base() or value.cls.find("__bool__") or value.cls.find("__len__"):
            return False
        return all(path in ("builtins.object", "abc.ABC") or _plain_object(path) for path in outside)
    return value.cls is not None and _plain_object(value.cls)


def _plain_object(path: str) -> bool:
    return path.startswith(_PLAIN_OBJECTS)


def _fields_of(value: Instance) -> list[Value] | None:
    """The items of an object whose class is a tuple of named fields; None for any other object."""
    cls = value.cls
    if not isinstance(cls, Class) or not cls.fields or Name("typing.NamedTuple") not in cls.lineage():
        return None
    held = [value.attributes.get(name, cls.find(name)) for name in cls.fields]
    return [item if item is not None else Unknown("a field that is not given") for item in held]


def _plain(value: Value) -> Value:
    return value.value if isinstance(value, Assumed) else value


_ORDERED = (ast.Eq, ast.NotEq, ast.Lt, ast.LtE, ast.Gt, ast.GtE)


def _compare_items(op: type[ast.cmpop], left: Sequence, right: Sequence) -> bool | None:
    """Two lists or two tuples, item by item as Python does: what comes after the first difference does not matter."""
    kinds = {left.kind, right.kind}
    if not (kinds == {"list"} or kinds <= {"tuple", "version_info"}):
        return None
    for one, other in zip(left.items, right.items, strict=False):
        same = _compare(ast.Eq, one, other)
        if same is None:
            return None
        if not same:
            return op is ast.NotEq if op in (ast.Eq, ast.NotEq) else _compare(op, one, other)
    if left.open or right.open:
        return None
    return bool(_COMPARE[op](len(left.items), len(right.items)))


def _hashable(value: object) -> bool:
    return isinstance(value, (str, bytes, int, float, bool, type(None)))


def _fold(op: type[ast.operator], left: Any, right: Any) -> Const | None:
    """A constant result, or None; what could grow without bound is not computed."""
    numbers = isinstance(left, (int, float)) and isinstance(right, (int, float))
    if op is ast.Pow and not (numbers and abs(right) <= 64 and abs(left) <= 1e6):
        return None
    if op is ast.LShift and not (numbers and 0 <= right <= 64):
        return None
    if op is ast.Mult and not numbers:
        text, count = (left, right) if isinstance(left, (str, bytes)) else (right, left)
        if not (isinstance(text, (str, bytes)) and isinstance(count, int) and count * len(text) <= 10_000):
            return None
    if op in (ast.Add, ast.Div) and not texts.short((left, right)):
        return None
    if op is ast.Mod and isinstance(left, (str, bytes)):
        return None  # `"%1000000d" % 1` would be made in full
    if isinstance(left, int) and isinstance(right, int) and max(left.bit_length(), right.bit_length()) > 4096:
        return None
    function = _BINARY.get(op)
    if function is None:
        return None
    try:
        return Const(function(left, right))
    except (TypeError, ValueError, ZeroDivisionError, OverflowError):
        return None


def _both(one: Value, other: Value) -> Value:
    """`one and other` of two answers to comparisons, of which the second may not be known."""
    return one if truth_of(one) is False or (truth_of(one) is None and truth_of(other) is True) else other


def _compare(op: type[ast.cmpop], left: Value, right: Value) -> bool | None:
    if isinstance(left, Const) and isinstance(right, Const):
        one, other = releases.coerced(left.value, right.value)
        try:
            return bool(_COMPARE[op](one, other))
        except (TypeError, ValueError):  # `300 in b""` is a ValueError
            return None
    if isinstance(left, Sequence) and isinstance(right, Sequence) and op in _ORDERED:
        return _compare_items(op, left, right)
    if op in (ast.Is, ast.IsNot, ast.Eq, ast.NotEq):
        if left is right and isinstance(left, (Instance, Function, Class)):
            return op in (ast.Is, ast.Eq)
        if enums.distinct(left, right):
            return op in (ast.IsNot, ast.NotEq)
        for one, other in ((left, right), (right, left)):
            known = (Instance, Sequence, Mapping, Function, Class, Module)
            if isinstance(one, Const) and one.value is None and isinstance(other, known):
                # What an opaque call returned may be None as well.
                if isinstance(other, Instance) and other.cls is None:
                    return None
                return op in (ast.IsNot, ast.NotEq)
    if op in (ast.In, ast.NotIn) and isinstance(left, Const) and not isinstance(right, Const):
        keys: list[object] | None = None
        if isinstance(right, Mapping) and not right.open:
            keys = list(right.items)
        elif isinstance(right, Sequence) and not right.open and all(isinstance(i, Const) for i in right.items):
            keys = [item.value for item in right.items if isinstance(item, Const)]
        if keys is not None:
            return (left.value in keys) is (op is ast.In)
    return None
