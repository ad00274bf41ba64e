"""The way out: `audit upgrade` says of every release what an audit under it would say, and follows the code once.

`SILENT_AUDIT_UPGRADES=all` holds every release against an audit of its own, for all projects of the tests (an hour); a
number is how many releases of each.
"""

from __future__ import annotations

import json
import os
import random
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import jsonschema
import msgspec
import pytest

from auditor import cli
from auditor.audit import Options, audit, ways
from auditor.config import read_policy
from auditor.database.bug import Database
from auditor.database.load import load_database
from auditor.errors import AuditError
from auditor.examine import Examiner
from auditor.matching.finding import Audit, Certainty, Evidence
from auditor.matching.upgrades import Outcome, Table
from auditor.place import Location
from auditor.project import override
from auditor.project.moving import destination, moved
from auditor.project.stack import Python, Stack
from auditor.report import upgrade, upgrade_json

ROOT = Path(__file__).parents[1]
CHURN = ROOT / "examples" / "churn"
PROJECTS = ROOT / "tests" / "projects"
SAMPLE = os.environ.get("SILENT_AUDIT_UPGRADES", "")
CHOSEN = (
    "early_keras3", "keras3_today", "legacy_keras", "n_keras_redirect", "n_python_keras", "n_tf_keras", "open_range",
    "standalone_keras", "v_guard_text", "n_cassava_notebook",
)  # fmt: skip
Place = tuple[str, Location]


def _until(day: str) -> Database:
    """The database as if no release had come out after a day: what is told must not change with each that does."""
    known = load_database()
    releases = {name: tuple(r for r in held if r.date <= day) for name, held in known.releases.items()}
    return msgspec.structs.replace(known, releases=releases)


THEN = _until("2026-08-01")
RELEASES = THEN.releases


@pytest.fixture
def then(monkeypatch: pytest.MonkeyPatch) -> None:
    """Audits know the releases of that day."""
    monkeypatch.setattr("auditor.audit.load_database", lambda: THEN)


def table_of(path: Path, to: str | None = None, **options: object) -> Table:
    (table,) = ways([path], Options(**options), to).tables  # type: ignore[arg-type]
    return table


def places(answer: Audit, certainty: Certainty) -> set[Place]:
    """What an audit says is triggered: the bug and the place."""
    return {
        (id, at)
        for finding in answer.findings
        if finding.evidence is Evidence.TRIGGERED and finding.certainty is certainty
        for id in (finding.id, *finding.same_cause)
        for at in finding.locations
    }


# ── agreement with audits, one by one ───────────────────────────────────────────────────────────────────────────


def sampled(outcomes: Sequence[Outcome], seed: str) -> list[Outcome]:
    """Where what is said changes, and some more."""
    if SAMPLE == "all":
        return list(outcomes)
    if SAMPLE:
        return random.Random(seed).sample(outcomes, min(int(SAMPLE), len(outcomes)))
    edges = [b for a, b in pairwise(outcomes) if (a.brings, a.keeps) != (b.brings, b.keeps)]
    return list({one.move.pins: one for one in (outcomes[0], *edges[:3], outcomes[-1])}.values())


def projects() -> list[Path]:
    """The projects that are held against audits: those with one stack, since `--stack` makes one."""
    names = sorted(path.name for path in PROJECTS.iterdir() if path.is_dir()) if SAMPLE else CHOSEN
    return [CHURN, *(PROJECTS / name for name in names)]


@pytest.mark.parametrize("project", projects(), ids=lambda path: path.name)
def test_every_release_agrees_with_an_audit_under_it(project: Path) -> None:
    tables = ways([project], Options()).tables
    if len(tables) != 1:
        pytest.skip("has several stacks, and --stack makes one of them")
    (table,) = tables
    now = places(audit([project], Options()), Certainty.CERTAIN)
    assert set(table.met) == {id for id, _ in now}
    chosen = sampled(table.outcomes, project.name)
    assert chosen
    for outcome in chosen:
        answer = audit([project], Options(stack=outcome.move.pins))
        then, unsure = places(answer, Certainty.CERTAIN), places(answer, Certainty.POSSIBLE)
        held = {id for id, _ in then | unsure}
        expected = {
            "fixes": {id for id, _ in now if id not in held},
            "brings": {id for id, _ in then - now},
            "keeps": {id for id, _ in then & now},
            "possible": {id for id, _ in unsure} - {id for id, _ in then},
        }
        assert {name: set(getattr(outcome, name)) for name in expected} == expected, outcome.move.pins


