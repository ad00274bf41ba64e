"""The arguments of `audit repro`, `audit cache`, `audit db verify` and `audit check --repro`."""

from __future__ import annotations

import argparse
from pathlib import Path

DEVICES = ("cpu", "gpu", "auto")

SECONDS = 180
"""How long one repro may take, where nothing else is said."""


def add_repro(parser: argparse.ArgumentParser) -> None:
    """`audit repro ID`."""
    parser.add_argument("id", metavar="ID", help="as TF-42459")
    parser.add_argument("path", nargs="?", type=Path, default=Path("."), help="the project (default: here)")
    stack = parser.add_mutually_exclusive_group()
    stack.add_argument(
        "--stack",
        metavar="S",
        help="2.3.1, 2.16.2+keras3.0.5, 2.19.1+tf_keras, tensorflow==2.3.1; else what the project installs",
    )
    stack.add_argument("--stacks", metavar="A..B", help="every release from one to another: 2.2.0..2.4.4")
    parser.add_argument("--variant", action="append", metavar="NAME", help="only this one; may be repeated")
    add_running(parser)
    parser.add_argument("--jobs", type=int, default=1, metavar="N", help="releases at a time (default: 1)")
    parser.add_argument("--scheduler", metavar="ADDRESS", help="run on the workers of this Dask scheduler")
    parser.add_argument("--again", action="store_true", help="with --stacks: also what has run before")
    parser.add_argument("--verbose", action="store_true", help="show what the repro printed")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="default: text")
    parser.add_argument(
        "--share",
        nargs="?",
        type=Path,
        const=Path("silent-audit-share"),
        metavar="FOLDER",
        help="write the verdicts and a text for a pull request to the database; nothing is sent",
    )
    parser.set_defaults(run=_repro)


def add_running(parser: argparse.ArgumentParser) -> None:
    """How repros are run."""
    parser.add_argument(
        "--device", choices=DEVICES, default="cpu", help="where; auto: on a GPU if there is one (default: cpu)"
    )
    parser.add_argument(
        "--backend",
        choices=("tensorflow", "jax", "torch"),
        help="of Keras 3 (default: of those that the bug needs KERAS_BACKEND's or the first, else tensorflow)",
    )
    parser.add_argument(
        "--environment", type=Path, metavar="PATH", help="run in this environment, in place of one made for it"
    )
    parser.add_argument(
        "--timeout", type=int, default=SECONDS, metavar="SECONDS", help=f"for each repro (default: {SECONDS})"
    )


def add_cache(parser: argparse.ArgumentParser, kind: type[argparse.ArgumentParser]) -> None:
    """`audit cache`."""
    inner = parser.add_subparsers(metavar="COMMAND", required=True, parser_class=kind)
    listing = inner.add_parser("list", help="what there is: the stack, its size, when it was used last")
    listing.set_defaults(run=_cache_list)
    clear = inner.add_parser("clear", help="remove it, but for what is in use")
    clear.set_defaults(run=_cache_clear)


def add_verify(parser: argparse.ArgumentParser) -> None:
    """`audit db verify`."""
    parser.add_argument("ids", nargs="*", metavar="ID", help="only these")
    parser.add_argument("--sample", type=int, metavar="N", help="so many, chosen by the seed (default: every bug)")
    parser.add_argument("--seed", type=int, default=0, metavar="S", help="of the choice (default: 0)")
    parser.add_argument("--jobs", type=int, default=1, metavar="N", help="releases at a time (default: 1)")
    parser.add_argument(
        "--environments", type=Path, metavar="FOLDER", help="choose among the releases that have an environment here"
    )
    parser.add_argument(
        "--timeout", type=int, default=SECONDS, metavar="SECONDS", help=f"for each repro (default: {SECONDS})"
    )
    parser.set_defaults(run=_verify)


def _repro(options: argparse.Namespace) -> int:
    from auditor.repro.command import repro

    return repro(options)


def _cache_list(options: argparse.Namespace) -> int:
    from auditor.repro.command import cache_list

    return cache_list()


def _cache_clear(options: argparse.Namespace) -> int:
    from auditor.repro.command import cache_clear

    return cache_clear()


def _verify(options: argparse.Namespace) -> int:
    from auditor.repro.verify import command

    return command(
        options.ids, options.sample, options.seed, options.jobs, options.environments, options.timeout
    )  # fmt: skip
