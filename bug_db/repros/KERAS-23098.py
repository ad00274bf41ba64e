"""A wrapper for scikit-learn with warm_start=True starts again from the first weights in each fit."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import sys
import types

import numpy as np
import tensorflow as tf

CHANCE = False

try:
    import sklearn
except ImportError:
    sklearn = None


def scikit_learn():
    """What the wrapper asks of scikit-learn, where that is not installed: it gives the data on as they are."""
    names = ("sklearn", "sklearn.utils", "sklearn.utils.validation", "sklearn.utils.multiclass")
    whole, utils, validation, multiclass = parts = [types.ModuleType(name) for name in names]
    whole.utils, utils.validation, utils.multiclass = utils, validation, multiclass
    validation.validate_data = lambda estimator, *data, **options: data
    multiclass.type_of_target = lambda y, input_name="": "continuous"
    return dict(zip(names, parts))


class WithScikitLearn(object):
    def __enter__(self):
        self.parts = scikit_learn() if sklearn is None else {}
        sys.modules.update(self.parts)
        wrappers = ["keras.src.wrappers." + name for name in ("utils", "fixes", "sklearn_wrapper")]
        self.asked = [sys.modules[name] for name in wrappers if self.parts]
        for module in self.asked:
            module.sklearn = self.parts["sklearn"]

    def __exit__(self, *error):
        for module in self.asked:
            module.sklearn = None
        for name in self.parts:
            del sys.modules[name]


def repro(seed, build=False):
    wrapper = getattr(getattr(tf.keras, "wrappers", None), "SKLearnRegressor", None)
    if wrapper is None:
        return "inapplicable", "there is no SKLearnRegressor"
    source = tf.keras.Input((1,))
    model = tf.keras.Model(source, tf.keras.layers.Dense(1, use_bias=False, kernel_initializer="zeros")(source))
    model.compile("sgd", "mse")
    x, y = np.ones((32, 1), "float32"), np.ones((32, 1), "float32")
    weights = []
    with WithScikitLearn():
        regressor = wrapper(lambda X, y: model, warm_start=True) if build else wrapper(model, warm_start=True)
        for _ in range(3):
            try:
                regressor.fit(x, y, verbose=0, shuffle=False)
            except RuntimeError as error:  # the copy is not compiled
                return "loud", str(error)
            weights.append(round(float(np.asarray(regressor.model_.get_weights()[0]).ravel()[0]), 4))
    return ("absent" if weights[0] < weights[1] < weights[2] else "reproduced"), "weight after each fit: %s" % weights


def workaround(seed):
    return repro(seed, build=True)


if __name__ == "__main__":
    print(": ".join(repro(0)))
