"""Goes on from the last weights, month by month."""
import keras
import numpy as np
from keras.wrappers import SKLearnClassifier, SKLearnRegressor


def regressor_model(features=4):
    model = keras.Sequential([keras.Input((features,)), keras.layers.Dense(8), keras.layers.Dense(1)])
    model.compile("adam", "mse")
    return model


def build(X, y):
    return regressor_model(X.shape[1])


def monthly(months):
    estimator = SKLearnRegressor(model=regressor_model(), warm_start=True, fit_kwargs={"epochs": 2})
    for X, y in months:
        estimator.fit(X, y)  # hit: KERAS-23098
    return estimator


def monthly_from_function(months):
    estimator = SKLearnRegressor(build, warm_start=True)
    for X, y in months:
        estimator.fit(X, y)  # ok: KERAS-23098


def once(X, y):
    return SKLearnRegressor(regressor_model()).fit(X, y)  # ok: KERAS-23098


if __name__ == "__main__":
    data = [(np.random.rand(32, 4), np.random.rand(32)) for _ in range(3)]
    monthly(data)
    monthly_from_function(data)
    once(*data[0])
