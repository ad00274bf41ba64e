"""Where something stands: the order of places."""

from __future__ import annotations

from auditor.place import Location, Skip


def test_places_are_in_the_order_of_reading_whatever_is_known_of_them() -> None:
    whole = Location(path="a.ipynb")
    cell = Location(path="a.ipynb", cell=1)
    method = Location(path="a.ipynb", cell=1, symbol="Trainer.fit")
    later = Location(path="a.ipynb", line=2)
    assert sorted([later, method, cell, whole]) == [whole, cell, method, later]


def test_what_was_skipped_of_one_file_and_of_its_cells_is_in_order() -> None:
    whole = Skip(location=Location(path="a.ipynb"), reason="b")
    cell = Skip(location=Location(path="a.ipynb", cell=3), reason="a")
    assert sorted({cell, whole}) == [whole, cell]
