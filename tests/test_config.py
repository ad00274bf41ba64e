"""The reader of the policy: what it takes, what it refuses and in which words."""

from __future__ import annotations

import json
import os
import re
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from auditor.config import Policy, find_policy, read_policy
from auditor.errors import AuditError
from auditor.project.formats.toml import lines_of
from auditor.report.escape import glyphs
from auditor.rules import SCHEMA, IgnoreRule, schema, written

HEAD = '[project]\nname = "x"\n\n[tool.audit]\n'
IGNORE = '[[tool.audit.ignore]]\nid = "TF-42459"\nreason = "known"\n'
THREAT = '[[tool.audit.threat]]\nid = "TF-42459"\nlevel = 2\nreason = "known"\n'


def policy_of(folder: Path, text: str, name: str = "pyproject.toml") -> Policy:
    (folder / name).write_text(text, encoding="utf-8")
    return read_policy(folder)


def test_all_that_it_can_say(tmp_path: Path) -> None:
    policy = policy_of(
        tmp_path,
        f"""{HEAD}
fail-on = 4
fail-on-new = "never"
fail-on-advisories = true
paths = ["src", "serve.py"]
leave-out = ["tests"]
min-evidence = "used"
show = ["possible"]
format = "json"
outputs = ["sarif=out/audit.sarif"]
[[tool.audit.ignore]]
id = "TF-42459"
reason = "compiled again in serve.py"
expires = 2027-01-31
paths = ["legacy/**", "!legacy/new.py"]
{THREAT}""",
    )
    assert (policy.fail_on, policy.fail_on_new, policy.fail_on_advisories) == (4, None, True)
    assert policy.leave_out == {"test"}
    assert policy.min_evidence.value == "used"
    assert policy.outputs == [("sarif", str(tmp_path / "out/audit.sarif"))]
    assert policy.rules.ignore == (
        IgnoreRule(
            id="TF-42459",
            reason="compiled again in serve.py",
            expires=date(2027, 1, 31),
            paths=("legacy/**", "!legacy/new.py"),
        ),
    )
    assert (policy.place("ignore.0").line, policy.place("threat.0").line, policy.place("fail-on").line) == (15, 20, 6)
    assert str(policy.place("ignore.0")) == "pyproject.toml:15"


