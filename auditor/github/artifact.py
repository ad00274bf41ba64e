"""What a run with a token that can only read leaves for one that can comment, and how that one takes it out again.

The file comes from a run that the author of a pull request may have had their hands in. Its size is bounded before and
after it is unpacked, nothing is written to disk, and it must be of the very form that is written here. What of it is
believed after that is for `grounds.py` to say.
"""

from __future__ import annotations

import hashlib
import io
import zipfile
import zlib
from collections.abc import Mapping
from typing import Annotated, Literal

import msgspec

from auditor import __version__
from auditor.github.event import Event
from auditor.matching.finding import Audit, Change, Finding
from auditor.project.stack import Package, Stack

PREFIX = "silent-audit"
"""What the names of the artifacts begin with."""
NAME = "silent-audit.json"
"""The one file in the artifact."""
MAX_BYTES = 4_000_000
"""Of the file, unpacked."""
MAX_ZIP_BYTES = 1_000_000

Short = Annotated[str, msgspec.Meta(max_length=1_000)]


class Untrusted(Exception):
    """What came is not believed, and why: one clear line that holds nothing of it."""


class Parcel(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An audit on its way.

    `pull_request` and `head` are what the run says of itself: to be proved. `identity` are the words by which the
    comment is known again. `prefix` is the audited folder within the repository, `comment` the input of that name.
    """

    format: Literal[1] = 1
    tool: Short = __version__
    pull_request: Annotated[int, msgspec.Meta(gt=0, lt=2**31)]
    head: Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{40}([0-9a-f]{24})?$")]
    identity: Annotated[dict[Short, Short], msgspec.Meta(max_length=10)]
    prefix: Short = ""
    comment: Literal["auto", "always"] = "auto"
    audit: Audit


def folder(event: Event, identity: Mapping[str, str]) -> str:
    """A name for the artifact and for its folder, of an audit's own: a run may hold several. It is made of letters that
    any artifact's name may have."""
    parts = (event.workflow, event.job, *(f"{key}={identity[key]}" for key in sorted(identity)))
    return f"{PREFIX}-{hashlib.sha256(chr(0).join(parts).encode('utf-8', 'surrogatepass')).hexdigest()[:12]}"


def pack(
    audit: Audit, event: Event, *, identity: dict[str, str], prefix: str, comment: Literal["auto", "always"]
) -> bytes | None:
    """The file for an artifact, None where it would be larger than what is taken out of one again."""
    assert event.pull_request is not None
    parcel = Parcel(
        pull_request=event.pull_request,
        head=event.sha,
        identity=identity,
        prefix=prefix,
        comment=comment,
        audit=_light(audit),
    )
    data = msgspec.json.encode(parcel)
    return data if len(data) <= MAX_BYTES else None


def unpack(data: bytes) -> Parcel:
    """The parcel in an artifact as GitHub gives it, a zip archive. Raises Untrusted."""
    if len(data) > MAX_ZIP_BYTES:
        raise Untrusted("the artifact is too large")
    text = _only_file(data)
    try:
        tool = msgspec.json.decode(text, type=_Tool).tool
        if tool != __version__:
            raise Untrusted("the two workflows use different versions of silent-audit: pin both to one commit")
        return msgspec.json.decode(text, type=Parcel)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise Untrusted("the artifact does not hold an audit") from error


class _Tool(msgspec.Struct):
    tool: str = ""


def _only_file(data: bytes) -> bytes:
    """The bytes of the one file of an archive, and never more of them than are allowed."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            if len(entries) != 1 or entries[0].filename != NAME:
                raise Untrusted(f"the artifact does not hold {NAME} alone")
            if entries[0].file_size > MAX_BYTES:
                raise Untrusted("what the artifact holds is too large")
            # The size is what the archive says of itself; what is read is bounded whatever it says.
            with archive.open(entries[0]) as file:
                text = file.read(MAX_BYTES + 1)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError, ValueError) as error:
        raise Untrusted("the artifact is no archive that can be read") from error
    if len(text) > MAX_BYTES:
        raise Untrusted("what the artifact holds is too large")
    return text


def _light(audit: Audit) -> Audit:
    """The audit without what the database says anyway, and without what no comment shows."""
    change = audit.change
    return msgspec.structs.replace(
        audit,
        stacks=tuple(map(_light_stack, audit.stacks)),
        findings=tuple(map(_light_finding, audit.findings)),
        change=_light_change(change) if change is not None else None,
        indents={},
        around={},
        file_lines={},
    )


def _light_change(change: Change) -> Change:
    return msgspec.structs.replace(change, fixed=tuple(map(_light_finding, change.fixed)))


def _light_finding(finding: Finding) -> Finding:
    return msgspec.structs.replace(finding, title="", symptom="", url="", scenario="", component="")


def _light_stack(stack: Stack) -> Stack:
    packages = [Package(requirement=package.requirement, releases=package.releases) for package in stack.packages]
    return msgspec.structs.replace(stack, packages=tuple(packages), python=())
