"""Where a repro runs: on the CPU, or on a GPU where there is one."""

from __future__ import annotations

import os
import shutil
import subprocess
from typing import Literal

Device = Literal["cpu", "gpu", "auto"]

ASK_SECONDS = 20


def gpus() -> tuple[str, ...]:
    """The names of this machine's GPUs, as NVIDIA's driver tells them; none where CUDA_VISIBLE_DEVICES hides them."""
    if os.environ.get("CUDA_VISIBLE_DEVICES") in ("", "-1"):
        return ()
    command = shutil.which("nvidia-smi")
    if command is None:
        return ()
    try:
        asked = subprocess.run(
            [command, "--query-gpu=name", "--format=csv,noheader"],
            capture_output=True,
            text=True,
            timeout=ASK_SECONDS,
            check=True,
            stdin=subprocess.DEVNULL,
        )
    except (OSError, subprocess.SubprocessError):
        return ()
    return tuple(line.strip() for line in asked.stdout.splitlines() if line.strip())


def absence() -> str:
    """Why there is no GPU, for people."""
    if os.environ.get("CUDA_VISIBLE_DEVICES") in ("", "-1"):
        return "CUDA_VISIBLE_DEVICES hides every GPU"
    if shutil.which("nvidia-smi") is None:
        return "there is no GPU here: no nvidia-smi is installed"
    return "there is no GPU here: nvidia-smi lists none"
