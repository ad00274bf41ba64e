"""Layers and models that log what they do to TensorBoard."""

import keras
import tensorflow as tf

from .config import LOG_DIR


class GatedUnit(keras.layers.Layer):
    def __init__(self, units, **kwargs):
        super().__init__(**kwargs)
        self.value = keras.layers.Dense(units)
        self.gate = keras.layers.Dense(units, activation="sigmoid")

    def call(self, inputs):
        gate = self.gate(inputs)
        tf.summary.histogram(self.name + "/gate", gate)  # hit: TF-43568
        return self.value(inputs) * gate


class Distiller(keras.Model):
    """A student that learns of its teacher."""

    def __init__(self, student, teacher):
        super().__init__()
        self.student, self.teacher = student, teacher

    def compile(self, alpha=0.1, **kwargs):
        super().compile(**kwargs)
        self.alpha = alpha

    def train_step(self, data):
        x, y = data
        soft = self.teacher(x, training=False)
        with tf.GradientTape() as tape:
            guess = self.student(x, training=True)
            hard_loss = self.compute_loss(y=y, y_pred=guess)
            soft_loss = tf.reduce_mean(keras.losses.kl_divergence(soft, guess))
            loss = self.alpha * hard_loss + (1 - self.alpha) * soft_loss
        grads = tape.gradient(loss, self.student.trainable_variables)
        self.optimizer.apply_gradients(zip(grads, self.student.trainable_variables))
        tf.summary.scalar("soft_loss", soft_loss)  # hit: TF-43568
        return {"loss": loss}

    def call(self, x):
        return self.student(x)


class CountedUnit(keras.layers.Layer):
    def __init__(self, units, **kwargs):
        super().__init__(**kwargs)
        self.proj = keras.layers.Dense(units)
        self.steps = self.add_weight(shape=(), dtype="int64", initializer="zeros", trainable=False)

    def call(self, inputs):
        self.steps.assign_add(1)
        out = self.proj(inputs)
        tf.summary.scalar("mean", tf.reduce_mean(out), step=tf.cast(self.steps, tf.int64))  # ok: TF-43568
        return out


class LearningRateLogger(keras.callbacks.Callback):
    def __init__(self, folder):
        super().__init__()
        self.writer = tf.summary.create_file_writer(folder)

    def on_epoch_end(self, epoch, logs=None):
        with self.writer.as_default():
            tf.summary.scalar("lr", self.model.optimizer.learning_rate, step=epoch)  # ok: TF-43568


def callbacks():
    return [
        keras.callbacks.TensorBoard(log_dir=LOG_DIR, update_freq=50),
        keras.callbacks.ModelCheckpoint("best.keras", save_best_only=True),
        LearningRateLogger(LOG_DIR + "/lr"),
    ]


def train(data, classes=5):
    model = keras.Sequential([keras.Input((32,)), GatedUnit(64), CountedUnit(32), keras.layers.Dense(classes, activation="softmax")])
    model.compile(optimizer="adam", loss="sparse_categorical_crossentropy")
    model.fit(data, epochs=10, callbacks=callbacks())
    teacher = keras.models.load_model("teacher.keras")
    distiller = Distiller(model, teacher)
    distiller.compile(optimizer="adam", loss="sparse_categorical_crossentropy", alpha=0.2)
    distiller.fit(data, epochs=5, callbacks=callbacks())
