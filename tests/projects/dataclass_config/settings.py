from dataclasses import dataclass, field
from typing import List


@dataclass
class Schedule:
    patience: int = 5
    min_lr: float = 1e-3
    kind: str = "plateau"


@dataclass
class Settings:
    clip: float = 1.0
    schedule: Schedule = field(default_factory=Schedule)
    metrics: List[str] = field(default_factory=lambda: ["accuracy"])