def test_a_part_of_a_monorepo_is_told_as_if_it_were_alone() -> None:
    whole = {table.stack.folder: table for table in ways([PROJECTS / "monorepo"], Options()).tables}
    assert len(whole) >= 2
    for folder, table in whole.items():
        alone = table_of(PROJECTS / "monorepo" / folder)
        assert table.met == alone.met
        said = [(one.move.pins, one.fixes, one.brings, one.keeps, one.possible) for one in table.outcomes]
        assert said == [(one.move.pins, one.fixes, one.brings, one.keeps, one.possible) for one in alone.outcomes]


def test_the_findings_of_one_move_are_those_of_an_audit_under_it() -> None:
    table = table_of(CHURN, "2.16.2+keras3.0.5")
    (outcome,) = table.outcomes
    assert outcome.move.pins == "tensorflow==2.16.2,keras==3.0.5"
    then = places(audit([CHURN], Options(stack=outcome.move.pins)), Certainty.CERTAIN)
    assert {(one.id, at) for one in table.after for at in one.locations} == then
    assert {id for id, _ in then} == {"TF-38596"}
    now = places(audit([CHURN], Options()), Certainty.CERTAIN)
    assert {(one.id, at) for one in table.before for at in one.locations} == now


def test_the_audit_and_the_table_name_the_same_nearest_release() -> None:
    table = table_of(CHURN)
    (way,) = audit([CHURN], Options()).upgrades
    assert table.nearest is not None and table.newest is not None
    assert (way.version, way.pins) == (table.nearest.move.release.version, table.nearest.move.pins) == (
        "2.5.0", "tensorflow==2.5.0",
    )  # fmt: skip
    assert way.clears == table.met and not way.brings
    last = [one for one in table.outcomes if one.clean][-1]
    assert table.newest == last


def test_the_code_is_followed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    followed: list[int] = []
    original = Examiner.followed

    def counted(self: Examiner, number: int) -> object:
        followed.append(number)
        return original(self, number)

    monkeypatch.setattr(Examiner, "followed", counted)
    for run in (ways, audit):
        assert run([CHURN], Options(cache=False))
        assert followed and len(followed) == len(set(followed))
        del followed[:]


# ── what moves along ────────────────────────────────────────────────────────────────────────────────────────────


def stack_of(pins: str, python: str = "", legacy: bool = False) -> Stack:
    (stack,) = override.named(pins, RELEASES, [Location(path="a.py", line=1)] if legacy else [])
    said = (Python(specifier=python, location=Location(path="pyproject.toml", line=3)),) if python else ()
    return msgspec.structs.replace(stack, python=said)


