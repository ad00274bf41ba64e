"""The way out: what every release would fix and bring for the code of a stack.

The code is followed once; only the matching is repeated, a release at a time.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence

import msgspec
from packaging.version import Version

from auditor.database.bug import Affected, Bug, Database
from auditor.matching.finding import Certainty, Evidence, Finding, Upgrade
from auditor.matching.ignoring import Ignoring
from auditor.matching.match import Matcher
from auditor.matching.versions import holding
from auditor.place import Location, Skip
from auditor.project.moving import Moved, candidates, destination, driving, newest
from auditor.project.stack import Stack


class Met(msgspec.Struct, frozen=True, kw_only=True):
    """What code meets under a stack, by bug: the places where that is certain, and those where it is possible."""

    certain: dict[str, frozenset[Location]] = {}
    possible: dict[str, frozenset[Location]] = {}


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """What a move would do; all are ids of bugs, worst first.

    `fixes` are met today and would not be, not even possibly; `brings` would be met at places where they are not today;
    `keeps` would still be met somewhere. `possible` can be neither shown nor ruled out there.
    """

    move: Moved
    fixes: tuple[str, ...] = ()
    brings: tuple[str, ...] = ()
    keeps: tuple[str, ...] = ()
    possible: tuple[str, ...] = ()

    @property
    def clean(self) -> bool:
        """Whether nothing would be met for certain."""
        return not self.brings and not self.keeps


class Table(msgspec.Struct, frozen=True, kw_only=True):
    """What releases of the package that decides would do for the code of a stack. `met` is today's, worst first.

    `nearest` is the first later release that is clean, `newest` the last: of those that the project's Python runs, if
    there are any. `before` and `after` are the findings of the two stacks, where one release was asked for.
    """

    stack: Stack
    package: str
    met: tuple[str, ...]
    possible: tuple[str, ...]
    outcomes: tuple[Outcome, ...]
    nearest: Outcome | None = None
    newest: Outcome | None = None
    before: tuple[Finding, ...] = ()
    after: tuple[Finding, ...] = ()


class Ways(msgspec.Struct, frozen=True, kw_only=True):
    """The answer of `audit upgrade`: a table for each stack. `to` is the one release that was asked for, or None."""

    project: str
    tables: tuple[Table, ...]
    threats: dict[str, int] = {}
    titles: dict[str, str] = {}
    to: str | None = None
    skips: tuple[Skip, ...] = ()
    version: str
    database_date: str
    database_bugs: int


class Upgrades:
    """Holds the code of one project against other releases."""

    def __init__(self, matcher: Matcher, ignoring: Ignoring, database: Database) -> None:
        self._matcher, self._ignoring, self._database = matcher, ignoring, database
        self._threats = {bug.id: bug.threat for bug in database.bugs}
        self._moves: dict[object, list[Moved]] = {}

    def met(self, stack: Stack, inside: frozenset[str], only: Container[str] | None = None) -> Met:
        """What the code of some files meets under a stack, less what is ignored; `only` of some bugs."""
        certain: dict[str, set[Location]] = {}
        possible: dict[str, set[Location]] = {}
        for face, sure, unsure in self._matcher.meets(stack, inside, only):
            for found, places in ((certain, sure), (possible, unsure)):
                kept = {place for place in places if not self._ignoring.ignores(face.bug.id, place)}
                if kept:
                    found.setdefault(face.bug.id, set()).update(kept)
        return Met(
            certain={id: frozenset(held) for id, held in certain.items()},
            possible={id: frozenset(held) for id, held in possible.items()},
        )

    def outcome(self, now: Met, move: Moved, inside: frozenset[str]) -> Outcome:
        """What a move would do for the code of some files, of which is known what it meets now."""
        then = self.met(move.stack, inside)
        known = {**then.certain, **then.possible}
        return Outcome(
            move=move,
            fixes=self._worst_first(id for id in now.certain if id not in known),
            brings=self._worst_first(id for id, at in then.certain.items() if at - now.certain.get(id, frozenset())),
            keeps=self._worst_first(id for id, at in then.certain.items() if at & now.certain.get(id, frozenset())),
            possible=self._worst_first(id for id in then.possible if id not in then.certain),
        )

    def moves(self, stack: Stack, to: str | None = None) -> list[Moved]:
        """The moves that a stack can make: to every release, or to the one that is named. Raises AuditError for one
        that there is not."""
        releases = self._database.releases
        return [destination(stack, to, releases)] if to is not None else list(candidates(stack, releases))

    def table(self, stack: Stack, inside: frozenset[str], moves: Sequence[Moved]) -> Table:
        """What moves would do."""
        now = self.met(stack, inside)
        outcomes = tuple(self.outcome(now, move, inside) for move in moves)
        package = driving(stack)
        held = newest(stack, package)
        later = [one for one in outcomes if one.clean and Version(one.move.release.version) > held]
        fitting = [one for one in later if one.move.fits is not False] or later
        return Table(
            stack=stack, package=package, met=self._worst_first(now.certain),
            possible=self._worst_first(id for id in now.possible if id not in now.certain), outcomes=outcomes,
            nearest=fitting[0] if fitting else None, newest=fitting[-1] if fitting else None,
        )  # fmt: skip

    def compared(self, table: Table, inside: frozenset[str]) -> Table:
        """The table of one move, with the findings of both its stacks."""
        before, after = (
            self._listed(stack, inside) for stack in (table.stack, *(one.move.stack for one in table.outcomes))
        )
        return msgspec.structs.replace(table, before=before, after=after)

    def _listed(self, stack: Stack, inside: frozenset[str]) -> tuple[Finding, ...]:
        told, _ = self._ignoring.without(self._matcher.findings(stack, inside))
        sure = [one for one in told if one.evidence is Evidence.TRIGGERED and one.certainty is Certainty.CERTAIN]
        return tuple(self.with_way_out(sure, stack))

    def nearest(self, stack: Stack, inside: frozenset[str]) -> Upgrade | None:
        """The nearest later release that clears all that is met under a stack and brings none; where every one that
        clears it brings some, the nearest of those. None without one, and where nothing is met."""
        now = self.met(stack, inside)
        if not now.certain:
            return None
        best: Outcome | None = None
        for move in self.later(stack):
            still = self.met(move.stack, inside, now.certain)
            if still.certain or still.possible:
                continue
            self._matcher.prepare(move.stack, inside)
            outcome = self.outcome(now, move, inside)
            if best is None or _better(outcome, best):
                best = outcome
            if outcome.clean and move.fits is not False:
                break
        if best is None:
            return None
        return Upgrade(
            stack=stack.folder, package=driving(stack), version=best.move.release.version, clears=best.fixes,
            brings=best.brings, pins=best.move.pins, fits_python=best.move.fits is not False,
        )  # fmt: skip

    def with_way_out(self, findings: Sequence[Finding], stack: Stack) -> list[Finding]:
        """The findings with the nearest later release of the stack's own package that is without each."""
        package = driving(stack)
        moves = self.later(stack) if findings else []
        found = []
        for finding in findings:
            affected = _affected(self._database.bug(finding.id), finding.variant)
            fixed = next((move.release.version for move in moves if not _holds(affected, move.stack)), None)
            way_out = msgspec.structs.replace(finding.way_out, package=package, fixed_in=fixed)
            found.append(msgspec.structs.replace(finding, way_out=way_out))
        return found

    def later(self, stack: Stack) -> list[Moved]:
        """The moves to releases after the newest that a stack admits, nearest first."""
        packages = tuple((one.requirement.package, one.releases) for one in stack.packages)
        key = (packages, stack.python, stack.legacy_keras is None)
        if key not in self._moves:
            self._moves[key] = list(candidates(stack, self._database.releases, later=True))
        return self._moves[key]

    def _worst_first(self, ids: Iterable[str]) -> tuple[str, ...]:
        return tuple(sorted(ids, key=lambda id: (-self._threats.get(id, 0), id)))


def _better(one: Outcome, other: Outcome) -> bool:
    """Whether a later release is the better way out: it brings none, then the project's Python runs it."""
    return (one.clean, one.move.fits is not False) > (other.clean, other.move.fits is not False)


def _affected(bug: Bug, variant: str | None) -> tuple[Affected, ...]:
    return next((v.affected for v in bug.variants if v.name == variant), bug.affected)


def _holds(affected: Sequence[Affected], stack: Stack) -> bool:
    """Whether any implementation that serves a route has a bug."""
    return any(holding(affected, route, one) for route, held in stack.routes.items() for one in held)
