"""Options: what holds unless a command line, a configuration file or another program says otherwise.

absl's flags (and those of TensorFlow 1), click and typer, Hydra and OmegaConf, gin and sacred.
argparse is in `builtin`.
"""

from __future__ import annotations

import ast
import posixpath
import re
from typing import TYPE_CHECKING

from auditor.usage import data
from auditor.usage.values import (
    Assumed,
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
    settled,
)

if TYPE_CHECKING:
    from auditor.usage.calls import Caller
    from auditor.usage.expressions import Evaluator

HOLDER = "absl.flags.FlagHolder"
DICTS = frozenset(
    {"easydict.EasyDict", "ml_collections.ConfigDict", "ml_collections.config_dict.ConfigDict", "munch.Munch",
     "addict.Dict", "box.Box", "attrdict.AttrDict", "omegaconf.OmegaConf.create", "omegaconf.DictConfig",
     "ml_collections.FrozenConfigDict", "munch.munchify", "munch.DefaultMunch.fromDict", "dotmap.DotMap",
     "yacs.config.CfgNode", "ml_collections.config_dict.FrozenConfigDict", "mmcv.Config",
     "mmcv.ConfigDict", "fvcore.common.config.CfgNode"}
)  # fmt: skip
"""Dicts whose entries are attributes too."""

_HPARAMS = frozenset({"tf.contrib.training.HParams", "tensorboard.plugins.hparams.api.HParam"})
_TYPED = frozenset({"tyro.cli", "simple_parsing.parse", "jsonargparse.CLI", "pydantic_argparse.parse"})


def is_flags(value: Value) -> bool:
    """Whether a value is absl's or TensorFlow 1's object of all flags."""
    return isinstance(value, Name) and value.path.endswith("flags.FLAGS") and value.path.startswith(("absl.", "tf."))


def flag(run: Evaluator, name: str, node: ast.AST) -> Value | None:
    """What a flag holds; None where nothing defines it."""
    held = run.flags.get(name)
    if held is None and name.startswith("_"):
        return None
    return held if held is not None else run.unknown(f"the flag `--{name}`", node)


def call(
    run: Caller, path: str, args: list[Value], kwargs: dict[str, Value], node: ast.AST, open_kwargs: bool = False
) -> Value | None:
    """The value of a call that defines or reads options, or None where it does neither."""
    last = path.rpartition(".")[2]
    if last.startswith("DEFINE_") and "flags" in path:
        return _defined(run, last, args, kwargs, node)
    if path in ("typer.Option", "typer.Argument"):
        default = args[0] if args else kwargs.get("default", Const(...))
        if default == Const(...):
            return run.unknown("an option that the command line must give", node)
        return Assumed(default, "the command line may say otherwise")
    if path in DICTS:
        return dotted_dict(run, args, kwargs)
    if path in _HPARAMS:
        return dotted_dict(run, [], kwargs)
    if path in _TYPED and args:
        return Assumed(run.call(args[0], [], {}, node), "the command line may say otherwise")
    if path.startswith("omegaconf.OmegaConf."):
        return _omegaconf(run, last, args, node)
    if path in ("hydra.utils.instantiate", "hydra.utils.call", "hydra.utils.get_class", "hydra.utils.get_method"):
        return instantiate(run, args[0] if args else kwargs.pop("config", Const(None)), kwargs, node, open_kwargs)
    if path in ("hydra.compose", "hydra.experimental.compose"):
        return _compose(run, args, kwargs, node)
    if path in ("hydra.initialize", "hydra.experimental.initialize"):
        given = args[0] if args else kwargs.get("config_path", Const("."))
        run.hydra_folder = str(given.value) if isinstance(given, Const) else "."
    return None


# Flags


def _defined(run: Caller, kind: str, args: list[Value], kwargs: dict[str, Value], node: ast.AST) -> Value | None:
    name = args[0] if args else kwargs.get("name")
    if not isinstance(name, Const) or not isinstance(name.value, str):
        return None
    default = kwargs.get("default", args[1] if len(args) > 1 else None)
    if kind in ("DEFINE_config_file", "DEFINE_config_dict") or default is None:
        value: Value = run.unknown(f"the flag `--{name.value}`", node)
    else:
        if kind == "DEFINE_list" and isinstance(default, Const) and isinstance(default.value, str):
            default = Sequence("list", [Const(part.strip()) for part in default.value.split(",")])
        value = Assumed(default, f"the flag `--{name.value}` has another value if it is given")
    run.flags[name.value] = value
    return Instance(HOLDER, attributes={"value": value}, guards=tuple(run.guards))


