"""Environments that hold a stack: made with uv when they are needed, and removed after or kept on a shelf."""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from pathlib import Path

import msgspec

from auditor import cache
from auditor.repro import shelf as shelves
from auditor.repro.processes import Runs
from auditor.repro.shelf import About, python_of
from auditor.repro.stacks import Stack

INSTALL_SECONDS = 900
"""How long an install may take: a TensorFlow is a download of up to 600 MB."""

FIND_SECONDS = 60
PYTHON_SECONDS = 300

_SECRET = ("TOKEN", "SECRET", "PASSWORD", "PASSWD", "CREDENTIAL", "KEY")
# What uv reaches its index with, which may hold such a word.
_INSTALLER = ("UV_", "PIP_", "SSL_", "KEYRING")
# All that a repro is given: anything else could change what it says, or is none of its business.
_RUN = ("PATH", "LANG", "LC_ALL", "LC_CTYPE", "TZ", "LD_LIBRARY_PATH", "SYSTEMROOT")
_GPU = ("CUDA_", "NVIDIA_")


class EnvironmentFailed(Exception):
    """The environment could not be made; the message is one line that says why."""


class Environment(msgspec.Struct, frozen=True, kw_only=True):
    """A ready environment.

    `python` is its interpreter, `folder` one that is removed with it, `gpu` whether it is to see one. `made` is whether
    it was made for this use.
    """

    stack: Stack
    python: Path
    folder: Path
    gpu: bool = False
    made: bool = True

    def variables(self, ambient: Mapping[str, str], box: Path) -> dict[str, str]:
        """The environment variables that a repro runs with, out of the ambient ones; `box` holds its home."""
        chosen = {name: value for name, value in ambient.items() if name in _RUN}
        if self.gpu:
            chosen.update({name: value for name, value in ambient.items() if name.startswith(_GPU)})
        else:
            chosen["CUDA_VISIBLE_DEVICES"] = ""
        # A home of its own, so that nobody's keras.json has a say, and nothing is left behind.
        chosen.update(HOME=str(box / "home"), USERPROFILE=str(box / "home"), TMPDIR=str(box / "tmp"))
        chosen.update(TEMP=str(box / "tmp"), TMP=str(box / "tmp"))
        chosen.update(PYTHONHASHSEED="0", PYTHONNOUSERSITE="1", TF_CPP_MIN_LOG_LEVEL="3")
        chosen.update(KERAS_BACKEND=self.stack.backend)
        if self.stack.legacy:
            chosen["TF_USE_LEGACY_KERAS"] = "1"
        return chosen


MakeEnvironment = Callable[[Stack, Runs], AbstractContextManager[Environment]]
"""What gives the environment of a stack; the processes that it starts are among the runs."""


@contextmanager
def environment(stack: Stack, runs: Runs, *, gpu: bool = False) -> Iterator[Environment]:
    """A new environment that holds the stack; all of it is removed at the end. Raises EnvironmentFailed."""
    folder = Path(tempfile.mkdtemp(prefix="silent-audit-"))
    try:
        # No cache: with the wheels of every release it would fill a disk.
        _install(stack, folder / "env", "--no-cache", gpu=gpu, runs=runs)
        yield Environment(stack=stack, python=python_of(folder / "env"), folder=folder, gpu=gpu)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def kept(
    stack: Stack, runs: Runs, *, shelf: Path, gpu: bool = False, name: str | None = None
) -> Iterator[Environment]:  # fmt: skip
    """The environment of the stack that the folder `shelf` holds, made there where it does not yet.

    Processes that want the same one at once wait for each other. Only what was installed whole is ever used.
    Raises EnvironmentFailed.
    """
    name = name or stack.id + ("-gpu" if gpu else "")
    make = partial(_install, stack, gpu=gpu, runs=runs)
    try:
        with shelves.held(shelf, name, make) as (place, made), _folder() as folder:
            yield Environment(stack=stack, python=python_of(place), folder=folder, gpu=gpu, made=made)
    except OSError as error:
        raise EnvironmentFailed(f"{error.strerror or error}: {shelf}") from error


@contextmanager
def cached(stack: Stack, runs: Runs, *, gpu: bool = False) -> Iterator[Environment]:
    """The environment of the stack in the user's cache, made there where it is not yet. Raises EnvironmentFailed."""
    with kept(stack, runs, shelf=cache_shelf(), gpu=gpu, name=content_name(stack, gpu=gpu)) as ready:
        yield ready
    if ready.made:
        shelves.sweep(cache_shelf(), *limits())


@contextmanager
def given(stack: Stack, runs: Runs, *, path: Path, gpu: bool = False) -> Iterator[Environment]:
    """An environment that is there already, named by its folder or its interpreter. Raises EnvironmentFailed."""
    python = python_of(path) if path.is_dir() else path
    if not python.is_file():
        raise EnvironmentFailed(f"{path}: there is no interpreter")
    with _folder() as folder:
        yield Environment(stack=stack, python=python.absolute(), folder=folder, gpu=gpu, made=False)


def cache_shelf() -> Path:
    """The folder of the environments in the user's cache."""
    return cache.folder() / "environments"


