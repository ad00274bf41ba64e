from tensorflow.keras import Model as _Model
from tensorflow.keras import models as _models
from tensorflow.keras.callbacks import ReduceLROnPlateau as plateau


class Trainer:
    def __init__(self, inputs, outputs):
        self.model = _Model(inputs, outputs)

    def export(self, path):
        self.model.save(path)  # hit: TF-44178
        return _models.load_model(path)  # hit: TF-46329


class Keeper(Trainer):
    def export(self, path):
        self.model.save(path + ".h5")
        return _models.load_model(path + ".h5")  # ok: TF-46329