def test_nothing_said_is_the_default(tmp_path: Path) -> None:
    for text in ("", "[project]\nname = 'x'\n", "tool = 3\n", "[tool.audit]\n"):
        policy = policy_of(tmp_path, text)
        assert (policy.fail_on, policy.fail_on_new, policy.leave_out, policy.within) == (3, 3, frozenset(), ())


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("fail_on = 4\n", "5: tool.audit.fail_on: there is no such key; did you mean fail-on?"),
        ("ignores = []\n", "5: tool.audit.ignores: there is no such key; did you mean ignore?"),
        ("zzz = 1\n", "5: tool.audit.zzz: there is no such key"),
        ("fail-on = 5\n", "5: tool.audit.fail-on: is one of 1, 2, 3, 4, never, not 5"),
        ('\nfail-on = "nver"\n', "6: tool.audit.fail-on: is one of 1, 2, 3, 4, never, not nver; did you mean never?"),
        ("fail-on = true\n", '5: tool.audit.fail-on: is to be 1, 2, 3, 4 or "never", not true or false'),
        ("fail-on-advisories = 1\n", "5: tool.audit.fail-on-advisories: is to be true or false, not an integer"),
        ('paths = "src"\n', "5: tool.audit.paths: is to be an array, not a string"),
        ("paths = [3]\n", "5: tool.audit.paths: is to be a string, not an integer"),
        ("paths = []\n", "5: tool.audit.paths: is to be an array that is not empty"),
        ('paths = ["../other"]\n', "5: tool.audit.paths: ../other is not below the folder of this file"),
        ('paths = ["/etc"]\n', "5: tool.audit.paths: /etc is not below the folder of this file"),
        ('leave-out = ["test"]\n', "5: tool.audit.leave-out: is one of tests, examples, not test; did you mean tests?"),
        ('format = "txt"\n', "5: tool.audit.format: is one of text, json"),
        ('outputs = ["jsn=a"]\n', "5: tool.audit.outputs: jsn=a: write FORMAT=FILE, of text, json"),
        ('outputs = ["json=../a"]\n', "5: tool.audit.outputs: ../a is no file below the folder of this one"),
        ('outputs = ["json=/etc/a"]\n', "5: tool.audit.outputs: /etc/a is no file below the folder of this one"),
        ('outputs = ["json=a/.git/config"]\n', "5: tool.audit.outputs: a/.git/config is no file"),
        ('outputs = ["json=C:a"]\n', "5: tool.audit.outputs: C:a is no file"),
        (
            '[[tool.audit.ignore]]\nid = "TF-42459"\n' + IGNORE,
            "5: tool.audit.ignore: there is no reason: it is required",
        ),
        (IGNORE + '[[tool.audit.ignore]]\nreason = "x"\n', "8: tool.audit.ignore: there is no id: it is required"),
        (IGNORE.replace("known", " \\t"), "7: tool.audit.ignore.reason: is blank"),
        (IGNORE.replace("known", ""), "7: tool.audit.ignore.reason: is to be a string that is not empty"),
        (IGNORE.replace("42459", "42458"), "6: tool.audit.ignore.id: no bug is called TF-42458; did you mean TF-42459"),
        (THREAT.replace("42459", "1"), "6: tool.audit.threat.id: no bug is called TF-1"),
        (IGNORE.replace("TF-", "tf "), "6: tool.audit.ignore.id: is no bug's id, such as TF-42459"),
        (IGNORE + 'expire = "x"\n', "8: tool.audit.ignore.expire: there is no such key; did you mean expires?"),
        (IGNORE + 'expires = "soon"\n', "8: tool.audit.ignore.expires: is no date, such as 2027-01-31"),
        (IGNORE + "expires = 3\n", "8: tool.audit.ignore.expires: is to be a date, as 2027-01-31, not an integer"),
        (IGNORE + 'paths = ["!"]\n', "8: tool.audit.ignore.paths: ! is no pattern of .gitignore"),
        (IGNORE + "paths = []\n", "8: tool.audit.ignore.paths: is to be an array that is not empty"),
        ('[tool.audit.ignore]\nid = "TF-42459"\n', "5: tool.audit.ignore: is to be an array, not a table"),
        (THREAT.replace("2", "5", 2).replace("4", "4"), "tool.audit.threat"),
        (THREAT.replace("level = 2", "level = 0"), "7: tool.audit.threat.level: is to be an integer >= 1"),
        (THREAT + THREAT, "10: tool.audit.threat.id: TF-42459 has a level already"),
        (
            'ignore = [\n  {id = "TF-42459", reason = "x"},\n  {id = "TF-42459", reson = "x"},\n]\n',
            "5: tool.audit.ignore.reson: there is no such key; did you mean reason?",
        ),
        ("fail-on = = 4\n", "5: is broken: Invalid value"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(AuditError) as raised:
        policy_of(tmp_path, HEAD + text)
    assert said in str(raised.value)
    assert str(raised.value).startswith("pyproject.toml:")


def test_a_file_of_its_own_has_no_tables_above(tmp_path: Path) -> None:
    assert policy_of(tmp_path, "fail-on = 1\n" + IGNORE.replace("tool.audit.", ""), "audit.toml").fail_on == 1
    with pytest.raises(AuditError, match=r"audit.toml:1: tool: there is no such key"):
        policy_of(tmp_path, "[tool.audit]\nfail-on = 1\n", "audit.toml")


def test_two_policies_are_one_too_many(tmp_path: Path) -> None:
    (tmp_path / "audit.toml").write_text("fail-on = 1\n")
    with pytest.raises(AuditError, match="two policies; keep one"):
        policy_of(tmp_path, HEAD)


def test_a_broken_pyproject_that_says_nothing_of_the_audit_is_no_policy(tmp_path: Path) -> None:
    assert policy_of(tmp_path, "[project]\nx = = 3\n").file == ""
    with pytest.raises(AuditError, match=r"pyproject.toml:2: is broken"):
        policy_of(tmp_path, "[project]\nx = = 3\n['tool' . audit]\n")


def test_the_nearest_policy_holds_up_to_the_repository(tmp_path: Path) -> None:
    inner = tmp_path / "repository" / "services" / "api"
    inner.mkdir(parents=True)
    (tmp_path / "audit.toml").write_text("fail-on = 1\n")
    assert find_policy(inner).file == ""  # in no repository: only its own folder
    (tmp_path / "repository" / ".git").mkdir()
    assert find_policy(inner).file == ""  # what lies above the repository is not its own
    policy_of(tmp_path / "repository", HEAD + "fail-on = 2\n" + IGNORE)
    found = find_policy(inner)
    assert (found.fail_on, found.prefix) == (2, "services/api")
    assert str(found.place("ignore.0")) == "../../pyproject.toml:6"
    (inner / "pyproject.toml").write_text("[project]\nname = 'api'\n")
    assert find_policy(inner).fail_on == 2  # a manifest without a policy hides none
    (inner / "audit.toml").write_text("fail-on = 4\n")
    assert (find_policy(inner).fail_on, find_policy(inner).prefix) == (4, ".")
    assert find_policy(inner.parent, top=tmp_path).fail_on == 2
    assert find_policy(tmp_path / "repository", top=tmp_path).fail_on == 2


def test_a_policy_is_held_to_another_tree(tmp_path: Path) -> None:
    base, head = tmp_path / "base", tmp_path / "head"
    for folder in (base / "src", base / "old", head / "src"):
        folder.mkdir(parents=True)
    policy = policy_of(base, HEAD + 'paths = ["src", "old"]\n')
    assert policy.held_to(head).within == ("src",)
    (head / "src").rmdir()
    assert policy.held_to(head).within == ()
    with pytest.raises(AuditError, match=r"pyproject.toml:5: paths: old is not there"):
        (base / "old").rmdir()
        _ = policy.within


@pytest.mark.parametrize("name", ["audit.toml", "pyproject.toml"])
def test_files_that_are_none(tmp_path: Path, name: str) -> None:
    project = tmp_path / "project"
    project.mkdir()
    (tmp_path / "secret.toml").write_text("token = 's3cret'\n")
    (project / name).symlink_to(tmp_path / "secret.toml")
    with pytest.raises(AuditError, match="leads out of the folder"):
        read_policy(project)
    (project / name).unlink()
    (project / name).symlink_to(project / name)  # a loop
    assert read_policy(project).file == ""
    (project / name).unlink()
    (project / name).mkdir()
    assert read_policy(project).file == ""
    (project / name).rmdir()
    os.mkfifo(project / name)
    assert read_policy(project).file == ""  # and nobody waits for who writes to it
    (project / name).unlink()
    (project / name).write_bytes(b"fail-on = 1 # \xff\x00\n")
    with pytest.raises(AuditError, match="NUL"):
        read_policy(project)
    (project / name).write_bytes(b"# " + b"x" * 1_000_001)
    with pytest.raises(AuditError, match="larger than 1 MB"):
        read_policy(project)


def test_a_link_within_the_folder_is_read(tmp_path: Path) -> None:
    (tmp_path / "ours.toml").write_text("fail-on = 1\n")
    (tmp_path / "audit.toml").symlink_to("ours.toml")
    assert read_policy(tmp_path).fail_on == 1


@pytest.mark.parametrize(
    "text",
    [
        '"\\u001b[31m\\u202ex\\r\\n::error::y" = 1\n',
        'format = "\\u001b]0;x\\u0007 ::error::y"\n',
        'outputs = ["json=\\u001b[2J/../x"]\n',
        'paths = ["\\u202e/../x"]\n',
        IGNORE + 'paths = ["\\u001b[31m!", "!"]\n',
        "x = " + "[" * 5_000 + "\n",
        '"' + "k" * 100_000 + '" = 1\n',
    ],
)
def test_hostile_texts_are_told_harmlessly(tmp_path: Path, text: str) -> None:
    with pytest.raises(AuditError) as raised:
        policy_of(tmp_path, HEAD + text)
    said = str(raised.value)
    assert said.isprintable() and len(said) < 700


def test_the_lines_of_keys() -> None:
    text = """# a comment with [tool.audit]
title = \"\"\"
[tool.audit]
fail-on = 1
\"\"\"

[tool.audit] # here
"fail-on" = 3
paths = [
  "a", # x
  "b",
]
[[tool.audit.ignore]]
id = "A"

[[tool.audit.ignore]]
id = "B"
[tool.audit.ignore.more]
x.y = 1
"""
    lines = lines_of(text)
    assert lines["tool", "audit"] == 7
    assert lines["tool", "audit", "fail-on"] == 8
    assert lines["tool", "audit", "paths"] == 9
    assert [lines["tool", "audit", "ignore", n] for n in (0, 1)] == [13, 16]
    assert lines["tool", "audit", "ignore", 1, "id"] == 17
    assert lines["tool", "audit", "ignore", 1, "more", "x", "y"] == 19


# ── the schema ──────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_schema_is_the_one_of_the_structs() -> None:
    held = json.loads(SCHEMA.read_text(encoding="utf-8"))
    assert held == json.loads(written()), "run `python -m auditor.rules`"
    jsonschema.Draft7Validator.check_schema(held)


def test_the_examples_of_the_docs_are_policies(tmp_path: Path) -> None:
    page = (SCHEMA.parents[1] / "docs" / "policy.md").read_text(encoding="utf-8")
    blocks = re.findall(r"^```toml\n(.*?)^```", page, re.MULTILINE | re.DOTALL)
    assert len(blocks) == 2
    held = [policy_of(tmp_path, blocks[0]).rules]
    (tmp_path / "pyproject.toml").unlink()
    held.append(policy_of(tmp_path, blocks[1], "audit.toml").rules)
    for rules in held:
        jsonschema.Draft7Validator(schema(), format_checker=jsonschema.FormatChecker()).validate(
            json.loads(msgspec.json.encode(rules))
        )
    named = {field.encode_name for field in msgspec.structs.fields(type(held[0]))}
    assert set(msgspec.to_builtins(held[0])) == named, "the page shows every key"


@st.composite
def _toml(draw: st.DrawFn) -> dict[str, Any]:
    """A document that is nearly a policy: the right keys mostly, and values of any kind now and then."""
    text = st.text(st.characters(exclude_categories=("Cs",)), max_size=12)
    junk = st.one_of(
        st.none().map(lambda _: {}), st.booleans(), st.integers(-(2**62), 2**62), st.floats(), text,
        st.dates(), st.datetimes(), st.times(), st.lists(st.integers(0, 5), max_size=3),
        st.dictionaries(text, st.integers(), max_size=2),
    )  # fmt: skip
    id = st.sampled_from(["TF-42459", "TF-39462", "TF-44178"])
    reason = st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=20)
    glob = st.one_of(st.sampled_from(["*.py", "src/**", "!a", "/x/"]), text)

    def table(required: dict[str, Any], optional: dict[str, Any]) -> Any:
        return st.fixed_dictionaries(required, optional=optional)

    ignore = table({"id": id, "reason": reason}, {"expires": st.dates(), "paths": st.lists(glob, max_size=3)})
    threat = table({"id": id, "level": st.integers(1, 4), "reason": reason}, {})
    gate = st.sampled_from([1, 2, 3, 4, "never"])
    document: dict[str, Any] = draw(
        table(
            {},
            {
                "fail-on": gate, "fail-on-new": gate, "fail-on-advisories": st.booleans(),
                "paths": st.lists(text, min_size=1, max_size=3), "leave-out": st.lists(st.sampled_from(["tests"])),
                "min-evidence": st.sampled_from(["used"]), "show": st.just(["possible"]),
                "format": st.sampled_from(["json", "text"]), "outputs": st.lists(st.just("json=a.json"), max_size=2),
                "ignore": st.lists(ignore, max_size=3), "threat": st.lists(threat, max_size=2),
            },
        )
    )  # fmt: skip
    for _ in range(draw(st.integers(0, 2))):
        key = draw(st.one_of(st.sampled_from(["fail-on", "ignore", "paths", "fail_on", "outputs"]), text))
        document[key] = draw(junk)
    return document


