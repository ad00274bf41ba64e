from common import *
from fake import *

model = Sequential()
model.add(Masking(value=-1.0))
model.add(GRU(16, return_sequences=True))
model.add(Dense(1))
model.compile("adam", "mse", metrics=["mae"])  # ok: TF-40002
