"""YAML of the audited project: plain data only, with few aliases."""

from __future__ import annotations

from typing import Any

from auditor.project.formats.reading import Reading

MAX_ALIASES = 50
"""More anchors taken up again than this, and a small file may stand for gigabytes."""


def parse(text: str, reading: Reading) -> Any:
    """The document, or None and a skip where it cannot be read."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        aliases = sum(1 for event in yaml.parse(text, Loader=loader) if isinstance(event, yaml.AliasEvent))
        if aliases > MAX_ALIASES:
            reading.skip(f"takes up more than {MAX_ALIASES} anchors again and is not read")
            return None
        return yaml.load(text, Loader=loader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 0
        reading.skip(f"is broken: {error.problem}", line)
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        reading.skip(f"cannot be read: {type(error).__name__}")
    return None
