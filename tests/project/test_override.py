"""`--stack`: pins, and what an environment has installed."""

from __future__ import annotations

from pathlib import Path

import pytest

from auditor.audit import Options, stacks
from auditor.database.load import load_database
from auditor.errors import AuditError
from auditor.project import override

RELEASES = load_database().releases


def environment(folder: Path, *packages: tuple[str, str]) -> Path:
    """An environment's folder that holds the metadata of some packages, as pip writes it."""
    site = folder / "lib" / "python3.8" / "site-packages"
    for name, version in packages:
        place = site / f"{name.replace('-', '_')}-{version}.dist-info"
        place.mkdir(parents=True)
        (place / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n\nWords.\n")
    (site / "tensorflow").mkdir(parents=True)
    (site / "tensorflow" / "__init__.py").write_text("raise SystemExit('imported')\n")
    (folder / "bin").mkdir()
    (folder / "bin" / "python").write_text("#!/bin/sh\nexit 1\n")
    return folder


def test_pins_with_commas_in_a_range() -> None:
    (stack,) = override.named("tensorflow>=2.2,<2.3, keras==2.3.1", RELEASES, ())
    assert [package.releases for package in stack.packages] == [("2.2.0", "2.2.1", "2.2.2", "2.2.3"), ("2.3.1",)]
    assert stack.folder == "."


@pytest.mark.parametrize("text", ["", "numpy==1.19", "tensorflow=2.3", "tensorflow==2.3.1,,keras=>2"])
def test_a_mistake_is_told_in_one_line(text: str) -> None:
    with pytest.raises(AuditError, match="--stack") as caught:
        override.named(text, RELEASES, ())
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("given", ["", "bin/python"])
def test_an_environment_is_read_and_not_run(given: str, tmp_path: Path) -> None:
    place = environment(tmp_path / "env", ("tensorflow-cpu", "2.8.4"), ("keras", "2.8.0"), ("numpy", "1.22.4"))
    (stack,) = override.installed(place / given, RELEASES, ())
    assert {p.requirement.name: p.version for p in stack.packages} == {"tensorflow-cpu": "2.8.4", "keras": "2.8.0"}
    assert stack.packages[0].requirement.location.path.endswith("tensorflow_cpu-2.8.4.dist-info")


def test_an_environment_without_a_framework(tmp_path: Path) -> None:
    assert override.installed(environment(tmp_path / "env", ("numpy", "1.22.4")), RELEASES, ()) == ()


def test_no_environment(tmp_path: Path) -> None:
    with pytest.raises(AuditError, match="no such interpreter"):
        override.installed(tmp_path / "python", RELEASES, ())
    with pytest.raises(AuditError, match="--python"):
        override.installed(tmp_path, RELEASES, ())


def test_settings_are_the_projects_whatever_the_versions(tmp_path: Path) -> None:
    """What is overridden are versions; TF_USE_LEGACY_KERAS and KERAS_BACKEND stay as the project has them."""
    (tmp_path / ".env").write_text("TF_USE_LEGACY_KERAS=1\nKERAS_BACKEND=jax\n")
    (tmp_path / "train.py").write_text("import tensorflow as tf\n")
    for pins in ("tensorflow==2.16.2,tf-keras==2.16.0", None):
        if pins is None:
            (tmp_path / "requirements.txt").write_text("tensorflow==2.16.2\ntf-keras==2.16.0\n")
        (stack,) = stacks([tmp_path], Options(stack=pins)).stacks
        assert (str(stack.legacy_keras), stack.backends) == (".env:1", ("jax",))
        assert stack.routes["tf.keras"][0].package == "tf-keras"
