"""What the policy of a project can say, and its JSON Schema: `python -m auditor.rules` writes `policy.schema.json`."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal, TypeVar

import msgspec
from msgspec import UNSET, Meta, UnsetType

from auditor.report import FORMATS

Gate = Literal[1, 2, 3, 4, "never"]
BugId = Annotated[str, Meta(pattern=r"^(TF|KERAS|TFKERAS)-[0-9]+$", description="A bug of the database: TF-42459.")]
Reason = Annotated[
    str, Meta(min_length=1, max_length=1000, pattern=r"\S", description="Why, for those who read the report.")
]
Glob = Annotated[str, Meta(min_length=1, max_length=500)]


class IgnoreRule(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename="kebab"):
    """A bug that the project knows of and lives with: it leaves the gate, and stays counted."""

    id: BugId
    reason: Reason
    expires: Annotated[date, Meta(description="The last day on which it is ignored.")] | UnsetType = UNSET
    paths: (
        Annotated[
            tuple[Glob, ...],
            Meta(min_length=1, max_length=100, description="Only in these files: patterns as in .gitignore."),
        ]
        | UnsetType
    ) = UNSET


class ThreatRule(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename="kebab"):
    """Another threat level for a bug, in this project."""

    id: BugId
    level: Annotated[int, Meta(ge=1, le=4, description="4 results, 3 behaviour, 2 information, 1 display.")]
    reason: Reason


class Rules(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename="kebab"):
    """The policy of silent-audit for a project: `[tool.audit]` of pyproject.toml, or audit.toml."""

    fail_on: (
        Annotated[Gate, Meta(description="Exit 1 on a certain finding of this threat level or worse. Default: 3.")]
        | UnsetType
    ) = UNSET
    fail_on_new: (
        Annotated[
            Gate,
            Meta(description="On a pull request: fail on a finding of this level or worse that the change brings."),
        ]
        | UnsetType
    ) = UNSET
    fail_on_advisories: (
        Annotated[bool, Meta(description="Fail on a known advisory, where they are asked for. Default: false.")]
        | UnsetType
    ) = UNSET
    paths: (
        Annotated[
            tuple[Glob, ...],
            Meta(
                min_length=1, description="What to audit where the command line names nothing, relative to this file."
            ),
        ]
        | UnsetType
    ) = UNSET
    leave_out: (
        Annotated[
            tuple[Literal["tests", "examples"], ...],
            Meta(description="Do not look at files that are such by their name or folder."),
        ]
        | UnsetType
    ) = UNSET
    min_evidence: (
        Annotated[
            Literal["installed", "used", "triggered", "reproduced"],
            Meta(description="The weakest evidence that is listed. Default: triggered."),
        ]
        | UnsetType
    ) = UNSET
    show: (
        Annotated[
            tuple[Literal["possible", "already"], ...],
            Meta(description="Tell what cannot be ruled out, too; what was there before a change."),
        ]
        | UnsetType
    ) = UNSET
    format: Annotated[str, Meta(description="What standard output gets. Default: text.")] | UnsetType = UNSET
    outputs: (
        Annotated[
            tuple[Glob, ...],
            Meta(description="Reports to write: FORMAT=FILE, the file below the folder of this one."),
        ]
        | UnsetType
    ) = UNSET
    ignore: Annotated[tuple[IgnoreRule, ...], Meta(max_length=1000)] = ()
    threat: Annotated[tuple[ThreatRule, ...], Meta(max_length=1000)] = ()


T = TypeVar("T")


def said(value: T | UnsetType, otherwise: T) -> T:
    """A value of the rules, or what holds without it."""
    return otherwise if isinstance(value, UnsetType) else value


SCHEMA = Path(__file__).with_name("policy.schema.json")
ADDRESS = "https://raw.githubusercontent.com/silent-audit/silent-audit/main/auditor/policy.schema.json"


def schema() -> dict[str, Any]:
    """The JSON Schema of the rules, for editors: of audit.toml, and of `tool.audit` in pyproject.toml."""
    (_,), definitions = msgspec.json.schema_components([Rules], ref_template="#/definitions/{name}")
    root = definitions.pop("Rules")
    for one in (root, *definitions.values()):
        # A key that says nothing has no value, not an empty one.
        for field in one["properties"].values():
            field.pop("default", None)
    root["properties"]["format"]["enum"] = list(FORMATS)
    root["properties"]["outputs"]["items"]["pattern"] = f"^({'|'.join(FORMATS)})=[^/\\\\].*$"
    head = {"$schema": "http://json-schema.org/draft-07/schema#", "$id": ADDRESS, "x-taplo-info": TAPLO}
    return {**head, **root, "title": "silent-audit", "definitions": definitions}


TAPLO = {"authors": ["silent-audit"], "patterns": ["^(.*(/|\\\\)audit\\.toml|audit\\.toml)$"]}
"""How taplo, and the editors that use it, know the file by its name."""


def written() -> str:
    """The text of the schema's file."""
    return msgspec.json.format(msgspec.json.encode(schema()), indent=2).decode() + "\n"


if __name__ == "__main__":
    SCHEMA.write_text(written(), encoding="utf-8")
    print(f"written: {SCHEMA}")
