"""A second hand that sees something else than the entry says is a mistake in one of the two."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec
import pytest

from auditor.database.check import check
from auditor.repro import record
from auditor.repro.verdict import Verdict

Row = Callable[..., Verdict]

FOLDER = "bug_db/second_hand"
PLAIN = "def repro(seed): return 'absent', ''\n"


@pytest.fixture
def second(checkout: Path) -> Callable[..., list[str]]:
    """Gives a bug a second hand; what the check of the database then says."""

    def make(id: str, text: str, rows: Sequence[Verdict]) -> list[str]:
        for folder in ("repros", "verdicts"):
            (checkout / FOLDER / folder).mkdir(parents=True, exist_ok=True)
        (checkout / FOLDER / "repros" / f"{id}.py").write_text(text)
        record.write(checkout / FOLDER / "verdicts" / f"{id}.csv", rows)
        return [str(problem) for problem in check(checkout)]

    return make


def test_one_that_agrees_is_no_problem(second: Callable[..., list[str]], row: Row) -> None:
    rows = [row("2.3.0", "absent"), row("2.4.0", "reproduced"), row("2.4.1", "reproduced"), row("2.5.0", "absent")]
    assert second("TF-1", PLAIN, rows) == []


@pytest.mark.parametrize(
    ("version", "verdict", "says"),
    [
        ("2.3.0", "reproduced", "does not affect"),
        ("2.4.0", "absent", "affects"),
        ("2.5.0", "reproduced", "does not affect"),
    ],
)
def test_one_that_disagrees_is_said_with_both(
    second: Callable[..., list[str]], row: Row, version: str, verdict: str, says: str
) -> None:
    seen = msgspec.structs.replace(row(version, verdict), detail="3 of 4")
    assert second("TF-1", PLAIN, [seen]) == [
        f"{FOLDER}/verdicts/TF-1.csv: tensorflow {version}: the second hand says {verdict} (3 of 4), "
        f"the entry that TF-1 {says} tensorflow {version}"
    ]


@pytest.mark.parametrize("verdict", ["loud", "inapplicable", "error", "unstable", "timeout"])
def test_other_verdicts_say_nothing(second: Callable[..., list[str]], row: Row, verdict: str) -> None:
    assert second("TF-1", PLAIN, [row("2.3.0", verdict), row("2.4.0", verdict)]) == []


def test_a_row_counts_for_what_served_it_and_on_the_device_of_the_bug(
    second: Callable[..., list[str]], row: Row
) -> None:
    served = msgspec.structs.replace(row("2.4.0", "reproduced"), package="keras", version="2.4.0")
    (said,) = second("TF-1", PLAIN, [served])
    assert said.startswith(f"{FOLDER}/verdicts/TF-1.csv: tensorflow 2.4.0 with keras 2.4.0: ")
    assert said.endswith("does not affect keras 2.4.0")
    gpu = msgspec.structs.replace(row("2.4.0", "absent"), platform="linux-x86_64-gpu")
    assert second("TF-1", PLAIN, [gpu]) == []


def test_code_of_tensorflow_itself_goes_by_its_release(
    checkout: Path, second: Callable[..., list[str]], row: Row
) -> None:
    path = checkout / "bug_db" / "bugs" / "TF-1.yaml"
    path.write_text(path.read_text().replace("routes: [tf.keras]", "routes: [tf, tf.keras]"))
    served = msgspec.structs.replace(row("2.4.0", "reproduced"), package="keras", version="3.0.0")
    assert second("TF-1", PLAIN, [served]) == []
    served = msgspec.structs.replace(served, verdict="absent")
    (said,) = second("TF-1", PLAIN, [served])
    assert said.endswith("affects tensorflow 2.4.0")


def test_one_face_is_held_against_its_variant(second: Callable[..., list[str]], row: Row) -> None:
    rows = [row("2.3.0", "reproduced"), row("2.4.0", "absent")]
    (said,) = second("TF-2", PLAIN, rows)
    assert said.endswith("the entry that TF-2 affects tensorflow 2.4.0")
    assert second("TF-2", f"VARIANT_OF = 'fit'\n{PLAIN}", rows) == []
    said = second("TF-2", f"VARIANT_OF = 'loop'\n{PLAIN}", rows)
    assert [one.rpartition(" that ")[2] for one in said] == [
        "TF-2, loop, does not affect tensorflow 2.3.0",
        "TF-2, loop, affects tensorflow 2.4.0",
    ]
    faces = "VARIANTS = ('a', 'b')\nVARIANT_OF = {'a': 'fit', 'b': 'loop'}\n" + PLAIN
    assert second("TF-2", faces, [row("2.3.0", "reproduced", "a"), row("2.3.0", "absent", "b")]) == []


def test_what_is_amiss_with_the_files_is_said(checkout: Path, second: Callable[..., list[str]], row: Row) -> None:
    repro, verdicts = f"{FOLDER}/repros/TF-2.py", f"{FOLDER}/verdicts/TF-2.csv"
    assert second("TF-2", f"VARIANT_OF = 'late'\n{PLAIN}", []) == [f"{repro}: VARIANT_OF: TF-2 has no variant late"]
    assert second("TF-2", PLAIN, [row("2.3.0", "reproduced", "fit")]) == [f"{verdicts}: the repro has no variant fit"]
    (said,) = second("TF-2", "dfe repro(seed)", [])
    assert said.startswith(f"{repro}: invalid syntax")
    (checkout / verdicts).write_text("release\n")
    assert [str(one) for one in check(checkout)] == [said]
    (checkout / repro).write_text(PLAIN)
    assert [str(one) for one in check(checkout)] == [f"{verdicts}: the columns must be {','.join(record.FIELDS)}"]
    (checkout / verdicts).unlink()
    assert [str(one) for one in check(checkout)] == [f"{repro}: there is no {verdicts}"]
    (checkout / repro).rename(checkout / FOLDER / "repros" / "TF-8.py")
    assert f"{FOLDER}/repros/TF-8.py: there is no bug of this id" in [str(one) for one in check(checkout)]
