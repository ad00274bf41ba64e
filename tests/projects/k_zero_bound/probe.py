import tensorflow as tf

net = tf.keras.Sequential([tf.keras.layers.Dense(1, input_shape=(4,))])
still = tf.keras.optimizers.SGD(0.1, clipvalue=0.0)
free = tf.keras.optimizers.SGD(0.1)


def gradients(batch):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(net(batch) ** 2)
    return zip(tape.gradient(loss, net.trainable_weights), net.trainable_weights)


batch = tf.ones((8, 4))
still.apply_gradients(gradients(batch))  # hit: TF-33929
free.apply_gradients(gradients(batch))  # ok: TF-33929
net.compile(tf.keras.optimizers.SGD(0.1, clipvalue=0.0), "mse")  # ok: TF-33929
net.fit(tf.ones((8, 4)), tf.ones((8, 1)))  # ok: TF-33929
