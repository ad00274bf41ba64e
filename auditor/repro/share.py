"""`audit repro --share`: writes verdicts, and the text of a pull request, for the database. Nothing is sent."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from auditor.database.bug import Bug
from auditor.repro import record
from auditor.repro.reproduce import Outcome

# What could not be run says nothing to anybody else.
_WORTH = ("reproduced", "absent", "loud", "inapplicable")


def write(folder: Path, bug: Bug, found: Sequence[Outcome]) -> list[Path]:
    """Writes the rows and the text into a folder; the files. Of this machine they hold the platform and no more."""
    rows = [one.ran.row for one in found if one.ran is not None and one.ran.row.verdict in _WORTH]
    if not rows:
        return []
    folder.mkdir(parents=True, exist_ok=True)
    csv, text = folder / f"{bug.id}.csv", folder / f"{bug.id}.md"
    held = {record.key(row): row for row in (*record.read(csv), *rows)}
    record.write(csv, held.values())
    lines = [
        f"# {bug.id}: {len(held)} verdict{'' if len(held) == 1 else 's'} from `audit repro`",
        "",
        f"{bug.title} ({bug.url})",
        "",
        "| tensorflow | implementation | variant | Python | platform | verdict | seen |",
        "| --- | --- | --- | --- | --- | --- | --- |",
        *(
            f"| {row.release} | {row.package} {row.version} | {row.variant} | {row.python} | {row.platform} "
            f"| **{row.verdict}** | {row.detail.replace('|', '/')} |"
            for row in record.ordered(held.values())
        ),
        "",
        "The repro is the database's own, unchanged, run in an environment of the framework's pins alone.",
        "",
        f"To send it: add the rows of `{csv.name}` to `bug_db/verdicts/{csv.name}` in a fork of silent-audit, run",
        f"`audit db ranges {bug.id}` and `audit db check`, and open a pull request with this text.",
    ]
    text.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return [csv, text]