@pytest.mark.parametrize(
    ("pins", "to", "after", "serves"),
    [
        ("tensorflow==2.3.1", "2.4.0", "tensorflow==2.4.0", "tensorflow 2.4.0"),
        ("tensorflow==2.3.1", "2.15.1", "tensorflow==2.15.1,keras==2.15.0", "keras 2.15.0"),
        ("tensorflow==2.3.1,keras==2.2.4", "2.5.0", "tensorflow==2.5.0,keras==2.2.4", "tensorflow 2.5.0"),
        ("tensorflow==2.3.1,keras==2.4.3", "2.1.0", "tensorflow==2.1.0,keras==2.3.1", "tensorflow 2.1.0"),
        ("tensorflow==2.8.0,keras==2.8.0", "2.5.0", "tensorflow==2.5.0,keras==2.4.3", "tensorflow 2.5.0"),
        ("tensorflow==2.3.1,keras==2.2.4", "2.6.0", "tensorflow==2.6.0,keras==2.6.0", "keras 2.6.0"),
        ("tensorflow==2.16.1,keras==3.0.5", "2.17.0", "tensorflow==2.17.0,keras==3.15.1", "keras 3.15.1"),
        ("tensorflow==2.3.1", "2.16.2+keras3.0.5", "tensorflow==2.16.2,keras==3.0.5", "keras 3.0.5"),
        (
            "tensorflow==2.3.1",
            "2.15.1+tf_keras",
            "tensorflow==2.15.1,keras==2.15.0,tf-keras==2.15.1",
            "tf-keras 2.15.1",
        ),
        ("tensorflow==2.16.1,keras==3.0.5", "keras==3.4.1", "tensorflow==2.16.1,keras==3.4.1", "keras 3.4.1"),
        ("keras==3.0.5", "3.4.1", "keras==3.4.1", "keras 3.4.1"),
        ("tensorflow==2.3.1", "tensorflow==2.16.2, keras==3.0.5", "tensorflow==2.16.2,keras==3.0.5", "keras 3.0.5"),
        ("tensorflow==2.3.1", "tensorflow-cpu==2.4.0", "tensorflow==2.4.0", "tensorflow 2.4.0"),
        ("tensorflow==2.15.0,keras==3.0.5", "2.15.0", "tensorflow==2.15.0,keras==3.0.5", "keras 3.0.5"),
    ],
)
def test_what_a_move_installs(pins: str, to: str, after: str, serves: str) -> None:
    move = destination(stack_of(pins), to, RELEASES)
    assert move.serves is not None
    assert move.pins == after
    assert f"{move.serves.package} {move.serves.version}" == serves


def test_a_keras_that_fits_stays_and_one_that_does_not_moves_along() -> None:
    kept = moved(stack_of("tensorflow==2.16.1,keras==3.3.3"), RELEASES, {"tensorflow": "2.17.0"})
    assert "keras==3.3.3" in kept.pins and kept.along == ()
    gone = moved(stack_of("tensorflow==2.8.0,keras==2.8.0"), RELEASES, {"tensorflow": "2.9.0"})
    assert gone.along == (("keras", "2.8.0", "2.9.0"),)
    without = moved(stack_of("tensorflow==2.16.1,tf-keras==2.16.0"), RELEASES, {"tensorflow": "2.10.0"})
    assert without.along == (("tf-keras", "2.16.0", ""),)


def test_legacy_keras_stays_on_and_brings_its_package() -> None:
    stack = stack_of("tensorflow==2.15.1,tf-keras==2.15.1", legacy=True)
    assert stack.legacy_keras is not None
    move = moved(stack, RELEASES, {"tensorflow": "2.16.2"})
    assert (move.pins.split(",")[-1], str(move.stack.routes["tf.keras"][0].package)) == ("tf-keras==2.16.0", "tf-keras")


@pytest.mark.parametrize(
    ("python", "to", "fits"),
    [
        ("", "2.4.0", None),
        (">=3.8,<3.9", "2.4.0", True),
        (">=3.9", "2.4.0", False),
        ("==3.6.*", "2.16.1", False),
        ("==3.9.*", "2.16.1", True),
        ("==3.6.*||==3.8.*", "2.10.0", True),
    ],
)
def test_whether_the_project_runs_on_its_python(python: str, to: str, fits: bool | None) -> None:
    move = destination(stack_of("tensorflow==2.3.1", python), to, RELEASES)
    assert move.fits is fits
    if python == "==3.9.*":  # a Keras 3 that has wheels for it, not the newest
        assert "3.9" in move.pythons


