"""Each rewriting on a tiny project, before and after; and on the test projects: it applies, and gives valid Python."""

from __future__ import annotations

import json
import warnings

import pytest

from auditor.usage.sources import SourceError, parse_source
from tests.mutation.code import Files
from tests.mutation.rewritings import REWRITINGS, read
from tests.test_projects import PROJECTS

TF = "import tensorflow as tf\n"


def nb(*cells: str) -> str:
    """A notebook of these cells."""
    held = [{"cell_type": "code", "metadata": {}, "source": cell} for cell in cells]
    return json.dumps({"cells": held, "metadata": {}, "nbformat": 4, "nbformat_minor": 4})


CASES = [
    ("rename_modules", TF + "tf.a()  # hit: TF-1\n", "import tensorflow as _tf_1\n_tf_1.a()  # hit: TF-1\n"),
    ("rename_modules", TF + 'print(f"{tf.a()}")\n', None),  # within an f-string
    ("rename_modules", TF + "tf = 1\n", None),  # bound twice
    ("rename_modules", TF + 'globals()["tf"].a()\n', None),  # looked up by its text
    ("rename_names", "from a import b, c as d\nb(d)\n", "from a import b as _b_1, c as _d_1\n_b_1(_d_1)\n"),
    ("rename_names", "class A:\n    from a import b\n", None),  # an attribute of the class
    (
        "import_modules_whole",
        "from tensorflow.keras import layers, losses as l\n",
        "import tensorflow.keras.layers as layers\nimport tensorflow.keras.losses as l\n",
    ),
    ("import_modules_whole", "from tensorflow.keras import layers, Model\n", None),
    ("to_keywords", TF + "tf.keras.layers.Dense(8, 'relu')\n", TF + "tf.keras.layers.Dense(units=8, activation='relu')\n"),
    ("to_keywords", "def f(a, b): pass\nf(1, b=2)\n", "def f(a, b): pass\nf(a=1, b=2)\n"),
    ("to_keywords", TF + "tf.keras.layers.Dense(*a)\n", None),
    ("to_positions", TF + "tf.keras.layers.Dense(units=8, use_bias=False)\n", TF + "tf.keras.layers.Dense(8, use_bias=False)\n"),
    ("to_positions", TF + "tf.keras.layers.Dense(activation='relu', units=8)\n", None),  # in another order
    ("name_literals", TF + "tf.a(8, k='x')\n", "_HELD_1 = 8\n_HELD_2 = 'x'\n" + TF + "tf.a(_HELD_1, k=_HELD_2)\n"),
    ("name_literals", '"""Doc."""\nfrom __future__ import a\nf(1)\n', '"""Doc."""\nfrom __future__ import a\n_HELD_1 = 1\nf(_HELD_1)\n'),
    ("name_literals", "f(True, None, x)\n", None),
    ("name_literals_elsewhere", "f(8)\n", "from a_constants import _HELD_1\nf(_HELD_1)\n"),
    ("name_arguments", "f(k=[1, a])  # hit: TF-1\n", "_given_1 = [1, a]\nf(k=_given_1)  # hit: TF-1\n"),
    ("name_arguments", "f(g())\n", None),  # the mark may be the inner call's
    ("name_results", "x.y = f()  # hit: TF-1\n", "_got_1 = f()  # hit: TF-1\nx.y = _got_1\n"),
    ("name_results", "class A:\n    x = f()\n", None),  # it would be an attribute
    (
        "through_partial",
        TF + "tf.keras.layers.Dense(8)\n",
        "import functools as _functools_1\n" + TF + "_functools_1.partial(tf.keras.layers.Dense, 8)()\n",
    ),
    ("through_partial", TF + "@tf.function()\ndef f(): pass\n", None),
    ("through_lambda", "x = f(1)\n", "x = (lambda: f(1))()\n"),
    ("literals_in_a_class", "f(8)\n", "class _Held_1:\n    _HELD_1 = 8\n\nf(_Held_1._HELD_1)\n"),
    ("pack_arguments", "f(a, 1, k=2, l=3)\n", 'f(*[a, 1], **{"k": 2, "l": 3})\n'),
    ("pack_arguments", "f(*a)\nf((1))\nf(x for x in y)\n", None),
    ("through_list", "x = f(1)  # hit: TF-1\n", "x = [None, f(1)][-1]  # hit: TF-1\n"),
    ("through_condition", "x = f(1)\n", "x = (f(1) if 1 < 2 else None)\n"),
    ("through_unpacking", "a.x = f(1)\nx, y = f(2)\n", "a.x, _ = (f(1), None)\nx, y = f(2)\n"),
    ("through_getattr", "a.b.fit(1)\na()\n", 'getattr(a.b, "fit")(1)\na()\n'),
    ("name_callables", "x = a.fit(1)  # hit: TF-1\nf().b()\n", "_call_1 = a.fit\nx = _call_1(1)  # hit: TF-1\nf().b()\n"),
    (
        "through_decorator",
        "def f(): return 1\n",
        "import functools as _functools_1\ndef _passed_on_1(function):\n    @_functools_1.wraps(function)\n"
        "    def called(*args, **kwargs):\n        return function(*args, **kwargs)\n    return called\n@_passed_on_1\ndef f(): return 1\n",
    ),
    ("through_decorator", "def f(): yield 1\n", None),
    ("through_lambda", "x = f(super())\n", None),
    ("through_function", "x = f(\n    1)  # hit: TF-1\n", "def _make_1():\n    return f(\n        1)  # hit: TF-1\nx = _make_1()\n"),
    ("through_function", "x = f((y := 1))\n", None),
    (
        "into_with",
        "x = 1\nf('''\na''')\n",
        "import contextlib as _contextlib_1\nwith _contextlib_1.nullcontext():\n    x = 1\n    f('''\na''')\n",
    ),
    ("into_with", "if a: f()\n", None),
    ("into_try", "f()  # hit: TF-1\n", "try:\n    f()  # hit: TF-1\nfinally:\n    pass\n"),
    ("into_loop", "def g():\n    f()\n    return 1\n", "def g():\n    for _round in (0,):\n        f()\n    return 1\n"),
    ("unrelated_code", "a()\nb()\n", "a()\n_unrelated_1 = [number * 2 for number in range(3)]\nb()\n"),
    ("statements_into_functions", "a()  # hit: TF-1\nx = 1\n", "def _step_1():\n    a()  # hit: TF-1\n_step_1()\nx = 1\n"),
    ("statements_into_functions", "exec('a')\n", None),
    ("definitions_into_a_file", TF + "class A(tf.B):\n    x = 1\nA()\n", TF + "from a_parts import A\nA()\n"),
    ("definitions_into_a_file", "x = 1\ndef f(): return x\n", None),  # needs what the module holds
    ("definitions_into_a_file", "def f(x=g()): return x\n", None),  # calls something where it stands
    ("into_main", TF + "x = 1\nf(x)\n", TF + 'def main():\n    x = 1\n    f(x)\n    \nif __name__ == "__main__":\n    main()\n'),
    ("into_main", "def f():\n    global x\nf()\n", None),
    ("into_main", "class A: pass\n", None),  # no script
    ("into_class", "x = 1\nf(x)\n", "class _Script_1:\n    def run(self):\n        self.x = 1\n        f(self.x)\n\n_Script_1().run()\n"),
    ("into_class", "from a import *\nf()\nfrom b import *\n", None),
]  # fmt: skip


