"""One audit, from paths to the answer: the only place where the rooms meet."""

from __future__ import annotations

import gc
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import NamedTuple

import msgspec

from auditor import __version__
from auditor.base import Base
from auditor.cache import Cache, digest
from auditor.cache import folder as cache_folder
from auditor.config import Policy, rerated
from auditor.database.bug import Database
from auditor.database.load import load_api, load_database, meta, tool
from auditor.examine import Examiner
from auditor.matching.causes import folded
from auditor.matching.change import compared
from auditor.matching.faces import faces
from auditor.matching.finding import (
    Advisories,
    Audit,
    Finding,
    Ignored,
    Remark,
    Scanned,
    Upgrade,
)
from auditor.matching.fingerprint import with_fingerprints
from auditor.matching.ignoring import Ignoring, distinct
from auditor.matching.match import Demands, Matcher, order
from auditor.matching.search import Epochs
from auditor.matching.upgrades import Upgrades, Ways
from auditor.place import Location, role_of
from auditor.project.read import legacy_settings, on_backends, read_project, stacks_of
from auditor.project.stack import Project
from auditor.project.tree import ReadError, Tree, read_text, walk
from auditor.project.within import narrowed
from auditor.read_sources import Sources, read_sources
from auditor.report.escape import MAX_LINE
from auditor.report.selection import advisories_fail, brought, gate
from auditor.usage.cell_lines import cell_lines
from auditor.usage.collect import Code, follow
from auditor.usage.components import components
from auditor.usage.data import MAX_DATA_BYTES, Reader
from auditor.usage.sources import MAX_SOURCE_BYTES, lines_of

AROUND = 2
"""How many lines before a place and after it are kept for the reports that show them."""

FOUND, NOTHING_TO_AUDIT, PARTIAL = 1, 3, 4
"""Exit codes besides 0 (nothing at or above the gate) and 2 (usage or configuration)."""


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """How an audit is run. `fail_on` is the threat level of the gate, None for never; `advisories` asks pip-audit
    too, and `fail_on_advisories` fails on what it finds. `stack` is what overrides the project's files: pins, or
    `installed` for what the environment of `python` holds. `cache` is whether what was found before may be used again.
    `leave_out` are the roles of files that are not looked at: `test`, `example`. `base` is the state before the change
    that is looked at: then findings are told as brought by it or already there, and `fail_on_new` is the gate on those
    that it brings. `within` are the paths below the audited root that are looked at, with the manifests of the projects
    they are in; nothing for all. Of `policy` what it ignores and its threat levels are used; the rest of it is the
    caller's to put here, `remarks` what is to be said of it. `today` decides what has expired; None for the day it is
    (UTC)."""

    fail_on: int | None = 3
    fail_on_new: int | None = None
    base: Base | None = None
    advisories: bool = False
    fail_on_advisories: bool = False
    stack: str | None = None
    python: Path | None = None
    cache: bool = True
    leave_out: frozenset[str] = frozenset()
    policy: Policy = Policy()
    within: tuple[str, ...] = ()
    remarks: tuple[Remark, ...] = ()
    today: date | None = None


def audit(paths: Sequence[Path], options: Options) -> Audit:
    """Audits the project below some paths. Nothing of it is imported or run. Raises AuditError for a wrong path."""
    # Hardly anything that is made becomes garbage before the end; to look for it would take as long as the matching.
    collecting = gc.isenabled()
    gc.disable()
    try:
        return _audit(paths, options)
    finally:
        if collecting:
            gc.enable()


def _audit(paths: Sequence[Path], options: Options) -> Audit:
    database, changed = rerated(load_database(), options.policy)
    tree = narrowed(walk(paths), options.within)
    with _cache(options) as cache:
        sources = read_sources(tree, vocabulary(database), cache, tool())
        head = _State(tree, sources, _project(tree, options, database, _legacy(tree, sources)))
        before = _before(paths, head, options, options.base, database, cache) if options.base is not None else None
        answer = _answer(head, options, database, cache, whole=_whole(paths, options), before=before)
        remarks = (*options.remarks, *answer.remarks)
        answer = msgspec.structs.replace(answer, rerated=changed, remarks=remarks)
        if before is not None and options.base is not None:
            answer = _compared(answer, head, before, options, options.base, database, cache)
    return msgspec.structs.replace(answer, exit_code=exit_code(answer))