# click, gin, sacred: functions whose parameters come from elsewhere


def parameters(run: Caller, function: Function) -> None:
    """Gives a function that was just defined what its decorators say of its parameters."""
    node = function.node
    taken = [a.arg for a in (*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs)]
    for decorator in function.decorators:
        made = decorator.made if isinstance(decorator, Instance) else None
        path = decorator.path if isinstance(decorator, Name) else made.callee if made is not None else None
        if path is not None and path.startswith(("click.", "asyncclick.", "rich_click.")) and made is not None:
            found = _click(run, path.rpartition(".")[2], made.args, made.kwargs, node)
            if found is not None and found[0] in taken:
                function.defaults[found[0]] = found[1]
        elif path in ("gin.configurable", "gin.register"):
            for name, default in list(function.defaults.items()):
                function.defaults[name] = Assumed(settled(default), f"gin may bind `{name}` of `{function.name}`")
        elif path == "hydra.main" and made is not None and taken:
            function.defaults[taken[0]] = _main_config(run, made.args, made.kwargs, node)
        else:
            _sacred(run, decorator, function, taken)


def _click(
    run: Caller, kind: str, args: tuple[Value, ...], kwargs: dict[str, Value], node: ast.AST
) -> tuple[str, Value] | None:
    """The parameter that `click.option` or `click.argument` fills, and with what."""
    texts = [a.value for a in args if isinstance(a, Const) and isinstance(a.value, str)]
    if kind not in ("option", "argument") or not texts:
        return None
    plain = [text for text in texts if not text.startswith("-")]
    long = next((text for text in texts if text.startswith("--")), texts[0])
    name = (plain[0] if plain else long.split("/")[0].lstrip("-")).replace("-", "_").lower()
    default = kwargs.get("default")
    if default is None and (kwargs.get("is_flag") == Const(True) or "/" in long):
        default = Const(False)
    if default is None and kind == "option" and kwargs.get("required") != Const(True):
        default = Const(None)
    if default is None:
        return name, run.unknown(f"`{long}` is given on the command line", node)
    if isinstance(default, Function):
        default = run.call(default, [], {}, node)
    return name, Assumed(default, f"the option `{long}` has another value if it is given")


def _sacred(run: Caller, decorator: Value, function: Function, taken: list[str]) -> None:
    """`@ex.config` makes each of its names an entry; captured functions are given those they ask for."""
    if not isinstance(decorator, Method) or not isinstance(decorator.receiver, Instance):
        return
    experiment = decorator.receiver
    if experiment.cls not in ("sacred.Experiment", "sacred.Ingredient"):
        return
    if decorator.name == "config":
        for name, value in run.names_left(function).items():
            experiment.attributes[f"config.{name}"] = Assumed(value, "sacred's command line may say otherwise")
    elif decorator.name in ("capture", "automain", "main", "command"):
        for name in taken:
            held = experiment.attributes.get(f"config.{name}")
            if held is not None:
                function.defaults[name] = held


# Dicts with attributes


def dotted(value: Value) -> Value:
    """The same, with the entries of every dict in it as attributes."""
    todo = [value]
    seen: set[int] = set()
    while todo:
        one = todo.pop()
        if id(one) in seen:
            continue
        seen.add(id(one))
        if isinstance(one, Mapping):
            one.dotted = True
            todo.extend(one.items.values())
        elif isinstance(one, Sequence):
            todo.extend(one.items)
    return value


def dotted_dict(run: Caller, args: list[Value], kwargs: dict[str, Value]) -> Value:
    """A dict with attributes, made of another one and of keywords."""
    made = Mapping({})
    for arg in args[:1]:
        reason = arg.reason if isinstance(arg, Assumed) else None
        held = settled(arg)
        if isinstance(held, Mapping):
            made.items.update(_copied(held).items)
            made.open |= held.open
            if reason is not None:
                return Assumed(dotted(made), reason)
        else:
            made.open = True
    made.items.update(kwargs)
    return dotted(made)


