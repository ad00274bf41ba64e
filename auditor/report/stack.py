"""What `audit stack` prints: which file said what, what was taken, and why the others were not."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from auditor.project.stack import Claim, Implementation, Package, Project, Requirement, Stack
from auditor.report.escape import glyphs, log, whole

_ROUTES = (("tf.keras", "tf.keras"), ("keras", "import keras"), ("tf_keras", "tf_keras"))
MAX_REFUSED = 12
SCHEMA_VERSION = 1


def render(project: Project) -> str:
    """The stacks as a tree for people."""
    if not project.stacks:
        said = [f"{_plain(project.root)}/ pins neither TensorFlow nor Keras"]
    else:
        said = [line for stack in project.stacks for line in (*_stack(project, stack), "")][:-1]
    if project.skips:
        said += ["", "not read:"]
        said += [f"  {_plain(str(skip.location))}: {_plain(skip.reason)}" for skip in project.skips]
    return log("\n".join(line.rstrip() for line in said) + "\n")


def _stack(project: Project, stack: Stack) -> Iterator[str]:
    folder = f"{project.root}/" if stack.folder == "." else f"{project.root}/{stack.folder}/"
    yield _plain((stack.notebook and f"{project.root}/{stack.notebook}") or folder)
    blocks = [list(_package(package)) for package in stack.packages]
    routes = [f"{label:<13} {_served(stack.routes.get(route, ()))}" for route, label in _ROUTES]
    if stack.legacy_keras is not None:
        routes.append(f"TF_USE_LEGACY_KERAS is on: {_plain(str(stack.legacy_keras))}")
    routes += [f"python        {_plain(one.specifier)}   {_plain(str(one.location))}" for one in stack.python]
    blocks.append(routes)
    for index, block in enumerate(blocks):
        last = index == len(blocks) - 1
        if last:
            yield from (f"{'└─' if n == len(block) - 1 else '├─'} {line}" for n, line in enumerate(block))
        else:
            yield f"├─ {block[0]}"
            yield from (f"│  {line}" for line in block[1:])


def _package(package: Package) -> Iterator[str]:
    yield f"{versions(package)}   {_plain(str(package.requirement.location))}"
    narrowing = [claim for claim in package.claims[1:] if not claim.refused]
    for claim in narrowing:
        yield f"   and {written(claim.requirement)}   {_plain(str(claim.requirement.location))}"
    refused = [claim for claim in package.claims if claim.refused]
    for claim in refused[:MAX_REFUSED]:
        yield f"   not {_refused(claim)}"
    if len(refused) > MAX_REFUSED:
        yield f"   and {len(refused) - MAX_REFUSED} more do not count"


def _refused(claim: Claim) -> str:
    where = _plain(str(claim.requirement.location))
    return f"{written(claim.requirement)}   {where}   ({_plain(claim.refused)})"


def written(requirement: Requirement) -> str:
    """A requirement as its file has it: `tensorflow-gpu ==2.3.1`, `keras of any version`."""
    return _plain(f"{requirement.name} {requirement.specifier or 'of any version'}")


def versions(package: Package) -> str:
    """`tensorflow 2.3.1`, or `tensorflow >=2.2,<2.5: one of 14, 2.2.0 to 2.4.4`."""
    name = package.requirement.name
    if package.version is not None:
        return _plain(f"{name} {package.version}")
    held = package.releases
    if not held:
        return f"{written(package.requirement)}: no release fits"
    some = ", ".join(held) if len(held) <= 3 else f"one of {len(held)}, {held[0]} to {held[-1]}"
    return f"{written(package.requirement)}: {_plain(some)}"


def _served(served: tuple[Implementation, ...]) -> str:
    if not served:
        return "is not there"
    found = []
    for package in dict.fromkeys(one.package for one in served):
        held = [one.version for one in served if one.package == package]
        found.append(f"{package} {held[0]}" + (f" to {held[-1]}" if len(held) > 1 else ""))
    return "is " + _plain(", or ".join(found))


def render_json(project: Project) -> str:
    """The same for programs: one object."""
    document: dict[str, Any] = {
        "schema_version": SCHEMA_VERSION,
        "project": project.root,
        "stacks": [_stack_json(stack) for stack in project.stacks],
        "warnings": [
            {"path": skip.location.path, "line": skip.location.line, "reason": skip.reason, "partial": skip.partial}
            for skip in project.skips
        ],
    }
    return whole(json.dumps(document, indent=2, ensure_ascii=False)) + "\n"


def _stack_json(stack: Stack) -> dict[str, Any]:
    return {
        "folder": stack.folder,
        "notebook": stack.notebook,
        "packages": [
            {
                "package": package.requirement.package,
                "name": package.requirement.name,
                "version": package.version,
                "releases": list(package.releases),
                "claims": [_claim_json(claim) for claim in package.claims],
            }
            for package in stack.packages
        ],
        "routes": {
            route: [{"package": one.package, "version": one.version} for one in served]
            for route, served in stack.routes.items()
        },
        "legacy_keras": str(stack.legacy_keras) if stack.legacy_keras else None,
        "python": [{"specifier": one.specifier, "source": str(one.location)} for one in stack.python],
    }


def _claim_json(claim: Claim) -> dict[str, Any]:
    one = claim.requirement
    return {
        "name": one.name,
        "specifier": one.specifier,
        "marker": one.marker,
        "group": one.group,
        "kind": one.kind.value,
        "source": {"path": one.location.path, "line": one.location.line, "cell": one.location.cell},
        "holds": not claim.refused,
        "why_not": claim.refused or None,
    }


def _plain(text: str) -> str:
    return glyphs(text)
