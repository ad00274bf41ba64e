import tensorflow as tf
from absl import app, flags
from ml_collections import ConfigDict, config_flags

from configs import default

FLAGS = flags.FLAGS
config_flags.DEFINE_config_file("config", "configs/default.py", "The configuration.", lock_config=True)
Adam = tf.keras.optimizers.Adam


def direct():
    config = default.get_config()
    tuned = default.get_tuned()
    Adam(clipvalue=config.clip)  # hit: TF-33929
    Adam(**config.optimizer)  # hit: TF-33929
    Adam(clipnorm=config.optimizer.clipnorm)  # hit: TF-33929
    Adam(clipvalue=config.model.clipvalue)  # hit: TF-33929
    Adam(clipvalue=config.used)  # ok: TF-33929
    Adam(clipvalue=tuned.clip)  # ok: TF-33929
    Adam(clipnorm=tuned.optimizer.clipnorm)  # ok: TF-33929
    Adam(clipnorm=ConfigDict({"a": {"b": 0}}).a.b)  # hit: TF-33929
    Adam(clipnorm=config.get("nothing", 1.0))  # ok: TF-33929
    with config.unlocked():
        config.used = 0.0
    Adam(clipvalue=config.used)  # hit: TF-33929


def main(_):
    config = FLAGS.config
    Adam(clipvalue=config.clip)  # maybe: TF-33929
    direct()


if __name__ == "__main__":
    app.run(main)