def _copied(value: Mapping) -> Mapping:
    """A copy whose dicts and lists are its own."""

    def copy(one: Value) -> Value:
        if isinstance(one, Mapping):
            return _copied(one)
        return Sequence(one.kind, [copy(i) for i in one.items], one.open) if isinstance(one, Sequence) else one

    return Mapping({key: copy(held) for key, held in value.items.items()}, value.open, dotted=value.dotted)


def merged(run: Caller, into: Mapping, name: str, args: list[Value], node: ast.AST) -> Value | None:
    """Methods of yacs: `cfg.clone()`, `cfg.merge_from_file("x.yaml")`, and `cfg.merge_from_list(args.opts)`, which may
    change any entry. None for others."""
    if name in ("clone", "copy_and_resolve_references"):
        return _copied(into)
    if name not in ("merge_from_file", "merge_from_list", "merge_from_other_cfg") or not args:
        return None
    given = args[0]
    if name == "merge_from_file" and isinstance(given, Const) and isinstance(given.value, str):
        given = data.read(run, given.value, node, modern=False)
    if isinstance(given, Mapping) and not given.open:
        _merge(into, _copied(given))
        dotted(into)
    elif not (isinstance(given, Sequence) and not given.items and not given.open):
        _loosened(into)
    return Const(None)


def _loosened(value: Mapping) -> None:
    for key, held in value.items.items():
        if isinstance(held, Mapping):
            _loosened(held)
        elif not isinstance(held, (Assumed, Unknown)):
            value.items[key] = Assumed(held, "what is merged into the configuration may say otherwise")


# OmegaConf and Hydra


def _omegaconf(run: Caller, name: str, args: list[Value], node: ast.AST) -> Value | None:
    if name == "load" and args and isinstance(settled(args[0]), Const):
        path = settled(args[0])
        assert isinstance(path, Const)
        found = resolved(data.read(run, str(path.value), node))
        return Assumed(found, args[0].reason) if isinstance(args[0], Assumed) else found
    if name in ("merge", "unsafe_merge"):
        made = Mapping({}, dotted=True)
        for arg in args:
            held = settled(arg)
            if isinstance(held, Mapping):
                _merge(made, _copied(held))
            else:
                made.open = True
        return resolved(made)
    if name in ("structured", "to_container", "to_object", "masked_copy") and args:
        if isinstance(args[0], Mapping):
            return _copied(args[0])
        return (
            run.call(args[0], [], {}, node) if name == "structured" and not isinstance(args[0], Instance) else args[0]
        )
    return None


def _merge(into: Mapping, other: Mapping) -> None:
    into.open |= other.open
    for key, value in other.items.items():
        held = into.items.get(key)
        if isinstance(held, Mapping) and isinstance(value, Mapping):
            _merge(held, value)
        else:
            into.items[key] = value


_WHOLE = re.compile(r"^\$\{([\w.]+)\}$")


def resolved(root: Value) -> Value:
    """A configuration with attributes, its interpolations (`${train.rate}`) put in."""
    if not isinstance(root, Mapping):
        return root

    def put(value: Value, depth: int) -> Value:
        if isinstance(value, Mapping):
            for key, held in value.items.items():
                value.items[key] = put(held, depth)
        elif isinstance(value, Sequence):
            value.items[:] = [put(held, depth) for held in value.items]
        elif isinstance(value, Const) and isinstance(value.value, str) and "${" in value.value:
            whole = _WHOLE.match(value.value)
            found: Value | None = root if whole and depth < 8 else None
            for part in whole[1].split(".") if whole else ():
                found = found.items.get(part) if isinstance(found, Mapping) else None
            return put(found, depth + 1) if isinstance(found, Const) else Unknown(f"`{value.value}` of a configuration")
        return value

    return dotted(put(root, 0))


def _main_config(run: Caller, args: tuple[Value, ...], kwargs: dict[str, Value], node: ast.AST) -> Value:
    folder = kwargs.get("config_path", args[0] if args else Const("."))
    name = kwargs.get("config_name", args[1] if len(args) > 1 else Const("config"))
    if not isinstance(folder, Const) or not isinstance(name, Const) or name.value is None:
        return run.unknown("what Hydra composes", node)
    return Assumed(
        composed(run, str(folder.value or "."), str(name.value), node), "Hydra's command line may say otherwise"
    )


