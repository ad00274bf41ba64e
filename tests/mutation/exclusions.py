"""What the mutation check leaves out, each with the reason."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Excluded:
    """Sequences that hold `rewritings` in this order, on `project`, or on any where it is empty."""

    rewritings: tuple[str, ...]
    project: str
    reason: str

    def covers(self, project: str, rewritings: tuple[str, ...]) -> bool:
        """Whether a sequence on a project is left out."""
        left = iter(rewritings)
        return self.project in ("", project) and all(name in left for name in self.rewritings)


EXCLUDED: tuple[Excluded, ...] = (
    Excluded(
        ("through_decorator",),
        "n_recursion",
        "a function that calls itself with a smaller number is followed; through `*args` of a decorator the number is not seen",
    ),
)
