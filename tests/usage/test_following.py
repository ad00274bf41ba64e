"""Values through people's code: constants, containers, configuration, classes, files."""

from __future__ import annotations

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from auditor.database.load import load_api
from auditor.usage.collect import collect
from auditor.usage.sources import SourceError, code_cells, parse_source, plain_python
from auditor.usage.survey import COMPUTED, survey
from auditor.usage.values import Assumed, Const, Either, Name, Sequence, Unknown, Value, Varying

API = load_api()


def held(code: str, **others: str) -> Value:
    """What the last call of `tf.identity` in a program is given."""
    files = {"main.py": "import tensorflow as tf\n" + code, **{f"{name}.py": text for name, text in others.items()}}
    usage, _ = collect(files, API)
    return [call for call in usage.calls if call.callee == "tf.identity"][-1].args[0]


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("x = 1\ntf.identity(x)", 1),
        ("x = {'a': {'b': 3}}\ntf.identity(x['a']['b'])", 3),
        ("x = dict(a=1, **{'b': 2})\ntf.identity(x.get('b'))", 2),
        ("x = {}\nx.update(a=5)\ntf.identity(x.get('a', 1))", 5),
        ("x = {}\ntf.identity(x.get('a', 7))", 7),
        ("a, (b, *c) = 1, (2, 3, 4)\ntf.identity(c[1])", 4),
        ("tf.identity(f'{\"a\"}/{1 + 1}')", "a/2"),
        ("import os\ntf.identity(os.path.join('a', 'b.h5'))", "a/b.h5"),
        ("from pathlib import Path\ntf.identity(str(Path('a') / 'b')) if 0 else tf.identity('a/b')", "a/b"),
        ("class C:\n    rate = 0.5\ntf.identity(C.rate)", 0.5),
        ("class C:\n    rate = 0.5\n    def f(self): return self.rate\ntf.identity(C().f())", 0.5),
        ("class C:\n    def __init__(self, r=2): self.r = r\ntf.identity(C().r)", 2),
        ("class C:\n    @property\n    def r(self): return 9\ntf.identity(C().r)", 9),
        ("class C:\n    n = 7\n    @property\n    def r(self): return self.n\ntf.identity(C().r)", 7),
        ("class C:\n    _n = 1\n    @property\n    def n(self): return self._n\n    @n.setter\n    def n(self, v): self._n = v + 1\nc = C()\nc.n = 4\ntf.identity(c.n)", 5),
        ("import functools\nclass C:\n    k = 0\n    @functools.cached_property\n    def n(self):\n        self.k += 1\n        return self.k\nc = C()\nc.n\ntf.identity(c.n)", 1),
        ("from collections import defaultdict\nd = defaultdict(list)\nd['a'].append(8)\ntf.identity(d['a'][0])", 8),
        ("def twice(f):\n    def g(*a): return 2 * f(*a)\n    return g\n@twice\ndef h(n): return n\ntf.identity(h(3))", 6),
        ("def on(f):\n    def g(): return f()\n    return g\n" + "@on\ndef h(): return 6\n" + "h()\n" * 16 + "@on\ndef k(): return 7\ntf.identity(k())", 7),
        ("def on(f):\n    def g(*a, **k): return f(*a, **k)\n    return g\n@on\ndef h(n): return 'end' if n == 0 else h(n - 1)\ntf.identity(h(3))", "end"),
        ("def on(f):\n    def g(*a, **k): return f(*a, **k)\n    return g\n@on\ndef h(n): return 'end' if n == 0 else h(n=n - 1)\ntf.identity(h(n=3))", "end"),
        ("def plus(n):\n    def inner(f):\n        return lambda: f() + n\n    return inner\n@plus(2)\ndef h(): return 1\ntf.identity(h())", 3),
        ("R = {}\ndef keep(f):\n    R[f.__name__] = f\n    return f\n@keep\ndef h(): return 5\ntf.identity(R['h']())", 5),
        ("class D:\n    def __call__(self, f): return lambda: 4\n@D()\ndef h(): return 1\ntf.identity(h())", 4),
        ("def add(c):\n    c.n = 9\n    return c\n@add\nclass C: pass\ntf.identity(C.n)", 9),
        ("def d(f):\n    def g(self): return f(self)\n    return g\nclass C:\n    n = 3\n    @property\n    @d\n    def p(self): return self.n\ntf.identity(C().p)", 3),
        ("[m for n in (1, 2) if (m := n)]\ntf.identity(m)", 2),
        ("import itertools\ntf.identity(list(itertools.product((1,), (2, 3)))[1][1])", 3),
        ("import itertools as i\ntf.identity(list(i.chain([1], (2, 3)))[2])", 3),
        ("tf.identity(list(map(lambda n: n + 1, [1, 2]))[1])", 3),
        ("tf.identity(next(iter([7])))", 7),
        ("tf.identity(max([7], key=lambda n: -n))", 7),
        ("def g():\n    yield 1\n    yield from [2, 3]\na, b, c = g()\ntf.identity(c)", 3),
        ("def g(n):\n    for i in range(n): yield i\ntf.identity(list(g(3))[-1])", 2),
        ("import contextlib\n@contextlib.contextmanager\ndef c(n):\n    yield n + 1\nwith c(1) as x: tf.identity(x)", 2),
        ("import contextlib\nclass C:\n    def __enter__(self): return 5\nwith contextlib.ExitStack() as s: tf.identity(s.enter_context(C()))", 5),
        ("def f(n): return 1 if n == 0 else 2 * f(n - 1)\ntf.identity(f(3))", 8),
        ("def f(x):\n    for a, b in (('x', 1), ('y', 2)):\n        if a == x: return b\ntf.identity(f('x'))", 1),
        ("for x in (1, 2, 3):\n    if x == 2: break\ntf.identity(x)", 2),
        ("for x in (1, 2, 3):\n    if x < 3: continue\n    tf.identity(x)", 3),
        ("import dataclasses as d\n@d.dataclass\nclass C:\n    a: int = 1\n    b: int = 2\ntf.identity(d.replace(C(a=5), b=7).a)", 5),
        ("class C:\n    def __iter__(self): return iter([3, 4])\na, b = C()\ntf.identity(b)", 4),
        ("class C:\n    def __setitem__(self, k, v): self.last = k + v\nc = C()\nc['a'] = 'b'\ntf.identity(c.last)", "ab"),
        ("class B:\n    def __init_subclass__(cls, n=0): cls.n = n + 1\nclass C(B, n=4): pass\ntf.identity(C.n)", 5),
        ("def d(f):\n    def g(x): return 1 + f(x)\n    return g\n@d\n@d\ndef h(x): return x\ntf.identity(h(1))", 3),
        ("class C:\n    def __init__(self, **k): self.__dict__.update(k)\ntf.identity(C(a=3).a)", 3),
        ("def f(): return 4\ntf.identity(globals()['f']())", 4),
        ("import sys\nX = 5\ntf.identity(getattr(sys.modules[__name__], 'X'))", 5),
        ("import threading\ndef f(n): tf.identity(n)\nthreading.Thread(target=f, args=(6,)).start()", 6),
        ("from concurrent.futures import ThreadPoolExecutor as P\ndef f(n): tf.identity(n)\nP().submit(f, 7)", 7),
        ("class C:\n    it = None\n    def __new__(cls):\n        if cls.it is None:\n            cls.it = super().__new__(cls)\n            cls.it.n = 8\n        return cls.it\nC()\ntf.identity(C().n)", 8),
        ("import contextlib\nwith contextlib.nullcontext(9) as x: tf.identity(x)", 9),
        ("import functools\ntf.identity(functools.reduce(lambda a, b: a * b, [2, 3], 4))", 24),
        ("while True:\n    try:\n        x = 3\n        break\n    except OSError:\n        pass\ntf.identity(x)", 3),
        ("C = type('C', (), {'n': 4})\ntf.identity(C().n)", 4),
        ("class B:\n    def f(self): return self.g()\nclass C(B):\n    def g(self): return 4\ntf.identity(C().f())", 4),
        ("import enum\nclass E(enum.Enum):\n    A = 'adam'\ntf.identity(E.A.value)", "adam"),
        ("from dataclasses import dataclass\n@dataclass\nclass C:\n    a: int\n    b: int = 3\ntf.identity(C(1).b)", 3),
        ("from typing import NamedTuple\nclass C(NamedTuple):\n    a: int = 6\ntf.identity(C().a)", 6),
        ("from collections import namedtuple\nC = namedtuple('C', 'a b')\nx, y = C(1, b=2)\ntf.identity(y)", 2),
        ("from typing import NamedTuple\nC = NamedTuple('C', [('a', int)])\ntf.identity(C(3)[0])", 3),
        ("import collections as c\nC = c.namedtuple('C', ['a', 'b'], defaults=[5])\ntf.identity(C(1).b)", 5),
        ("from types import SimpleNamespace as S\ntf.identity(S(a=4).a)", 4),
        ("def f(n):\n    return n if n == 0 else 8\ntf.identity(f(0))", 0),
        ("def f(*a, **k): return a[0] + k['b']\ntf.identity(f(1, b=2))", 3),
        ("x = [1, 2]\nx += [3]\ntf.identity(x[-1])", 3),
        ("for x in (1, 2): tf.identity(x)", 2),
        ("if (n := 4) > 3: tf.identity(n)", 4),
        ("with open('x') as f: tf.identity(6)", 6),
        ("try:\n    x = 1\nfinally:\n    tf.identity(3)", 3),
        ("def g():\n    global x\n    x = 12\ng()\ntf.identity(x)", 12),
        ("setattr(tf, 'y', 1)\nclass C: pass\nc = C()\nsetattr(c, 'v', 11)\ntf.identity(getattr(c, 'v'))", 11),
        ("x = 1\ndef f():\n    return x\nx = 2\ntf.identity(f())", 2),
        ("class C:\n    def __getattr__(self, name): return name + '!'\ntf.identity(C().x)", "x!"),
        ("tf.identity((tf.keras.optimizers.SGD() and 3) or 4)", 3),
        ("class C: pass\nx = C() or 1\ntf.identity(1 if x else 2)", 1),
        ("match 3:\n    case 3:\n        tf.identity(5)", 5),
        ("match 'b':\n    case 'a':\n        tf.identity(5)\n    case 'b' | 'c':\n        tf.identity(6)\n    case _:\n        tf.identity(7)", 6),
        ("tf.identity(5)\nwhile True:\n    pass\ntf.identity(6)", 5),
        ("while True:\n    if f(): break\ntf.identity(6)", 6),
        ("from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    tf.identity(5)\nelse:\n    tf.identity(6)", 6),
        ("import enum\nclass E(enum.Enum):\n    A = 1\n    B = 2\ntf.identity(E(2).value + E['A'].value)", 3),
        ("import enum\nclass E(enum.Enum):\n    A = 1\n    B = 2\ntf.identity([e.value for e in E][1])", 2),
        ("import enum\nclass E(enum.Enum):\n    A = enum.auto()\n    B = enum.auto()\ntf.identity(1 if E.A is E.B else 2)", 2),
        ("class D(dict):\n    __getattr__ = dict.get\ntf.identity(D(a=1).a + D({'b': 2})['b'])", 3),
        ("class C: pass\nc = C()\nc.__dict__.update({'a': 4})\ntf.identity(c.a)", 4),
        ("x = {'a': 1, 'b': 2}\ndel x['a']\ntf.identity(len(x))", 1),
        ("x = [3, 1, 2]\nx.remove(1)\ntf.identity(sorted(x)[0])", 2),
        ("from pathlib import Path\ntf.identity(str((Path('a') / 'b.x').with_suffix('.h5')))", "a/b.h5"),
        ("import os\ntf.identity(os.path.splitext('a/b.h5')[0])", "a/b"),
        ("import numpy as np\ntf.identity(float(np.float32(0.1)))", 0.10000000149011612),
        ("tf.identity(isinstance('a', (int, str)))", True),
        ("import copy\nx = {'a': [1]}\ny = copy.deepcopy(x)\ny['a'].append(2)\ntf.identity(len(x['a']))", 1),
    ],
)  # fmt: skip
def test_known(code: str, expected: object) -> None:
    assert held(code + "\n") == Const(expected)


