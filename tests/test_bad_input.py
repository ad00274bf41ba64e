"""Whatever a tree holds: a clear line or a finding, never a traceback, never a hang, nothing half-written."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from auditor import cli
from auditor.audit import Options, audit
from auditor.matching.finding import Audit, Certainty, Evidence
from auditor.project import tree

PIN = "tensorflow==2.3.1\n"
HIT = "import tensorflow as tf\ntf.keras.callbacks.ReduceLROnPlateau(min_lr=1e-3)\n"


def made(root: Path, files: dict[str, str | bytes]) -> Path:
    """A tree of files."""
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return root


def ids(answer: Audit) -> list[str]:
    """The bugs that are triggered for certain."""
    sure = Certainty.CERTAIN
    return [f.id for f in answer.findings if f.certainty is sure and f.evidence is Evidence.TRIGGERED]


def reasons(answer: Audit) -> str:
    """All that was skipped, as text."""
    return "\n".join(f"{skip.location}: {skip.reason}" for skip in answer.skips)


def test_no_manifest(tmp_path: Path) -> None:
    answer = audit([made(tmp_path, {"a.py": HIT})], Options())
    assert answer.exit_code == 3
    assert answer.stacks == ()


def test_no_framework(tmp_path: Path) -> None:
    answer = audit([made(tmp_path, {"requirements.txt": "numpy==1.20\n", "a.py": "import numpy\n"})], Options())
    assert answer.exit_code == 3


def test_broken_lockfile(tmp_path: Path) -> None:
    lock = '[[package]]\nname = "tensorflow"\nversion = "2.3.1\n'
    answer = audit([made(tmp_path, {"poetry.lock": lock, "requirements.txt": PIN, "a.py": HIT})], Options(fail_on=None))
    assert "poetry.lock:3: is broken" in reasons(answer)
    assert answer.exit_code == 4
    assert ids(answer) == ["TF-39462"]  # the other sources still speak


def test_large_files(tmp_path: Path) -> None:
    big = b"# tensorflow\n" + b"x = 1\n" * 9_000_000
    answer = audit([made(tmp_path, {"requirements.txt": PIN, "big.py": big, "a.py": HIT})], Options())
    assert "big.py: is larger than 8 MB" in reasons(answer)
    assert ids(answer) == ["TF-39462"]


@pytest.mark.parametrize(
    "deep",
    [
        "x = " + "(" * 10_000 + "1" + ")" * 10_000,
        "x = " + "-" * 10_000 + "1",
        "x = " + " + ".join(["a"] * 10_000),
        "x = " + "f(" * 150 + ")" * 150,
        "x = a" + ".b" * 10_000,
        "x = a" + "()" * 10_000,
        "\n".join("  " * depth + "if a:" for depth in range(90)) + "\n" + "  " * 90 + "pass",
    ],
    ids=["parentheses", "signs", "sums", "calls", "attributes", "called", "blocks"],
)
def test_deep_nesting(tmp_path: Path, deep: str) -> None:
    files: dict[str, str | bytes] = {
        "requirements.txt": PIN,
        "deep.py": f"import tensorflow as tf\n{deep}\n",
        "a.py": HIT,
    }
    assert ids(audit([made(tmp_path, files)], Options())) == ["TF-39462"]


def test_a_program_that_never_ends(tmp_path: Path) -> None:
    loops = """
import tensorflow as tf
def f(x): return g(x) + g(x + 1)
def g(x): return f(x) + h(x) + h(x)
def h(x): return [f(i) for i in x] + [g(j) for j in x]
class A:
    def __init__(self): self.a = A()
    def m(self): return self.m() or self.a.m()
x = f(f(f(1)))
while True:
    x = [x, x, x]
