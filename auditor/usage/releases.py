"""What depends on the release: `tf.__version__`, `sys.version_info`, what code works out of them, and what it guards.

The code is followed once, whatever is pinned. A text such as `tf.__version__` is `Varying`: a value for each release
there is. What is worked out of it is worked out for each, and a guard is then the set of releases that pass it.
Which of them the project installs is asked when findings are made (`matching/guards.py`).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache

from packaging.version import InvalidVersion, Version

from auditor.usage import values
from auditor.usage.values import Const, Unknown, Value, Varying

TENSORFLOW, KERAS, TF_KERAS, SERVED, PYTHON = "tf", "keras", "tf_keras", "tf.keras", "python"
"""The subjects: whose release a text is. All but the last are routes; SERVED is whatever serves `tf.keras`."""

SUBJECTS = (TENSORFLOW, KERAS, TF_KERAS, SERVED, PYTHON)

MAX_WAYS = 16
"""More outcomes than this at one place are not told apart any more."""

# What the code within the tensorflow wheel calls itself, as far as it was seen.
_BUNDLED = {"1": "2.2.4-tf", "2.0": "2.2.4-tf", "2.2": "2.3.0-tf", "2.3": "2.4.0", "2.4": "2.4.0"}
_PYTHONS = ("2.7", "3.3", "3.4", "3.5", "3.6", "3.7", "3.8", "3.9", "3.10", "3.11", "3.12", "3.13", "3.14", "3.15")

_TEXTS = {
    "tf.__version__": TENSORFLOW, "tf.version.VERSION": TENSORFLOW, "tf.VERSION": TENSORFLOW,
    "tf.version.__version__": TENSORFLOW,
}  # fmt: skip
_DISTRIBUTIONS = {
    "tensorflow": TENSORFLOW, "tensorflow-gpu": TENSORFLOW, "tensorflow-cpu": TENSORFLOW, "keras": KERAS,
    "tf-keras": TF_KERAS, "tf_keras": TF_KERAS,
}  # fmt: skip


@cache
def domain(subject: str) -> tuple[tuple[str, str], ...]:
    """Every release that a subject may be, as (package, version), oldest first."""
    from auditor.database.load import load_releases

    if subject == PYTHON:
        return tuple((PYTHON, version) for version in _PYTHONS)
    releases = load_releases()
    listed = {
        package: sorted({one.version for one in releases.get(package, ())}, key=Version)
        for package in ("tensorflow", "keras", "tf-keras")
    }
    if subject == SERVED:
        bundled = [v for v in listed["tensorflow"] if Version(v) < Version("2.6")]
        apart = [v for v in listed["keras"] if Version(v) >= Version("2.6")]
        return (
            *(("tensorflow", v) for v in bundled),
            *(("keras", v) for v in apart),
            *(("tf-keras", v) for v in listed["tf-keras"]),
        )
    package = {TENSORFLOW: "tensorflow", KERAS: "keras", TF_KERAS: "tf-keras"}[subject]
    return tuple((package, v) for v in listed[package])


@cache
def pythons_of(version: str) -> tuple[str, ...]:
    """The minor versions of Python that the wheels of a tensorflow release are for; empty where that is not known."""
    from auditor.database.load import load_releases

    for release in load_releases().get("tensorflow", ()):
        if release.version == version:
            return release.pythons
    return ()


def everything(subject: str) -> int:
    """The mask of all releases of a subject."""
    return (1 << len(domain(subject))) - 1


@cache
def since(subject: str, version: str) -> int:
    """The mask of a subject's releases from one on."""
    return sum(1 << index for index, (_, listed) in enumerate(domain(subject)) if Version(listed) >= Version(version))


@cache
def mask_of(subject: str, package: str, version: str) -> int:
    """The mask of one release. One that is not listed counts as the last listed before its final form."""
    found = 0
    try:
        wanted = Version(Version(version).base_version)
    except InvalidVersion:
        return 0
    for index, (name, listed) in enumerate(domain(subject)):
        if name != package:
            continue
        if listed == version:
            return 1 << index
        if Version(listed) <= wanted:
            found = 1 << index
    return found