def _written(value: Any) -> str:
    """A value as TOML; lists of tables inline."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_written(str(key))} = {_written(held)}" for key, held in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_written, value)) + "]"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        return {"inf": "inf", "-inf": "-inf", "nan": "nan"}.get(repr(value), repr(value))
    if isinstance(value, (int, date)) or hasattr(value, "isoformat"):
        return value.isoformat() if hasattr(value, "isoformat") else str(value)
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


@given(document=_toml())
@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_document_is_a_policy_or_a_clear_mistake(
    document: dict[str, Any], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("policy")
    text = "\n".join(f"{_written(key)} = {_written(value)}" for key, value in document.items())
    plain = json.loads(json.dumps(document, default=lambda value: value.isoformat()))
    valid = jsonschema.Draft7Validator(schema()).is_valid(plain)
    try:
        policy = policy_of(folder, text + "\n", "audit.toml")
    except AuditError as error:
        assert glyphs(str(error)) == str(error) and str(error).startswith("audit.toml:")
        return
    # What the reader takes, the schema takes; the reader knows more (ids, patterns, paths).
    assert valid
    assert [(one.id, one.reason) for one in policy.rules.ignore] == [
        (one["id"], one["reason"]) for one in document.get("ignore", [])
    ]
    assert policy.fail_on == {"never": None}.get(document.get("fail-on", 3), document.get("fail-on", 3))
    assert set(policy.lines) >= set(document) - {"ignore", "threat"}
    assert policy.file == "audit.toml" and all(0 < line <= text.count("\n") + 1 for line in policy.lines.values())
