from typing import Any, Dict

import tensorflow as tf

from wattage.builder import ModelBuilder
from wattage.config import Config, ModelConfig, OptimizerConfig


class Trainer:
    """Owns a model from its making to its export."""

    def __init__(self, config: Config) -> None:
        self.config = config
        builder = ModelBuilder(config)
        self.model = builder.build()
        self.optimizer = builder.optimizer()
        self.history: Dict[str, Any] = {}

    def compile(self) -> "Trainer":
        self.model.compile(self.optimizer, "mse", metrics=self.config.metrics)  # hit: TF-40002, TF-34491
        return self

    def callbacks(self):
        return [tf.keras.callbacks.ReduceLROnPlateau(min_lr=self.config.min_lr)]  # hit: TF-39462

    @tf.function
    def step(self, x, y):
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(self.model(x) - y))
        grads = tape.gradient(loss, self.model.trainable_variables)
        self.optimizer.apply_gradients(zip(grads, self.model.trainable_variables))  # hit: TF-33929

    def run(self, data) -> None:
        for x, y in data:
            self.step(x, y)


def masked() -> Trainer:
    return Trainer(Config(model=ModelConfig(mask_value=-1.0), min_lr=1e-5))


def clipped() -> Trainer:
    return Trainer(Config(optimizer=OptimizerConfig(clip_norm=0.5), metrics=[]))
