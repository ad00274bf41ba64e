import tensorflow as tf
from tensorflow import keras
from tensorflow.keras import backend as K

STEPS = 100
rate = tf.Variable(1e-3, trainable=False, name="rate")
optimizer = keras.optimizers.Adam(learning_rate=rate)
rate.assign(1e-4)  # hit: TF-31324

early = tf.Variable(0.1)
early.assign(0.2)  # ok: TF-31324
first = keras.optimizers.SGD(early)

number = 0.1
second = keras.optimizers.SGD(number)
second.learning_rate.assign(0.5)  # ok: TF-31324
K.set_value(second.learning_rate, 0.01)  # ok: TF-31324


class Warmup(keras.callbacks.Callback):
    def __init__(self, variable):
        super().__init__()
        self.variable = variable

    def on_train_batch_begin(self, batch, logs=None):
        self.variable.assign(min(1.0, batch / STEPS))  # hit: TF-31324


class Right(keras.callbacks.Callback):
    def on_train_batch_begin(self, batch, logs=None):
        self.model.optimizer.learning_rate.assign(min(1.0, batch / STEPS))  # ok: TF-31324


warm = tf.Variable(0.0, dtype=tf.float32)
model = keras.Sequential([keras.layers.Dense(1)])
model.compile(keras.optimizers.RMSprop(warm), "mse")
model.fit([[1.0]], [1.0], callbacks=[Warmup(warm), Right()])

scale = tf.Variable(2.0)
keras.optimizers.SGD(learning_rate=0.1)
scale.assign_add(1.0)  # ok: TF-31324
decayed = tf.Variable(1.0)
third = keras.optimizers.Adagrad(learning_rate=decayed)
for epoch in range(3):
    decayed.assign_sub(0.1)  # hit: TF-31324
    K.set_value(decayed, 0.2)  # hit: TF-31324
