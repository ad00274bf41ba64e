"""The harness, run by this Python against a TensorFlow that is none."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

HARNESS = Path(__file__).resolve().parents[2] / "auditor" / "repro" / "harness.py"

FAKE = """
print("noise on stdout"); import sys; sys.stderr.write("noise on stderr")
__version__ = "2.15.0"
class Dense: pass
Dense.__module__ = "{module}"
class layers: Dense = Dense
class keras: layers = layers
"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A folder with a tensorflow 2.3.1, installed as such."""
    return make_site(tmp_path / "site", "tensorflow.python.keras.layers.core")


def make_site(folder: Path, module: str, **distributions: str) -> Path:
    folder.mkdir()
    (folder / "tensorflow.py").write_text(FAKE.format(module=module))
    for name, version in (distributions or {"tensorflow": "2.3.1"}).items():
        info = folder / f"{name}-{version}.dist-info"
        info.mkdir()
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n")
    return folder


def harness(site: Path, *arguments: str, cwd: Path | None = None) -> list[dict[str, Any]]:
    """The answers; what is printed has no say."""
    answers = site.parent / "answers"
    answers.unlink(missing_ok=True)
    subprocess.run(
        [sys.executable, str(HARNESS), str(answers), *arguments],
        env={**os.environ, "PYTHONPATH": str(site), "CUDA_VISIBLE_DEVICES": ""},
        capture_output=True,
        check=True,
        cwd=cwd,
    )
    found = [json.loads(line) for line in answers.read_text().splitlines()]
    for answer in found:
        assert 0 <= answer.pop("seconds") < 60
    return found


def said(tmp_path: Path, site: Path, source: str, variant: str = "-", seeds: str = "0,1,2") -> dict[str, Any]:
    repro = tmp_path / "TF-1.py"
    repro.write_text(source)
    (answer,) = harness(site, seeds, str(repro), variant)
    return answer


def test_one_line_and_no_noise(tmp_path: Path, site: Path) -> None:
    answer = said(
        tmp_path,
        site,
        "import tensorflow\nprint('loud')\ndef repro(seed):\n    return 'reproduced', '%d\\n of it' % seed",
    )
    assert answer == {
        "verdict": "reproduced",
        "detail": "0 of it",
        "python": ".".join(map(str, sys.version_info[:3])),
        "tensorflow": "2.3.1",
        "package": "tensorflow",
        "version": "2.3.1",
        "gpu": [],
    }


@pytest.mark.parametrize(
    ("source", "variant", "verdict", "detail"),
    [
        (
            "def repro(seed):\n return ('absent' if seed else 'reproduced'), 'x%d' % seed",
            "-",
            "unstable",
            "seed 0: reproduced (x0); seed 1: absent (x1); seed 2: absent (x2)",
        ),
        ("def repro(seed):\n raise ValueError('first\\nsecond')", "-", "error", "ValueError: first"),
        ("import nowhere_at_all", "-", "error", "ModuleNotFoundError: No module named 'nowhere_at_all'"),
        ("def repro(seed):\n raise SystemExit", "-", "error", "SystemExit"),
        ("def repro(seed):\n return 'yes', ''", "-", "error", "the repro returned the verdict 'yes'"),
        (
            "def repro(seed):\n return 'absent'",
            "-",
            "error",
            "ValueError: too many values to unpack (expected 2)",
        ),
        ("def repro(:", "-", "error", "SyntaxError: invalid syntax (TF-1.py, line 1)"),
        ("VARIANTS = ('a', 'b')\ndef repro(seed, variant):\n return 'loud', variant", "b", "loud", "b"),
        (
            "VARIANTS = ('a',)\ndef repro(seed, variant):\n return 'loud', ''",
            "c",
            "error",
            "the repro has no variant 'c'",
        ),
        (
            "VARIANTS = ('a',)\ndef repro(seed, variant):\n return 'loud', ''",
            "-",
            "error",
            "the repro has variants and none was named",
        ),
        ("def repro(seed):\n return 'inapplicable', 'no API'", "-", "inapplicable", "no API"),
    ],
)
def test_verdicts(tmp_path: Path, site: Path, source: str, variant: str, verdict: str, detail: str) -> None:
    answer = said(tmp_path, site, source, variant)
    if "SyntaxError" in detail or "too many" in detail:  # worded otherwise by each Python
        assert answer["detail"].startswith(detail.split(":")[0])
        answer["detail"] = detail
    assert (answer["verdict"], answer["detail"]) == (verdict, detail)


def test_no_tensorflow(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "empty" / "tensorflow.py").write_text("raise TypeError('Descriptors cannot be created\\nmore')")
    answer = said(tmp_path, tmp_path / "empty", "def repro(seed): return 'absent', ''")
    assert (answer["verdict"], answer["package"]) == ("error", "")
    assert answer["detail"] == "TypeError: Descriptors cannot be created"


