"""The files by which a step speaks to the runner: its summary and its outputs."""

from __future__ import annotations

import secrets
from collections.abc import Mapping

SUMMARY_LIMIT = 1_000_000
"""Bytes; the runner takes up to 1 MiB a step."""


def add_summary(environ: Mapping[str, str], markdown: str) -> None:
    """Adds to the job's summary, where there is one."""
    path = environ.get("GITHUB_STEP_SUMMARY")
    if path:
        data = markdown.encode("utf-8", "replace")[:SUMMARY_LIMIT]
        with open(path, "ab") as file:
            file.write(data + b"\n")


def set_outputs(environ: Mapping[str, str], outputs: Mapping[str, str]) -> None:
    """Sets the step's outputs. The delimiter is random: no value can end itself early and set another output."""
    path = environ.get("GITHUB_OUTPUT")
    if path:
        with open(path, "a", encoding="utf-8", errors="replace") as file:
            for name, value in outputs.items():
                end = f"end-{secrets.token_hex(16)}"
                file.write(f"{name}<<{end}\n{value}\n{end}\n")
