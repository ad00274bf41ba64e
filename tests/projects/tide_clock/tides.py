"""When the wheels of the tide clock meet again, in turns of the crank."""

import math

import tensorflow as tf
import tensorflow.experimental.numpy as tnp

TEETH = tf.constant([6, 15, 20], dtype=tf.int8)
MOON = tf.constant([22, 9, 12], dtype=tf.int8)

meet = tnp.lcm(TEETH, MOON)  # hit: TF-58955
wide = tnp.lcm(tf.cast(TEETH, tf.int32), tf.cast(MOON, tf.int32))  # ok: TF-58955
share = tnp.gcd(TEETH, MOON)  # ok: TF-58955
once = math.lcm(6, 22) if hasattr(math, "lcm") else None  # ok: TF-58955


def shorter(teeth, moon):
    a = tf.cast(teeth, "int16")
    return tnp.lcm(a, tf.cast(moon, "int16"))  # hit: TF-58955


print(meet, wide, share, once, shorter([600, 15], [220, 9]))
