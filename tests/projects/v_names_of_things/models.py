import tensorflow as tf
from tensorflow.keras import Sequential, layers, losses, metrics, optimizers


def words(units=6):
    return Sequential(
        [
            layers.Embedding(50, 4, mask_zero=True),
            layers.Dense(units, activation="softmax"),
        ]
    )


def ranker():
    return Sequential([layers.Dense(1)])


a = words()
a.compile("adam", "sparse_categorical_crossentropy", ["acc"])  # hit: TF-40002, TF-34491
b = words()
b.compile("adam", losses.sparse_categorical_crossentropy, metrics=[metrics.sparse_categorical_accuracy])  # hit: TF-40002, TF-34491
c = words()
c.compile("adam", losses.get("sparse_categorical_crossentropy"), metrics=None)  # ok: TF-40002  # hit: TF-34491
d = words()
d.compile("adam", "sparse_categorical_crossentropy", metrics=[metrics.get("accuracy")])  # hit: TF-40002, TF-34491
e = words()
e.compile("adam", "sparse_categorical_crossentropy", weighted_metrics=["accuracy"])  # ok: TF-40002  # hit: TF-34491
f = words()
f.compile("adam", "sparse_categorical_crossentropy", metrics=["ac" + "curacy", tf.keras.metrics.Precision()])  # hit: TF-40002, TF-34491

g = ranker()
g.compile("Adagrad", "mse")  # hit: TF-37229
g.compile("ada" "grad", "mse")  # hit: TF-37229
g.compile(optimizer="AdaGrad".lower(), loss="mse")  # hit: TF-37229
g.compile(optimizers.Adagrad(), "mse")  # ok: TF-37229
g.compile(optimizers.Adagrad(0.001), "mse")  # ok: TF-37229
g.compile(optimizers.get("sgd"), "mse")  # ok: TF-37229
g.compile(optimizers.get("adagrad"), "mse")  # hit: TF-37229
g.compile(optimizers.get(optimizers.Adagrad()), "mse")  # ok: TF-37229
g.compile("adadelta", "mse")  # ok: TF-37229
g.compile(getattr(optimizers, "Adagrad")(), "mse")  # ok: TF-37229
name = "adagrad " .strip()
g.compile(name, "mse")  # hit: TF-37229
g.compile(["sgd", "adagrad"][len("x")], "mse")  # hit: TF-37229
g.compile(("sgd,adagrad").split(",")[0], "mse")  # ok: TF-37229
