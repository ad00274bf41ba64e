"""What an audit says: the values that `matching/` hands to `report/`."""

from __future__ import annotations

from enum import Enum
from typing import Literal

import msgspec

from auditor.place import Location, Skip
from auditor.project.stack import Implementation, Stack


class Evidence(str, Enum):
    """How much is known of a bug in a project, weakest first."""

    INSTALLED = "installed"
    USED = "used"
    TRIGGERED = "triggered"
    REPRODUCED = "reproduced"

    @property
    def strength(self) -> int:
        """0 for `installed` to 3 for `reproduced`."""
        return _STRENGTHS[self]


_STRENGTHS = {evidence: strength for strength, evidence in enumerate(Evidence)}


class Certainty(str, Enum):
    """Whether the evidence is known, or cannot be ruled out."""

    CERTAIN = "certain"
    POSSIBLE = "possible"


LEVELS: dict[int, str] = {4: "results", 3: "behaviour", 2: "information", 1: "display"}
"""What is wrong at each threat level, in a word."""


class Because(msgspec.Struct, frozen=True, kw_only=True):
    """One line of the project that makes a pattern of the trigger true, and what it does (`loaded by ...`)."""

    location: Location
    text: str


class WayOut(msgspec.Struct, frozen=True, kw_only=True):
    """How to be rid of a bug.

    `fixed_in` is the nearest later release of `package` without it (`2.4.0`), or None where no release is.
    `workaround` is a sentence on how the code avoids it, or None.
    """

    package: str
    fixed_in: str | None = None
    workaround: str | None = None


class Run(msgspec.Struct, frozen=True, kw_only=True):
    """What the bug's repro said when it was run for this finding.

    `verdict` is one of `auditor.repro.verdict.WORDS`, or `not run`. `seen` is its line of figures, or why there are
    none; `sound` is what should be seen, as `sound_in` shows it (`tensorflow 2.4.0`). `under` is what it ran under, as
    `tensorflow 2.3.1`, and `stack` what `audit repro --stack` calls it (`2.16.2+tf_keras`). `device` is `CPU` or the
    name of a GPU. `note` says what was otherwise than asked.
    """

    verdict: str
    seen: str
    under: str = ""
    stack: str = ""
    python: str = ""
    device: str = "CPU"
    seconds: float = 0.0
    sound: str = ""
    sound_in: str = ""
    note: str = ""


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """A bug, in a project, with its evidence, its places and its way out.

    `locations` are the lines where it goes wrong, `because` the lines that make it so.
    `reasons` say why the finding is only possible; empty where it is certain.
    `measured` are the affected releases in words (`2.3.0 - 2.3.4`), `basis` is `measured` or `reported`.
    `stack` is the folder of the stack it holds under.
    `fingerprints` are of its places, in their order, or one where it has none: what stays the same when lines move
    (`matching/fingerprint.py`).
    """

    id: str
    title: str
    threat: int
    scenario: str
    component: str
    evidence: Evidence
    certainty: Certainty
    implementation: Implementation
    url: str
    variant: str | None = None
    symptom: str = ""
    measured: str = ""
    basis: str = "measured"
    because: tuple[Because, ...] = ()
    reasons: tuple[str, ...] = ()
    same_cause: tuple[str, ...] = ()
    locations: tuple[Location, ...] = ()
    way_out: WayOut
    stack: str = "."
    run: Run | None = None

    @property
    def refuted(self) -> bool:
        """Whether the repro ran under the project's own stack and showed no silent bug: it fails nothing then."""
        return self.run is not None and self.run.verdict in ("absent", "loud")

    fingerprints: tuple[str, ...] = ()


class Ignored(msgspec.Struct, frozen=True, order=True, kw_only=True):
    """A place of a bug that a comment of the code or the project's policy ignores: `by` is where, `reason` why.

    It fails nothing, and stays counted. `kind` tells the comment from the policy, `expires` is the policy's last day
    (ISO 8601), "" for none. The others are what the finding would say.
    """

    id: str
    location: Location
    reason: str
    by: Location
    kind: Literal["comment", "policy"] = "comment"
    expires: str = ""
    title: str = ""
    threat: int = 0
    evidence: Evidence = Evidence.TRIGGERED
    certainty: Certainty = Certainty.CERTAIN


class Rerated(msgspec.Struct, frozen=True, order=True, kw_only=True):
    """A bug that the project's policy gives another threat level: `by` is where, `reason` why."""

    id: str
    threat: int
    was: int
    reason: str
    by: Location


