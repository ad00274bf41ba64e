"""`audit stack`."""

from __future__ import annotations

import argparse
from pathlib import Path

from auditor.commands.arguments import Commands, add_stack, python


def add(commands: Commands) -> None:
    """What it takes."""
    stack = commands.add_parser("stack", help="which versions hold, which file says so, and why no other does")
    stack.add_argument("paths", nargs="*", type=Path, default=[Path(".")], metavar="PATH", help="where (default: here)")
    stack.add_argument("--format", choices=("text", "json"), default="text", help="default: text")
    add_stack(stack)
    stack.set_defaults(run=_stack)


def _stack(options: argparse.Namespace) -> int:
    from auditor.audit import Options, stacks
    from auditor.report import stack

    project = stacks(options.paths, Options(stack=options.stack, python=python(options)))
    print(stack.render(project) if options.format == "text" else stack.render_json(project), end="")
    if any(skip.partial for skip in project.skips):
        return 4
    return 0 if project.stacks else 3
