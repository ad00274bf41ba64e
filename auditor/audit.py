"""One audit, from paths to the answer: the only place where the rooms meet."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec

from auditor import __version__
from auditor.database.api import Api
from auditor.database.bug import Database
from auditor.database.load import load_api, load_database
from auditor.matching.finding import Advisories, Audit, Finding, Scanned, Upgrade
from auditor.matching.match import Matcher, order
from auditor.matching.way_out import upgrade, with_way_out
from auditor.place import Location, Skip
from auditor.project.read import read_project, stacks_of
from auditor.project.stack import Project
from auditor.project.tree import ReadError, Tree, read_text, walk
from auditor.report.selection import gate
from auditor.usage.collect import collect
from auditor.usage.data import MAX_DATA_BYTES
from auditor.usage.facts import Usage
from auditor.usage.modules import SourceModule
from auditor.usage.sources import MAX_SOURCE_BYTES

FOUND, NOTHING_TO_AUDIT, PARTIAL = 1, 3, 4
"""Exit codes besides 0 (nothing at or above the gate) and 2 (usage or configuration)."""


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """How an audit is run. `fail_on` is the threat level of the gate, None for never; `advisories` asks pip-audit
    too. `stack` is what overrides the project's files: pins, or `installed` for what the environment of `python`
    holds."""

    fail_on: int | None = 3
    advisories: bool = False
    stack: str | None = None
    python: Path | None = None


def audit(paths: Sequence[Path], options: Options) -> Audit:
    """Audits the project below some paths. Nothing of it is imported or run. Raises AuditError for a wrong path."""
    database = load_database()
    tree = walk(paths)
    texts, skips = read_sources(tree)
    api = load_api()
    usage, modules = collect(texts, api, data_reader(tree))
    project = _project(tree, options, database, usage.legacy_keras)
    findings, upgrades = match(project, usage, database, api)
    lines, indents = source_lines(findings, modules)
    answer = Audit(
        project=project.root,
        stacks=project.stacks,
        findings=tuple(findings),
        scanned=Scanned(files=usage.files, notebooks=usage.notebooks, reached=usage.reached),
        skips=tuple(sorted({*project.skips, *skips, *usage.skips})),
        upgrades=upgrades,
        advisories=_advisories(project) if options.advisories else None,
        version=__version__,
        database_date=database.date,
        database_bugs=sum(1 for bug in database.bugs if bug.silent),
        fail_on=options.fail_on,
        sources=lines,
        indents=indents,
    )
    return msgspec.structs.replace(answer, exit_code=exit_code(answer))


def stacks(paths: Sequence[Path], options: Options) -> Project:
    """What the manifests below some paths say; no program is read but for what it says of TF_USE_LEGACY_KERAS."""
    tree = walk(paths)
    return _project(tree, options, load_database(), _legacy(tree))


def _legacy(tree: Tree) -> Sequence[Location]:
    """Where the code switches TF_USE_LEGACY_KERAS on; only files that name it are followed."""
    texts, _ = read_sources(tree)
    naming = {path: text for path, text in texts.items() if "TF_USE_LEGACY_KERAS" in text}
    return collect(naming, load_api())[0].legacy_keras if naming else ()


def _project(tree: Tree, options: Options, database: Database, legacy: Sequence[Location]) -> Project:
    if options.stack is None:
        return read_project(tree, database.releases, legacy)
    from auditor.project import override

    if options.stack == override.INSTALLED:
        held = override.installed(options.python, database.releases, legacy)
    else:
        held = override.named(options.stack, database.releases, legacy)
    return Project(root=tree.root.name, stacks=held, skips=tree.skips)


def exit_code(answer: Audit) -> int:
    """What the command ends with, the same in every format: a partial audit is never green."""
    if gate(answer.findings, answer.fail_on):
        return FOUND
    if any(skip.partial for skip in answer.skips):
        return PARTIAL
    return 0 if answer.stacks else NOTHING_TO_AUDIT


def read_sources(tree: Tree) -> tuple[dict[str, str], list[Skip]]:
    """The text of every Python file and notebook of a tree, and what of them could not be read."""
    texts: dict[str, str] = {}
    skips = []
    for path in tree.files:
        if not path.endswith((".py", ".ipynb")):
            continue
        try:
            texts[path] = read_text(tree.root, path, MAX_SOURCE_BYTES)
        except ReadError as error:
            skips.append(Skip(location=Location(path=path, line=error.line), reason=str(error)))
    return texts, skips


def data_reader(tree: Tree) -> Callable[[str], str | None]:
    """A function that gives the text of a file of data of the tree, or None where it may not be read."""
    files = frozenset(tree.files)

    def read(path: str) -> str | None:
        if path not in files:
            return None
        try:
            return read_text(tree.root, path, MAX_DATA_BYTES)
        except ReadError:
            return None

    return read


def match(project: Project, usage: Usage, database: Database, api: Api) -> tuple[list[Finding], tuple[Upgrade, ...]]:
    """The findings under every stack of a project, and the way out of each stack."""
    matcher = Matcher(usage, database.bugs, api)
    found: list[Finding] = []
    upgrades = []
    files = sorted({call.location.path for call in usage.calls} | {cls.location.path for cls in usage.classes})
    belongs = {path: stacks_of(project, path) for path in files}
    for stack in project.stacks:
        inside = [path for path in files if stack in belongs[path]]
        mine = with_way_out(matcher.findings(stack, inside), stack, database)
        found.extend(finding for finding in mine if not _told(finding, found))
        best = upgrade(matcher, mine, stack, inside, database)
        if best is not None:
            upgrades.append(best)
    return sorted(found, key=order), tuple(upgrades)


def _told(finding: Finding, found: Sequence[Finding]) -> bool:
    """Whether another stack of the same folder has the very same finding: two requirements files, one line of code."""
    key = (finding.id, finding.variant, finding.evidence, finding.certainty, finding.locations, finding.stack)
    return any(key == (f.id, f.variant, f.evidence, f.certainty, f.locations, f.stack) for f in found)


def source_lines(
    findings: Sequence[Finding], modules: dict[str, SourceModule]
) -> tuple[dict[str, str], dict[str, int]]:
    """The line of code at each place that a report names, and how far it is indented."""
    lines: dict[str, str] = {}
    indents: dict[str, int] = {}
    for finding in findings:
        for location in (*finding.locations, *(because.location for because in finding.because)):
            module = modules.get(location.path)
            if module is not None and module.source is not None:
                whole = module.source.line(location)
                lines[str(location)] = whole.strip()
                indents[str(location)] = len(whole) - len(whole.lstrip())
    return lines, indents


def _advisories(project: Project) -> Advisories:
    from auditor.project.advisories import ask

    return ask(project.pins)
