"""From verdicts to ranges."""

from __future__ import annotations

from itertools import pairwise

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from packaging.version import Version

from auditor.database.bug import Affected, Bug, Needs, Range, Release
from auditor.database.ranges import Outcome, affected_of, joined, ranges_of, union
from auditor.repro.verdict import WORDS, Verdict

TENSORFLOW = (
    "1.12.0",
    "1.13.1",
    "1.14.0",
    "2.0.0",
    "2.1.0",
    "2.2.0",
    "2.3.0",
    "2.3.1",
    "2.4.0",
    "2.5.0",
    "2.6.0",
    "2.16.1",
)
KERAS = ("2.4.3", "2.6.0", "2.7.0", "2.15.0", "3.0.0", "3.0.1", "3.1.0rc0", "3.1.0")
TF_KERAS = ("2.14.1", "2.16.0")


def release(version: str) -> Release:
    return Release(version=version, date="2020-01-01")


TABLE = {
    "tensorflow": tuple(map(release, TENSORFLOW)),
    "keras": tuple(map(release, KERAS)),
    "tf-keras": tuple(map(release, TF_KERAS)),
}

SIGNS = {
    "R": "reproduced",
    "a": "absent",
    "l": "loud",
    "i": "inapplicable",
    "e": "error",
    "u": "unstable",
    "t": "timeout",
}


def row(version: str, verdict: str, package: str = "tensorflow", release: str = "", variant: str = "") -> Verdict:
    return Verdict(
        release=release or (version if package == "tensorflow" else "2.16.1"),
        package=package,
        version=version,
        python="3.8",
        platform="linux-x86_64-cpu",
        variant=variant,
        verdict=verdict,  # type: ignore[arg-type]
        detail="",
    )


def measured(signs: str) -> Outcome:
    """What comes of tensorflow 1.13.1 to 2.5.0, with a sign for each; `.` where there is no row."""
    versions = TENSORFLOW[1:10]
    assert len(signs) == len(versions)
    rows = [row(version, SIGNS[sign]) for version, sign in zip(versions, signs, strict=True) if sign != "."]
    return ranges_of(rows, "tensorflow", TABLE)


@pytest.mark.parametrize(
    ("signs", "ranges"),
    [
        ("aaaaaaaaa", []),
        ("aaaaaaRaa", [("2.3.1", "2.4.0")]),
        ("aaaRRRRll", [("2.1.0", "2.4.0")]),
        ("RRaaaRRai", [("1.13.1", "2.0.0"), ("2.3.0", "2.4.0")]),
        ("iiiiRRRRR", [("2.2.0", None)]),
        ("aRReRRaaa", [("1.14.0", "2.3.1")]),
        ("aRRutRaea", [("1.14.0", "2.3.1")]),
    ],
)
def test_exact(signs: str, ranges: list[tuple[str, str | None]]) -> None:
    outcome = measured(signs)
    assert [(one.introduced, one.fixed) for one in outcome.ranges] == ranges
    assert outcome.exact


@pytest.mark.parametrize(
    ("signs", "ranges", "gap"),
    [
        ("aaaeRRaaa", [("2.2.0", "2.3.1")], "between 2.0.0 and 2.2.0 nothing is known of 2.1.0"),
        ("aaaRR.taa", [("2.1.0", "2.4.0")], "between 2.2.0 and 2.4.0 nothing is known of 2.3.0, 2.3.1"),
        (".RRaaaaaa", [("1.14.0", "2.1.0")], "between the start and 1.14.0 nothing is known of 1.13.1"),
        ("aaaaaaRRe", [("2.3.1", None)], "between 2.4.0 and the newest release nothing is known of 2.5.0"),
    ],
)
def test_an_end_that_no_neighbours_show(signs: str, ranges: list[tuple[str, str | None]], gap: str) -> None:
    outcome = measured(signs)
    assert [(one.introduced, one.fixed) for one in outcome.ranges] == ranges
    assert not outcome.exact
    assert any(gap in one for one in outcome.gaps)


