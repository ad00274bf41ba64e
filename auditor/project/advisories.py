"""The known advisories of the exact pins, asked of pip-audit: its command line and its JSON, never its internals."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from auditor.matching.finding import Advisories, Advisory
from auditor.project.stack import Pin

TIMEOUT_SECONDS = 120
"""For all that is asked."""
NO_PINS = "no lockfile here pins exact versions"
"""The failure where there is nothing to ask for."""
MAX_VERSIONS = 5
"""Of one package, in the stacks of a monorepo: pip-audit is asked for one at a time."""
# All that pip-audit needs of the environment: it is told no token, no index with a password in it, nothing else.
_PASSED = frozenset(
    {
        *("PATH", "HOME", "LANG", "LC_ALL", "LC_CTYPE", "TMPDIR", "TEMP", "TMP", "XDG_CACHE_HOME"),
        *("SYSTEMROOT", "USERPROFILE", "LOCALAPPDATA", "APPDATA"),
        *("HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY", "ALL_PROXY"),
        *("SSL_CERT_FILE", "SSL_CERT_DIR", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE"),
        *("PIP_AUDIT_VULNERABILITY_SERVICE", "PIP_AUDIT_OSV_URL"),
    }
)
_NAME = re.compile(r"[A-Za-z0-9]([A-Za-z0-9._-]{0,200}[A-Za-z0-9])?")
_VERSION = re.compile(r"[A-Za-z0-9][A-Za-z0-9.!+_-]{0,200}")


def ask(pins: Sequence[Pin]) -> Advisories:
    """What pip-audit knows of these pins. Trouble of any kind is a `failure`: never an empty answer, never raised."""
    if not pins:
        return Advisories(audited=0, failure=NO_PINS)
    until = time.monotonic() + TIMEOUT_SECONDS
    # A line that is no pin could be an option of pip's.
    sound = [pin for pin in pins if _NAME.fullmatch(pin.name) and _VERSION.fullmatch(pin.version)]
    odd = [(pin.name, "that is no name or no version of a package") for pin in pins if pin not in sound]
    if not sound:
        return Advisories(audited=0, skipped=tuple(odd), failure="no lockfile here pins packages that have a name")
    rounds, left = _rounds(sound)
    answers = []
    for asked in rounds:
        answers.append(_ask(asked, until - time.monotonic()))
        if answers[-1].failure is not None:
            # What was found is told; the rest counts as not checked.
            left += [pin for later in rounds[len(answers) - 1 :] for pin in later]
            break
    if answers[0].failure is not None:
        return answers[0]
    unasked = [(f"{pin.name} {pin.version}", "pip-audit was not asked for it") for pin in left]
    return Advisories(
        audited=sum(one.audited for one in answers),
        found=tuple(advisory for one in answers for advisory in one.found),
        skipped=(*(skip for one in answers for skip in one.skipped), *unasked, *odd),
    )


def _rounds(pins: Sequence[Pin]) -> tuple[list[list[Pin]], list[Pin]]:
    """Pins such that no round holds two versions of a package, the newest first, and those that are too many."""
    versions: dict[str, dict[str, Pin]] = {}
    for pin in reversed(pins):
        versions.setdefault(pin.name, {}).setdefault(pin.version, pin)
    rounds: list[list[Pin]] = [[] for _ in range(min(MAX_VERSIONS, max(map(len, versions.values()))))]
    left: list[Pin] = []
    for name in sorted(versions):
        for number, pin in enumerate(versions[name].values()):
            (rounds[number] if number < MAX_VERSIONS else left).append(pin)
    return rounds, left


def _ask(pins: Sequence[Pin], seconds: float) -> Advisories:
    """One call of pip-audit."""
    if seconds <= 0:
        return Advisories(audited=0, failure="pip-audit took too long")
    with tempfile.TemporaryDirectory(prefix="silent-audit-", ignore_cleanup_errors=True) as folder:
        listed = Path(folder, "requirements.txt")
        listed.write_text("".join(f"{pin.name}=={pin.version}\n" for pin in pins), encoding="utf-8")
        command = [
            sys.executable, "-I", "-m", "pip_audit", "--requirement", str(listed), "--no-deps", "--disable-pip",
            "--format", "json", "--progress-spinner", "off", "--desc", "off",
        ]  # fmt: skip
        try:
            done = subprocess.run(
                command,
                capture_output=True,
                stdin=subprocess.DEVNULL,
                text=True,
                errors="replace",
                timeout=seconds,
                check=False,
                cwd=folder,
                env=_passed(os.environ),
            )
        except (OSError, subprocess.SubprocessError) as error:
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
    unanswered = [(pin.name, "pip-audit said nothing of it") for pin in pins if pin.name not in answered]
    return Advisories(audited=audited, found=tuple(found), skipped=(*skipped, *unanswered))


def _passed(environ: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in environ.items() if name.upper() in _PASSED}
