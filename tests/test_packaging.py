"""What the project says of itself holds together."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

from packaging.requirements import Requirement

ROOT = Path(__file__).parents[1]


def bounds() -> dict[str, str]:
    """The lower bound of each dependency in pyproject.toml."""
    text = (ROOT / "pyproject.toml").read_text()
    block = text[text.index("dependencies = [") : text.index("]", text.index("dependencies = ["))]
    found = [Requirement(item) for item in re.findall(r'"([^"]+)"', block)]
    return {one.name.lower(): next(iter(one.specifier)).version for one in found}


def test_the_oldest_job_installs_the_lower_bounds() -> None:
    pins = [Requirement(line) for line in (ROOT / ".ci" / "lowest.txt").read_text().splitlines() if line[:1].isalpha()]
    assert {pin.name.lower(): next(iter(pin.specifier)).version for pin in pins} == bounds()


def test_version_imports_nothing_heavy() -> None:
    """`audit --version` is to cost little more than a bare interpreter: what takes time to import stays out."""
    code = (
        "import sys, json; from auditor import cli\n"
        "try: cli.main(['--version'])\nexcept SystemExit: pass\n"
        "print(json.dumps(sorted({name.partition('.')[0] for name in sys.modules})))"
    )
    warm = [sys.executable, "-c", "from auditor.database.load import meta; meta()"]
    subprocess.run(warm, check=True, cwd=ROOT)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    said, modules = done.stdout.splitlines()
    assert re.fullmatch(r"silent-audit [\d.]+, database of \d{4}-\d\d-\d\d with \d+ bugs", said)
    assert not {"jinja2", "msgspec", "yaml", "requests", "rich", "packaging", "pathspec"} & set(json.loads(modules))


def test_the_schema_is_where_the_readme_says() -> None:
    assert (ROOT / "auditor" / "report" / "schema.json").is_file()
    for page in ["README.md", *sorted(p.relative_to(ROOT).as_posix() for p in (ROOT / "docs").glob("*.md"))]:
        for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", (ROOT / page).read_text()):
            assert (ROOT / page).parent.joinpath(target).exists(), f"{page} names {target}"
