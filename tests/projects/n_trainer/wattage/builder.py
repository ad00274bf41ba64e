import logging

import tensorflow as tf

from wattage.config import Config

logger = logging.getLogger(__name__)


class ModelBuilder:
    def __init__(self, config: Config):
        self.config = config

    def build(self) -> tf.keras.Model:
        config = self.config.model
        inputs = tf.keras.layers.Input(shape=(None, 4), name="load")
        x = inputs
        if config.mask_value is not None:
            x = tf.keras.layers.Masking(mask_value=config.mask_value)(x)
        for units in config.units:
            x = tf.keras.layers.LSTM(units, return_sequences=config.return_sequences)(x)
        outputs = tf.keras.layers.Dense(1)(x)
        logger.info("built with %s", config)
        return tf.keras.Model(inputs=inputs, outputs=outputs)

    def optimizer(self) -> tf.keras.optimizers.Optimizer:
        config = self.config.optimizer
        if config.name == "adam":
            return tf.keras.optimizers.Adam(config.learning_rate, clipnorm=config.clip_norm)
        return tf.keras.optimizers.get(config.name)