def test_other_files() -> None:
    settings_file = "from base import RATE\nRATES = {'slow': RATE / 10}\n"
    assert held("import conf\ntf.identity(conf.RATES['slow'])\n", conf=settings_file, base="RATE = 1.0\n") == Const(0.1)


def test_relative_import_module() -> None:
    code = "from importlib import import_module\nkeras = import_module('.keras', 'tensorflow')\n"
    assert held(code + "tf.identity(keras.layers.Dense)\n") == Name("keras.layers.Dense", "tf.keras")
    init = "import importlib\nmodule = importlib.import_module('.inner', package=__name__)\n"
    files = {"pack/__init__": init, "pack/inner": "X = 5\n"}
    assert held("import pack\ntf.identity(pack.module.X)\n", **files) == Const(5)


def test_a_package_imports_from_itself() -> None:
    files = {"pack/__init__": "from pack import inner\nX = inner.X\n", "pack/inner": "X = 5\n"}
    assert held("import pack\ntf.identity(pack.X)\n", **files) == Const(5)


def test_import_cycles_end() -> None:
    one, two = "import two\nX = 3\n", "import one\nY = 4\n"
    assert held("import one\nimport two\ntf.identity(one.X + two.Y)\n", one=one, two=two) == Const(7)


def test_a_branch_leaves_both_values() -> None:
    value = held("import sys\nx = 1\nif sys.argv:\n    x = 2\ntf.identity(x)\n")
    assert isinstance(value, Either) and set(value.options) == {Const(1), Const(2)}


