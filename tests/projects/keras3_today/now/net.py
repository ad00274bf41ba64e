import keras
from keras import layers
from keras.optimizers import Adam


@keras.saving.register_keras_serializable()
class Tagger(keras.Model):
    def __init__(self, words=100, **kwargs):
        super().__init__(**kwargs)
        self.embed = layers.Embedding(words, 8, mask_zero=True)
        self.out = layers.Dense(4)

    def call(self, inputs):
        return self.out(self.embed(inputs))


def sequence(metric):
    steps = keras.Input((None,), dtype="int32")
    hidden = layers.Embedding(100, 8, mask_zero=True)(steps)
    return keras.Model(steps, layers.Dense(1, activation="sigmoid")(hidden)), [metric]


recall_model, recall = sequence(keras.metrics.Recall())
recall_model.compile("adam", "binary_crossentropy", metrics=recall)  # hit: TF-40002
mean_model, mean = sequence("accuracy")
mean_model.compile("adam", "binary_crossentropy", metrics=mean)  # ok: TF-40002

stopped = Adam(1e-3, clipvalue=0.0)  # hit: TF-33929
clipped = Adam(1e-3, global_clipnorm=1.0)  # ok: TF-33929
plateau = keras.callbacks.ReduceLROnPlateau(min_lr=1e-3)  # ok: TF-39462
