import tensorflow as tf

weights = tf.Variable([1.0, 2.0])
clipped = tf.keras.optimizers.SGD(0.1, clipvalue=0.1)
free = tf.keras.optimizers.SGD(0.1)


@tf.function
def traced():
    with tf.GradientTape() as tape:
        loss = tf.reduce_sum(weights**2)
    clipped.apply_gradients([(tape.gradient(loss, weights), weights)])  # hit: TF-33929


@tf.function(experimental_relax_shapes=True, input_signature=[tf.TensorSpec([None], tf.float32)])
def with_signature(x):
    with tf.GradientTape() as outer:
        outer.watch(x)
        with tf.GradientTape() as inner:
            inner.watch(x)
            volume = tf.reduce_prod(x)  # hit: TF-44556
        slope = inner.gradient(volume, x)
    free.apply_gradients([(tf.zeros(2), weights)])  # ok: TF-33929
    return outer.gradient(slope, x)


def step(optimizer):
    optimizer.apply_gradients([(tf.ones(2), weights)])  # hit: TF-33929


compiled_step = tf.function(step)


@tf.function
def first_only(x):
    with tf.GradientTape() as tape:
        tape.watch(x)
        volume = tf.reduce_prod(x)  # ok: TF-44556
    return tape.gradient(volume, x)


@tf.autograph.experimental.do_not_convert
def plateau(low):
    return tf.keras.callbacks.ReduceLROnPlateau(min_lr=low)  # hit: TF-39462


traced()
with_signature(tf.zeros([3]))
compiled_step(clipped)
first_only(tf.zeros([3]))
plateau(0.001)
