"""The trigger language, a construct at a time: what matches, what does not, and what cannot be told."""

from __future__ import annotations

import pytest
import yaml

from auditor.database.load import load_api
from auditor.matching.solve import solve
from auditor.matching.trigger import TriggerError, parse
from auditor.matching.truth import Truth
from auditor.matching.unify import Unifier
from auditor.usage.collect import collect

API = load_api()
HEAD = "import numpy as np\nimport tensorflow as tf\nfrom tensorflow import keras\n"


def lines(trigger: str, code: str, **others: str) -> dict[int, Truth]:
    """The lines of a program (its three import lines left out) where a trigger holds, and how surely."""
    usage, _ = collect({"main.py": HEAD + code, **{f"{name}.py": text for name, text in others.items()}}, API)
    data = yaml.safe_load(trigger) if ":\n" in trigger or trigger.startswith(("all:", "any:")) else trigger
    found: dict[int, Truth] = {}
    for hit in solve(parse(data), Unifier(usage, API)):
        line = hit.facts[-1].location.line - 3
        found[line] = max(found.get(line, Truth.NO), hit.truth)
    return found


YES, UNKNOWN = Truth.YES, Truth.UNKNOWN
DENSE = "$L = keras.layers.Dense(8, ...)"


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("keras.layers.Dense(8)", YES),
        ("keras.layers.Dense(units=8)", YES),
        ("keras.layers.Dense(9)", None),
        ("keras.layers.Dense(8, use_bias=False)", YES),
        ("keras.layers.Dense(8, name=load() + 'x')", YES),
        ("tf.keras.layers.Dense(4 * 2)", YES),
        ("from tensorflow.keras.layers import Dense as D; D(8)", YES),
        ("from tensorflow.keras.layers import *; Dense(8)", YES),
        ("from tensorflow.python.keras.layers.core import Dense; Dense(8)", YES),
        ("import importlib; importlib.import_module('tensorflow.keras').layers.Dense(8)", YES),
        ("getattr(keras.layers, 'Dense')(8)", YES),
        ("import functools; functools.partial(keras.layers.Dense, 8)()", YES),
        ("keras.layers.Dense(**{'units': 8})", YES),
        ("keras.layers.Dense(*[8])", YES),
        ("f = lambda n: keras.layers.Dense(n); f(8)", YES),
        ("[keras.layers.Dense(n) for n in (4, 8)]", YES),
        ("keras.layers.Dense(units)", UNKNOWN),
        ("keras.layers.Dense(8 if tf.test.is_gpu_available() else 4)", UNKNOWN),
        ("keras.layers.Dense(8 if tf.test.is_gpu_available() else 2 * 4)", YES),
        ("keras.layers.Dense(**options)", UNKNOWN),
        ("from mylib import Dense; Dense(8)", None),
        ("'keras.layers.Dense(8)'", None),
    ],
)
def test_a_call_however_it_is_written(code: str, expected: Truth | None) -> None:
    assert lines(DENSE, code + "\n").get(1) == expected


