import tensorflow as tf
from tensorflow.keras import layers

from . import NAME, __version__


def build():
    words = layers.Embedding(1000, 16, trainable=False)
    return tf.keras.Sequential([words, layers.GlobalAveragePooling1D(), layers.Dense(2)])


def export(kind):
    model = build()
    target = f"out/{NAME}-{__version__}{kind}"
    model.save(target)
    return tf.keras.models.load_model(target)  # hit: TF-46329


export("-a")


as_folder = build()
as_folder.save(f"exports/{NAME}/{__version__}")
tf.keras.models.load_model(f"exports/{NAME}/{__version__}")  # hit: TF-46329

as_file = build()
as_file.save(f"exports/{NAME}-{__version__}.h5")
tf.keras.models.load_model(f"exports/{NAME}-{__version__}.h5")  # ok: TF-46329

percent = build()
percent.save("exports/%s_%s" % (NAME, "a"))
tf.keras.models.load_model("exports/%s_%s" % (NAME, "a"))  # hit: TF-46329

percent_file = build()
percent_file.save("%s.h5" % NAME)
tf.keras.models.load_model("%s.h5" % NAME)  # ok: TF-46329

formatted = build()
formatted.save("exports/{}-{kind}".format(NAME, kind="saved"))
tf.keras.models.load_model("exports/{}-{kind}".format(NAME, kind="saved"))  # hit: TF-46329

formatted_file = build()
formatted_file.save("exports/{0}.{1}".format(NAME, "hdf5"))
tf.keras.models.load_model("exports/{0}.{1}".format(NAME, "hdf5"))  # ok: TF-46329

joined = build()
joined.save("/".join(["exports", NAME, "joined"]))
tf.keras.models.load_model("/".join(["exports", NAME, "joined"]))  # hit: TF-46329

padded = build()
padded.save(f"exports/{NAME}_{3:03d}.h5")
tf.keras.models.load_model(f"exports/{NAME}_{3:03d}.h5")  # ok: TF-46329

added = build()
EXTENSION = ".h5"
added.save("exports/" + NAME + EXTENSION)
tf.keras.models.load_model("exports/" + NAME + EXTENSION)  # ok: TF-46329
