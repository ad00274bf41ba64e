import tensorflow as tf

from blocks import Augment, FixedShape, Scale
from blocks.augment import Still
from blocks.scale import Head

images = tf.zeros((2, 8, 8, 3))
Augment()(images, training=True)
Still()(images, training=True)

layer = Scale()
print(layer.compute_output_shape((None, 8)))  # hit: TF-34141
built = Scale()
built(images)
print(built.compute_output_shape((None, 8)))  # ok: TF-34141
built_by_hand = Scale()
built_by_hand.build((None, 8))
print(built_by_hand.compute_output_shape((None, 8)))  # ok: TF-34141
print(FixedShape().compute_output_shape((None, 8)))  # ok: TF-34141
late = Scale()
print(late.compute_output_shape((None, 8)))  # hit: TF-34141
late(images)
print(tf.keras.layers.Dense(3).compute_output_shape((None, 8)))  # ok: TF-34141
head = Head()
head(tf.ones((1, 4)))
head.plateau()
