"""The areas of the frameworks that bugs are grouped by, and the words for them."""

from __future__ import annotations

from collections.abc import Mapping

from auditor.database.bug import Bug

AREAS = (
    "layers",
    "losses",
    "metrics",
    "optimizers",
    "training",
    "callbacks",
    "saving",
    "preprocessing",
    "ops",
    "random",
    "distribution",
    "applications",
    "utils",
)
"""All areas, in the order of the sections of a page. An entry's `component` is one of them, or a word of the study."""

STUDY: Mapping[str, str] = {
    "engine": "training",
    "model": "training",
    "estimator": "training",
    "backend": "ops",
    "tf": "ops",
    "activations": "layers",
    "regularizers": "layers",
    "wrapper": "layers",
    "loss": "losses",
    "optimizer": "optimizers",
}
"""The components of the study that are no area themselves, with the area each is of."""


def area(bug: Bug) -> str:
    """The area of a bug: that of its component, and `saving` for whatever is wrong with saving and reloading."""
    return "saving" if bug.scenario == "wrong save/reload" else STUDY.get(bug.component, bug.component)
