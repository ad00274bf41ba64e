import keras
import tensorflow as tf

from .model import Tagger, functional

loss = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
one = functional(5000, 9)
one.compile("adam", loss, metrics=["accuracy"])  # hit: TF-40002
one.compile("adam", loss, weighted_metrics=["accuracy"])  # hit: TF-40002
two = functional(5000, 9, masked=False)
two.compile("adam", loss, metrics=["accuracy"])  # ok: TF-40002
three = tf.keras.Sequential([keras.layers.Embedding(5000, 8, mask_zero=True), keras.layers.Dense(9)])
three.compile(optimizer="adagrad", loss=loss, metrics=[keras.metrics.SparseCategoricalAccuracy()])  # hit: TF-40002
three.fit(None, callbacks=[keras.callbacks.ReduceLROnPlateau(min_lr=1e-3)])  # ok: TF-39462
own = Tagger(5000, 9)
own.compile(keras.optimizers.Adam(clipnorm=1.0), loss)  # ok: TF-40002
off = keras.optimizers.Adam(clipvalue=0.0)  # hit: TF-33929
on = tf.keras.optimizers.SGD(clipvalue=0.1)  # ok: TF-33929
