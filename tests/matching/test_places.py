"""The calls that are given an object are found by it: the same as if each were looked at."""

from __future__ import annotations

import pytest

from auditor.database.load import load_api
from auditor.matching import joins, places
from auditor.matching.solve import solve
from auditor.matching.trigger import parse
from auditor.matching.truth import Truth
from auditor.matching.unify import Unifier
from auditor.usage.collect import collect

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
        ("$L($X, ...)", {6: YES, 8: UNKNOWN, 10: UNKNOWN, 11: UNKNOWN}),
        ("$L(..., inputs=$X)", {9: YES, 10: UNKNOWN}),
        ("$L([..., $X, ...], ...)", {10: UNKNOWN, 11: UNKNOWN, 12: YES, 14: UNKNOWN}),
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
