"""Configuration that code reads from files of the tree: read as data, with bounds, and never from outside the tree."""

from __future__ import annotations

import ast
import configparser
import json
import posixpath
import re
from collections.abc import Callable, Iterable
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from auditor.usage.facts import Call
from auditor.usage.values import Assumed, Const, Either, Instance, Mapping, Sequence, Unknown, Value, Varying, either

if TYPE_CHECKING:
    from auditor.usage.calls import Caller

MAX_DATA_BYTES = 1_000_000
MAX_NODES = 20_000
MAX_DEPTH = 50
MAX_ALIASES = 24
"""Anchors of a YAML file that are taken up again: so few cannot be nested into more than some thousand nodes."""

Reader = Callable[[str], str | None]
"""The text of a file of the tree by its path in it, or None where there is none that may be read."""

FILE = "io.TextIOWrapper"
PARSER = "configparser.ConfigParser"
SECTION = "configparser.SectionProxy"

_OPENING = frozenset(
    {"builtins.open", "io.open", "codecs.open", "tf.io.gfile.GFile", "tf.gfile.GFile", "tf.gfile.Open"}
)
_YAML = frozenset(
    {"yaml.safe_load", "yaml.load", "yaml.full_load", "yaml.unsafe_load", "ruamel.yaml.safe_load", "ruamel.yaml.load",
     "oyaml.load", "oyaml.safe_load"}
)  # fmt: skip
_TOML = frozenset({"tomllib.load", "tomli.load", "toml.load", "tomlkit.load", "pytoml.load"})
_TOML_TEXT = frozenset({"tomllib.loads", "tomli.loads", "toml.loads", "tomlkit.loads", "tomlkit.parse"})
_JSON = frozenset({"json.load", "simplejson.load", "ujson.load", "json5.load", "commentjson.load"})
_JSON_TEXT = frozenset({"json.loads", "simplejson.loads", "ujson.loads", "orjson.loads"})


def call(run: Caller, path: str, args: list[Value], kwargs: dict[str, Value], node: ast.AST) -> Value | None:
    """The value of a call that opens or reads a file of data, or None where it is none."""
    if path in _OPENING:
        return _opened(run, args, kwargs, node)
    parse = _PARSERS.get(path)
    if parse is not None and args:
        return _each(args[0], lambda source: _read(run, source, parse, node))
    if path in ("configparser.ConfigParser", "configparser.SafeConfigParser", "configparser.RawConfigParser"):
        return Instance(PARSER, Call(run.where(node), path, None, None, tuple(args), kwargs), guards=tuple(run.guards))
    return None


def method(
    run: Caller, receiver: Value, name: str, args: list[Value], kwargs: dict[str, Value], node: ast.AST
) -> Value | None:
    """The value of a method of an open file, a path or a parser of ini files, or None."""
    if isinstance(receiver, Const) and isinstance(receiver.value, PurePosixPath):
        if name in ("read_text", "read_bytes"):
            return _text(run, str(receiver.value), node)
        return _opened(run, [receiver, *args], kwargs, node) if name == "open" else None
    if not isinstance(receiver, Instance):
        return None
    if receiver.cls == FILE and name in ("read", "getvalue") and "name" in receiver.attributes:
        return _each(receiver.attributes["name"], lambda path: _text(run, str(_plain(path)), node))
    if receiver.cls == "ruamel.yaml.YAML" and name == "load" and args:
        return _each(args[0], lambda source: _read(run, source, lambda text: _yaml(text, modern=True), node))
    if receiver.cls == PARSER:
        return _ini(run, receiver, name, args, kwargs, node)
    if receiver.cls == SECTION and name.startswith("get") and args:
        fallback = kwargs.get("fallback", args[1] if len(args) > 1 else None)
        return _converted(receiver.attributes, args[0], name, fallback)
    return None


def item(receiver: Value, key: Value) -> Value | None:
    """`parser["section"]` and `section["option"]`; None for anything else."""
    if isinstance(receiver, Instance) and receiver.cls in (PARSER, SECTION) and isinstance(key, Const):
        text = str(key.value)
        return receiver.attributes.get(text.lower() if receiver.cls == SECTION else text)
    return None


