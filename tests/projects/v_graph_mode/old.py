import tensorflow.compat.v1 as tf

tf.disable_v2_behavior()

model = tf.keras.Sequential([tf.keras.layers.Dense(1, input_shape=(2,))])
model.compile(tf.keras.optimizers.SGD(clipvalue=1.0), "mse")
model.fit([[1.0, 2.0]], [1.0])  # ok: TF-33929
model.train_on_batch([[1.0, 2.0]], [1.0])  # ok: TF-33929
