"""`audit upgrade`."""

from __future__ import annotations

import argparse
from pathlib import Path

from auditor.commands.arguments import Commands, add_looking, left_out, python


def add(commands: Commands) -> None:
    """What it takes."""
    upgrade = commands.add_parser("upgrade", help="what every release would fix and bring for your code")
    upgrade.add_argument("paths", nargs="*", type=Path, default=[], metavar="PATH", help="what (default: here)")
    upgrade.add_argument(
        "--to",
        metavar="RELEASE",
        help="only this one, in full: 2.15.1, 2.16.2+keras3.0.5, 2.19.1+tf_keras, keras==3.4.1",
    )
    upgrade.add_argument("--format", choices=("text", "json", "markdown"), default="text", help="default: text")
    add_looking(upgrade)
    upgrade.set_defaults(run=_upgrade)


def _upgrade(options: argparse.Namespace) -> int:
    from auditor.against import ground
    from auditor.audit import NOTHING_TO_AUDIT, PARTIAL, Options, ways

    with ground(options.paths, None, policy=not options.no_policy) as held:
        answer = ways(
            held.paths,
            Options(
                stack=options.stack,
                python=python(options),
                cache=not options.no_cache,
                leave_out=left_out(options, held.policy),
                policy=held.policy,
                within=held.within,
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
