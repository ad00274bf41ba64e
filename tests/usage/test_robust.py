"""No program and no file makes the reading crash or hang.

`SILENT_AUDIT_STDLIB=all` reads all of Python's own library, not a sample of it; any other text is the seed of the sample.
"""

from __future__ import annotations

import ast
import os
import random
import resource
import subprocess
import sys
import sysconfig
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from auditor.database.load import load_api
from auditor.usage.collect import collect
from auditor.usage.sources import MAX_SOURCE_BYTES, SourceError, parse_source

API = load_api()
TF = "import tensorflow as tf\n"
SECONDS = 60
"""CPU time that no single file may take: far more than any takes."""

# Random programs

NAMES = st.sampled_from(
    ["tf", "keras", "model", "x", "f", "C", "self", "super", "list", "dict", "map", "getattr", "open", "range"]
)
ATTRIBUTES = st.sampled_from(
    ["keras", "layers", "Dense", "fit", "compile", "append", "items", "format", "__init__", "call", "x", "trainable"]
)
CONSTANTS = st.one_of(st.none(), st.booleans(), st.integers(-3, 10**6), st.floats(allow_nan=False), st.text(max_size=4), st.binary(max_size=2), st.just(...))  # fmt: skip
LOAD, STORE = ast.Load(), ast.Store()


def name(id: str) -> ast.expr:
    return ast.Name(id, LOAD)


def parameters(names: list[str], defaults: list[ast.expr], star: bool) -> ast.arguments:
    args = [ast.arg(one) for one in dict.fromkeys(names)]
    return ast.arguments(
        posonlyargs=[], args=args, vararg=ast.arg("rest") if star else None, kwonlyargs=[ast.arg("only")] if star else [],
        kw_defaults=[None] if star else [], kwarg=ast.arg("more") if star else None, defaults=defaults[: len(args)],
    )  # fmt: skip


def compound(inner: st.SearchStrategy[ast.expr]) -> st.SearchStrategy[ast.expr]:
    some = st.lists(inner, max_size=3)
    keywords = st.lists(
        st.builds(ast.keyword, st.sampled_from(["name", "loss", None]), inner), max_size=2, unique_by=lambda k: k.arg
    )
    loop = st.builds(
        lambda target, over, tests: [ast.comprehension(ast.Name(target, STORE), over, tests, 0)],
        NAMES,
        inner,
        st.lists(inner, max_size=1),
    )
    starred = inner.map(lambda value: ast.Starred(value, LOAD))
    return st.one_of(
        st.builds(ast.Call, inner, st.lists(inner | starred, max_size=3), keywords),
        st.builds(ast.Attribute, inner, ATTRIBUTES, st.just(LOAD)),
        st.builds(ast.Subscript, inner, inner | st.builds(ast.Slice, inner, inner, st.none()), st.just(LOAD)),
        st.builds(ast.BinOp, inner, st.sampled_from([ast.Add(), ast.Mult(), ast.Mod(), ast.Div(), ast.Pow(), ast.BitOr(), ast.LShift()]), inner),
        st.builds(ast.BoolOp, st.sampled_from([ast.And(), ast.Or()]), st.lists(inner, min_size=2, max_size=3)),
        st.builds(ast.UnaryOp, st.sampled_from([ast.Not(), ast.USub(), ast.Invert()]), inner),
        st.builds(lambda left, op, right: ast.Compare(left, [op], [right]), inner, st.sampled_from([ast.Lt(), ast.Eq(), ast.In(), ast.Is()]), inner),
        st.builds(ast.IfExp, inner, inner, inner),
        st.builds(ast.List, st.lists(inner | starred, max_size=3), st.just(LOAD)),
        st.builds(ast.Tuple, some, st.just(LOAD)),
        st.builds(lambda pairs: ast.Dict([k for k, _ in pairs], [v for _, v in pairs]), st.lists(st.tuples(st.none() | inner, inner), max_size=3)),
        st.builds(ast.ListComp, inner, loop),
        st.builds(ast.GeneratorExp, inner, loop),
        st.builds(ast.DictComp, inner, inner, loop),
        st.builds(lambda names, body: ast.Lambda(parameters(names, [], False), body), st.lists(NAMES, max_size=2), inner),
        st.builds(lambda target, value: ast.NamedExpr(ast.Name(target, STORE), value), NAMES, inner),
        st.builds(lambda value: ast.JoinedStr([ast.Constant("a"), ast.FormattedValue(value, -1)]), NAMES.map(name)),
    )  # fmt: skip