@pytest.mark.parametrize(
    ("module", "distributions", "package", "version"),
    [
        ("tensorflow.python.keras.layers.core", {"tensorflow": "2.5.3"}, "tensorflow", "2.5.3"),
        ("keras.layers.core", {"tensorflow_cpu": "2.6.5", "keras": "2.6.0"}, "keras", "2.6.0"),
        ("keras.src.layers.core.dense", {"tensorflow": "2.15.0.post1", "keras": "2.15.0"}, "keras", "2.15.0"),
        (
            "tf_keras.src.layers.core.dense",
            {"tensorflow": "2.19.1", "keras": "3.15.1", "tf_keras": "2.19.0"},
            "tf-keras",
            "2.19.0",
        ),
    ],
)
def test_implementation(tmp_path: Path, module: str, distributions: dict[str, str], package: str, version: str) -> None:
    site = make_site(tmp_path / "site", module, **distributions)
    answer = said(tmp_path, site, "def repro(seed): return 'absent', ''")
    assert (answer["package"], answer["version"]) == (package, version)
    assert answer["tensorflow"] == next(iter(distributions.values()))


def test_nothing_is_written_beside_a_repro(tmp_path: Path, site: Path) -> None:
    (tmp_path / "repros").mkdir()
    repro = tmp_path / "repros" / "TF-1.py"
    repro.write_text("def repro(seed): return 'absent', ''")
    harness(site, "0", str(repro), "-")
    assert [path.name for path in (tmp_path / "repros").iterdir()] == ["TF-1.py"]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_forks(tmp_path: Path, site: Path) -> None:
    (tmp_path / "TF-1.py").write_text("def repro(seed): return 'absent', 'fine'")
    (tmp_path / "TF-2.py").write_text(
        "import os, signal\nVARIANTS = ('dies', 'lasts', 'late')\ndef repro(seed, variant):\n"
        "    if variant == 'dies': os.kill(os.getpid(), signal.SIGSEGV)\n"
        "    while variant == 'lasts': pass\n"
        "    open('here', 'x')\n    return 'loud', os.getcwd()\n"
    )
    cases = [str(tmp_path / "TF-1.py"), "-"]
    for variant in ("dies", "lasts", "late"):
        cases += [str(tmp_path / "TF-2.py"), variant]
    (tmp_path / "cwd").mkdir()
    first, second = harness(site, "--fork", "1", "0", *cases, cwd=tmp_path / "cwd")
    assert (Path(first["repro"]).name, first["variant"], first["verdict"]) == ("TF-1.py", "-", "absent")
    assert (Path(second["repro"]).name, second["variant"], second["verdict"]) == ("TF-2.py", "late", "loud")
    assert second["detail"].endswith("case-3")


def test_without_chance_one_seed_is_enough(tmp_path: Path, site: Path) -> None:
    source = "CHANCE = False\ndef repro(seed):\n    return ('absent' if seed else 'reproduced'), 'seed %d' % seed"
    assert said(tmp_path, site, source)["verdict"] == "reproduced"
    assert said(tmp_path, site, source.replace("False", "True"))["verdict"] == "unstable"


def test_the_workaround_is_a_function_of_its_own(tmp_path: Path, site: Path) -> None:
    source = """
VARIANTS = ("fit",)
def repro(seed, variant): return "reproduced", variant
def workaround(seed, variant): return "absent", "round " + variant
"""
    assert said(tmp_path, site, source, "fit")["verdict"] == "reproduced"
    answer = said(tmp_path, site, source, "workaround:fit")
    assert (answer["verdict"], answer["detail"]) == ("absent", "round fit")
    missing = said(tmp_path, site, "def repro(seed): return 'reproduced', ''", "workaround")
    assert (missing["verdict"], missing["detail"]) == ("error", "the repro has no workaround")


def test_a_fork_that_a_repro_forgets_has_no_say(tmp_path: Path, site: Path) -> None:
    source = "import os\ndef repro(seed):\n    child = os.fork()\n    if child: os.waitpid(child, 0)\n"
    source += "    return ('absent' if child else 'reproduced'), ''"
    assert said(tmp_path, site, source, seeds="0")["verdict"] == "absent"


@pytest.mark.parametrize("new", [True, False])
def test_devices_are_split_before_the_repro_is_loaded(tmp_path: Path, site: Path, new: bool) -> None:
    """The interface of TensorFlow 2.4 and later, and the one before."""
    one, function = ("Logical", "set_logical") if new else ("Virtual", "set_virtual")
    (site / "tensorflow.py").open("a").write(
        f"made = []\nclass experimental:\n    {one}DeviceConfiguration = dict\n"
        f"    {function}_device_configuration = staticmethod(lambda cpu, parts: made.append((cpu, len(parts))))\n"
        "    list_physical_devices = staticmethod(lambda kind: ['cpu'])\n"
        "class config(experimental if %r else object): experimental = experimental\n" % new
    )
    source = "import tensorflow\nDEVICES = 2\nseen = list(tensorflow.made)\ndef repro(seed): return 'absent', str(seen)"
    assert said(tmp_path, site, source)["detail"] == "[('cpu', 2)]"
