"""What a policy does to an audit, and what is said of one that loosens itself."""

from __future__ import annotations

import json
import os
from datetime import date
from pathlib import Path

import msgspec
import pytest

from auditor import cli
from auditor.audit import Options, audit
from auditor.config import find_policy, read_policy
from auditor.database.load import load_database
from auditor.loosened import remarks
from auditor.matching.finding import Audit, Evidence
from auditor.place import Location
from auditor.report import contract, markdown, sarif, text

CODE = "import tensorflow as tf\ncb = tf.keras.callbacks.ReduceLROnPlateau(min_lr=1e-3)\n"
IGNORE = '[[ignore]]\nid = "TF-39462"\nreason = "set back by hand"\n'


def project(folder: Path, policy: str = "", *names: str) -> Path:
    """A project whose every file triggers TF-39462 (level 3)."""
    (folder / "requirements.txt").write_text("tensorflow==2.3.1\n")
    for name in names or ("train.py",):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(CODE)
    if policy:
        (folder / "audit.toml").write_text(policy)
    return folder


def audited(folder: Path, **more: object) -> Audit:
    policy = find_policy(folder)
    return audit([folder], Options(policy=policy, fail_on=policy.fail_on, today=date(2026, 6, 1), **more))  # type: ignore[arg-type]


def places(answer: Audit) -> list[str]:
    return [str(at) for f in answer.findings if f.evidence is Evidence.TRIGGERED for at in f.locations]


def test_an_ignored_finding_leaves_the_gate_and_is_counted(tmp_path: Path) -> None:
    answer = audited(project(tmp_path, IGNORE))
    assert (answer.exit_code, places(answer)) == (0, [])
    (one,) = answer.ignored
    assert (one.kind, str(one.by), one.reason, one.threat) == ("policy", "audit.toml:1", "set back by hand", 3)
    assert (str(one.location), one.expires, answer.remarks) == ("train.py:2", "", ())
    assert "1 place ignored by the policy" in text.render(answer)
    assert contract.document(answer)["ignored"][0]["kind"] == "policy"


@pytest.mark.parametrize(
    ("paths", "left"),
    [
        ('["legacy/"]', ["new/legacy.py:2", "train.py:2"]),
        ('["/legacy"]', ["new/legacy.py:2", "train.py:2"]),
        ('["legacy*"]', ["train.py:2"]),
        ('["*.py", "!train.py"]', ["train.py:2"]),
        ('["**/old.py"]', ["new/legacy.py:2", "train.py:2"]),
        ('["nothing/"]', ["legacy/old.py:2", "new/legacy.py:2", "train.py:2"]),
    ],
)
def test_paths_are_patterns_of_gitignore(tmp_path: Path, paths: str, left: list[str]) -> None:
    answer = audited(project(tmp_path, f"{IGNORE}paths = {paths}\n", "train.py", "legacy/old.py", "new/legacy.py"))
    assert places(answer) == left
    assert len(answer.ignored) == 3 - len(left)
    assert bool(answer.remarks) == (len(left) == 3)


@pytest.mark.parametrize(("day", "holds"), [("2026-06-01", True), ("2026-05-31", False)])
def test_an_expired_ignore_no_longer_ignores(tmp_path: Path, day: str, holds: bool) -> None:
    answer = audited(project(tmp_path, f"{IGNORE}expires = {day}\n"))
    assert answer.exit_code == (0 if holds else 1)
    assert [one.expires for one in answer.ignored] == ([day] if holds else [])
    said = [f"{one.location}: {one.text}" for one in answer.remarks]
    expired = ["audit.toml:1: TF-39462 is no longer ignored: that expired after 2026-05-31"]
    assert said == ([] if holds else expired)
    if not holds:
        for report in (text.render(answer, width=200), sarif.render(answer), contract.render(answer)):
            assert "is no longer ignored" in report
        assert "is no longer ignored" in markdown.render(answer)


def test_an_unused_ignore_is_reported_where_all_was_looked_at(tmp_path: Path) -> None:
    policy = IGNORE.replace("39462", "42459")
    project(tmp_path, policy, "src/train.py")
    answer = audited(tmp_path)
    assert (answer.exit_code, [str(one.location) for one in answer.remarks]) == (1, ["audit.toml:1"])
    assert "not found; it can go" in answer.remarks[0].text
    (tmp_path / ".git").mkdir()
    # A part of the project says nothing of the whole.
    assert audited(tmp_path / "src").remarks == ()
    assert audited(tmp_path, stack="tensorflow==2.3.1").remarks == ()
    assert audited(tmp_path, leave_out=frozenset({"test"})).remarks == ()