A().m()
x = 9 ** 9 ** 9 ** 9
y = "a" * 10 ** 10
z = 1 << 10 ** 12
"""
    files: dict[str, str | bytes] = {"requirements.txt": PIN, "loops.py": loops, "a.py": HIT}
    assert ids(audit([made(tmp_path, files)], Options())) == ["TF-39462"]


def test_binary_named_py(tmp_path: Path) -> None:
    blob = b"\x7fELF\0\0tensorflow\0" + bytes(range(256)) * 10
    answer = audit([made(tmp_path, {"requirements.txt": PIN, "blob.py": blob, "a.py": HIT})], Options())
    assert "blob.py:1: is not a text: it holds NUL bytes" in reasons(answer)
    assert ids(answer) == ["TF-39462"]


def test_python_2(tmp_path: Path) -> None:
    answer = audit(
        [
            made(
                tmp_path,
                {
                    "requirements.txt": PIN,
                    "old.py": "import tensorflow\nprint 'hello', tensorflow.keras.callbacks.ReduceLROnPlateau\n",
                },
            )
        ],
        Options(),
    )
    assert "old.py:2: is Python 2" in reasons(answer)
    assert answer.exit_code == 4


def test_notebook_of_format_3(tmp_path: Path) -> None:
    cells = [{"cell_type": "code", "input": HIT.splitlines(keepends=True), "language": "python", "outputs": []}]
    notebook = json.dumps({"nbformat": 3, "nbformat_minor": 0, "metadata": {}, "worksheets": [{"cells": cells}]})
    answer = audit([made(tmp_path, {"requirements.txt": PIN, "old.ipynb": notebook})], Options())
    assert ids(answer) == ["TF-39462"]
    assert [f.locations[0].cell for f in answer.findings if f.locations] == [1]


@pytest.mark.parametrize("text", ["", "{", "[]", '{"cells": 3}', '{"cells": [1, {"cell_type": "code", "source": 4}]}'])
def test_broken_notebooks(tmp_path: Path, text: str) -> None:
    marked = text + ("" if not text.startswith("{") else " ") + ("\n// tensorflow" if text == "{" else "")
    answer = audit([made(tmp_path, {"requirements.txt": PIN, "n.ipynb": marked, "a.py": HIT})], Options())
    assert ids(answer) == ["TF-39462"]


def test_a_cell_that_does_not_parse_is_skipped_alone(tmp_path: Path) -> None:
    def cell(source: str) -> dict[str, object]:
        return {"cell_type": "code", "source": source, "metadata": {}, "outputs": []}

    cells = [
        cell("import tensorflow as tf\nprint 'no'"),
        cell(HIT),
        cell("%%bash\necho tensorflow"),
        cell("!ls | grep x"),
    ]
    notebook = json.dumps({"nbformat": 4, "cells": cells})
    answer = audit([made(tmp_path, {"requirements.txt": PIN, "n.ipynb": notebook})], Options())
    assert ids(answer) == ["TF-39462"]
    assert "n.ipynb cell 1, line 2: this cell is Python 2" in reasons(answer)


def test_links(tmp_path: Path) -> None:
    outside = made(tmp_path / "outside", {"secret.py": HIT})
    project = made(tmp_path / "project", {"requirements.txt": PIN, "a/b.py": "x = 1\n"})
    (project / "a" / "loop").symlink_to(project)
    (project / "a" / "self.py").symlink_to("self.py")
    (project / "out").symlink_to(outside)
    (project / "out.py").symlink_to(outside / "secret.py")
    (project / "inner.py").symlink_to(project / "a" / "b.py")
    answer = audit([project], Options())
    assert ids(answer) == []
    assert answer.scanned.files == 2


def test_folder_without_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project = made(tmp_path, {"requirements.txt": PIN, "a.py": HIT, "closed/b.py": HIT})
    real = os.scandir

    def scandir(path: str) -> object:
        if str(path).endswith("closed"):
            raise PermissionError(13, "Permission denied")
        return real(path)

    monkeypatch.setattr(tree.os, "scandir", scandir)
    answer = audit([project], Options(fail_on=None))
    assert "closed: this folder cannot be read: Permission denied" in reasons(answer)
    assert answer.exit_code == 4


HOSTILE = "a|b\n::error::x <img src=x> @someone #1 `y`.py"


@pytest.mark.parametrize("form", ["text", "json", "markdown", "sarif", "github"])
def test_hostile_names(tmp_path: Path, form: str, capsys: pytest.CaptureFixture[str]) -> None:
    project = made(tmp_path, {"requirements.txt": PIN, HOSTILE: HIT})
    assert cli.main(["check", str(project), "--format", form]) == 1
    out = capsys.readouterr().out
    if form in ("json", "sarif"):
        json.loads(out)
        return
    assert "<img" not in out.replace("&#60;img", "") or form in ("text", "github")
    if form == "markdown":
        assert "@someone" not in out
    commands = [line for line in out.splitlines() if line.startswith("::")]
    assert all(line.startswith(("::error file=", "::warning", "::notice")) for line in commands)


@pytest.mark.parametrize(
    "data",
    [
        HIT.replace("\n", "\r\n").encode(),
        HIT.replace("\n", "\r").encode(),
        b"\xef\xbb\xbf" + HIT.encode(),
        HIT.encode("utf-16"),
        ("# é\n" + HIT).encode("latin-1"),
        HIT.replace("tf.keras.callbacks", "tf.\\\n\tkeras.callbacks").encode(),
    ],
    ids=["crlf", "cr", "bom", "utf-16", "latin-1", "tabs"],
)
def test_encodings(tmp_path: Path, data: bytes) -> None:
    assert ids(audit([made(tmp_path, {"requirements.txt": PIN, "a.py": data})], Options())) == ["TF-39462"]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-8-sig"])
def test_requirements_in_utf_16(tmp_path: Path, encoding: str) -> None:
    project = made(tmp_path, {"requirements.txt": ("numpy\r\n" + PIN).encode(encoding), "a.py": HIT})
    answer = audit([project], Options())
    assert ids(answer) == ["TF-39462"]
    assert answer.stacks[0].packages[0].requirement.location.line == 2


def test_a_path_that_is_not_there(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["check", "nowhere/at/all"]) == 2
    assert capsys.readouterr().err == "audit: nowhere/at/all: there is no such file or folder\n"


def test_nothing_half_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    project = made(tmp_path / "p", {"requirements.txt": PIN, "a.py": HIT})
    target = tmp_path / "out" / "report.json"
    assert cli.main(["check", str(project), "--output", f"json={target}"]) == 2
    assert "cannot be written" in capsys.readouterr().err
    target.parent.mkdir()
    assert cli.main(["check", str(project), "--output", f"json={target}"]) == 1
    assert [path.name for path in target.parent.iterdir()] == ["report.json"]
    assert json.loads(target.read_text())["counts"]["by_threat"]["3"] == 1


@pytest.mark.parametrize("text", ["x\n", "json\n", "pdf=a\n", "json=\n"])
def test_outputs_that_mean_nothing(text: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["check", "--output", text.strip()]) == 2
    assert capsys.readouterr().err.startswith("audit: --output")


def test_includes_stay_in_the_tree(tmp_path: Path) -> None:
    made(tmp_path, {"secret.txt": PIN})
    files: dict[str, str | bytes] = {
        "requirements.txt": "-r ../secret.txt\n-r https://index.example/r.txt\n-r loop.txt\n-r missing.txt\n",
        "loop.txt": "-r requirements.txt\nnumpy\n",
    }
    answer = audit([made(tmp_path / "p", files)], Options())
    assert answer.stacks == ()
    assert "requirements.txt:1: includes a file outside the tree, which is not read" in reasons(answer)
    assert "requirements.txt:2: includes a file from the network, which is not fetched" in reasons(answer)
    assert "requirements.txt:4: includes missing.txt, which is not in the tree" in reasons(answer)


def test_billion_laughs(tmp_path: Path) -> None:
    lines = ["a0: &a0 [x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)]
    answer = audit([made(tmp_path, {"environment.yml": "\n".join(lines), "requirements.txt": PIN})], Options())
    assert "takes up more than 50 anchors again" in reasons(answer)