def test_the_nearest_is_one_that_the_projects_python_runs(tmp_path: Path) -> None:
    code = "import tensorflow as tf\ncb = tf.keras.callbacks.ReduceLROnPlateau(min_lr=1e-3)\n"
    (tmp_path / "train.py").write_text(code)
    (tmp_path / "pyproject.toml").write_text(
        '[project]\nname = "x"\nrequires-python = "==3.10.*"\ndependencies = ["tensorflow==2.3.1"]\n'
    )
    table = table_of(tmp_path)
    assert table.nearest is not None and table.nearest.move.release.version == "2.8.0"
    (way,) = audit([tmp_path], Options()).upgrades
    assert (way.version, way.fits_python) == ("2.8.0", True)
    (tmp_path / "pyproject.toml").write_text(
        '[project]\nname = "x"\nrequires-python = "==3.4.*"\ndependencies = ["tensorflow==1.13.1"]\n'
    )
    (way,) = audit([tmp_path], Options()).upgrades
    assert (way.version, way.fits_python) == ("2.5.0", False)
    assert "not for your Python" in upgrade.render(ways([tmp_path], Options()))


@pytest.mark.parametrize(
    ("to", "said"),
    [
        ("2.15.7", "there is no tensorflow 2.15.7; did you mean 2.15.1?"),
        ("two", "there is no tensorflow two"),
        ("2.16.1+jax", "what follows the + is kerasX.Y.Z or tf_keras"),
        ("2.16.1+keras", "what follows the + is kerasX.Y.Z or tf_keras"),
        ("2.16.1+keras3.99.0", "there is no keras 3.99.0"),
        ("2.4.0+tf_keras", "there is no tf-keras for that release"),
        ("numpy==1.0", "numpy is none of tensorflow, keras, tf-keras"),
        ("\x1b[31m2.4.0", "there is no tensorflow"),
    ],
)
def test_a_release_that_there_is_not(to: str, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["upgrade", str(CHURN), "--to", to]) == 2
    error = capsys.readouterr().err
    assert said in error and error.strip().isprintable()


# ── what is ignored, left out, shared ───────────────────────────────────────────────────────────────────────────

CODE = "import tensorflow as tf\ncb = tf.keras.callbacks.ReduceLROnPlateau(min_lr=1e-3)\n"


def test_what_a_policy_ignores_is_neither_fixed_nor_brought(tmp_path: Path) -> None:
    (tmp_path / "train.py").write_text(CODE)
    (tmp_path / "requirements.txt").write_text("tensorflow==2.6.0\n")
    assert any(one.brings == ("TF-39462",) for one in table_of(tmp_path).outcomes)
    (tmp_path / "audit.toml").write_text('[[ignore]]\nid = "TF-39462"\nreason = "known"\n')
    table = table_of(tmp_path, policy=read_policy(tmp_path))
    assert not any(one.brings or one.keeps or one.fixes for one in table.outcomes)


def test_a_project_that_admits_many_releases_is_told_from_which_on_it_is_clean(tmp_path: Path) -> None:
    (tmp_path / "train.py").write_text(CODE)
    (tmp_path / "requirements.txt").write_text("tensorflow>=2.2\n")
    table = table_of(tmp_path)
    assert (table.met, table.possible) == ((), ("TF-39462",))
    assert upgrade.closing(table) == ["clean from tensorflow 2.5.0 on"]
    (tmp_path / "requirements.txt").write_text("tensorflow==2.6.0\n")
    assert upgrade.closing(table_of(tmp_path)) == ["nothing to move for"]


def test_keras_alone_moves_between_its_own_releases(tmp_path: Path) -> None:
    (tmp_path / "train.py").write_text("import keras\n")
    (tmp_path / "requirements.txt").write_text("keras==3.0.5\n")
    table = table_of(tmp_path)
    assert table.package == "keras"
    assert {one.move.pins.partition("==")[0] for one in table.outcomes} == {"keras"}
    assert [one.move.release.version for one in table.outcomes if one.move.here] == ["3.0.5"]
    assert "itself" in upgrade.render(ways([tmp_path], Options()))


