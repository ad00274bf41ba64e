"""Sales of the next days from those before."""

import csv

import numpy as np
import pandas as pd
import tensorflow as tf
from tensorflow import keras
from tensorflow.keras import layers
from tensorflow.keras.callbacks import CSVLogger, EarlyStopping

WEEK = 7

sales = pd.read_csv("sales.csv").to_numpy("float32")
weekly = keras.utils.timeseries_dataset_from_array(sales, None, sequence_length=8, sampling_rate=WEEK)  # hit: KERAS-17392
daily = keras.utils.timeseries_dataset_from_array(sales, None, sequence_length=28, sequence_stride=WEEK)  # ok: KERAS-17392
hours = tf.keras.preprocessing.timeseries_dataset_from_array(sales, sales, 24, sampling_rate=1)  # ok: KERAS-17392

scale = layers.Normalization(mean=12.0, variance=9.0)  # ok: KERAS-17047
unscale = layers.Normalization(mean=12.0, variance=9.0, invert=True)  # hit: KERAS-17047

days = keras.Input((28, 1))
model = keras.Model(days, unscale(layers.Dense(1)(layers.LSTM(16)(scale(days)))))
model.compile("adam", "mae")
log = CSVLogger("history.csv")
x, y = np.zeros((64, 28, 1)), np.zeros((64, 1))
model.fit(x, y, validation_data=(x, y), validation_freq=5, epochs=50, callbacks=[log, EarlyStopping("loss")])  # hit: KERAS-14049, KERAS-16393
model.fit(x, y, validation_data=(x, y), epochs=50, callbacks=[log])  # ok: KERAS-14049
model.fit(x, y, validation_data=(x, y), validation_freq=5, epochs=50)  # ok: KERAS-14049
with open("history.csv") as file:
    print(list(csv.DictReader(file))[-1])
