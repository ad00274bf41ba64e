"""Default hyperparameters."""
import ml_collections


def get_config():
    config = ml_collections.ConfigDict()
    config.clip = 0.0
    config.optimizer = ml_collections.ConfigDict(dict(clipnorm=0.0, learning_rate=1e-3))
    config.model = {"name": "mlp", "clipvalue": 0}
    config.used = 1.0
    return config


def get_tuned():
    config = get_config()
    config.optimizer.clipnorm = 1.0
    config.update({"clip": 2.0})
    return config
