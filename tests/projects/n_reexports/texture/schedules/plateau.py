from tensorflow.keras.callbacks import ReduceLROnPlateau as Plateau


def make(least):
    return Plateau(monitor="val_loss", patience=4, min_lr=least)  # hit: TF-39462
