"""A Python file that is rewritten by edits of its text, so that comments, and the marks in them, stay where they stand."""

from __future__ import annotations

import ast
import io
import re
import tokenize
import warnings
from collections.abc import Iterator

from auditor.usage.sources import SourceError, parse_source

Files = dict[str, str]
"""A project: the text of each of its files, by its path below the project's root."""

Statement = ast.stmt
_APART = frozenset({"setup.py", "noxfile.py", "conftest.py"})
"""Python files that say what is installed, or that a tool reads by its own rules."""
_MARK = re.compile(r"#\s*(?:hit|ok|maybe):")


class Code:
    """A parsed file. Offsets count bytes, as the columns of `ast` do."""

    def __init__(self, path: str, text: str) -> None:
        self.path, self.text = path, text
        self.data = text.encode()
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            self.tree = ast.parse(text)
        self.lines = text.split("\n")
        self._starts = [0]
        for line in self.data.split(b"\n"):
            self._starts.append(self._starts[-1] + len(line) + 1)
        self._edits: list[tuple[int, int, bytes]] = []
        # Python 3.11 and older do not know where a name within an f-string stands.
        self.formatted = {
            id(inner) for node in ast.walk(self.tree) if isinstance(node, ast.JoinedStr) for inner in ast.walk(node)
        }

    def at(self, line: int, column: int) -> int:
        """The offset of a place that `ast` tells."""
        return self._starts[line - 1] + column

    def start(self, node: ast.expr | ast.stmt | ast.alias | ast.keyword) -> int:
        """Where a node begins."""
        return self.at(node.lineno, node.col_offset)

    def end(self, node: ast.expr | ast.stmt | ast.alias | ast.keyword) -> int:
        """Where a node ends."""
        assert node.end_lineno is not None and node.end_col_offset is not None
        return self.at(node.end_lineno, node.end_col_offset)

    def of(self, node: ast.expr | ast.stmt) -> str:
        """The text of a node."""
        return self.data[self.start(node) : self.end(node)].decode()

    def replace(self, start: int, end: int, text: str) -> None:
        """Notes an edit. Edits at one place keep the order in which they were noted."""
        self._edits.append((start, end, text.encode()))

    def insert(self, at: int, text: str) -> None:
        """Notes an insertion."""
        self.replace(at, at, text)

    def edited(self) -> str:
        """The text with all edits. Of two that overlap the first to begin is made."""
        parts, done = [], 0
        for start, end, text in sorted(self._edits, key=lambda edit: edit[0]):
            if start >= done:
                parts += [self.data[done:start], text]
                done = end
        return b"".join([*parts, self.data[done:]]).decode()

    @property
    def touched(self) -> bool:
        """Whether any edit was noted."""
        return bool(self._edits)

    def marked(self, node: ast.expr | ast.stmt) -> bool:
        """Whether any line of a node has a mark."""
        return any(_MARK.search(line) for line in self.lines[node.lineno - 1 : node.end_lineno])

    def fresh(self, base: str) -> str:
        """A name that the file does not use."""
        number = 1
        while re.search(rf"\b{base}_{number}\b", self.text):
            number += 1
        self.text += f"\n# {base}_{number}"  # the next one is another
        return f"{base}_{number}"

    def nodes(self, kind: type[ast.AST]) -> Iterator[ast.AST]:
        """The nodes of a kind whose places are known, outer ones first."""
        for node in ast.walk(self.tree):
            if isinstance(node, kind) and id(node) not in self.formatted:
                yield node

    # Statements as lines

    def first(self, statement: Statement) -> int:
        """The first line of a statement, its decorators included."""
        return min([statement.lineno, *(d.lineno for d in getattr(statement, "decorator_list", []))])

    def whole(self, statement: Statement) -> bool:
        """Whether a statement has its lines for itself."""
        assert statement.end_lineno is not None and statement.end_col_offset is not None
        before = self.lines[statement.lineno - 1].encode()[: statement.col_offset]
        after = self.lines[statement.end_lineno - 1].encode()[statement.end_col_offset :].strip()
        return not before.strip() and (not after or after.startswith(b"#"))

    def taken(self, statement: Statement, indent: int) -> list[str]:
        """The lines of a statement, moved to another indentation; what is inside a text stays as it is."""
        first, last = self.first(statement), statement.end_lineno or 0
        return self.shifted(first, last, indent - statement.col_offset)

    def shifted(self, first: int, last: int, by: int) -> list[str]:
        """Some lines, moved to the right, or to the left where `by` is negative."""
        inside = _inside_texts("\n".join(self.lines))
        found = []
        for number in range(first, last + 1):
            line = self.lines[number - 1]
            if number in inside or not line.strip():
                found.append(line)
            elif by >= 0:
                found.append(" " * by + line)
            else:
                found.append(line[min(-by, len(line) - len(line.lstrip())) :])
        return found

    def bodies(self, classes: bool = False) -> Iterator[list[Statement]]:
        """Every list of statements outside the bodies of classes, or with them."""
        todo: list[ast.AST] = [self.tree]
        while todo:
            node = todo.pop(0)
            for name in ("body", "orelse", "finalbody"):
                body = getattr(node, name, None)
                if isinstance(body, list) and body and (classes or not isinstance(node, ast.ClassDef)):
                    yield body
            todo.extend(child for child in ast.iter_child_nodes(node) if not isinstance(child, ast.expr))

    def top(self) -> int:
        """The number of the line after which statements may be put: behind a docstring and `__future__`."""
        line = 0
        for index, statement in enumerate(self.tree.body):
            text = index == 0 and isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)
            if not text and not (isinstance(statement, ast.ImportFrom) and statement.module == "__future__"):
                break
            line = statement.end_lineno or 0
        if line == 0:
            while line < len(self.lines) and self.lines[line].startswith("#"):
                line += 1
        return line

    def put_on_top(self, lines: list[str]) -> None:
        """Notes statements for the top of the file."""
        self.insert(self._starts[self.top()], "".join(f"{line}\n" for line in lines))


