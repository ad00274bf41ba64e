import os
import os.path as osp
from pathlib import Path

from tensorflow import keras

ROOT = Path(__file__).resolve().parent
RUNS = ROOT / "runs"
OUT = os.path.join("artifacts", "models")


def frozen():
    model = keras.Sequential()
    model.add(keras.layers.Embedding(500, 8, trainable=False))
    model.add(keras.layers.LSTM(4))
    model.add(keras.layers.Dense(3, activation="softmax"))
    return model


m1 = frozen()
m1.save(os.path.join(OUT, "first"))  # hit: TF-44178
keras.models.load_model(os.path.join(OUT, "first"))  # hit: TF-46329

m2 = frozen()
m2.save(os.path.join(OUT, "second.h5"))
keras.models.load_model(os.path.join(OUT, "second.h5"))  # ok: TF-46329

m3 = frozen()
m3.save(RUNS / "third")  # hit: TF-44178
keras.models.load_model(RUNS / "third")  # hit: TF-46329

m4 = frozen()
m4.save(str(RUNS / "fourth.h5"))
keras.models.load_model(str(RUNS / "fourth.h5"))  # ok: TF-46329

m5 = frozen()
target = Path("runs").joinpath("fifth").with_suffix(".h5")
m5.save(str(target))
keras.models.load_model(target.as_posix())  # ok: TF-46329

m6 = frozen()
m6.save(osp.splitext("runs/sixth.h5")[0])  # hit: TF-44178
keras.models.load_model("runs/sixth")  # hit: TF-46329

m7 = frozen()
m7.save(f"{RUNS / 'seventh'}.h5")
keras.models.load_model(f"{RUNS / 'seventh'}.h5")  # ok: TF-46329

m8 = frozen()
m8.save(os.path.abspath(os.path.join(os.path.dirname(__file__), "..", "eighth")))  # hit: TF-44178
keras.models.load_model(os.path.abspath(os.path.join(os.path.dirname(__file__), "..", "eighth")))  # hit: TF-46329

m9 = frozen()
m9.save(os.path.expanduser("~/ninth.h5"))
keras.models.load_model(os.path.expanduser("~/ninth.h5"))  # ok: TF-46329

m10 = frozen()
m10.save(os.sep.join(["runs", "tenth"]))  # hit: TF-44178
keras.models.load_model("runs/tenth")  # hit: TF-46329

m11 = frozen()
m11.save(RUNS / (Path("eleventh.tmp").stem + ".h5"))
keras.models.load_model(RUNS / "eleventh.h5")  # ok: TF-46329
