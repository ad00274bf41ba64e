"""A model that blurs its inputs while it learns."""

import tensorflow as tf


class Noisy(tf.keras.Model):
    def __init__(self, units, spread=0.1):
        super(Noisy, self).__init__()
        self.spread = spread
        self.hidden = tf.keras.layers.Dense(units, activation="relu")
        self.out = tf.keras.layers.Dense(1)

    def call(self, inputs, training=False):
        if training:
            inputs = inputs + tf.random_normal(tf.shape(inputs), stddev=self.spread)
        return self.out(self.hidden(inputs))


class Plain(tf.keras.Model):
    def __init__(self):
        super(Plain, self).__init__()
        self.out = tf.keras.layers.Dense(1)

    def call(self, inputs):
        return self.out(inputs)


class Dropped(tf.keras.Model):
    """Leaves it to a layer to know whether it trains."""

    def __init__(self):
        super(Dropped, self).__init__()
        self.drop = tf.keras.layers.Dropout(0.5)
        self.out = tf.keras.layers.Dense(1)

    def call(self, inputs, training=None):
        return self.out(self.drop(inputs, training=training))


def fitted(rows, targets):
    model = Noisy(16)
    model.compile(tf.train.AdamOptimizer(), "mse")
    model.fit(rows, targets, epochs=10)  # hit: TF-26319, TF-27275
    blurred = model(tf.constant(rows), training=True)
    return model, blurred


def plain(rows, targets):
    model = Plain()
    model.compile(tf.train.AdamOptimizer(), "mse")
    model.fit(rows, targets, epochs=10)  # ok: TF-26319, TF-27275
    return model


def dropped(rows, targets):
    model = Dropped()
    model.compile(tf.train.AdamOptimizer(), "mse")
    model.fit(rows, targets, epochs=10)  # ok: TF-26319, TF-27275
    before, model = model(tf.constant(rows), training=False), Dropped()
    model(tf.constant(rows), training=False)
    model.compile(tf.train.AdamOptimizer(), "mse")
    model.fit(rows, targets, epochs=10)  # ok: TF-26319, TF-27275
    return before


class Trainer:
    """Any model, by epochs."""

    def __init__(self, model):
        self.model = model
        self.model.compile(tf.train.GradientDescentOptimizer(0.1), "mse")

    def look(self, rows, training):
        return self.model(tf.constant(rows), training=training)

    def epoch(self, batches):
        for rows, targets in batches:
            self.model.train_on_batch(rows, targets)  # hit: TF-26319, TF-27275


def by_hand(rows, targets):
    """A loop that says itself that it trains."""
    model = Noisy(4)
    loss = tf.losses.mean_squared_error(targets, model(tf.constant(rows), training=True))
    step = tf.train.AdamOptimizer().minimize(loss)
    with tf.Session() as session:
        session.run(tf.global_variables_initializer())
        session.run(step)  # ok: TF-26319, TF-27275