# The values that start it


@cache
def text_of(subject: str) -> Value:
    """The version as a text."""
    if subject == SERVED:
        return together(subject, [_served(package, version) for package, version in domain(subject)])
    return together(subject, [Const(version) for _, version in domain(subject)])


def _served(package: str, version: str) -> Value:
    if package != "tensorflow":
        return Const(version)
    major, minor = version.split(".")[:2]
    text = _BUNDLED.get("1" if major in ("0", "1") else f"{major}.{minor}")
    return Const(text) if text is not None else Unknown("what the Keras within this TensorFlow calls itself")


def named(path: str, route: str | None) -> Value | None:
    """The value of a name of a library, where it tells the release."""
    if path in _TEXTS and route == "tf":
        return text_of(_TEXTS[path])
    if path == "keras.__version__":
        return text_of({"keras": KERAS, "tf_keras": TF_KERAS}.get(route or "", SERVED))
    if path in ("sys.version_info", "six.PY2", "six.PY3", "sys.version"):
        return _python(path)
    return None


def _python(path: str) -> Value | None:
    made: list[Value] = []
    for _, version in domain(PYTHON):
        major, minor = (int(part) for part in version.split("."))
        micro = Unknown("the last part of Python's version")
        if path == "sys.version_info":
            made.append(values.Sequence("version_info", [Const(major), Const(minor), micro, Const("final"), Const(0)]))
        elif path == "sys.version":
            return None
        else:
            made.append(Const(major == 2 if path == "six.PY2" else major == 3))
    return together(PYTHON, made)


def called(path: str, args: Sequence[Value], route: str | None) -> Value | None:
    """The value of a call that tells the release: `importlib.metadata.version("tensorflow")`, `keras.version()`."""
    if path == "keras.version" and not args:
        return text_of({"keras": KERAS, "tf_keras": TF_KERAS}.get(route or "", SERVED))
    first = args[0] if args else None
    if path in ("importlib.metadata.version", "importlib_metadata.version") and isinstance(first, Const):
        subject = _DISTRIBUTIONS.get(str(first.value).lower())
        return text_of(subject) if subject is not None else None
    if path == "pkg_resources.get_distribution" and isinstance(first, Const):
        subject = _DISTRIBUTIONS.get(str(first.value).lower())
        if subject is not None:
            held = values.Instance("pkg_resources.Distribution")
            held.attributes["version"] = text_of(subject)
            return held
    if path == "platform.python_version" and not args:
        return together(PYTHON, [Const(version) for _, version in domain(PYTHON)])
    if path == "platform.python_version_tuple" and not args:
        return lifted([named("sys.version_info", None) or Unknown("")], lambda parts: _texts(parts[0]))
    if path in _MADE and len(args) == 1:
        return lifted(args, lambda parts: _made(parts[0], _MADE[path]))
    return None


def _texts(value: Value) -> Value | None:
    items = [Const(str(i.value)) if isinstance(i, Const) else i for i in getattr(value, "items", ())[:3]]
    return values.Sequence("tuple", [*items])


class Compared(Version):
    """A version object of any of the libraries: all compare the same way, and some with plain texts."""

    def __init__(self, text: str, kind: str) -> None:
        super().__init__(text)
        self.kind, self.text = kind, text

    def attribute(self, name: str) -> object:
        """What the libraries let be read; None where they have no such thing."""
        if name in ("major", "minor", "micro", "release", "base_version", "public"):
            return getattr(self, name)
        if name == "version":
            return list(self.release) if self.kind == "LooseVersion" else self.release
        return self.text if name == "vstring" else None


def part(version: Compared, name: str) -> Value | None:
    """An attribute of a version object, or None."""
    held = version.attribute(name)
    if isinstance(held, (tuple, list)):
        return values.Sequence(type(held).__name__, [Const(item) for item in held])
    return Const(held) if held is not None else None


