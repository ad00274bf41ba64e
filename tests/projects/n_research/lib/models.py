import tensorflow as tf


class MetaNet(tf.keras.Model):
    def __init__(self, hidden):
        super().__init__()
        self.hidden = [tf.keras.layers.Dense(units, activation="relu") for units in hidden]
        self.out = tf.keras.layers.Dense(1)

    def call(self, x):
        for layer in self.hidden:
            x = layer(x)
        return self.out(x)

    def product(self, weights):
        """The volume that the last weights span."""
        return tf.reduce_prod(weights[-1])

    def total(self, weights):
        return tf.reduce_sum(weights[-1])


def finetune(net, optimizer):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(net(tf.zeros((1, 1))))
    optimizer.apply_gradients(zip(tape.gradient(loss, net.trainable_variables), net.trainable_variables))  # ok: TF-33929
    return tf.keras.losses.MeanSquaredError()