class Remark(msgspec.Struct, frozen=True, order=True, kw_only=True):
    """Something to be said of the policy, or of a comment that ignores: `text` is one sentence without the place.
    `loosens` is whether it tells how a change loosens the policy that it is held to."""

    location: Location
    text: str
    loosens: bool = False


class Upgrade(msgspec.Struct, frozen=True, kw_only=True):
    """The nearest later release of a stack's package that clears all triggered findings.

    `clears` are the ids of the bugs that are met today, `brings` those of the triggered bugs that it would bring, worst
    first. `pins` is the whole stack after the move, as `--stack` takes it; `fits_python` is false where the release has
    no wheels for the Pythons that the project says it runs on.
    """

    stack: str
    package: str
    version: str
    clears: tuple[str, ...]
    brings: tuple[str, ...] = ()
    pins: str = ""
    fits_python: bool = True


class Move(msgspec.Struct, frozen=True, kw_only=True):
    """A framework package whose version a change moves.

    `old` and `new` are as people read them (`tensorflow 2.2.3`, `tensorflow >=2.2,<2.5`), empty where it was or is not
    there. `location` is the line that says so, in the base where it is there no more. `stack` is the folder.
    """

    package: str
    old: str
    new: str
    location: Location
    stack: str = "."


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """What a change does to the findings: those of its base held against those of its head.

    `base` is the commit that was audited as the base. `brought` and `already` are fingerprints: all of a finding's are
    in the one or in the other, since a finding with places old and new is told as two. `fixed` are findings of the base
    with the places that are gone. `ignored` are places that a comment of the change itself takes out of the report.
    `code` is whether a Python file or notebook changed. `unseen` could not be read in the base, and why: what was there
    before is not known there. `sources` are the lines of code at the places of `fixed`.
    """

    base: str
    brought: frozenset[str] = frozenset()
    already: frozenset[str] = frozenset()
    fixed: tuple[Finding, ...] = ()
    moves: tuple[Move, ...] = ()
    ignored: tuple[Ignored, ...] = ()
    code: bool = True
    unseen: tuple[Skip, ...] = ()
    sources: dict[str, str] = {}

    def brings(self, finding: Finding) -> bool:
        """Whether a finding is brought by this change."""
        return not self.brought.isdisjoint(finding.fingerprints)


class Advisory(msgspec.Struct, frozen=True, kw_only=True):
    """A published advisory that pip-audit knows for an exact pin."""

    package: str
    version: str
    id: str
    aliases: tuple[str, ...] = ()
    fixed_in: tuple[str, ...] = ()
    summary: str = ""
    location: Location | None = None


class Advisories(msgspec.Struct, frozen=True, kw_only=True):
    """What pip-audit said: never a green "none" where packages were skipped."""

    audited: int
    found: tuple[Advisory, ...] = ()
    skipped: tuple[tuple[str, str], ...] = ()
    failure: str | None = None


class Scanned(msgspec.Struct, frozen=True, kw_only=True):
    """How much of the project was looked at, in files."""

    files: int = 0
    notebooks: int = 0
    reached: int = 0


class Audit(msgspec.Struct, frozen=True, kw_only=True):
    """The whole answer of one run: all that a report may say.

    `project` is the audited folder's name. `findings` holds every evidence and both certainties, sorted: worst threat
    first, then strongest evidence, then certainty, then id. `ignored` are places that comments or the policy ignore,
    `rerated` the bugs that the policy gives another level, `remarks` what is to be said of both.
    `database_date` is ISO 8601, `database_bugs` a count.
    `exit_code` is what the command ends with. `change` is what the change does that is looked at, None where there is
    no base. `fail_on_new` is the gate on what it brings, as `fail_on` is the one on all.
    """

    project: str
    stacks: tuple[Stack, ...]
    findings: tuple[Finding, ...]
    scanned: Scanned
    skips: tuple[Skip, ...] = ()
    ignored: tuple[Ignored, ...] = ()
    rerated: tuple[Rerated, ...] = ()
    remarks: tuple[Remark, ...] = ()
    upgrades: tuple[Upgrade, ...] = ()
    advisories: Advisories | None = None
    fail_on_advisories: bool = False
    version: str
    database_date: str
    database_bugs: int
    change: Change | None = None
    fail_on: int | None = 3
    fail_on_new: int | None = None
    exit_code: int = 0
    sources: dict[str, str] = {}
    """The source line of each location, by `str(location)` and without the white space around it."""
    indents: dict[str, int] = {}
    """How many characters of white space stand before that line."""
    around: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {}
    """The lines before it and after it, as far as they are kept."""
    file_lines: dict[str, int] = {}
    """For a place in a notebook's cell, the line of the notebook's file that holds it."""
