import common
import common.names as names
from common import CLIP, FLOOR, SECRET
from tensorflow.keras import Sequential
from tensorflow.keras.callbacks import ReduceLROnPlateau
from tensorflow.keras.layers import Dense
from tensorflow.keras.optimizers import SGD, Adam

model = Sequential([Dense(10), Dense(1)])
model.compile(optimizer=names.RARE, loss="mae")  # hit: TF-37229
model.compile(optimizer=names.DEFAULT, loss="mae")  # ok: TF-37229
model.compile(optimizer=common.NAMES[1], loss="mae")  # hit: TF-37229
model.compile(optimizer=common.NAMES[-1], loss="mae")  # ok: TF-37229

floor = ReduceLROnPlateau(min_lr=FLOOR)  # hit: TF-39462
same = ReduceLROnPlateau(min_lr=common.FLOOR)  # hit: TF-39462
quarter = ReduceLROnPlateau(min_lr=SECRET)  # ok: TF-39462

model.compile(optimizer=SGD(clipnorm=CLIP), loss="mae")
model.fit([[1.0]], [1.0], callbacks=[floor])  # hit: TF-33929
model.compile(optimizer=Adam(), loss="mae")
model.fit([[1.0]], [1.0], callbacks=[quarter])  # ok: TF-33929
