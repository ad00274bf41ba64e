from keras.models import load_model, clone_model

from reorders import model as models


def saved_and_trained_on(rows, labels):
    model = models.build()
    model.fit(rows, labels)
    model.save("reorders.keras")
    again = load_model("reorders.keras")
    again.fit(rows, labels)  # hit: KERAS-23286, KERAS-23717
    return again


def saved_and_compiled(rows, labels):
    model = models.build()
    model.save("compiled.keras")
    again = load_model("compiled.keras")
    again.compile("adam", loss="huber")
    again.fit(rows, labels)  # ok: KERAS-23286, KERAS-23717


def defaults(rows, labels):
    model = models.plain()
    model.save("plain.keras")
    load_model("plain.keras").evaluate(rows, labels)  # ok: KERAS-23286, KERAS-23717


def by_columns(rows, labels):
    model = models.along_columns()
    model.save("columns.keras")
    return load_model("columns.keras").evaluate(rows, labels)  # hit: KERAS-23286


def encodings():
    models.kinds().save("kinds.keras")  # hit: KERAS-23375
    models.dense_kinds().save("dense.keras")  # ok: KERAS-23375
    twin = clone_model(models.kinds())  # hit: KERAS-23375
    return twin


def sequences(rows, labels):
    model = models.steps()
    model.compile("adam", "mse")
    model.save("steps.keras")
    load_model("steps.keras").fit(rows, labels)  # hit: KERAS-23657
    fresh = models.steps()
    fresh.compile("adam", "mse")
    fresh.fit(rows, labels)  # ok: KERAS-23657


def vocabulary():
    models.words("spelt").save("words.keras")  # hit: KERAS-22119
    models.learned_words("spelt").save("learned.keras")  # hit: KERAS-22119
    models.given_words("spelt").save("given.keras")  # ok: KERAS-22119
    models.plain_words("spelt").save("plain-words.keras")  # ok: KERAS-22119


if __name__ == "__main__":
    import numpy as np

    rows, labels = np.zeros((16, 8)), np.zeros((16, 4))
    saved_and_trained_on(rows, labels)
    saved_and_compiled(rows, labels)
    defaults(rows, labels)
    by_columns(rows, labels)
    encodings()
    sequences(np.zeros((16, 5, 8)), np.zeros((16, 1)))
    vocabulary()
