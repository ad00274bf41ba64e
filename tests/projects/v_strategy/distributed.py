import contextlib

import tensorflow as tf

strategy = tf.distribute.MirroredStrategy()
BATCH = 8 * strategy.num_replicas_in_sync

with strategy.scope():
    model = tf.keras.Sequential([tf.keras.layers.Dense(1, input_shape=(3,))])
    model.compile(tf.keras.optimizers.SGD(0.1, clipnorm=1.0), "mse")
    plain = tf.keras.Sequential([tf.keras.layers.Dense(1, input_shape=(3,))])
    plain.compile("adagrad", "mse")  # hit: TF-37229
    optimizer = tf.keras.optimizers.Adam(clipvalue=0.5)
    unclipped = tf.keras.optimizers.Adam()

dataset = tf.data.Dataset.from_tensor_slices((tf.ones((16, 3)), tf.ones((16, 1)))).batch(BATCH)
model.fit(dataset)  # hit: TF-33929
plain.fit(dataset)  # ok: TF-33929


def step(inputs):
    x, y = inputs
    with tf.GradientTape(persistent=True) as tape:
        loss = tf.reduce_sum((plain(x) - y) ** 2) / BATCH
    grads = tape.gradient(loss, plain.trainable_variables)
    optimizer.apply_gradients(zip(grads, plain.trainable_variables))  # hit: TF-33929
    unclipped.apply_gradients(zip(grads, plain.trainable_variables))  # ok: TF-33929
    return loss


@tf.function
def distributed_step(batch):
    losses = strategy.experimental_run_v2(step, args=(batch,))
    return strategy.reduce(tf.distribute.ReduceOp.SUM, losses, axis=None)


for batch in strategy.experimental_distribute_dataset(dataset):
    distributed_step(batch)


def scope(distributed):
    return tf.distribute.OneDeviceStrategy("/cpu:0").scope() if distributed else contextlib.suppress()


with scope(False), tf.device("/cpu:0"):
    tf.keras.callbacks.ReduceLROnPlateau(min_lr=1e-3)  # hit: TF-39462
    tf.keras.callbacks.ReduceLROnPlateau(min_lr=0)  # ok: TF-39462
