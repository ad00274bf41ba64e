"""Audits of every shape, for the properties that all reports keep."""

from __future__ import annotations

from hypothesis import strategies as st

from auditor.matching.finding import (
    Advisories,
    Advisory,
    Audit,
    Because,
    Certainty,
    Change,
    Evidence,
    Finding,
    Ignored,
    Move,
    Run,
    Scanned,
    Upgrade,
    WayOut,
)
from auditor.matching.fingerprint import with_fingerprints
from auditor.place import Location, Skip
from auditor.project.stack import Implementation
from auditor.repro.verdict import WORDS
from tests.report.conftest import HOSTILE, audit, stack

# Surrogates too: a file's name may be any bytes.
texts = st.one_of(st.text(st.characters(), max_size=40), st.sampled_from([HOSTILE, "model.fit(x, y)", "x" * 5_000]))
ids = st.integers(1, 99_999).map(lambda number: f"TF-{number}")
some_ids = st.lists(ids, max_size=3).map(tuple)
locations = st.builds(
    Location, path=texts, line=st.integers(0, 10**6), column=st.integers(0, 6_000), end_column=st.integers(0, 6_000),
    cell=st.none() | st.integers(1, 99), symbol=st.none() | texts,
)  # fmt: skip
reasons = st.lists(texts, max_size=5).map(tuple)
findings = st.builds(
    Finding, id=ids, title=texts, threat=st.integers(1, 4), scenario=st.just("wrong shape"), component=texts,
    evidence=st.sampled_from(Evidence), certainty=st.sampled_from(Certainty),
    implementation=st.just(Implementation(package="keras", version="2.6.0")),
    url=st.just("https://github.com/keras-team/keras/issues/1"), variant=st.none() | texts, symptom=texts,
    measured=st.sampled_from(["", "since 2.6.0"]), basis=st.sampled_from(["measured", "reported"]),
    because=st.lists(st.builds(Because, location=locations, text=texts), max_size=3).map(tuple), reasons=reasons,
    same_cause=some_ids, locations=st.lists(locations, max_size=8).map(tuple),
    way_out=st.builds(WayOut, package=st.just("keras"), fixed_in=st.none() | st.just("2.7.0"), workaround=st.none() | texts),
    stack=st.sampled_from([".", "sub", HOSTILE]),
    run=st.none() | st.builds(
        Run, verdict=st.sampled_from([*WORDS, "not run"]), seen=texts, under=texts, python=texts, device=texts,
        seconds=st.sampled_from([0.0, 4.26]), sound=texts, sound_in=texts, note=texts,
    ),
)  # fmt: skip
advisories = st.builds(
    Advisories, audited=st.integers(0, 99),
    found=st.lists(
        st.builds(
            Advisory, package=texts, version=texts, id=texts, aliases=reasons, fixed_in=reasons, summary=texts,
            location=st.none() | locations,
        ),
        max_size=3,
    ).map(tuple),
    skipped=st.lists(st.tuples(texts, texts), max_size=3).map(tuple), failure=st.none() | texts,
)  # fmt: skip

ignored = st.builds(
    Ignored, id=ids, location=locations, reason=texts, by=locations, kind=st.sampled_from(["comment", "policy"]),
    expires=st.sampled_from(["", "2027-01-31"]), title=texts, threat=st.integers(0, 4),
)  # fmt: skip
moves = st.builds(Move, package=st.just("tensorflow"), old=texts, new=texts, location=locations, stack=texts)


@st.composite
def changes(draw: st.DrawFn, told: tuple[Finding, ...]) -> Change:
    """What a change may do to these findings."""
    brought = {mark for finding in told if draw(st.booleans()) for mark in finding.fingerprints}
    return Change(
        base=draw(texts), brought=frozenset(brought),
        already=frozenset(mark for finding in told for mark in finding.fingerprints) - brought,
        fixed=tuple(draw(st.lists(findings, max_size=2))), moves=tuple(draw(st.lists(moves, max_size=2))),
        ignored=tuple(draw(st.lists(ignored, max_size=2))), code=draw(st.booleans()),
        unseen=tuple(draw(st.lists(st.builds(Skip, location=locations, reason=texts), max_size=2))),
    )  # fmt: skip


@st.composite
def audits(draw: st.DrawFn) -> Audit:
    """An audit whose every text may be hostile."""
    found = tuple(draw(st.lists(findings, max_size=4)))
    places = [where for finding in found for where in finding.locations]
    upgrade = st.builds(
        Upgrade, stack=texts, package=st.just("keras"), version=st.just("2.7.0"), clears=some_ids, brings=some_ids
    )
    sources = {str(where): draw(texts) for where in places}
    found = tuple(with_fingerprints(found, sources)) if draw(st.booleans()) else found
    return audit(
        project=draw(texts), findings=found, ignored=tuple(draw(st.lists(ignored, max_size=3))),
        change=draw(st.none() | changes(found)), fail_on_new=draw(st.none() | st.integers(1, 4)),
        stacks=draw(st.sampled_from([(), (stack(),), (stack(), stack("2.4.0", HOSTILE, HOSTILE, 1))])),
        scanned=draw(st.builds(Scanned, files=st.integers(0, 9), notebooks=st.integers(0, 2), reached=st.integers(0, 9))),
        skips=tuple(draw(st.lists(st.builds(Skip, location=locations, reason=texts, partial=st.booleans()), max_size=14))),
        upgrades=tuple(draw(st.lists(upgrade, max_size=2))),
        advisories=draw(st.none() | advisories), exit_code=draw(st.sampled_from([0, 1, 3, 4])),
        fail_on=draw(st.none() | st.integers(1, 4)), sources=sources,
        indents={str(where): draw(st.integers(0, 9)) for where in places},
        around={str(where): (draw(reasons), draw(reasons)) for where in places},
        file_lines={str(where): draw(st.integers(1, 99)) for where in places if where.cell is not None},
    )  # fmt: skip
