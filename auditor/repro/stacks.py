"""The stacks that bugs are measured on."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from itertools import groupby

import msgspec
from packaging.specifiers import SpecifierSet
from packaging.version import InvalidVersion, Version

from auditor.database.bug import Release
from auditor.errors import AuditError

OLDEST = Version("1.13.1")
"""The first tensorflow that can be measured: those before need a Python that is hardly installed any more."""

KERAS_APART = Version("2.6.0")
"""From this tensorflow on, `tf.keras` is the code of the `keras` package."""

BACKENDS_FROM = Version("3.0.0")
"""The first version of keras, Keras 3, which has other backends than tensorflow."""

KERAS_3 = Version("2.16.1")
"""From this tensorflow on, `tf.keras` is Keras 3."""

# Most wanted first; those that the measured releases were found to run well with.
PYTHONS = ("3.11", "3.9", "3.8", "3.7", "3.10", "3.12", "3.13")

BACKENDS: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "tensorflow": ((), ()),
    "jax": (("jax[cpu]",), ("jax[cuda12]",)),
    # Keras before 3.9 resizes pictures with torchvision.
    "torch": (("torch", "torchvision"), ("torch", "torchvision")),
}
"""What each backend of Keras 3 needs beside TensorFlow: on a CPU, and on a GPU."""

Releases = Mapping[str, tuple[Release, ...]]


class Stack(msgspec.Struct, frozen=True, kw_only=True):
    """One release of tensorflow with what is installed beside it.

    `id` is the release, with `+keras3.0.5` or `+tf_keras` where another Keras than its usual one is asked
    for. `python` is a minor version. `package` and `version` are the implementation that is to serve
    `tf.keras`. `cpu` is whether the wheels without GPU code, a package of their own, exist for the release.
    `pins` are further requirements. `pythons` are the minor versions that will do, `python` first. `gpu` is what is
    installed in the place of tensorflow to use one, which needs a CUDA of the version `cuda`. `backend` is Keras 3's.
    """

    id: str
    release: str
    python: str
    package: str
    version: str
    cpu: bool
    pins: tuple[str, ...] = ()
    pythons: tuple[str, ...] = ()
    gpu: str = "tensorflow"
    cuda: str = ""
    backend: str = "tensorflow"

    @property
    def legacy(self) -> bool:
        """Whether `TF_USE_LEGACY_KERAS` must be set."""
        return self.package == "tf-keras"

    def requirements(self, *, gpu: bool = False) -> tuple[str, ...]:
        """What to install; `gpu` asks for the wheels that can use one."""
        # Elsewhere than on Linux the usual wheels are without GPU code, and may be all that there is.
        name = self.gpu if gpu else ("tensorflow-cpu" if self.cpu and sys.platform == "linux" else "tensorflow")
        keras = () if self.package == "tensorflow" else (f"{self.package}=={self.version}",)
        return (f"{name}=={self.release}", *keras, *self.pins, *BACKENDS[self.backend][gpu])


def finals(releases: Releases, package: str) -> list[Release]:
    """The final releases of a package that are not yanked, oldest first."""
    held = (release for release in releases.get(package, ()) if not release.yanked)
    return [release for release in held if not Version(release.version).is_prerelease]


def stack(id: str, releases: Releases) -> Stack:
    """The stack of this id; AuditError where there is no such one."""
    number, *more = id.split("+")
    backend = next((one for one in more if one in BACKENDS), "tensorflow")
    beside = "+".join(one for one in more if one not in BACKENDS)
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
    served = next((one for one in releases.get(package, ()) if one.version == wanted), None)
    if served is None:
        raise AuditError(f"stack {id}: there is no {package} {wanted} in releases.yaml")
    if backend != "tensorflow" and (package != "keras" or Version(wanted) < BACKENDS_FROM):
        raise AuditError(f"stack {id}: only Keras 3 has another backend than tensorflow")
    fitting = [one for one in PYTHONS if one in release.pythons and (not served.pythons or one in served.pythons)]
    return Stack(
        id=id,
        release=number,
        python=python,
        package=package,
        version=wanted,
        # Of candidates there are few.
        cpu=version >= Version("2.1") and not version.is_prerelease,
        pins=release.pins,
        pythons=tuple(sorted(fitting, key=lambda one: one != python)) or (python,),
        gpu=release.gpu or "tensorflow",
        cuda=release.cuda,
        backend=backend,
    )


def of_pins(release: str, package: str, version: str, releases: Releases) -> Stack:
    """The stack of a tensorflow whose `tf.keras` a package of this version serves; an empty version is that which pip
    brings along. Raises AuditError where it cannot be run."""
    if package == "tf-keras":
        return stack(f"{release}+tf_keras{version}", releases)
    usual = stack(release, releases)
    if package == "tensorflow" or version in ("", usual.version):
        return usual
    return stack(f"{release}+{package}{version}", releases)


def host_of(keras: str, releases: Releases) -> str | None:
    """The tensorflow that was the newest when a Keras 3 came out."""
    tensorflows = [one for one in finals(releases, "tensorflow") if Version(one.version) >= OLDEST]
    release = next((one for one in releases.get("keras", ()) if one.version == keras), None)
    host = _of_its_time(release, tensorflows) if release is not None else None
    return host.version if host is not None else None


def with_backend(one: Stack, backend: str) -> Stack | None:
    """The stack with another backend of Keras; None where its Keras has none to choose."""
    if backend == one.backend:
        return one
    if backend not in BACKENDS or one.package != "keras" or Version(one.version) < BACKENDS_FROM:
        return None
    id = "+".join(part for part in one.id.split("+") if part not in BACKENDS)
    return msgspec.structs.replace(one, id=id if backend == "tensorflow" else f"{id}+{backend}", backend=backend)


def between(text: str, releases: Releases) -> list[Stack]:
    """The stacks from one release to another, `2.2.0..2.4.4`, as pip installs them. Raises AuditError."""
    first, dots, last = text.partition("..")
    try:
        low, high = Version(first or "0"), Version(last or "9999")
    except InvalidVersion:
        dots = ""
    if not dots:
        raise AuditError(f"--stacks {text}: write two releases, as 2.2.0..2.4.4")
    held = [one for one in all_stacks(releases) if "+" not in one.id and low <= Version(one.release) <= high]
    if not held:
        raise AuditError(f"--stacks {text}: no release that can be run lies between")
    return held


def all_stacks(releases: Releases) -> tuple[Stack, ...]:
    """Every stack that a bug is measured on, by release.

    Each final release of tensorflow with the Keras that pip brings along today; the first and the last patch
    of each minor of Keras 3, on the tensorflow of its time; and each release of tf-keras.
    """
    tensorflows = [one for one in finals(releases, "tensorflow") if Version(one.version) >= OLDEST]
    ids = [one.version for one in tensorflows]
    kerases = [one for one in finals(releases, "keras") if Version(one.version) >= BACKENDS_FROM]
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


def serving(package: str, version: str, releases: Releases) -> list[Stack]:
    """The stack in which a version of an implementation serves `tf.keras`; none where that cannot be.

    A keras 2 is on the last tensorflow that brings it along, a Keras 3 on that of its time.
    """
    if package == "tensorflow":
        return [stack(version, releases)]
    if package == "tf-keras":
        minor = Version(version).release[:2]
        hosts = [one for one in finals(releases, package="tensorflow") if Version(one.version).release[:2] == minor]
        return [stack(f"{hosts[-1].version}+tf_keras{version}", releases)] if hosts else []
    able = [one for one in all_stacks(releases) if one.package == "keras" and one.version == version]
    if able:
        return able[-1:]
    keras = next((one for one in finals(releases, "keras") if one.version == version), None)
    host = _of_its_time(keras, finals(releases, "tensorflow")) if keras else None
    return [stack(f"{host.version}+keras{version}", releases)] if host else []


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
