"""Runs a composite action as GitHub's runner does: step by step, with its files, its expressions and its shell."""

from __future__ import annotations

import json
import os
import re
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

import yaml

_EXPRESSION = re.compile(r"\$\{\{\s*(.+?)\s*\}\}")
_NAMED = re.compile(
    r"(?:(?P<simple>[\w-]+)=(?P<value>.*)|(?P<name>[\w-]+)<<(?P<end>\S+)\n(?P<text>(?:.*\n)*?)(?P=end))\n"
)


class Outcome(NamedTuple):
    """What became of an action: the exit code of its first step that failed, its outputs, its log and its summary."""

    code: int
    outputs: dict[str, str]
    log: str
    summary: str
    steps: dict[str, dict[str, str]]


class Runner:
    """A machine with the folders and variables of one job."""

    def __init__(self, folder: Path, name: str, event: object, **environ: str) -> None:
        self.folder, self.temp, self.workspace = folder, folder / "temp", folder / "workspace"
        for path in (self.temp, self.workspace, folder / "home", folder / "files"):
            path.mkdir(parents=True, exist_ok=True)
        written = self.temp / "_github_workflow" / "event.json"
        written.parent.mkdir(exist_ok=True)
        written.write_text(event if isinstance(event, str) else json.dumps(event), encoding="utf-8")
        self.environ = {
            "CI": "true", "GITHUB_ACTIONS": "true", "GITHUB_ACTOR": "somebody", "GITHUB_EVENT_NAME": name,
            "GITHUB_EVENT_PATH": str(written), "GITHUB_JOB": "audit", "GITHUB_REPOSITORY": "o/r",
            "GITHUB_REPOSITORY_ID": "1", "GITHUB_RUN_ATTEMPT": "1", "GITHUB_RUN_ID": "77", "GITHUB_RUN_NUMBER": "12",
            "GITHUB_SERVER_URL": "https://github.com", "GITHUB_WORKFLOW": "audit",
            "GITHUB_WORKSPACE": str(self.workspace), "HOME": str(folder / "home"), "RUNNER_OS": "Linux",
            "RUNNER_TEMP": str(self.temp), "RUNNER_TOOL_CACHE": str(folder / "tools"), "PATH": os.environ["PATH"],
            **{key: value for key, value in os.environ.items() if key.startswith(("PIP_", "UV_", "SSL_", "REQUESTS_"))},
            **environ,
        }  # fmt: skip

    def run(
        self, action: Path, inputs: Mapping[str, str], *, done: Mapping[str, dict[str, str]] | None = None,
        only: str | None = None,
    ) -> Outcome:  # fmt: skip
        """Runs an action's steps in their order. `done` are steps that were run before, with their outputs; `only` is
        the last step that is run."""
        described: dict[str, Any] = yaml.safe_load(action.read_text(encoding="utf-8"))
        unknown = set(inputs) - set(described["inputs"])
        assert not unknown, f"the action has no input {unknown}"
        given = {name: str(inputs.get(name, one.get("default", ""))) for name, one in described["inputs"].items()}
        context: dict[str, Any] = {
            "inputs": {name: self.value(text, {"github": {"token": "t-of-the-job"}}) for name, text in given.items()},
            "github": {"action_path": str(action.parent), "token": "t-of-the-job"},
            "steps": {name: {"outputs": outputs} for name, outputs in (done or {}).items()},
        }
        code, log, summary = 0, "", ""
        for step in described["runs"]["steps"]:
            if step["id"] in context["steps"] or code != 0:
                continue
            finished, outputs, told = self.step(step, context)
            context["steps"][step["id"]] = {"outputs": outputs}
            code, log, summary = finished.returncode, log + finished.stdout + finished.stderr, summary + told
            if step["id"] == only:
                break
        outputs = {name: self.value(one["value"], context) for name, one in described.get("outputs", {}).items()}
        return Outcome(code, outputs, log, summary, {name: one["outputs"] for name, one in context["steps"].items()})

    def step(
        self, step: Mapping[str, Any], context: Mapping[str, Any]
    ) -> tuple[subprocess.CompletedProcess[str], dict[str, str], str]:
        """One step with its own files."""
        assert set(step) <= {"id", "shell", "env", "run"}, f"this runner does not know what {set(step)} means"
        assert step["shell"] == "bash"
        files = {
            name: self.folder / "files" / f"{step['id']}.{name}" for name in ("OUTPUT", "ENV", "PATH", "STEP_SUMMARY")
        }
        for path in files.values():
            path.write_text("")
        script = self.temp / f"{step['id']}.sh"
        script.write_text(self.value(step["run"], context))
        finished = subprocess.run(
            ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", str(script)], cwd=self.workspace,
            env={
                **self.environ, **{f"GITHUB_{name}": str(path) for name, path in files.items()},
                **{name: self.value(str(text), context) for name, text in step.get("env", {}).items()},
            },
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        self.environ |= self.named(files["ENV"].read_text())
        for line in files["PATH"].read_text().splitlines():
            self.environ["PATH"] = f"{line}:{self.environ['PATH']}"
        return finished, self.named(files["OUTPUT"].read_text()), files["STEP_SUMMARY"].read_text()

    def value(self, text: str, context: Mapping[str, Any]) -> str:
        """A text with its expressions evaluated: references only, no more is needed."""

        def found(match: re.Match[str]) -> str:
            held: Any = context
            for part in match[1].split("."):
                held = held.get(part, "") if isinstance(held, dict) else ""
            return str(held)

        return _EXPRESSION.sub(found, text)

    def named(self, text: str) -> dict[str, str]:
        """What a file of the runner's says: `name=value`, or `name<<end` with lines up to the end."""
        found: dict[str, str] = {}
        at = 0
        while at < len(text):
            match = _NAMED.match(text, at)
            assert match is not None, f"the runner would refuse {text[at:].splitlines()[0]}"
            found[match["simple"] or match["name"]] = (
                match["value"] if match["simple"] else match["text"].removesuffix("\n")
            )
            at = match.end()
        return found
