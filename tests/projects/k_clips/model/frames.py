from tensorflow import keras
from tensorflow.keras import layers


def per_frame():
    picture = layers.Input((32, 32, 3))
    x = layers.Conv2D(8, 3, activation="relu")(picture)
    x = layers.GlobalAveragePooling2D()(x)
    return keras.Model(picture, layers.Dense(16)(x))


def clip_net(frames=8):
    clip = layers.Input((frames, 32, 32, 3))
    x = layers.TimeDistributed(per_frame())(clip)  # hit: TF-30486
    x = layers.LSTM(16)(x)
    return keras.Model(clip, layers.Dense(5, activation="softmax")(x))


def flat_net(frames=8):
    clip = layers.Input((frames, 20))
    x = layers.TimeDistributed(layers.Dense(4))(clip)  # ok: TF-30486
    return keras.Model(clip, x)


def folded_net(frames=8):
    clip = layers.Input((frames, 32, 32, 3), batch_size=4)
    pictures = layers.Reshape((32, 32, 3))(clip[0])
    return keras.Model(clip, per_frame()(pictures))  # ok: TF-30486


class Encoder:
    def __init__(self):
        self.inner = keras.Sequential([layers.Dense(4, input_shape=(20,)), layers.Activation("tanh")])
        self.steps = layers.TimeDistributed(self.inner)

    def model(self):
        source = keras.Input((None, 20))
        return keras.Model(source, self.steps(source))  # hit: TF-30486


clip_net()
flat_net()
Encoder().model()