def test_versions_are_compared_as_such() -> None:
    table = {"keras": tuple(map(release, ("2.6.0", "2.9.0", "2.10.0", "2.15.0", "3.0.0")))}
    rows = [row(version, "reproduced", "keras") for version in ("2.10.0", "2.9.0")]
    rows += [row(version, "absent", "keras") for version in ("3.0.0", "2.15.0", "2.6.0")]
    assert ranges_of(rows, "keras", table).ranges == (Range(introduced="2.9.0", fixed="2.15.0"),)


def test_stacks_that_differ_are_a_conflict() -> None:
    rows = [row("3.0.0", "reproduced", "keras", "2.16.1"), row("3.0.0", "absent", "keras", "2.17.0")]
    outcome = ranges_of(rows, "keras", TABLE)
    assert outcome.conflicts == ("keras 3.0.0: reproduced under tensorflow 2.16.1, absent under tensorflow 2.17.0",)
    agreeing = [row("3.0.0", "loud", "keras", "2.16.1"), row("3.0.0", "absent", "keras", "2.17.0")]
    assert ranges_of(agreeing, "keras", TABLE).conflicts == ()


def test_a_bug_of_tensorflows_own_code_goes_by_its_releases() -> None:
    rows = [row(version, "absent") for version in TENSORFLOW[1:8]]
    rows += [row(version, "reproduced") for version in ("2.4.0", "2.5.0")]
    rows += [row("2.6.0", "reproduced", "keras", "2.6.0"), row("3.0.0", "absent", "keras", "2.16.1")]
    rows += [row("3.0.1", "inapplicable", "keras", "2.16.1")]
    outcome = ranges_of(rows, "tensorflow", TABLE, by_release=True)
    assert (outcome.ranges, outcome.exact) == ((Range(introduced="2.4.0", fixed="2.16.1"),), True)


BUG = Bug(
    id="TF-1",
    title="t",
    scenario="wrong shape",
    component="c",
    threat=4,
    threat_source="study",
    symptom="s",
    affected=(),
    references=("https://github.com/tensorflow/tensorflow/issues/1",),
)


def test_entries_of_each_implementation() -> None:
    rows = [row(version, "absent") for version in TENSORFLOW[1:9]] + [row("2.5.0", "reproduced")]
    rows += [row("2.6.0", "reproduced", "keras"), row("2.7.0", "absent", "keras")]
    rows += [row("2.16.0", "inapplicable", "tf-keras")]
    affected, problems = affected_of(BUG, rows, TABLE, ())
    assert problems == []
    assert affected == (
        Affected(implementation="tensorflow", routes=("tf.keras",), ranges=(Range("2.5.0"),), basis="measured"),
        Affected(
            implementation="keras",
            routes=("tf.keras", "keras"),
            ranges=(Range("2.6.0", "2.7.0"),),
            basis="measured",
        ),
    )


def test_an_end_that_is_not_shown_is_reported_with_a_reference() -> None:
    rows = [row("1.13.1", "absent"), row("2.0.0", "reproduced"), row("2.1.0", "absent")]
    held = (Affected(implementation="tensorflow", routes=("tf.keras",), ranges=(), basis="measured"),)
    (entry,), problems = affected_of(BUG, rows, TABLE, held)
    assert (entry.basis, entry.reference, entry.ranges) == (
        "reported",
        BUG.references[0],
        (Range("2.0.0", "2.1.0"),),
    )
    assert problems == ["tensorflow: between 1.13.1 and 2.0.0 nothing is known of 1.14.0"]


def test_what_was_not_measured_stays_as_it_is() -> None:
    held = (
        Affected(
            implementation="tf-keras",
            routes=("tf_keras",),
            ranges=(Range("2.15.0"),),
            basis="reported",
            reference="x",
        ),
    )
    assert affected_of(BUG, [row("2.16.0", "error", "tf-keras")], TABLE, held) == (held, [])
    gpu = Bug(
        **{
            **{name: getattr(BUG, name) for name in BUG.__struct_fields__},
            "needs": Needs(device="gpu"),
            "affected": held,
        }
    )
    assert affected_of(gpu, [row("2.16.0", "absent", "tf-keras")], TABLE, held) == (held, [])


