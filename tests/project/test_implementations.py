"""The code agrees with what installed packages said: docs/implementations.md."""

from __future__ import annotations

from pathlib import Path

import pytest

from auditor.database.load import load_database
from auditor.place import Location
from auditor.project import framework, override
from auditor.repro.implementations import PAGE, PAIRS, ROUTES, Row, rows

ROWS = rows((Path(__file__).parents[2] / PAGE).read_text(encoding="utf-8"))


def test_every_pair_was_asked() -> None:
    assert [(row.tensorflow, row.beside, row.legacy) for row in ROWS] == list(PAIRS)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.tensorflow}+{row.beside}{'+legacy' if row.legacy else ''}")
def test_the_routes_are_served_as_measured(row: Row) -> None:
    pins = f"tensorflow=={row.tensorflow}" + (f",{row.beside}" if row.beside else "")
    legacy = [Location(path=".env", line=1)] if row.legacy else []
    (stack,) = override.named(pins, load_database().releases, legacy)
    for route, measured in zip(ROUTES, row.served, strict=True):
        admitted = {f"{one.package} {one.version}" for one in stack.routes[route]}
        if measured.startswith("keras-nightly "):
            assert admitted == {f"tensorflow {row.tensorflow}"}, route
        elif measured == "-":
            # Not installed beside this pin; a project may still bring it along.
            assert len(admitted) != 1 or route == "tf_keras", route
        else:
            assert measured in admitted, route
            pinned = measured.split()[0] in {pin.partition("==")[0] for pin in pins.split(",")}
            assert not pinned or admitted == {measured}, route


def test_a_keras_that_redirects_goes_with_no_tensorflow_before_2_2() -> None:
    releases = load_database().releases
    served = framework.routes(["2.1.4", "2.3.4"], ["2.3.1", "2.4.3"], None, releases)["keras"]
    assert [f"{one.package} {one.version}" for one in served] == ["keras 2.3.1", "tensorflow 2.3.4"]
