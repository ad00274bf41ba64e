"""Numbers that more than one module needs."""

from pathlib import Path

ARTEFACTS = Path("artefacts")
MODEL_PATH = "artefacts/churn"

CLASSES = ("stays", "leaves", "downgrades")
METRICS = ["accuracy"]
MIN_RATE = 1e-3