@pytest.mark.parametrize(
    ("needed", "gaps"),
    [
        (("torch",), []),
        (("jax", "torch"), []),
        (("tensorflow", "torch"), ["keras: between the start and 3.0.0 nothing is known of 2.6.0, 2.7.0, 2.15.0"]),
        ((), ["keras: between the start and 3.0.0 nothing is known of 2.6.0, 2.7.0, 2.15.0"]),
    ],
)
def test_what_is_of_another_backend_begins_with_keras_3(needed: tuple[str, ...], gaps: list[str]) -> None:
    bug = msgspec.structs.replace(BUG, needs=Needs(backend=needed))
    rows = [row("3.0.0", "reproduced", "keras"), row("3.0.1", "absent", "keras")]
    (entry,), problems = affected_of(bug, rows, TABLE, ())
    assert (entry.ranges, problems) == ((Range("3.0.0", "3.0.1"),), gaps)
    assert entry.basis == ("reported" if gaps else "measured")


def reported(*ranges: tuple[str, str | None], reference: str | None = "x") -> Affected:
    return Affected(
        implementation="tensorflow",
        routes=("tf.keras",),
        ranges=tuple(Range(*one) for one in ranges),
        basis="reported",
        reference=reference,
    )


@pytest.mark.parametrize(
    ("signs", "held", "ranges", "basis"),
    [
        # Between two finals, or before the first: no verdict can speak of it.
        ("aaaaaaaaa", [("2.2.0rc0", "2.2.0")], [("2.2.0rc0", "2.2.0")], "reported"),
        ("aaaaaaaaa", [("2.0.0a0", "2.0.0b0")], [("2.0.0a0", "2.0.0b0")], "reported"),
        ("aaaaaaaaa", [("0", "1.13.1")], [("0", "1.13.1")], "reported"),
        ("aRaaaRaaa", [("2.2.0rc0", "2.2.0")], [("1.14.0", "2.0.0"), ("2.2.0rc0", "2.2.0"), ("2.3.0", "2.3.1")], None),
        # It begins in a pre-release of what was measured, and in a release before it.
        ("aaaaRRaaa", [("2.2.0rc0", "2.3.1")], [("2.2.0rc0", "2.3.1")], "reported"),
        ("RRaaaaaaa", [("1.9.0", "2.0.0")], [("1.9.0", "2.0.0")], "reported"),
        # What was measured holds all of it.
        ("aaRRaaaaa", [("2.1.0rc2", "2.1.0"), ("2.0.0", "2.2.0")], [("2.0.0", "2.2.0")], "measured"),
        # The release within it is without the bug, and the one that should be has it.
        ("aaaaaaaaa", [("2.2.0rc0", "2.3.0")], [], None),
        ("aaaaaaaaa", [("1.9.0", "1.14.0")], [], None),
        ("aaaaaaaaa", [("2.5.0rc0", None)], [], None),
        ("aaaaRaaaa", [("2.2.0rc0", "2.2.0")], [("2.2.0", "2.3.0")], "measured"),
        ("aaaalaaaa", [("2.2.0", "2.3.0")], [], None),
    ],
)
@pytest.mark.parametrize("own_code", [False, True])
def test_a_reported_range_stays_until_verdicts_contradict_it(
    signs: str,
    held: list[tuple[str, str | None]],
    ranges: list[tuple[str, str | None]],
    basis: str | None,
    own_code: bool,
) -> None:
    rows = [row(version, SIGNS[sign]) for version, sign in zip(TENSORFLOW[1:10], signs, strict=True)]
    rows += [row("2.6.0", "absent", "keras", "2.6.0"), row("3.1.0", "absent", "keras")]
    entry = reported(*held)
    if own_code:
        entry = msgspec.structs.replace(entry, routes=("tf", "tf.keras"))
    found, problems = affected_of(BUG, rows, TABLE, (entry,))
    assert problems == []
    assert [(one.introduced, one.fixed) for each in found for one in each.ranges] == ranges
    if ranges:
        assert (found[0].basis, found[0].reference) == (
            ("measured", None) if basis == "measured" else ("reported", "x")
        )
    assert affected_of(BUG, rows, TABLE, found) == (found, [])