_MADE = {
    "packaging.version.Version": "Version", "packaging.version.parse": "Version",
    "packaging.version.LegacyVersion": "Version", "pkg_resources.parse_version": "Version",
    "pkg_resources.packaging.version.parse": "Version", "setuptools.extern.packaging.version.parse": "Version",
    "distutils.version.LooseVersion": "LooseVersion", "distutils.version.StrictVersion": "StrictVersion",
    "looseversion.LooseVersion": "LooseVersion", "semver.VersionInfo.parse": "Version",
}  # fmt: skip


def _made(value: Value, kind: str) -> Value | None:
    if not isinstance(value, Const) or not isinstance(value.value, str):
        return None
    try:
        return Const(Compared(value.value.strip(), kind))
    except InvalidVersion:
        return None


def coerced(left: object, right: object) -> tuple[object, object]:
    """The two sides of a comparison: next to a version object a text is a version too."""
    for one, other in ((left, right), (right, left)):
        if isinstance(one, Compared) and isinstance(other, str):
            try:
                made = Compared(other, one.kind)
            except InvalidVersion:
                return left, right
            return (left, made) if one is left else (made, right)
    return left, right


# Working with them


def together(subject: str, by_release: Sequence[Value]) -> Value:
    """One value out of one for each release of a subject; the plain value where all are the same."""
    return grouped(subject, [(1 << index, value) for index, value in enumerate(by_release)])


def grouped(subject: str, parts: Sequence[tuple[int, Value]]) -> Value:
    """One value out of values for disjoint sets of releases."""
    options: list[Value] = []
    masks: list[int] = []
    seen: dict[object, int] = {}
    for mask, value in parts:
        if isinstance(value, Varying) and value.subject == subject:
            inner = [(mask & own, option) for own, option in zip(value.masks, value.options, strict=True) if mask & own]
        else:
            inner = [(mask, value)]
        for own, option in inner:
            key = _key(option)
            if key in seen:
                masks[seen[key]] |= own
            else:
                seen[key] = len(options)
                options.append(option)
                masks.append(own)
    return options[0] if len(options) == 1 else Varying(tuple(options), subject, tuple(masks))


def _key(value: Value) -> object:
    if isinstance(value, Const):
        return type(value.value), value.value
    if isinstance(value, values.Sequence) and all(isinstance(item, Const) for item in value.items):
        return value.kind, value.open, tuple(_key(item) for item in value.items)
    return value if isinstance(value, (values.Name, Unknown)) else id(value)


def lifted(args: Sequence[Value], work: Callable[[list[Value]], Value | None]) -> Value | None:
    """What `work` gives for each release; None where it gives nothing for one of them, or two subjects meet."""
    subject = next((arg.subject for arg in args if isinstance(arg, Varying)), None)
    if subject is None:
        return work(list(args))
    cases: list[tuple[int, list[Value]]] = [(everything(subject), [])]
    for arg in args:
        if not isinstance(arg, Varying):
            cases = [(mask, [*before, arg]) for mask, before in cases]
        elif arg.subject != subject:
            return None
        else:
            cases = [
                (mask & own, [*before, option])
                for mask, before in cases
                for own, option in zip(arg.masks, arg.options, strict=True)
                if mask & own
            ]
    parts: list[tuple[int, Value]] = []
    for mask, case in cases:
        value = work(case)
        if value is None:
            return None
        parts.append((mask, value))
    return grouped(subject, parts)


def split_by(value: Value, truth: Callable[[Value], bool | None]) -> tuple[str, int, int] | None:
    """For a value that is true or false by the release: its subject, the releases where it may be true, and where it
    may be false. None for any other value."""
    if not isinstance(value, Varying):
        return None
    yes = no = 0
    for mask, option in zip(value.masks, value.options, strict=True):
        held = truth(option)
        yes |= mask if held is not False else 0
        no |= mask if held is not True else 0
    return value.subject, yes, no
