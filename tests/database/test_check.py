"""Everything that is wrong with the database is said, and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from auditor.database.check import check, command


def test_nothing_is_wrong(checkout: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check(checkout) == []
    assert command(checkout) == 0
    assert capsys.readouterr().out == ""


def replace(path: str, old: str, new: str) -> Callable[[Path], None]:
    def change(root: Path) -> None:
        text = (root / path).read_text()
        assert old in text
        (root / path).write_text(text.replace(old, new))

    return change


def remove(path: str) -> Callable[[Path], None]:
    return lambda root: (root / path).unlink()


ONE, TWO = "bug_db/bugs/TF-1.yaml", "bug_db/bugs/TF-2.yaml"
FIRST_ROW = "2.3.0,tensorflow,2.3.0,3.8.18,linux-x86_64-cpu,,absent,\n"
RELEASES = "bug_db/releases.yaml"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (replace(ONE, "title: A wrong shape", "title: [A"), f"{ONE}: while parsing a flow sequence"),
        (
            replace(ONE, "component: layers", "componnent: layers"),
            f"{ONE}: componnent: is not one of id, title",
        ),
        (replace(ONE, "component: layers", "componnent: layers"), f"{ONE}: component: is missing"),
        (replace(ONE, "threat: 4", "threat: 5"), f"{ONE}: threat: Invalid enum value 5"),
        (
            replace(ONE, '"2.4.0"', "2.4"),
            f"{ONE}: affected[0].ranges[0].introduced: must be `str`, got `float`",
        ),
        (
            replace(ONE, "routes: [tf.keras]", "routes: [torch]"),
            f"{ONE}: affected[0].routes[0]: Invalid enum value 'torch'",
        ),
        (replace(ONE, "id: TF-1", "id: TF-7"), f"{ONE}: id: is TF-7, but the file is TF-1.yaml"),
        (
            replace(ONE, "tensorflow/issues/1]", "tensorflow/issues/9]"),
            f"{ONE}: references[0]: must be the page of TF-1 in the tracker of tensorflow/tensorflow",
        ),
        (replace(ONE, "https://github", "github"), f"{ONE}: references[0]: is not an https address"),
        (
            replace(ONE, 'introduced: "2.4.0"', 'introduced: "2.5.0"'),
            f"{ONE}: affected[0].ranges[0]: 2.5.0 does not come after 2.5.0",
        ),
        (
            replace(ONE, 'fixed: "2.5.0"}', 'fixed: "2.5.0"}, {introduced: "2.4.5"}'),
            f"{ONE}: affected[0].ranges[1]: does not come after the range before",
        ),
        (replace(ONE, '"2.5.0"', '"new"'), f"{ONE}: affected[0].ranges[0]: Invalid version: 'new'"),
        (
            replace(ONE, 'introduced: "2.4.0"', 'introduced: "2.3.0"'),
            f"{ONE}: affected[0].ranges: the verdicts show 2.4.0 to 2.5.0: run `audit db ranges`",
        ),
        (
            replace("bug_db/verdicts/TF-1.csv", FIRST_ROW, ""),
            f"{ONE}: affected[0].basis: is not measured: tensorflow: between the start and 2.4.0",
        ),
        (
            replace(ONE, "    basis: measured", "    basis: reported"),
            f"{ONE}: affected[0].reference: is missing: the basis is `reported`",
        ),
        (
            replace(ONE, '"2.4.0", fixed: "2.5.0"}]\n    basis: measured',
                    '"2.3.0rc0", fixed: "2.4.0"}]\n    basis: reported\n    reference: https://example.org'),
            f"{ONE}: affected[0].ranges: the verdicts contradict 2.3.0rc0 to 2.4.0: run `audit db ranges`",
        ),
        (
            replace(ONE, '"2.5.0"}]\n    basis: measured',
                    '"new"}]\n    basis: reported\n    reference: https://example.org'),
            f"{ONE}: affected[0].ranges[0]: Invalid version: 'new'",
        ),
        (replace(ONE, "affected:\n  - implementation: tensorflow\n    routes: [tf.keras]\n    ranges: "
                 '[{introduced: "2.4.0", fixed: "2.5.0"}]\n    basis: measured', "affected: []"),
         f"{ONE}: affected: tensorflow is missing: the verdicts show 2.4.0 to 2.5.0"),
        (remove("bug_db/repros/TF-1.py"), f"{ONE}: there is no bug_db/repros/TF-1.py"),
        (replace("bug_db/repros/TF-1.py", "def", "dfe"), f"{ONE}: bug_db/repros/TF-1.py: invalid syntax"),
        (remove("bug_db/verdicts/TF-1.csv"), f"{ONE}: there is no bug_db/verdicts/TF-1.csv"),
        (
            replace("bug_db/verdicts/TF-1.csv", "loud", "silent"),
            f"{ONE}: bug_db/verdicts/TF-1.csv, line 4: Invalid enum value 'silent'",
        ),
        (
            replace(ONE, "keras.layers.Dense(...)", "keras.layers.Dense(..."),
            f"{ONE}: trigger.all[0], column 19: does not read as Python",
        ),
        (replace(ONE, 'trigger:\n  all: ["keras.layers.Dense(...)"]\n', ""), f"{ONE}: trigger: is missing"),
        (
            replace(ONE, "keras.layers.Dense(...)", "tf.optimizers.Adam(...)"),
            f"{ONE}: trigger: tf.optimizers.Adam is called keras.optimizers.Adam here",
        ),
        (
            replace(ONE, 'trigger:\n', 'trigger:\n  not: ["tf.optimizers.Adam(...)"]\n'),
            f"{ONE}: trigger: tf.optimizers.Adam is called keras.optimizers.Adam here",
        ),
        (
            replace("tests/projects/one/train.py", "hit: TF-1", "hit: TF-9"),
            f"{ONE}: no line below tests/projects says `# hit: TF-1`",
        ),
        (remove("tests/projects/one/train.ipynb"), f"{TWO}: no line below tests/projects says `# hit: TF-2`"),
        (replace(ONE, "same_cause: [TF-2]", ""), f"{TWO}: same_cause[0]: TF-1 does not name TF-2 in turn"),
        (
            replace(ONE, "same_cause: [TF-2]", "same_cause: [TF-2, TF-3]"),
            f"{ONE}: same_cause[1]: there is no bug TF-3",
        ),
        (
            replace(TWO, "threat_reason: The results differ little.\n", ""),
            f"{TWO}: threat_reason: is missing",
        ),
        (
            replace(TWO, 'introduced: "2.3.0", fixed: "2.5.0"', 'introduced: "2.4.0", fixed: "2.5.0"'),
            f"{TWO}: affected: is not the union of the variants': run `audit db ranges`",
        ),
        (
            replace("bug_db/repros/TF-2.py", "'loop'", "'late'"),
            f"{TWO}: variants: the repro has fit, late, and the entry fit, loop",
        ),
        (replace(TWO, "name: loop", "name: fit"), f"{TWO}: variants: two are named fit"),
        (
            replace(TWO, "    trigger: \"keras.optimizers.Adam(...)\"\n", ""),
            f"{TWO}: variants[1].trigger: is missing",
        ),
        (
            replace(RELEASES, '"2.4.0"', '"2.2.0"'),
            f"{RELEASES}: tensorflow[1].version: 2.2.0 does not come after 2.3.0",
        ),
        (
            replace(RELEASES, "2020-12-14", "14 December"),
            f"{RELEASES}: tensorflow[1].date: '14 December' is not a date",
        ),
        (replace(RELEASES, "tf-keras: []", ""), f"{RELEASES}: tf-keras: is missing"),
        (
            replace(RELEASES, "pythons:", "python:"),
            f"{RELEASES}: tensorflow[0].python: is not one of version",
        ),
        (
            lambda root: (root / "bug_db/repros/TF-8.py").touch(),
            "bug_db/repros/TF-8.py: there is no bug of this id",
        ),
        (
            replace(TWO, "variants:", 'trigger: "keras.Model(...)"\nvariants:'),
            f"{TWO}: trigger: is never used: each variant has its own",
        ),
        (lambda root: (root / "bug_db/bugs/TF-8.yml").touch(), "bug_db/bugs/TF-8.yml: is no .yaml file"),
    ],
)  # fmt: skip
def test_each_mistake_is_said(checkout: Path, change: Callable[[Path], None], said: str) -> None:
    change(checkout)
    problems = [str(problem) for problem in check(checkout)]
    assert any(problem.startswith(said) for problem in problems), "\n".join(problems)


def test_all_mistakes_are_said_at_once(checkout: Path, capsys: pytest.CaptureFixture[str]) -> None:
    replace(ONE, "threat: 4", "threat: 9\nextra: 1")(checkout)
    replace(ONE, "scenario: wrong shape", "scenario: odd")(checkout)
    replace(TWO, "id: TF-2", "id: TF-3")(checkout)
    replace(RELEASES, "2020-12-14", "soon")(checkout)
    assert command(checkout) == 1
    said = capsys.readouterr().out
    for part in (
        "TF-1.yaml: threat:",
        "TF-1.yaml: extra:",
        "TF-1.yaml: scenario:",
        "TF-2.yaml: id:",
        "[1].date",
    ):
        assert part in said


def test_a_variant_without_a_trigger_has_the_bugs(checkout: Path) -> None:
    replace(TWO, "variants:", 'trigger: "keras.Model(...)"\nvariants:')(checkout)
    replace(TWO, '    trigger: "keras.optimizers.Adam(...)"\n', "")(checkout)
    assert check(checkout) == []