@pytest.mark.parametrize(
    ("pattern", "code", "expected"),
    [
        ("keras.optimizers.Optimizer(..., clipnorm=$C)", "keras.optimizers.Adam(clipnorm=1.0)", YES),
        ("keras.layers.Dense(8)", "keras.layers.Dense(8, 'relu')", None),
        ("keras.layers.RandomRotation(..., fill_mode='reflect')", "keras.layers.RandomRotation(0.1)", YES),
        ("keras.layers.RandomRotation(..., fill_mode='reflect')", "keras.layers.RandomRotation(0.1, 'constant')", None),
        ("keras.layers.RandomRotation(..., fill_mode=not 'constant')", "keras.layers.RandomRotation(0.1, 'wrap')", YES),
        ("keras.layers.Conv2D(..., strides=(1, 1))", "keras.layers.Conv2D(4, 3)", YES),
        ("keras.layers.Conv2D(..., strides=not (1, 1))", "keras.layers.Conv2D(4, 3)", None),
        ("$M.compile(metrics=[..., 'acc' | 'accuracy', ...], ...)", "keras.Sequential().compile(metrics=['mae', 'acc'])", YES),
        ("os.environ['A'] = '1'", "import os; os.environ['A'] = '1'", YES),
        ("os.environ['A'] = '1'", "import os; os.environ['B'] = '1'", None),
        ("os.environ['A'] = '1'", "import os; os.environ.update({'B': '2', 'A': '1'})", YES),
        ("os.environ['A'] = '1'", "import os; os.environ.setdefault('A', '1')", UNKNOWN),
        ("os.environ['A'] = '1'", "from os import environ; environ['A'] = load()", UNKNOWN),
        ("$M.compile(metrics=['acc', ...], ...)", "keras.Sequential().compile(metrics=['acc', 'mae'])", YES),
        ("$M.compile(metrics=['acc', ...], ...)", "keras.Sequential().compile(metrics=['mae', 'acc'])", None),
        ("$M.compile(metrics=[..., 'acc'], ...)", "keras.Sequential().compile(metrics=['mae', 'acc'])", YES),
        ("$M.compile(metrics=[..., 'acc'], ...)", "keras.Sequential().compile(metrics=['acc', 'mae'])", None),
        ("tf.identity([$A, $B, ...])", "tf.identity([1])", None),
        ("tf.identity(['a', ..., 'b', ..., 'c'])", "tf.identity(['a', 'x', 'b', 'c'])", YES),
        ("tf.identity(['a', ..., 'b', ..., 'c'])", "tf.identity(['a', 'c', 'b'])", None),
        ("tf.identity(['a', ...])", "tf.identity(['a', *load()])", UNKNOWN),
        ("$M.compile(metrics=['acc'], ...)", "keras.Sequential().compile(metrics=['mae', 'acc'])", None),
        ("$M.compile(loss=keras.losses.MeanSquaredError(...), ...)", "keras.Sequential().compile(loss='mean_squared_error')", YES),
        ("$M.compile(loss={**..., 'a': 'mse'}, ...)", "keras.Sequential().compile(loss={'a': 'mse', 'b': 'mae'})", YES),
        ("$M.compile(loss={'a': 'mse'}, ...)", "keras.Sequential().compile(loss={'a': 'mse', 'b': 'mae'})", None),
        ("$L.trainable = False", "l = keras.layers.Dense(1); l.trainable = False", YES),
        ("$L.trainable = False", "l = keras.layers.Dense(1); l.trainable = True", None),
        ("keras.Model.fit(...)", "keras.Sequential().fit(1)", YES),
        ("keras.Model.fit(...)", "from sklearn.svm import SVC; SVC().fit(1)", None),
        ("keras.layers.Dense(1 | 2)", "keras.layers.Dense(1 if flag() else 2)", YES),
        ("keras.layers.Dense(1 | 3)", "keras.layers.Dense(1 if flag() else 2)", UNKNOWN),
        ("keras.layers.Dense(not 3)", "keras.layers.Dense(1 if flag() else 2)", YES),
        ("keras.layers.Dense(not 1)", "keras.layers.Dense(1 if flag() else 2)", UNKNOWN),
        ("$M.fit(2)", "keras.Model.fit(keras.Sequential(), 2)", YES),
    ],
)  # fmt: skip
def test_arguments(pattern: str, code: str, expected: Truth | None) -> None:
    assert lines(pattern, code + "\n").get(1) == expected


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("keep(model.history.history)", YES),
        ("held = model.history\nkeep(held.history)", YES),
        ("keep(model.history.epoch)", None),
        ("keep(model.history)", None),
        ("keep(other.history.history)", UNKNOWN),
        ("keep(model.fit(1).history)", None),
        ("keep({})", None),
    ],
)
def test_an_attribute_that_is_handed_on(code: str, expected: Truth | None) -> None:
    head = "from files import keep\nmodel = tf.keras.Sequential()\nother = load()\n"
    trigger = "all:\n  - $M = keras.Sequential(...)\n  - files.keep($M.history.history)\n"
    assert lines(trigger, head + code).get(head.count("\n") + code.count("\n") + 1) is expected


def test_a_deep_copy_is_noted_and_is_what_was_copied() -> None:
    code = "import copy\nold = tf.keras.Sequential()\nnew = copy.deepcopy(old)\nnew.compile()\ncopy.deepcopy([old])\n"
    assert lines("all:\n  - copy.deepcopy($M)\n  - $M.compile()\n", code) == {4: YES}
    assert lines("copy.deepcopy($M)", code) == {3: YES}


def test_a_star_import() -> None:
    trigger = """
all:
  - from $M import *
  - check: text($M).startswith("tensorflow.keras.")
"""
    assert lines(trigger, "from tensorflow.keras.layers import *\n") == {1: YES}
    assert lines(trigger, "def f():\n    from tensorflow.keras.layers import Dense\n") == {}
    assert lines(trigger, "from tensorflow.keras import *\n") == {}
    assert lines(trigger, "from ours import *\n", ours="from numpy import *\n") == {}


def test_the_same_object_is_meant() -> None:
    trigger = "all:\n- $A = keras.layers.Dense(...)\n- $M.add($A)\n"
    code = "a = keras.layers.Dense(1)\nm = keras.Sequential()\nm.add(a)\nm.add(keras.layers.Flatten())\n"
    assert lines(trigger, code) == {3: YES}


NEVER = "all:\n- $N = keras.models.load_model(...)\n- $N.evaluate(...)\nnot:\n- $N.compile(...)\n"


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("n = keras.models.load_model('m')\nn.evaluate(1)\n", {2: YES}),
        ("n = keras.models.load_model('m')\nn.compile()\nn.evaluate(1)\n", {}),
        ("n = keras.models.load_model('m')\nn.evaluate(1)\nn.compile()\n", {2: YES}),
        ("n = keras.models.load_model('m')\nif flag():\n    n.compile()\nn.evaluate(1)\n", {4: UNKNOWN}),
        ("n = keras.models.load_model('m')\nif flag():\n    n.compile()\n    n.evaluate(1)\n", {}),
        ("n = keras.models.load_model('m')\nif False:\n    n.compile()\nn.evaluate(1)\n", {4: YES}),
        ("n = keras.models.load_model('m')\nk = keras.models.load_model('k')\nk.compile()\nn.evaluate(1)\n", {4: YES}),
        ("def f(m):\n    m.compile()\n    return m\nf(keras.models.load_model('m')).evaluate(1)\n", {}),
        ("def f(m):\n    return m\nf(keras.models.load_model('m')).evaluate(1)\n", {3: YES}),
        ("n = keras.models.load_model('m') if flag() else None\nn.evaluate(1)\n", {2: YES}),
    ],
)
def test_never_before(code: str, expected: dict[int, Truth]) -> None:
    assert lines(NEVER, code) == expected


