"""The command `audit`. Nothing heavy is imported before it is needed: `audit --version` is to be quick."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from auditor import __version__
from auditor.errors import AuditError
from auditor.report import FORMATS
from auditor.repro import arguments

if TYPE_CHECKING:
    from auditor.config import Policy
    from auditor.matching.finding import Audit, Evidence

EVIDENCE = ("installed", "used", "triggered", "reproduced")


class _Parser(argparse.ArgumentParser):
    """Ends a usage mistake with one clear line, as every other mistake."""

    def error(self, message: str) -> None:  # type: ignore[override]
        raise AuditError(f"{message} ({self.prog} --help tells more)")


class _Version(argparse.Action):
    """Reads the database's date and count only when it is asked for."""

    def __call__(self, *_: object, **__: object) -> None:
        from auditor.database.head import date_and_count

        date, count = date_and_count()
        print(f"silent-audit {__version__}, database of {date} with {count} bugs")
        raise SystemExit(0)


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the command; gives its exit code.

    0: nothing at or above the gate. 1: something. 2: a mistake in the call or the configuration. 3: nothing to audit.
    4: the audit is partial.
    """
    try:
        options = _parser().parse_args(arguments)
        code: int = options.run(options)
        return code
    except AuditError as error:
        print(f"audit: {error}", file=sys.stderr)
        return error.exit_code
    except BrokenPipeError:
        # The reader has gone (`audit list | head`): no more to say, and no traceback at exit.
        sys.stderr.close()
        return 0
    except KeyboardInterrupt:
        print("audit: stopped", file=sys.stderr)
        return 130


def _parser() -> _Parser:
    parser = _Parser(
        prog="audit",
        description="Finds the known silent bugs of TensorFlow and Keras that your code triggers.",
    )
    parser.add_argument("--version", action=_Version, nargs=0, help="the version, and the database's date and count")
    commands = parser.add_subparsers(metavar="COMMAND", required=True, parser_class=_Parser)

    check = commands.add_parser("check", help="audit a project")
    # What is not said has no value here: then the project's policy says it (docs/policy.md).
    check.add_argument(
        "paths",
        nargs="*",
        type=Path,
        default=[],
        metavar="PATH",
        help="what to audit (default: here)",
    )
    check.add_argument(
        "--format", choices=FORMATS, default=argparse.SUPPRESS, help="what standard output gets (default: text)"
    )
    check.add_argument(
        "--output",
        action="append",
        default=argparse.SUPPRESS,
        metavar="FORMAT=FILE",
        help="write a report to a file too, - for standard output; may be repeated",
    )
    check.add_argument(
        "--fail-on",
        type=_gate,
        default=argparse.SUPPRESS,
        metavar="1..4|never",
        help="exit 1 on a certain finding of this threat level or worse (default: 3; with --base: never)",
    )
    check.add_argument(
        "--base",
        metavar="REF",
        help="tell what the change since its merge base with this commit brings and fixes: main, origin/main, HEAD~1",
    )
    check.add_argument(
        "--fail-on-new",
        type=_gate,
        default=argparse.SUPPRESS,
        metavar="1..4|never",
        help="with --base: the same for what the change brings (default: --fail-on, or 3)",
    )
    check.add_argument(
        "--min-evidence",
        choices=EVIDENCE,
        default=argparse.SUPPRESS,
        help="the weakest evidence that is listed (default: triggered)",
    )
    check.add_argument(
        "--show",
        choices=("possible", "already"),
        action="append",
        default=argparse.SUPPRESS,
        help="tell what cannot be ruled out, too; with --base also what was there already",
    )
    check.add_argument(
        "--advisories", action="store_true", help="ask pip-audit for known advisories of the exact pins, too"
    )
    check.add_argument(
        "--fail-on-advisories", action="store_true", help="exit 1 on a known advisory, too; asks for them"
    )
    check.add_argument(
        "--leave-out",
        choices=("tests", "examples"),
        action="append",
        default=argparse.SUPPRESS,
        help="do not look at files that are tests, or examples; may be repeated",
    )
    check.add_argument("--no-policy", action="store_true", help="do not read [tool.audit] or audit.toml")
    check.add_argument("--no-cache", action="store_true", help="follow all code anew, and remember nothing of it")
    _stack_arguments(check)
    check.add_argument(
        "--repro",
        nargs="?",
        choices=("triggered", "all"),
        const="triggered",
        help="run the bugs' repros under the project's stack: of what is triggered, or of possible findings too",
    )
    arguments.add_running(check)
    check.set_defaults(run=_check)

    upgrade = commands.add_parser("upgrade", help="what every release would fix and bring for your code")
    upgrade.add_argument("paths", nargs="*", type=Path, default=[], metavar="PATH", help="what (default: here)")
    upgrade.add_argument(
        "--to",
        metavar="RELEASE",
        help="only this one, in full: 2.15.1, 2.16.2+keras3.0.5, 2.19.1+tf_keras, keras==3.4.1",
    )
    upgrade.add_argument("--format", choices=("text", "json", "markdown"), default="text", help="default: text")
    upgrade.add_argument(
        "--leave-out",
        choices=("tests", "examples"),
        action="append",
        default=argparse.SUPPRESS,
        help="do not look at files that are tests, or examples; may be repeated",
    )
    upgrade.add_argument("--no-policy", action="store_true", help="do not read [tool.audit] or audit.toml")
    upgrade.add_argument("--no-cache", action="store_true", help="follow all code anew, and remember nothing of it")
    _stack_arguments(upgrade)
    upgrade.set_defaults(run=_upgrade)

    stack = commands.add_parser("stack", help="which versions hold, which file says so, and why no other does")
    stack.add_argument("paths", nargs="*", type=Path, default=[Path(".")], metavar="PATH", help="where (default: here)")
    stack.add_argument("--format", choices=("text", "json"), default="text", help="default: text")
    _stack_arguments(stack)
    stack.set_defaults(run=_stack)

    init = commands.add_parser("init", help="write the workflow that audits this repository's pull requests")
    init.add_argument("path", nargs="?", type=Path, default=Path("."), metavar="PATH", help="where (default: here)")
    init.add_argument("--yes", action="store_true", help="write what is shown, without a question")
    init.add_argument("--no-forks", action="store_true", help="without the workflow that comments for forks")
    init.add_argument("--fail-on", choices=("1", "2", "3", "4", "never"), default="", help="the gate (default: 3)")
    init.set_defaults(run=_init)

    explain = commands.add_parser("explain", help="all that is known of one bug")
    explain.add_argument("id", metavar="ID", help="as TF-42459")
    explain.set_defaults(run=_explain)

    listing = commands.add_parser("list", help="every bug of the database")
    listing.set_defaults(run=_list)

    arguments.add_repro(commands.add_parser("repro", help="run a bug's repro under the project's stack, or under many"))
    arguments.add_cache(commands.add_parser("cache", help="the environments that repros ran in"), _Parser)
    _database_commands(commands)
    return parser


def _stack_arguments(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--stack",
        metavar="PINS|installed",
        help="tensorflow==2.3.1,keras==2.4.3: these, whatever the files say; installed: what an environment holds",
    )
    command.add_argument(
        "--python", type=Path, metavar="PATH", help="with --stack installed: the environment's interpreter or folder"
    )


def _database_commands(commands: argparse._SubParsersAction[_Parser]) -> None:
    """`audit db ...`: what maintainers of the database need; all but the export works in a checkout alone."""
    db = commands.add_parser("db", help="for maintainers: check and measure the database")
    inner = db.add_subparsers(metavar="COMMAND", required=True, parser_class=_Parser)
    check = inner.add_parser("check", help="every mistake in bug_db/, with file and field")
    check.set_defaults(run=_db_check)
    measure = inner.add_parser("measure", help="run repros under releases and note the verdicts")
    measure.add_argument("ids", nargs="*", metavar="ID")
    measure.add_argument("--all", action="store_true", help="every bug")
    measure.add_argument(
        "--every", action="store_true", help="under every release, not only under those that settle the ranges"
    )
    measure.add_argument(
        "--stack",
        nargs="+",
        default=None,
        metavar="S",
        help="only on these: 2.3.1, 2.16.2+keras3.0.5, 2.19.1+tf_keras",
    )
    measure.add_argument("--jobs", type=int, default=2, metavar="N", help="stacks at a time (default: 2)")
    measure.add_argument("--again", action="store_true", help="also what has a verdict already")
    measure.add_argument("--errors", action="store_true", help="also what ended in error, timeout or unstable")
    measure.add_argument(
        "--workarounds", action="store_true", help="run the workarounds instead, where their bugs are reproduced"
    )
    measure.add_argument("--gpu", action="store_true", help="run on the GPU")
    measure.add_argument(
        "--second-hand", action="store_true", help="the repros of bug_db/second_hand, that check the first"
    )
    measure.add_argument(
        "--environments", type=Path, metavar="FOLDER", help="keep the environments here, and use those that are"
    )
    measure.add_argument(
        "--scheduler", metavar="ADDRESS", help="measure on the workers of this Dask scheduler: tcp://10.0.0.1:8786"
    )
    measure.set_defaults(run=_db_measure)
    verify = inner.add_parser("verify", help="run bugs under an affected and an unaffected release, and compare")
    arguments.add_verify(verify)
    ranges = inner.add_parser("ranges", help="write the affected ranges from the verdicts")
    ranges.add_argument("ids", nargs="*", metavar="ID")
    ranges.set_defaults(run=_db_ranges)
    matrix = inner.add_parser("matrix", help="bugs x releases: every verdict at a glance")
    matrix.add_argument("--all", action="store_true", help="every measured release, not the last patch of each minor")
    matrix.add_argument("--write", action="store_true", help="make docs/matrix.md and its picture anew")
    matrix.set_defaults(run=_db_matrix)
    export = inner.add_parser("export", help="write the database for other tools")
    export.add_argument("--format", choices=("osv",), required=True, help="osv: a JSON file a bug, and all as a zip")
    export.add_argument(
        "--output", type=Path, default=Path("osv"), metavar="FOLDER", help="where they are written (default: osv)"
    )
    export.set_defaults(run=_db_export)
    releases = inner.add_parser("releases", help="make releases.yaml anew from the package index")
    releases.set_defaults(run=_db_releases)
    api = inner.add_parser("api", help="make api.json anew by looking into installed releases")
    api.set_defaults(run=_db_api)
    implementations = inner.add_parser("implementations", help="make docs/implementations.md anew")
    implementations.add_argument("--jobs", type=int, default=2, metavar="N", help="pairs at a time (default: 2)")
    implementations.set_defaults(run=_db_implementations)
    attempt = inner.add_parser("try", help="show what a pattern matches in a file, and why")
    attempt.add_argument("pattern")
    attempt.add_argument("file", type=Path)
    attempt.set_defaults(run=_db_try)


def _gate(text: str) -> int | None:
    if text == "never":
        return None
    if text in ("1", "2", "3", "4"):
        return int(text)
    raise argparse.ArgumentTypeError("is 1, 2, 3, 4 or never")


def _check(options: argparse.Namespace) -> int:
    from auditor.against import ground
    from auditor.audit import Options, audit
    from auditor.matching.finding import Evidence
    from auditor.project.tree import repository_prefix
    from auditor.report.write import parse_output, write
    from auditor.rules import said

    given = vars(options)
    if "fail_on_new" in given and options.base is None:
        raise AuditError("--fail-on-new goes with --base")
    with ground(options.paths, options.base, policy=not options.no_policy) as held:
        policy = held.policy
        outputs = [parse_output(text) for text in options.output] if "output" in options else list(policy.outputs)
        if not any(target == "-" for _, target in outputs):
            outputs.append((given.get("format", said(policy.rules.format, "text")), "-"))
        gates = held.gates({name: given[name] for name in ("fail_on", "fail_on_new") if name in given})
        answer = audit(
            held.paths,
            Options(
                fail_on=gates[0],
                fail_on_new=gates[1],
                base=held.base,
                advisories=options.advisories or options.fail_on_advisories,
                fail_on_advisories=options.fail_on_advisories or policy.fail_on_advisories,
                stack=options.stack,
                python=_python(options),
                cache=not options.no_cache,
                leave_out=_left_out(options, policy),
                policy=policy,
                remarks=held.remarks,
            ),
        )
    if options.repro:
        answer = _reproduced(answer, options)
    evidence = Evidence(given.get("min_evidence", policy.min_evidence))
    shows = frozenset(given.get("show", said(policy.rules.show, ())))
    prefix = repository_prefix(held.paths)
    for name, target in outputs:
        write(target, _rendered(name, answer, evidence, shows, prefix=prefix, terminal=target == "-"))
    return answer.exit_code


def _upgrade(options: argparse.Namespace) -> int:
    from auditor.against import ground
    from auditor.audit import NOTHING_TO_AUDIT, PARTIAL, Options, ways

    with ground(options.paths, None, policy=not options.no_policy) as held:
        answer = ways(
            held.paths,
            Options(
                stack=options.stack,
                python=_python(options),
                cache=not options.no_cache,
                leave_out=_left_out(options, held.policy),
                policy=held.policy,
            ),
            options.to,
        )
    if options.format == "json":
        from auditor.report import upgrade_json

        print(upgrade_json.render(answer), end="")
    else:
        from auditor.report import upgrade

        print(upgrade.render(answer) if options.format == "text" else upgrade.render_markdown(answer), end="")
    if any(skip.partial for skip in answer.skips):
        return PARTIAL
    return 0 if answer.tables else NOTHING_TO_AUDIT


def _left_out(options: argparse.Namespace, policy: Policy) -> frozenset[str]:
    """The roles of files that are not looked at: what the command line says, else the policy."""
    if "leave_out" in options:
        return frozenset(role.removesuffix("s") for role in options.leave_out)
    return policy.leave_out


def _reproduced(answer: Audit, options: argparse.Namespace) -> Audit:
    """The audit with the repros of its findings run."""
    from auditor.database.load import load_database
    from auditor.repro.evidence import with_runs
    from auditor.repro.reproduce import Wanted

    wanted = Wanted(device=options.device, environment=options.environment, timeout=options.timeout)
    return with_runs(answer, options.repro, wanted, load_database())


def _python(options: argparse.Namespace) -> Path | None:
    if options.python is not None and options.stack != "installed":
        raise AuditError("--python goes with --stack installed")
    python: Path | None = options.python
    return python


def _stack(options: argparse.Namespace) -> int:
    from auditor.audit import Options, stacks
    from auditor.report import stack

    project = stacks(options.paths, Options(stack=options.stack, python=_python(options)))
    print(stack.render(project) if options.format == "text" else stack.render_json(project), end="")
    if any(skip.partial for skip in project.skips):
        return 4
    return 0 if project.stacks else 3


def _rendered(
    name: str, answer: Audit, evidence: Evidence, shows: frozenset[str], *, prefix: str, terminal: bool
) -> str:  # fmt: skip
    """A report in one format; each module is imported for its own format only."""
    if name == "text":
        from auditor.report import text

        return text.render(
            answer,
            min_evidence=evidence,
            show_possible="possible" in shows,
            show_already="already" in shows,
            color=None if terminal else False,
        )
    if name == "json":
        from auditor.report import contract

        return contract.render(answer, min_evidence=evidence)
    if name == "markdown":
        from auditor.report import markdown

        return markdown.render(answer)
    if name == "github":
        from auditor.report import commands

        return commands.render(answer, prefix=prefix)
    if name == "html":
        from auditor.database.load import load_database
        from auditor.report import html

        return html.render(answer, load_database(), min_evidence=evidence)
    # The formats of other tools, all of them called in the same way.
    from importlib import import_module

    said: str = import_module(f"auditor.report.{name}").render(
        answer, min_evidence=evidence, show_possible="possible" in shows, prefix=prefix
    )
    return said


def _init(options: argparse.Namespace) -> int:
    from auditor.init.command import command

    return command(options.path, yes=options.yes, forks=not options.no_forks, fail_on=options.fail_on)


def _explain(options: argparse.Namespace) -> int:
    from auditor.database.load import load_database
    from auditor.report import explain

    database = load_database()
    try:
        bug = database.bug(options.id.upper())
    except KeyError:
        raise AuditError(f"{options.id}: no such bug; `audit list` names them all") from None
    print(explain.render(bug, database.verdicts.get(bug.id, ())), end="")
    return 0


def _list(options: argparse.Namespace) -> int:
    from auditor.database.load import load_database
    from auditor.report import listing

    print(listing.render(load_database()), end="")
    return 0


def _checkout() -> Path:
    """The root of the checkout that this package runs from. Raises AuditError for an installed wheel."""
    root = Path(__file__).resolve().parents[1]
    if not (root / "bug_db" / "bugs").is_dir():
        raise AuditError("`audit db` works in a checkout of silent-audit, where bug_db/ is")
    return root


def _db_check(options: argparse.Namespace) -> int:
    from auditor.database.check import command

    return command(_checkout())


def _db_measure(options: argparse.Namespace) -> int:
    from auditor.repro.measure import command

    _checkout()
    return command(
        options.ids,
        options.stack,
        options.all,
        options.jobs,
        options.again,
        errors=options.errors,
        gpu=options.gpu,
        shelf=options.environments,
        scheduler=options.scheduler,
        second_hand=options.second_hand,
        workarounds=options.workarounds,
        every=options.every,
    )


def _db_ranges(options: argparse.Namespace) -> int:
    from auditor.database.entries import command

    return command(_checkout(), options.ids)


def _db_matrix(options: argparse.Namespace) -> int:
    from auditor.database.load import load_database

    if options.write:
        from auditor.report import matrix_page

        if options.all:
            raise AuditError("--write has its own choice of releases: give it without --all")
        root = _checkout()
        for path, text in matrix_page.files(load_database()).items():
            (root / path).write_text(text, encoding="utf-8")
            print(f"written: {path}")
        return 0
    from auditor.report import matrix_text
    from auditor.report.matrix import matrix

    print(matrix_text.render(matrix(load_database(), every=options.all)), end="")
    return 0


def _db_export(options: argparse.Namespace) -> int:
    from auditor.database.load import load_database
    from auditor.report.osv import command

    return command(load_database(), options.output)


def _db_releases(options: argparse.Namespace) -> int:
    from auditor.database.releases import command

    return command(_checkout())


def _db_api(options: argparse.Namespace) -> int:
    from auditor.database.api_build import command

    return command(_checkout())


def _db_implementations(options: argparse.Namespace) -> int:
    from auditor.database.load import load_database
    from auditor.repro.implementations import command

    return command(_checkout(), load_database().releases, options.jobs)


def _db_try(options: argparse.Namespace) -> int:
    from auditor.matching.attempt import command

    return command(options.pattern, options.file)
