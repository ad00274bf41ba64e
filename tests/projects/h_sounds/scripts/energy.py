import tensorflow as tf

samples = tf.cast(tf.random.uniform((1000000,), 0, 2**15, dtype=tf.int32), tf.int32)


def energy(x):
    return tf.reduce_mean(x * x)


fast = tf.function(energy, jit_compile=True)
print(fast(samples))


def loudness(x):
    level = tf.cast(x, tf.float32) / 32768.0
    return tf.math.reduce_mean(tf.square(level))  # ok: TF-102043


print(tf.function(loudness, jit_compile=True)(samples))
