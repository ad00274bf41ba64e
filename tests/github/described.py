"""GitHub's published description of its REST API, and servers that validate against it: from npm, on demand.

`npm ci` puts @octokit/openapi and @stoplight/prism-cli into a folder that git ignores, as `tests/github/npm` locks them.
"""

from __future__ import annotations

import contextlib
import fcntl
import functools
import hashlib
import json
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import requests
from requests.adapters import HTTPAdapter

ROOT = Path(__file__).parents[2]
LOCKED = Path(__file__).with_name("npm")
FOLDER = ROOT / ".npm"
COMMENTS = "/repos/{owner}/{repo}/issues/{issue_number}/comments"
COMMENT = "/repos/{owner}/{repo}/issues/comments/{comment_id}"
ARTIFACTS = "/repos/{owner}/{repo}/actions/runs/{run_id}/artifacts"
DOWNLOAD = "/repos/{owner}/{repo}/actions/artifacts/{artifact_id}/{archive_format}"
PULL = "/repos/{owner}/{repo}/pulls/{pull_number}"
USER = "/user"
USED = {
    ("GET", COMMENTS), ("POST", COMMENTS), ("GET", COMMENT), ("PATCH", COMMENT), ("DELETE", COMMENT), ("GET", USER), ("GET", ARTIFACTS),
    ("GET", DOWNLOAD), ("GET", PULL),
}  # fmt: skip
"""The endpoints that `auditor/github` uses. A request to any other is a violation."""
INSTALL_SECONDS, START_SECONDS = 300, 30


def npm() -> Path:
    """The folder with what is locked, installed if need be; skips the test where that cannot be."""
    return _installed() if not _why_not() else pytest.skip(_why_not())


@functools.cache
def _why_not() -> str:
    if shutil.which("npm") is None or shutil.which("node") is None:
        return "there is no npm here to install GitHub's description of its API"
    try:
        _installed()
    except (OSError, subprocess.SubprocessError) as error:
        said = (getattr(error, "stderr", "") or str(error)).strip().splitlines()
        return f"npm cannot install GitHub's description of its API here: {said[-1] if said else error}"
    return ""


@functools.cache
def _installed() -> Path:
    wanted = hashlib.sha256((LOCKED / "package-lock.json").read_bytes() + repr(sorted(USED)).encode()).hexdigest()
    FOLDER.mkdir(exist_ok=True)
    with open(FOLDER / "lock", "w") as lock:
        # Workers of one run, and runs of two Pythons, share it.
        fcntl.flock(lock, fcntl.LOCK_EX)
        done = FOLDER / "done"
        if not done.exists() or done.read_text() != wanted:
            for name in ("package.json", "package-lock.json"):
                shutil.copy(LOCKED / name, FOLDER)
            # Nothing that is installed may run anything at that.
            command = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
            subprocess.run(command, cwd=FOLDER, check=True, capture_output=True, text=True, timeout=INSTALL_SECONDS)
            _keep_what_is_used()
            done.write_text(wanted)
    return FOLDER


def _keep_what_is_used() -> None:
    """Of the whole description (400 MB in its forms) the endpoints in use and all webhooks, with what they refer to."""
    held = FOLDER / "node_modules" / "@octokit" / "openapi" / "generated"
    whole = json.loads((held / "api.github.com.json").read_text(encoding="utf-8"))
    paths: dict[str, Any] = {}
    for method, path in USED:
        paths.setdefault(path, {})[method.lower()] = whole["paths"][path][method.lower()]
    for name, part in (("paths", paths), ("x-webhooks", whole["x-webhooks"])):
        components: dict[str, dict[str, Any]] = {}
        _refer(part, whole["components"], components)
        kept = {"openapi": whole["openapi"], "info": whole["info"], "paths": {}, name: part, "components": components}
        (FOLDER / f"{name}.json").write_text(json.dumps(kept), encoding="utf-8")
    shutil.rmtree(held)


def _refer(part: Any, whole: Mapping[str, Any], found: dict[str, dict[str, Any]]) -> None:
    """Adds to `found` the components that a part of the description refers to."""
    if isinstance(part, dict):
        target = part.get("$ref")
        if isinstance(target, str):
            _, _, kind, name = target.split("/", 3)
            if name not in found.setdefault(kind, {}):
                found[kind][name] = whole[kind][name]
                _refer(whole[kind][name], whole, found)
        for inner in part.values():
            _refer(inner, whole, found)
    elif isinstance(part, list):
        for inner in part:
            _refer(inner, whole, found)


def description(name: str = "paths") -> dict[str, Any]:
    """What GitHub says of the endpoints in use (`paths`), or of the events (`x-webhooks`)."""
    found: dict[str, Any] = json.loads((npm() / f"{name}.json").read_text(encoding="utf-8"))
    return found


@contextlib.contextmanager
def prism(*arguments: str) -> Iterator[str]:
    """A server of Prism's that validates: `mock FILE`, or `proxy FILE UPSTREAM`. Gives its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    program = npm() / "node_modules" / "@stoplight" / "prism-cli" / "dist" / "index.js"
    command = ["node", str(program), *arguments, "--port", str(port), "--verboseLevel", "error"]
    environ = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    process = subprocess.Popen(command, env=environ, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _ in range(START_SECONDS * 20):
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
                break
            if process.poll() is not None:
                raise RuntimeError(f"Prism has ended with {process.returncode}")
            time.sleep(0.05)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(10)


class Violation(NamedTuple):
    """What a request or an answer did against the description, as Prism's header says it."""

    request: str
    where: str
    message: str


class Watched(HTTPAdapter):
    """Sends requests on, asks a mock for what it is to answer to each method, and notes what violated the description."""

    def __init__(self, prefer: Mapping[str, str] | None = None) -> None:
        super().__init__()
        self.prefer = prefer
        self.violations: list[Violation] = []
        self.answers: list[tuple[str, int]] = []

    def send(self, request: requests.PreparedRequest, *args: Any, **kwargs: Any) -> requests.Response:
        """One request."""
        method = str(request.method)
        if self.prefer is not None:
            # GitHub's own type, which it recommends, is not in its description.
            assert request.headers["Accept"] == "application/vnd.github+json"
            request.headers["Accept"] = "application/json"
            request.headers["Prefer"] = self.prefer.get(method, "")
        answer = super().send(request, *args, **kwargs)
        self.answers.append((method, answer.status_code))
        for one in json.loads(answer.headers.get("sl-violations", "[]")):
            where = ".".join(map(str, one["location"]))
            self.violations.append(Violation(f"{method} {request.path_url}", where, one["message"]))
        return answer