def _compose(run: Caller, args: list[Value], kwargs: dict[str, Value], node: ast.AST) -> Value:
    name = kwargs.get("config_name", args[0] if args else Const("config"))
    overrides = kwargs.get("overrides", args[1] if len(args) > 1 else None)
    if not isinstance(name, Const) or (isinstance(overrides, Sequence) and overrides.items):
        return run.unknown("what Hydra composes", node)
    return composed(run, run.hydra_folder, str(name.value), node)


def composed(run: Caller, folder: str, name: str, node: ast.AST) -> Value:
    """What Hydra makes of a primary configuration and its list of defaults."""
    primary = data.read(run, posixpath.join(folder, name.removesuffix(".yaml") + ".yaml"), node)
    if not isinstance(primary, Mapping):
        return primary
    made = Mapping({}, dotted=True)
    listed = primary.items.pop("defaults", None)
    entries = listed.items if isinstance(listed, Sequence) else []
    if not any(entry == Const("_self_") for entry in entries):
        entries = [*entries, Const("_self_")]
    for entry in entries:
        if entry == Const("_self_"):
            _merge(made, primary)
        elif isinstance(entry, Mapping):
            for group, option in entry.items.items():
                _add_group(run, made, folder, str(group), option, node)
        elif isinstance(entry, Const) and isinstance(entry.value, str):
            _add_file(run, made, posixpath.join(folder, entry.value + ".yaml"), [], node)
        else:
            made.open = True
    return resolved(made)


def _add_group(run: Caller, made: Mapping, folder: str, group: str, option: Value, node: ast.AST) -> None:
    group, _, package = group.removeprefix("override ").removeprefix("optional ").strip().partition("@")
    if option == Const(None) or group.startswith("hydra/"):
        return
    options = option.items if isinstance(option, Sequence) else [option]
    for one in options:
        if not isinstance(one, Const) or "${" in str(one.value):
            made.open = True
            continue
        place = [] if package == "_global_" else (package or group.replace("/", ".")).split(".")
        _add_file(run, made, posixpath.join(folder, group, f"{str(one.value).removesuffix('.yaml')}.yaml"), place, node)


def _add_file(run: Caller, made: Mapping, path: str, place: list[str], node: ast.AST) -> None:
    held = data.read(run, path, node)
    if not isinstance(held, Mapping):
        made.open = True
        return
    for part in place:
        inner = made.items.setdefault(part, Mapping({}))
        if not isinstance(inner, Mapping):
            inner = made.items[part] = Mapping({})
        made = inner
    held.items.pop("defaults", None)
    _merge(made, held)


def instantiate(
    run: Caller, config: Value, kwargs: dict[str, Value], node: ast.AST, open_kwargs: bool = False
) -> Value | None:
    """The object that `_target_` of a configuration names, made with its other entries."""
    reason = config.reason if isinstance(config, Assumed) else None
    held = settled(config)
    target = held.items.get("_target_") if isinstance(held, Mapping) else held
    if not isinstance(target, Const) or not isinstance(target.value, str):
        return None
    given: dict[str, Value] = {}
    if isinstance(held, Mapping):
        for key, value in held.items.items():
            if isinstance(value, Mapping) and "_target_" in value.items:
                value = instantiate(run, value, {}, node) or value
            if not str(key).startswith("_"):
                given[str(key)] = Assumed(value, reason) if reason is not None else value
    given.update({key: value for key, value in kwargs.items() if not key.startswith("_")})
    module, _, name = target.value.rpartition(".")
    found = run.find_import(module) if module else None
    callee = run.attribute(run.import_module(found), name, node) if found else run.canonical.imported(target.value)
    partial = held.items.get("_partial_") if isinstance(held, Mapping) else None
    more = open_kwargs or (isinstance(held, Mapping) and held.open)
    if partial == Const(True):
        return Partial(callee, [], given, open_kwargs=more)
    if not isinstance(held, Mapping):
        return callee
    before, run.assuming = run.assuming, reason or run.assuming
    try:
        return run.call(callee, [], given, node, open_kwargs=more)
    finally:
        run.assuming = before