OF_MODEL = "all:\n- $L.trainable = False\n- $M = keras.Model(...)\n- check: $L in $M\nwhere: {$L: keras.layers.Layer}\n"


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("for l in base.layers: l.trainable = False", YES),
        ("for l in base.layers[:-2]: l.trainable = False", YES),
        ("for i, l in enumerate(list(reversed(base.layers))): l.trainable = False", YES),
        ("base.layers[3].trainable = False", YES),
        ("base.get_layer('a').trainable = False", YES),
        ("for l in other.layers: l.trainable = False", None),
        ("for l in base.layers: l.trainable = True", None),
        ("for l in base.weights: l.trainable = False", None),
    ],
)
def test_layers_taken_out_of_a_model(code: str, expected: Truth | None) -> None:
    nets = "keras.applications.ResNet50()"
    model = "keras.Model(base.input, keras.layers.Dense(1)(base.output))"
    assert lines(OF_MODEL, f"base, other = {nets}, {nets}\n{code}\n{model}\n").get(3) == expected


def test_a_functional_model_in_a_class_of_its_own() -> None:
    code = (
        "class Net(keras.Model):\n    def __init__(self):\n        i = keras.Input((4,))\n"
        "        super().__init__(inputs=i, outputs=keras.layers.Dense(1)(keras.layers.Masking()(i)))\nNet().fit(1)\n"
    )
    trigger = (
        "all:\n- $L = keras.layers.Masking(...)\n- $M.fit(...)\n- check: $L in $M\n- check: mask_reaches($L, $M)\n"
    )
    assert lines(trigger, code) == {5: YES}
    assert lines(trigger, code.replace("Masking()", "Dropout(0.1)")) == {}


def test_a_method_of_the_project_denies_but_is_no_deed_of_the_framework() -> None:
    code = (
        "class L(keras.layers.Layer):\n    def build(self, shape):\n        pass\n"
        "one, two = L(), L()\none.build(3)\none.compute_mask(1)\ntwo.compute_mask(1)\n"
    )
    assert lines("all:\n- $L.compute_mask(...)\nnot:\n- $L.build(...)\n", code) == {7: YES}
    assert lines("$L.build(...)", code) == {}


def test_within_counts_through_calls() -> None:
    trigger = "all:\n- |\n  with tf.GradientTape() as $T:\n      tf.reduce_prod(...)\n"
    code = "def f(x):\n    return tf.reduce_prod(x)\nf(1)\nwith tf.GradientTape() as t:\n    f(1)\n"
    assert lines(trigger, code) == {2: YES}
    assert lines(trigger, "tf.reduce_prod(1)\n") == {}


def test_a_traced_function_is_a_block_and_its_decorator_the_object() -> None:
    trigger = (
        "all:\n- $F = tf.function(..., jit_compile=True)\n- |\n  with tf.function as $F:\n      tf.reduce_max(...)\n"
    )
    head = "@tf.function(jit_compile=True)\ndef fast(x):\n    return top(x)\ndef top(x):\n    return tf.reduce_max(x)\n"
    assert lines(trigger, head + "fast(1)\n") == {5: YES}
    assert lines(trigger, head.replace("jit_compile=True", "autograph=False") + "fast(1)\n") == {}
    beside = "@tf.function(autograph=False)\ndef slow(x):\n    return tf.reduce_max(x)\n"
    assert lines(trigger, head.replace("top(x)\n", "x\n", 1) + beside + "fast(1), slow(1)\n") == {}


def test_within_a_block_of_a_method_is_that_of_its_object() -> None:
    trigger = "all:\n- $S = tf.distribute.MirroredStrategy([$A, $B])\n- 'with $S.scope(): $M.compile(...)'\n"
    code = (
        "import keras\ntwo, one = tf.distribute.MirroredStrategy(['a', 'b']), tf.distribute.MirroredStrategy(['a'])\n"
        "model = keras.Sequential()\nwith two.scope():\n    model.compile()\n"
        "with one.scope():\n    model.compile()\nmodel.compile()\n"
    )
    assert lines(trigger, code) == {5: YES}


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("    def build(self, s): pass\n", {1: YES}),
        ("    def call(self, x): pass\n", {}),
        ("    build = None\n", {}),
    ],
)
def test_classes(body: str, expected: dict[int, Truth]) -> None:
    trigger = "all:\n- |\n  class $C(keras.layers.Layer):\n      def build(self): ...\n"
    assert lines(trigger, "class A(keras.layers.Layer):\n" + body) == expected


def test_an_object_of_a_class_has_what_that_class_defines_anew() -> None:
    trigger = "all:\n- |\n  class $C(keras.layers.Layer):\n      def build(self): return 1\n- $L.compute_mask(...)\nwhere: {$L: $C}\n"
    code = (
        "class A(keras.layers.Layer):\n    def build(self): return 1\nclass B(A):\n    def build(self): return 2\n"
        "class C(A): ...\nA().compute_mask(1)\nB().compute_mask(1)\nC().compute_mask(1)\n"
    )
    assert lines(trigger, code) == {6: YES, 8: YES}


