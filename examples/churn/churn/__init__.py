"""Which customers will leave?"""

from churn.model import build_model, compile_model

__all__ = ["build_model", "compile_model"]
