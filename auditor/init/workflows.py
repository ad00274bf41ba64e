"""The workflows as they are written: `docs/workflows/` holds what comes out for a repository of one project."""

from __future__ import annotations

import json
import shlex
from collections.abc import Sequence

import msgspec

CHECKOUT = "actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1"
UPLOAD = "actions/upload-artifact@bbbca2ddaa5d8feaa63e36b76fdaad77386f024f # v7.0.0"
UNPINNED = "# zizmor: ignore[unpinned-uses] yours to pin"
AUDIT, COMMENT = ".github/workflows/silent-audit.yml", ".github/workflows/silent-audit-comment.yml"


class Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """What a repository needs.

    `reference` is the tag or commit of silent-audit. `projects` are folders that each get an audit, and a comment, of
    their own; none for one audit of the whole. `fail_on` is the gate, "" for the action's own. `forks` is whether pull
    requests of forks are to get a comment too.
    """

    reference: str
    projects: Sequence[str] = ()
    fail_on: str = ""
    forks: bool = True


def files(wanted: Wanted) -> dict[str, str]:
    """The workflows by their paths."""
    found = {AUDIT: _audit(wanted)}
    if wanted.forks:
        found[COMMENT] = _comment(wanted)
    return found


def _audit(wanted: Wanted) -> str:
    many = len(wanted.projects) > 1
    matrix = ""
    if many:
        # A folder's name is any text: it is quoted for the action, which splits at blanks, and for YAML.
        listed = "".join(f"          - {json.dumps(shlex.quote(one))}\n" for one in wanted.projects)
        matrix = f"    strategy:\n      fail-fast: false\n      matrix:\n        project:\n{listed}"
    options = ["          paths: ${{ matrix.project }}\n"] if many else []
    if wanted.fail_on:
        options.append(f"          fail-on: {json.dumps(wanted.fail_on)}\n")
    given = "        with:\n" + "".join(options) if options else ""
    relay = f"""\
      # Only where the token could not comment; silent-audit-comment.yml takes it from there.
      - if: always() && steps.audit.outputs.relay != ''
        uses: {UPLOAD}
        with:
          name: ${{{{ steps.audit.outputs.relay-artifact }}}}
          path: ${{{{ steps.audit.outputs.relay }}}}
          retention-days: 1
          overwrite: true # where the run is run again
"""
    return f"""\
# Audits each pull request; those of forks and of Dependabot too, whose token can only read.
name: silent-audit

on:
  pull_request:

permissions: {{}}

concurrency:
  group: silent-audit-${{{{ github.ref }}}}
  cancel-in-progress: true

jobs:
  audit:
    name: known silent bugs of TensorFlow and Keras{" in ${{ matrix.project }}" if many else ""}
    runs-on: ubuntu-latest
    timeout-minutes: 15
{matrix}\
    permissions:
      contents: read # to check out
      pull-requests: write # for the one comment; a fork's token can only read whatever stands here
    steps:
      - uses: {CHECKOUT}
        with:
          fetch-depth: 2 # the change, and what it is made on
          persist-credentials: false
      - id: audit
        # Pin it to a commit, as the others are: uses: silent-audit/silent-audit@<commit>
        uses: silent-audit/silent-audit@{wanted.reference} {UNPINNED}
{given}{relay if wanted.forks else ""}"""


def _comment(wanted: Wanted) -> str:
    run = "github.event.workflow_run"
    return f"""\
# Comments what silent-audit.yml found where its own token could not. It runs as it stands on the default branch, checks
# out nothing and runs nothing of the pull request: what it reads is an artifact, and it trusts nothing in it.
name: silent-audit-comment

on:
  workflow_run: # zizmor: ignore[dangerous-triggers] it checks out nothing, and trusts no artifact
    workflows: [silent-audit]
    types: [completed]

permissions: {{}}

concurrency:
  group: silent-audit-comment-${{{{ {run}.head_repository.id }}}}-${{{{ {run}.head_branch }}}}
  cancel-in-progress: false

jobs:
  comment:
    name: the comment of a pull request whose own run may not write one
    if: {run}.event == 'pull_request'
    runs-on: ubuntu-latest
    timeout-minutes: 10
    permissions:
      actions: read # for the artifact
      pull-requests: write # for the one comment
    steps:
      # Pin it to the same commit as in silent-audit.yml: uses: silent-audit/silent-audit/relay@<commit>
      - uses: silent-audit/silent-audit/relay@{wanted.reference} {UNPINNED}
"""