def test_a_policy_above_holds_for_a_folder(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "services/api").mkdir(parents=True)
    project(tmp_path / "services/api")
    (tmp_path / "audit.toml").write_text(f'{IGNORE}paths = ["/services/api/train.py"]\n')
    answer = audited(tmp_path / "services/api")
    assert (places(answer), str(answer.ignored[0].by)) == ([], "../../audit.toml:1")
    assert '"uri": "audit.toml"' in sarif.render(answer, prefix="services/api")
    (tmp_path / "audit.toml").write_text(f'{IGNORE}paths = ["/train.py"]\n')
    assert places(audited(tmp_path / "services/api")) == ["train.py:2"]


def test_the_comment_beside_a_line_is_asked_first(tmp_path: Path) -> None:
    project(tmp_path, IGNORE)
    (tmp_path / "train.py").write_text(CODE.rstrip() + "  # audit: ignore[TF-39462] here\n")
    answer = audited(tmp_path)
    assert [(one.kind, one.reason) for one in answer.ignored] == [("comment", "here")]
    assert [str(one.location) for one in answer.remarks] == ["audit.toml:1"]


def test_another_level_holds_for_the_gate_and_is_said(tmp_path: Path) -> None:
    threat = '[[threat]]\nid = "TF-39462"\nlevel = %d\nreason = "only drawn"\n'
    low = audited(project(tmp_path, threat % 1))
    assert (low.exit_code, [f.threat for f in low.findings if f.id == "TF-39462"]) == (0, [1])
    assert "TF-39462 is of level 1 in this project, 3 in the database: only drawn" in text.render(low, width=200)
    assert contract.document(low)["rerated"] == [
        {
            "id": "TF-39462", "threat": 1, "was": 3, "reason": "only drawn",
            "by": {"path": "audit.toml", "line": 1, "column": 0, "cell": None, "symbol": None, "role": None},
        }
    ]  # fmt: skip
    high = audited(project(tmp_path, "fail-on = 4\n" + threat % 4))
    assert (high.exit_code, high.findings[0].threat) == (1, 4)
    same = audited(project(tmp_path, threat % 3))
    assert same.rerated == ()


HOSTILE = "\\u001b[31m\\u202e|`<b>@team #1 ::error::x ]]> --> ${{ x }} "


def test_hostile_reasons_are_harmless_in_every_report(tmp_path: Path) -> None:
    rule = f'[[ignore]]\nid = "TF-42459"\nreason = "{HOSTILE}"\nexpires = 2020-01-01\n'
    threat = f'[[threat]]\nid = "TF-39462"\nlevel = 4\nreason = "{HOSTILE}"\n'
    answer = audited(project(tmp_path, rule + threat))
    for report in (text.render(answer), markdown.render(answer)):
        assert "\x1b" not in report and "\u202e" not in report
    assert "@team" not in markdown.render(answer) and "<b>" not in markdown.render(answer)
    assert not any(line.lstrip().startswith("::") for line in text.render(answer).splitlines())
    json.loads(sarif.render(answer))
    json.loads(contract.render(answer))


# ── the command line ────────────────────────────────────────────────────────────────────────────────────────────


