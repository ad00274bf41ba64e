from dataclasses import dataclass, field
from typing import List, Optional


@dataclass
class OptimizerConfig:
    name: str = "adam"
    learning_rate: float = 1e-3
    clip_norm: Optional[float] = None


@dataclass
class ModelConfig:
    units: List[int] = field(default_factory=lambda: [64, 32])
    mask_value: Optional[float] = None
    return_sequences: bool = True


@dataclass
class Config:
    model: ModelConfig = field(default_factory=ModelConfig)
    optimizer: OptimizerConfig = field(default_factory=OptimizerConfig)
    metrics: List[str] = field(default_factory=lambda: ["mae"])
    min_lr: float = 1e-3
