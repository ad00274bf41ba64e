"""What holds for a whole program, such as a policy, holds for no other: scripts, modules, packages, notebooks."""

from __future__ import annotations

import pytest
import yaml

from auditor.database.load import load_api
from auditor.matching.programs import APART
from auditor.matching.solve import solve
from auditor.matching.trigger import parse
from auditor.matching.truth import Truth
from auditor.matching.unify import Unifier
from auditor.usage.collect import collect

API = load_api()
YES, UNKNOWN = Truth.YES, Truth.UNKNOWN
POLICY = "import keras\nimport shared\nkeras.config.set_dtype_policy('mixed_float16')\n"
MODEL = "import keras\nimport shared\nkeras.layers.Dense(8)\n"
BUILD = "import keras\ndef build():\n    return keras.layers.Dense(8)\n"
ALL = """
all:
- keras.config.set_dtype_policy("mixed_float16")
- keras.layers.Dense(8)
"""
LATER = """
all:
- keras.config.set_dtype_policy("mixed_float16")
- all:
  - keras.layers.Dense(8)
  - not: keras.backend.clear_session()
"""


def found(trigger: str, files: dict[str, str]) -> dict[tuple[str, ...], Truth]:
    """The files of each way in which a trigger holds, and how surely."""
    usage, _ = collect({"shared.py": "import keras\n", **files}, API)
    ways: dict[tuple[str, ...], Truth] = {}
    for hit in solve(parse(yaml.safe_load(trigger)), Unifier(usage, API)):
        paths = tuple(fact.location.path for fact in hit.facts)
        ways[paths] = max(ways.get(paths, Truth.NO), hit.truth)
    return ways


@pytest.mark.parametrize("trigger", [ALL, LATER])
@pytest.mark.parametrize(
    ("files", "expected"),
    [
        # Two scripts share a module, and no program.
        ({"a.py": POLICY, "b.py": MODEL}, {}),
        ({"a.py": POLICY + "import b\n", "b.py": MODEL}, {("a.py", "b.py"): YES}),
        ({"a.py": POLICY, "b.py": "import a\n" + MODEL}, {("a.py", "b.py"): YES}),
        # A third one runs both, directly or by what it imports.
        ({"a.py": POLICY, "b.py": MODEL, "main.py": "import keras, a, b\n"}, {("a.py", "b.py"): YES}),
        ({"a.py": POLICY, "b.py": MODEL, "c.py": "import b\n", "main.py": "import keras, a, c\n"}, {("a.py", "b.py"): YES}),
        ({"p/__init__.py": "import p.a\n", "p/a.py": POLICY, "b.py": "import p.c\n" + MODEL, "p/c.py": "import keras\n"},
         {("p/a.py", "b.py"): YES}),
        # Each script finds its own.
        ({"a.py": POLICY + MODEL, "b.py": POLICY + MODEL}, {("a.py", "a.py"): YES, ("b.py", "b.py"): YES}),
        # Nobody knows who calls a function that nothing here calls.
        ({"a.py": POLICY, "b.py": "import shared\n" + BUILD}, {("a.py", "b.py"): UNKNOWN}),
        ({"a.py": POLICY + "from b import build\nbuild()\n", "b.py": BUILD, "c.py": MODEL}, {("a.py", "b.py"): YES}),
    ],
)  # fmt: skip
def test_deeds_that_share_no_object_must_share_a_program(
    trigger: str, files: dict[str, str], expected: dict[tuple[str, ...], Truth]
) -> None:
    assert found(trigger, files) == expected


def test_it_is_said_that_the_program_is_not_known() -> None:
    usage, _ = collect({"a.py": POLICY, "b.py": "import shared\n" + BUILD, "shared.py": "import keras\n"}, API)
    (hit,) = solve(parse(yaml.safe_load(ALL)), Unifier(usage, API))
    assert hit.reasons == (APART,)


def test_what_shares_objects_may_happen_in_several_programs() -> None:
    trigger = """
    all:
    - $M = keras.Sequential(...)
    - $M.compile(...)
    - $N = keras.models.load_model(...)
    """
    files = {
        "train.py": "import keras, shared\nm = keras.Sequential([])\nm.compile('adam')\nm.save('m.keras')\n",
        "serve.py": "import keras, shared\nm = keras.models.load_model('m.keras')\n",
    }
    assert found(trigger, files) == {("train.py", "train.py", "serve.py"): YES}


def test_notebooks_are_programs_of_their_own() -> None:
    cell = '{{"nbformat": 4, "metadata": {{}}, "cells": [{{"cell_type": "code", "source": "{}"}}]}}'
    files = {
        "a.ipynb": cell.format(POLICY.replace("\n", "\\n")),
        "b.ipynb": cell.format(MODEL.replace("\n", "\\n")),
        "c.ipynb": cell.format((POLICY + MODEL).replace("\n", "\\n")),
    }
    assert found(ALL, files) == {("c.ipynb", "c.ipynb"): YES}
