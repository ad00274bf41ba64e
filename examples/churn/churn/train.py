"""python -m churn.train customers.csv"""

import sys

from tensorflow.keras.callbacks import EarlyStopping, ReduceLROnPlateau

from churn import build_model, compile_model, data
from churn.settings import MIN_RATE, MODEL_PATH


def main(path):
    train, valid = data.split(*data.read(path))
    model = compile_model(build_model())
    callbacks = [
        EarlyStopping(patience=8, restore_best_weights=True),
        ReduceLROnPlateau(factor=0.5, patience=3, min_lr=MIN_RATE, verbose=1),
    ]
    model.fit(*train, validation_data=valid, epochs=100, callbacks=callbacks)
    model.save(MODEL_PATH)


if __name__ == "__main__":
    main(sys.argv[1])
