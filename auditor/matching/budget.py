"""How much of the code is held against triggers: what multiplies in very large code must come to an end.

Steps are counted, not time, so that the same code gives the same answer everywhere.
"""

from __future__ import annotations

from math import inf

MAX_STEPS = 3_000_000
"""Deeds and pairs that are held against one trigger; ordinary code takes some thousands."""

ENOUGH_IN_ALL = 15_000_000
"""Once all triggers together have taken these, each of the others may take no more than `FEW_STEPS`."""

FEW_STEPS = 300_000


class TooMuch(Exception):
    """More was to be held against a trigger than its budget allows."""


class Budget:
    """The steps that a trigger may take; without end where nobody says so."""

    def __init__(self, steps: float = inf) -> None:
        self.taken = 0
        self._steps = steps

    def spend(self, steps: int) -> None:
        """Counts some steps; raises TooMuch at the end of the budget, before they are taken."""
        if self.taken + steps > self._steps:
            raise TooMuch
        self.taken += steps
