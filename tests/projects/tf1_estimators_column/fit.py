import numpy as np
import tensorflow as tf

x, y = np.random.rand(100, 3), np.random.rand(100)[:, None]
model = tf.keras.Sequential([tf.keras.layers.Dense(1, input_shape=(3,))])
model.compile("sgd", "mse")


def data():
    return tf.data.Dataset.from_tensor_slices((x, y)).batch(10)


tf.keras.estimator.model_to_estimator(keras_model=model).train(data)  # ok: TF-35833
