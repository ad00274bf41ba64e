"""How a policy is looser than another: what a change would be let through by, were its own policy used."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from auditor.config import Policy, find_policy
from auditor.database.load import load_database
from auditor.errors import AuditError
from auditor.matching.finding import Remark
from auditor.report.escape import plain
from auditor.rules import IgnoreRule, said

UNUSED = "the change's own policy is not used"


def remarks(base: Policy, root: Path, find: Callable[[Path], Policy] = find_policy) -> list[Remark]:
    """What is to be said of the policy of a change, the one that holds for `root`, where that of its base is used."""
    try:
        own = find(root)
    except AuditError as error:
        said = f"{UNUSED}, and would stop every audit: {error}"
        return [Remark(location=base.place(), text=said, loosens=True)]
    return [
        Remark(location=own.place(key), text=f"{UNUSED}: it {text}", loosens=True) for key, text in loosened(base, own)
    ]


def loosened(base: Policy, own: Policy) -> Iterator[tuple[str, str]]:
    """How a policy is looser than the one it would replace: the key, and what it does."""
    for key, before, after in (
        ("fail-on", base.fail_on, own.fail_on),
        ("fail-on-new", base.fail_on_new, own.fail_on_new),
    ):
        if _height(after) > _height(before):
            yield key, f"lets more pass: {key} is {_level(after)}, where it was {_level(before)}"
    if base.fail_on_advisories and not own.fail_on_advisories:
        yield "fail-on-advisories", "no longer fails on advisories"
    left = sorted(own.leave_out - base.leave_out)
    if left:
        yield "leave-out", f"leaves out {' and '.join(f'{role}s' for role in left)}"
    paths = said(own.rules.paths, (".",))
    if any(not _within(path, paths) for path in said(base.rules.paths, (".",))):
        yield "paths", f"audits {', '.join(plain(path, 80) for path in paths[:5])} only"
    if own.min_evidence.strength > base.min_evidence.strength:
        yield "min-evidence", f"lists less: what is {own.min_evidence.value}, where it was {base.min_evidence.value}"
    yield from _ignores(base, own)
    levels = _levels(base) if own.rules.threat else {}
    for number, rule in enumerate(own.rules.threat):
        if rule.level < levels.get(rule.id, 0):
            was = levels[rule.id]
            yield f"threat.{number}", f"sets {rule.id} to level {rule.level}, where it is {was}: {plain(rule.reason)}"
    kept = {rule.id for rule in own.rules.threat}
    for rule in base.rules.threat:
        known = _levels(Policy()).get(rule.id, rule.level)
        if rule.id not in kept and known < rule.level:
            yield "", f"sets {rule.id} back to level {known}, where it is {rule.level}"


def _levels(policy: Policy) -> dict[str, int]:
    """The threat level of every bug, under a policy."""
    levels: dict[str, int] = {bug.id: bug.threat for bug in load_database().bugs}
    return {**levels, **{rule.id: rule.level for rule in policy.rules.threat}}


def _ignores(base: Policy, own: Policy) -> Iterator[tuple[str, str]]:
    for number, rule in enumerate(own.rules.ignore):
        held = [one for one in base.rules.ignore if one.id == rule.id]
        if any(_covers(one, rule) for one in held):
            continue
        more = "more of " if held else ""
        yield f"ignore.{number}", f"ignores {more}{rule.id}: {plain(rule.reason)}"


def _covers(wide: IgnoreRule, narrow: IgnoreRule) -> bool:
    """Whether one rule ignores at least what another does; patterns are compared as they are written."""
    longer = said(wide.expires, date.max) >= said(narrow.expires, date.max)
    paths = said(wide.paths, ())
    narrower = said(narrow.paths, ())
    # A pattern that starts with `!` takes back what others say: then only the very same list is the same.
    lists = not paths or (bool(narrower) and (paths == narrower or _subset(paths, narrower)))
    return longer and lists


def _subset(paths: tuple[str, ...], narrower: tuple[str, ...]) -> bool:
    return not any(one.startswith("!") for one in (*paths, *narrower)) and set(narrower) <= set(paths)


def _within(path: str, paths: tuple[str, ...]) -> bool:
    mine = Path(path).parts
    return any(mine[: len(Path(one).parts)] == Path(one).parts for one in paths)


def _height(level: int | None) -> int:
    return 5 if level is None else level


def _level(level: int | None) -> str:
    return "never" if level is None else str(level)
