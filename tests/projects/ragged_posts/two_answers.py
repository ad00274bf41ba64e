from tensorflow import keras
from tensorflow.keras import layers
from tensorflow.keras.metrics import AUC


def answers(named):
    x = keras.Input((64,))
    hidden = layers.Dense(32, activation="relu")(x)
    if named:
        mood = layers.Dense(1, name="mood")(hidden)
        heat = layers.Dense(1, name="heat")(hidden)
    else:
        mood = layers.Dense(1)(hidden)
        heat = layers.Dense(1)(hidden)
    return x, mood, heat


def train(data, labels):
    x, mood, heat = answers(named=False)
    model = keras.Model(x, {"mood": mood, "heat": heat})
    model.compile("adam", {"mood": "mse", "heat": "mse"})
    model.fit(data, labels, epochs=3)  # hit: TF-55435  # hit: KERAS-21301, KERAS-21331
    x, mood, heat = answers(named=True)
    model = keras.Model(x, {"mood": mood, "heat": heat})
    model.compile("adam", {"mood": "mse", "heat": "mse"})
    model.fit(data, labels, epochs=3)  # ok: TF-55435  # hit: KERAS-21301, KERAS-21331
    x, mood, heat = answers(named=False)
    model = keras.Model(x, [mood, heat])
    model.compile("adam", "mse")
    model.fit(data, labels, epochs=3)  # ok: TF-55435  # hit: KERAS-21301, KERAS-21331


def tried():
    """By hand, before the real thing."""
    area = AUC()
    area.update_state([1, 1, 1], [0.9, 0.8, 0.3])
    print(area.result())  # hit: TF-41081
    area = AUC()
    area.update_state([1, 0, 1], [0.9, 0.2, 0.3])
    print(area.result())  # ok: TF-41081
    area = AUC()
    area.update_state([1, 1], [0.9, 0.2])
    area.update_state([0, 0], [0.4, 0.3])
    print(area.result())  # ok: TF-41081
