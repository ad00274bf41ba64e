"""A training loop by hand."""
import tensorflow as tf

BOUND = 5.0


def make_step(model, optimizer, loss_fn):
    @tf.function
    def step(x, y):
        with tf.GradientTape() as tape:
            loss = loss_fn(y, model(x, training=True))
        grads = tape.gradient(loss, model.trainable_variables)
        optimizer.apply_gradients(zip(grads, model.trainable_variables))  # hit: TF-33929
        return loss

    return step


def clipped_step(model, optimizer, x, y):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean((model(x) - y) ** 2)
    grads = tape.gradient(loss, model.trainable_variables)
    grads = [tf.clip_by_norm(g, BOUND) for g in grads]
    optimizer.apply_gradients(zip(grads, model.trainable_variables))  # ok: TF-33929


def main():
    model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
    step = make_step(model, tf.keras.optimizers.Adam(1e-3, clipnorm=BOUND), tf.keras.losses.MeanSquaredError())
    plain = tf.keras.optimizers.Adam(1e-3)
    for x, y in tf.data.Dataset.from_tensor_slices((tf.ones((8, 2)), tf.ones((8, 1)))).batch(4):
        step(x, y)
        clipped_step(model, plain, x, y)


if __name__ == "__main__":
    main()
