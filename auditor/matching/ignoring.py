"""Findings less what comments of the code and the project's policy say that they know."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date, datetime, timezone
from typing import Any

import msgspec
from msgspec import UNSET

from auditor.config import Policy, spec
from auditor.matching.finding import Certainty, Finding, Ignored, Remark
from auditor.place import Location
from auditor.rules import IgnoreRule, said
from auditor.usage.ignores import Ignore


class Ignoring:
    """What comments and a policy ignore on a day."""

    def __init__(
        self, comments: Iterable[Ignore] = (), policy: Policy | None = None, today: date | None = None
    ) -> None:  # fmt: skip
        self._comments = list(comments)
        self._policy = policy or Policy()
        self._today = today or datetime.now(timezone.utc).date()
        held = [(n, rule) for n, rule in enumerate(self._policy.rules.ignore) if not self._expired(rule)]
        self._rules = [(number, rule, self._spec(rule)) for number, rule in held]

    def without(self, findings: Iterable[Finding]) -> tuple[list[Finding], list[Ignored]]:
        """The findings without the places that are ignored, and those places.

        A finding without any place, which no code meets, stays: it fails nothing.
        """
        kept: list[Finding] = []
        ignored: list[Ignored] = []
        for finding in findings:
            places = []
            for location in finding.locations:
                by = self._by(finding.id, location)
                if by is None:
                    places.append(location)
                else:
                    ignored.append(
                        msgspec.structs.replace(
                            by, title=finding.title, threat=finding.threat, evidence=finding.evidence,
                            certainty=finding.certainty,
                        )
                    )  # fmt: skip
            if len(places) == len(finding.locations):
                kept.append(finding)
            elif places:
                kept.append(msgspec.structs.replace(finding, locations=tuple(places)))
        return kept, ignored

    def remarks(self, ignored: Collection[Ignored], known: Collection[str], *, whole: bool = True) -> list[Remark]:
        """What is to be said of comments and rules: those that do not count, and those that nothing needs any more.

        `whole` is whether all that the policy speaks of was looked at; else nothing can be said of its use.
        """
        used = {(one.by, one.id) for one in ignored}
        return [*self._of_comments(used, known), *self._of_rules(used, whole)]

    def ignores(self, id: str, location: Location) -> bool:
        """Whether a place of a bug is ignored."""
        return self._by(id, location) is not None

    def _by(self, id: str, location: Location) -> Ignored | None:
        """What ignores a place of a bug: the comment beside it before the policy."""
        comment = next((one for one in self._comments if one.covers(id, location)), None)
        if comment is not None:
            return Ignored(id=id, location=location, reason=comment.reason, by=comment.location)
        for number, rule, paths in self._rules:
            if rule.id == id and (paths is None or paths.match_file(self._below(location.path))):
                expires = said(rule.expires, None)
                return Ignored(
                    id=id, location=location, reason=rule.reason, by=self._policy.place(f"ignore.{number}"),
                    kind="policy", expires=expires.isoformat() if expires is not None else "",
                )  # fmt: skip
        return None

    def _below(self, path: str) -> str:
        """A path of the audited root, as the policy's folder has it."""
        return path if self._policy.prefix == "." else f"{self._policy.prefix}/{path}"

    def _expired(self, rule: IgnoreRule) -> bool:
        return rule.expires is not UNSET and said(rule.expires, date.max) < self._today

    @staticmethod
    def _spec(rule: IgnoreRule) -> Any:
        paths = said(rule.paths, ())
        return spec(paths) if paths else None

    def _of_comments(self, used: Collection[tuple[Location, str]], known: Collection[str]) -> Iterator[Remark]:
        for ignore in self._comments:
            if ignore.problem:
                yield Remark(location=ignore.location, text=f"this comment {ignore.problem}")
                continue
            for id in ignore.ids:
                if id not in known:
                    text = f"this comment ignores {id}, which the database does not hold"
                elif (ignore.location, id) not in used:
                    text = f"this comment ignores {id}, which is not found here"
                else:
                    continue
                yield Remark(location=ignore.location, text=text)

    def _of_rules(self, used: Collection[tuple[Location, str]], whole: bool) -> Iterator[Remark]:
        for number, rule in enumerate(self._policy.rules.ignore):
            place = self._policy.place(f"ignore.{number}")
            if self._expired(rule):
                yield Remark(location=place, text=f"{rule.id} is no longer ignored: that expired after {rule.expires}")
            elif whole and (place, rule.id) not in used:
                yield Remark(location=place, text=f"this ignores {rule.id}, which is not found; it can go")


def distinct(ignored: Iterable[Ignored]) -> list[Ignored]:
    """Each ignored place once, though several stacks meet it: the surest of them."""
    found: dict[tuple[object, ...], Ignored] = {}
    for one in ignored:
        key = (one.id, one.location, one.by)
        held = found.get(key)
        better = held is None or (one.evidence.strength, one.certainty is Certainty.CERTAIN) > (
            held.evidence.strength, held.certainty is Certainty.CERTAIN,
        )  # fmt: skip
        if better:
            found[key] = one
    return sorted(found.values())
