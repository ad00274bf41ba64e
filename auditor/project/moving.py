"""What a project would install after a move to another release: that one, and what has to move along with it."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

import msgspec
from packaging.version import InvalidVersion, Version

from auditor.database.bug import Release
from auditor.errors import AuditError
from auditor.place import Location
from auditor.project.framework import (
    KERAS_3,
    KERAS_APART,
    REDIRECTED,
    REDIRECTING,
    TF_KERAS,
    Releases,
    companions,
    routes,
)
from auditor.project.specifiers import allows, normalized
from auditor.project.stack import FRAMEWORK_PACKAGES, Implementation, Kind, Package, Python, Requirement, Stack
from auditor.report.escape import plain

OLDEST: Mapping[str, Version] = {
    "tensorflow": Version("1.13.1"),
    "keras": Version("2.0.0"),
    "tf-keras": Version("2.14"),
}
"""The first release of each package that one would move to: TensorFlow's are measured from there on."""
_LAST_OWN, _LAST_REDIRECTING = "2.3.1", "2.4.3"
"""The last keras that is a library of its own, and the last that redirects to `tf.keras`."""


class Moved(msgspec.Struct, frozen=True, kw_only=True):
    """A stack after a move.

    `pins` name it, as `--stack` takes them. `release` is the one that it moves to, `here` whether it is there already.
    `serves` is the package that would serve `tf.keras`, or `import keras` where there is no TensorFlow. `pythons` are
    the minor versions that all of it has wheels for, `fits` whether the project says that it runs on one of them; None
    where it says nothing. `along` are the other packages that the project names and that move too: name, before, after
    ("" where it goes).
    """

    stack: Stack
    pins: str
    release: Release
    here: bool = False
    serves: Implementation | None = None
    pythons: tuple[str, ...] = ()
    fits: bool | None = None
    along: tuple[tuple[str, str, str], ...] = ()


def driving(stack: Stack) -> str:
    """The package whose version decides: tensorflow where it is named, else the first that is."""
    names = [package.requirement.package for package in stack.packages]
    return "tensorflow" if "tensorflow" in names else names[0]


def newest(stack: Stack, package: str) -> Version:
    """The newest release of a package that a stack admits; 0 where that is not known."""
    return max(map(_parsed, _held(stack).get(package, ())), default=Version("0"))


def finals(releases: Iterable[Release]) -> Iterator[Release]:
    """The releases that one would move to: no pre-release, none yanked."""
    for release in releases:
        if not release.yanked and not _parsed(release.version).is_prerelease:
            yield release


def candidates(stack: Stack, releases: Releases, *, later: bool = False) -> Iterator[Moved]:
    """The stack after a move to each final release of the package that decides, oldest first; `later` leaves out what
    is not after the newest that the stack admits."""
    package = driving(stack)
    held = newest(stack, package)
    for release in finals(releases.get(package, ())):
        version = _parsed(release.version)
        if version >= OLDEST[package] and (version > held or not later):
            yield moved(stack, releases, {package: release.version})


def destination(stack: Stack, text: str, releases: Releases) -> Moved:
    """The stack after a move to what `--to` names.

    That is a release of the package that decides (`2.15.1`), one with another Keras beside it (`2.16.2+keras3.0.5`,
    `2.19.1+tf_keras`, which switches TF_USE_LEGACY_KERAS on), or pins (`tensorflow==2.16.2,keras==3.0.5`). Raises
    AuditError.
    """
    package = driving(stack)
    if "==" in text:
        pins = [part.partition("==") for part in text.split(",")]
        wanted = {FRAMEWORK_PACKAGES.get(normalized(name.strip()), name.strip()): one for name, _, one in pins}
        legacy = None
    else:
        number, _, other = text.strip().partition("+")
        wanted, legacy = {package: number}, None
        found = re.fullmatch(r"(keras|tf_keras)(.*)", other)
        if other and (found is None or (found[1] == "keras" and not found[2])):
            raise AuditError(f"--to {plain(text)}: what follows the + is kerasX.Y.Z or tf_keras")
        if found is not None and found[2]:
            wanted[found[1].replace("_", "-")] = found[2]
        if found is not None and found[1] == "tf_keras":
            legacy = True
    for name, version in wanted.items():
        if name not in OLDEST:
            raise AuditError(f"--to {plain(text)}: {plain(name)} is none of {', '.join(OLDEST)}")
        wanted[name] = _named(name, version.strip(), text, releases)
    move = moved(stack, releases, wanted, legacy=legacy)
    if legacy and "tf-keras==" not in move.pins:
        raise AuditError(f"--to {plain(text)}: there is no tf-keras for that release")
    return move


def _named(package: str, version: str, text: str, releases: Releases) -> str:
    """A version as the list of releases writes it. Raises AuditError, with the near one, for one that is not there."""
    known = [one.version for one in releases.get(package, ())]
    try:
        same = next((one for one in known if Version(one) == Version(version)), None)
    except InvalidVersion:
        same = None
    if same is not None:
        return same
    near = difflib.get_close_matches(version, known, 1, 0.5)
    said = f"; did you mean {near[0]}?" if near else ""
    raise AuditError(f"--to {plain(text)}: there is no {package} {plain(version)}{said}")


