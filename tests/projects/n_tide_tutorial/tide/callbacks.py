def plateau(least):
    from tensorflow.keras.callbacks import ReduceLROnPlateau

    return ReduceLROnPlateau("loss", min_lr=least)  # ok: TF-39462
