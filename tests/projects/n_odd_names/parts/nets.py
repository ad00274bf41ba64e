from tensorflow_core.keras import Sequential
from tensorflow_core.keras.layers import Dense


def dense(width=1):
    return Sequential([Dense(width)])
