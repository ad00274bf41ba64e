"""What Python's own functions and a few of the standard library's do to values that are known.

Each function gives None where it has nothing to say; the call is then noted like any other.
"""

from __future__ import annotations

import ast
import math
import posixpath
import struct
from collections.abc import Callable
from dataclasses import replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, cast

from auditor.database.api import item_of
from auditor.usage import data, options, texts
from auditor.usage.facts import Call
from auditor.usage.releases import lifted
from auditor.usage.values import (
    Assumed,
    Bound,
    Class,
    Const,
    Function,
    Instance,
    Mapping,
    Method,
    Name,
    Partial,
    Sequence,
    Unknown,
    Value,
    Varying,
    either,
    is_dict,
)

if TYPE_CHECKING:
    from auditor.usage.calls import Caller

_PURE: dict[str, Callable[..., Any]] = {
    "builtins.int": int, "builtins.float": float, "builtins.str": str, "builtins.bool": bool, "builtins.len": len,
    "builtins.abs": abs, "builtins.round": round, "builtins.min": min, "builtins.max": max, "builtins.sum": sum,
    "builtins.any": any, "builtins.all": all, "math.sqrt": math.sqrt, "math.log": math.log, "math.log10": math.log10,
    "math.exp": math.exp, "math.floor": math.floor, "math.ceil": math.ceil, "math.fabs": math.fabs,
    "os.path.join": posixpath.join, "os.path.basename": posixpath.basename, "os.path.dirname": posixpath.dirname,
    "math.pow": math.pow, "numpy.sqrt": math.sqrt, "numpy.power": math.pow, "numpy.exp": math.exp, "numpy.abs": abs,
    "numpy.float64": float, "numpy.float_": float, "numpy.double": float, "numpy.int64": int, "numpy.int32": int,
    "numpy.bool_": bool, "numpy.float32": lambda number: struct.unpack("f", struct.pack("f", float(number)))[0],
    "os.path.normpath": posixpath.normpath, "os.path.splitext": posixpath.splitext, "os.path.split": posixpath.split,
}  # fmt: skip
_LIFTED = frozenset({"builtins.list", "builtins.tuple", "builtins.map", "builtins.sorted", "builtins.isinstance"})
"""Functions besides those whose result for a value that depends on the release is worked out for each release."""
_TEXT_METHODS = frozenset(
    {"lower", "upper", "strip", "lstrip", "rstrip", "replace", "startswith", "endswith", "title", "capitalize",
     "removesuffix", "removeprefix", "split", "rsplit", "splitlines"}
)  # fmt: skip


def call(
    run: Caller, path: str, args: list[Value], kwargs: dict[str, Value], node: ast.AST,
    open_args: bool = False, open_kwargs: bool = False,
) -> Value | None:  # fmt: skip
    """The value of a call of the function `path`, or None."""
    value = _call(run, path, args, kwargs, node)
    if value is None or not (open_args or open_kwargs):
        return value
    if isinstance(value, Partial):
        return replace(value, open_args=open_args, open_kwargs=open_kwargs)
    return _opened(run, path, value, kwargs, node)


def _opened(run: Caller, path: str, value: Value, kwargs: dict[str, Value], node: ast.AST) -> Value:
    """What a function gives for more than is seen, from what it gives for that."""
    reason = f"more is given to `{path.rpartition('.')[2]}` than is seen"
    if isinstance(value, Const):
        return run.unknown(reason, node)
    if isinstance(value, Mapping):
        return replace(value, open=True)
    if isinstance(value, Sequence):
        across = path in ("builtins.zip", "itertools.product")
        items = [replace(item, open=True) if across and isinstance(item, Sequence) else item for item in value.items]
        return Sequence(value.kind, items, open=True)
    if _FUNCTIONS.get(path) is _replace and isinstance(value, Instance) and isinstance(value.cls, Class):
        value.attributes.update({name: run.unknown(reason, node) for name in value.cls.fields if name not in kwargs})
    return value