@pytest.mark.parametrize(
    "code",
    [
        "def f(n): return f(n)\ntf.identity(f(1))",
        "def f(n): return f(n + 1)\ntf.identity(f(1))",
        "def g():\n    while True: yield 1\na, b = g()\ntf.identity(b)",
        "def g():\n    if tf.x(): yield 1\na, b = g()\ntf.identity(b)",
    ],
)
def test_what_has_no_end_is_unknown(code: str) -> None:
    assert isinstance(held(code + "\n"), Unknown)


def test_a_break_takes_the_names_as_they_are_there() -> None:
    value = held(
        "x = 1\nfor n in range(99):\n    if n > tf.x():\n        x = 2\n        break\n    x = 3\ntf.identity(x)\n"
    )
    assert isinstance(value, Either) and set(value.options) == {Const(2), Const(3)}


@pytest.mark.parametrize(
    "code",
    [
        "from tensorflow_core.python.keras.layers import Dense\ntf.identity(Dense)",
        "from tensorflow._api.v2.keras.layers import Dense\ntf.identity(Dense)",
        "import tensorflow as t\ntf.identity(t._api.v2.compat.v1.keras.layers.Dense)",
        "from tensorflow.keras import layers\ntf.identity(vars(layers)['Dense'])",
        "from tensorflow.keras import layers\ntf.identity(layers.__dict__['Dense'])",
    ],
)
def test_names_by_other_ways(code: str) -> None:
    value = held(code + "\n")
    assert isinstance(value, Name) and value.path == "keras.layers.Dense"


