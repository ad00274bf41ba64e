"""What a molecule smells of."""

import os

os.environ["KERAS_BACKEND"] = "jax"
