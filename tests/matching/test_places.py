"""The calls that are given an object are found by it: the same as if each were looked at."""

from __future__ import annotations

import pytest

from auditor.database.load import load_api
from auditor.matching import joins, membership, places
from auditor.matching.solve import solve
from auditor.matching.trigger import parse
from auditor.matching.truth import Truth
from auditor.matching.unify import Unifier
from auditor.usage.collect import collect
from auditor.usage.values import Instance

API = load_api()
CODE = """\
import sys
from tensorflow import keras

x, other, rest = keras.Input([4]), keras.Input([5]), dict(eval(sys.argv[1]))
dense, late = keras.layers.Dense(2), keras.layers.Dense(3)
y = dense(x)
dense(other)
dense(x if len(sys.argv) > 2 else other)
dense(inputs=x)
late(**rest)
late(*rest)
late([other, x])
late([other])
late(eval(sys.argv[2]))
for model in (keras.Model(x, y), keras.Model(inputs=[x], outputs=y), keras.Model(other, y)):
    model.fit(x)
"""
YES, UNKNOWN = Truth.YES, Truth.UNKNOWN


def found(trigger: object) -> dict[int, Truth]:
    """The lines of the program where a trigger holds, and how surely."""
    usage, _ = collect({"main.py": CODE}, API)
    lines: dict[int, Truth] = {}
    for hit in solve(parse(trigger), Unifier(usage, API)):
        line = hit.facts[-1].location.line
        lines[line] = max(lines.get(line, Truth.NO), hit.truth)
    return lines


INPUT = "$X = keras.Input([4], ...)"


@pytest.mark.parametrize("table", [True, False], ids=["by object", "each"])
@pytest.mark.parametrize(
    ("step", "expected"),
    [
        ("$L($X, ...)", {6: YES, 8: UNKNOWN, 11: UNKNOWN}),
        ("$L(..., inputs=$X)", {9: YES, 10: UNKNOWN}),
        ("$L([..., $X, ...], ...)", {11: UNKNOWN, 12: YES, 14: UNKNOWN}),
        ("$M = keras.Model($X, $Y, ...)", {15: YES}),
        ("$M = keras.Model(..., inputs=[..., $X, ...])", {15: YES}),
    ],
)
def test_calls_by_what_they_are_given(
    step: str, expected: dict[int, Truth], table: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(places, "FEW", 0 if table else 1000)
    # Where nothing is looked at before, the step is asked of what the first one binds.
    monkeypatch.setattr(joins, "MANY", 0)
    assert found([INPUT, step]) == expected


def test_the_call_that_gives_an_object(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "FEW", 0)
    monkeypatch.setattr(joins, "MANY", 0)
    assert found(["$M = keras.Model($IN, $Y, ...)", "$Y = $L($X, ...)"]) == {6: YES}


@pytest.mark.parametrize("many", [0, 1000], ids=["by what is allowed", "each"])
def test_calls_by_what_is_allowed(many: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "FEW", 0)
    monkeypatch.setattr(places, "MANY", many)
    steps = [INPUT, "$M = keras.Model($X, $Y, ...)", "$Y = $L($X, ...)", "$M.fit($X, ...)"]
    assert found(steps) == {16: YES}
    assert found([INPUT, "$L($X, ...)", "$M = keras.Model($X, $Y, ...)"]) == {15: YES}


LAYERS = """\
import sys
from tensorflow import keras

free = keras.layers.Dense(1)
loose = keras.layers.Dense(2)
kept = keras.layers.Dense(3)
small = keras.Sequential([keras.layers.Dense(4), kept])
large = keras.Sequential([small])
taken = large.layers[0]
read = keras.models.load_model(sys.argv[1])
one = keras.Sequential([loose])
for layer in (free, loose, kept):
    layer.trainable = False
for model in (small, large, read, one):
    model.fit(1)
"""


@pytest.mark.parametrize("few", [0, 1000], ids=["at once", "each pair"])
@pytest.mark.parametrize(
    ("check", "expected"),
    [
        ("$L in $M", {4: UNKNOWN, 5: YES, 6: YES}),
        ("surely($L in $M)", {5: YES, 6: YES}),
        ("$L in $M and not is_a($M, 'keras.Sequential')", {4: UNKNOWN, 5: UNKNOWN, 6: UNKNOWN}),
    ],
)
def test_membership(check: str, expected: dict[int, Truth], few: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(membership, "FEW", few)
    trigger = {"all": ["$L.trainable = False", "$M.fit(...)", {"check": check}]}
    usage, _ = collect({"main.py": LAYERS}, API)
    lines: dict[int, Truth] = {}
    for hit in solve(parse(trigger), Unifier(usage, API)):
        layer = hit.bindings["L"]
        assert isinstance(layer, Instance) and layer.made is not None
        line = layer.made.location.line
        lines[line] = max(lines.get(line, Truth.NO), hit.truth)
    assert lines == expected
