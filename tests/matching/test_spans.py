"""Which release has which bug: the numbers that stand for versions say the same as the versions."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from auditor.database.bug import Affected, Range
from auditor.database.load import load_database
from auditor.matching.exposure import Exposures
from auditor.matching.faces import Face, faces
from auditor.matching.versions import BUNDLED, holding
from auditor.project.stack import Implementation

DATABASE = load_database()
FACES = faces(DATABASE.bugs, DATABASE.words)
VERSIONS = st.sampled_from(
    [
        *sorted({release.version for known in DATABASE.releases.values() for release in known}),
        *("2.3.0rc0", "2.16.0.dev20240101", "3.0", "2.3.0+nv20.09", "0", "99", "no version"),
    ]
)
IMPLEMENTATIONS = st.builds(
    Implementation, package=st.sampled_from(["tensorflow", "keras", "tf-keras"]), version=VERSIONS
)
SERVED = st.dictionaries(
    st.sampled_from(["tf", "tf.keras", "keras", "tf_keras"]), st.lists(IMPLEMENTATIONS, max_size=3).map(tuple)
)


def told(faces: list[Face], served: dict[str, tuple[Implementation, ...]]) -> dict[str, object]:
    """By face and route, the affected and the spared releases and the entry, with nothing but `holding`."""
    found: dict[str, object] = {}
    for face in faces:
        routes = {}
        for route, implementations in {**served, BUNDLED: served.get("tf", ())}.items():
            entries = [holding(face.affected, route, one) for one in implementations]
            if any(entries):
                pairs = list(zip(implementations, entries, strict=True))
                affected, spared = ([one for one, entry in pairs if bool(entry) is have] for have in (True, False))
                routes[route] = affected, spared, next(entry for entry in entries if entry)
        if routes:
            found[face.key] = routes
    return found


def held(exposures: Exposures, served: dict[str, tuple[Implementation, ...]]) -> dict[str, object]:
    """The same as `Exposures` has it."""
    return {
        key: {route: (one.affected[route], one.spared(route), one.entries[route]) for route in one.affected}
        for key, one in exposures.under(served).items()
    }


@given(st.lists(SERVED, min_size=1, max_size=3))
def test_the_database_under_any_stack(stacks: list[dict[str, tuple[Implementation, ...]]]) -> None:
    exposures = Exposures(FACES)
    for served in stacks:
        assert held(exposures, served) == told(FACES, served)


RANGES = st.builds(
    Range, introduced=st.sampled_from(["0", "1.0", "2.0", "2.1"]), fixed=st.sampled_from([None, "2.0", "2.1", "3"])
)


@given(st.lists(RANGES, max_size=3), SERVED)
def test_any_ranges(ranges: list[Range], served: dict[str, tuple[Implementation, ...]]) -> None:
    one = Affected(implementation="keras", routes=("keras", "tf.keras"), ranges=tuple(ranges), basis="reported")
    face = Face(FACES[0].bug, "any", (one,), None)
    assert held(Exposures([face]), served) == told([face], served)
