"""What a source file says of itself without being parsed: quick, and rather too much than too little."""

from __future__ import annotations

import re

import msgspec

from auditor.usage.ignores import MARK, Ignore, ignores_of
from auditor.usage.names import ROOTS

_IMPORT = re.compile(
    rb"^[ \t]*(?:from[ \t]+(\.*[\w.]*)[ \t]+import[ \t]*(\([^)]*\)|(?:[^\n#;\\]|\\\n)+)|import[ \t]+([^\n#;]+))",
    re.MULTILINE,
)
# Any text that may be the name of a module, in a file that imports by name.
_BY_NAME = re.compile(rb"""["'](\.*[A-Za-z_]\w*(?:\.\w+)*)["']""")
# `getattr(layers, f"Conv{rank}D")`: what is named so is not spelled anywhere.
_COMPUTED = re.compile(rb"""getattr\s*\([\s*[(]*(\w+)[\w.]*(?:\([^()]*\))?\s*,(?!\s*["'][\w.]*["']\s*[,)])""")
_LOADED = re.compile(rb"""(\w+)\s*=[^=\n]*(?:import_module|__import__)\s*\(""")
_ALIAS = re.compile(rb"(\w+)[ \t]*=[ \t]*(\w+)[ \t]*[\w.]*[ \t]*(?:#|$)", re.MULTILINE)
# What makes an object, or finds a class, of a name that a configuration holds; and the packages it comes from.
_BY_CONFIGURATION = frozenset({"instantiate", "call", "get_class", "get_method", "locate"})
_PART_BY_CONFIGURATION = re.compile(rb"""[."'](?:%s)\b""" % "|".join(sorted(_BY_CONFIGURATION)).encode())
_CONFIGURING = frozenset({"hydra", "pydoc"})
COMPUTED = "getattr(...)"
"""Stands among the words of a file that names parts of a framework by values: it may hold any word."""

_WORD = re.compile(r"\w+")
_FRAMEWORKS = (b"tensorflow", b"keras", b"TF_USE_LEGACY_KERAS")
_LEGACY = b"TF_USE_LEGACY_KERAS"
_HANDED_ON = (b"__getattr__", b"__all__", b"import_module")
# All that cannot be part of a name becomes a space: splitting then is quicker than any regular expression.
_NAMES = bytes(c if (chr(c).isalnum() and c < 128) or c in b"_" or c >= 128 else 32 for c in range(256))


class ImportLine(msgspec.Struct, frozen=True, array_like=True):
    """An import as it is written: `from ..a import (b, c)` is level 2, module `a`, names `(b, c)`; `import a, b` has
    the module "" and its names are modules."""

    module: str
    names: str
    level: int = 0
    whole: bool = False


ALL_BESIDE = ImportLine("", "*", 1)
"""`from . import *`: stands for whatever a package may hand on of what lies within it."""


class FileSurvey(msgspec.Struct, frozen=True, array_like=True):
    """One file. `mentions` is whether it names a framework, `legacy` whether it names TF_USE_LEGACY_KERAS; `words` are
    those of the vocabulary that it holds, as names, in texts or in comments; `ignores` are its comments that ignore a
    bug."""

    mentions: bool = False
    legacy: bool = False
    imports: tuple[ImportLine, ...] = ()
    words: frozenset[str] = frozenset()
    ignores: tuple[Ignore, ...] = ()


def survey(path: str, data: bytes, vocabulary: frozenset[bytes]) -> FileSurvey:
    """The survey of a file: UTF-8 or any encoding that keeps ASCII."""
    ignores = tuple(ignores_of(path, data.decode("utf-8", "replace"))) if MARK in data else ()
    if path.endswith(".ipynb"):
        # The lines of a cell are texts of JSON.
        data = data.replace(b'\\"', b"'").replace(b"\\n", b"\n").replace(b"\\t", b" ").replace(b'"', b"\n")
    words = {word.decode() for word in vocabulary.intersection(data.translate(_NAMES).split())}
    imports = _imports(data)
    if path.endswith("__init__.py") and any(word in data for word in _HANDED_ON):
        imports.append(ALL_BESIDE)
    if _computes(data, imports):
        words.add(COMPUTED)
    return FileSurvey(
        any(word in data for word in _FRAMEWORKS), _LEGACY in data, tuple(imports), frozenset(words), ignores
    )


def _computes(data: bytes, imports: list[ImportLine]) -> bool:
    """Whether the names of a framework's parts may come out of values here."""
    if (b"hydra" in data or b"pydoc" in data) and _configures(data, imports):
        return True
    bases = {base.decode("utf-8", "replace") for base in _COMPUTED.findall(data)}
    if not bases:
        return False
    held = {name.decode("utf-8", "replace") for name in _LOADED.findall(data)}
    aliases = [(to.decode("utf-8", "replace"), of.decode("utf-8", "replace")) for to, of in _ALIAS.findall(data)]
    for line in imports:
        if ROOTS.isdisjoint(word.partition(".")[0] for word in (line.module, *line.names.split())):
            continue
        held.update(_WORD.findall(line.names))
    while further := {to for to, of in aliases if of in held} - held:
        held |= further
    return not bases.isdisjoint(held)


def _configures(data: bytes, imports: list[ImportLine]) -> bool:
    """Whether a configuration may name what is made here; the name of the maker may be any that an import gives it."""
    for line in imports:
        words = _WORD.findall(line.names)
        if _CONFIGURING.isdisjoint((line.module.partition(".")[0], *(words if line.whole else ()))):
            continue
        if "*" in line.names or not _BY_CONFIGURATION.isdisjoint(words) or _PART_BY_CONFIGURATION.search(data):
            return True
    return False


def _imports(data: bytes) -> list[ImportLine]:
    found = []
    for origin, names, plain in _IMPORT.findall(data):
        if plain:
            found.append(ImportLine("", plain.decode("utf-8", "replace"), 0, True))
        else:
            module = origin.lstrip(b".")
            level = len(origin) - len(module)
            found.append(ImportLine(module.decode("utf-8", "replace"), names.decode("utf-8", "replace"), level))
    if b"import_module" in data or b"__import__" in data:
        for name in _BY_NAME.findall(data):
            dotted = name.lstrip(b".").decode("utf-8", "replace")
            level = len(name) - len(name.lstrip(b"."))
            found.append(ImportLine(dotted, "", level) if level else ImportLine("", dotted, 0, True))
    return found
