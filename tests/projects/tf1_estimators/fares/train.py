import numpy as np
import tensorflow as tf

from fares.model import classes, network

distances = np.random.rand(500, 6).astype("float32")
fares = np.random.uniform(3, 80, size=500)


def train_input():
    return tf.data.Dataset.from_tensor_slices((distances, fares)).repeat().batch(32)


def main():
    estimator = tf.keras.estimator.model_to_estimator(keras_model=network(), model_dir="runs")  # hit: TF-35833
    estimator.train(train_input, steps=1000)
    tf.keras.estimator.model_to_estimator(classes(4)).train(train_input, steps=10)  # ok: TF-35833


if __name__ == "__main__":
    main()
