from common import *
from tensorflow.keras.callbacks import *
from tensorflow.keras.optimizers import *

model = Sequential()
model.add(Masking(mask_value=-1.0, input_shape=(20, 3)))
model.add(GRU(16, return_sequences=True))
model.add(Dense(1))
model.compile(Optim, "mse", metrics=["mae"])  # hit: TF-37229, TF-40002, TF-34491

plain = Sequential([GRU(16, return_sequences=True, input_shape=(20, 3)), Dense(1)])
plain.compile(Adagrad(0.01), "mse", metrics=["mae"])  # ok: TF-37229, TF-40002

shrink = ReduceLROnPlateau(patience=2, min_lr=5e-4)  # hit: TF-39462
stop = EarlyStopping(patience=5)  # ok: TF-39462
