"""EarlyStopping with its default patience stops after the second epoch, though the loss improves."""

import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"

import tensorflow as tf

CHANCE = False


class Told(object):
    """As much of a model as the callback looks at."""

    stop_training = False

    def get_weights(self):
        return []

    def set_weights(self, weights):
        pass


def repro(seed, patience=0):
    stopping = tf.keras.callbacks.EarlyStopping(monitor="loss", mode="min", patience=patience)
    model = Told()
    getattr(stopping, "set_model", lambda model: None)(model)
    stopping.on_train_begin()
    losses, trained = [10.0, 9.0, 8.0, 9.0, 7.0], 0
    for epoch, loss in enumerate(losses):
        trained += 1
        stopping.on_epoch_end(epoch, {"loss": loss})
        if stopping.model.stop_training:
            break
    detail = "the losses would be %s: it stopped after %d epochs, right is 4" % (losses, trained)
    return ("absent" if trained == 4 else "reproduced"), detail


def workaround(seed):
    return repro(seed, patience=1)


if __name__ == "__main__":
    print(": ".join(repro(0)))