def _call(run: Caller, path: str, args: list[Value], kwargs: dict[str, Value], node: ast.AST) -> Value | None:
    if any(isinstance(arg, Varying) for arg in args) and (path != "builtins.getattr" or isinstance(args[0], Const)):
        if path in _LIFTED or path in _PURE:
            return lifted(args, lambda parts: _call(run, path, parts, kwargs, node))
        return None
    handler = _FUNCTIONS.get(path)
    if handler is not None:
        return handler(run, args, kwargs, node)
    if path in _PURE:
        return _pure(path, args, kwargs)
    return None


def _pure(path: str, args: list[Value], kwargs: dict[str, Value]) -> Value | None:
    assumed = next((a.reason for a in args if isinstance(a, Assumed)), None)
    plain = [a.value if isinstance(a, Assumed) else a for a in args]
    values: list[Any] = []
    for value in plain:
        if isinstance(value, Const):
            values.append(value.value)
        elif isinstance(value, Sequence) and not value.open and all(isinstance(i, Const) for i in value.items):
            values.append([i.value for i in value.items if isinstance(i, Const)])
        elif path == "builtins.len" and isinstance(value, (Sequence, Mapping)) and not value.open:
            return Const(len(value.items))
        else:
            return None
    if kwargs or not texts.short(values):
        return None
    try:
        made = _PURE[path](*values)
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError):
        return None
    result: Value = Sequence("tuple", [Const(part) for part in made]) if isinstance(made, tuple) else Const(made)
    return Assumed(result, assumed) if assumed else result


def _collection(kind: str) -> Callable[[Caller, list[Value], dict[str, Value], ast.AST], Value | None]:
    def make(run: Caller, args: list[Value], kwargs: dict[str, Value], node: ast.AST) -> Value | None:
        if not args:
            return Sequence(kind, [])
        items = run.elements(args[0])
        if items is not None:
            return Sequence(kind, items)
        inner = args[0]
        if isinstance(inner, Method):
            inner = run.read(inner, node)
        if isinstance(inner, Instance) and item_of(inner.cls):
            return inner
        return Sequence(kind, list(inner.items), open=True) if isinstance(inner, Sequence) else None

    return make


def _dict(run: Caller, args: list[Value], kwargs: dict[str, Value], node: ast.AST) -> Value | None:
    mapping = Mapping({})
    if args:
        if isinstance(args[0], Mapping):
            mapping.items.update(args[0].items)
            mapping.open = args[0].open
        else:
            pairs = run.elements(args[0])
            mapping.open = pairs is None
            for pair in pairs or []:
                if isinstance(pair, Sequence) and len(pair.items) == 2 and isinstance(pair.items[0], Const):
                    mapping.items[pair.items[0].value] = pair.items[1]
                else:
                    mapping.open = True
    mapping.items.update(kwargs)
    return mapping


def _defaultdict(run: Caller, args: list[Value], kwargs: dict[str, Value], node: ast.AST) -> Value | None:
    mapping = _dict(run, args[1:], kwargs, node)
    if isinstance(mapping, Mapping) and args:
        mapping.missing = args[0]
    return mapping


def _zip(run: Caller, args: list[Value], kwargs: dict[str, Value], node: ast.AST) -> Value | None:
    columns = [run.elements(arg) for arg in args]
    if not columns or any(column is None for column in columns):
        firsts: list[Value] = [run.element(arg, node) for arg in args]
        return Sequence("list", [Sequence("tuple", firsts)], open=True)
    return Sequence("list", [Sequence("tuple", list(row)) for row in zip(*columns, strict=False)])


def _enumerate(run: Caller, args: list[Value], kwargs: dict[str, Value], node: ast.AST) -> Value | None:
    items = run.elements(args[0]) if args else None
    if items is None:
        position = Unknown("a loop's position")
        element = run.element(args[0], node) if args else position
        return Sequence("list", [Sequence("tuple", [position, element])], open=True)
    return Sequence("list", [Sequence("tuple", [Const(i), item]) for i, item in enumerate(items)])


