"""Settings of the note models."""

from dataclasses import dataclass, field


@dataclass
class EncoderConfig:
    vocab: int = 20000
    dim: int = 128
    units: int = 96
    dropout: float = 0.2
    rnn: dict = field(default_factory=lambda: {"zero_output_for_mask": True, "recurrent_dropout": 0.1})


@dataclass
class TaggerConfig:
    vocab: int = 30000
    tags: int = 17
    dim: int = 100
    units: int = 128


LOG_DIR = "runs/clinic"