def run(folder: Path, monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    monkeypatch.chdir(folder)
    return cli.main(["check", *arguments])


def test_the_command_line_wins_over_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    project(tmp_path, 'fail-on = "never"\nformat = "json"\noutputs = ["markdown=out.md"]\nleave-out = ["tests"]\n')
    assert run(tmp_path, monkeypatch) == 0
    assert json.loads(capsys.readouterr().out)["fail_on"] is None
    assert (tmp_path / "out.md").read_text()
    assert run(tmp_path, monkeypatch, "--fail-on", "3", "--format", "text", "--output", "json=other.json") == 1
    assert "level 3 behaviour" in capsys.readouterr().out
    assert json.loads((tmp_path / "other.json").read_text())["fail_on"] == 3
    (tmp_path / "out.md").unlink()
    assert run(tmp_path, monkeypatch, "--no-policy") == 1
    assert not (tmp_path / "out.md").exists()
    assert "level 3 behaviour" in capsys.readouterr().out


def test_paths_of_the_policy_say_which_code_is_looked_at(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    policy = 'paths = ["src", "one.py"]\n' + IGNORE + 'paths = ["/src/b.py"]\n'
    project(tmp_path, policy, "src/a.py", "src/b.py", "srcs/c.py", "old/d.py", "one.py")
    (tmp_path / "old" / "requirements.txt").write_text("tensorflow==2.6.0\n")
    (tmp_path / "requirements" / "base.txt").parent.mkdir()
    (tmp_path / "requirements" / "base.txt").write_text("keras==2.2.4\n")
    (tmp_path / "old" / "broken.ipynb").write_text("{")
    assert run(tmp_path, monkeypatch, "--format", "json") == 1
    found = json.loads(capsys.readouterr().out)
    assert [at["path"] for one in found["findings"] for at in one["locations"]] == ["one.py", "src/a.py"]
    assert [one["location"]["path"] for one in found["ignored"]] == ["src/b.py"]
    sources = {one["source"]["path"] for one in found["stack"]}
    assert sources == {"requirements.txt", "requirements/base.txt"}  # what stands around the code, and nothing else
    assert (found["warnings"], found["remarks"]) == ([], [])
    assert run(tmp_path, monkeypatch, "--format", "json", "srcs", "requirements.txt") == 1
    found = json.loads(capsys.readouterr().out)
    assert [at["path"] for one in found["findings"] for at in one["locations"]] == ["srcs/c.py"]


def test_paths_hold_for_the_upgrade_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    project(tmp_path, 'paths = ["src"]\n', "old/a.py", "src/clean.py")
    (tmp_path / "src/clean.py").write_text("import tensorflow as tf\n")
    monkeypatch.chdir(tmp_path)
    assert cli.main(["upgrade", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["stacks"][0]["met"] == []
    assert cli.main(["upgrade", "--format", "json", "."]) == 0
    assert json.loads(capsys.readouterr().out)["stacks"][0]["met"] == ["TF-39462"]


def test_a_mistake_ends_with_2_and_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    project(tmp_path, "fail_on = 2\n")
    assert run(tmp_path, monkeypatch) == 2
    assert capsys.readouterr().err == "audit: audit.toml:1: fail_on: there is no such key; did you mean fail-on?\n"


def test_outputs_do_not_leave_the_folder_by_a_link(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    inner = tmp_path / "project"
    inner.mkdir()
    (tmp_path / "elsewhere").mkdir()
    os.symlink(tmp_path / "elsewhere", inner / "out")
    project(inner, 'outputs = ["json=out/x.json"]\n')
    assert run(inner, monkeypatch) == 2
    assert "out/x.json leads out of the folder" in capsys.readouterr().err
    assert not list((tmp_path / "elsewhere").iterdir())


# ── a change that loosens its own policy ────────────────────────────────────────────────────────────────────────

THREAT = '[[threat]]\nid = "TF-39462"\nlevel = %d\nreason = "r"\n'


@pytest.mark.parametrize(
    ("base", "own", "said"),
    [
        ("", "", []),
        ("fail-on = 2\n", "fail-on = 1\n", []),
        ("", "fail-on = 4\n", ["lets more pass: fail-on is 4, where it was 3", "fail-on-new is 4, where it was 3"]),
        ("fail-on-new = 2\n", "fail-on-new = 'never'\n", ["fail-on-new is never, where it was 2"]),
        ("fail-on = 1\n", None, ["fail-on is 3, where it was 1", "fail-on-new is 3, where it was 1"]),
        ("fail-on-advisories = true\n", "", ["no longer fails on advisories"]),
        ("leave-out = ['tests']\n", "leave-out = ['examples', 'tests']\n", ["leaves out examples"]),
        ("", "paths = ['src']\n", ["audits src only"]),
        ("paths = ['src/a']\n", "paths = ['src']\n", []),
        ("paths = ['a', 'b']\n", "paths = ['b']\n", ["audits b only"]),
        ("paths = ['ab']\n", "paths = ['a']\n", ["audits a only"]),
        ("", "min-evidence = 'reproduced'\n", ["lists less: what is reproduced, where it was triggered"]),
        ("", IGNORE, ["ignores TF-39462: set back by hand"]),
        (IGNORE, "", []),
        (IGNORE, IGNORE + "paths = ['a']\n", []),
        (IGNORE + "paths = ['a']\n", IGNORE, ["ignores more of TF-39462"]),
        (IGNORE + "paths = ['a']\n", IGNORE + "paths = ['a', 'b']\n", ["ignores more of TF-39462"]),
        (IGNORE + "paths = ['a', 'b']\n", IGNORE + "paths = ['b']\n", []),
        (IGNORE + "paths = ['a', '!b']\n", IGNORE + "paths = ['a']\n", ["ignores more of TF-39462"]),
        (IGNORE + "expires = 2026-01-01\n", IGNORE + "expires = 2027-01-01\n", ["ignores more of TF-39462"]),
        (IGNORE + "expires = 2026-01-01\n", IGNORE, ["ignores more of TF-39462"]),
        (IGNORE, IGNORE + "expires = 2027-01-01\n", []),
        ("", THREAT % 1, ["sets TF-39462 to level 1, where it is 3: r"]),
        ("", THREAT % 4, []),
        (THREAT % 4, THREAT % 3, ["sets TF-39462 to level 3, where it is 4: r"]),
        (THREAT % 2, THREAT % 3, []),
        (THREAT % 4, "", ["sets TF-39462 back to level 3, where it is 4"]),
        (THREAT % 2, "", []),
        ("", "fail_on = 4\n", ["would stop every audit: audit.toml:1: fail_on: there is no such key"]),
        ("", "fail-on = = 4\n", ["would stop every audit: audit.toml:1: is broken"]),
    ],
)
def test_a_change_that_loosens_its_policy_is_told(tmp_path: Path, base: str, own: str | None, said: list[str]) -> None:
    before, after = tmp_path / "base", tmp_path / "head"
    for folder, text_ in ((before, base), (after, own)):
        folder.mkdir()
        if text_ is not None:
            (folder / "audit.toml").write_text(text_)
    found = remarks(read_policy(before), after)
    assert len(found) == len(said)
    for one, expected in zip(found, said, strict=True):
        assert one.text.startswith("the change's own policy is not used")
        assert expected in one.text
        assert one.location.path == "audit.toml"


def test_the_action_looks_at_what_the_policy_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from auditor.github import __main__ as step

    workspace = tmp_path / "workspace"
    workspace.mkdir()
    project(workspace, 'fail-on = 3\npaths = ["src"]\n', "src/a.py", "old/b.py")
    monkeypatch.chdir(tmp_path)  # as the step does, which stands outside the audited code
    environ = {"GITHUB_WORKSPACE": str(workspace), "RUNNER_TEMP": str(tmp_path), "INPUT_ADVISORIES": "false"}
    for paths, places in (("", ["src/a.py"]), (".", ["old/b.py", "src/a.py"]), ("old requirements.txt", ["old/b.py"])):
        assert step.run({**environ, "INPUT_PATHS": paths}) == 1
        report = json.loads((tmp_path / "silent-audit.json").read_text())
        assert [at["path"] for one in report["findings"] for at in one["locations"]] == places


def test_a_change_that_only_loosens_the_policy_is_told_where_all_see_it(tmp_path: Path) -> None:
    from auditor.github.grounds import grounded
    from auditor.matching.finding import Change, Remark
    from auditor.report.changes import is_quiet

    quiet = msgspec.structs.replace(audited(project(tmp_path, IGNORE)), change=Change(base="0" * 40))
    assert is_quiet(quiet)
    said = tuple(
        Remark(location=Location(path="../audit.toml", line=n), text=f"it {HOSTILE.encode().decode('unicode_escape')}", loosens=True)
        for n in range(1, 8)
    )  # fmt: skip
    loose = msgspec.structs.replace(quiet, remarks=said)
    assert not is_quiet(loose)
    shown = markdown.render(loose, brief=True)
    assert "**This change loosens the policy:**" in shown and "- and 2 more" in shown
    assert "<details>" not in shown and "@team" not in shown and "\x1b" not in shown
    # Out of a run that nobody trusts comes that it is so, and no word of it.
    kept = grounded(loose, load_database())
    assert [str(one.location) for one in kept.remarks] == [f"audit.toml:{n}" for n in range(1, 8)]
    assert {one.text for one in kept.remarks} == {"the change's own policy is not used, which is looser here"}
    assert not is_quiet(kept)