def _one_of(run: Caller, args: list[Value], kwargs: dict[str, Value], node: ast.AST) -> Value | None:
    """An item of a collection, nobody says which: `next(...)`, `max(..., key=...)`, `random.choice(...)`."""
    inner = args[0] if args else None
    if isinstance(inner, Sequence) and inner.items and not (inner.open and inner.kind != "generator"):
        return inner.items[0] if len(inner.items) == 1 else run.element(inner, node)
    return None


def _extreme(name: str) -> Callable[[Caller, list[Value], dict[str, Value], ast.AST], Value | None]:
    def find(run: Caller, args: list[Value], kwargs: dict[str, Value], node: ast.AST) -> Value | None:
        for key in kwargs.values():
            run.hand_over([key], node)
        return _pure(name, args, kwargs) or (_one_of(run, args, kwargs, node) if len(args) == 1 else None)

    return find


def _product(run: Caller, args: list[Value], kwargs: dict[str, Value], node: ast.AST) -> Value | None:
    columns = [run.elements(arg) for arg in args]
    if kwargs or any(column is None for column in columns):
        return None
    rows: list[list[Value]] = [[]]
    for column in columns:
        rows = [[*row, item] for row in rows for item in column or []]
        if len(rows) > 64:
            return None
    return Sequence("list", [Sequence("tuple", list(row)) for row in rows])


def _chain(run: Caller, args: list[Value], kwargs: dict[str, Value], node: ast.AST) -> Value | None:
    chained = Sequence("list", [])
    for arg in args:
        items = run.elements(arg)
        chained.extend(items if items is not None else arg.items if isinstance(arg, Sequence) else [])
        chained.open |= items is None
    return chained


def _map(run: Caller, args: list[Value], kwargs: dict[str, Value], node: ast.AST) -> Value | None:
    """`map` as if all of it were asked for."""
    if len(args) < 2:
        return None
    columns = [run.elements(arg) for arg in args[1:]]
    if any(column is None or len(column) > 16 for column in columns):
        return Sequence("list", [run.call(args[0], [run.element(arg, node) for arg in args[1:]], {}, node)], open=True)
    return Sequence("list", [run.call(args[0], list(row), {}, node) for row in zip(*columns, strict=False)])


def _reduce(run: Caller, args: list[Value], kwargs: dict[str, Value], node: ast.AST) -> Value | None:
    items = run.elements(args[1]) if len(args) in (2, 3) else None
    if items is None or len(items) > 16:
        return None
    items = [*args[2:], *items]
    result = items[0] if items else None
    for item in items[1:]:
        result = run.call(args[0], [result or item, item], {}, node)
    return result


def _filter(run: Caller, args: list[Value], kwargs: dict[str, Value], node: ast.AST) -> Value | None:
    """`filter`, where nobody says which items stay."""
    if len(args) != 2:
        return None
    run.hand_over(args[:1], node)
    items = run.elements(args[1])
    return Sequence("list", items, open=True) if items is not None else None


def _range(run: Caller, args: list[Value], kwargs: dict[str, Value], node: ast.AST) -> Value | None:
    numbers = [a.value for a in args if isinstance(a, Const) and isinstance(a.value, int)]
    if len(numbers) == len(args) and args and not (len(numbers) == 3 and numbers[2] == 0):
        span = range(*numbers[:3])
        if not span[8:]:  # its length may be too large for `len`
            return Sequence("range", [Const(i) for i in span])
    return Sequence("range", [Unknown("a loop's position")], open=True)


def _isinstance(run: Caller, args: list[Value], kwargs: dict[str, Value], node: ast.AST) -> Value | None:
    """Decided for values of Python's own types, and for objects of the project's own classes."""
    if len(args) != 2:
        return None
    wanted = args[1].items if isinstance(args[1], Sequence) else [args[1]]
    answers = [_is_of(args[0], one) for one in wanted]
    if True in answers:
        return Const(True)
    return None if None in answers else Const(False)


