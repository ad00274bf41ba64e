"""What several commands take."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from auditor.errors import AuditError

if TYPE_CHECKING:
    from auditor.config import Policy


class Parser(argparse.ArgumentParser):
    """Ends a usage mistake with one clear line, as every other mistake."""

    def error(self, message: str) -> None:  # type: ignore[override]
        """Raises AuditError."""
        raise AuditError(f"{message} ({self.prog} --help tells more)")


if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[Parser]
else:
    Commands = argparse._SubParsersAction


def add_looking(command: argparse.ArgumentParser) -> None:
    """How the project is looked at."""
    command.add_argument(
        "--leave-out",
        choices=("tests", "examples"),
        action="append",
        default=argparse.SUPPRESS,
        help="do not look at files that are tests, or examples; may be repeated",
    )
    command.add_argument("--no-policy", action="store_true", help="do not read [tool.audit] or audit.toml")
    command.add_argument("--no-cache", action="store_true", help="follow all code anew, and remember nothing of it")
    add_stack(command)


def add_stack(command: argparse.ArgumentParser) -> None:
    """What overrides the project's files."""
    command.add_argument(
        "--stack",
        metavar="PINS|installed",
        help="tensorflow==2.3.1,keras==2.4.3: these, whatever the files say; installed: what an environment holds",
    )
    command.add_argument(
        "--python", type=Path, metavar="PATH", help="with --stack installed: the environment's interpreter or folder"
    )


def gate(text: str) -> int | None:
    """The level of a gate, None for never."""
    if text == "never":
        return None
    if text in ("1", "2", "3", "4"):
        return int(text)
    raise argparse.ArgumentTypeError("is 1, 2, 3, 4 or never")


def left_out(options: argparse.Namespace, policy: Policy) -> frozenset[str]:
    """The roles of files that are not looked at: what the command line says, else the policy."""
    if "leave_out" in options:
        return frozenset(role.removesuffix("s") for role in options.leave_out)
    return policy.leave_out


def python(options: argparse.Namespace) -> Path | None:
    """The environment that `--stack installed` reads. Raises AuditError where it goes with nothing."""
    if options.python is not None and options.stack != "installed":
        raise AuditError("--python goes with --stack installed")
    named: Path | None = options.python
    return named
