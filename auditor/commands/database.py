"""`audit db ...`: what maintainers of the database need; all but the export works in a checkout alone."""

from __future__ import annotations

import argparse
from pathlib import Path

from auditor.commands.arguments import Commands, Parser
from auditor.errors import AuditError
from auditor.repro import arguments


def add(commands: Commands) -> None:
    """What they take."""
    db = commands.add_parser("db", help="for maintainers: check and measure the database")
    inner = db.add_subparsers(metavar="COMMAND", required=True, parser_class=Parser)
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
    measure.add_argument("--timeout", type=int, default=180, metavar="SECONDS", help="for each repro (default: 180)")
    measure.set_defaults(run=_db_measure)
    verify = inner.add_parser("verify", help="run bugs under an affected and an unaffected release, and compare")
    arguments.add_verify(verify)
    ranges = inner.add_parser("ranges", help="write the affected ranges from the verdicts")
    ranges.add_argument("ids", nargs="*", metavar="ID")
    ranges.set_defaults(run=_db_ranges)
    matrix = inner.add_parser("matrix", help="bugs x releases: every verdict at a glance")
    matrix.add_argument("--all", action="store_true", help="every measured release, not the last patch of each minor")
    matrix.add_argument(
        "--write", action="store_true", help="make what docs/ tells of it anew: matrix, statistics, a page a bug"
    )
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


def _checkout() -> Path:
    """The root of the checkout that this package runs from. Raises AuditError for an installed wheel."""
    root = Path(__file__).resolve().parents[2]
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
        timeout=options.timeout,
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
        from auditor.report import pages

        if options.all:
            raise AuditError("--write has its own choice of releases: give it without --all")
        changed, gone = pages.write(_checkout(), load_database())
        for path in changed:
            print(f"written: {path}")
        for path in gone:
            print(f"gone: {path}")
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