def test_stacks_that_say_the_same_are_told_once(tmp_path: Path) -> None:
    for name in ("a", "b", "c"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "requirements.txt").write_text(
            "tensorflow==2.3.1\n" if name != "c" else "tensorflow==2.6.0\n"
        )
        (tmp_path / name / "train.py").write_text(CODE)
    answer = ways([tmp_path], Options())
    assert len(answer.tables) == 3
    said = upgrade.render(answer, width=200)
    assert said.count("tf.keras is  ") == 3  # each names its own file
    (tmp_path / "b" / "requirements.txt").unlink()
    assert len(ways([tmp_path], Options()).tables) == 2


# ── the reports ─────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.usefixtures("then")
def test_the_text_is_the_golden_one() -> None:
    said = upgrade.render(ways([CHURN], Options()), width=100, color=False)
    path = Path(__file__).parent / "report" / "golden" / "upgrade.txt"
    if os.environ.get("UPDATE_GOLDEN"):
        path.write_text(said, encoding="utf-8")
    assert said == path.read_text(encoding="utf-8")
    assert max(map(len, said.splitlines())) <= 100


@pytest.mark.usefixtures("then")
def test_the_comparison_is_the_golden_one() -> None:
    answer = ways([CHURN], Options(), "2.16.2+keras3.0.5")
    for kind, said in (
        ("txt", upgrade.render(answer, width=100, color=False)),
        ("md", upgrade.render_markdown(answer)),
    ):
        path = Path(__file__).parent / "report" / "golden" / f"upgrade-to.{kind}"
        if os.environ.get("UPDATE_GOLDEN"):
            path.write_text(said, encoding="utf-8")
        assert said == path.read_text(encoding="utf-8")


def test_the_json_is_what_its_schema_says() -> None:
    held = json.loads(upgrade_json.SCHEMA.read_text(encoding="utf-8"))
    assert held == json.loads(upgrade_json.written()), "run `python -m auditor.report.upgrade_json`"
    for to in (None, "2.15.1"):
        document = json.loads(upgrade_json.render(ways([CHURN], Options(), to)))
        jsonschema.Draft7Validator(held).validate(document)
        (stack,) = document["stacks"]
        assert (stack["nearest_clean"], bool(stack["after"] or stack["before"])) == (
            "2.5.0" if to is None else "2.15.1", to is not None,
        )  # fmt: skip
    assert len(ways([CHURN], Options()).tables[0].outcomes) >= 79


def test_hostile_names_are_harmless(tmp_path: Path) -> None:
    name = "a\u202e|`@team #1 <b>\x1b[31m"
    (tmp_path / name).mkdir()
    (tmp_path / name / "requirements.txt").write_text("tensorflow==2.3.1\n")
    (tmp_path / name / "train.py").write_text(CODE)
    (tmp_path / "requirements.txt").write_text("tensorflow==2.6.0\n")
    for to in (None, "2.4.0"):
        answer = ways([tmp_path], Options(), to)
        assert len(answer.tables) == 2
        shown, marked = upgrade.render(answer), upgrade.render_markdown(answer)
        for said in (shown, marked):
            assert "\x1b" not in said and "\u202e" not in said
        assert "@team" not in marked and "<b>" not in marked
        json.loads(upgrade_json.render(answer))


@pytest.mark.parametrize(
    ("files", "code"),
    [
        ({"requirements.txt": "tensorflow==2.3.1\n", "train.py": CODE}, 0),
        ({"train.py": CODE}, 3),
        (
            {"requirements.txt": "tensorflow==2.3.1\n", "train.py": CODE, "bad.py": CODE + "def (\n"},
            4,
        ),
        ({"requirements.txt": "tensorflow==2.3.1\n", "audit.toml": "fail_on = 1\n"}, 2),
    ],
)
@pytest.mark.parametrize("kind", ["text", "json", "markdown"])
def test_the_exit_codes(
    tmp_path: Path, files: dict[str, str], code: int, kind: str, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, text in files.items():
        (tmp_path / name).write_text(text)
    assert cli.main(["upgrade", str(tmp_path), "--format", kind]) == code
    captured = capsys.readouterr()
    assert bool(captured.out) == (code != 2)


def test_a_path_that_is_not_there() -> None:
    with pytest.raises(AuditError, match="no such file"):
        ways([Path("nowhere")], Options())
