import acme.tabular.nets
import acme.vision.nets as vision
from acme.tabular import nets
from tensorflow.keras.models import load_model

vision.augmenter(True)
nets.frozen_embedding(500).save("out/frozen")  # hit: TF-44178
load_model("out/frozen")  # hit: TF-46329
acme.tabular.nets.open_embedding(500).save("out/open")  # hit: TF-44178
load_model("out/open")  # ok: TF-46329
acme.tabular.nets.frozen_embedding(900).save("out/second.h5")
load_model("out/second.h5")  # ok: TF-46329
acme.tabular.nets.frozen_embedding(900).save("out/third")  # hit: TF-44178
load_model("out/third")  # hit: TF-46329
