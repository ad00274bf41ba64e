"""Order, absence and surroundings: sequences, branches that exclude each other or leave no way out, eager or graph."""

from __future__ import annotations

import pytest

from auditor.database.load import load_api
from auditor.matching.guards import conditions, settled
from auditor.matching.solve import solve
from auditor.matching.trigger import TriggerError, parse
from auditor.matching.truth import Truth
from auditor.matching.unify import Unifier
from auditor.project.stack import Implementation
from auditor.usage.collect import collect

API = load_api()
HEAD = "import sys\nimport tensorflow as tf\nfrom tensorflow import keras\nfast = '--fast' in sys.argv\n"
YES, UNKNOWN = Truth.YES, Truth.UNKNOWN


def found(trigger: object, code: str, release: str = "2.3.1", **others: str) -> dict[int, Truth]:
    """The lines of a program (those of HEAD left out) where a trigger holds under a release, and how surely."""
    usage, _ = collect({"main.py": HEAD + code, **{f"{name}.py": text for name, text in others.items()}}, API)
    served = {"tf": (Implementation(package="tensorflow", version=release),)}
    lines: dict[int, Truth] = {}
    for hit in solve(parse(trigger), Unifier(usage, API)):
        held = min(hit.truth, settled(conditions(hit, usage), served))
        if held is not Truth.NO and hit.facts[-1].location.path == "main.py":
            line = hit.facts[-1].location.line - 4
            lines[line] = max(lines.get(line, Truth.NO), held)
    return lines


STEPS = {
    "sequence": [
        "$M.compile(...)",
        {"not": "$M.reset_states(...)"},
        "$M.fit(...)",
        {"not": "$M.save(...)"},
    ],
    "where": {"$M": "keras.Model"},
}
MODEL = "m = keras.Sequential()\n"


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("m.compile(); m.fit(1)", {2: YES}),
        ("m.fit(1); m.compile()", {}),
        ("m.compile(); m.reset_states(); m.fit(1)", {}),
        ("m.reset_states(); m.compile(); m.fit(1)", {2: YES}),
        ("m.compile(); m.fit(1); m.save('x')", {}),
        ("m.compile(); m.save('x'); m.fit(1)", {2: YES}),
        ("m.compile()\nif fast: m.reset_states()\nm.fit(1)", {4: UNKNOWN}),
        ("def f(): m.fit(1)\nm.compile()", {2: YES}),
    ],
)
def test_steps_one_after_the_other(code: str, expected: dict[int, Truth]) -> None:
    assert found(STEPS, MODEL + code + "\n") == expected


DRAW, SEED = "keras.random.normal(..., seed=None)", "keras.utils.set_random_seed(...)"


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("keras.utils.set_random_seed(1)\ndef f(): keras.random.normal((1,))\ndef g(): keras.random.normal((2,))", {}),
        ("for _ in range(2):\n    keras.utils.set_random_seed(1)\n    keras.random.normal((1,))", {3: YES}),
        (
            "keras.utils.set_random_seed(1); keras.random.normal((1,))\n"
            "keras.utils.set_random_seed(1); keras.random.normal((1,))",
            {2: YES},
        ),
    ],
)
def test_one_deed_is_not_two_steps(code: str, expected: dict[int, Truth]) -> None:
    # Of functions that nothing calls it is not known when they run: each may be before and after the seed.
    assert found({"sequence": [SEED, DRAW, SEED, DRAW]}, code + "\n") == expected


def test_deeds_are_told_in_the_order_written_whatever_is_looked_for_first() -> None:
    # The rarest is looked for first, here what is written last.
    code = "for n in range(9): keras.layers.Dense(n)\na = keras.layers.Dense(1)\nm = keras.Sequential([a])\na.trainable = False\n"
    usage, _ = collect({"main.py": HEAD + code}, API)
    trigger = {"all": ["$L = keras.layers.Dense(...)", "$M = keras.Sequential(...)", "$L.trainable = False"]}
    hits = solve(parse(trigger), Unifier(usage, API))
    assert [[fact.location.line - 4 for fact in hit.facts] for hit in hits] == [[2, 3, 4]]


NEVER = {"all": ["$N = keras.models.load_model(...)", "$N.evaluate(...)"], "not": "$N.compile(...)"}


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("if fast: n.compile()\nn.evaluate(1)", {3: UNKNOWN}),
        ("if fast:\n    n.compile()\nelse:\n    n.compile('sgd')\nn.evaluate(1)", {}),
        ("if fast:\n    n.compile()\nelse:\n    n.evaluate(1)", {5: YES}),
        ("if fast:\n    n.compile()\n    n.evaluate(1)", {}),
        ("if fast: n.compile()\nif fast: n.evaluate(1)", {3: UNKNOWN}),
        ("if fast:\n    if f2(): n.compile()\n    else: n.compile()\nelse:\n    n.compile()\nn.evaluate(1)", {}),
        ("if tf.__version__ < '2': n.compile()\nn.evaluate(1)", {3: YES}),
        ("if tf.__version__ >= '2': n.compile()\nn.evaluate(1)", {}),
    ],
)
def test_what_branches_undo(code: str, expected: dict[int, Truth]) -> None:
    assert found(NEVER, "n = keras.models.load_model('x')\n" + code + "\n") == expected


EAGER = {"all": ["keras.layers.Dense(...)", {"check": "eager()"}]}


@pytest.mark.parametrize(
    ("code", "release", "expected"),
    [
        ("keras.layers.Dense(1)", "2.1.0", {1: YES}),
        ("keras.layers.Dense(1)", "1.15.0", {}),
        ("tf.enable_eager_execution(); keras.layers.Dense(1)", "1.15.0", {1: YES}),
        ("tf.compat.v1.disable_eager_execution(); keras.layers.Dense(1)", "2.1.0", {}),
        ("tf.compat.v1.disable_v2_behavior(); keras.layers.Dense(1)", "2.1.0", {}),
        ("keras.layers.Dense(1); tf.compat.v1.disable_eager_execution()", "2.1.0", {1: YES}),
        ("if fast: tf.compat.v1.disable_eager_execution()\nkeras.layers.Dense(1)", "2.1.0", {2: UNKNOWN}),
        ("import switch; keras.layers.Dense(1)", "2.1.0", {}),
    ],
)
def test_eager_or_in_a_graph(code: str, release: str, expected: dict[int, Truth]) -> None:
    switch = "import tensorflow as tf\ntf.compat.v1.disable_eager_execution()\n"
    assert found(EAGER, code + "\n", release, switch=switch) == expected


def test_a_script_beside_another_is_not_switched_by_it() -> None:
    other = "import tensorflow as tf\ntf.compat.v1.disable_eager_execution()\n"
    assert found(EAGER, "keras.layers.Dense(1)\n", "2.1.0", another=other) == {1: YES}


def test_nothing_is_denied_before_the_first_step() -> None:
    with pytest.raises(TriggerError, match="before the first step"):
        parse({"sequence": [{"not": "$M.fit(...)"}, "$M.compile(...)"]})


def test_nothing_is_part_of_itself() -> None:
    trigger = {"all": ["$L.trainable = False", "$M.save(...)", {"check": "$L in $M"}], "where": {"$M": "keras.Model"}}
    inner = "a = keras.Sequential([keras.layers.Dense(1)])\nb = keras.Sequential([a])\na.trainable = False\n"
    assert found(trigger, inner + "a.save('x')\n") == {}
    assert found(trigger, inner + "b.save('x')\n") == {4: YES}
