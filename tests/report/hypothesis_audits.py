"""Audits of every shape, for the properties that all reports keep."""

from __future__ import annotations

from hypothesis import strategies as st

from auditor.matching.finding import (
    Advisories,
    Advisory,
    Audit,
    Because,
    Certainty,
    Evidence,
    Finding,
    Scanned,
    Upgrade,
    WayOut,
)
from auditor.place import Location, Skip
from auditor.project.stack import Implementation
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


@st.composite
def audits(draw: st.DrawFn) -> Audit:
    """An audit whose every text may be hostile."""
    found = tuple(draw(st.lists(findings, max_size=4)))
    places = [where for finding in found for where in finding.locations]
    upgrade = st.builds(
        Upgrade, stack=texts, package=st.just("keras"), version=st.just("2.7.0"), clears=some_ids, brings=some_ids
    )
    return audit(
        project=draw(texts), findings=found,
        stacks=draw(st.sampled_from([(), (stack(),), (stack(), stack("2.4.0", HOSTILE, HOSTILE, 1))])),
        scanned=draw(st.builds(Scanned, files=st.integers(0, 9), notebooks=st.integers(0, 2), reached=st.integers(0, 9))),
        skips=tuple(draw(st.lists(st.builds(Skip, location=locations, reason=texts, partial=st.booleans()), max_size=14))),
        upgrades=tuple(draw(st.lists(upgrade, max_size=2))),
        advisories=draw(st.none() | advisories), exit_code=draw(st.sampled_from([0, 1, 3, 4])),
        fail_on=draw(st.none() | st.integers(1, 4)), sources={str(where): draw(texts) for where in places},
        indents={str(where): draw(st.integers(0, 9)) for where in places},
    )  # fmt: skip
