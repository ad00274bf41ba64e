"""Phrases that several formats share."""

from __future__ import annotations

from auditor.matching.finding import LEVELS, Advisories, Audit, Finding
from auditor.place import Location
from auditor.project.stack import Package, Stack

ROUTE_NAMES = ("tf.keras", "keras", "tf_keras")


def count(number: int, noun: str, plural: str | None = None) -> str:
    """`1 file`, `2 files`."""
    return f"{number} {noun if number == 1 else plural or noun + 's'}"


def level(threat: int) -> str:
    """`4 results`."""
    return f"{threat} {LEVELS[threat]}"


def version_of(package: Package) -> str:
    """`tensorflow 2.3.1`, or `tensorflow >=2.2,<2.5`."""
    name = package.requirement.name
    if package.version is not None:
        return f"{name} {package.version}"
    specifier = package.requirement.specifier or "of any version"
    return f"{name} {specifier}"


def stack_line(stack: Stack) -> str:
    """`tensorflow 2.3.1 (poetry.lock:412) · tf.keras is part of it`."""
    parts = [f"{version_of(p)} ({p.requirement.location})" for p in stack.packages]
    served = stack.routes.get("tf.keras", ())
    if len(served) == 1:
        package, version = served[0].package, served[0].version
        if package == "tensorflow":
            parts.append("tf.keras is part of it")
        elif not any(p.requirement.package == package for p in stack.packages):
            parts.append(f"tf.keras is {package} {version}")
    return " · ".join(parts)


def scanned(audit: Audit) -> str:
    """`14 files, 2 notebooks`."""
    parts = [count(audit.scanned.files, "file")]
    if audit.scanned.notebooks:
        parts.append(count(audit.scanned.notebooks, "notebook"))
    return ", ".join(parts)


def way_out(finding: Finding) -> str:
    """`tensorflow 2.4.0, or compile again after loading`."""
    parts = []
    if finding.way_out.fixed_in:
        parts.append(f"{finding.way_out.package} {finding.way_out.fixed_in}")
    if finding.way_out.workaround:
        work = finding.way_out.workaround.strip().rstrip(".")
        parts.append(work[0].lower() + work[1:] if parts and work[1:2].islower() else work)
    return ", or ".join(parts) or "none is known"


def certain_reasons(finding: Finding) -> str:
    """Why a finding is only possible, in one line."""
    return "; ".join(finding.reasons[:3]) or "not everything about it is known"


def clean(audit: Audit) -> str:
    """The one line that says that nothing was found."""
    return f"none of the {audit.database_bugs} known silent bugs is triggered"


def advisories_line(advisories: Advisories) -> str:
    """What pip-audit said, in one line that never sounds better than it is."""
    if advisories.failure is not None:
        return f"advisories were not checked: {advisories.failure}"
    said = f"{count(len(advisories.found), 'known advisory', 'known advisories')} in {count(advisories.audited, 'pinned package')}"
    if advisories.skipped:
        said += f"; {count(len(advisories.skipped), 'package was', 'packages were')} skipped and may have others"
    return said


def place(location: Location) -> str:
    """`serve.py:31`, or `notebooks/tune.ipynb cell 7, line 3`."""
    return str(location)
