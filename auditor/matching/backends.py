"""Whether the backend of Keras 3 is one that a bug needs."""

from __future__ import annotations

from collections.abc import Sequence

from packaging.version import Version

from auditor.matching.truth import Truth
from auditor.matching.versions import parsed
from auditor.project.backends import BACKENDS
from auditor.project.stack import Implementation

ONLY: tuple[str, ...] = ("tensorflow",)
"""What every Keras before 3 computes with."""


def settled(
    needed: Sequence[str], code: Sequence[str], stack: Sequence[str], served: Sequence[Implementation]
) -> Truth:
    """Whether code runs on a backend that is `needed`; any will do where none is named.

    `code` are the backends that the code itself chooses, `stack` those that the project's settings do; each is empty
    where it says nothing. `served` are the implementations that may run.
    """
    if not needed:
        return Truth.YES
    held = set(code or stack or BACKENDS) if any(_chooses(one) for one in served) else set(ONLY)
    if held <= set(needed):
        return Truth.YES
    return Truth.UNKNOWN if held & set(needed) else Truth.NO


def reason(needed: Sequence[str], code: Sequence[str], stack: Sequence[str]) -> str:
    """Why that cannot be told."""
    held = ", ".join(code or stack or BACKENDS)
    return f"the backend of Keras may be {held}, and it needs {' or '.join(needed)}"


def _chooses(one: Implementation) -> bool:
    return one.package == "keras" and parsed(one.version) >= Version("3.0.0.dev0")
