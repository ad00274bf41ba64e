"""Public names of the frameworks: aliases, what a class extends, what a call gives, and signatures by release.

The data is `bug_db/api.json`, made by looking into installed releases (`audit db api`), and compiled into the index.
"""

from __future__ import annotations

from functools import lru_cache

import msgspec
from packaging.version import Version


class Parameter(msgspec.Struct, frozen=True, array_like=True):
    """A parameter of a signature: its name, and the `repr` of its default where it has a literal one."""

    name: str
    default: str | None = None


class Signature(msgspec.Struct, frozen=True):
    """The parameters of a callable, without `self`, from one release of a package on.

    `package` and `since` are the implementation it was read from. `variadic` is true where it takes `*args`.
    """

    package: str
    since: str
    parameters: tuple[Parameter, ...]
    variadic: bool = False

    def position(self, name: str) -> int | None:
        """The 0-based position of a parameter, or None."""
        for index, parameter in enumerate(self.parameters):
            if parameter.name == name:
                return index
        return None


def item_of(cls: object) -> str | None:
    """The class of the items of a list: C for `[C]`; None for what is no list of known objects."""
    return cls[1:-1] if isinstance(cls, str) and cls.startswith("[") else None


class Api(msgspec.Struct, frozen=True):
    """What is known of the frameworks' public names.

    `aliases` maps a name to its canonical one. `bases` maps a class to what it extends, nearest first, itself left out.
    `returns` maps a function or method to the class of its result, `[C]` for a list of C. `signatures` are sorted
    by package and release.
    `modules` are the public modules.
    """

    aliases: dict[str, str] = {}
    bases: dict[str, tuple[str, ...]] = {}
    returns: dict[str, str] = {}
    signatures: dict[str, tuple[Signature, ...]] = {}
    modules: frozenset[str] = frozenset()

    def canonical(self, path: str) -> str:
        """The canonical name of `path`: of its longest known beginning, with the rest as it stands."""
        found = self.aliases.get(path)
        if found is not None:
            return found
        head, _, tail = path.rpartition(".")
        if not head or "." not in head:
            return path
        settled = self.canonical(head)
        return path if settled == head else f"{settled}.{tail}"

    def is_class(self, path: str) -> bool:
        """Whether the name is known to be a class."""
        return path in self.bases

    def knows(self, path: str) -> bool:
        """Whether the name was found in any release that was looked into."""
        return path in self.bases or path in self.signatures or path in self.returns or path in self.modules

    def returns_of(self, cls: str | None, method: str) -> str | None:
        """The class of what a method or attribute of `cls` gives, also where a base defines it; None if not known."""
        if cls is None:
            return None
        for owner in (cls, *self.bases.get(cls, ())):
            found = self.returns.get(f"{owner}.{method}")
            if found is not None:
                return found
        return None

    def extends(self, path: str, base: str) -> bool:
        """Whether the class `path` is `base` or extends it."""
        return path == base or base in self.bases.get(path, ())

    def looked_into(self) -> dict[str, list[str]]:
        """The releases of each package whose signatures are known, oldest first."""
        found: dict[str, set[str]] = {}
        for signatures in self.signatures.values():
            for one in signatures:
                found.setdefault(one.package, set()).add(one.since)
        return {package: sorted(sinces, key=Version) for package, sinces in found.items()}

    def signature(self, path: str, package: str = "", version: str = "") -> Signature | None:
        """The signature that holds for an implementation: of its package, the newest not after `version`.

        Where that package was not looked into, the newest signature of any.
        """
        found = self.signatures.get(path)
        if not found:
            return None
        own = [s for s in found if s.package == package]
        if not own:
            return found[-1]
        if version:
            wanted = _version(version)
            earlier = [s for s in own if _version(s.since) <= wanted]
            return earlier[-1] if earlier else own[0]
        return own[-1]


_version = lru_cache(maxsize=4096)(Version)
