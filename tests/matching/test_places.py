"""The calls that are given an object are found by it: the same as if each were looked at."""

from __future__ import annotations

import pytest

from auditor.database.load import load_api
from auditor.matching import joins, membership, objects, places
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


def looked_at(trigger: object, code: str) -> tuple[int, int]:
    """How many ways a trigger holds in, and how many calls were held against its patterns for that."""
    usage, _ = collect({"main.py": code}, API)
    unifier = Unifier(usage, API)
    hits = solve(parse(trigger), unifier)
    return len(hits), unifier.budget.taken


def test_the_rarest_pattern_is_looked_for_first() -> None:
    code = LAYERS + "for _ in range(3):\n    pass\n" + "one.fit(2)\n" * 300
    never = ["$M.fit(2)", "$M.save_weights($P)", "$M.load_weights($P)"]
    assert looked_at(never, code + "small.save_weights('a')\n") == (0, 0)  # one is called nowhere
    hits, taken = looked_at(never, code + "small.save_weights('a')\nsmall.load_weights('b')\n")
    assert hits == 0 and taken < 300


def test_a_keyword_that_no_call_gives_is_not_asked_of_each() -> None:
    code = "from tensorflow import keras\nopen_ = dict(eval(input()))\n"
    cases = {
        "keras.layers.Dense(1, activation='relu')": YES,
        "keras.layers.Dense(1, 'relu')": YES,
        "keras.layers.Dense(1)": None,
        "keras.layers.Dense(1, **open_)": UNKNOWN,
        "keras.layers.Dense(*open_)": UNKNOWN,
    }
    usage, _ = collect({"main.py": code + "\n".join(cases)}, API)
    pattern = "keras.layers.Dense(..., activation='relu')"
    held = {hit.facts[-1].location.line: hit.truth for hit in solve(parse(pattern), Unifier(usage, API))}
    assert [held.get(line) for line in range(3, 3 + len(cases))] == list(cases.values())
    # What is not given is its default.
    usage, _ = collect({"main.py": code + "keras.layers.Dense(1)\nkeras.layers.Dense(1, activation='relu')"}, API)
    hits = solve(parse("keras.layers.Dense(..., activation=None)"), Unifier(usage, API))
    assert [hit.facts[-1].location.line for hit in hits] == [3]


def test_what_is_called_is_of_the_class_that_is_asked_for() -> None:
    code = """\
from tensorflow import keras
class Own(keras.Model):
    def call(self, x): return x
class Other(Own):
    pass
own, other, plain = Own(), Other(), keras.Sequential()
own(1)
other(2)
plain(3)
"""
    trigger = {"all": ["class $C(keras.Model):\n    def call(self): ...\n", "$M($X)"], "where": {"$M": "$C"}}
    usage, _ = collect({"main.py": code}, API)
    hits = solve(parse(trigger), Unifier(usage, API))
    assert sorted((hit.facts[-1].location.line, hit.truth) for hit in hits) == [(7, YES), (8, YES)]


def test_a_layer_in_one_of_several_models() -> None:
    code = LAYERS + "either = one if len(sys.argv) > 1 else large\neither.compile()\nread.compile()\n"
    trigger = {"all": ["$M.compile()", "$L.trainable = False", {"check": "surely($L in $M)"}]}
    usage, _ = collect({"main.py": code}, API)
    layers = {
        hit.bindings["L"].made.location.line  # type: ignore[union-attr]
        for hit in solve(parse(trigger), Unifier(usage, API))
    }
    assert layers == {5, 6}  # in the first and in the second; the free one in neither, whatever is read from a file


def test_outputs_that_cannot_be_read_are_ranked_after_those_that_can() -> None:
    code = LAYERS + "x = keras.Input([4])\n" + "keras.Model(x, eval(sys.argv[2])).fit(1)\n" * 50
    known = {"all": ["$M = keras.Model($X, [$A, $B])", {"check": "known($A)"}]}
    trigger = [known, "$A = $L($X)", "$M.fit(1)"]
    assert looked_at(trigger, code)[0] == 0
    assert looked_at(trigger, code + "keras.Model(x, [kept(x), free(x)]).fit(1)\n")[0] == 1


def test_a_tensor_is_symbolic_whatever_was_asked_before() -> None:
    code = "from tensorflow import keras\nx = y = keras.Input([4])\ndense = keras.layers.Dense(4)\n"
    code += "y = dense(y)\n" * 250 + "keras.layers.Add()([y, x])\n"
    usage, _ = collect({"main.py": code}, API)
    objects.forget()
    last = [call.result for call in usage.calls if call.result is not None and call.method == "__call__"]
    for tensor in (last[-1], last[0], last[100], last[-1]):
        assert objects.symbolic(tensor) is True
