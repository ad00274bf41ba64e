from tensorflow_core.python.keras.callbacks import ReduceLROnPlateau as Plateau


class Named(Plateau):
    name = "named"
