"""A finding is the same wherever its line has moved to, and two are two."""

from __future__ import annotations

from pathlib import Path

import pytest

from auditor.audit import Options, audit
from auditor.matching.finding import Finding
from auditor.matching.fingerprint import fingerprint

PIN = "tensorflow==2.3.1\n"
LINE = "tf.keras.callbacks.ReduceLROnPlateau(min_lr=1e-3)\n"
CODE = "import tensorflow as tf\n" + LINE


def prints(tmp_path: Path, name: str, files: dict[str, str]) -> list[str]:
    """The fingerprints of the triggered findings of some files."""
    root = tmp_path / name
    for path, content in {"requirements.txt": PIN, **files}.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(content)
    answer = audit([root], Options())
    found = [one for one in answer.findings if one.id == "TF-39462"]
    assert all(len(one.fingerprints) == len(one.locations) > 0 for one in found)
    return sorted(print_ for one in found for print_ in one.fingerprints)


@pytest.mark.parametrize(
    "files",
    [
        {"train.py": "# a comment\n\n" + CODE},
        {"renamed/fit.py": CODE},
        {"train.py": "import tensorflow as tf\nif True:\n    " + LINE},
        {"train.py": "import tensorflow as tf\ndef main():\n    " + LINE + "\nmain()\n"},
    ],
)
def test_the_same(tmp_path: Path, files: dict[str, str]) -> None:
    assert prints(tmp_path, "one", {"train.py": CODE}) == prints(tmp_path, "two", files)


def test_two_equal_lines_are_two(tmp_path: Path) -> None:
    one = prints(tmp_path, "one", {"train.py": CODE})
    two = prints(tmp_path, "two", {"train.py": CODE + LINE})
    assert len(two) == len(set(two)) == 2
    assert set(one) < set(two)


def test_two_files_are_two(tmp_path: Path) -> None:
    two = prints(tmp_path, "two", {"a.py": CODE, "b.py": CODE})
    assert len(set(two)) == 2
    assert two == prints(tmp_path, "three", {"c.py": CODE, "a.py": CODE})


def test_other_code_is_another(tmp_path: Path) -> None:
    one = prints(tmp_path, "one", {"train.py": CODE})
    assert one != prints(tmp_path, "two", {"train.py": CODE.replace("1e-3", "2e-3")})


def test_every_finding_has_its_own(tmp_path: Path) -> None:
    (tmp_path / "requirements.txt").write_text(PIN)
    (tmp_path / "train.py").write_text(CODE)
    every: list[Finding] = list(audit([tmp_path], Options()).findings)
    held = [print_ for one in every for print_ in one.fingerprints]
    assert len(held) == len(set(held)) >= len(every) > 10
    assert len({fingerprint(one, {}) for one in every}) == len(every)
