"""Enumerations: a member is kept as its value, so that a text that stands for an object still does."""

from __future__ import annotations

from auditor.usage.values import Class, Const, Function, Instance, Name, Value

_KINDS = frozenset({"enum.Enum", "enum.IntEnum", "enum.StrEnum", "enum.Flag", "enum.IntFlag", "aenum.Enum"})
AUTO = "enum.auto"


def members(value: Value) -> dict[str, Value] | None:
    """The members of an enumeration by their names, in order; None for anything else."""
    if not isinstance(value, Class):
        return None
    if not any(isinstance(base, Name) and base.path in _KINDS for base in value.lineage()):
        return None
    own = {name: held for name, held in value.members.items() if not isinstance(held, Function)}
    return {name: held for name, held in own.items() if not name.startswith("_")}


def named(value: Value, key: Value) -> Value | None:
    """`Kind["NAME"]`, or None."""
    held = members(value)
    return held.get(str(key.value)) if held is not None and isinstance(key, Const) else None


def of_value(cls: Class, args: list[Value]) -> Value | None:
    """`Kind("value")`: the member that has it, or None."""
    held = members(cls)
    if held is None or len(args) != 1:
        return None
    return next((member for member in held.values() if isinstance(member, Const) and member == args[0]), None)


def distinct(one: Value, other: Value) -> bool:
    """Whether two values are members whose values `auto()` chose: each is itself alone."""
    return all(isinstance(v, Instance) and v.made is not None and v.made.callee == AUTO for v in (one, other))
