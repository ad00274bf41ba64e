import os
os.environ["KERAS_BACKEND"] = "jax"
import numpy as np
from keras.metrics import SparseTopKCategoricalAccuracy, TopKCategoricalAccuracy

top = TopKCategoricalAccuracy(k=2, name="top2")
y_true = np.array([[0, 1, 0], [0, 0, 1]])
y_pred = np.array([[np.nan, np.nan, np.nan], [0.1, 0.2, 0.7]])
top.update_state(y_true, y_pred)  # hit: KERAS-19995
print(float(top.result()))
top.reset_state()
top.update_state(y_true, np.array([[0.2, 0.2, 0.6], [0.1, 0.2, 0.7]]))  # ok: KERAS-19995
