import tensorflow as tf

_STATE = {"model": None, "rate": 1e-3}


class Trainer:
    model = None

    def build(self):
        self.model = tf.keras.Sequential([tf.keras.layers.Dense(4)])
        self.compile()

    def compile(self):
        loss = tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True)
        self.model.compile("adam", loss, metrics=["accuracy"])

    def save(self, path="model"):
        self.model.save(path)  # hit: TF-44178

    def restore(self, path="model"):
        self.model = tf.keras.models.load_model(path)

    def evaluate(self, data):
        return self.model.evaluate(data)

    def plateau(self):
        return tf.keras.callbacks.ReduceLROnPlateau(min_lr=_STATE["rate"])  # hit: TF-39462


class Careful(Trainer):
    def restore(self, path="model"):
        super().restore(path)
        self.compile()

    def evaluate(self, data):
        return self.model.evaluate(data, verbose=2)  # ok: TF-42459

    def plateau(self):
        return tf.keras.callbacks.ReduceLROnPlateau(min_lr=_STATE["rate"])  # ok: TF-39462


def main(data):
    trainer = Trainer()
    trainer.build()
    trainer.save()
    trainer.restore()
    trainer.plateau()
    trainer.model.evaluate(data)  # hit: TF-42459, TF-41958
    trainer.compile()
    trainer.model.evaluate(data)  # ok: TF-42459

    careful = Careful()
    careful.build()
    careful.save()
    careful.restore()
    careful.evaluate(data)
    _STATE["rate"] = 0.5
    careful.plateau()


main(tf.data.Dataset.from_tensors(([[0.0]], [[0]])))
