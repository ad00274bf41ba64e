"""Environments that hold no TensorFlow."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from auditor.repro.stacks import Stack


def _pretend(place: Path, on: Stack) -> Path:
    """An environment whose tensorflow is a module of a few lines; its interpreter."""
    (place / "bin").mkdir(parents=True)
    module = "tensorflow.python.keras" if on.package == "tensorflow" else "keras.src.layers"
    (place / "tensorflow.py").write_text(
        f"__version__ = '{on.release}'\nclass Dense: __module__ = '{module}'\n"
        "class layers: Dense = Dense\nclass keras: layers = layers\n"
    )
    for name, version in {("tensorflow", on.release), (on.package, on.version)}:
        info = place / f"{name}-{version}.dist-info"
        info.mkdir()
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n")
    python = place / "bin" / "python"
    python.write_text(f'#!/bin/sh\nPYTHONPATH="{place}" exec "{sys.executable}" "$@"\n')
    python.chmod(0o755)
    return python


@pytest.fixture
def pretend() -> Callable[[Path, Stack], Path]:
    """What makes an environment in a folder, for a stack."""
    return _pretend
