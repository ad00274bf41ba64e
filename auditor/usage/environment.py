"""Environment variables: what the code itself sets is known, what it asks for with a default is assumed."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from auditor.usage.facts import Call
from auditor.usage.modules import Choice
from auditor.usage.values import NONE, Assumed, Const, Unknown, Value, alternatives

if TYPE_CHECKING:
    from auditor.usage.calls import Caller
    from auditor.usage.expressions import Evaluator
    from auditor.usage.state import State

BACKEND, DEFAULT = "KERAS_BACKEND", "tensorflow"
"""The variable by which code chooses the backend of Keras 3, and the one that is taken where nobody does."""

ELSEWHERE = "an environment variable may say otherwise"


def read(run: Evaluator, name: Value, default: Value | None, node: ast.AST) -> Value:
    """What a variable holds; `default` is what is wanted where it is not set, None for an error."""
    if not isinstance(name, Const):
        return run.unknown("an environment variable", node)
    held = run.environment.get(str(name.value))
    if held is not None:
        value, at = held
        if value is None:
            return default if default is not None else run.unknown(f"the variable {name.value} is taken away", node)
        # Another program of the project set it, or a module that this one imports as well.
        return value if at == run.run else Assumed(value, ELSEWHERE)
    if default is None:
        return run.unknown(f"the environment variable {name.value}", node)
    return Assumed(default, ELSEWHERE)


def write(run: Evaluator, name: str, value: Value | None) -> None:
    """Notes that the code sets a variable, or takes it away (None)."""
    if name == BACKEND and value is not None:
        _choose(run, value)
    old = run.environment.get(name)
    if run.guards and value is not None:
        before = old[0] if old is not None and old[0] is not None else Unknown(f"the environment variable {name}")
        value = run.mixed(before, value, run.guards)
    run.environment[name] = (value, run.run)


def _choose(run: Evaluator, value: Value) -> None:
    """Notes the backend that a run chooses."""
    names = {one.value if isinstance(one, Const) and isinstance(one.value, str) else "" for one in alternatives(value)}
    run.choices.append(Choice(frozenset(names), firm=not run.guards))
    settle(run)


def settle(run: State) -> None:
    """Notes the backends that the choices of a run lead to; one within branches leaves those before it possible."""
    chosen = {DEFAULT}
    for one in run.choices:
        chosen = set(one.names) if one.firm else chosen | one.names
    if run.choices:
        run.usage.backends[run.run] = chosen


def call(run: Caller, path: str, args: list[Value], kwargs: dict[str, Value], node: ast.AST) -> Value | None:
    """The value of a function that reads or sets variables, or None where it is none."""
    name = args[0] if args else kwargs.get("key", NONE)
    default = args[1] if len(args) > 1 else kwargs.get("default")
    if path in ("os.environ.get", "os.getenv"):
        return read(run, name, default if default is not None else NONE, node)
    if path == "os.environ.pop" and isinstance(name, Const):
        held = read(run, name, default, node)
        write(run, str(name.value), None)
        return held
    if path == "os.environ.setdefault" and isinstance(name, Const) and default is not None:
        if str(name.value) not in run.environment:
            run.environment[str(name.value)] = (Assumed(default, ELSEWHERE), run.run)
        if name.value == BACKEND and not run.choices:
            _choose(run, default)
        run.emit(Call(run.where(node), "os.environ", None, None, (name, Assumed(default, ELSEWHERE)), {}))
        return read(run, name, default, node)
    if path == "os.unsetenv" and isinstance(name, Const):
        write(run, str(name.value), None)
        return NONE
    return None
