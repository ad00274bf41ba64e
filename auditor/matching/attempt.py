"""`audit db try PATTERN FILE`: what a pattern matches in a file, and why."""

from __future__ import annotations

from pathlib import Path

from auditor.errors import AuditError
from auditor.matching.solve import solve
from auditor.matching.trigger import TriggerError, parse
from auditor.matching.unify import Unifier
from auditor.project.tree import ReadError, read_text
from auditor.usage.collect import collect
from auditor.usage.sources import MAX_SOURCE_BYTES


def command(pattern: str, file: Path) -> int:
    """Prints each place where a pattern, or a trigger in YAML, holds; 1 where it holds nowhere. Raises AuditError."""
    import yaml

    from auditor.database.load import load_api

    try:
        data = yaml.safe_load(pattern) if pattern.lstrip().startswith(("all:", "any:", "- ")) else pattern
        formula = parse(data)
        text = read_text(file.parent, file.name, MAX_SOURCE_BYTES)
    except (TriggerError, yaml.YAMLError) as error:
        raise AuditError(str(error)) from error
    except ReadError as error:
        raise AuditError(f"{file}: {error}") from error
    api = load_api()
    usage, _ = collect({file.name: text}, api)
    hits = solve(formula, Unifier(usage, api))
    for hit in hits:
        places = ", ".join(str(fact.location) for fact in hit.facts)
        why = f" ({'; '.join(hit.reasons)})" if hit.reasons else ""
        print(f"{hit.truth.name.lower()}: {places}{why}")
    for skip in usage.skips:
        print(f"not read: {skip.location} {skip.reason}")
    return 0 if hits else 1
