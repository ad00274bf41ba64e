"""A bug of one backend is met where Keras runs on that one, and only there."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from auditor.audit import Options, audit
from auditor.database import load
from auditor.database.bug import Affected, Bug, Database, Needs, Range
from auditor.matching.finding import Certainty, Evidence

CODE = "import keras\nkeras.ops.rot90(x, k=2)\n"
JAX = 'import os\nos.environ["KERAS_BACKEND"] = "jax"\n'


@pytest.fixture(autouse=True)
def database(monkeypatch: pytest.MonkeyPatch) -> Database:
    """One bug of Keras 3 that TensorFlow's backend has."""
    bug = Bug(
        id="KERAS-1", title="Turned", scenario="wrong calculation", component="ops", threat=4, threat_source="study",
        symptom="Turned.", references=("https://github.com/keras-team/keras/issues/1",),
        affected=(Affected("keras", ("tf.keras", "keras"), (Range("3.0.0"),), "measured"),),
        trigger="keras.ops.rot90(...)", needs=Needs(backend=("tensorflow",)),
    )  # fmt: skip
    held = msgspec.structs.replace(load.load_database(), bugs=(bug,), words={}, verdicts={})
    monkeypatch.setattr("auditor.audit.load_database", lambda: held)
    return held


def met(root: Path, files: dict[str, str]) -> tuple[str, str] | None:
    """The evidence and the certainty of the bug in a project of these files; None where it is not told."""
    for name, text in {"requirements.txt": "tensorflow==2.20.0\nkeras==3.12.0\n", "turn.py": CODE, **files}.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    found = audit([root], Options(cache=False)).findings
    return (found[0].evidence.value, found[0].certainty.value) if found else None


SURE = (Evidence.TRIGGERED.value, Certainty.CERTAIN.value)
MAYBE = (Evidence.TRIGGERED.value, Certainty.POSSIBLE.value)


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({}, SURE),
        ({"turn.py": JAX.replace("jax", "tensorflow") + CODE}, SURE),
        ({"turn.py": JAX + CODE}, ("installed", "certain")),
        ({"turn.py": "import os\nif fast():\n    " + JAX.splitlines()[1] + "\n" + CODE}, MAYBE),
        ({"turn.py": 'import os\nos.environ["KERAS_BACKEND"] = name()\n' + CODE}, MAYBE),
        ({".env": "KERAS_BACKEND=jax\n"}, None),
        ({"Dockerfile": "FROM python:3.11\nENV KERAS_BACKEND=torch\n"}, None),
        ({".github/workflows/ci.yml": "env:\n  KERAS_BACKEND: jax\n"}, MAYBE),
        ({"requirements.txt": "keras==3.12.0\n"}, MAYBE),
        ({"requirements.txt": "keras==3.12.0\n", ".env": "KERAS_BACKEND=tensorflow\n"}, SURE),
        ({".env": "# KERAS_BACKEND=jax\n"}, SURE),
    ],
)
def test_the_backend_decides(tmp_path: Path, files: dict[str, str], expected: tuple[str, str] | None) -> None:
    assert met(tmp_path, files) == expected


OTHER = {"turn.py": ""}
"""Other files of a project do all there is."""
CHOICE = JAX + "import keras\n"
DEFAULT = 'import os\nos.environ.setdefault("KERAS_BACKEND", "jax")\n'


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({"pkg/__init__.py": JAX, "pkg/a.py": CODE, "pkg/b.py": "from pkg import a\n" + CODE}, None),
        ({"pkg/__init__.py": JAX, "pkg/a.py": "import keras\ndef turned(x):\n    keras.ops.rot90(x)\n"}, None),
        ({"choice.py": CHOICE, "one.py": "import choice\n" + CODE, "two.py": "import choice\n" + CODE}, None),
        ({"choice.py": CHOICE, "a.py": "import choice\n", "one.py": "import a\n", "two.py": "import a\n" + CODE}, None),
        ({"choice.py": CHOICE, "one.py": "import choice\n", "two.py": "if fast():\n    import choice\n" + CODE}, MAYBE),
        ({"choice.py": CHOICE, "one.py": "if fast():\n    import choice\n" + CODE}, MAYBE),
        ({"choice.py": CHOICE, "one.py": "import choice\n", "two.py": CODE}, SURE),
        (
            {"choice.py": CHOICE, "one.py": "import choice\n", "two.py": "import choice\n" + JAX.replace("jax", "tensorflow")
             + "import choice\n" + CODE},
            SURE,
        ),
        (
            {"part.py": "import keras\n", **dict.fromkeys(("one.py", "two.py"), DEFAULT + "import part\n" + CODE)},
            None,
        ),
    ],
)  # fmt: skip
def test_every_program_has_what_its_imports_choose(
    tmp_path: Path, files: dict[str, str], expected: tuple[str, str] | None
) -> None:
    held = met(tmp_path, {**OTHER, **files})
    assert (held if held is not None and held[0] == "triggered" else None) == expected


def test_what_is_possible_says_why(tmp_path: Path) -> None:
    met(tmp_path, {"requirements.txt": "keras==3.12.0\n"})
    (finding,) = audit([tmp_path], Options(cache=False)).findings
    assert finding.reasons == ("the backend of Keras may be jax, tensorflow, torch, and it needs tensorflow",)


def test_two_programs_choose_for_themselves(tmp_path: Path) -> None:
    met(tmp_path, {"other.py": JAX + CODE})
    (finding,) = audit([tmp_path], Options(cache=False)).findings
    assert [place.path for place in finding.locations] == ["turn.py"]
