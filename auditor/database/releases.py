"""Makes and reads `bug_db/releases.yaml`: every release of the framework packages."""

from __future__ import annotations

import contextlib
import os
import re
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Protocol

import msgspec
import yaml
from packaging.requirements import InvalidRequirement, Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import InvalidWheelFilename, parse_wheel_filename
from packaging.version import InvalidVersion, Version

from auditor.database.bug import Release
from auditor.errors import AuditError

PACKAGES = ("tensorflow", "keras", "tf-keras")

# The Pythons that a wheel of pure Python ("py3") can be for.
PYTHONS = ("2.7", "3.4", "3.5", "3.6", "3.7", "3.8", "3.9", "3.10", "3.11", "3.12", "3.13", "3.14")

# What a release of tensorflow needs beside itself to import, train, and read and write .h5 today: its own
# requirements have few upper bounds, and later numpy, h5py, protobuf and keras broke it. Found by training.
PINS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (">=1.13,<2.3", ("protobuf<3.21", "h5py<3", "numpy<1.20")),
    (">=2.3,<2.6", ("protobuf<3.21",)),
    (">=2.6,<2.7", ("protobuf<3.21", "keras<2.7", "tensorflow-estimator<2.7")),
    (">=2.7,<2.12", ("protobuf<3.21", "numpy<1.24")),
    ("==2.14.0", ("numpy<2",)),
)

# What is installed in the place of tensorflow for a GPU, and the CUDA that it was built for. Before
# 2.15.0.post1 the CUDA is the system's: the extra `and-cuda` of 2.14 and 2.15.0 asks for a TensorRT that is no longer
# to be had.
GPUS: tuple[tuple[str, str, str], ...] = (
    (">=1.13,<1.15", "tensorflow-gpu", "10.0"),
    (">=1.15,<2", "tensorflow", "10.0"),
    (">=2.0,<2.1", "tensorflow-gpu", "10.0"),
    (">=2.1,<2.4", "tensorflow", "10.1"),
    (">=2.4,<2.5", "tensorflow", "11.0"),
    (">=2.5,<2.12", "tensorflow", "11.2"),
    (">=2.12,<2.15", "tensorflow", "11.8"),
    ("==2.15.0", "tensorflow", "12.2"),
    (">=2.15.0.post1,<2.16", "tensorflow[and-cuda]", "12.2"),
    (">=2.16,<2.18", "tensorflow[and-cuda]", "12.3"),
    (">=2.18", "tensorflow[and-cuda]", "12.5"),
)

_CPYTHON = re.compile(r"cp(\d)(\d+)$")


class Index(Protocol):
    """What is asked of a package index."""

    def project(self, package: str) -> dict[str, Any]:
        """The package's page in the JSON form of the simple API."""

    def requirements(self, package: str, wheel: str) -> tuple[str, ...]:
        """The `Requires-Dist` lines of a wheel, given by its address."""


