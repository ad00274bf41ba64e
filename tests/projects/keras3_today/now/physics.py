import tensorflow as tf


def volume(box):
    with tf.GradientTape() as two:
        two.watch(box)
        with tf.GradientTape() as one:
            one.watch(box)
            size = tf.reduce_prod(box)  # hit: TF-44556
        rate = one.gradient(size, box)
    return two.gradient(rate, box)


volume(tf.zeros(3))
