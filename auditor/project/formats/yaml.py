"""YAML of the audited project: plain data only, with few aliases."""

from __future__ import annotations

import re
from typing import Any

from auditor.project.formats.reading import Reading

MAX_ALIASES = 50
"""More anchors taken up again than this, and a small file may stand for gigabytes."""


_ALIAS = re.compile(r"\*[\w-]")


def parse(text: str, reading: Reading) -> Any:
    """The document, or None and a skip where it cannot be read. Of a key that stands there twice the last holds, and
    a skip says so."""
    import yaml

    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        # Only what may hold so many is looked through for them: that takes as long as reading it.
        risky = len(_ALIAS.findall(text)) > MAX_ALIASES
        aliases = (
            [event for event in yaml.parse(text, Loader=loader) if isinstance(event, yaml.AliasEvent)] if risky else []
        )
        if len(aliases) > MAX_ALIASES:
            mark = aliases[MAX_ALIASES].start_mark
            line = mark.line + 1 if mark else 0
            reading.skip(f"takes up more than {MAX_ALIASES} anchors again and is not read", line)
            return None
        held = loader(text)
        try:
            root = held.get_single_node()
            if root is None:
                return None
            _single(root, reading)
            return held.construct_document(root)
        finally:
            held.dispose()
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 0
        reading.skip(f"is broken: {error.problem}", line)
    except yaml.reader.ReaderError as error:
        reading.skip("is broken: it holds a character that YAML does not allow", _line(text, error.position))
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        reading.skip(f"cannot be read: {type(error).__name__}")
    return None


def _line(text: str, position: object) -> int:
    return 1 + text.count("\n", 0, position) if isinstance(position, int) else 0


def _single(root: Any, reading: Reading) -> None:
    """Notes the first key that a table holds twice; the nodes of aliases are looked at once."""
    from yaml import MappingNode, ScalarNode, SequenceNode

    waiting, seen = [root], set()
    while waiting:
        node = waiting.pop()
        if id(node) in seen:
            continue
        seen.add(id(node))
        if isinstance(node, SequenceNode):
            waiting += node.value
        elif isinstance(node, MappingNode):
            keys: set[str] = set()
            for key, value in node.value:
                waiting.append(value)
                if not isinstance(key, ScalarNode) or key.value == "<<":
                    continue
                if key.value in keys:
                    reading.skip(f"is broken: {key.value[:80]} stands there twice", key.start_mark.line + 1)
                    return
                keys.add(key.value)
