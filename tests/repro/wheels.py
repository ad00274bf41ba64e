"""Wheels that hold next to nothing, for environments that real installs make without an index."""

from __future__ import annotations

import base64
import hashlib
import os
import sys
import zipfile
from pathlib import Path

from auditor.repro.stacks import Stack

THIS = f"{sys.version_info[0]}.{sys.version_info[1]}"
"""The Python of the tests, which the stacks here ask for: it is surely here."""

TENSORFLOW = """
__version__ = "{version}"
class Dense: __module__ = "tensorflow.python.keras.layers"
class layers: Dense = Dense
class keras: layers = layers
class config:
    list_physical_devices = staticmethod(lambda kind: [])
"""


def stack(release: str = "2.3.1", **more: object) -> Stack:
    """A stack that is nothing but a tensorflow, for the Python of the tests."""
    values: dict[str, object] = {"python": THIS, "package": "tensorflow", "version": release, "cpu": True}
    return Stack(id=release, release=release, **{**values, **more})  # type: ignore[arg-type]


def wheel(
    folder: Path, name: str, version: str, files: dict[str, bytes], tag: str = "py3-none-any", needs: str = ""
) -> Path:  # fmt: skip
    """Writes a wheel; its path."""
    folder.mkdir(parents=True, exist_ok=True)
    normal = name.replace("-", "_")
    info = f"{normal}-{version}.dist-info"
    requires = f"Requires-Dist: {needs}\n" if needs else ""
    held = {
        **files,
        f"{info}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n{requires}".encode(),
        f"{info}/WHEEL": f"Wheel-Version: 1.0\nGenerator: tests\nRoot-Is-Purelib: true\nTag: {tag}\n".encode(),
    }
    record = "".join(f"{path},{_digest(data)},{len(data)}\n" for path, data in held.items()) + f"{info}/RECORD,,\n"
    path = folder / f"{normal}-{version}-{tag}.whl"
    with zipfile.ZipFile(path, "w") as archive:
        for name_, data in {**held, f"{info}/RECORD": record.encode()}.items():
            archive.writestr(name_, data)
    return path


def _digest(data: bytes) -> str:
    return "sha256=" + base64.urlsafe_b64encode(hashlib.sha256(data).digest()).decode().rstrip("=")


def tensorflow(folder: Path, version: str = "2.3.1", megabytes: int = 0, **more: str) -> Path:
    """The wheel of a tensorflow of a few lines, and as large as is asked for."""
    files = {"tensorflow/__init__.py": TENSORFLOW.format(version=version).encode()}
    if megabytes:
        files["tensorflow/large.bin"] = os.urandom(1_000_000) * megabytes
    return wheel(folder, "tensorflow-cpu", version, files, **more)


def configured(home: Path, *lines: str) -> None:
    """Writes uv's configuration, in keys that old ones know too."""
    home.mkdir(exist_ok=True)
    (home / "uv.toml").write_text("\n".join(lines) + "\n")


def variables(wheels: Path, home: Path) -> dict[str, str]:
    """What makes uv take its wheels from a folder and keep all that it has below another."""
    configured(home, f'find-links = ["{wheels}"]', "no-index = true")
    return {
        "UV_CONFIG_FILE": str(home / "uv.toml"),
        "UV_CACHE_DIR": str(home / "uv"),
        "UV_PYTHON_INSTALL_DIR": str(home / "pythons"),
        "UV_PYTHON_DOWNLOADS": "never",
        "PYENV_ROOT": str(home / "pyenv"),
        "SILENT_AUDIT_CACHE": str(home / "cache"),
        # The Python that runs the tests is found wherever it lies: not its environment, which is never taken.
        "PATH": os.pathsep.join(
            [str(Path(sys.executable).parent), str(Path(sys.base_prefix) / "bin"), os.environ["PATH"]]
        ),
    }