def test_a_package_that_hands_on_its_modules_is_reached() -> None:
    files = {
        "main.py": "import pack\npack.inner.dense()\n",
        "pack/__init__.py": "import importlib\ndef __getattr__(n): return importlib.import_module('.' + n, __name__)\n",
        "pack/inner.py": "import tensorflow as tf\ndef dense(): return tf.identity(1)\n",
    }
    usage, _ = collect(files, API)
    assert [call.run for call in usage.calls if call.callee == "tf.identity"] == [1]


@pytest.mark.parametrize(
    "last",
    ["sys.exit(1)", "if x:\n        sys.exit(1)\n    else:\n        sys.exit(2)"],
)
def test_a_function_that_ends_the_program_ends_it(last: str) -> None:
    code = f"import sys\ndef f(x):\n    tf.a()\n    {last}\nf(tf.x())\ntf.b()\n"
    usage, _ = collect({"main.py": "import tensorflow as tf\n" + code}, API)
    assert [call.callee for call in usage.calls if call.callee in ("tf.a", "tf.b")] == ["tf.a"]


def test_a_function_that_may_return_ends_nothing() -> None:
    code = "import sys\ndef f(x):\n    if x: return\n    sys.exit(1)\nf(tf.x())\ntf.b()\n"
    usage, _ = collect({"main.py": "import tensorflow as tf\n" + code}, API)
    assert usage.calls[-1].callee == "tf.b"