def moved(stack: Stack, releases: Releases, wanted: Mapping[str, str], *, legacy: bool | None = None) -> Moved:
    """The stack with the wanted release of each package that is named.

    What else the project pins stays where the new TensorFlow takes it, and moves along where it does not. `legacy` is
    whether TF_USE_LEGACY_KERAS is on; None for what it is.
    """
    held = _held(stack)
    on = stack.legacy_keras is not None if legacy is None else legacy
    tensorflow = wanted.get("tensorflow") or _last(held.get("tensorflow", ()))
    keras, tf_keras = wanted.get("keras"), wanted.get("tf-keras")
    if tensorflow is None:
        keras = keras or _last(held.get("keras", ()))
        tf_keras = tf_keras or _last(held.get("tf-keras", ()))
    else:
        tf_keras = tf_keras or _tf_keras(tensorflow, held.get("tf-keras"), releases, on, legacy or False)
        keras = keras or _keras(tensorflow, held.get("keras"), releases, stack.python)
    here = all(held.get(package, ()) == (version,) for package, version in wanted.items()) and legacy is None
    if here:  # with whatever it has beside it, though no installer would put that there
        tensorflow, keras, tf_keras = (_last(held.get(name, ())) for name in ("tensorflow", "keras", "tf-keras"))
    now = {"tensorflow": tensorflow, "keras": keras, "tf-keras": tf_keras}
    pinned = {package: version for package, version in now.items() if version is not None}
    package = next((one for one in ("tensorflow", "keras", "tf-keras") if one in wanted), driving(stack))
    found = [known for name, version in pinned.items() if (known := _known(name, version, releases)) is not None]
    pythons = _common(found)
    after = stack if here else msgspec.structs.replace(
        stack,
        packages=tuple(_package(name, version, stack) for name, version in pinned.items()),
        routes=routes(
            [tensorflow] if tensorflow else [], [keras] if keras else None, [tf_keras] if tf_keras else None, releases,
            legacy=on,
        ),
        legacy_keras=(stack.legacy_keras or Location(path="--to")) if on else None,
    )  # fmt: skip
    served = after.routes["tf.keras"] or after.routes["keras"] or after.routes["tf_keras"]
    return Moved(
        stack=after,
        pins=",".join(f"{name}=={version}" for name, version in pinned.items()),
        release=_known(package, pinned[package], releases) or Release(version=pinned[package], date=""),
        here=here,
        serves=served[-1] if served else None,
        pythons=pythons,
        fits=_fits(pythons, stack.python),
        along=tuple(_along(held, pinned, package)),
    )


def _held(stack: Stack) -> dict[str, tuple[str, ...]]:
    return {package.requirement.package: package.releases for package in stack.packages}


def _keras(
    tensorflow: str, held: Sequence[str] | None, releases: Releases, python: Sequence[Python]
) -> str | None:  # fmt: skip
    """The keras beside a TensorFlow: what the project has, where that will do; else the newest that it takes."""
    own = _parsed(tensorflow)
    if own < KERAS_APART:
        if held is None:
            return None
        ours = [one for one in held if _parsed(one) < REDIRECTING[1]]
        # With an older TensorFlow the redirecting ones cannot be imported.
        fitting = [one for one in ours if own >= REDIRECTED or _parsed(one) < REDIRECTING[0]]
        return _last(fitting) or (_LAST_REDIRECTING if own >= REDIRECTED else _LAST_OWN)
    taken = companions(tensorflow, releases)
    kept = [one for one in held or () if one in taken]
    release = _known("tensorflow", tensorflow, releases)
    minors = [one for one in (release.pythons if release else ()) if _fits((one,), python) is not False]
    for version in reversed(kept or taken):
        known = _known("keras", version, releases)
        if known is None or not minors or not known.pythons or not set(minors).isdisjoint(known.pythons):
            return version
    return _last(kept or taken)


def _tf_keras(
    tensorflow: str, held: Sequence[str] | None, releases: Releases, legacy: bool, asked: bool
) -> str | None:  # fmt: skip
    """The tf-keras beside a TensorFlow: of its own minor version, where it is `asked` for or the project needs it."""
    own = _parsed(tensorflow)
    if own < TF_KERAS or not (asked or held is not None or (legacy and own >= KERAS_3)):
        return None
    same = [
        r.version for r in finals(releases.get("tf-keras", ())) if _parsed(r.version).release[:2] == own.release[:2]
    ]
    return _last([one for one in held or () if one in same]) or _last(same)


def _along(
    held: Mapping[str, Sequence[str]], pinned: Mapping[str, str], package: str
) -> Iterator[tuple[str, str, str]]:  # fmt: skip
    for name, versions in held.items():
        after = pinned.get(name, "")
        if name != package and after not in versions:
            yield name, _last(versions) or "", after


def _package(name: str, version: str, stack: Stack) -> Package:
    location = next((p.requirement.location for p in stack.packages if p.requirement.package == name), None)
    requirement = Requirement(
        name=name, package=name, location=location or Location(path="--to"), specifier=f"=={version}", version=version,
        kind=Kind.OVERRIDE,
    )  # fmt: skip
    return Package(requirement=requirement, releases=(version,))


def _known(package: str, version: str, releases: Releases) -> Release | None:
    return next((one for one in releases.get(package, ()) if one.version == version), None)


def _common(found: Iterable[Release]) -> tuple[str, ...]:
    """The Pythons that all of some releases have wheels for; a release that does not tell takes any."""
    sets = [one.pythons for one in found if one.pythons]
    return tuple(minor for minor in sets[0] if all(minor in other for other in sets)) if sets else ()


def _fits(pythons: Sequence[str], said: Iterable[Python]) -> bool | None:
    """Whether a project runs on one of some Pythons; None where either says nothing."""
    specifiers = [one.specifier for one in said]
    if not specifiers or not pythons:
        return None
    return any(all(allows(specifier, minor) for specifier in specifiers) for minor in pythons)


def _last(versions: Sequence[str]) -> str | None:
    return max(versions, key=_parsed) if versions else None


@lru_cache(maxsize=4096)
def _parsed(version: str) -> Version:
    try:
        return Version(Version(version).public)
    except InvalidVersion:
        return Version("0")
