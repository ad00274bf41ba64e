"""`audit stack --format json`: the same as the text, for programs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from auditor import cli

MONOREPO = Path(__file__).parent / "monorepo"


@pytest.fixture
def document(capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    """What the command prints of the monorepo."""
    assert cli.main(["stack", str(MONOREPO), "--format", "json"]) == 0
    read: dict[str, Any] = json.loads(capsys.readouterr().out)
    return read


def test_the_object_says_what_it_is(document: dict[str, Any]) -> None:
    assert list(document) == ["schema_version", "project", "stacks", "warnings"]
    assert (document["schema_version"], document["project"], document["warnings"]) == (1, "monorepo", [])


def test_each_project_and_each_notebook_has_its_stack(document: dict[str, Any]) -> None:
    said = {
        (stack["folder"], stack["notebook"]): {one["package"]: one["version"] for one in stack["packages"]}
        for stack in document["stacks"]
        if stack["folder"] != "legacy"
    }
    assert said == {
        ("lib", None): {"tensorflow": None, "tf-keras": None},
        ("notebooks", "notebooks/a.ipynb"): {"tensorflow": "2.12.0", "keras": "2.12.0"},
        ("serve", None): {"tensorflow": "2.3.1", "keras": "2.4.3"},
        ("train", None): {"tensorflow": None, "keras": "2.4.3"},
    }
    legacy = [stack["packages"][0]["version"] for stack in document["stacks"] if stack["folder"] == "legacy"]
    assert legacy == ["1.15.5", "2.8.0"]


def test_every_claim_has_its_place_and_its_reason(document: dict[str, Any]) -> None:
    for stack in document["stacks"]:
        for package in stack["packages"]:
            assert package["releases"], package
            assert package["version"] in (None, package["releases"][0])
            assert package["claims"][0]["holds"]
            for claim in package["claims"]:
                assert claim["holds"] == (claim["why_not"] is None)
                source = claim["source"]
                lines = (MONOREPO / source["path"]).read_text().splitlines()
                assert source["cell"] or claim["name"].split("-")[0] in lines[source["line"] - 1]


def test_each_route_names_what_serves_it(document: dict[str, Any]) -> None:
    (serve,) = [stack for stack in document["stacks"] if stack["folder"] == "serve"]
    bundled = [{"package": "tensorflow", "version": "2.3.1"}]
    assert serve["routes"] == {"tf": bundled, "tf.keras": bundled, "keras": bundled, "tf_keras": []}
    assert serve["legacy_keras"] is None
