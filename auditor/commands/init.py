"""`audit init`."""

from __future__ import annotations

import argparse
from pathlib import Path

from auditor.commands.arguments import Commands


def add(commands: Commands) -> None:
    """What it takes."""
    init = commands.add_parser("init", help="write the workflow that audits this repository's pull requests")
    init.add_argument("path", nargs="?", type=Path, default=Path("."), metavar="PATH", help="where (default: here)")
    init.add_argument("--yes", action="store_true", help="write what is shown, without a question")
    init.add_argument("--no-forks", action="store_true", help="without the workflow that comments for forks")
    init.add_argument("--fail-on", choices=("1", "2", "3", "4", "never"), default="", help="the gate (default: 3)")
    init.set_defaults(run=_init)


def _init(options: argparse.Namespace) -> int:
    from auditor.init.command import command

    return command(options.path, yes=options.yes, forks=not options.no_forks, fail_on=options.fail_on)
