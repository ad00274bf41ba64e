"""The known advisories of the exact pins, asked of pip-audit: its command line and its JSON, never its internals."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from auditor.matching.finding import Advisories, Advisory
from auditor.project.stack import Pin

TIMEOUT_SECONDS = 120
_SECRET = ("TOKEN", "SECRET", "PASSWORD", "PASSWD", "CREDENTIAL", "_KEY")


def ask(pins: Sequence[Pin]) -> Advisories:
    """What pip-audit knows of these pins. Trouble of any kind is a `failure`, never an empty answer."""
    if not pins:
        return Advisories(audited=0, failure="no lockfile here pins exact versions")
    with tempfile.TemporaryDirectory(prefix="silent-audit-") as folder:
        listed = Path(folder, "requirements.txt")
        listed.write_text("".join(f"{pin.name}=={pin.version}\n" for pin in _one_each(pins)), encoding="utf-8")
        command = [
            sys.executable, "-I", "-m", "pip_audit", "--requirement", str(listed), "--no-deps", "--disable-pip",
            "--format", "json", "--progress-spinner", "off", "--desc", "off",
        ]  # fmt: skip
        try:
            done = subprocess.run(
                command,
                capture_output=True,
                text=True,
                timeout=TIMEOUT_SECONDS,
                check=False,
                cwd=folder,
                env=_scrubbed(os.environ),
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            return Advisories(audited=0, failure=f"pip-audit did not answer: {type(error).__name__}")
    return read_answer(done.stdout, done.stderr, pins)


def read_answer(stdout: str, stderr: str, pins: Sequence[Pin]) -> Advisories:
    """What pip-audit's JSON says; its last line of complaint where it says none."""
    try:
        dependencies = json.loads(stdout)["dependencies"]
        return _read(dependencies, pins)
    except (ValueError, KeyError, TypeError, AttributeError):
        complaints = [line.strip() for line in stderr.splitlines() if line.strip()]
        return Advisories(audited=0, failure=(complaints[-1] if complaints else "pip-audit gave no answer")[:200])


def _read(dependencies: list[dict[str, Any]], pins: Sequence[Pin]) -> Advisories:
    places = {(pin.name, pin.version): pin.location for pin in pins}
    found: list[Advisory] = []
    skipped = []
    audited = 0
    for dependency in dependencies:
        if "skip_reason" in dependency:
            skipped.append((str(dependency["name"]), str(dependency["skip_reason"])))
            continue
        audited += 1
        name, version = str(dependency["name"]), str(dependency["version"])
        found.extend(
            Advisory(
                package=name,
                version=version,
                id=str(one["id"]),
                aliases=tuple(map(str, one.get("aliases") or ())),
                fixed_in=tuple(map(str, one.get("fix_versions") or ())),
                summary=str(one.get("description") or ""),
                location=places.get((name, version)),
            )
            for one in dependency["vulns"]
        )
    answered = {str(dependency["name"]) for dependency in dependencies}
    unanswered = [(pin.name, "pip-audit said nothing of it") for pin in _one_each(pins) if pin.name not in answered]
    return Advisories(audited=audited, found=tuple(found), skipped=(*skipped, *unanswered))


def _one_each(pins: Sequence[Pin]) -> list[Pin]:
    """pip-audit takes one version of a package: of several the newest is asked for, the last of the sorted pins."""
    return list({pin.name: pin for pin in pins}.values())


def _scrubbed(environ: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in environ.items() if not any(word in name.upper() for word in _SECRET)}
