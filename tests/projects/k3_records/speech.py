"""Words spoken by children, one second each."""

import keras
import tensorflow as tf

RATE = 16_000


def words(folder):
    return keras.utils.audio_dataset_from_directory(  # hit: KERAS-23069
        folder, sampling_rate=RATE, output_sequence_length=RATE, batch_size=64
    )


def as_recorded(folder):
    return keras.utils.audio_dataset_from_directory(folder, output_sequence_length=RATE)  # ok: KERAS-23069


def resampled(folder):
    sounds = keras.utils.audio_dataset_from_directory(folder, sampling_rate=RATE, batch_size=None)  # ok: KERAS-23069
    return sounds.map(lambda sound, word: (sound[:RATE], word)).padded_batch(64)


def both(folder):
    data, check = keras.utils.audio_dataset_from_directory(  # hit: KERAS-23069
        folder, sampling_rate=RATE, output_sequence_length=RATE, validation_split=0.2, subset="both", seed=3
    )
    return data.cache(), check


tf.data.Dataset.save(words("clips"), "clips.saved")
