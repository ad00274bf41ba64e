from tensorflow import keras
from tensorflow.keras.callbacks import ReduceLROnPlateau

from dicts.settings import CLIPPED, DEFAULTS, PLATEAU, merged


def compiled(**options):
    model = keras.Sequential([keras.layers.Dense(1)])
    model.compile(keras.optimizers.SGD(**options), "mse")
    return model


def run(x, y):
    compiled(**DEFAULTS).fit(x, y)  # ok: TF-33929
    compiled(**CLIPPED).fit(x, y)  # hit: TF-33929
    compiled(**dict(DEFAULTS, clipvalue=0.5)).fit(x, y)  # hit: TF-33929
    compiled(**merged(DEFAULTS, {"clipnorm": 5.0})).fit(x, y)  # hit: TF-33929
    compiled(**{k: v for k, v in CLIPPED.items() if not k.startswith("clip")}).fit(x, y)  # ok: TF-33929
    compiled(**{k: v for k, v in CLIPPED.items() if k != "momentum"}).fit(x, y)  # hit: TF-33929

    plain = dict(CLIPPED)
    norm = plain.pop("clipnorm")
    compiled(**plain).fit(x, y)  # ok: TF-33929
    plain["clipvalue"] = norm
    compiled(**plain).fit(x, y)  # hit: TF-33929
    del plain["clipvalue"]
    compiled(**plain).fit(x, y)  # ok: TF-33929


own = PLATEAU.copy()
own["min_lr"] = 0
ReduceLROnPlateau(**own)  # ok: TF-39462
ReduceLROnPlateau(**PLATEAU)  # hit: TF-39462
ReduceLROnPlateau(min_lr=PLATEAU.get("min_lr", 0))  # hit: TF-39462
ReduceLROnPlateau(min_lr=PLATEAU.get("floor", 0))  # ok: TF-39462
ReduceLROnPlateau(min_lr=own.setdefault("other", 1e-3))  # hit: TF-39462
ReduceLROnPlateau(min_lr=own.setdefault("min_lr", 1e-3))  # ok: TF-39462
RATES = dict(zip(("slow", "fast"), (1e-3, 1e-2)))
ReduceLROnPlateau(min_lr=RATES["slow"])  # hit: TF-39462
ReduceLROnPlateau(min_lr=RATES["fast"])  # ok: TF-39462
nested = {"a": {"b": [0, {"c": 1e-3}]}}
ReduceLROnPlateau(min_lr=nested["a"]["b"][1]["c"])  # hit: TF-39462
ReduceLROnPlateau(min_lr=nested["a"]["b"][0])  # ok: TF-39462