_PLAIN_TYPES: dict[str, tuple[type, ...]] = {
    "builtins.str": (str,), "builtins.int": (int,), "builtins.float": (float,), "builtins.bool": (bool,),
    "builtins.bytes": (bytes,), "builtins.complex": (complex,),
}  # fmt: skip
_PLAIN_KINDS = {"builtins.list": "list", "builtins.tuple": "tuple", "builtins.set": "set", "builtins.dict": "dict"}


def _is_of(value: Value, wanted: Value) -> bool | None:
    if isinstance(wanted, Class) and isinstance(value, Instance) and isinstance(value.cls, Class):
        return True if wanted in list(value.cls.lineage()) else (None if value.cls.open_base() else False)
    if not isinstance(wanted, Name) or wanted.path not in {*_PLAIN_TYPES, *_PLAIN_KINDS}:
        return False if isinstance(value, (Const, Sequence, Mapping)) and isinstance(wanted, Class) else None
    if isinstance(value, Const):
        return isinstance(value.value, _PLAIN_TYPES.get(wanted.path, ()))
    if isinstance(value, Sequence) and value.kind in ("list", "tuple", "set"):
        return _PLAIN_KINDS.get(wanted.path) == value.kind
    return wanted.path == "builtins.dict" if isinstance(value, Mapping) else None


def _sorted(run: Caller, args: list[Value], kwargs: dict[str, Value], node: ast.AST) -> Value | None:
    held = _collection("list")(run, args, {}, node)
    if not isinstance(held, Sequence) or held.open or "key" in kwargs:
        return held
    constants = [item.value for item in held.items if isinstance(item, Const)]
    if len(constants) != len(held.items):
        return held
    try:
        ordered = sorted(constants, reverse=kwargs.get("reverse") == Const(True))  # type: ignore[type-var]
    except TypeError:
        return None
    return Sequence("list", [Const(one) for one in ordered])


def _replace(run: Caller, args: list[Value], kwargs: dict[str, Value], node: ast.AST) -> Value | None:
    """`dataclasses.replace(object, field=value)`: the class made again with what the object holds."""
    held = args[0] if args else None
    if not isinstance(held, Instance) or not isinstance(held.cls, Class) or not held.cls.fields:
        return None
    given = {name: run.attribute(held, name, node) for name in held.cls.fields}
    return run.call(held.cls, [], {**given, **kwargs}, node)


def _reversed(run: Caller, args: list[Value], kwargs: dict[str, Value], node: ast.AST) -> Value | None:
    held = _collection("list")(run, args, kwargs, node)
    if isinstance(held, Sequence) and not held.open:
        return Sequence("list", held.items[::-1])
    return held if isinstance(held, Instance) else None


def _getattr(run: Caller, args: list[Value], kwargs: dict[str, Value], node: ast.AST) -> Value | None:
    if len(args) >= 2 and isinstance(args[1], Const) and isinstance(args[1].value, str):
        return run.attribute(args[0], args[1].value, node)
    return run.unknown("an attribute whose name is not known", node) if len(args) >= 2 else None


def _setattr(run: Caller, args: list[Value], kwargs: dict[str, Value], node: ast.AST) -> Value | None:
    if len(args) == 3 and isinstance(args[1], Const):
        run.assign_attribute(args[0], str(args[1].value), args[2], node)
    return Const(None)


def _vars(run: Caller, args: list[Value], kwargs: dict[str, Value], node: ast.AST) -> Value | None:
    if args and isinstance(args[0], Name):
        return run.canonical.attribute(args[0], "__dict__")
    if args and isinstance(args[0], Instance) and isinstance(args[0].cls, (Class, str)):
        held: dict[object, Value] = {}
        cls = args[0].cls
        if isinstance(cls, Class):
            held.update({name: run.attribute(args[0], name, node) for name in cls.fields})
        held.update({name: value for name, value in args[0].attributes.items() if not name.startswith(".")})
        return Mapping(held)
    return None


