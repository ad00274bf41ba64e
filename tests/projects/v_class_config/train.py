import tensorflow as tf

from configs import Config, PlainTaggerConfig, RecsysConfig, TaggerConfig

L = tf.keras.layers


def tagger(config):
    words = tf.keras.Input((None,), dtype="int32")
    hidden = L.Embedding(100, 8, mask_zero=config.MASK_PADDING)(words)
    model = tf.keras.Model(words, L.Dense(5, activation="softmax")(hidden))
    return model


def callbacks(config):
    return tf.keras.callbacks.ReduceLROnPlateau(min_lr=config.floor)  # maybe: TF-39462


ranker = tf.keras.Sequential([L.Dense(1)])
ranker.compile(RecsysConfig.OPTIMIZER, "mse")  # hit: TF-37229
ranker.compile(RecsysConfig().OPTIMIZER, "mse")  # hit: TF-37229
ranker.compile(Config.OPTIMIZER, "mse")  # ok: TF-37229
ranker.compile(getattr(Config, "OPTIMIZER"), "mse")  # ok: TF-37229
ranker.compile(getattr(RecsysConfig, "OPTIMIZER", "adam"), "mse")  # hit: TF-37229

one = tagger(TaggerConfig)
one.compile("adam", "sparse_categorical_crossentropy", metrics=TaggerConfig.METRICS)  # hit: TF-40002, TF-34491
two = tagger(PlainTaggerConfig())
two.compile("adam", "sparse_categorical_crossentropy", metrics=PlainTaggerConfig.METRICS)  # ok: TF-40002
three = tagger(TaggerConfig())
three.compile("adam", "sparse_categorical_crossentropy", metrics=Config.METRICS)  # ok: TF-40002  # hit: TF-34491

tf.keras.callbacks.ReduceLROnPlateau(min_lr=RecsysConfig().floor)  # hit: TF-39462
tf.keras.callbacks.ReduceLROnPlateau(min_lr=TaggerConfig().floor)  # ok: TF-39462
tf.keras.callbacks.ReduceLROnPlateau(min_lr=vars(RecsysConfig())["floor"])  # hit: TF-39462
RecsysConfig.MIN_LR = 0.0
tf.keras.callbacks.ReduceLROnPlateau(min_lr=RecsysConfig().floor)  # ok: TF-39462
