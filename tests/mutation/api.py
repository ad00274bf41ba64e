"""Which public name of a framework a call in a file means, where that is plain, and its signature."""

from __future__ import annotations

import ast
from functools import cache, lru_cache

from auditor.database.api import Api
from auditor.database.load import load_api
from auditor.usage.names import ROOTS, Names
from tests.mutation.code import Code, bound


@lru_cache(maxsize=1)
def api() -> Api:
    """The public names, loaded once."""
    return load_api()


@lru_cache(maxsize=1)
def names() -> Names:
    """The canonical names."""
    return Names(api())


def origins(code: Code) -> dict[str, str]:
    """The names that only imports of a framework bind, all of them to the same thing: what that is, dotted."""
    found: dict[str, set[str]] = {}
    aliases: dict[int, str] = {}
    for node in ast.walk(code.tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                aliases[id(alias)] = alias.name if alias.asname else alias.name.partition(".")[0]
        elif isinstance(node, ast.ImportFrom) and not node.level:
            for alias in node.names:
                aliases[id(alias)] = f"{node.module}.{alias.name}"
    for name, binders in bound(code.tree).items():
        found[name] = {aliases.get(id(binder), "") for binder in binders}
    return {
        name: next(iter(paths))
        for name, paths in found.items()
        if len(paths) == 1 and next(iter(paths)).partition(".")[0] in ROOTS
    }


def canonical(node: ast.expr, held: dict[str, str]) -> str | None:
    """The canonical name that a chain of attributes means, None for anything else."""
    parts: list[str] = []
    while isinstance(node, ast.Attribute):
        parts.append(node.attr)
        node = node.value
    if not isinstance(node, ast.Name) or node.id not in held:
        return None
    name = names().imported(held[node.id])
    for part in reversed(parts):
        name = names().attribute(name, part)
    return name.path


@cache
def parameters(path: str, count: int) -> list[str]:
    """The first parameters of a public name, up to `count`, as far as all releases agree about them."""
    signatures = api().signatures.get(path, ())
    if not signatures or any(one.variadic for one in signatures):
        return []
    agreed: list[str] = []
    for held in zip(*(one.parameters[:count] for one in signatures), strict=False):
        if len({parameter.name for parameter in held}) != 1:
            break
        agreed.append(held[0].name)
    return agreed
