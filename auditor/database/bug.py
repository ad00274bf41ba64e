"""What the database knows: the values that `database/` hands on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

import msgspec

Scenario = Literal[
    "wrong shape",
    "wrong displayed message",
    "wrong parameter setting",
    "wrong save/reload",
    "performance degradation",
    "wrong structure",
    "wrong calculation",
]
Basis = Literal["measured", "reported"]
Route = Literal["tf", "tf.keras", "keras", "tf_keras"]


class Range(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The releases from `introduced` on and before `fixed`, compared as PEP 440 versions.

    `introduced` "0" means the first release there is; `fixed` None means that no release is without the bug yet.
    """

    introduced: str
    fixed: str | None = None


class Affected(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The affected releases of one implementation.

    `implementation` is the package whose code holds the bug, `routes` how code reaches it there.
    `basis` is `measured` where the verdicts show both ends, else `reported` with `reference`.
    """

    implementation: Literal["tensorflow", "keras", "tf-keras"]
    routes: tuple[Route, ...]
    ranges: tuple[Range, ...]
    basis: Basis
    reference: str | None = None


class Needs(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a run must have for the bug to show."""

    device: Literal["any", "gpu", "multi-gpu", "tpu"] = "any"
    mixed_precision: bool = False
    backend: tuple[str, ...] = ()


class Remedy(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The way out as the entry knows it. `fixed_in` is for people; the audit works out the release from the ranges."""

    fixed_in: str | None = None
    workaround: str | None = None


class Variant(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One face of a bug, with its own trigger, verdicts and ranges. `name` is the repro's name for it."""

    name: str
    title: str
    affected: tuple[Affected, ...] = ()
    trigger: Any = None


class Bug(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One entry of the database, as its file `bug_db/bugs/ID.yaml` says it.

    `threat` is 1 to 4. `trigger` is the formula as written; `matching/` reads it. Where there are `variants` each has
    its own trigger and `affected` at the top is the union of theirs.
    `silent` is false for an entry of the study that turned out to raise or warn everywhere: `silent_reason` says how.
    """

    id: str
    title: str
    scenario: Scenario
    component: str
    threat: Literal[1, 2, 3, 4]
    threat_source: Literal["study", "ours"]
    symptom: str
    affected: tuple[Affected, ...]
    references: tuple[str, ...]
    trigger: Any = None
    threat_reason: str | None = None
    root_cause: str | None = None
    needs: Needs = Needs()
    way_out: Remedy = Remedy()
    fix_commits: tuple[str, ...] = ()
    same_cause: tuple[str, ...] = ()
    variants: tuple[Variant, ...] = ()
    silent: bool = True
    silent_reason: str | None = None
    note: str | None = None

    @property
    def url(self) -> str:
        """The tracker's page of the bug."""
        return self.references[0]


class Release(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One release of a framework package.

    `version` is a PEP 440 public version, `date` ISO 8601, `pythons` the minor versions that its wheels are for.
    `keras` is the specifier set of the `keras` package that it requires, "" where its own code is Keras.
    `pins` are the further requirements it needs to import and train today. `gpu` is what is installed in the place of
    tensorflow to use a GPU, and `cuda` the version of CUDA that it was built for.
    """

    version: str
    date: str
    pythons: tuple[str, ...] = ()
    keras: str = ""
    pins: tuple[str, ...] = ()
    gpu: str = ""
    cuda: str = ""
    yanked: bool = False


class Measured(msgspec.Struct, frozen=True, array_like=True):
    """What a repro said of a variant under an implementation: the short form of its verdicts.

    `verdict` is one of `auditor.repro.verdict.WORDS`. `variant` is empty where the bug has none.
    """

    package: str
    version: str
    variant: str
    verdict: str


class Sound(msgspec.Struct, frozen=True, array_like=True):
    """What a repro says where the bug is not: what should be seen, and the nearest release that shows it."""

    package: str
    version: str
    detail: str


class TriggerWords(msgspec.Struct, frozen=True, array_like=True):
    """What can be said of a trigger without following any code.

    `needs` are sets of words: code that holds none of one of them cannot meet the trigger. `names` are the last parts
    of the names it speaks of.
    """

    needs: tuple[tuple[str, ...], ...] = ()
    names: tuple[str, ...] = ()


class Database(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that an audit needs to know of bugs: what ships as one compact index.

    `date` is ISO 8601, of the newest verdict. `bugs` are sorted by id. `releases` maps a framework package to its
    releases, oldest first. `verdicts` maps a bug's id to what was measured, by variant, package and version. `words`
    holds what the index knows of each trigger, and `sound` what is seen without the bug, by `ID/variant`.
    """

    date: str
    bugs: tuple[Bug, ...]
    releases: dict[str, tuple[Release, ...]]
    verdicts: Mapping[str, tuple[Measured, ...]] = {}
    words: dict[str, TriggerWords] = {}
    sound: dict[str, Sound] = {}

    def bug(self, id: str) -> Bug:
        """The entry with this id, or KeyError."""
        for bug in self.bugs:
            if bug.id == id:
                return bug
        raise KeyError(id)