@pytest.mark.parametrize(
    ("annotation", "expected"),
    [
        ("keras.Model", YES),
        ("'tf.keras.Sequential'", YES),
        ("Optional[keras.Model]", YES),
        ("keras.Model | None", YES),
        ("keras.layers.Layer", UNKNOWN),
        ("keras.optimizers.Optimizer", None),
        ("np.ndarray", UNKNOWN),
    ],
)
def test_an_annotation_says_what_a_parameter_is(annotation: str, expected: Truth | None) -> None:
    code = f"from typing import Optional\ndef f(model: {annotation}): model.compile(1)\n"
    assert lines("all:\n- $M.compile(1)\nwhere: {$M: keras.Model}\n", code).get(2) == expected


def test_a_compiled_model_holds_its_optimizer() -> None:
    trigger = "all:\n- $O = keras.optimizers.SGD(3)\n- $O.apply_gradients(...)\n"
    code = (
        "class M(keras.Model):\n    def train_step(self, x):\n        self.optimizer.apply_gradients(x)\n"
        "m = M()\nm.compile(keras.optimizers.SGD(3))\nm.fit(1)\nn = M()\nn.compile(keras.optimizers.SGD(2))\n"
        "n.optimizer.apply_gradients(1)\n"
    )
    assert lines(trigger, code) == {3: YES}


def test_the_order_of_bases_is_pythons() -> None:
    mixin = "class Mixin:\n    def build(self, shape): ...\n    def other(self): ...\n"
    after, before = "class C(keras.layers.Layer, Mixin): ...\n", "class C(Mixin, keras.layers.Layer): ...\n"
    built = "any:\n- |\n  class $C(keras.layers.Layer):\n      def build(self): ...\n"
    other = built.replace("build", "other")
    assert lines(built, mixin + after) == {}
    assert lines(built, mixin + before) == {4: YES}
    assert lines(other, mixin + after) == {4: YES}


def test_bases_in_another_file() -> None:
    trigger = "all:\n- |\n  class $C(keras.layers.Layer):\n      def call(self): ...\n- $L = $C(...)\n"
    base = "from tensorflow.keras import layers\nclass Base(layers.Dense):\n    def call(self, x): return x\n"
    assert lines(trigger, "from base import Base\nclass A(Base): pass\nA(3)\n", base=base) == {3: YES}


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("np.array([1.0, 2.0])", 1),
        ("np.array([[1.0], [2.0]])", 2),
        ("np.zeros((3, 1))", 2),
        ("np.ones(4)", 1),
        ("np.array([[1.0], [2.0]]).ravel()", 1),
        ("np.zeros((3, 1)).reshape(-1)", 1),
        ("tf.reshape(np.zeros(3), (-1, 1))", 2),
        ("np.squeeze(np.zeros((3, 1)))", 1),
        ("np.zeros(3)[:, None]", 2),
        ("np.zeros((3, 4))[:, 0]", 1),
        ("np.expand_dims(np.zeros(3), -1)", 2),
        ("tf.cast(np.zeros((3, 1)), tf.float32)", 2),
        ("np.zeros((3, 1)) * 2 + 1", 2),
        ("keras.Sequential([keras.layers.Dense(1)])(np.zeros((3, 2)))", 2),
        ("keras.Input((4, 5))", 3),
        ("np.random.randint(0, 2, size=9)", 1),
        ("np.random.rand(9, 1)", 2),
        ("np.random.default_rng(0).normal(size=(9, 1))", 2),
        ("np.ones(len(load()))", 1),
        ("np.zeros(np.load('x.npy').shape[0] * 2)", 1),
        ("np.zeros((load().shape[0], 1))", 2),
        ("tf.range(start=100)", 1),
        ("np.linspace(start=0, stop=1)", 1),
        ("tf.reduce_sum(input_tensor=np.zeros((3, 4)), axis=1)", 1),
        ("tf.clip_by_value(t=np.zeros((3, 1)), clip_value_min=0, clip_value_max=1)", 2),
        ("np.argsort(np.zeros((3, 4)))", 2),
        ("keras.layers.Embedding(9, 4)(keras.Input((5,)))", 3),
        ("keras.layers.GlobalMaxPooling2D()(keras.Input((5, 5, 3)))", 2),
        ("keras.layers.LSTM(4)(keras.Input((5, 3)))", 2),
        ("keras.layers.LSTM(4, return_sequences=True)(keras.Input((5, 3)))", 3),
        ("keras.layers.Dense(2).add_weight(shape=(load(), 4))", 2),
    ],
)
def test_rank(value: str, expected: int) -> None:
    for rank in (1, 2, 3):
        trigger = f"all:\n- tf.identity($X)\n- check: rank($X) == {rank}\n"
        assert lines(trigger, f"tf.identity({value})\n") == ({1: YES} if rank == expected else {})
    assert lines("all:\n- tf.identity($X)\n- check: rank($X) == 1\n", "tf.identity(load())\n") == {1: UNKNOWN}


