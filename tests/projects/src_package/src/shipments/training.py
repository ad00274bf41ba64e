from tensorflow.keras.callbacks import EarlyStopping, ReduceLROnPlateau

from .models import build_classifier, prepare
from .settings import MIN_RATE


class Trainer:
    def __init__(self, rate=MIN_RATE):
        self.model = prepare(build_classifier())
        self.callbacks = [
            EarlyStopping(patience=4),
            ReduceLROnPlateau(patience=2, min_lr=MIN_RATE),  # hit: TF-39462
            ReduceLROnPlateau(patience=9, min_lr=2 ** -12),  # ok: TF-39462
        ]

    def run(self, x, y):
        self.model.fit(x, y, callbacks=self.callbacks)
        self.model.save("out/shipments")  # hit: TF-44178
