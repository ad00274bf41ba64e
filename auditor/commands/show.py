"""`audit explain` and `audit list`: what the database knows."""

from __future__ import annotations

import argparse

from auditor.commands.arguments import Commands
from auditor.errors import AuditError


def add(commands: Commands) -> None:
    """What they take."""
    explain = commands.add_parser("explain", help="all that is known of one bug")
    explain.add_argument("id", metavar="ID", help="as TF-42459")
    explain.set_defaults(run=_explain)

    listing = commands.add_parser("list", help="every bug of the database")
    listing.add_argument("--json", action="store_true", help="as a JSON array, with every field of an entry")
    listing.set_defaults(run=_list)


def _explain(options: argparse.Namespace) -> int:
    from auditor.database.load import load_database, repro_file
    from auditor.report import explain

    database = load_database()
    try:
        bug = database.bug(options.id.upper())
    except KeyError:
        raise AuditError(f"{options.id}: no such bug; `audit list` names them all") from None
    repro = f"audit repro {bug.id}" if repro_file(bug.id) else None
    print(explain.render(bug, database.verdicts.get(bug.id, ()), repro=repro), end="")
    return 0


def _list(options: argparse.Namespace) -> int:
    from auditor.database.load import load_database
    from auditor.report import listing

    render = listing.render_json if options.json else listing.render
    print(render(load_database()), end="")
    return 0
