import sys

tf = __import__("tensorflow")
keras = __import__("tensorflow.keras", fromlist=["keras"])
sk = __import__("sklearn.linear_model")


def classifier():
    model = keras.Sequential([keras.layers.Dense(5, activation="softmax")])
    model.compile(optimizer="adam", loss="sparse_categorical_crossentropy", metrics=["acc"])
    return model


def turned():
    cls = getattr(tf.keras.layers.experimental.preprocessing, "Random" + "Rotation")
    return cls(0.3)  # hit: TF-44501


def linear():
    return sk.linear_model.SGDClassifier()