@contextmanager
def _cache(options: Options) -> Iterator[Cache]:
    """What was found before; without it still what is found in the head, for the base, which is mostly the same."""
    if options.cache or options.base is None:
        yield Cache(cache_folder() if options.cache else None)
        return
    with tempfile.TemporaryDirectory(prefix="silent-audit-", ignore_cleanup_errors=True) as folder:
        yield Cache(Path(folder))


class _State(NamedTuple):
    """One state of a tree: its files, what they are, and what they install."""

    tree: Tree
    sources: Sources
    project: Project


def _before(
    paths: Sequence[Path], head: _State, options: Options, base: Base, database: Database, cache: Cache
) -> _State:  # fmt: skip
    """The state before the change."""
    tree = walk([path for path in map(base.path, paths) if path.exists()], base.path(head.tree.root))
    tree = narrowed(tree, options.within)
    sources = read_sources(tree, vocabulary(database), cache, tool(), like=head.sources)
    return _State(tree, sources, _project(tree, options, database, _legacy(tree, sources)))


def _compared(
    answer: Audit, head: _State, before: _State, options: Options, base: Base, database: Database, cache: Cache
) -> Audit:
    """The audit of the head with what it changes in the base."""
    told = _answer(before, msgspec.structs.replace(options, advisories=False), database, cache, ways=False)
    code = _code(head.sources) != _code(before.sources)
    return compared(told, answer, base.commit, code=code, unseen=base.unseen_from(head.tree.root))


def _code(sources: Sources) -> dict[str, str]:
    """What the files hold that may trigger a bug."""
    return {path: sources.states[path].content for path in sources.reached}


def _answer(
    state: _State, options: Options, database: Database, cache: Cache, *, whole: bool = False,
    before: _State | None = None, ways: bool = True,
) -> Audit:  # fmt: skip
    """The audit of one state of a tree; `whole` is whether all that the policy speaks of is looked at. `before` is the
    state that is audited next, `ways` whether the way out is looked for."""
    tree, sources, project = state
    examiner = _examiner(tree, sources, cache)
    comments = [one for path in sorted(sources.surveys) for one in sources.surveys[path].ignores]
    ignoring = Ignoring(comments, options.policy, options.today)
    also = before.project if before is not None else None
    findings, upgrades, ignored = match(project, examiner, database, ignoring, options.leave_out, also, ways=ways)
    examiner.store()
    shown = source_lines(findings, tree)
    findings = with_fingerprints(findings, shown.lines)
    known = frozenset(bug.id for bug in database.bugs)
    return Audit(
        project=project.root,
        stacks=project.stacks,
        findings=tuple(findings),
        scanned=Scanned(
            files=sum(1 for path in sources.surveys if path.endswith(".py")),
            notebooks=sum(1 for path in sources.surveys if path.endswith(".ipynb")),
            reached=len(sources.reached),
        ),
        skips=tuple(sorted({*project.skips, *sources.skips, *examiner.skips()})),
        ignored=tuple(ignored),
        remarks=tuple(ignoring.remarks(ignored, known, whole=whole)),
        upgrades=upgrades,
        advisories=_advisories(project) if options.advisories else None,
        fail_on_advisories=options.fail_on_advisories,
        version=__version__,
        database_date=database.date,
        database_bugs=sum(1 for bug in database.bugs if bug.silent),
        fail_on=options.fail_on,
        fail_on_new=options.fail_on_new if options.base is not None else None,
        sources=shown.lines,
        indents=shown.indents,
        around=shown.around,
        file_lines=shown.file_lines,
    )


def _whole(paths: Sequence[Path], options: Options) -> bool:
    """Whether all that a policy speaks of is looked at."""
    policy = options.policy
    if not policy.file or policy.prefix != ".":
        return False
    everything = [path.resolve() for path in paths] == [policy.folder.resolve()] and options.within == policy.within
    return everything and options.stack is None and options.leave_out <= policy.leave_out


def stacks(paths: Sequence[Path], options: Options) -> Project:
    """What the manifests below some paths say; no program is read but for what it says of TF_USE_LEGACY_KERAS."""
    tree = walk(paths)
    database = load_database()
    sources = read_sources(tree, frozenset(), Cache(None))
    return _project(tree, options, database, _legacy(tree, sources))


def ways(paths: Sequence[Path], options: Options, to: str | None = None) -> Ways:
    """What every release would do for the code below some paths, or one that is named. The code is followed once.

    `to` is what `audit upgrade --to` takes. Raises AuditError for a wrong path, and for a release that there is not.
    """
    collecting = gc.isenabled()
    gc.disable()
    try:
        return _ways(paths, options, to)
    finally:
        if collecting:
            gc.enable()


