from tensorflow.keras import layers, losses, models


def fresh():
    model = models.Sequential([layers.Dense(10, activation="softmax")])
    model.compile("adam", losses.SparseCategoricalCrossentropy(), metrics=["accuracy"])
    return model


def again(model):
    model.compile("adam", losses.SparseCategoricalCrossentropy(), metrics=["sparse_categorical_accuracy"])
    return model


def load(path, recompile=False):
    model = models.load_model(path)
    if recompile:
        model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
    return model


fresh().save("m.h5")
x, y = [[0.0]], [0]

first = models.load_model("m.h5")
first.evaluate(x, y)  # hit: TF-42459
first.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
first.evaluate(x, y)  # ok: TF-42459

second = again(models.load_model("m.h5"))
second.evaluate(x, y)  # ok: TF-42459

third = load("m.h5", recompile=True)
third.evaluate(x, y)  # ok: TF-42459
fourth = load("m.h5")
fourth.evaluate(x, y)  # hit: TF-42459

alias = fifth = models.load_model("m.h5")
alias.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
fifth.evaluate(x, y)  # ok: TF-42459

loaded = [models.load_model(path) for path in ("m.h5", "n.h5")]
for model in loaded:
    model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
for model in loaded:
    model.evaluate(x, y)  # ok: TF-42459

for path in ("m.h5", "n.h5"):
    model = models.load_model(path)
    model.evaluate(x, y)  # hit: TF-42459
    model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])

sixth = models.load_model("m.h5", compile=False)
sixth.compile("adam", "mse")
sixth.evaluate(x, y)  # ok: TF-42459

seventh = models.load_model("m.h5")
other = models.load_model("m.h5")
other.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
seventh.fit(x, y)  # hit: TF-42459
seventh = fresh()
seventh.evaluate(x, y)  # ok: TF-42459