def _plain(value: Value) -> object:
    return value.value if isinstance(value, Const) else None


def _each(value: Value, work: Callable[[Value], Value | None]) -> Value | None:
    """What `work` makes of a value, also where that is only assumed or one of several."""
    if isinstance(value, Assumed):
        made = _each(value.value, work)
        return Assumed(made, value.reason) if made is not None else None
    if isinstance(value, Either) and not isinstance(value, Varying):
        parts = [_each(option, work) for option in value.options]
        return either([part for part in parts if part is not None]) if None not in parts else None
    return work(value)


# Files


def _opened(run: Caller, args: list[Value], kwargs: dict[str, Value], node: ast.AST) -> Value | None:
    mode = kwargs.get("mode", args[1] if len(args) > 1 else Const("r"))
    name = args[0] if args else kwargs.get("file", kwargs.get("name"))
    if name is None or not isinstance(mode, Const) or not str(mode.value).startswith("r"):
        return None
    made = Call(run.where(node), "builtins.open", None, None, tuple(args), kwargs)
    made.result = Instance(FILE, made, attributes={"name": name}, guards=tuple(run.guards))
    return made.result


def _text(run: Caller, path: str, node: ast.AST) -> Value:
    """The text of a file, found as people mean a path: from the folder of the program, or from one above it."""
    if run.reader is None or posixpath.isabs(path) or not path:
        return run.unknown(f"what `{path}` holds is not known", node)
    found = {}
    for candidate in _candidates(run.frame.scope.module.path, path):
        text = run.reader(candidate)
        if text is not None:
            found[candidate] = text
    if len(found) != 1:
        many = f"`{path}` may be one of {', '.join(found)}" if found else f"`{path}` is not a file of the tree"
        return run.unknown(many, node)
    ((where, text),) = found.items()
    run.usage.data.add(where)
    return Const(text)


def _candidates(importer: str, path: str) -> Iterable[str]:
    folder = posixpath.dirname(importer)
    seen = set()
    while True:
        found = posixpath.normpath(posixpath.join(folder, path))
        if not found.startswith("../") and found not in seen:
            seen.add(found)
            yield found
        if not folder:
            return
        folder = posixpath.dirname(folder)


def read(run: Caller, path: str, node: ast.AST, *, modern: bool = True) -> Value:
    """What a YAML file says; `modern` is the YAML of OmegaConf and ruamel, in which 1e-3 is a number."""
    text = _text(run, path, node)
    return _parsed(run, text, lambda held: _yaml(held, modern=modern), node)


def _read(run: Caller, source: Value, parse: Callable[[str], Any], node: ast.AST) -> Value | None:
    if isinstance(source, Instance) and source.cls == FILE and "name" in source.attributes:
        return _each(source.attributes["name"], lambda path: _read_named(run, path, parse, node))
    if isinstance(source, Const) and isinstance(source.value, PurePosixPath):
        return _read_named(run, source, parse, node)
    if isinstance(source, Const) and isinstance(source.value, str):
        # `toml.load("x.toml")` names a file, `json.loads(text)` holds one.
        if re.fullmatch(r"[\w./~ -]+\.(?:toml|ya?ml|json)", source.value):
            return _read_named(run, source, parse, node)
        return _parsed(run, source, parse, node)
    return None


def _read_named(run: Caller, path: Value, parse: Callable[[str], Any], node: ast.AST) -> Value:
    if not isinstance(path, Const):
        return run.unknown("which file is read is not known", node)
    return _parsed(run, _text(run, str(path.value), node), parse, node)


def _parsed(run: Caller, text: Value, parse: Callable[[str], Any], node: ast.AST) -> Value:
    if not isinstance(text, Const) or not isinstance(text.value, str):
        return text
    if len(text.value) > MAX_DATA_BYTES:
        return run.unknown("a file of data is too large to be read", node)
    try:
        return _Converted().value(parse(text.value), 0)
    except (ValueError, RecursionError, TypeError, OverflowError) as error:
        return run.unknown(f"a file of data cannot be read: {type(error).__name__}", node)


