"""`audit check`."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from auditor.commands.arguments import Commands, add_looking, gate, left_out, python
from auditor.errors import AuditError
from auditor.report import FORMATS
from auditor.repro import arguments

if TYPE_CHECKING:
    from auditor.matching.finding import Audit, Evidence

EVIDENCE = ("installed", "used", "triggered", "reproduced")


def add(commands: Commands) -> None:
    """What it takes."""
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
        type=gate,
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
        type=gate,
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
    add_looking(check)
    check.add_argument(
        "--repro",
        nargs="?",
        choices=("triggered", "all"),
        const="triggered",
        help="run the bugs' repros under the project's stack: of what is triggered, or of possible findings too",
    )
    arguments.add_running(check)
    check.set_defaults(run=_check)


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
                python=python(options),
                cache=not options.no_cache,
                leave_out=left_out(options, policy),
                policy=policy,
                within=held.within,
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


def _reproduced(answer: Audit, options: argparse.Namespace) -> Audit:
    """The audit with the repros of its findings run."""
    from auditor.database.load import load_database
    from auditor.repro.evidence import with_runs
    from auditor.repro.reproduce import Wanted

    wanted = Wanted(
        device=options.device, environment=options.environment, timeout=options.timeout, backend=options.backend
    )  # fmt: skip
    return with_runs(answer, options.repro, wanted, load_database())


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