def _namespace(run: Caller, args: list[Value], kwargs: dict[str, Value], node: ast.AST) -> Value | None:
    """An object that holds what it is given: `SimpleNamespace(rate=0.1)`."""
    made = Call(run.where(node), "types.SimpleNamespace", None, None, tuple(args), kwargs)
    made.result = Instance("types.SimpleNamespace", made, attributes=dict(kwargs))
    return made.result


def _namedtuple(run: Caller, args: list[Value], kwargs: dict[str, Value], node: ast.AST) -> Value | None:
    """The class that `collections.namedtuple` or the call of `typing.NamedTuple` makes."""
    if len(args) < 2 or not isinstance(args[0], Const):
        return None
    fields = args[1]
    if isinstance(fields, Const) and isinstance(fields.value, str):
        names: list[Value] = [Const(part) for part in fields.value.replace(",", " ").split()]
    else:
        names = [i.items[0] if isinstance(i, Sequence) and i.items else i for i in run.elements(fields) or []]
    texts = tuple(name.value for name in names if isinstance(name, Const) and isinstance(name.value, str))
    if not texts or len(texts) != len(names):
        return None
    members: dict[str, Value] = {}
    defaults = run.elements(kwargs["defaults"]) if "defaults" in kwargs else None
    if defaults:
        members.update(zip(texts[-len(defaults) :], defaults, strict=False))
    return run.make_class(str(args[0].value), members, texts, node)


def _partial(run: Caller, args: list[Value], kwargs: dict[str, Value], node: ast.AST) -> Value | None:
    return Partial(args[0], args[1:], dict(kwargs)) if args else None


def _import_module(run: Caller, args: list[Value], kwargs: dict[str, Value], node: ast.AST) -> Value | None:
    if args and isinstance(args[0], Const) and isinstance(args[0].value, str):
        dotted = args[0].value
        if dotted.startswith("."):
            package = args[1] if len(args) > 1 else kwargs.get("package")
            return run.import_relative(dotted, package.value if isinstance(package, Const) else None, node)
        found = run.find_import(dotted)
        return run.import_module(found) if found else run.canonical.imported(dotted)
    return run.unknown("a module whose name is not known is imported", node)


def _environ_set(run: Caller, args: list[Value], kwargs: dict[str, Value], node: ast.AST) -> Value | None:
    if len(args) == 2 and isinstance(args[0], Const):
        run.set_environment(str(args[0].value), args[1], node)
    return Const(None)


def _environ_update(run: Caller, args: list[Value], kwargs: dict[str, Value], node: ast.AST) -> Value | None:
    entries: dict[object, Value] = dict(args[0].items) if args and isinstance(args[0], Mapping) else {}
    entries.update(kwargs)
    for name, value in entries.items():
        run.set_environment(str(name), value, node)
    return Const(None)


def _same(run: Caller, args: list[Value], kwargs: dict[str, Value], node: ast.AST) -> Value | None:
    return args[-1] if args else None


def _type(run: Caller, args: list[Value], kwargs: dict[str, Value], node: ast.AST) -> Value | None:
    """`type(name, bases, members)`, which makes a class."""
    if len(args) != 3 or not isinstance(args[0], Const) or not isinstance(args[2], Mapping):
        return None
    members = {str(name): value for name, value in args[2].items.items()}
    return run.make_class(str(args[0].value), members, (), node, tuple(run.elements(args[1]) or ()))


def _globals(run: Caller, args: list[Value], kwargs: dict[str, Value], node: ast.AST) -> Value | None:
    return Mapping(run.frame.scope.module.scope)  # type: ignore[arg-type]


def _new(run: Caller, args: list[Value], kwargs: dict[str, Value], node: ast.AST) -> Value | None:
    return run.allocate(args[0], args[1:], kwargs, node) if args and isinstance(args[0], Class) else None