# Deferred, since hypothesis spells out every other strategy.
EXPRESSIONS = st.deferred(lambda: st.recursive(NAMES.map(name) | CONSTANTS.map(ast.Constant), compound, max_leaves=6))
TARGETS = st.one_of(
    NAMES.map(lambda id: ast.Name(id, STORE)),
    st.builds(ast.Attribute, NAMES.map(name), ATTRIBUTES, st.just(STORE)),
    st.builds(ast.Subscript, NAMES.map(name), EXPRESSIONS, st.just(STORE)),
    NAMES.map(lambda id: ast.Tuple([ast.Name(id, STORE), ast.Starred(ast.Name("rest", STORE), STORE)], STORE)),
)
SIMPLE = st.one_of(
    EXPRESSIONS.map(ast.Expr),
    st.builds(lambda target, value: ast.Assign([target], value), TARGETS, EXPRESSIONS),
    st.builds(ast.AugAssign, NAMES.map(lambda id: ast.Name(id, STORE)), st.just(ast.Add()), EXPRESSIONS),
    st.builds(lambda id: ast.Delete([ast.Name(id, ast.Del())]), NAMES),
    EXPRESSIONS.map(ast.Return),
    EXPRESSIONS.map(lambda value: ast.Expr(ast.Yield(value))),
    st.builds(ast.Raise, EXPRESSIONS, st.none()),
    NAMES.map(lambda id: ast.Global([id])),
    st.just(ast.ImportFrom("tensorflow.keras", [ast.alias("*")], 0)),
    st.just(ast.ImportFrom("main", [ast.alias("x"), ast.alias("f")], 0)),
    st.sampled_from([ast.Break(), ast.Continue(), ast.Pass()]),
)  # fmt: skip


def blocks(inner: st.SearchStrategy[ast.stmt]) -> st.SearchStrategy[ast.stmt]:
    body = st.lists(inner, min_size=1, max_size=4)
    return st.one_of(
        st.builds(ast.If, EXPRESSIONS, body, st.just([]) | body),
        st.builds(ast.For, TARGETS, EXPRESSIONS, body, st.just([]) | body),
        st.builds(ast.While, EXPRESSIONS, body, st.just([])),
        st.builds(lambda value, target, inside: ast.With([ast.withitem(value, target)], inside), EXPRESSIONS, st.none() | TARGETS, body),
        st.builds(lambda tried, kind, caught, last: ast.Try(tried, [ast.ExceptHandler(kind, "x", caught)], [], last), body, EXPRESSIONS, body, st.just([]) | body),
        st.builds(
            lambda id, names, defaults, star, inside, decorators: ast.FunctionDef(id, parameters(names, defaults, star), inside, decorators),
            NAMES, st.lists(NAMES, max_size=3), st.lists(EXPRESSIONS, max_size=2), st.booleans(), body, st.lists(EXPRESSIONS, max_size=1),
        ),
        st.builds(
            lambda id, bases, inside, decorators: ast.ClassDef(id, bases, [], inside, decorators),
            NAMES, st.lists(EXPRESSIONS, max_size=2), body, st.lists(EXPRESSIONS, max_size=1),
        ),
    )  # fmt: skip


PROGRAMS = st.deferred(lambda: st.lists(st.recursive(SIMPLE, blocks, max_leaves=10), max_size=6))


def written(statements: list[ast.stmt]) -> str:
    """A program as text."""
    return TF + ast.unparse(ast.fix_missing_locations(ast.Module(statements, [])))


@pytest.mark.parametrize("test", ["-1 in b''", "300 not in b'a'"])
def test_a_comparison_that_raises_is_not_known(test: str) -> None:
    usage, _ = collect({"main.py": TF + f"if {test}:\n    tf.identity(1)\n"}, API)
    assert usage.calls and not usage.skips