@pytest.mark.parametrize(
    ("value", "axis", "expected"),
    [
        ("keras.layers.Conv2D(8, 3)(keras.Input((32, 48, 3)))", 1, 30),
        ("keras.layers.Conv2D(8, 3, strides=(2, 1), padding='same')(keras.Input((33, 48, 3)))", 1, 17),
        ("keras.layers.Conv2D(8, 3, 2)(keras.Input((33, 48, 3)))", 3, 8),
        ("keras.layers.MaxPooling2D()(keras.Input((33, 48, 3)))", 1, 16),
        ("keras.layers.AveragePooling1D(3, strides=1)(keras.Input((33, 3)))", 1, 31),
        ("keras.layers.Conv1D(8, 3, dilation_rate=2)(keras.Input((33, 3)))", 1, None),
        ("keras.layers.Conv2D(8, 3, data_format='channels_first')(keras.Input((3, 32, 32)))", 1, None),
        ("keras.layers.Conv2D(8, size())(keras.Input((33, 48, 3)))", 1, None),
        ("keras.layers.Conv2D(8, 3, **load())(keras.Input((33, 48, 3)))", 1, None),
        ("keras.layers.Reshape((4, -1))(keras.Input((32,)))", 1, 4),
        ("keras.layers.Reshape((4, -1))(keras.Input((32,)))", 2, None),
        ("keras.layers.Embedding(9, 4)(keras.Input((5,)))", 2, 4),
        ("keras.layers.MultiHeadAttention(2, 8)(keras.Input((5, 4)), keras.Input((7, 4)))", 1, 5),
        ("keras.layers.MultiHeadAttention(2, 8)(query=keras.Input((5, 4)), value=keras.Input((7, 4)))", 1, 5),
        (
            "keras.layers.MultiHeadAttention(2, 8)(keras.Input((5, 4)), load(), return_attention_scores=True)[0]",
            1,
            5,
        ),
        (
            "keras.layers.MultiHeadAttention(2, 8)(keras.Input((5, 4)), load(), return_attention_scores=True)[1]",
            1,
            None,
        ),
        ("np.expand_dims(np.zeros((3, 4)), 0)", 0, 1),
        ("np.expand_dims(np.zeros((3, 4)), -2)", 1, 1),
        ("np.array([[load()]])", 0, 1),
        ("tf.constant([load(), load()])", 0, 2),
        ("np.asarray(load()[None])", 0, 1),
        ("load()[:1]", 0, 1),
        ("load()[None, :4]", 0, 1),
        ("np.expand_dims(load(), axis=0)", 0, 1),
        ("np.expand_dims(load(), axis=1)", 0, None),
        ("load()[:2]", 0, None),
        ("load()[1:1]", 0, None),
        ("load()", 0, None),
    ],
)
def test_the_extent_of_an_axis(value: str, axis: int, expected: int | None) -> None:
    trigger = f"all:\n- tf.identity($X)\n- check: extent($X, {axis}) == "
    code = f"from files import load, size\ntf.identity({value})\n"
    if expected is None:
        assert lines(trigger + "1\n", code) == {2: UNKNOWN}
    else:
        assert lines(trigger + f"{expected}\n", code) == {2: YES}
        assert lines(trigger + f"{expected + 1}\n", code) == {}


def test_the_extent_of_an_axis_that_is_bound() -> None:
    trigger = "all:\n- tf.repeat($X, 2, axis=$AXIS)\n- check: extent($X, $AXIS) == 4\n"
    assert lines(trigger, "tf.repeat(np.zeros((3, 4)), 2, axis=1)\n") == {1: YES}
    assert lines(trigger, "tf.repeat(np.zeros((3, 4)), 2, axis=0)\n") == {}
    assert lines(trigger, "tf.repeat(np.zeros((3, 4)), 2)\n") == {1: UNKNOWN}


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("vectors", YES),
        ("keras.layers.Dropout(0.5)(vectors)", YES),
        ("keras.layers.LSTM(4)(vectors)", None),
        ("keras.layers.Dropout(0.5)(keras.Input((3,)))", None),
        ("Own()(vectors)", UNKNOWN),
    ],
)
def test_the_mask_gets_to_a_tensor(path: str, expected: Truth | None) -> None:
    code = f"""class Own(keras.layers.Layer): pass
vectors = keras.layers.Embedding(9, 4, mask_zero=True)(keras.Input((3,)))
tf.identity({path})
"""
    trigger = "all:\n- $E = keras.layers.Embedding(...)\n- tf.identity($X)\n- check: mask_reaches($E, $X)\n"
    assert lines(trigger, code) == ({} if expected is None else {3: expected})


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("model.fit(1)", None),
        ("keep = model.fit(1)", YES),
        ("print(model.fit(1))", YES),
        ("model.fit(1).history", YES),
        ("def f():\n    return model.fit(1)\nf()", YES),
        ("def f():\n    model.fit(1)\nprint(f())", None),
    ],
)
def test_what_a_call_gives_is_used(code: str, expected: Truth | None) -> None:
    trigger = "all:\n- $X = keras.Model.fit(...)\n- check: used($X)\n"
    found = lines(trigger, "model = keras.Sequential()\n" + code + "\n")
    assert list(found.values()) == ([] if expected is None else [expected])


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("tf.identity(wide)", YES),
        ("tf.identity(tf.reduce_mean([1, wide * 2]))", YES),
        ("tf.identity(tf.zeros(3))", None),
        ("tf.identity(tf.reduce_mean(load()))", None),
        ("def f(x):\n    tf.identity(x * 2)", UNKNOWN),
        ("tf.identity(wide if flag() else tf.zeros(3))", YES),
    ],
)
def test_what_a_tensor_comes_of(code: str, expected: Truth | None) -> None:
    trigger = "all:\n- $W = tf.cast(...)\n- tf.identity($X)\n- check: comes_of($X, $W)\n"
    head = "from files import load, flag\nwide = tf.cast(3, tf.float32)\n"
    assert list(lines(trigger, head + code + "\n").values()) == ([] if expected is None else [expected])


