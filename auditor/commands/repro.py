"""`audit repro` and `audit cache`."""

from __future__ import annotations

from auditor.commands.arguments import Commands, Parser
from auditor.repro import arguments


def add(commands: Commands) -> None:
    """What they take."""
    arguments.add_repro(commands.add_parser("repro", help="run a bug's repro under the project's stack, or under many"))
    arguments.add_cache(commands.add_parser("cache", help="the environments that repros ran in"), Parser)