def _inside_texts(text: str) -> set[int]:
    """The numbers of the lines that begin within a text of several lines."""
    inside: set[int] = set()
    opened: list[int] = []
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        name = tokenize.tok_name[token.type]
        if name == "STRING":
            inside.update(range(token.start[0] + 1, token.end[0] + 1))
        elif name.endswith("STRING_START"):
            opened.append(token.start[0])
        elif name.endswith("STRING_END"):
            inside.update(range(opened.pop() + 1, token.end[0] + 1))
    return inside


def replaced(lines: list[str], pieces: list[tuple[int, int, list[str]]]) -> str:
    """A text of lines in which some ranges, told by their first and last line, are others now."""
    lines = list(lines)
    for first, last, new in sorted(pieces, reverse=True):
        lines[first - 1 : last] = new
    return "\n".join(lines)


def programs(files: Files) -> Iterator[Code]:
    """The Python files of a project that can be parsed and that no tool reads by its own rules."""
    for path in sorted(files):
        if path.endswith(".py") and path.rpartition("/")[2] not in _APART:
            try:
                yield Code(path, files[path])
            except (SyntaxError, ValueError):
                continue


def stem(path: str) -> str:
    """The name of a file without its folder and its ending."""
    return path.rpartition("/")[2].rpartition(".")[0]


def module(path: str) -> str:
    """The last part of the name under which a file is imported."""
    return path.split("/")[-2] if path.endswith("/__init__.py") else stem(path)


def beside(path: str, name: str) -> str:
    """Another Python file in the folder of a file."""
    folder = path.rpartition("/")[0]
    return f"{folder}/{name}.py" if folder else f"{name}.py"


def importable(files: Files, path: str, name: str) -> str:
    """What a file writes to import another one of its folder: `.name` in a package, `name` in a folder of scripts."""
    return f".{name}" if beside(path, "__init__") in files else name


def bound(tree: ast.AST) -> dict[str, list[ast.AST]]:
    """Every name that anything binds anywhere in a tree, with what binds it."""
    found: dict[str, list[ast.AST]] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load):
            found.setdefault(node.id, []).append(node)
        elif isinstance(node, ast.arg):
            found.setdefault(node.arg, []).append(node)
        elif isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            found.setdefault(node.name, []).append(node)
        elif isinstance(node, ast.alias):
            found.setdefault(node.asname or node.name.partition(".")[0], []).append(node)
        elif isinstance(node, (ast.Global, ast.Nonlocal)):
            for name in node.names:
                found.setdefault(name, []).append(node)
        elif (isinstance(node, ast.ExceptHandler) and node.name) or (
            isinstance(node, (ast.MatchAs, ast.MatchStar)) and node.name
        ):
            found.setdefault(node.name, []).append(node)
        elif isinstance(node, ast.MatchMapping) and node.rest:
            found.setdefault(node.rest, []).append(node)
    return found


def used_elsewhere(files: Files, path: str) -> set[str] | None:
    """The names that other files of the project may take from a file: rather too many. None for any name at all."""
    found: set[str] = set()
    for other, text in files.items():
        if other == path or not other.endswith((".py", ".ipynb")):
            continue
        try:
            tree = parse_source(other, text).tree
        except SourceError:
            if re.search(rf"\b{module(path)}\b", text):
                return None
            continue
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute):
                found.add(node.attr)
            elif isinstance(node, ast.ImportFrom):
                names = {alias.name for alias in node.names}
                if "*" in names and (node.level or (node.module or "").rpartition(".")[2] == module(path)):
                    return None
                found |= names
            elif isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.isidentifier():
                found.add(node.value)
    return found


def imported_elsewhere(files: Files, path: str) -> bool:
    """Whether another file of the project may import a file: its name is a word of one."""
    name = stem(path)
    if name == "__init__":
        return True
    return any(other != path and re.search(rf"\b{re.escape(name)}\b", text) for other, text in files.items())


def words_of_texts(tree: ast.AST) -> set[str]:
    """The words in the texts of a file: a name among them may be looked up by its text."""
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            found.update(re.findall(r"\w+", node.value))
    return found