@pytest.mark.parametrize(
    ("given", "called", "expected"),
    [
        ("training=False", "layer(1)", {4: YES, 6: YES}),
        ("training=None", "layer(1)", {4: YES, 6: YES}),
        ("training=False", "layer(1, training=True)", {4: YES}),
        ("training=True", "layer(1, False)", {6: YES}),
        ("training", "layer(1, training=False)", {6: YES}),
        ("tuned=False", "layer(1)", {6: YES}),
    ],
)
def test_keras_says_itself_whether_it_trains(given: str, called: str, expected: dict[int, Truth]) -> None:
    name = given.partition("=")[0]
    code = f"""class Own(keras.layers.Layer):
    def call(self, x, {given}):
        if {name}:
            tf.identity(x)
        else:
            tf.identity(x)
layer = Own()
{called}
"""
    assert lines("tf.identity($X)", code) == expected


def test_a_layer_that_is_called_with_keywords() -> None:
    trigger = "all:\n- $A = keras.layers.MultiHeadAttention(...)\n- $A(tf.ones(1), $V, ...)\n- check: $V == 2\n"
    code = "a = keras.layers.MultiHeadAttention(2, 8)\n"
    assert lines(trigger, code + "a(value=2, query=tf.ones(1))\n") == {2: YES}
    assert lines(trigger, code + "a(value=tf.ones(1), query=2)\n") == {}


def test_a_model_that_is_made_with_keywords() -> None:
    code = "x = keras.Input((3,))\ny = keras.layers.Dense(1)(x)\nkeras.Model(outputs=y, inputs=x)\n"
    assert lines("all:\n- $X = keras.Input(...)\n- keras.Model($X, $Y, ...)\n", code) == {3: YES}
    assert lines("all:\n- $Y = keras.Input(...)\n- keras.Model($X, $Y, ...)\n", code) == {}


