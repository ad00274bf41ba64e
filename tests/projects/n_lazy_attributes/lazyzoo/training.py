from tensorflow import keras


def plateau(least=1e-3, **options):
    return keras.callbacks.ReduceLROnPlateau(min_lr=least, **options)  # hit: TF-39462
