"""The broken twin of every format: one line that says what is wrong and where, a partial audit, and the other files
still speak."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from auditor.audit import Options, audit
from auditor.database.load import load_database
from auditor.matching.finding import Audit
from auditor.project.formats import environment_yml
from auditor.project.read import read_project, reader_of
from auditor.project.stack import Project
from auditor.project.tree import ReadError, walk
from tests.project.cases import Case, answer, every

NAMES = sorted(
    {path for case in every() for path in case.files
     if (found := reader_of(path)) is not None and found[0] is not environment_yml.read_any}
)  # fmt: skip
"""Files with a reader, but for YAML of any name, which may be anything and is silent where it is no environment."""
OTHER = "lib/requirements.txt"

LAUGHS = "a0: &a0 [x]\n" + "".join(
    f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 12)
)  # the 51st alias stands in line 7

PACKAGE = '[[package]]\nname = "tensorflow"\nversion = "2.3.1"\n'
CONDA = "version: 1\npackage:\n- name: tensorflow\n  version: 2.3.1\n  manager: conda\n"
NOTEBOOK = '{"nbformat": 4, "cells": [{"cell_type": "code",\n"source": ["!pip install tensorflow==2.3.1"'
STEPS = "jobs:\n  a:\n    steps:\n    - run: pip install tensorflow==2.3.1\n"

BROKEN = [
    ("poetry.lock", PACKAGE[:-1] + "\nfiles = [\n", 5, "is broken: "),
    ("poetry.lock", "# tensorflow\npackage = 3\n", 2, "is broken: `package` is no list of packages"),
    ("poetry.lock", PACKAGE + 'name = "keras"\n', 4, "is broken: Cannot overwrite a value"),
    ("poetry.lock", PACKAGE.replace('"2.3.1"', "2.3"), 3, "is broken: the version of tensorflow is no text"),
    ("uv.lock", 'version = 1\n[[package]]\nname = "tensorf', 3, "is broken: "),
    ("uv.lock", "package = {tensorflow = 1}\n", 1, "is broken: `package` is no list of packages"),
    ("uv.lock", "version = 1\nversion = 1\n" + PACKAGE, 2, "is broken: Cannot overwrite a value"),
    ("uv.lock", PACKAGE.replace('"2.3.1"', "[2, 3]"), 3, "is broken: the version of tensorflow is no text"),
    ("pdm.lock", PACKAGE + "groups = [", 4, "is broken: "),
    ("pdm.lock", 'package = "tensorflow"\n', 1, "is broken: `package` is no list of packages"),
    ("pdm.lock", PACKAGE + "groups = []\ngroups = []\n", 5, "is broken: Cannot overwrite a value"),
    ("pylock.toml", PACKAGE.replace("package", "packages") + 'marker = "', 4, "is broken: "),
    ("pylock.toml", "[packages]\ntensorflow = 1\n", 1, "is broken: `packages` is no list of packages"),
    ("pylock.gpu.toml", "lock-version = 1\nlock-version = 1\n", 2, "is broken: Cannot overwrite a value"),
    ("Pipfile.lock", '{"default": {\n"tensorflow": {', 2, "is broken: it is not JSON"),
    ("Pipfile.lock", '["tensorflow"]', 1, "is broken: it holds no table"),
    ("Pipfile.lock", '{\n  "default": ["tensorflow"]\n}', 2, "is broken: default is no table"),
    (
        "Pipfile.lock",
        '{\n  "default": {\n    "tensorflow": {\n      "version": 2\n    }\n  }\n}',
        4,
        "is broken: the version of tensorflow is no text",
    ),
    (
        "Pipfile.lock",
        '{\n"develop": {\n"tensorflow": {"version": "==2.3.1"},\n"tensorflow": {"version": "==2.4.0"}\n}}',
        4,
        "is broken: tensorflow stands there twice",
    ),
    ("Pipfile", '[packages]\ntensorflow = "==2.3', 2, "is broken: "),
    ("Pipfile", 'packages = ["tensorflow"]\n', 1, "is broken: packages is no table"),
    ("Pipfile", "[packages]\ntensorflow = 2.3\n", 2, "this is not a requirement: tensorflow = 2.3"),
    ("Pipfile", "[packages]\nkeras = '*'\nkeras = '*'\n", 3, "is broken: Cannot overwrite a value"),
    ("conda-lock.yml", CONDA + '- name: "keras', 6, "is broken: "),
    ("conda-lock.yml", "version: 1\npackage: tensorflow\n", 2, "is broken: it holds no list of packages"),
    ("conda-lock.yml", "- tensorflow\n", 1, "is broken: it holds no table"),
    ("conda-lock.yml", CONDA + "  version: 2.4.0\n", 6, "is broken: version stands there twice"),
    ("conda-lock.yml", CONDA.replace("2.3.1", "[2]"), 3, "this package is broken: its version is no text"),
    ("conda-lock.yml", LAUGHS + CONDA, 7, "takes up more than 50 anchors again and is not read"),
    ("pixi.lock", "version: 6\npackages:\n- conda: 'https://conda.example/tensorflow", 3, "is broken: "),
    ("pixi.lock", "version: 6\npackages: 5 # tensorflow\n", 2, "is broken: it holds no list of packages"),
    ("pixi.lock", "version: 6\nversion: 6\npackages: [] # keras\n", 2, "is broken: version stands there twice"),
    ("pixi.lock", LAUGHS, 7, "takes up more than 50 anchors again and is not read"),
    ("pixi.toml", '[dependencies]\ntensorflow = {version = "2.3"', 2, "is broken: "),
    ("pixi.toml", 'dependencies = ["tensorflow"]\n', 1, "is broken: dependencies is no table"),
    ("pixi.toml", "[dependencies]\ntensorflow = 2.3\n", 2, "this is not a requirement: tensorflow = 2.3"),
    ("pixi.toml", "[dependencies]\nkeras = '*'\nkeras = '*'\n", 3, "is broken: Cannot overwrite a value"),
    ("pyproject.toml", '[project]\ndependencies = ["tensorflow==2.3.1"', 2, "is broken: "),
    ("pyproject.toml", 'project = ["tensorflow"]\n', 1, "is broken: project is no table"),
    ("pyproject.toml", '[project]\noptional-dependencies = ["keras"]\n', 2, "is broken: project.optional-dependencies"),
    ("pyproject.toml", 'dependency-groups = ["keras"]\n', 1, "is broken: dependency-groups is no table"),
    ("pyproject.toml", "[tool.poetry.dependencies]\ntensorflow = 2.3\n", 2, "this is not a requirement: tensorflow"),
    ("pyproject.toml", "[tool.uv]\ndev-dependencies = 'keras'\n", 2, "is broken: tool.uv.dev-dependencies is no list"),
    ("environment.yml", "dependencies:\n- tensorflow=2.3\n- 'pip", 3, "is broken: "),
    ("environment.yml", "- tensorflow=2.3\n", 1, "is no environment: it holds no table"),
    ("environment.yml", "name: a\ndependencies: tensorflow=2.3\n", 2, "is broken: dependencies is no list"),
    ("environment.yml", "dependencies:\n- pip:\n    tensorflow: 2.3\n", 2, "is broken: pip is no list"),
    ("environment.yml", "dependencies: []\ndependencies:\n- keras\n", 2, "is broken: dependencies stands there twice"),
    ("environment.yml", LAUGHS + "dependencies: [keras]\n", 7, "takes up more than 50 anchors again"),
    ("environment.yml", "dependencies:\n- pip:\n  - -r ../../r.txt # keras\n", 3, "includes a file outside the tree"),
    ("setup.cfg", "install_requires = tensorflow\n", 1, "is broken: a line stands before the first section"),
    ("setup.cfg", "[options]\ninstall_requires = keras\ninstall_requires = keras\n", 3, "is broken: a key stands there"),
    ("setup.cfg", "[options]\ntensorflow\n", 2, "is broken: this line is neither a section nor a key"),
    ("setup.cfg", "[options]\ninstall_requires = file: ../../r.txt\n", 2, "includes a file outside the tree"),
    ("tox.ini", "deps = tensorflow\n", 1, "is broken: a line stands before the first section"),
    ("tox.ini", "[testenv]\ndeps = keras\n[testenv]\ndeps = keras\n", 3, "is broken: a section stands there twice"),
    ("setup.py", "from setuptools import setup\nsetup(install_requires=['tensorflow'\n", 2, "does not parse: "),
    ("setup.py", "from setuptools import setup\nsetup(install_requires=open('../../requirements.txt'))\n", 2,
     "includes a file outside the tree"),
    ("noxfile.py", "import nox\ndef a(s): s.install('tensorflow'\n", 2, "does not parse: "),
    ("a.ipynb", NOTEBOOK, 2, "is not a notebook: its JSON is broken"),
    ("a.ipynb", '{"cells": "tensorflow"}', 0, "is not a notebook: it holds no list of cells"),
    (".github/workflows/a.yml", STEPS + "    - run: 'keras\n", 6, "is broken: "),
    (".github/workflows/a.yml", STEPS + "  a:\n    steps: []\n", 5, "is broken: a stands there twice"),
    (".github/workflows/a.yml", LAUGHS + STEPS, 7, "takes up more than 50 anchors again"),
    ("requirements.txt", "numpy\ntensorflow==\n", 2, "this line is not a requirement"),
    ("requirements.txt", "numpy\n-r gone.txt\n", 2, "includes gone.txt, which is not in the tree"),
    ("requirements.txt", "-c ../../r.txt\n", 1, "includes a file outside the tree"),
    ("requirements.txt", "-r https://index.example/r.txt\n", 1, "includes a file from the network"),
    ("conda-linux-64.lock", "@EXPLICIT\n# pip tensorflow @@ x\n", 2, "this is not a requirement: 'tensorflow @@ x'"),
]  # fmt: skip


def told(tmp_path: Path, files: dict[str, str | bytes]) -> list[tuple[str, int, str]]:
    """What the audit of a tree says that it could not read, beside a file that speaks."""
    for name, content in {**files, OTHER: "tensorflow==2.8.0\n"}.items():
        path = tmp_path / "project" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    read: Audit | Project
    if any(name.endswith((".py", ".ipynb")) for name in files):  # they are read as programs too
        read = audit([tmp_path / "project"], Options(fail_on=None))
        assert read.exit_code == 4
    else:
        read = read_project(walk([tmp_path / "project"]), load_database().releases)
    assert [(s.folder, s.packages[0].version) for s in read.stacks if s.folder == "lib"] == [("lib", "2.8.0")]
    assert all(skip.partial for skip in read.skips)
    return [(skip.location.path, skip.location.line, skip.reason) for skip in read.skips]


@pytest.mark.parametrize(("name", "text", "line", "reason"), BROKEN, ids=[f"{b[0]}-{b[3][:40]}" for b in BROKEN])
def test_a_broken_file_is_one_line(name: str, text: str, line: int, reason: str, tmp_path: Path) -> None:
    ((path, number, said),) = told(tmp_path, {name: text})
    assert (path, number) == (name, line)
    assert said.startswith(reason)


def test_every_format_has_a_broken_twin() -> None:
    """By reader: a name that is new here is read by one that a broken file was given to, or reads line by line."""
    by_lines = {
        "Dockerfile",
        "Singularity",
        "Makefile",
        "install.sh",
        "compose.yml",
        ".python-version",
        "job.yaml",
        "meta.yaml",
    }
    tried = {reader_of(name)[0] for name, _, _, _ in BROKEN}  # type: ignore[index]
    tried |= {reader_of(name)[0] for name in by_lines if reader_of(name)}  # type: ignore[index]
    assert [name for name in NAMES if reader_of(name)[0] not in tried] == []  # type: ignore[index]


@pytest.mark.parametrize("name", NAMES)
def test_nul_bytes_are_one_line(name: str, tmp_path: Path) -> None:
    blob = b"tensorflow==2.3.1\nkeras\0\n" + b"x" * 40
    assert told(tmp_path, {name: blob}) == [(name, 2, "is not a text: it holds NUL bytes")]


@pytest.mark.parametrize("name", NAMES)
def test_a_torn_utf_16_is_one_line(name: str, tmp_path: Path) -> None:
    blob = "tensorflow==2.3.1\n".encode("utf-16") + b"\x00\xd8\n"
    ((path, _, reason),) = told(tmp_path, {name: blob})
    assert (path, reason) == (name, "is not valid UTF-16")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le"])
@pytest.mark.parametrize("case", every(), ids=lambda case: f"{case.format}/{case.path.stem}")
def test_every_case_in_every_encoding(case: Case, encoding: str, tmp_path: Path) -> None:
    for name, text in case.files.items():
        (tmp_path / "project" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "project" / name).write_bytes(
            text.encode("utf-8" if name.endswith(".gitignore") else encoding)  # git reads no other
        )
    assert answer(read_project(walk([tmp_path / "project"]), load_database().releases)) == case.stack


def _toml(key: str) -> Callable[[int], str]:
    block = f'[[{key}]]\nname = "p{{}}"\nversion = "1.0"\ndescription = "{"x" * 900}"\n\n'
    return lambda size: "".join(block.format(n) for n in range(size // 1000)) + PACKAGE.replace("package", key)


def _pipfile_lock(size: int) -> str:
    held: dict[str, object] = {f"p{n}": {"hashes": ["0" * 64] * 10, "version": "==1.0"} for n in range(size // 1000)}
    return json.dumps({"default": {**held, "tensorflow": {"version": "==2.3.1"}}}, indent=4)


def _yaml(size: int) -> str:
    item = "- name: p\n  version: '1.0'\n  manager: conda\n  platform: linux-64\n  hash:\n    md5: {}\n"
    return "version: 1\npackage:\n" + item.format("0" * 32) * (size // 110) + CONDA.partition("package:\n")[2]


def _same(line: str, head: str = "", tail: str = "") -> Callable[[int], str]:
    return lambda size: head + line * (size // len(line)) + tail


LARGE: list[tuple[str, int, Callable[[int], str]]] = [
    ("poetry.lock", 30, _toml("package")),
    ("uv.lock", 30, _toml("package")),
    ("pdm.lock", 30, _toml("package")),
    ("pylock.toml", 30, _toml("packages")),
    ("Pipfile.lock", 30, _pipfile_lock),
    ("conda-lock.yml", 30, _yaml),
    ("conda-lock.yml", 20, _same(CONDA.partition("package:\n")[2], "version: 1\npackage:\n")),
    ("pixi.lock", 30, _same(f"- conda: https://conda.example/linux-64/numpy-1.0-0.conda\n  sha256: {'0' * 64}\n",
                            "version: 6\npackages:\n", "- conda: https://conda.example/linux-64/keras-2.4.3-0.conda\n")),
    ("conda-linux-64.lock", 30, _same(f"https://conda.example/linux-64/numpy-1.22.4-py39_0.tar.bz2#{'0' * 32}\n",
                                      "@EXPLICIT\n", "https://conda.example/linux-64/tensorflow-2.3.1-py38_0.conda\n")),
    ("requirements.txt", 5, _same(f"numpy==1.0 \\\n    --hash=sha256:{'0' * 64}\n", tail="tensorflow==2.3.1\n")),
    ("requirements.txt", 5, _same("tensorflow==2.3.1\n")),
    ("requirements.txt", 5, _same("tensorflow==2.3.1 \\\n")),
    ("pyproject.toml", 1, _same('"tensorflow==2.3.1",\n', "[project]\ndependencies = [\n", "]\n")),
    ("Pipfile", 1, lambda size: "[packages]\n" + "".join(f'keras{n} = "*"\n' for n in range(size // 17)) + 'keras = "*"\n'),
    ("pixi.toml", 1, lambda size: "[dependencies]\n" + "".join(f'p{n} = "*"\n' for n in range(size // 13)) + 'keras = "*"\n'),
    ("environment.yml", 1, _same("- tensorflow=2.3.1\n", "dependencies:\n")),
    ("setup.py", 1, _same('"tensorflow==2.3.1",\n', "from setuptools import setup\nsetup(install_requires=[\n", "])\n")),
    ("setup.cfg", 1, _same("  tensorflow==2.3.1\n", "[options]\ninstall_requires =\n")),
    ("tox.ini", 1, _same("  tensorflow==2.3.1\n", "[testenv]\ndeps =\n")),
    ("noxfile.py", 1, _same("    s.install('tensorflow==2.3.1')\n", "def a(s):\n")),
    ("Dockerfile", 1, _same("RUN pip install tensorflow==2.3.1\n", "FROM python:3.8\n")),
    ("Dockerfile", 1, _same("  numpy \\\n", "FROM python:3.8\nRUN pip install \\\n", "  tensorflow==2.3.1\n")),
    ("install.sh", 1, _same("pip install tensorflow==2.3.1\n")),
    (".github/workflows/a.yml", 1, _same("    - run: pip install tensorflow==2.3.1\n", "jobs:\n  a:\n    steps:\n")),
    ("compose.yml", 1, _same("    image: tensorflow/tensorflow:2.3.1\n", "services:\n  a:\n")),
]  # fmt: skip


@pytest.mark.parametrize(("name", "megabytes", "made"), LARGE, ids=[f"{n}-{i}" for i, (n, _, _) in enumerate(LARGE)])
def test_no_file_takes_without_end(name: str, megabytes: int, made: Callable[[int], str]) -> None:
    """As large as is read at all, or as thirty megabytes. What it takes is told by benchmarks/large_manifests.py (less
    than two seconds); here only what grows faster than the file fails."""
    found = reader_of(name)
    assert found is not None
    text = made(megabytes * 900_000)
    assert 700_000 * megabytes < len(text) <= found[1]

    def missing(path: str) -> str:
        raise ReadError("is not in the tree")

    before = time.process_time()
    reading = found[0](text, name, missing)
    assert time.process_time() - before < 20
    assert reading.requirements or reading.skips
