"""What is followed, what is remembered, and that neither changes the answer."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from auditor import audit as entry
from auditor import examine
from auditor.audit import Options, audit
from auditor.cache import Cache, digest
from auditor.matching.finding import Audit
from auditor.usage.modules import ModuleMap, reached_files
from auditor.usage.survey import COMPUTED, survey

FILES = {
    "requirements.txt": "tensorflow==2.3.1\n",
    "rates.py": "LOWEST = 1e-3\n",
    "train.py": "import tensorflow as tf\nfrom rates import LOWEST\n"
    "cb = tf.keras.callbacks.ReduceLROnPlateau(min_lr=LOWEST)\n",
    "config.yaml": "lowest: 0.001\n",
    "other/tune.py": "import yaml\nfrom tensorflow import keras\n"
    "lowest = yaml.safe_load(open('config.yaml'))['lowest']\n"
    "cb = keras.callbacks.ReduceLROnPlateau(min_lr=lowest)\n",
    "plain/show.py": "import tensorflow as tf\nprint(tf.__version__)\n",
}
BOTH = ["other/tune.py:4", "train.py:3"]


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        path = tmp_path / "project" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return tmp_path / "project"


@pytest.fixture
def followed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[tuple[str, ...]]:
    """The files of each component that is followed, with a cache of its own."""
    seen: list[tuple[str, ...]] = []
    original = examine.follow

    def follow(paths: Iterable[str], *rest: Any) -> Any:
        seen.append(tuple(paths))
        return original(seen[-1], *rest)

    monkeypatch.setenv("SILENT_AUDIT_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(examine, "follow", follow)
    return seen


def places(answer: Audit) -> list[str]:
    return sorted(str(where) for finding in answer.findings for where in finding.locations)


def test_only_code_with_the_words_of_a_trigger_is_followed(tree: Path, followed: list[tuple[str, ...]]) -> None:
    assert places(audit([tree], Options())) == BOTH
    assert sorted(followed) == [("other/tune.py",), ("train.py",)]


def test_nothing_is_followed_twice_until_it_changes(tree: Path, followed: list[tuple[str, ...]]) -> None:
    first = audit([tree], Options())
    del followed[:]
    assert audit([tree], Options()) == first
    assert followed == []
    (tree / "rates.py").write_text("LOWEST = 0.0\n")
    assert places(audit([tree], Options())) == ["other/tune.py:4"]
    assert followed == [("train.py",)]
    del followed[:]
    (tree / "config.yaml").write_text("lowest: 0\n")
    assert places(audit([tree], Options())) == []
    assert followed == [("other/tune.py",)]


def test_a_package_is_part_of_what_its_modules_do(tree: Path, followed: list[tuple[str, ...]]) -> None:
    (tree / "pkg").mkdir()
    (tree / "pkg/__init__.py").write_text("import os\nos.environ['LOWEST'] = '0.001'\n")
    (tree / "pkg/tune.py").write_text(
        "import os\nimport tensorflow as tf\ntf.keras.callbacks.ReduceLROnPlateau(min_lr=float(os.environ['LOWEST']))\n"
    )
    assert places(audit([tree], Options())) == [BOTH[0], "pkg/tune.py:3", BOTH[1]]
    (tree / "pkg/__init__.py").write_text("import os\nos.environ['LOWEST'] = '0.0'\n")
    assert places(audit([tree], Options())) == BOTH


def test_a_changed_pin_needs_no_code(tree: Path, followed: list[tuple[str, ...]]) -> None:
    audit([tree], Options())
    (tree / "requirements.txt").write_text("tensorflow==2.3.2\n")
    del followed[:]
    assert places(audit([tree], Options())) == BOTH
    assert followed == []


def test_without_the_cache_all_is_followed(tree: Path, followed: list[tuple[str, ...]]) -> None:
    for _ in range(2):
        audit([tree], Options(cache=False))
    assert len(followed) == 4


def test_several_processes_give_the_same_answer(
    tree: Path, followed: list[tuple[str, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = audit([tree], Options(cache=False))
    monkeypatch.setattr(examine, "PARALLEL_BYTES", 0)
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    del followed[:]
    assert audit([tree], Options(cache=False)) == alone
    assert followed == []  # in the children


@pytest.mark.parametrize("processes", [1, 2])
def test_what_a_later_release_brings_to_code_that_meets_nothing_now(
    tree: Path, followed: list[tuple[str, ...]], monkeypatch: pytest.MonkeyPatch, processes: int
) -> None:
    (tree / "requirements.txt").write_text("keras==3.5.0\n")
    (tree / "zoom.py").write_text("import keras\nkeras.layers.RandomZoom((-1.0, -1.0))\n")
    (tree / "turn.py").write_text(
        "import os\nos.environ['KERAS_BACKEND'] = 'tensorflow'\nimport keras\nkeras.ops.rot90(keras.ops.ones((2, 3)), k=2)\n"
    )
    monkeypatch.setattr(examine, "PARALLEL_BYTES", 0)
    monkeypatch.setattr(os, "cpu_count", lambda: processes)
    (upgrade,) = audit([tree], Options(cache=False)).upgrades
    assert (upgrade.version, upgrade.brings) == ("3.14.0", ("KERAS-23435",))
    assert ("turn.py",) in followed


def test_nobody_asks_what_later_releases_bring_where_nothing_is_met(
    tree: Path, followed: list[tuple[str, ...]]
) -> None:
    for path in ("train.py", "other/tune.py"):
        (tree / path).unlink()
    (tree / "heads.py").write_text("from tensorflow import keras\nkeras.layers.MultiHeadAttention(2, 4)\n")
    assert audit([tree], Options()).upgrades == ()
    assert followed == []


def test_a_broken_entry_is_as_none(tree: Path, followed: list[tuple[str, ...]], tmp_path: Path) -> None:
    audit([tree], Options())
    for path in (tmp_path / "cache").glob("*/*"):
        path.write_bytes(b"\xff not msgpack")
    assert places(audit([tree], Options())) == BOTH


def test_a_cache_that_cannot_be_written_is_none(tree: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("SILENT_AUDIT_CACHE", str(tmp_path / "file" / "below"))
    assert places(audit([tree], Options())) == BOTH


def test_what_was_not_used_for_longest_goes_first(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    keys = [digest(bytes([number])) for number in range(4)]
    for number, key in enumerate(keys):
        cache.put(key, b"x" * 100)
        os.utime(tmp_path / key[:2] / key[2:], (number, number))
    assert cache.get(keys[0]) == b"x" * 100  # used now
    cache.sweep(limit=250)
    assert [key for key in keys if cache.get(key)] == [keys[0], keys[3]]


def test_where_one_part_ends_counts() -> None:
    assert digest(b"ab", b"c") != digest(b"a", b"bc")


@pytest.mark.parametrize(
    ("code", "computed"),
    [
        ("import tensorflow as tf\ngetattr(tf.keras.layers, kind)", True),
        ("from tensorflow.keras import optimizers as o\ngetattr(o, 'A' + 'dam')", True),
        ("from tensorflow.keras import optimizers\ngetattr(optimizers, 'Adam')", False),
        ("import tensorflow as tf\ngetattr(args, name)", False),
        ("import importlib\nm = importlib.import_module(NAME)\ngetattr(m, name)", True),
        ("from hydra.utils import instantiate\ninstantiate(cfg)", True),
        ("from hydra.utils import (\n    instantiate as made,\n)\nmade(cfg)", True),
        ("import hydra.utils as tools\ntools.instantiate(cfg)", True),
        ("from hydra import utils\nutils.get_class(cfg.kind)", True),
        ("from hydra import compose\ncompose('main')", False),
        ("self.instantiate(cfg)", False),
    ],
)
def test_names_that_are_spelled_nowhere(code: str, computed: bool) -> None:
    assert (COMPUTED in survey("m.py", code.encode(), frozenset()).words) == computed


@pytest.mark.parametrize(
    ("line", "target"),
    [
        ("import pkg.models", "pkg/models.py"),
        ("from pkg import (\n    models,\n    other,\n)", "pkg/models.py"),
        ("from pkg import other, \\\n    models", "pkg/models.py"),
        ("from pkg.models import build", "pkg/models.py"),
        ("import importlib\nm = importlib.import_module('pkg.models')", "pkg/models.py"),
        ("import logging", None),
    ],
)
def test_imports_are_read_from_their_lines(line: str, target: str | None) -> None:
    paths = ("main.py", "pkg/__init__.py", "pkg/models.py", "pkg/other.py", "far/away/from/here/logging.py")
    found = ModuleMap(paths).imports("main.py", survey("main.py", line.encode(), frozenset()).imports)
    assert target in found if target else not found


def test_a_folder_of_another_project_is_not_imported() -> None:
    modules = ModuleMap(("a/b/c/train.py", "x/y/z/helpers.py", "a/src/models.py"))
    assert modules.absolute("a/b/c/train.py", "helpers") is None
    assert modules.absolute("a/b/c/train.py", "models") == "a/src/models.py"


def test_what_imports_a_file_that_reaches_a_framework_reaches_it() -> None:
    surveys = {"a.py": survey("a.py", b"import b", frozenset()), "b.py": survey("b.py", b"import keras", frozenset())}
    assert reached_files(surveys, ModuleMap(surveys).all_imports(surveys)) == {"a.py", "b.py"}


def test_the_vocabulary_holds_what_triggers_need() -> None:
    assert {"ReduceLROnPlateau", "load_model", "compile"} <= entry.vocabulary(entry.load_database())


def test_a_trigger_that_would_take_too_much_is_told(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("auditor.matching.search.MAX_STEPS", 0)
    answer = audit([tree], Options(cache=False))
    assert places(answer) == []
    lost = {(str(skip.location), skip.reason.rpartition(" ")[2], skip.partial) for skip in answer.skips}
    assert ("train.py", "TF-39462", True) in lost


def test_once_all_have_taken_enough_each_may_take_little(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("auditor.matching.search.ENOUGH_IN_ALL", 0)
    assert places(audit([tree], Options(cache=False))) == BOTH
    monkeypatch.setattr("auditor.matching.search.FEW_STEPS", 0)
    assert places(audit([tree], Options(cache=False))) == []