def _deep_copy(run: Caller, args: list[Value], kwargs: dict[str, Value], node: ast.AST) -> Value | None:
    """A copy of dicts and lists, however deep; what they hold besides stays what it is.

    An object's copy is read as the object itself, so that what was done to it holds; that it was copied is noted.
    """
    if args and isinstance(args[0], Instance):
        run.emit(Call(run.where(node), "copy.deepcopy", None, None, tuple(args), kwargs))

    def copied(value: Value, depth: int) -> Value:
        if depth > 50:
            return value
        if isinstance(value, Mapping):
            items = {key: copied(held, depth + 1) for key, held in value.items.items()}
            return Mapping(items, value.open, value.missing, value.dotted)
        if isinstance(value, Sequence):
            return Sequence(value.kind, [copied(held, depth + 1) for held in value.items], value.open)
        return value

    return copied(args[0], 0) if args else None


def _path(run: Caller, args: list[Value], kwargs: dict[str, Value], node: ast.AST) -> Value | None:
    return texts.path(args)


def _field(run: Caller, args: list[Value], kwargs: dict[str, Value], node: ast.AST) -> Value | None:
    if "default" in kwargs:
        return kwargs["default"]
    if "default_factory" in kwargs:
        return run.call(kwargs["default_factory"], [], {}, node)
    return run.unknown("a field without a default", node)


_FUNCTIONS: dict[str, Callable[[Caller, list[Value], dict[str, Value], ast.AST], Value | None]] = {
    "builtins.list": _collection("list"), "builtins.tuple": _collection("tuple"), "builtins.set": _collection("set"),
    "builtins.frozenset": _collection("set"), "builtins.sorted": _sorted, "builtins.dict": _dict,
    "builtins.zip": _zip, "builtins.enumerate": _enumerate, "builtins.range": _range, "builtins.reversed": _reversed,
    "builtins.min": _extreme("builtins.min"), "builtins.max": _extreme("builtins.max"), "builtins.next": _one_of,
    "random.choice": _one_of, "itertools.product": _product, "itertools.chain": _chain, "builtins.map": _map,
    "builtins.filter": _filter, "functools.reduce": _reduce, "builtins.globals": _globals,
    "builtins.object.__new__": _new, "contextlib.nullcontext": _same, "contextlib.closing": _same,
    "builtins.type": _type, "builtins.getattr": _getattr, "builtins.setattr": _setattr, "builtins.vars": _vars,
    "collections.OrderedDict": _dict, "collections.defaultdict": _defaultdict, "collections.deque": _collection("list"),
    "attr.evolve": _replace, "attrs.evolve": _replace, "copy.replace": _replace,
    "types.SimpleNamespace": _namespace, "argparse.Namespace": _namespace, "collections.namedtuple": _namedtuple,
    "typing.NamedTuple": _namedtuple, "functools.partial": _partial, "functools.partialmethod": _partial,
    "builtins.isinstance": _isinstance,
    "importlib.import_module": _import_module, "builtins.__import__": _import_module,
    "os.putenv": _environ_set, "os.environ.update": _environ_update, "typing.cast": _same, "copy.copy": _same,
    "pathlib.Path": _path, "pathlib.PurePath": _path, "pathlib.PosixPath": _path, "os.path.abspath": _same,
    "os.path.realpath": _same, "os.path.expanduser": _same, "os.path.expandvars": _same, "copy.deepcopy": _deep_copy,
    "dataclasses.asdict": _vars, "dataclasses.replace": _replace, "dataclasses.field": _field,
    "os.fspath": _same, "tqdm.tqdm": _same, "builtins.iter": _same,
}  # fmt: skip


