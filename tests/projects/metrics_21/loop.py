"""An epoch as one graph."""

import tensorflow as tf

loss_of = tf.keras.losses.MeanSquaredError()
mean = tf.keras.metrics.Mean(name="loss")


def network():
    return tf.keras.Sequential([tf.keras.layers.Dense(4, activation="relu", input_shape=(3,)), tf.keras.layers.Dense(1)])


net, optimizer = network(), tf.keras.optimizers.SGD(0.1)


@tf.function
def epoch(batches):
    mean.reset_states()  # hit: TF-31458
    for rows, targets in batches:
        with tf.GradientTape() as tape:
            loss = loss_of(targets, net(rows))
        optimizer.apply_gradients(zip(tape.gradient(loss, net.trainable_variables), net.trainable_variables))
        mean.update_state(loss)
    return mean.result()


def main(batches):
    for number in range(10):
        print(number, float(epoch(batches)))
        mean.reset_states()  # ok: TF-31458


if __name__ == "__main__":
    main(tf.data.Dataset.from_tensor_slices((tf.ones((8, 3)), tf.ones((8, 1)))).batch(4))
