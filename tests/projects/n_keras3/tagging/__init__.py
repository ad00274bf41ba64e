import os

os.environ["KERAS_BACKEND"] = "tensorflow"

import keras  # noqa: E402

keras.utils.set_random_seed(1)