def tidy(text: str) -> list[str]:
    """Its lines, without empty ones."""
    return [line for line in text.splitlines() if line.strip()]


@pytest.mark.parametrize(("name", "before", "after"), CASES)
def test_what_a_rewriting_does(name: str, before: str, after: str | None) -> None:
    assert tidy(REWRITINGS[name]({"a.py": before})["a.py"]) == tidy(before if after is None else after)


def test_what_moves_into_another_file_is_there() -> None:
    assert REWRITINGS["name_literals_elsewhere"]({"a.py": "f(8)\n"})["a_constants.py"] == "_HELD_1 = 8\n"
    moved = REWRITINGS["definitions_into_a_file"](
        {"p/__init__.py": "", "p/a.py": TF + "def f():\n    return tf.g()\nf()\n"}
    )
    assert moved["p/a.py"] == TF + "from .a_parts import f\nf()\n"
    assert moved["p/a_parts.py"] == TF + "def f():\n    return tf.g()\n"


def test_a_name_that_another_file_takes_stays() -> None:
    files = {"a.py": TF + "tf.x()\n", "b.py": "from a import tf\n"}
    assert REWRITINGS["rename_modules"](files) == files
    assert REWRITINGS["into_main"]({"a.py": "f()\n", "b.py": "import a\n"})["a.py"] == "f()\n"


def test_a_script_becomes_a_notebook_and_comes_back() -> None:
    script = {"a.py": "# first\nx = 1\nf(x)  # hit: TF-1\n"}
    notebook = REWRITINGS["into_notebook"](script)
    cells = json.loads(notebook["a.ipynb"])["cells"]
    assert ["".join(cell["source"]) for cell in cells] == ["# first\nx = 1", "f(x)  # hit: TF-1"]
    assert tidy(REWRITINGS["into_script"](notebook)["a.py"]) == tidy(script["a.py"])


@pytest.mark.parametrize("cell", ["!pip install tensorflow", "%matplotlib inline", "f?", "%%bash\nls"])
def test_a_notebook_that_is_more_than_a_script_stays(cell: str) -> None:
    files = {"a.ipynb": nb(cell, "x = 1")}
    assert REWRITINGS["into_script"](files) == files


NOTEBOOKS = [project for project in PROJECTS if any(project.rglob("*.ipynb"))]


@pytest.mark.parametrize("name", REWRITINGS)
def test_a_rewriting_applies_and_gives_python(name: str) -> None:
    changed = 0
    for project in NOTEBOOKS if name == "into_script" else PROJECTS[::4]:
        before = read(project)
        after = REWRITINGS[name](before)
        changed += after != before
        for path in after.keys() - {p for p in before if before[p] == after.get(p)}:
            assert parses(path, after) or not parses(path, before), f"{project.name}/{path}"
    assert changed >= (3 if name == "into_script" else 15)


def parses(path: str, files: Files) -> bool:
    """Whether a file of a project is Python that compiles."""
    if not path.endswith((".py", ".ipynb")) or path not in files:
        return True
    try:
        source = parse_source(path, files[path])
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            compile(source.tree, path, "exec")
    except (SourceError, SyntaxError):
        return False
    return not source.skips
