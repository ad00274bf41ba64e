"""audio_dataset_from_directory cuts a recording to its length before it is resampled, not after."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import shutil
import sys
import tempfile
import types

import numpy as np
import tensorflow as tf

CHANCE = False

try:
    import tensorflow_io
except ImportError:
    tensorflow_io = None


def resample(input, rate_in, rate_out):
    """As tensorflow_io's, by linear interpolation."""
    length = tf.shape(input)[0]
    wanted = tf.cast(tf.cast(length, tf.int64) * rate_out // rate_in, tf.int32)
    return tf.image.resize(input[None, :, None], tf.stack([wanted, 1]))[0, :, 0]


def stand_in():
    """What Keras asks of tensorflow_io, which few releases of TensorFlow have."""
    module = types.ModuleType("tensorflow_io")
    module.audio = types.ModuleType("tensorflow_io.audio")
    module.audio.resample = resample
    return module


def repro(seed, afterwards=False):
    load = getattr(tf.keras.utils, "audio_dataset_from_directory", None)
    if load is None:
        return "inapplicable", "there is no audio_dataset_from_directory"
    folder = tempfile.mkdtemp()
    if tensorflow_io is None:
        sys.modules["tensorflow_io"] = stand_in()
        for name in ("keras.utils.audio_dataset", "tf_keras.src.utils.audio_dataset", "keras.src.utils.audio_dataset"):
            if name in sys.modules:
                sys.modules[name].tfio = sys.modules["tensorflow_io"]
    try:
        os.mkdir(os.path.join(folder, "one"))
        sound = np.linspace(-0.5, 0.5, 4000, dtype="float32")[:, None]  # one second
        tf.io.write_file(os.path.join(folder, "one", "a.wav"), tf.audio.encode_wav(sound, 4000))
        options = {"sampling_rate": 1000, "labels": None, "batch_size": None, "verbose": False}
        if not afterwards:
            options["output_sequence_length"] = 1000  # one second, too
        try:
            got = load(folder, **options)
        except TypeError:
            options.pop("verbose")
            got = load(folder, **options)
        if afterwards:
            got = got.map(lambda sound: sound[:1000])
        length = len(next(iter(got)))
    finally:
        if tensorflow_io is None:
            sys.modules.pop("tensorflow_io", None)
        shutil.rmtree(folder)
    return ("absent" if length == 1000 else "reproduced"), "%d samples, asked for 1000 of 1000" % length


def workaround(seed):
    return repro(seed, afterwards=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