def content_name(stack: Stack, *, gpu: bool) -> str:
    """The name of an environment by what it holds: another pin, Python or machine is another environment."""
    wanted = (stack.requirements(gpu=gpu), stack.pythons or (stack.python,), sys.platform, platform.machine())
    return f"{stack.id}{'-gpu' if gpu else ''}-{cache.digest(repr(wanted).encode())[:12]}"


def limits() -> tuple[int, float]:
    """What the user's cache may hold in environments: bytes, and days without a use."""
    size = _number("SILENT_AUDIT_CACHE_GB", shelves.MAX_BYTES / 1e9)
    return int(size * 1e9), _number("SILENT_AUDIT_CACHE_DAYS", shelves.MAX_DAYS)


def _number(name: str, usual: float) -> float:
    try:
        return float(os.environ.get(name) or usual)
    except ValueError:
        return usual


@contextmanager
def _folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="silent-audit-", ignore_cleanup_errors=True) as folder:
        yield Path(folder)


def _install(stack: Stack, place: Path, *options: str, gpu: bool, runs: Runs) -> About:
    """Makes an environment and installs the stack into it. Raises EnvironmentFailed."""
    uv = find_uv()
    place.parent.mkdir(parents=True, exist_ok=True)
    python = interpreter(stack.pythons or (stack.python,), place.parent, runs)
    run_uv([uv, "venv", "--quiet", "--no-project", "--python", python, str(place)], place.parent, runs)
    wanted = stack.requirements(gpu=gpu)
    install = [uv, "pip", "install", "--quiet", *options, "--python", str(python_of(place))]
    run_uv([*install, *wanted], place, runs)
    return About(stack=stack.id, python=python, requirements=wanted, gpu=gpu)


_ASKING = threading.Lock()
"""It asks sysconfig, which two threads must not make ready at once."""


def find_uv() -> str:
    """The path of uv. Raises EnvironmentFailed."""
    found = shutil.which("uv")
    if found is None:
        try:
            from uv import find_uv_bin

            with _ASKING:
                found = str(find_uv_bin())
        except (ImportError, FileNotFoundError):
            raise EnvironmentFailed("uv is not installed: install silent-audit[measure]") from None
    return found


def interpreter(minors: Sequence[str], folder: Path, runs: Runs) -> str:
    """The interpreter of the first of these minor versions that is here: pyenv's newest, else what uv finds.

    Where there is none, uv is asked to install the first. Raises EnvironmentFailed, which says what is missing.
    """
    uv = find_uv()
    for minor in minors:
        found = _of_pyenv(minor)
        if found is not None:
            return str(found)
        try:
            # Not the environment that is active: its Python may go with it.
            return run_uv([uv, "python", "find", "--no-project", "--system", minor], folder, runs, FIND_SECONDS)
        except EnvironmentFailed:
            continue
    wanted = minors[0] if len(minors) == 1 else f"{', '.join(minors[:-1])} or {minors[-1]}"
    try:
        run_uv([uv, "python", "install", "--quiet", minors[0]], folder, runs, PYTHON_SECONDS)
        return run_uv([uv, "python", "find", "--no-project", "--system", minors[0]], folder, runs, FIND_SECONDS)
    except EnvironmentFailed as failed:
        raise EnvironmentFailed(
            f"there is no Python {wanted} here (asked pyenv, uv and PATH), and uv cannot install one: {failed}"
        ) from failed


def _of_pyenv(minor: str) -> Path | None:
    root = Path(os.environ.get("PYENV_ROOT") or Path.home() / ".pyenv")
    found = [path for path in root.glob(f"versions/{minor}.*/bin/python") if path.is_file()]
    return max(found, key=_patch) if found else None


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


def _short(text: str) -> str:
    """A message of uv's in a line: what failed stands first, and why last."""
    return text if len(text) <= 300 else f"{text[:150]} ... {text[-140:]}"


def run_uv(command: Sequence[str], folder: Path, runs: Runs, seconds: float = INSTALL_SECONDS) -> str:
    """Runs uv in a folder; what it printed. Raises EnvironmentFailed with what it said.

    The folder is never the audited project's: uv would take its `pyproject.toml` for configuration.
    """
    try:
        with runs.started(
            command, env=scrubbed(os.environ), folder=folder, out=subprocess.PIPE, err=subprocess.PIPE
        ) as process:
            out, err = process.communicate(timeout=seconds)
    except subprocess.TimeoutExpired:
        raise EnvironmentFailed(f"uv took more than {seconds} s") from None
    except OSError as error:
        raise EnvironmentFailed(f"uv does not run: {error}") from error
    if runs.stopped.is_set():
        raise KeyboardInterrupt
    if process.returncode:
        # uv warns of every interpreter on the path that it cannot use; its errors start with a mark.
        said = err.decode(errors="replace")
        at = max(said.find("error:"), said.find("×"))
        raise EnvironmentFailed(_short(" ".join(said[max(at, 0) :].split())) or f"uv ended with {process.returncode}")
    return out.decode(errors="replace").strip()
