"""What an audit is held against: the base of a change, and the policy, which is the base's where there is one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from pathlib import Path

import msgspec

from auditor.base import Base, exported
from auditor.config import Policy, find_policy
from auditor.loosened import remarks
from auditor.matching.finding import Remark
from auditor.project.tree import common

DEFAULT_LEVEL = 3
"""The gate where nobody says anything: on what a change brings, and on all where there is no base."""


class Ground(msgspec.Struct, frozen=True, kw_only=True):
    """`paths` are what is audited, and `within` what of it is looked at, where the policy says so; nothing for all.
    `remarks` are what is to be said of the head's own policy."""

    policy: Policy
    paths: tuple[Path, ...]
    within: tuple[str, ...] = ()
    base: Base | None = None
    remarks: tuple[Remark, ...] = ()

    def gates(self, given: Mapping[str, int | None]) -> tuple[int | None, int | None]:
        """The levels of `fail_on`, the gate on all, and of `fail_on_new`, the one on what the change brings, None for
        never: what is given, else the policy's. Without a base there is no other gate than that on all.

        On a change nobody is stopped for what was there before, unless they said so.
        """
        held = dict(given)
        for name in ("fail_on", "fail_on_new"):
            if name not in held and getattr(self.policy.rules, name) is not msgspec.UNSET:
                held[name] = getattr(self.policy, name)
        every = held.get("fail_on", DEFAULT_LEVEL)
        if self.base is None:
            return every, None
        return held.get("fail_on"), held.get("fail_on_new", every)


@contextmanager
def ground(
    paths: Sequence[Path], ref: str | None, *, here: Path = Path("."), exact: bool = False, policy: bool = True
) -> Iterator[Ground]:
    """What the audit of some paths is held against, for as long as the block runs; without paths that of the folder
    `here`, and of it what the policy says.

    `ref` is the commit that the change starts from, or one whose merge base with HEAD is; with `exact` the former. None
    for no change. Without `policy` no file of one is read. Raises AuditError.
    """
    root = common(paths or [here])
    with exported(root, ref, exact=exact) if ref is not None else nullcontext() as base:
        if not policy:
            held = Policy(folder=root)
        elif base is None:
            held = find_policy(root)
        else:
            theirs = find_policy(base.path(root), top=base.top)
            held = theirs.held_to(base.repository / theirs.folder.relative_to(base.top.resolve()))
        said = remarks(held, root) if policy and base is not None else []
        within = () if paths else held.within
        yield Ground(policy=held, paths=tuple(paths or [root]), within=within, base=base, remarks=tuple(said))
