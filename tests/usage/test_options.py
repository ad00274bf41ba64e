"""Options and their defaults, environment variables, and files of data."""

from __future__ import annotations

import pytest

from auditor.database.load import load_api
from auditor.usage.collect import collect
from auditor.usage.data import MAX_ALIASES
from auditor.usage.values import Assumed, Const, Unknown, Value

API = load_api()


def held(code: str, path: str = "main.py", **files: str) -> Value:
    """What the last call of `tf.identity` is given; `files` are files of data, with `__` for `/` and a `_` for `.`."""
    data = {name.replace("__", "/").replace("_", "."): text for name, text in files.items()}
    usage, _ = collect({path: "import tensorflow as tf\n" + code}, API, data.get)
    return [call for call in usage.calls if call.callee == "tf.identity"][-1].args[0]


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("from absl import flags\nflags.DEFINE_float('x', 1.5, '')\ntf.identity(flags.FLAGS.x)", 1.5),
        ("from absl import flags\nX = flags.DEFINE_integer('x', 2, '')\ntf.identity(X.value)", 2),
        ("F = tf.app.flags.FLAGS\ntf.app.flags.DEFINE_string('x', 'a', '')\ntf.identity(F.x)", "a"),
        ("import click\n@click.option('--a-b', default=3)\ndef f(a_b): tf.identity(a_b)\nf()", 3),
        ("import click\n@click.option('-o', 'name', default=4)\ndef f(name): tf.identity(name)\nf()", 4),
        ("import click\n@click.option('--x', is_flag=True)\ndef f(x): tf.identity(x)\nf()", False),
        ("import typer\ndef f(x: int = typer.Option(5)): tf.identity(x)\nf()", 5),
        ("import gin\n@gin.configurable\ndef f(x=6): tf.identity(x)\nf()", 6),
        ("from sacred import Experiment\nex = Experiment()\n@ex.config\ndef c():\n    x = 7\n"
         "@ex.automain\ndef f(x): tf.identity(x)", 7),
        ("import os\ntf.identity(os.environ.get('X', 'd'))", "d"),
        ("import os\nos.environ.setdefault('X', 'd')\ntf.identity(os.environ['X'])", "d"),
        ("from yacs.config import CfgNode as N\nc = N({'a': {'b': 9}})\nc.merge_from_list(opts)\ntf.identity(c.a.b)", 9),
        ("import tyro\nfrom dataclasses import dataclass\n@dataclass\nclass C:\n    x: int = 8\n"
         "tf.identity(tyro.cli(C).x)", 8),
    ],
)  # fmt: skip
def test_a_default_is_assumed(code: str, expected: object) -> None:
    value = held(code + "\n")
    assert isinstance(value, Assumed) and value.reason
    assert value.value == Const(expected)


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("import os\nos.environ['X'] = '1'\ntf.identity(os.environ['X'])", "1"),
        ("import os\nos.environ.update(X='1')\ntf.identity(os.getenv('X', '2'))", "1"),
        ("import os\nos.environ['X'] = '1'\ndel os.environ['X']\ntf.identity(os.getenv('X', '2'))", "2"),
        ("import yaml\ntf.identity(yaml.safe_load(open('c.yaml'))['a']['b'][1])", 2),
        ("import yaml\nwith open('c.yaml') as f: c = yaml.load(f, Loader=yaml.FullLoader)\ntf.identity(c['t'])", "1e-3"),
        ("from omegaconf import OmegaConf\ntf.identity(OmegaConf.load('c.yaml').t)", 1e-3),
        ("from omegaconf import OmegaConf\ntf.identity(OmegaConf.load('c.yaml').i)", 5),
        ("import json\ntf.identity(json.load(open('c.json'))['x'])", 3),
        ("import json\ntf.identity(json.loads(open('c.json').read())['x'])", 3),
        ("import json\nfrom pathlib import Path\ntf.identity(json.loads((Path(__file__).parent / 'c.json').read_text())['x'])", 3),
        ("import toml\ntf.identity(toml.load('c.toml')['t']['x'])", 4),
        ("import configparser\np = configparser.ConfigParser()\np.read('c.ini')\ntf.identity(p.getfloat('s', 'x'))", 0.5),
        ("import hydra\nhydra.initialize('conf')\ntf.identity(hydra.compose('main').g.x)", 1),
        ("from ml_collections import ConfigDict\nc = ConfigDict({'a': {'b': 1}})\nc.a.b = 9\ntf.identity(c.a.b)", 9),
        ("import argparse\np = argparse.ArgumentParser()\np.add_argument('--x', default=2)\ntf.identity(p.parse_args([]).x)", 2),
        ("from yacs.config import CfgNode as N\nc = N({'n': 9})\nc.merge_from_file('c.yaml')\ntf.identity(c.n)", 5),
    ],
)  # fmt: skip
def test_what_the_code_sets_or_reads_is_known(code: str, expected: object) -> None:
    yaml = "a: {b: [1, 2]}\nt: 1e-3\nn: 5\ni: ${n}\n"
    files = {
        "c_yaml": yaml, "c_json": '{"x": 3}', "c_toml": "[t]\nx = 4\n", "c_ini": "[s]\nx = 0.5\n",
        "conf__main_yaml": "defaults:\n  - g: one\n", "conf__g__one_yaml": "x: 1\n",
    }  # fmt: skip
    assert held(code + "\n", **files) == Const(expected)


def test_what_is_read_is_noted_and_never_lies_outside_the_tree() -> None:
    asked: list[str] = []

    def reader(path: str) -> str | None:
        asked.append(path)
        return "x: 1" if path == "a/c.yaml" else None

    code = "import yaml\nimport tensorflow as tf\nfor p in ('c.yaml', '../../c.yaml', '/etc/c.yaml'): yaml.safe_load(open(p))"
    usage, _ = collect({"a/main.py": code}, API, reader)
    assert usage.data == {"a/c.yaml"}
    assert all(not path.startswith(("/", "..")) for path in asked)


def test_two_files_that_may_be_meant_are_not_chosen_from() -> None:
    code = "import yaml\ntf.identity(yaml.safe_load(open('c.yaml'))['x'])\n"
    assert isinstance(held(code, "a/main.py", a__c_yaml="x: 1", c_yaml="x: 2"), Unknown)
    assert held(code, "b/main.py", a__c_yaml="x: 1", c_yaml="x: 2") == Const(2)


@pytest.mark.parametrize(
    "text",
    ["{" * 2_000, "a: !!python/object:os.system x", "a: &a [1]\nb: [" + ", ".join(["*a"] * (MAX_ALIASES + 1)) + "]", "\t"],
)  # fmt: skip
def test_no_file_breaks_it(text: str) -> None:
    code = "import yaml\ntf.identity(yaml.safe_load(open('c.yaml')))\ntf.identity(1)\n"
    assert held(code, c_yaml=text) == Const(1)


def test_text_that_would_grow_is_not_made() -> None:
    for code in ("'{:999999999}'.format(1)", "f'{1:999999999}'", "'%999999999d' % 1", "'%*d' % (999999999, 1)"):
        assert not isinstance(held(f"tf.identity({code})\n"), Const)
    assert held("tf.identity(f'{3:03d}-{0.5:.2f}' + '%s_%d' % ('a', 2) + '{}'.format('b'))\n") == Const("003-0.50a_2b")