@pytest.mark.parametrize(
    ("check", "code", "expected"),
    [
        ("float32($X) > $X", "tf.identity(1e-3)", YES),
        ("float32($X) > $X", "tf.identity(1e-5)", None),
        ("float16($X) != float32($X)", "tf.identity(1.0001)", YES),
        ("float16($X) != float32($X)", "tf.identity(0.5)", None),
        ("sum($X) < 0", "tf.identity([1.0, -2.0])", YES),
        ("sum($X) < 0", "tf.identity(np.array([[1.0], [2.0]]))", None),
        ("sum($X) < 0", "tf.identity(weights())", UNKNOWN),
        ("nans($X)", "tf.identity(np.nan_to_num([1.0, np.nan]))", None),
        ("nans($X)", "tf.identity(np.nan_to_num(load(), nan=-np.inf))", None),
        ("nans($X)", "tf.identity(np.nan_to_num(load(), nan=np.nan))", YES),
        ("symbolic($X)", "tf.identity(np.random.rand(3).astype('float32'))", None),
        ("number($X) and $X > 0", "tf.identity(None)", None),
        ("$X > 0", "tf.identity(1 if flag() else 2)", YES),
        ("$X > 1", "tf.identity(1 if flag() else 2)", UNKNOWN),
        ("$X > 2", "tf.identity(1 if flag() else 2)", None),
        ("text($X).endswith(('.h5', '.keras'))", "tf.identity('a/m.h5')", YES),
        ("text($X).endswith('.h5')", "tf.identity(path())", UNKNOWN),
        ("maybe(text($X).endswith('.h5'))", "tf.identity(path())", YES),
        ("surely(text($X).endswith('.h5'))", "tf.identity(path())", None),
        ("keys($X) != sorted(keys($X))", "tf.identity({'b': 1, 'a': 2})", YES),
        ("keys($X) != sorted(keys($X))", "tf.identity({'a': 1, 'b': 2})", None),
        ("keys($X) != sorted(keys($X))", "tf.identity({'b': 1, **more()})", UNKNOWN),
        ("tuple($X)", "tf.identity((1, 2))", YES),
        ("tuple($X)", "tf.identity([1, 2])", None),
        ("tuple($X)", "tf.identity(path())", UNKNOWN),
        ("known($X) and $X == 'adam'", "tf.identity('adam')", YES),
        ("known($X) and $X == 'adam'", "tf.identity('adam' if flag() else 'sgd')", UNKNOWN),
        ("known($X) and $X == 'adam'", "tf.identity(path())", None),
        ("$X == 'adam'", "tf.identity(keras.layers.Dense(1))", None),
        ("text($X).endswith('.h5')", "tf.identity(path() + '.h5')", YES),
        ("folder($X) == 'a/b'", "tf.identity('a/b/m.h5')", YES),
        ("folder($X) == 'a/b'", "tf.identity('./a/b/m.h5')", YES),
        ("folder($X) == '.'", "tf.identity('m.h5')", YES),
        ("folder($X) == '.'", "tf.identity('a/m.h5')", None),
        ("folder($X) == 'a/b'", "tf.identity(path() + '/b/m.h5')", UNKNOWN),
        ("folder($X) == 'a/b'", "tf.identity(path() + '/c/m.h5')", None),
        ("folder($X) == 'a/b'", "tf.identity('a/' + path())", UNKNOWN),
        ("text($X).endswith('.h5')", "tf.identity(path() + '.keras')", None),
        ("text($X).endswith('.h5')", "tf.identity(f'{path()}/m.h5')", YES),
        ("text($X).endswith('.h5')", "tf.identity('%s.h5' % path())", YES),
        ("text($X).endswith('.h5')", "tf.identity('{}/a'.format(path()))", None),
        ("text($X).endswith('.h5')", "tf.identity('a/' + path())", UNKNOWN),
        ("text($X).endswith(('.h5', '.hdf5'))", "tf.identity(path() + '5')", UNKNOWN),
        ("text($X).startswith('a/')", "tf.identity('a/' + path())", YES),
        ("text($X).endswith('.h5')", "import os; tf.identity(os.path.join(path(), 'm.h5'))", YES),
        ("text($X).endswith('.h5')", "from pathlib import Path; tf.identity(Path(path()) / 'm.h5')", YES),
        ("text($X) == 'a.h5'", "tf.identity(path() + '.h5')", UNKNOWN),
        ("text($X) == 'a.h6'", "tf.identity(path() + '.h5')", None),
        ("zeros($X)", "tf.identity([1.0, 0.0])", YES),
        ("sum($X) < 0", "tf.identity([1.0, -2.0])", YES),
        ("sum($X) < 0", "tf.identity([1.0, 2.0])", None),
        ("surely(sum($X) < 0)", "tf.identity(None)", None),
        ("sum($X) < 0", "tf.identity([1.0, 'a'])", UNKNOWN),
        ("zeros($X)", "tf.identity([1.0, 2.0])", None),
        ("nans($X)", "tf.identity([1.0, np.nan])", YES),
        ("nans($X)", "tf.identity(np.array([[0.5], [float('nan')]]))", YES),
        ("nans($X)", "tf.identity(np.zeros(3))", None),
        ("nans($X)", "tf.identity(load())", UNKNOWN),
        ("extent($X, 1) % 2 == 1", "tf.identity(np.ones((4, 5)))", YES),
        ("extent($X, 1) % 2 == 1", "tf.identity(np.ones((5, 4)))", None),
        ("extent($X, 1) % 2 == 1", "tf.identity(np.ones((5, load())))", UNKNOWN),
        ("2 * $X - 1 > 4 + 1", "tf.identity(4)", YES),
        ("2 * $X - 1 > 4 + 1", "tf.identity(3)", None),
        ("$X % 0 == 1", "tf.identity(3)", UNKNOWN),
        ("$X + 1 > 2", "tf.identity('a')", UNKNOWN),
        ("holds($X)", "tf.identity([])", None),
        ("holds($X)", "tf.identity(['mse'])", YES),
        ("is_a($X, 'keras.layers.Layer')", "tf.identity(keras.layers.LSTM(2))", YES),
        ("tensor($X)", "tf.identity(tf.ones(3))", YES),
        ("tensor($X)", "tf.identity(np.ones(3))", None),
        ("symbolic($X)", "tf.identity(keras.layers.Dense(1)(keras.Input((2,))))", YES),
        ("symbolic($X)", "tf.identity(keras.layers.Dense(1)(np.ones((2, 2))))", None),
        ("symbolic($X)", "tf.identity(keras.applications.xception.preprocess_input(keras.Input((2, 2, 3))))", YES),
        ("symbolic($X)", "tf.identity(keras.Model(keras.Input((2,)), keras.Input((2,))))", None),
        ("symbolic($X)", "tf.identity(keras.ops.matmul(np.ones((2, 2)), keras.Input((2,))))", YES),
        ("symbolic($X)", "tf.identity(keras.ops.shape(keras.Input((2,))))", None),
        ("symbolic($X)", "tf.identity(2.0 * keras.Input((2,)))", YES),
        ("symbolic($X)", "tf.identity(keras.ops.square(load()))", None),
        ("symbolic($X)", "tf.identity(keras.applications.VGG16().output)", YES),
        ("symbolic($X)", "tf.identity(keras.applications.VGG16().get_layer('block1').output)", YES),
        ("symbolic($X)", "tf.identity(keras.applications.VGG16().layers[-2].output)", YES),
        ("symbolic($X)", "tf.identity(load().output)", UNKNOWN),
        ("symbolic($X)", "tf.identity(np.eye(2).repeat(2))", None),
        ("$X == $X", "a = keras.Input((2,)); tf.identity([a, 1])", YES),
        ("$X != $X", "a = keras.Input((2,)); tf.identity([a, 1])", None),
        ("tensor($X)", "tf.identity(keras.utils.normalize(np.ones((2, 2))))", None),
    ],
)
def test_checks(check: str, code: str, expected: Truth | None) -> None:
    assert lines(f'all:\n- tf.identity($X)\n- check: "{check}"\n', code + "\n").get(1) == expected