def read(path: Path) -> dict[str, tuple[Release, ...]]:
    """The releases of each package in a file, oldest first; AuditError where it does not hold them."""
    try:
        raw = yaml.load(path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
        return msgspec.convert(raw, dict[str, tuple[Release, ...]])
    except (OSError, yaml.YAMLError, msgspec.ValidationError) as error:
        raise AuditError(f"{path.name}: {error}") from error


def write(path: Path, releases: Mapping[str, tuple[Release, ...]]) -> None:
    """Writes the file, one line a release, replacing it at once."""
    lines = ["# Every release of the framework packages, oldest first. Made by `audit db releases`."]
    for package, its_releases in releases.items():
        lines.append(f"{package}:")
        for release in its_releases:
            fields = [f'version: "{release.version}"', f'date: "{release.date}"']
            if release.pythons:
                fields.append("pythons: [" + ", ".join(f'"{python}"' for python in release.pythons) + "]")
            if release.keras:
                fields.append(f'keras: "{release.keras}"')
            if release.pins:
                fields.append("pins: [" + ", ".join(f'"{pin}"' for pin in release.pins) + "]")
            if release.gpu:
                fields += [f'gpu: "{release.gpu}"', f'cuda: "{release.cuda}"']
            if release.yanked:
                fields.append("yanked: true")
            lines.append("  - {" + ", ".join(fields) + "}")
    temporary = path.with_suffix(".tmp")
    temporary.write_text("\n".join(lines) + "\n", encoding="utf-8")
    os.replace(temporary, path)


def collect(
    index: Index, known: Mapping[str, tuple[Release, ...]], say: Callable[[str], None] = lambda line: None
) -> dict[str, tuple[Release, ...]]:
    """The releases that the index holds of each package, oldest first.

    What a wheel requires never changes, so it is taken from `known` where a release is there. `say` is told
    of each release that is not.
    """
    found: dict[str, tuple[Release, ...]] = {}
    for package in PACKAGES:
        page = index.project(package)
        before = {release.version: release for release in known.get(package, ())}
        releases = []
        for version, files in sorted(_by_version(page["files"]).items()):
            old = before.get(str(version))
            if old is not None:
                keras, pins = old.keras, old.pins
            else:
                say(f"new: {package} {version}")
                keras, pins = _needs(index, package, version, files)
            if package == "tensorflow":
                pins = pins_of(version)
            gpu, cuda = gpu_of(version) if package == "tensorflow" else ("", "")
            releases.append(
                Release(
                    version=str(version),
                    date=min(file.get("upload-time", "")[:10] for file in files),
                    pythons=_pythons(files),
                    keras=keras,
                    pins=pins,
                    gpu=gpu,
                    cuda=cuda,
                    yanked=all(file.get("yanked") for file in files),
                )
            )
        found[package] = tuple(releases)
    return found


def pins_of(version: Version) -> tuple[str, ...]:
    """What this release of tensorflow needs beside itself to run today."""
    base = Version(version.base_version)
    for specifier, pins in PINS:
        if base in SpecifierSet(specifier):
            return pins
    return ()


def gpu_of(version: Version) -> tuple[str, str]:
    """What to install of this release of tensorflow for a GPU, and the version of CUDA that it was built for."""
    public = version if version.is_postrelease else Version(version.base_version)
    for specifier, gpu, cuda in GPUS:
        if SpecifierSet(specifier).contains(public):
            return gpu, cuda
    return "", ""


def _by_version(files: list[dict[str, Any]]) -> dict[Version, list[dict[str, Any]]]:
    """The files of a page by version; files whose names say none are no release."""
    found: dict[Version, list[dict[str, Any]]] = {}
    for file in files:
        name = file["filename"]
        with contextlib.suppress(InvalidVersion, InvalidWheelFilename):
            if name.endswith(".whl"):
                found.setdefault(parse_wheel_filename(name)[1], []).append(file)
            elif name.endswith((".tar.gz", ".zip")):
                stem = name.removesuffix(".zip").removesuffix(".tar.gz")
                found.setdefault(Version(stem.rpartition("-")[2]), []).append(file)
    return found


def _pythons(files: list[dict[str, Any]]) -> tuple[str, ...]:
    """The minor versions of Python that the wheels are for, oldest first; empty where they do not say."""
    found: set[str] = set()
    for file in files:
        if not file["filename"].endswith(".whl"):
            continue
        for tag in parse_wheel_filename(file["filename"])[3]:
            cpython = _CPYTHON.match(tag.interpreter)
            if cpython:
                found.add(f"{cpython[1]}.{cpython[2]}")
            elif file.get("requires-python"):
                found.update(SpecifierSet(file["requires-python"]).filter(PYTHONS))
    return tuple(sorted(found, key=Version))


def _needs(index: Index, package: str, version: Version, files: list[dict[str, Any]]) -> tuple[str, tuple[str, ...]]:
    """What a release requires of keras, and what tf-keras requires of tensorflow."""
    # Before 2.6 the code of Keras was a part of tensorflow; the standalone keras never required a framework.
    if package == "keras" or (package == "tensorflow" and version < Version("2.6.0rc0")):
        return "", ()
    wheels = [file for file in files if file["filename"].endswith(".whl")]
    if not wheels:
        return "", ()
    # The wheels for other machines have been empty ones that require the builds of other makers.
    linux = [wheel for wheel in wheels if re.search("manylinux.*x86_64", wheel["filename"])]
    chosen = (linux or wheels)[0]
    keras, pins = "", []
    for line in index.requirements(package, chosen["url"]):
        try:
            requirement = Requirement(line)
        except InvalidRequirement:
            continue
        if requirement.marker and "extra" in str(requirement.marker):
            continue
        # A candidate of tensorflow requires the nightly builds of the keras of its own number.
        if package == "tensorflow" and requirement.name in ("keras", "keras-nightly"):
            keras = str(requirement.specifier)
        elif package == "tf-keras" and requirement.name == "tensorflow":
            pins.append(f"tensorflow{requirement.specifier}")
    return keras, tuple(pins)


def command(root: Path) -> int:
    """Makes `bug_db/releases.yaml` below `root` anew from the index of pip's configuration; the exit code."""
    from auditor.database.pip_index import opened

    path = root / "bug_db" / "releases.yaml"
    known = read(path) if path.exists() else {}
    with opened() as index:
        releases = collect(index, known, lambda line: print(line, file=sys.stderr))
    write(path, releases)
    print(", ".join(f"{package}: {len(its_releases)} releases" for package, its_releases in releases.items()))
    return 0


if __name__ == "__main__":
    raise SystemExit(command(Path(__file__).resolve().parents[2]))
