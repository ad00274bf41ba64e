"""The table of public names: whose names are taken, and whose signatures."""

from __future__ import annotations

from typing import Any

from auditor.database.api_build import Look, build


def look(version: str, *, default: str, paths: list[str], package: str = "keras") -> Look:
    """A release that has one layer, with a default of its own."""
    entry = {
        "paths": paths, "name": "Lamp", "class": True, "bases": ["keras.layers.Layer"],
        "signature": {"parameters": [["watts", default]]},
        "methods": {"glow": {"parameters": [["self", None], ["hours", default]]}},
    }  # fmt: skip
    return package, version, {"entries": [entry], "modules": ["keras.layers"]}


def defaults(table: dict[str, Any], name: str) -> list[tuple[str, str]]:
    """The releases since which a callable has a default, oldest first, with the default."""
    return [(one["since"], one["parameters"][-1][1]) for one in table["signatures"][name]]


NEWEST = look("3.15.1", default="60", paths=["keras.layers.Lamp"])
OLDEST = look("3.0.5", default="40", paths=["keras.layers.Lamp"])
BETWEEN = look("3.4.0", default="60", paths=["keras.layers.Lamp", "keras.old.Lamp"])


def test_a_signature_begins_with_the_release_that_was_looked_into_first() -> None:
    table = build([NEWEST, OLDEST], {})
    assert defaults(table, "keras.layers.Lamp") == [("3.0.5", "40"), ("3.15.1", "60")]


def test_a_release_between_moves_the_beginning_back_and_brings_no_name() -> None:
    table = build([NEWEST, OLDEST], {}, [BETWEEN])
    assert defaults(table, "keras.layers.Lamp") == [("3.0.5", "40"), ("3.4.0", "60")]
    assert defaults(table, "keras.layers.Lamp.glow") == [("3.0.5", "40"), ("3.4.0", "60")]
    assert "keras.old.Lamp" not in table["aliases"]


def test_what_only_a_release_between_has_is_left_out() -> None:
    table = build([NEWEST, OLDEST], {}, [look("3.4.0", default="1", paths=["keras.layers.Torch"])])
    assert "keras.layers.Torch" not in table["signatures"]


def test_a_note_says_what_no_signature_tells() -> None:
    notes = {"signatures": {"keras.layers.Lamp": [["volts", "230"]]}}
    table = build([NEWEST, OLDEST], notes)
    assert defaults(table, "keras.layers.Lamp") == [("3.0.5", "230"), ("3.15.1", "230")]
    assert defaults(table, "keras.layers.Lamp.glow") == [("3.0.5", "40"), ("3.15.1", "60")]


def test_signatures_are_kept_by_package() -> None:
    bundled = look("2.5.3", default="60", paths=["keras.layers.Lamp"], package="tensorflow")
    held = build([NEWEST, bundled], {})["signatures"]["keras.layers.Lamp"]
    assert [(one["package"], one["since"]) for one in held] == [("tensorflow", "2.5.3"), ("keras", "3.15.1")]


def test_a_name_that_once_was_a_class_of_its_own_extends_what_it_has_become() -> None:
    both = look("2.11.0", default="60", paths=["keras.layers.Lamp", "keras.new.Lamp", "tf.new.Lamp"])
    before = look("2.8.0", default="40", paths=["keras.layers.Lamp"])
    table = build([both, before], {"apart": {"keras.new.Lamp": ["tf.new.Lamp"]}})
    assert table["aliases"] == {"tf.new.Lamp": "keras.new.Lamp"}
    assert table["bases"]["keras.new.Lamp"] == ["keras.layers.Lamp", "keras.layers.Layer"]
    assert defaults(table, "keras.new.Lamp") == [("2.11.0", "60")]
    assert defaults(table, "keras.layers.Lamp") == [("2.8.0", "40"), ("2.11.0", "60")]