def method(
    run: Caller, receiver: Value, name: str, args: list[Value], kwargs: dict[str, Value], node: ast.AST
) -> Value | None:
    """The value of a method of a list, dict, text or argument parser, or None."""
    if isinstance(receiver, Assumed):
        inner = method(run, receiver.value, name, args, kwargs, node)
        return Assumed(inner, receiver.reason) if inner is not None else None
    opened = data.method(run, receiver, name, args, kwargs, node)
    if opened is not None:
        return opened
    if isinstance(receiver, Varying) or (isinstance(receiver, Const) and any(isinstance(a, Varying) for a in args)):
        return lifted([receiver, *args], lambda parts: method(run, parts[0], name, parts[1:], kwargs, node))
    if isinstance(receiver, Instance) and isinstance(receiver.cls, Class) and is_dict(receiver):
        own = receiver.cls.find(name) is not None
        held = Mapping(cast(dict[object, Value], receiver.attributes))
        return None if own else _mapping_method(run, held, name, args, kwargs, node)
    if isinstance(receiver, Sequence):
        return _sequence_method(run, receiver, name, args)
    if isinstance(receiver, Mapping):
        merged = options.merged(run, receiver, name, args, node) if receiver.dotted else None
        return merged or _mapping_method(run, receiver, name, args, kwargs, node)
    if isinstance(receiver, Const):
        found = _text_method(receiver, name, args, kwargs)
        if found is None and name == "format" and isinstance(receiver.value, str):
            made = Call(run.where(node), None, receiver, name, tuple(args), kwargs)
            found = made.result = Instance("builtins.str", made)
        return found
    if name == "_replace":
        return _replace(run, [receiver], kwargs, node)
    if name == "submit" and args and isinstance(args[0], (Function, Bound)):
        run.call(args[0], args[1:], kwargs, node)  # of an executor
        return None
    if name == "enter_context" and args:
        return run.entered_by_with(args[0], node)
    if isinstance(receiver, Instance) and isinstance(receiver.cls, str) and receiver.cls.startswith("argparse."):
        return _parser_method(run, receiver, name, args, kwargs, node)
    return None


def _sequence_method(run: Caller, receiver: Sequence, name: str, args: list[Value]) -> Value | None:
    if name in ("append", "add") and args:
        receiver.items.append(args[0])
        return Const(None)
    if name == "insert" and len(args) == 2:
        at = args[0].value if isinstance(args[0], Const) and isinstance(args[0].value, int) else len(receiver.items)
        receiver.items.insert(at, args[1])
        return Const(None)
    if name in ("extend", "update") and args:
        items = run.elements(args[0])
        receiver.open |= items is None
        receiver.extend(items or [])
        return Const(None)
    if name == "copy":
        return Sequence(receiver.kind, list(receiver.items), receiver.open)
    if name in ("pop", "remove", "clear", "sort", "reverse"):
        popped = receiver.items[-1] if receiver.items and name == "pop" else Const(None)
        if name == "clear":
            receiver.items.clear()
        elif name == "pop" and not args and receiver.items:
            receiver.items.pop()
        elif name == "remove" and args and (held := _index_of(receiver, args[0])) is not None:
            del receiver.items[held]
        elif name in ("pop", "remove"):
            receiver.open = True
        return popped
    return None


def _index_of(held: Sequence, wanted: Value) -> int | None:
    """Where the first item is that a constant equals; None where that is not known."""
    for index, item in enumerate(held.items):
        if not isinstance(item, Const) or not isinstance(wanted, Const):
            return None
        if item == wanted:
            return index
    return None


def _mapping_method(
    run: Caller, receiver: Mapping, name: str, args: list[Value], kwargs: dict[str, Value], node: ast.AST
) -> Value | None:
    if name in ("get", "pop", "setdefault") and args and isinstance(args[0], Const):
        held = receiver.items.get(args[0].value)
        default = args[1] if len(args) > 1 else kwargs.get("default", Const(None))
        if held is None and not receiver.open:
            held = default
            if name == "setdefault":
                receiver.items[args[0].value] = default
        if name == "pop":
            receiver.items.pop(args[0].value, None)
        return held if held is not None else run.unknown(f"the entry {args[0].value!r} of a dict is not known", node)
    if name == "get" and args and receiver.items and not receiver.open:
        # Of an unknown key: any of the entries, or what is given for none.
        return either([*receiver.items.values(), args[1] if len(args) > 1 else Const(None)])
    if name == "update":
        for value in args:
            if isinstance(value, Mapping):
                receiver.items.update(value.items)
                receiver.open |= value.open
            else:
                receiver.open = True
        receiver.items.update(kwargs)
        return Const(None)
    if name == "items":
        pairs: list[Value] = [Sequence("tuple", [Const(key), value]) for key, value in receiver.items.items()]
        return Sequence("list", pairs, receiver.open)
    if name == "keys":
        return Sequence("list", [Const(key) for key in receiver.items], receiver.open)
    if name == "values":
        return Sequence("list", list(receiver.items.values()), receiver.open)
    if name == "copy":
        return Mapping(dict(receiver.items), receiver.open)
    return None


