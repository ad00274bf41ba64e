"""The stacks that bugs are measured on."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import groupby

import msgspec
from packaging.specifiers import SpecifierSet
from packaging.version import Version

from auditor.database.bug import Release
from auditor.errors import AuditError

OLDEST = Version("1.13.1")
"""The first tensorflow that can be measured: those before need a Python that is hardly installed any more."""

KERAS_APART = Version("2.6.0")
"""From this tensorflow on, `tf.keras` is the code of the `keras` package."""

KERAS_3 = Version("2.16.1")
"""From this tensorflow on, `tf.keras` is Keras 3."""

# Most wanted first; those that the measured releases were found to run well with.
PYTHONS = ("3.11", "3.9", "3.8", "3.7", "3.10", "3.12", "3.13")

Releases = Mapping[str, tuple[Release, ...]]


class Stack(msgspec.Struct, frozen=True, kw_only=True):
    """One release of tensorflow with what is installed beside it.

    `id` is the release, with `+keras3.0.5` or `+tf_keras` where another Keras than its usual one is asked
    for. `python` is a minor version. `package` and `version` are the implementation that is to serve
    `tf.keras`. `cpu` is whether the wheels without GPU code, a package of their own, exist for the release.
    `pins` are further requirements.
    """

    id: str
    release: str
    python: str
    package: str
    version: str
    cpu: bool
    pins: tuple[str, ...] = ()

    @property
    def legacy(self) -> bool:
        """Whether `TF_USE_LEGACY_KERAS` must be set."""
        return self.package == "tf-keras"

    def requirements(self, *, gpu: bool = False) -> tuple[str, ...]:
        """What to install; `gpu` asks for the wheels that can use one."""
        name = "tensorflow-cpu" if self.cpu and not gpu else "tensorflow"
        keras = () if self.package == "tensorflow" else (f"{self.package}=={self.version}",)
        return (f"{name}=={self.release}", *keras, *self.pins)


def finals(releases: Releases, package: str) -> list[Release]:
    """The final releases of a package that are not yanked, oldest first."""
    held = (release for release in releases.get(package, ()) if not release.yanked)
    return [release for release in held if not Version(release.version).is_prerelease]


def stack(id: str, releases: Releases) -> Stack:
    """The stack of this id; AuditError where there is no such one."""
    number, _, beside = id.partition("+")
    release = next((one for one in releases.get("tensorflow", ()) if one.version == number), None)
    if release is None:
        raise AuditError(f"stack {id}: there is no tensorflow {number} in releases.yaml")
    version = Version(number)
    python = next((one for one in PYTHONS if one in release.pythons), None)
    if python is None or version < OLDEST:
        raise AuditError(f"stack {id}: tensorflow before {OLDEST} cannot be measured")
    if beside.startswith("tf_keras"):
        package, wanted = (
            "tf-keras",
            beside.removeprefix("tf_keras") or _newest_tf_keras(id, version, releases),
        )
    elif beside.startswith("keras"):
        package, wanted = "keras", beside.removeprefix("keras")
    elif beside:
        raise AuditError(f"stack {id}: `+{beside}` is neither `+kerasX.Y.Z` nor `+tf_keras`")
    elif version < KERAS_APART:
        package, wanted = "tensorflow", number
    else:
        package, wanted = "keras", _newest_keras(id, release, python, releases)
    if package != "tensorflow" and wanted not in {one.version for one in releases.get(package, ())}:
        raise AuditError(f"stack {id}: there is no {package} {wanted} in releases.yaml")
    return Stack(
        id=id,
        release=number,
        python=python,
        package=package,
        version=wanted,
        cpu=version >= Version("2.1"),
        pins=release.pins,
    )


def all_stacks(releases: Releases) -> tuple[Stack, ...]:
    """Every stack that a bug is measured on, by release.

    Each final release of tensorflow with the Keras that pip brings along today; the first and the last patch
    of each minor of Keras 3, on the tensorflow of its time; and each release of tf-keras.
    """
    tensorflows = [one for one in finals(releases, "tensorflow") if Version(one.version) >= OLDEST]
    ids = [one.version for one in tensorflows]
    kerases = [one for one in finals(releases, "keras") if Version(one.version) >= Version("3.0.0")]
    for _, group in groupby(kerases, key=lambda one: Version(one.version).release[:2]):
        patches = list(group)
        for keras in dict.fromkeys((patches[0], patches[-1])):
            host = _of_its_time(keras, tensorflows)
            # The newest Keras 3 is what the plain stacks have.
            if host is not None and stack(host.version, releases).version != keras.version:
                ids.append(f"{host.version}+keras{keras.version}")
    for tf_keras in finals(releases, "tf-keras"):
        minor = Version(tf_keras.version).release[:2]
        hosts = [one for one in tensorflows if Version(one.version).release[:2] == minor]
        # tf.keras can be turned to tf-keras from tensorflow 2.15 on.
        if hosts and minor >= (2, 15):
            newest = stack(f"{hosts[-1].version}+tf_keras", releases).version == tf_keras.version
            ids.append(f"{hosts[-1].version}+tf_keras" + ("" if newest else tf_keras.version))
    return tuple(sorted((stack(id, releases) for id in ids), key=lambda one: (Version(one.release), one.id)))


def _newest_keras(id: str, release: Release, python: str, releases: Releases) -> str:
    """The keras that pip brings along for a release of tensorflow."""
    wanted = SpecifierSet(",".join([release.keras, *_keras_pins(release)]))
    fitting = [
        one.version
        for one in finals(releases, "keras")
        if one.version in wanted and (not one.pythons or python in one.pythons)
    ]
    if not fitting:
        raise AuditError(f"stack {id}: no keras in releases.yaml is {release.keras or 'known to be required'}")
    return fitting[-1]


def _keras_pins(release: Release) -> list[str]:
    """The specifiers that a release's pins have for keras."""
    return [pin.removeprefix("keras") for pin in release.pins if re.match(r"keras[<>=!~]", pin)]


def _newest_tf_keras(id: str, version: Version, releases: Releases) -> str:
    """The newest tf-keras of the same minor version."""
    fitting = [
        one.version for one in finals(releases, "tf-keras") if Version(one.version).release[:2] == version.release[:2]
    ]
    if not fitting:
        raise AuditError(f"stack {id}: there is no tf-keras for tensorflow {version}")
    return fitting[-1]


def _of_its_time(keras: Release, tensorflows: list[Release]) -> Release | None:
    """The newest tensorflow when this Keras 3 came out; where that cannot have it, the first that can."""
    able = [one for one in tensorflows if Version(one.version) >= KERAS_3 and keras.version in SpecifierSet(one.keras)]
    earlier = [one for one in able if one.date <= keras.date]
    return earlier[-1] if earlier else (able[0] if able else None)
