"""Everything that a configuration may name, in one place."""

exec("from tensorflow.keras.callbacks import *")  # hit: TF-30964
exec("from tensorflow.keras import *")  # ok: TF-30964
exec("from keras_contrib.callbacks import *")  # ok: TF-30964
exec("from tensorflow.keras.callbacks import EarlyStopping, ModelCheckpoint")  # ok: TF-30964

if __name__ == "__main__":
    print(sorted(globals()))
