"""setup.py, read by its syntax: it is never run."""

from __future__ import annotations

import ast
import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass

from auditor.project.formats import requirements
from auditor.project.formats.pep508 import require
from auditor.project.formats.reading import Include, Reading, program
from auditor.project.tree import ReadError

_FILE = re.compile(r"[\w./-]*requirements[\w./-]*\.(?:txt|in)$|[\w./-]*constraints[\w.-]*\.txt$")


MAX_TEXTS = 8
"""Strings that one f-string may be."""


@dataclass(frozen=True)
class _Text:
    """A requirement string and the line it stands on."""

    text: str
    line: int


def read(text: str, path: str, include: Include) -> Reading:
    """What a setup.py says: install_requires and extras_require, with the names, lists and files they are made of."""
    reading = Reading(path)
    tree = program(reading, text)
    if tree is None:
        return reading
    names = Names(tree)
    for name, value in _arguments(tree):
        if name in ("install_requires", "requires", "setup_requires", "tests_require"):
            _take(reading, names, value, None if name == "install_requires" else name, include)
        elif name == "python_requires":
            for item in names.strings(value, 0)[:1]:
                reading.runs_on(item.text, item.line)
        elif name == "extras_require":
            _extras(reading, names, value, include)
    return reading


def _arguments(tree: ast.Module) -> Iterator[tuple[str, ast.expr]]:
    """Every value that goes by the name of an argument of `setup`: given to it, or held in a dictionary first."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if called in ("setup", "dict", "update"):
                yield from ((keyword.arg, keyword.value) for keyword in node.keywords if keyword.arg)
        elif isinstance(node, ast.Dict):
            for key, value in zip(node.keys, node.values, strict=True):
                if isinstance(key, ast.Constant) and isinstance(key.value, str):
                    yield key.value, value
        elif isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Subscript):
            index = node.targets[0].slice
            if isinstance(index, ast.Constant) and isinstance(index.value, str):
                yield index.value, node.value


def _take(reading: Reading, names: Names, node: ast.expr, group: str | None, include: Include) -> None:
    for item in names.strings(node, 0):
        if _FILE.search(item.text):
            _file(reading, item, include)
        else:
            require(reading, item.text, item.line, group)


def _file(reading: Reading, item: _Text, include: Include) -> None:
    """A requirements file that the script opens counts as if it were included."""
    inner = posixpath.normpath(posixpath.join(posixpath.dirname(reading.path), item.text))
    if inner.startswith("../"):
        requirements.included(item.text, item.line, reading, include)  # it says that this leads out of the tree
        return
    try:
        include(inner)
    except ReadError:
        return  # the name was put together at run time
    requirements.included(item.text, item.line, reading, include)


def _extras(reading: Reading, names: Names, node: ast.expr, include: Include) -> None:
    node = names.settled(node)
    if isinstance(node, ast.Dict):
        for key, value in zip(node.keys, node.values, strict=True):
            if isinstance(key, ast.Constant) and isinstance(key.value, str):
                _take(reading, names, value, key.value, include)


class Names:
    """What the names of the script stand for, by their assignments anywhere in it."""

    def __init__(self, tree: ast.Module) -> None:
        self._values: dict[str, list[ast.expr]] = {}
        self._functions: dict[str, ast.FunctionDef] = {}
        for node in ast.walk(tree):
            if isinstance(node, ast.Assign):
                for target in node.targets:
                    if isinstance(target, ast.Name):
                        self._values.setdefault(target.id, []).append(node.value)
            elif isinstance(node, (ast.AnnAssign, ast.AugAssign)) and isinstance(node.target, ast.Name) and node.value:
                self._values.setdefault(node.target.id, []).append(node.value)
            elif (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and isinstance(node.func.value, ast.Name)
            ):
                if node.func.attr in ("append", "extend") and node.args:
                    self._values.setdefault(node.func.value.id, []).append(node.args[0])
            elif isinstance(node, ast.FunctionDef):
                self._functions[node.name] = node

    def settled(self, node: ast.expr) -> ast.expr:
        """What a name was first set to; any other expression as it is."""
        if isinstance(node, ast.Name) and node.id in self._values:
            return self._values[node.id][0]
        return node

    def strings(self, node: ast.AST, depth: int) -> list[_Text]:
        """Every string that an expression may put into a list of requirements."""
        if depth > 8:
            return []
        if isinstance(node, ast.Constant):
            return [_Text(node.value, node.lineno)] if isinstance(node.value, str) else []
        if isinstance(node, (ast.List, ast.Tuple, ast.Set)):
            return [found for item in node.elts for found in self.strings(item, depth + 1)]
        if isinstance(node, ast.BinOp):
            return self._sum(node, depth)
        if isinstance(node, ast.IfExp):
            return self.strings(node.body, depth + 1) + self.strings(node.orelse, depth + 1)
        if isinstance(node, ast.JoinedStr):
            return [_Text(text, node.lineno) for text in self._joined(node)]
        if isinstance(node, ast.Name):
            return [f for value in self._values.get(node.id, ()) for f in self.strings(value, depth + 1)]
        if isinstance(node, ast.Starred):
            return self.strings(node.value, depth + 1)
        if isinstance(node, ast.Subscript):
            return self._item(node, depth)
        if isinstance(node, (ast.ListComp, ast.GeneratorExp)):
            return [f for generator in node.generators for f in self.strings(generator.iter, depth + 1)]
        if isinstance(node, ast.Call):
            return self._called(node, depth)
        return []

    def _sum(self, node: ast.BinOp, depth: int) -> list[_Text]:
        left, right = self.strings(node.left, depth + 1), self.strings(node.right, depth + 1)
        if (
            isinstance(node.op, ast.Add)
            and len(left) == len(right) == 1
            and not isinstance(node.left, (ast.List, ast.Name))
        ):
            return [_Text(left[0].text + right[0].text, node.lineno)]
        if isinstance(node.op, ast.Mod) and len(left) == 1 and len(right) == 1 and left[0].text.count("%s") == 1:
            return [_Text(left[0].text.replace("%s", right[0].text), node.lineno)]
        return left + right

    def _joined(self, node: ast.JoinedStr) -> list[str]:
        texts = [""]
        for part in node.values:
            found = self.strings(part.value if isinstance(part, ast.FormattedValue) else part, 6)
            held = list(dict.fromkeys(one.text for one in found)) or [""]
            texts = [text + one for text in texts for one in held][:MAX_TEXTS]
        return texts

    def _item(self, node: ast.Subscript, depth: int) -> list[_Text]:
        held = self.settled(node.value)
        if not isinstance(held, ast.Dict):
            return []
        if not isinstance(node.slice, ast.Constant):  # a key of run time: any of them
            return [found for value in held.values for found in self.strings(value, depth + 1)]
        for key, value in zip(held.keys, held.values, strict=True):
            if isinstance(key, ast.Constant) and key.value == node.slice.value:
                return self.strings(value, depth + 1)
        return []

    def _called(self, node: ast.Call, depth: int) -> list[_Text]:
        found = [f for arg in node.args for f in self.strings(arg, depth + 1)]
        if isinstance(node.func, ast.Attribute):
            found += self.strings(node.func.value, depth + 1)
            if node.func.attr == "format" and isinstance(node.func.value, ast.Constant) and len(node.args) == 1:
                text, values = str(node.func.value.value), self.strings(node.args[0], depth + 1)
                return [_Text(text.replace("{}", values[0].text), node.lineno)] if values else []
            if node.func.attr in ("split", "splitlines") and isinstance(node.func.value, ast.Constant):
                return [_Text(part, node.lineno) for part in str(node.func.value.value).split()]
        function = self._functions.get(node.func.id) if isinstance(node.func, ast.Name) else None
        if function is not None:
            # A helper that reads a file: the names of files in its body or its arguments.
            inner = [n for n in ast.walk(function) if isinstance(n, ast.Constant)]
            found += [_Text(n.value, n.lineno) for n in inner if isinstance(n.value, str) and _FILE.search(n.value)]
            for value in ast.walk(function):
                if isinstance(value, ast.Return) and value.value is not None:
                    found += self.strings(value.value, depth + 1)
        return [f for f in found if _FILE.search(f.text) or function is not None or "open" not in ast.dump(node.func)]
