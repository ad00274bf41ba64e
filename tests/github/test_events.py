"""The events that the tests play are as GitHub describes them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from auditor.github import api
from tests.github import described, events

HOOKS: dict[str, Any] = {
    "push": events.push(),
    "pull-request-synchronize": events.pull_request(),
    "pull-request-opened": events.pull_request(events.FORK, "opened"),
    "merge-group-checks-requested": events.merge_group(),
    "workflow-dispatch": events.workflow_dispatch(),
    "workflow-run-completed": events.workflow_run(),
}


def nullable(schema: Any) -> Any:
    """A schema of OpenAPI 3.0 as one of JSON Schema: what may be null says so in its type."""
    if isinstance(schema, list):
        return [nullable(inner) for inner in schema]
    if not isinstance(schema, dict):
        return schema
    plain = {
        key: nullable(inner) for key, inner in schema.items() if key not in ("nullable", "example", "discriminator")
    }
    return {"anyOf": [{"type": "null"}, plain]} if schema.get("nullable") is True else plain


@pytest.fixture(scope="module")
def hooks() -> Any:
    """What GitHub says of its webhooks."""
    return nullable(described.description("x-webhooks"))


@pytest.mark.parametrize("name", HOOKS)
def test_events_are_as_described(hooks: Any, name: str) -> None:
    body = hooks["x-webhooks"][name]["post"]["requestBody"]["content"]["application/json"]["schema"]
    checker = jsonschema.Draft7Validator({**body, "components": hooks["components"]})
    found = [
        f"{'/'.join(map(str, one.absolute_path))}: {one.message[:200]}" for one in checker.iter_errors(HOOKS[name])
    ]
    assert found == []


def test_one_that_is_not_is_seen(hooks: Any) -> None:
    body = hooks["x-webhooks"]["push"]["post"]["requestBody"]["content"]["application/json"]["schema"]
    checker = jsonschema.Draft7Validator({**body, "components": hooks["components"]})
    assert not checker.is_valid({**events.push(), "commits": "none"})


def test_every_endpoint_in_use_is_held_against_the_description() -> None:
    """What `api.py` asks for, and no more, is in the part of the description that the servers are made of."""
    text = (Path(api.__file__)).read_text(encoding="utf-8")
    asked = {re.sub(r"\{\w+\}", "{}", path) for path in re.findall(r'f"\{self\._base\}(/[^"?]*)', text)}
    asked = {path.replace("/repos/{}/", "/repos/{}/{}/").replace("/zip", "/{}") for path in asked}
    assert asked == {re.sub(r"\{\w+\}", "{}", path) for _, path in described.USED}
    methods = {method for method, _ in described.USED}
    assert set(re.findall(r'_send\("(\w+)"', text)) == methods
    kept = described.description()["paths"]
    assert {(method.upper(), path) for path, held in kept.items() for method in held} == described.USED
