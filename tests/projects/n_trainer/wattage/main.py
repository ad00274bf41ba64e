import tensorflow as tf

from wattage.config import Config
from wattage.trainer import Trainer, clipped, masked

data = tf.data.experimental.make_csv_dataset("load.csv", 32, label_name="next")
plain = Trainer(Config())
plain.compile()
plain.callbacks()
plain.run(data)
masked().compile().run(data)
clipped().compile().run(data)
pooled = Trainer(Config(min_lr=1e-6))
pooled.model.compile("adam", "mse", metrics=["mae"])  # ok: TF-40002
again = masked()
again.model.compile(again.optimizer, "mse", metrics=["mae", "mse"])  # hit: TF-40002, TF-34491
again.model.compile(again.optimizer, "mse", metrics=again.config.metrics[1:])  # ok: TF-40002  # hit: TF-34491
again.model.compile("adagrad", "mse")  # hit: TF-37229, TF-34491
again.model.compile(again.config.optimizer.name, "mse")  # ok: TF-37229  # hit: TF-34491