def test_what_is_for_type_checkers_does_not_run_under_any_name() -> None:
    for test in ("from typing import TYPE_CHECKING as T\nif T:", "import typing as t\nif t.TYPE_CHECKING:"):
        usage, _ = collect({"main.py": f"import tensorflow as tf\n{test}\n    tf.a()\nelse:\n    tf.b()\n"}, API)
        assert [call.callee for call in usage.calls] == ["tf.b"]


def test_what_wraps_a_maker_of_functions_is_called_itself() -> None:
    code = "import functools\ndef d(f):\n    @functools.wraps(f)\n    def g(*a): return f(*a)\n    return g\n"
    code += "@d\ndef make(n):\n    def inner(): return n\n    return inner\ntf.identity(make(4)())\n"
    assert held(code) == Const(4)


@pytest.mark.parametrize("wrapper", ["g(*a, **k): return f(*a, **k)", "g(x, *rest, **k): return f(x, *rest, **k)"])
@pytest.mark.parametrize(("read", "expected"), [("n", 4), ("k", 5)])
def test_what_nobody_calls_keeps_its_defaults_behind_a_decorator(wrapper: str, read: str, expected: int) -> None:
    code = f"import functools\ndef d(f):\n    @functools.wraps(f)\n    def {wrapper}\n    return g\n"
    for decorators in ("@d\n", "@d\n@d\n"):
        found = held(code + f"{decorators}def make(x, n=4, *, k=5): tf.identity({read})\n")
        assert isinstance(found, Assumed) and found.value == Const(expected)


def test_getattr_reads_the_release_as_a_dot_does() -> None:
    dotted = held("tf.identity(tf.__version__.split('.')[0])\n")
    assert isinstance(dotted, Varying)
    assert held("tf.identity(getattr(tf.__version__, 'split')('.')[0])\n") == dotted


def test_a_function_is_traced_by_keyword_too() -> None:
    code = "def f(x): tf.identity(x)\ng = tf.function(func=f)\ng(3)"
    assert held(code + "\n") == Const(3)


@pytest.mark.parametrize("code", ["import io\nio.StringIO().read()", "str(b'a', 'no-such-codec')", "range(10 ** 30)"])
def test_what_has_no_name_or_no_meaning_breaks_nothing(code: str) -> None:
    held(f"x = 1\n{code}\ntf.identity(x)\n")


def test_a_long_list_or_text_is_not_kept_whole() -> None:
    value = held("x = [1]\n" + "x = x + x\n" * 40 + "tf.identity(x)\n")
    assert isinstance(value, Sequence) and value.open
    assert not isinstance(held("s = 'a'\n" + "s = s + s\n" * 40 + "tf.identity(s)\n"), Const)


@pytest.mark.parametrize(
    "code",
    ["tf = __import__(n)\nk = tf.keras.layers\ngetattr(k, 'Dense' + x)", "import tensorflow as tf\nk = tf.keras\ngetattr(k.layers, x)",
     "import tensorflow as tf\ngetattr(*[tf.keras.layers, x])"],
)  # fmt: skip
def test_a_name_that_is_computed_is_seen_without_parsing(code: str) -> None:
    assert COMPUTED in survey("a.py", code.encode(), frozenset()).words
    assert COMPUTED not in survey("a.py", b"import tensorflow as tf\nk = json\ngetattr(k, x)", frozenset()).words


MORE = "import dataclasses, functools, os\nmore = read()\n"


@pytest.mark.parametrize(
    "code",
    [
        "tf.identity(dict(a=1, **more).get('b', 2))",
        "d = {}\nd.update(**more)\ntf.identity(d.get('b', 2))",
        "def f(a=0): return a\ntf.identity(functools.partial(f, **more)())",
        "def f(a=0): return a\ntf.identity(functools.partial(f, *more)())",
        "tf.identity(os.path.join('a', *more))",
        "tf.identity(len(list(zip([1], *more))[0]))",
        "@dataclasses.dataclass\nclass C:\n    a: int = 1\ntf.identity(dataclasses.replace(C(), **more).a)",
    ],
)
def test_what_is_given_and_not_seen_counts_through_a_function_of_python(code: str) -> None:
    assert not isinstance(held(MORE + code), Const)


