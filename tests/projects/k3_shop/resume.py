"""Goes on with the network of last week."""

import tensorflow as tf

import networks


def checkpointed(x, y):
    model = networks.repeatable()
    model.compile("adam", "mse")
    checkpoint = tf.train.Checkpoint(model=model)
    checkpoint.restore(tf.train.latest_checkpoint("weekly"))
    model.fit(x, y)  # hit: KERAS-19321
    checkpoint.save("weekly/network")


def compiled_anew(x, y):
    model = networks.repeatable()
    model.compile("adam", "mse")
    tf.train.Checkpoint(model=model).restore("weekly/network-7")
    model.compile("sgd", "mse")
    model.fit(x, y)  # ok: KERAS-19321


def only_saved(x, y):
    model = networks.repeatable()
    model.compile("adam", "mse")
    model.fit(x, y)  # ok: KERAS-19321
    tf.train.Checkpoint(model).save("weekly/network")


def by_weights(x, y):
    model = networks.repeatable()
    model.compile("adam", "mse")
    model.load_weights("weekly.weights.h5")
    model.fit(x, y)  # ok: KERAS-19321


def all_of_them(x, y):
    for run in (checkpointed, compiled_anew, only_saved, by_weights):
        run(x, y)
