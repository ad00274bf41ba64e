"""The words that a trigger needs."""

from __future__ import annotations

import pytest

from auditor.database.load import load_api
from auditor.matching.needs import Vocabulary, met
from auditor.matching.trigger import parse

VOCABULARY = Vocabulary(load_api())


@pytest.mark.parametrize(
    ("trigger", "words", "expected"),
    [
        ("keras.callbacks.ReduceLROnPlateau(...)", {"ReduceLROnPlateau"}, True),
        ("keras.callbacks.ReduceLROnPlateau(...)", {"EarlyStopping"}, False),
        ("keras.losses.mean_squared_error(...)", {"mse", "losses"}, True),
        ("keras.optimizers.Optimizer(..., clipnorm=$C)", {"Adam"}, True),
        ("keras.optimizers.get('adagrad')", {"get"}, False),
        ("keras.optimizers.get('adagrad')", {"get", "optimizers"}, True),
        ({"all": ["$M.compile(...)", "$M.fit(...)"]}, {"compile"}, False),
        ({"any": ["$M.compile(...)", "$M.fit(...)"]}, {"compile"}, True),
        ({"all": ["$M.fit(...)"], "not": ["$M.compile(...)"]}, {"fit"}, True),
        ({"any": [["$M.compile(...)", "$M.fit(...)"], "$M.save(...)"]}, {"compile", "save"}, True),
        ({"any": [["$M.compile(...)", "$M.fit(...)"], "$M.save(...)"]}, {"compile"}, False),
        ("$L.trainable = False", {"trainable"}, True),
        ("$L($X)", set(), True),
        ("with tf.GradientTape() as $T: $T.gradient(...)", {"gradient"}, False),
        ("with tf.GradientTape() as $T: $T.gradient(...)", {"GradientTape", "gradient"}, True),
        ("with $S.scope(): keras.layers.Dense(...)", {"Dense"}, False),
        ("with $S.scope(): keras.layers.Dense(...)", {"Dense", "scope"}, True),
        ("class $C(keras.layers.Layer):\n    def build(self): ...", {"Layer", "build"}, True),
        ("class $C(keras.layers.Layer):\n    def build(self): ...", {"Layer"}, False),
    ],
)
def test_what_code_must_spell(trigger: object, words: set[str], expected: bool) -> None:
    assert met(VOCABULARY.needs(parse(trigger)), frozenset(words)) == expected
