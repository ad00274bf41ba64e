from absl import app, flags
import numpy as np
import tensorflow.compat.v1 as tf
from tensorflow.compat.v1 import keras
from tensorflow.compat.v1.keras.callbacks import ReduceLROnPlateau
import tensorflow.compat.v1.keras.backend as K

FLAGS = flags.FLAGS
flags.DEFINE_integer("batch_size", 128, "Images a step.")
flags.DEFINE_string("model_dir", "/tmp/mnist", "Where checkpoints go.")


def make_model():
    inputs = keras.layers.Input(shape=(28, 28))
    hidden = keras.layers.Flatten()(inputs)
    hidden = keras.layers.Dense(128, activation=tf.nn.relu)(hidden)
    return keras.models.Model(inputs=inputs, outputs=keras.layers.Dense(10, activation="softmax")(hidden))


def by_hand(model, images, labels):
    optimizer = tf.keras.optimizers.SGD(0.1, clipnorm=1.0)
    with tf.GradientTape() as tape:
        loss = tf.losses.sparse_softmax_cross_entropy(labels, model(images))
    grads = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(grads, model.trainable_variables))  # hit: TF-33929


def by_train_optimizer(loss, variables):
    optimizer = tf.train.AdagradOptimizer(0.1)
    grads, names = zip(*optimizer.compute_gradients(loss, variables))
    grads, _ = tf.clip_by_global_norm(grads, 1.0)
    return optimizer.apply_gradients(zip(grads, names))  # ok: TF-33929


def main(_):
    tf.enable_eager_execution()
    K.set_floatx("float32")
    images, labels = np.zeros((8, 28, 28), "float32"), np.zeros(8)
    model = make_model()
    model.compile("adagrad", "sparse_categorical_crossentropy")  # hit: TF-37229
    model.fit(images, labels, callbacks=[ReduceLROnPlateau(min_lr=1e-3)])  # hit: TF-39462
    model.compile(tf.train.AdagradOptimizer(0.1), "sparse_categorical_crossentropy")  # ok: TF-37229
    model.fit(images, labels, callbacks=[tf.keras.callbacks.TensorBoard(FLAGS.model_dir)])  # ok: TF-39462, TF-38810
    by_hand(model, images, labels)
    by_train_optimizer(model.total_loss, model.trainable_variables)


if __name__ == "__main__":
    app.run(main)