@pytest.mark.parametrize(
    ("pattern", "code", "expected"),
    [
        ("[keras.layers.Dense(...), keras.layers.LSTM(...)]", "m.add(keras.layers.LSTM(2))", YES),
        ("[..., keras.layers.Dense(...)]", "m.add(keras.layers.LSTM(2)); m.add(keras.layers.Dense(2))", YES),
        ("[..., keras.layers.Dense(...)]", "m.add(keras.layers.LSTM(2)); m.pop()", YES),
        ("[..., keras.layers.LSTM(...)]", "m.add(keras.layers.LSTM(2)) if load() else 0", None),
        ("[..., keras.layers.LSTM(...)]", "for _ in load(): m.add(keras.layers.LSTM(2))", None),
    ],
)
@pytest.mark.parametrize(
    "start",
    [
        "m = keras.Sequential(); m.add(keras.layers.Dense(1))",
        "m = keras.Sequential([keras.layers.Dense(1)])",
        "m = keras.Sequential(name='m', layers=[keras.layers.Dense(1)])",
    ],
)
def test_a_sequential_is_made_of_what_is_added(pattern: str, code: str, expected: Truth | None, start: str) -> None:
    assert lines(f"keras.Sequential({pattern}, ...)", f"{start}\n{code}\n").get(1) == expected


@pytest.mark.parametrize(
    ("code", "line"),
    [
        ("def f(x): return tf.identity(x)\ng = tf.function(f, jit_compile=True)\ng(1)\nf(2)\n", 1),
        ("g = tf.function(lambda x: tf.identity(x), jit_compile=True)\ng(1)\n", 1),
        ("class A:\n    def __init__(self): self.g = tf.function(self.f, jit_compile=True)\n"
         "    def f(self, x): return tf.identity(x)\nA().g(1)\n", 3),
        ("def f(x): return tf.identity(x)\ng = tf.function(jit_compile=True)(f)\ng(1)\n", 1),
        ("@tf.function(jit_compile=True)\ndef f(x): return tf.identity(x)\nf(1)\n", 2),
        ("def f(x): return tf.identity(x)\ng = tf.function(f)\ng(1)\n", None),
        ("def f(x): return tf.identity(x)\ng = tf.function(f, jit_compile=True)\nf(1)\n", None),
    ],
)  # fmt: skip
def test_a_function_is_traced_by_a_call(code: str, line: int | None) -> None:
    trigger = "all:\n- $F = tf.function(..., jit_compile=True)\n- 'with tf.function as $F: tf.identity(...)'\n"
    assert lines(trigger, code) == ({line: YES} if line else {})


def test_what_may_hide_in_keywords_is_not_given() -> None:
    trigger = "all:\n- keras.layers.Dense(..., weights=$W)\n- check: given($W) and holds($W)\n"
    assert lines(trigger, "def f(**kwargs):\n    keras.layers.Dense(1, **kwargs)\n") == {}
    assert lines(trigger, "def f(start):\n    keras.layers.Dense(1, weights=start)\n") == {2: UNKNOWN}
    assert lines(trigger, "keras.layers.Dense(1, weights=[2])\n") == {1: YES}


@pytest.mark.parametrize(
    ("trigger", "message"),
    [
        (3, "trigger: a trigger is a pattern"),
        ({}, "trigger: is empty"),
        ({"al": []}, "trigger.al: is not one of all, any, not, sequence, where"),
        ({"all": ["f("]}, "trigger.all[0], column"),
        ({"all": ["$x.f()"]}, "a metavariable is `$` and capitals"),
        ({"all": ["1 + 1"]}, "is not a call"),
        ({"all": ["from keras.layers import *"]}, "an import is `from $M import *`"),
        ({"all": ["from $M import name"]}, "an import is `from $M import *`"),
        ({"where": {"M": "keras.Model"}}, "trigger.where: maps `$X`"),
        ({"all": [{"check": "1 +"}]}, "does not read as an expression"),
        ({"all": ["f(**x)"]}, "write `...`"),
    ],
)
def test_mistakes_are_named(trigger: object, message: str) -> None:
    with pytest.raises(TriggerError) as error:
        parse(trigger)
    assert message in str(error.value)


def test_one_of_several_items_is_the_one_that_another_pattern_names() -> None:
    trigger = """
all:
  - $C = keras.callbacks.TensorBoard(...)
  - $M.fit(..., callbacks=[..., $C, ...] | $C)
where: {$M: keras.Model}
"""
    code = "m = keras.Sequential()\nm.fit(callbacks=[keras.callbacks.EarlyStopping(), keras.callbacks.TensorBoard()])\n"
    assert lines(trigger, code) == {2: YES}


def test_a_condition_around_narrows_what_alternatives_bind() -> None:
    trigger = """
all:
  - any:
      - all:
          - $L = keras.layers.Conv2D(..., dilation_rate=$R)
          - $L($X)
      - $L = keras.layers.Conv1D(..., dilation_rate=$R)
  - check: surely($R > 1)
not:
  - $L = keras.layers.Conv1D(..., dilation_rate=3)
"""
    code = "keras.layers.Conv2D(1, 2)(x)\nkeras.layers.Conv2D(1, 2, dilation_rate=2)(x)\n"
    code += "keras.layers.Conv1D(1, 2, dilation_rate=2)\nkeras.layers.Conv1D(1, 2, dilation_rate=3)\n"
    assert lines(trigger, code) == {2: YES, 3: YES}