@settings(max_examples=60, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
@given(PROGRAMS, PROGRAMS)
def test_no_program_breaks_it(main: list[ast.stmt], other: list[ast.stmt]) -> None:
    files = {"main.py": written(main), "other.py": written(other)}
    for path, text in files.items():
        assert parse_source(path, text).tree.body
    started = time.process_time()
    usage, _ = collect(files, API)
    assert not [skip for skip in usage.skips if "does not parse" in skip.reason]
    assert time.process_time() - started < SECONDS


@settings(max_examples=100, deadline=None, derandomize=True, database=None)
@given(st.text(), st.sampled_from(["main.py", "main.ipynb"]))
def test_no_text_breaks_it(text: str, path: str) -> None:
    collect({path: f"# tensorflow\n{text}", "other.py": TF + "from main import *\nimport main\nmain.x()\n"}, API)


# Programs that people have written


def own_sources() -> list[Path]:
    """The files of Python's own library, in an order that a seed tells."""
    library = Path(sysconfig.get_path("stdlib"))
    found = [path for path in sorted(library.rglob("*.py")) if "site-packages" not in path.parts]
    random.Random(os.environ.get("SILENT_AUDIT_STDLIB", "0")).shuffle(found)
    return found


def test_pythons_own_library() -> None:
    everything = os.environ.get("SILENT_AUDIT_STDLIB") == "all"
    started, count = time.process_time(), 0
    for path in own_sources():
        if not everything and time.process_time() - started > 10:
            break
        text = path.read_bytes().decode("utf-8", "replace")
        if len(text) > MAX_SOURCE_BYTES:
            continue
        began = time.process_time()
        collect({path.name: text + "\nimport tensorflow as tf\n"}, API)
        assert time.process_time() - began < SECONDS, path
        count += 1
    assert count >= (1000 if everything else 5)


@pytest.mark.parametrize(
    "line",
    ["print 'a'", "exec 'a' in {}", "raise E, 'a'", "x = `a`", "x = 0777", "x = ur'a'", "x = 1L", "a <> b",
     "try:\n    pass\nexcept E, e:\n    pass", "def f((a, b)): pass", "\tif a:\n        b\n\telse: c"],
)  # fmt: skip
def test_python_2_is_told(line: str) -> None:
    with pytest.raises(SourceError) as error:
        parse_source("a.py", line)
    assert error.value.reason
    usage, _ = collect({"a.py": f"{TF}{line}\n", "b.py": TF + "tf.identity(1)\n"}, API)
    assert [skip.partial for skip in usage.skips] == [True]
    assert [call.callee for call in usage.calls] == ["tf.identity"]


# Programs that grow

DEEP = 10_000
LARGE = {
    "calls": lambda n: "x = tf.zeros([1])\n" * n,
    "branches": lambda n: "".join(f"if a: x{i} = {i}\n" for i in range(n)),
    "handlers": lambda n: "".join(f"try: x{i} = 1\nexcept E: x{i} = 2\n" for i in range(n // 2)),
    "functions": lambda n: "".join(f"def f{i}(x): return tf.identity(x)\n" for i in range(n)),
    "chain": lambda n: "def f0(x): return x\n" + "".join(f"def f{i}(x): return f{i - 1}(x)\n" for i in range(1, n)) + f"f{n - 1}(1)\n",
    "classes": lambda n: "".join(f"class C{i}(tf.keras.layers.Layer):\n  def call(self, x): return x\n" for i in range(n // 2)),
    "heirs": lambda n: "class C0: pass\n" + "".join(f"class C{i}(C{i - 1}): pass\n" for i in range(1, n // 100)) + f"C{n // 100 - 1}().f()\n",
    "entries": lambda n: "d = {\n" + "".join(f"  'k{i}': {i},\n" for i in range(n)) + "}\n",
    "layers": lambda n: "m = tf.keras.Sequential()\n" + "m.add(tf.keras.layers.Dense(1))\n" * n + "m.compile('adam', 'mse')\nm.fit(1, 2)\n",
    "values": lambda n: "".join(f"if a: x = {i}\n" for i in range(n)) + "tf.identity(x)\n",
    "returns": lambda n: "def f(x):\n" + "".join(f"  if x == {i}: return {i}\n" for i in range(n)) + "tf.identity(f(z))\n",
}  # fmt: skip
DOUBLED = ["x = x + x", "x += x", "x = [*x, *x]", "x.extend(x)", "x = [x, x]", "x = (x, x)", "x = {'a': x, 'b': x}", "x = f(*x, *x)",
           "s = s + s", "s += s", "s = f'{s}{s}'", "s = '%s%s' % (s, s)", "s = '{0}{0}'.format(s)", "s = s.replace('a', s)",
           "s = ''.join([s, s])", "s = s.join([s, s, s])", "s = os.path.join(s, s)", "p = p / p", "n = n * n", "n = n << n",
           "n = n ** n", "t = t + t", "k = lambda: k() + k()", "k = functools.partial(k, k)", "m = tf.keras.layers.Add()([m, m])",
           "l = tf.keras.Sequential([l, l])"]  # fmt: skip
BEGUN = (
    "import functools, os, pathlib\ndef f(*a): return list(a)\nx, s, n, t, l = [1], 'aa', 3, tf.zeros([1]), tf.keras.layers.Dense(1)\n"
    "p = pathlib.Path('a')\nk = lambda: 1\nm = tf.keras.Input([1])\n"
)
NESTED = {
    "lists": "x = " + "[" * DEEP + "]" * DEEP,
    "dicts": "x = " + "{1: " * DEEP + "2" + "}" * DEEP,
    "lambdas": "x = " + "lambda: " * DEEP + "1",
    "conditions": "x = " + "1 if a else " * DEEP + "2",
    "comparisons": "x = 1" + " < a" * DEEP,
    "ors": "x = a" + " or a" * DEEP,
    "powers": "x = a" + " ** a" * DEEP,
    "subscripts": "x = a" + "[0]" * DEEP,
    "nots": "x = " + "not " * DEEP + "a",
    "texts": "x = " + "'a' " * DEEP,
    "awaits": "async def f(): " + "await " * DEEP + "a",
    "assignments": "x = " * DEEP + "1",
    "elifs": "if a: pass\n" + "elif b: pass\n" * DEEP,
    "decorators": "@f\n" * DEEP + "def g(): pass",
    "withs": "with " + ", ".join(["a"] * DEEP) + ": pass",
    "functions": "".join(" " * depth + "def f():\n" for depth in range(95)) + " " * 95 + "pass",
    "classes": "".join(" " * depth + "class C:\n" for depth in range(95)) + " " * 95 + "pass",
    "loops": "".join(" " * depth + "for i in (1, 2):\n" for depth in range(19)) + " " * 19 + "x = tf.zeros([1])",
    "brackets": "x = " + "(" * DEEP,
    "notebook": "",
}  # fmt: skip


@pytest.mark.parametrize("statement", DOUBLED)
def test_what_doubles_does_not_fill_the_memory(statement: str) -> None:
    started = time.process_time()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    collect({"main.py": TF + BEGUN + f"{statement}\n" * 400 + "tf.identity([x, s, n, t, l, p, k, m])\n"}, API)
    assert time.process_time() - started < SECONDS
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 1_000_000  # kB


@pytest.mark.parametrize("kind", LARGE)
def test_a_large_program_is_read_or_told_to_be_too_large(kind: str) -> None:
    started = time.process_time()
    usage, _ = collect({"main.py": TF + LARGE[kind](10_000)}, API)
    assert time.process_time() - started < SECONDS
    assert all("too large" in skip.reason or "too deeply" in skip.reason for skip in usage.skips)


# Whole audits, in a process of their own that gets no more time than this


def audited(root: Path, files: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """`audit check` on a tree, ended by the system after some CPU seconds."""
    for path, text in {"requirements.txt": "tensorflow==2.3.1\n", **files}.items():
        (root / path).write_text(text)
    command = [sys.executable, "-m", "auditor", "check", str(root), "--format", "json"]
    limit = lambda: resource.setrlimit(resource.RLIMIT_CPU, (2 * SECONDS, 2 * SECONDS + 5))  # noqa: E731
    return subprocess.run(command, capture_output=True, text=True, preexec_fn=limit, check=False)


HIT = TF + "tf.keras.callbacks.ReduceLROnPlateau(min_lr=1e-3)\n"


def test_a_whole_audit_of_deep_and_of_large_files(tmp_path: Path) -> None:
    files = {f"deep_{kind}.py": f"{TF}{text}\n" for kind, text in NESTED.items()}
    files["deep.ipynb"] = '{"cells": ' + "[" * DEEP + "]" * DEEP + "}"
    files["bytes.py"] = "# tensorflow\n" + "x = 1\n" * 8_400_000  # 50 MB
    files["lines.py"] = TF + "".join(f"x{i} = tf.keras.layers.Dense({i})\n" for i in range(100_000))
    files["hit.py"] = HIT
    done = audited(tmp_path, files)
    assert done.returncode == 1, done.stderr[-2000:]
    assert "Traceback" not in done.stderr
    assert '"TF-39462"' in done.stdout
    assert "larger than 8 MB" in done.stdout
