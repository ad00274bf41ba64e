import contextlib

import tensorflow as tf
import tensorflow_datasets as tfds

strategy = tf.distribute.MirroredStrategy()
print("replicas:", strategy.num_replicas_in_sync)

with strategy.scope():
    model = tf.keras.applications.ResNet50(weights=None)
    optimizer = tf.keras.optimizers.SGD(0.1, momentum=0.9, clipnorm=1.0)
    loss_object = tf.keras.losses.SparseCategoricalCrossentropy(reduction="none")
    adagrad = tf.keras.Sequential([tf.keras.layers.Dense(1)])
    adagrad.compile("adagrad", "mse")  # hit: TF-37229


def train_step(inputs):
    images, labels = inputs
    with tf.GradientTape() as tape:
        loss = tf.reduce_sum(loss_object(labels, model(images))) / 256
    gradients = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(gradients, model.trainable_variables))  # hit: TF-33929
    return loss


@tf.function
def distributed(batch):
    losses = strategy.run(train_step, args=(batch,))
    return strategy.reduce(tf.distribute.ReduceOp.SUM, losses, axis=None)


def masked(inputs):
    x = tf.keras.layers.Masking()(inputs)
    return tf.keras.Model(inputs, tf.keras.layers.Dense(2)(x))


@contextlib.contextmanager
def scope(kind):
    if kind == "tpu":
        resolver = tf.distribute.cluster_resolver.TPUClusterResolver()
        with tf.distribute.experimental.TPUStrategy(resolver).scope():
            yield "tpu"
    else:
        yield "cpu"


def fit_with(kind):
    with scope(kind) as device:
        net = masked(tf.keras.Input((None, 3)))
        net.compile("adam", "mse", metrics=["mae"])  # hit: TF-40002, TF-34491
        free = tf.keras.Sequential([tf.keras.layers.Dense(2)])
        free.compile("adam", "mse", metrics=["mae"])  # ok: TF-40002
    with tf.device("/gpu:0"), tf.name_scope("late"):
        plain = tf.keras.optimizers.SGD(0.1)
        plain.apply_gradients([])  # ok: TF-33929
        late = tf.keras.optimizers.SGD(0.1, clipvalue=0.1)
    late.apply_gradients([])  # hit: TF-33929
    return device


if __name__ == "__main__":
    dataset = strategy.experimental_distribute_dataset(tfds.load("imagenet2012", split="train").batch(256))
    for step, batch in enumerate(dataset):
        print(step, distributed(batch))
    fit_with("tpu")