@pytest.mark.parametrize("given", ["cfg, **more", "{**cfg, **more}"])
def test_what_is_given_and_not_seen_counts_where_a_configuration_names_what_is_made(given: str) -> None:
    code = f"import hydra\ncfg = {{'_target_': 'keras.layers.Dense', 'units': 3}}\nhydra.utils.instantiate({given})"
    usage, _ = collect({"main.py": "import keras\nmore = read()\n" + code}, API)
    (made,) = [call for call in usage.calls if call.callee == "keras.layers.Dense"]
    assert made.open_kwargs


def test_a_command_line_option_is_assumed() -> None:
    code = "import argparse\np = argparse.ArgumentParser()\np.add_argument('--rate', default=0.1)\na = p.parse_args()\n"
    value = held(code + "tf.identity(a.rate)\n")
    assert isinstance(value, Assumed) and value.value == Const(0.1)


def test_a_parameter_that_nothing_passes_is_unknown() -> None:
    value = held("def f(rate):\n    tf.identity(rate)\n")
    assert isinstance(value, Unknown) and "`rate` of `f`" in value.reason


def test_what_would_grow_is_not_computed() -> None:
    for code in ("9 ** 9 ** 9", "'x' * 10 ** 9", "1 << 10 ** 9", "'%1000000000d' % 1"):
        assert not isinstance(held(f"tf.identity({code})\n"), Const)


def test_a_parameter_of_a_notebook_is_assumed() -> None:
    cells = [
        {"cell_type": "code", "metadata": {}, "source": "import tensorflow as tf"},
        {"cell_type": "code", "metadata": {"tags": ["parameters"]}, "source": ["rate = 0.1"]},
        {"cell_type": "code", "metadata": {}, "source": "other = 0.2\ntf.identity(rate)\ntf.identity(other)"},
    ]
    usage, _ = collect({"a.ipynb": json.dumps({"cells": cells})}, API)
    first, second = (call.args[0] for call in usage.calls if call.callee == "tf.identity")
    assert isinstance(first, Assumed) and first.value == Const(0.1)
    assert second == Const(0.2)


PYTHON = st.recursive(
    st.sampled_from(["a", "1", "'s'", "tf", "None", "[]", "{}", "self", "lambda x: x"]),
    lambda inner: st.one_of(
        st.tuples(inner, inner).map(lambda p: f"({p[0]} + {p[1]})"),
        st.tuples(inner, inner).map(lambda p: f"({p[0]})({p[1]}, k={p[1]})"),
        st.tuples(inner, inner).map(lambda p: f"({p[0]})[{p[1]}]"),
        inner.map(lambda p: f"({p}).attr"),
        inner.map(lambda p: f"[{p} for a in ({p})]"),
        st.tuples(inner, inner, inner).map(lambda p: f"({p[0]} if {p[1]} else {p[2]})"),
        inner.map(lambda p: "{'k': (%s), **(%s)}" % (p, p)),
    ),
    max_leaves=12,
)
STATEMENT = st.one_of(
    PYTHON.map(lambda e: f"a = {e}"),
    PYTHON.map(lambda e: f"a.b = {e}"),
    PYTHON.map(lambda e: f"a[0], *a = {e}"),
    PYTHON.map(lambda e: f"if {e}:\n    a = {e}\nelse:\n    del a"),
    PYTHON.map(lambda e: f"for a in {e}:\n    a += {e}"),
    PYTHON.map(lambda e: f"def a(self, x={e}, *y, **z):\n    yield {e}\n    return a({e})"),
    PYTHON.map(lambda e: f"class a({e}):\n    x = {e}\n    def __init__(self):\n        super().__init__({e})\n        self.q = a()"),
    PYTHON.map(lambda e: f"with {e} as a:\n    a({e})"),
    PYTHON.map(lambda e: f"try:\n    a = {e}\nexcept Exception as b:\n    raise\nfinally:\n    {e}"),
)  # fmt: skip


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(STATEMENT, max_size=8))
def test_no_program_breaks_it(statements: list[str]) -> None:
    collect({"main.py": "import tensorflow as tf\n" + "\n".join(statements) + "\n"}, API)


@given(st.text())
def test_no_text_breaks_the_reading_of_sources(text: str) -> None:
    for name in ("a.py", "a.ipynb"):
        try:
            parse_source(name, text)
        except SourceError as error:
            assert error.reason
    assert len(plain_python(text).split("\n")) <= len(text.splitlines()) + 1
    assert code_cells(text) == []
