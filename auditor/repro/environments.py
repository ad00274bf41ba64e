"""Environments that hold a stack: made with uv when they are needed, and removed after or kept on a shelf."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import msgspec

from auditor.repro.stacks import Stack

INSTALL_SECONDS = 900
"""How long an install may take: a TensorFlow is a download of up to 600 MB."""

_SECRET = ("TOKEN", "SECRET", "PASSWORD", "PASSWD", "CREDENTIAL", "KEY")
# What uv reaches its index with, which may hold such a word.
_INSTALLER = ("UV_", "PIP_", "SSL_", "KEYRING")
# All that a repro is given: anything else could change what it says, or is none of its business.
_RUN = ("PATH", "LANG", "LC_ALL", "LC_CTYPE", "TZ", "LD_LIBRARY_PATH", "SYSTEMROOT", "TMPDIR", "TEMP", "TMP")
_GPU = ("CUDA_", "NVIDIA_")


class EnvironmentFailed(Exception):
    """The environment could not be made; the message is one line that says why."""


class Environment(msgspec.Struct, frozen=True, kw_only=True):
    """A ready environment.

    `python` is its interpreter, `folder` a folder that is removed with it, `gpu` whether it is to see one.
    """

    stack: Stack
    python: Path
    folder: Path
    gpu: bool = False

    def variables(self, ambient: Mapping[str, str]) -> dict[str, str]:
        """The environment variables that a repro runs with, out of the ambient ones."""
        chosen = {name: value for name, value in ambient.items() if name in _RUN}
        if self.gpu:
            chosen.update({name: value for name, value in ambient.items() if name.startswith(_GPU)})
        else:
            chosen["CUDA_VISIBLE_DEVICES"] = ""
        # A home of its own, so that nobody's keras.json has a say.
        chosen.update(HOME=str(self.folder), PYTHONHASHSEED="0", PYTHONNOUSERSITE="1", TF_CPP_MIN_LOG_LEVEL="3")
        chosen.update(KERAS_BACKEND="tensorflow")
        if self.stack.legacy:
            chosen["TF_USE_LEGACY_KERAS"] = "1"
        return chosen


@contextmanager
def environment(stack: Stack, *, gpu: bool = False) -> Iterator[Environment]:
    """A new environment that holds the stack; all of it is removed at the end. Raises EnvironmentFailed."""
    folder = Path(tempfile.mkdtemp(prefix="silent-audit-"))
    try:
        # No cache: with the wheels of every release it would fill a disk.
        python = _install(stack, folder / "env", "--no-cache", gpu=gpu)
        yield Environment(stack=stack, python=python, folder=folder, gpu=gpu)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def kept(stack: Stack, shelf: Path, *, gpu: bool = False) -> Iterator[Environment]:
    """The environment of the stack that the folder `shelf` holds, made there where it does not yet.

    Processes that want the same one at once wait for each other. Only what was installed whole is ever used.
    Raises EnvironmentFailed.
    """
    import fcntl

    shelf.mkdir(parents=True, exist_ok=True)
    name = stack.id + ("-gpu" if gpu else "")
    place = shelf / name
    with open(shelf / f".{name}.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (place / "whole").is_file():
            shutil.rmtree(place, ignore_errors=True)
            _install(stack, place, gpu=gpu)
            (place / "whole").touch()
    with tempfile.TemporaryDirectory(prefix="silent-audit-", ignore_cleanup_errors=True) as folder:
        yield Environment(stack=stack, python=_python(place), folder=Path(folder), gpu=gpu)


def _install(stack: Stack, place: Path, *options: str, gpu: bool) -> Path:
    """Makes an environment and installs the stack into it; its interpreter. Raises EnvironmentFailed."""
    uv = find_uv()
    _uv([uv, "venv", "--quiet", "--no-project", "--python", interpreter(stack.python), str(place)])
    python = _python(place)
    _uv([uv, "pip", "install", "--quiet", *options, "--python", str(python), *stack.requirements(gpu=gpu)])
    return python


def _python(place: Path) -> Path:
    return place / "bin" / "python" if os.name != "nt" else place / "Scripts" / "python.exe"


def find_uv() -> str:
    """The path of uv. Raises EnvironmentFailed."""
    found = shutil.which("uv")
    if found is None:
        try:
            from uv import find_uv_bin

            found = str(find_uv_bin())
        except (ImportError, FileNotFoundError):
            raise EnvironmentFailed("uv is not installed: install silent-audit[measure]") from None
    return found


def interpreter(minor: str) -> str:
    """What to ask uv for: pyenv's newest interpreter of a minor version, else the version itself."""
    root = Path(os.environ.get("PYENV_ROOT") or Path.home() / ".pyenv")
    found = [path for path in root.glob(f"versions/{minor}.*/bin/python") if path.is_file()]
    if not found:
        return minor
    return str(max(found, key=_patch))


def _patch(python: Path) -> int:
    last = python.parts[-3].rpartition(".")[2]
    return int(last) if last.isdigit() else -1


def scrubbed(ambient: Mapping[str, str]) -> dict[str, str]:
    """The environment variables less those whose names say that they are secret; the installer's own stay."""
    return {
        name: value
        for name, value in ambient.items()
        if name.startswith(_INSTALLER)
        or not (any(word in name.upper() for word in _SECRET) or name.startswith(("VIRTUAL_ENV", "CONDA_PREFIX")))
    }


def _uv(command: list[str]) -> None:
    """Runs uv. Raises EnvironmentFailed with what it said."""
    try:
        done = subprocess.run(
            command,
            env=scrubbed(os.environ),
            capture_output=True,
            text=True,
            timeout=INSTALL_SECONDS,
            check=False,
            stdin=subprocess.DEVNULL,
        )
    except subprocess.TimeoutExpired:
        raise EnvironmentFailed(f"uv took more than {INSTALL_SECONDS} s") from None
    except OSError as error:
        raise EnvironmentFailed(f"uv does not run: {error}") from error
    if done.returncode:
        # uv warns of every interpreter on the path that it cannot use; its errors start with a mark.
        said = done.stderr
        at = max(said.find("error:"), said.find("×"))
        raise EnvironmentFailed(" ".join(said[max(at, 0) :].split())[:300] or f"uv ended with {done.returncode}")
