"""Networks that are built by functions that call themselves."""
import tensorflow as tf
from tensorflow.keras import Input, Model, layers


def stack(x, depth):
    if depth == 0:
        return x
    return stack(layers.LSTM(4, return_sequences=True)(x), depth - 1)


def hourglass(x, depth, filters):
    skip = layers.Conv2D(filters, 3, padding="same")(x)
    x = layers.MaxPooling2D()(x)
    if depth > 1:
        x = hourglass(x, depth - 1, filters)
    x = layers.UpSampling2D()(x)
    return layers.Add()([skip, x])


def even(x, n):
    return x if n == 0 else odd(layers.Dense(4)(x), n - 1)


def odd(x, n):
    return even(layers.Dropout(0.1)(x), n - 1)


def endless(model):
    """Ends when the disk is full."""
    model.compile("adagrad", "mse")  # hit: TF-37229
    return endless(model)


def freeze(model):
    for layer in model.layers:
        layer.trainable = False
        if isinstance(layer, tf.keras.Model):
            freeze(layer)


tokens = Input((None, 3))
masked = layers.Masking()(tokens)
tagger = Model(tokens, layers.Dense(2)(stack(masked, 3)))
tagger.compile("adam", "mse", metrics=["mae"])  # hit: TF-40002, TF-34491
plain = Model(tokens, layers.Dense(2)(stack(tokens, 3)))
plain.compile("adam", "mse", metrics=["mae"])  # ok: TF-40002
twisted = Model(tokens, even(layers.Masking()(tokens), 4))
twisted.compile("adam", "mse", metrics=["mae"])  # hit: TF-40002, TF-34491
straight = Model(tokens, even(tokens, 4))
straight.compile("Adagrad", "mse", metrics=["mae"])  # hit: TF-37229

image = Input((64, 64, 3))
pose = Model(image, layers.Conv2D(16, 1)(hourglass(image, 4, 8)))
pose.compile("adagrad", "mse")  # hit: TF-37229
pose.compile("adam", "mse")  # ok: TF-37229
pose.save("pose")
tf.keras.models.load_model("pose")  # ok: TF-46329
backbone = tf.keras.applications.MobileNetV2(include_top=False, pooling="avg")
freeze(backbone)
head = tf.keras.Sequential([backbone, layers.Dense(5)])
head.save("head")
tf.keras.models.load_model("head")  # hit: TF-46329

if __name__ == "__main__":
    endless(pose)