class _Converted:
    """Plain data as values, up to a number of nodes."""

    def __init__(self) -> None:
        self._left = MAX_NODES

    def value(self, data: object, depth: int) -> Value:
        """One value."""
        self._left -= 1
        if self._left < 0 or depth > MAX_DEPTH:
            raise ValueError("too much data")
        if isinstance(data, dict):
            return Mapping({key: self.value(held, depth + 1) for key, held in data.items()})
        if isinstance(data, (list, tuple)):
            return Sequence("list", [self.value(held, depth + 1) for held in data])
        if data is None or isinstance(data, (str, int, float, bool)):
            return Const(data)
        return Unknown("a value in a file is of a kind of its own")


# Formats


def _yaml(text: str, *, modern: bool = False) -> Any:
    import yaml

    class Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
        """Tags of other programs (`!include`) stand for what is not known."""

    Loader.add_multi_constructor("", lambda loader, suffix, node: object())
    if modern:
        Loader.add_implicit_resolver(
            "tag:yaml.org,2002:float",
            re.compile(r"^[-+]?[0-9][0-9_]*(?:\.[0-9_]*)?[eE][-+]?[0-9]+$"),
            list("-+0123456789"),
        )
    try:
        if sum(isinstance(event, yaml.AliasEvent) for event in yaml.parse(text, Loader=Loader)) > MAX_ALIASES:
            raise ValueError("too many aliases")
        return yaml.load(text, Loader=Loader)
    except yaml.YAMLError as error:
        raise ValueError("broken YAML") from error


def _toml(text: str) -> Any:
    import sys

    if sys.version_info >= (3, 11):
        import tomllib
    else:
        import tomli as tomllib
    return tomllib.loads(text)


_PARSERS: dict[str, Callable[[str], Any]] = {
    **dict.fromkeys(_YAML, _yaml), **dict.fromkeys(_JSON | _JSON_TEXT, json.loads),
    **dict.fromkeys(_TOML | _TOML_TEXT, _toml),
}  # fmt: skip


def _ini(
    run: Caller, receiver: Instance, name: str, args: list[Value], kwargs: dict[str, Value], node: ast.AST
) -> Value | None:
    if name in ("read", "read_file", "read_string") and args:
        listed = args[0].items if isinstance(args[0], Sequence) else [args[0]]
        for source in listed:
            text = _read(run, source, lambda held: held, node) if name == "read_file" else source
            if name == "read" and isinstance(source, Const):
                text = _text(run, str(source.value), node)
            if isinstance(text, Const) and isinstance(text.value, str):
                _add_sections(receiver, text.value)
        return Const(None)
    if name.startswith("get") and len(args) >= 2 and isinstance(args[0], Const):
        section = receiver.attributes.get(str(args[0].value))
        if isinstance(section, Instance):
            return _converted(section.attributes, args[1], name, kwargs.get("fallback"))
    return None


def _add_sections(receiver: Instance, text: str) -> None:
    parser = configparser.ConfigParser(strict=False)
    try:
        parser.read_string(text[:MAX_DATA_BYTES])
        for name in parser.sections():
            section = receiver.attributes.setdefault(name, Instance(SECTION))
            assert isinstance(section, Instance)
            section.attributes.update({key: Const(held) for key, held in parser.items(name)})
    except configparser.Error:
        return


def _converted(options: dict[str, Value], key: Value, name: str, fallback: Value | None) -> Value | None:
    held = options.get(str(_plain(key)).lower())
    if held is None or not isinstance(held, Const) or not isinstance(held.value, str):
        return fallback if held is None else held
    try:
        if name == "getfloat":
            return Const(float(held.value))
        if name == "getint":
            return Const(int(held.value))
    except ValueError:
        return None
    if name == "getboolean":
        return Const(configparser.ConfigParser.BOOLEAN_STATES.get(held.value.lower()))
    return held if name == "get" else None
