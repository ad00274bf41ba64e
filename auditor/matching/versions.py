"""Which releases a bug holds in, compared as PEP 440 versions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from packaging.version import InvalidVersion, Version

from auditor.database.bug import Affected, Range
from auditor.project.stack import Implementation

BUNDLED = "tensorflow.python.keras"
"""The route to the Keras inside the tensorflow wheel, which stays there after 2.6."""


@lru_cache(maxsize=4096)
def parsed(version: str) -> Version:
    """A version without its local label: `2.3.0+nv20.09` counts as 2.3.0. Raises InvalidVersion."""
    return Version(Version(version).public)


def prerelease(version: str) -> bool:
    """Whether a version is a pre-release; one that is not of PEP 440 is none."""
    try:
        return parsed(version).is_prerelease
    except InvalidVersion:
        return False


def within(version: str, ranges: Iterable[Range]) -> bool:
    """Whether a version lies in one of the ranges. A version that is not one of PEP 440 lies in none."""
    try:
        held = parsed(version)
    except InvalidVersion:
        return False
    for one in ranges:
        started = one.introduced == "0" or held >= parsed(one.introduced)
        if started and (one.fixed is None or held < parsed(one.fixed)):
            return True
    return False


def reached(route: str, implementation: Implementation) -> str:
    """The route that entries speak of where code reaches an implementation by this one: a Keras that the tensorflow
    wheel holds is tf.keras, also where `import keras` is another name for it."""
    bundled = route == BUNDLED or (route == "keras" and implementation.package == "tensorflow")
    return "tf.keras" if bundled else route


def holding(affected: Sequence[Affected], route: str, implementation: Implementation) -> Affected | None:
    """The entry that says that this implementation, reached by this route, has the bug; None where it has not."""
    for entry in affected:
        if (
            entry.implementation == implementation.package
            and reached(route, implementation) in entry.routes
            and within(implementation.version, entry.ranges)
        ):
            return entry
    return None


def in_words(ranges: Sequence[Range]) -> str:
    """The ranges as people read them: `2.3.0 to before 2.4.0, since 3.0.0`."""
    words = []
    for one in ranges:
        if one.fixed is None:
            words.append("every release" if one.introduced == "0" else f"since {one.introduced}")
        elif one.introduced == "0":
            words.append(f"before {one.fixed}")
        else:
            words.append(f"{one.introduced} to before {one.fixed}")
    return ", ".join(words)
