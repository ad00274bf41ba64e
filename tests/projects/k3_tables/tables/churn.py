"""Who leaves, from what customers did: fitted month after month."""

import keras
from keras import layers
from keras.wrappers import SKLearnClassifier, SKLearnRegressor
from sklearn.model_selection import cross_val_score


def network(features):
    source = keras.Input((features,))
    model = keras.Model(source, layers.Dense(2, activation="softmax")(layers.Dense(16, "relu")(source)))
    model.compile("adam", "categorical_crossentropy")
    return model


def monthly(months):
    """Each month goes on from the last."""
    classifier = SKLearnClassifier(network(24), warm_start=True, fit_kwargs={"epochs": 3})
    for x, y in months:
        classifier.fit(x, y)  # hit: KERAS-23098
    return classifier


def afresh(x, y):
    classifier = SKLearnClassifier(network(24))
    return classifier.fit(x, y)  # ok: KERAS-23098


def spending(x, y):
    known = keras.models.load_model("spending.keras")
    regressor = SKLearnRegressor(known, warm_start=True)
    regressor.fit(x, y, epochs=1)  # hit: KERAS-23098
    built = SKLearnRegressor(lambda X, y: known, warm_start=True)
    built.fit(x, y)  # ok: KERAS-23098
    return regressor, built


def compared(x, y):
    return cross_val_score(SKLearnClassifier(network(24)), x, y)
