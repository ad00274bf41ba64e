import tensorflow as tf

from settings import Schedule, Settings


class Engine:
    def __init__(self, settings: Settings):
        self.settings = settings
        self.optimizer = tf.keras.optimizers.RMSprop(clipnorm=settings.clip)
        self.model = tf.keras.Sequential([tf.keras.layers.Dense(2)])

    def callbacks(self):
        schedule = self.settings.schedule
        return [tf.keras.callbacks.ReduceLROnPlateau(patience=schedule.patience, min_lr=schedule.min_lr)]  # hit: TF-39462

    def step(self, x, y):
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(self.model(x) - y))
        self.optimizer.apply_gradients(  # hit: TF-33929
            zip(tape.gradient(loss, self.model.trainable_variables), self.model.trainable_variables)
        )


class Plain(Engine):
    def callbacks(self):
        return [tf.keras.callbacks.ReduceLROnPlateau(min_lr=Schedule(min_lr=0.0).min_lr)]  # ok: TF-39462


engine = Engine(Settings())
engine.callbacks()
engine.step(tf.ones((2, 2)), tf.ones((2, 2)))
Plain(Settings()).callbacks()