def _ways(paths: Sequence[Path], options: Options, to: str | None) -> Ways:
    database, _ = rerated(load_database(), options.policy)
    tree = narrowed(walk(paths), options.within)
    with _cache(options) as cache:
        sources = read_sources(tree, vocabulary(database), cache, tool())
        project = _project(tree, options, database, _legacy(tree, sources))
        examiner = _examiner(tree, sources, cache)
        comments = [one for path in sorted(sources.surveys) for one in sources.surveys[path].ignores]
        matcher, inside = _matcher(project, examiner, database, options.leave_out)
        upgrades = Upgrades(matcher, Ignoring(comments, options.policy, options.today), database)
        stacks = list(enumerate(project.stacks))
        moves = [upgrades.moves(stack, to) for _, stack in stacks]
        examiner.prepare(
            matcher.demanded((one, inside[n]) for n, stack in stacks for one in (stack, *(m.stack for m in moves[n])))
        )
        tables = [upgrades.table(stack, inside[n], moves[n]) for n, stack in stacks]
        if to is not None:
            tables = [upgrades.compared(table, inside[n]) for n, table in enumerate(tables)]
        examiner.store()
    return Ways(
        project=project.root,
        tables=tuple(tables),
        threats={bug.id: bug.threat for bug in database.bugs},
        titles={bug.id: bug.title for bug in database.bugs},
        to=to,
        skips=tuple(sorted({*project.skips, *sources.skips, *examiner.skips()})),
        version=__version__,
        database_date=database.date,
        database_bugs=sum(1 for bug in database.bugs if bug.silent),
    )


def vocabulary(database: Database) -> frozenset[str]:
    """The words that the triggers of the database ask for."""
    found: set[str] = set()
    for words in database.words.values():
        found.update(words.names, *words.needs)
    return frozenset(found)


def _legacy(tree: Tree, sources: Sources) -> Sequence[Location]:
    """Where the code switches TF_USE_LEGACY_KERAS on; only files that name it are followed."""
    naming = [path for path, one in sources.surveys.items() if one.legacy]
    if not naming:
        return ()
    return follow(naming, Code(sources.modules, _reader(tree)), load_api())[0].legacy_keras


def _reader(tree: Tree) -> Callable[[str], str | None]:
    """What gives the text of a source file of the tree, None where it cannot be read; the reason was told before."""

    def text(path: str) -> str | None:
        try:
            return read_text(tree.root, path, MAX_SOURCE_BYTES)
        except ReadError:
            return None

    return text


def _data_reader(tree: Tree) -> Reader:
    """What gives the text of a file of data of the tree, None where it may not be read."""
    files = frozenset(tree.files)

    def read(path: str) -> str | None:
        if path not in files:
            return None
        try:
            return read_text(tree.root, path, MAX_DATA_BYTES)
        except ReadError:
            return None

    return read


def _examiner(tree: Tree, sources: Sources, cache: Cache) -> Examiner:
    parts = components(sources.reached, sources.imports, sources.surveys, sources.modules)
    common = (tool().encode(), meta().digest.encode())
    return Examiner(
        components=parts,
        sizes=[sum(sources.states[path].size for path in part.files if path in sources.states) for part in parts],
        code=Code(sources.modules, _reader(tree), _data_reader(tree)),
        api=load_api,
        cache=cache,
        digests=[digest(*common, sources.content(part)) for part in parts],
    )


def _project(tree: Tree, options: Options, database: Database, legacy: Sequence[Location]) -> Project:
    if options.stack is None:
        return read_project(tree, database.releases, legacy)
    from auditor.project import override

    # Versions are overridden, and settings are none.
    legacy = [*legacy, *legacy_settings(tree)]
    if options.stack == override.INSTALLED:
        held = override.installed(options.python, database.releases, legacy)
    else:
        held = override.named(options.stack, database.releases, legacy)
    return Project(root=tree.root.name, stacks=on_backends(held, tree), skips=tree.skips)


def exit_code(answer: Audit) -> int:
    """What the command ends with, the same in every format: a partial audit is never green."""
    if gate(answer.findings, answer.fail_on) or gate(brought(answer), answer.fail_on_new):
        return FOUND
    if advisories_fail(answer):
        return FOUND
    if any(skip.partial for skip in answer.skips):
        return PARTIAL
    return 0 if answer.stacks else NOTHING_TO_AUDIT


