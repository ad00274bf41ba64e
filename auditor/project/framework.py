"""Which implementation serves each route: `tf`, `tf.keras`, `keras` and `tf_keras`.

Settled by asking installed releases where a layer's class is defined (`auditor/repro/harness.py` notes it with every
verdict), not by memory.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from packaging.version import InvalidVersion, Version

from auditor.database.bug import Release
from auditor.project.specifiers import admitted
from auditor.project.stack import Implementation

Releases = Mapping[str, Sequence[Release]]

KERAS_APART = Version("2.6.0.dev0")
"""From this TensorFlow on, `tf.keras` is the code of the keras wheel."""
KERAS_COPIED = Version("2.5.0.dev0")
"""From this TensorFlow on, `import keras` works without asking; until KERAS_APART it gives a copy of its own Keras."""
KERAS_3 = Version("2.16.0.dev0")
"""From this TensorFlow on, `tf.keras` is Keras 3, unless TF_USE_LEGACY_KERAS says otherwise."""
TF_KERAS = Version("2.14.0.dev0")
"""From this TensorFlow on there is a tf-keras."""
REDIRECTING = (Version("2.4.0"), Version("2.5.0.dev0"))
"""`import keras` of these releases of keras gives `tf.keras`; before them keras is a library of its own."""
REDIRECTED = Version("2.2.0.dev0")
"""With an older TensorFlow than this, `import keras` of the redirecting releases raises an ImportError."""


def routes(
    tensorflow: Sequence[str], keras: Sequence[str] | None, tf_keras: Sequence[str] | None, releases: Releases, *,
    legacy: bool = False,
) -> dict[str, tuple[Implementation, ...]]:  # fmt: skip
    """The implementations that may serve each route.

    `tensorflow`, `keras` and `tf_keras` are the releases that the project admits, oldest first; None where it does not
    name the package, so that what TensorFlow requires decides. `legacy` is whether TF_USE_LEGACY_KERAS is on.
    """
    found: dict[str, list[Implementation]] = {"tf": [], "tf.keras": [], "keras": [], "tf_keras": []}
    for version in tensorflow or [""]:
        own = _parsed(version)
        if own is not None:
            found["tf"].append(Implementation(package="tensorflow", version=version))
        bundled = _tf_keras_route(version, own, keras, tf_keras, releases, legacy)
        found["tf.keras"] += bundled
        found["keras"] += _keras_route(own, version, keras, bundled, releases)
        if tf_keras is not None or (own is not None and own >= TF_KERAS):
            versions = tf_keras if tf_keras is not None else _same_minor(own, releases.get("tf-keras", ()))
            found["tf_keras"] += _each("tf-keras", versions)
    return {route: tuple(dict.fromkeys(held)) for route, held in found.items()}


def fitting(
    tensorflow: Sequence[str], keras: Sequence[str], releases: Releases
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Of the releases of TensorFlow and keras that a project admits, those that an installer would put together.

    A pin stays, and so do all where none fits.
    """
    if len(tensorflow) > 1:
        tensorflow = [one for one in tensorflow if beside([one], keras, releases)] or tensorflow
    if len(keras) > 1:
        keras = [one for one in keras if beside(tensorflow, [one], releases)] or keras
    return tuple(tensorflow), tuple(keras)


def beside(tensorflow: Sequence[str], keras: Sequence[str], releases: Releases) -> bool:
    """Whether any of some releases of TensorFlow takes any of some releases of keras beside it. Before KERAS_APART
    it takes all: it knows nothing of them."""
    for version in tensorflow:
        own = _parsed(version)
        if own is None or own < KERAS_APART or not set(_admitted(own, version, releases)).isdisjoint(keras):
            return True
    return False


def companions(version: str, releases: Releases) -> tuple[str, ...]:
    """The releases of keras that an installer puts beside a TensorFlow which is without Keras itself, oldest first."""
    own = _parsed(version)
    if own is None or own < KERAS_APART:
        return ()
    return tuple(_required(own, version, releases)) or tuple(_admitted(own, version, releases))


def _admitted(own: Version, version: str, releases: Releases) -> Sequence[str]:
    """The releases of keras that the metadata of a TensorFlow admits; those of its minor version where it says
    nothing."""
    specifier = _asks(version, releases)
    held = releases.get("keras", ())
    return (admitted(specifier, held) if specifier else ()) or _required(own, version, releases)


def _tf_keras_route(
    version: str, own: Version | None, keras: Sequence[str] | None, tf_keras: Sequence[str] | None, releases: Releases,
    legacy: bool,
) -> list[Implementation]:  # fmt: skip
    if own is None:
        return []
    if own < KERAS_APART:
        return [Implementation(package="tensorflow", version=version)]
    if legacy and own >= TF_KERAS and (tf_keras is not None or own >= KERAS_3):
        return _each("tf-keras", tf_keras if tf_keras is not None else _same_minor(own, releases.get("tf-keras", ())))
    required = _required(own, version, releases)
    if keras is None:
        return _each("keras", required)
    return _each("keras", ([one for one in keras if one in required] or keras) if len(keras) > 1 else keras)


def _keras_route(
    own: Version | None,
    version: str,
    keras: Sequence[str] | None,
    bundled: list[Implementation],
    releases: Releases,
) -> list[Implementation]:
    if keras is None:
        if own is None or own < KERAS_COPIED:
            return []
        return bundled if own < KERAS_APART else _each("keras", _required(own, version, releases))
    found: list[Implementation] = []
    if len(keras) > 1 and own is not None and own >= KERAS_APART:
        keras = [one for one in keras if beside([version], [one], releases)] or keras
    elif len(keras) > 1 and own is not None and own < REDIRECTED:
        keras = [one for one in keras if not _redirects(one)] or keras
    for one in keras:
        found += bundled if _redirects(one) else [Implementation(package="keras", version=one)]
    return found


def _redirects(keras: str) -> bool:
    parsed = _parsed(keras)
    return parsed is not None and REDIRECTING[0] <= parsed < REDIRECTING[1]


def _required(own: Version | None, version: str, releases: Releases) -> list[str]:
    """The releases of keras that a TensorFlow may bring along."""
    if own is None:
        return []
    held = releases.get("keras", ())
    if own < KERAS_3:
        # Its requirement may admit later ones, with which it does not run; that of the same minor version is meant.
        return _same_minor(own, held)
    specifier = _asks(version, releases) or ">=3"
    return list(admitted(specifier, held))


def _asks(version: str, releases: Releases) -> str | None:
    """The releases of keras that a TensorFlow asks for, by its metadata; None where that is not known."""
    found = (release.keras for release in releases.get("tensorflow", ()) if release.version == version)
    return next(found, None) or None


def _same_minor(own: Version | None, releases: Iterable[Release]) -> list[str]:
    if own is None:
        return []
    return list(_of_minor(own.release[:2], tuple(release.version for release in releases if not release.yanked)))


@lru_cache(maxsize=256)
def _of_minor(minor: tuple[int, ...], versions: tuple[str, ...]) -> tuple[str, ...]:
    same = [version for version in versions if Version(version).release[:2] == minor]
    return tuple(version for version in same if not Version(version).is_prerelease) or tuple(same)


def _each(package: str, versions: Iterable[str]) -> list[Implementation]:
    return [Implementation(package=package, version=version) for version in versions]


@lru_cache(maxsize=1024)
def _parsed(version: str) -> Version | None:
    try:
        return Version(Version(version).public) if version else None
    except InvalidVersion:
        return None
