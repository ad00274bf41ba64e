"""The command `audit`. Nothing heavy is imported before it is needed: `audit --version` is to be quick."""

from __future__ import annotations

import argparse
import gc
import sys
from collections.abc import Sequence

from auditor import __version__
from auditor.commands import check, database, init, repro, show, stack, upgrade
from auditor.commands.arguments import Parser
from auditor.errors import AuditError


class _Version(argparse.Action):
    """Reads the database's date and count only when it is asked for."""

    def __call__(self, *_: object, **__: object) -> None:
        from auditor.database.head import date_and_count

        date, count = date_and_count()
        print(f"silent-audit {__version__}, database of {date} with {count} bugs")
        raise SystemExit(0)


def run() -> int:
    """The command as a process of its own. It ends before garbage matters, and to look for it among all that is known
    of a project takes longer than to report on it."""
    gc.disable()
    try:
        return main()
    finally:
        gc.freeze()  # or the interpreter would look once more before it ends


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


def _parser() -> Parser:
    parser = Parser(
        prog="audit",
        description="Finds the known silent bugs of TensorFlow and Keras that your code triggers.",
    )
    parser.add_argument("--version", action=_Version, nargs=0, help="the version, and the database's date and count")
    commands = parser.add_subparsers(metavar="COMMAND", required=True, parser_class=Parser)

    for command in (check, upgrade, stack, init, show, repro, database):
        command.add(commands)
    return parser