def match(
    project: Project,
    examiner: Examiner,
    database: Database,
    ignoring: Ignoring | None = None,
    leave_out: frozenset[str] = frozenset(),
    also: Project | None = None,
    *,
    ways: bool = True,
) -> tuple[list[Finding], tuple[Upgrade, ...], list[Ignored]]:
    """The findings under every stack of a project, the way out of each stack (with `ways`), and what is ignored.

    `also` are stacks that most of the same code is asked for next: what they want to know of it is found out at once.
    """
    ignoring = ignoring or Ignoring()
    matcher, inside = _matcher(project, examiner, database, leave_out)
    asked = list(zip(project.stacks, inside, strict=True))
    if also is not None:
        asked += zip(also.stacks, _matcher(also, examiner, database, leave_out)[1], strict=True)
    nearest = Upgrades(matcher, ignoring, database)

    def later() -> list[list[Demands]]:
        stacks = zip(project.stacks, inside, strict=True)
        return [[matcher.demanded([(move.stack, files)]) for move in nearest.later(one)] for one, files in stacks]

    examiner.prepare(matcher.demanded(asked), later if ways else list)
    told = [ignoring.without(matcher.findings(stack, inside[number])) for number, stack in enumerate(project.stacks)]
    found: dict[tuple[object, ...], Finding] = {}
    upgrades: list[Upgrade] = []
    ignored: list[Ignored] = []
    for number, stack in enumerate(project.stacks):
        kept, passed = told[number]
        ignored += passed
        for finding in folded(nearest.with_way_out(kept, stack), database.bugs):
            found.setdefault(_key(finding), finding)
        best = nearest.nearest(stack, inside[number]) if ways else None
        if best is not None:
            upgrades.append(best)
    return sorted(found.values(), key=order), tuple(upgrades), distinct(ignored)


def _matcher(
    project: Project, examiner: Examiner, database: Database, leave_out: frozenset[str]
) -> tuple[Matcher, list[frozenset[str]]]:
    """What holds bugs against the code, and the files that belong to each stack."""
    matcher = Matcher(faces(database.bugs, database.words), examiner, Epochs(load_api()))
    files = sorted({path for part in examiner.components for path in part.files})
    files = [path for path in files if role_of(path) not in leave_out]
    belongs = {path: stacks_of(project, path) for path in files}
    return matcher, [frozenset(path for path in files if stack in belongs[path]) for stack in project.stacks]


def _key(finding: Finding) -> tuple[object, ...]:
    """What two stacks of one folder have in common where they have the very same finding: two requirements files, one
    line of code."""
    return (finding.id, finding.variant, finding.evidence, finding.certainty, finding.locations, finding.stack)


class Shown(msgspec.Struct, frozen=True):
    """What a report shows of the code at each place, by `str(location)`: the fields of `Audit` of these names."""

    lines: dict[str, str] = {}
    indents: dict[str, int] = {}
    around: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {}
    file_lines: dict[str, int] = {}


def source_lines(findings: Sequence[Finding], tree: Tree) -> Shown:
    """The code at each place that a report names."""
    shown = Shown()
    text = _reader(tree)
    by_file: dict[str, dict[int | None, list[str]]] = {}
    by_cell: dict[str, dict[tuple[int, int], int]] = {}
    for finding in findings:
        for location in (*finding.locations, *(because.location for because in finding.because)):
            path, key = location.path, str(location)
            if path not in by_file:
                read = text(path) or ""
                by_file[path] = lines_of(path, read)
                by_cell[path] = cell_lines(read) if path.endswith(".ipynb") else {}
            held, at = by_file[path].get(location.cell, []), location.line - 1
            whole = held[at] if 0 <= at < len(held) else ""
            shown.lines[key] = whole.strip()
            shown.indents[key] = len(whole) - len(whole.lstrip())
            if whole:
                before, after = held[max(0, at - AROUND) : at], held[at + 1 : at + 1 + AROUND]
                shown.around[key] = tuple(_cut(before)), tuple(_cut(after))
            if location.cell is not None and (location.cell, location.line) in by_cell[path]:
                shown.file_lines[key] = by_cell[path][location.cell, location.line]
    return shown


def _cut(lines: Sequence[str]) -> list[str]:
    return [line[:MAX_LINE] for line in lines]


def _advisories(project: Project) -> Advisories:
    from auditor.project.advisories import ask

    return ask(project.pins)
