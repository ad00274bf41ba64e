import tensorflow as tf

from schedules.rates import ByOptimizer, Cosine, Loose, shared

rate, first, second = shared()
rate.set(1e-4)
rate.halve()
loose = Loose(0.1)
loose.set(0.01)
model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile(first, "mse")
model.fit(None, callbacks=[Cosine(rate, 10), ByOptimizer(rate, 10)])

step = tf.Variable(0, dtype=tf.int64)
decay = tf.keras.optimizers.schedules.CosineDecay(1e-3, 1000)
third = tf.keras.optimizers.Adam(decay)
step.assign_add(1)  # ok: TF-31324
warm = tf.Variable(0.0)
fourth = tf.keras.optimizers.Adam(learning_rate=warm)
for epoch in range(10):
    warm.assign(min(1.0, epoch / 5) * 1e-3)  # hit: TF-31324
fifth = tf.keras.optimizers.Adam(float(warm.numpy()))
constant = tf.constant(0.1)
sixth = tf.keras.optimizers.Adam(constant)
bound = tf.keras.optimizers.Adam(clipnorm=0.0)  # hit: TF-33929
loss = tf.keras.losses.BinaryCrossentropy()
print(loss(tf.ones([4]).numpy(), model.predict(None)))  # hit: TF-30040
print(loss(tf.ones([4, 1]).numpy(), model.predict(None)))  # ok: TF-30040