def test_a_reported_range_without_a_reference_is_none() -> None:
    rows = [row(version, "absent") for version in TENSORFLOW[1:10]]
    assert affected_of(BUG, rows, TABLE, (reported(("2.2.0rc0", "2.2.0"), reference=None),)) == ((), [])


VERSIONS = [Version(f"2.{minor}.{patch}") for minor in range(6, 12) for patch in range(3)]


@st.composite
def some_ranges(draw: st.DrawFn) -> list[Range]:
    found = []
    for _ in range(draw(st.integers(0, 4))):
        first, last = sorted(draw(st.lists(st.sampled_from(VERSIONS), min_size=2, max_size=2, unique=True)))
        found.append(Range(str(first), draw(st.sampled_from([str(last), None]))))
    return found


def holds(version: Version, ranges: list[Range] | tuple[Range, ...]) -> bool:
    return any(
        Version(one.introduced) <= version and (one.fixed is None or version < Version(one.fixed)) for one in ranges
    )


@given(some_ranges())
def test_joined_ranges_hold_the_same_versions_and_are_apart(ranges: list[Range]) -> None:
    found = joined(ranges)
    assert all(holds(version, ranges) == holds(version, found) for version in VERSIONS)
    for one, other in pairwise(found):
        assert one.fixed is not None and Version(one.fixed) < Version(other.introduced)
    assert joined(found) == found


@given(st.lists(st.sampled_from(WORDS), min_size=len(VERSIONS), max_size=len(VERSIONS)), st.randoms())
def test_ranges_say_what_was_measured(words: list[str], random: object) -> None:
    table = {"keras": tuple(release(str(version)) for version in VERSIONS)}
    rows = [row(str(version), word, "keras") for version, word in zip(VERSIONS, words, strict=True)]
    random.shuffle(rows)  # type: ignore[attr-defined]
    outcome = ranges_of(rows, "keras", table)
    for version, word in zip(VERSIONS, words, strict=True):
        if word == "reproduced":
            assert holds(version, outcome.ranges)
        elif word in ("absent", "loud", "inapplicable"):
            assert not holds(version, outcome.ranges)
    # With every release measured, an end lies between neighbours, or is a gap.
    if all(word not in ("error", "unstable", "timeout") for word in words):
        assert outcome.exact


@given(
    some_ranges(),
    st.lists(st.sampled_from(WORDS), min_size=len(VERSIONS), max_size=len(VERSIONS)),
    st.booleans(),
)
def test_to_write_ranges_twice_changes_nothing(held: list[Range], words: list[str], by_release: bool) -> None:
    table = {"tensorflow": tuple(release(str(version)) for version in VERSIONS)}
    rows = [row(str(version), word) for version, word in zip(VERSIONS, words, strict=True)]
    entry = msgspec.structs.replace(reported(), ranges=joined(held))
    if by_release:
        entry = msgspec.structs.replace(entry, routes=("tf",))
    once, problems = affected_of(BUG, rows, table, (entry,))
    assert affected_of(BUG, rows, table, once) == (once, problems)


def test_union_joins_what_the_variants_have() -> None:
    one = Affected(implementation="keras", routes=("tf.keras",), ranges=(Range("2.6.0", "2.7.0"),), basis="measured")
    two = Affected(
        implementation="keras",
        routes=("tf.keras", "keras"),
        ranges=(Range("2.7.0", "3.0.0"),),
        basis="reported",
        reference="x",
    )
    three = Affected(implementation="tensorflow", routes=("tf.keras",), ranges=(Range("2.3.0"),), basis="measured")
    assert union([(one,), (two, three)]) == (
        three,
        Affected(
            implementation="keras",
            routes=("tf.keras", "keras"),
            ranges=(Range("2.6.0", "3.0.0"),),
            basis="reported",
            reference="x",
        ),
    )