def _text_method(receiver: Const, name: str, args: list[Value], kwargs: dict[str, Value]) -> Value | None:
    text = receiver.value
    if isinstance(text, PurePosixPath):
        return texts.path_method(text, name, args)
    if name == "item" and isinstance(text, (int, float)):
        return receiver  # a number of numpy's
    if not isinstance(text, str):
        return None
    constants: list[object] = [a.value for a in args if isinstance(a, Const)]
    if name in ("startswith", "endswith") and len(args) == 1 and isinstance(args[0], Sequence) and not args[0].open:
        constants = [tuple(item.value for item in args[0].items if isinstance(item, Const))]
    if name == "join" and len(args) == 1 and isinstance(args[0], Sequence) and not args[0].open:
        parts = [i.value for i in args[0].items if isinstance(i, Const) and isinstance(i.value, str)]
        whole = len(parts) == len(args[0].items) and texts.short(parts) and texts.short([text], len(parts))
        return Const(text.join(parts)) if whole else None
    if len(constants) != len(args):
        return None
    if name == "format":
        return texts.formatted(text, args, kwargs)
    if name == "replace" and not texts.short(constants, 1 + len(text)):
        return None
    if name in _TEXT_METHODS and len(text) <= 10_000:
        try:
            result = getattr(text, name)(*constants)
        except (TypeError, ValueError):
            return None
        return Sequence("list", [Const(part) for part in result]) if isinstance(result, list) else Const(result)
    return None


def _parser_method(
    run: Caller, receiver: Instance, name: str, args: list[Value], kwargs: dict[str, Value], node: ast.AST
) -> Value | None:
    """argparse: an option's default is what holds unless the command line says otherwise."""
    if name == "add_argument":
        options = [a.value for a in args if isinstance(a, Const) and isinstance(a.value, str)]
        dest = kwargs.get("dest")
        long = next((o for o in options if o.startswith("--")), options[0] if options else "")
        key = str(dest.value) if isinstance(dest, Const) else long.lstrip("-").replace("-", "_")
        action = kwargs.get("action")
        value = kwargs.get("default")
        if value is None and isinstance(action, Const) and action.value in ("store_true", "store_false"):
            value = Const(action.value == "store_false")
        if key and value is not None:
            receiver.attributes["--" + key] = Assumed(value, f"the option `{long}` has another value if it is given")
        elif key:
            receiver.attributes["--" + key] = run.unknown(f"the option `{long}` is given on the command line", node)
        return Const(None)
    if name == "set_defaults":
        for key, value in kwargs.items():
            reason = f"the option `--{key}` has another value if it is given"
            receiver.attributes["--" + key] = Assumed(value, reason)
        return Const(None)
    if name in ("add_argument_group", "add_mutually_exclusive_group"):
        return receiver
    if name in ("parse_args", "parse_known_args", "parse_intermixed_args"):
        call = Call(run.where(node), None, receiver, name, tuple(args), kwargs)
        parsed = Instance("argparse.Namespace", call, guards=tuple(run.guards))
        parsed.attributes = {key[2:]: value for key, value in receiver.attributes.items() if key.startswith("--")}
        if args and isinstance(args[0], Sequence) and not args[0].items and not args[0].open:
            # `parse_args([])`, as notebooks have it: there is no command line.
            parsed.attributes = {
                key: value.value if isinstance(value, Assumed) else Const(None)
                for key, value in parsed.attributes.items()
            }
        return Sequence("tuple", [parsed, Sequence("list", [], True)]) if name == "parse_known_args" else parsed
    return None
