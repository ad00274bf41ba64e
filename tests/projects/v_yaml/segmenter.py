import yaml
import tensorflow as tf
from tensorflow.keras.callbacks import ReduceLROnPlateau
from tensorflow.keras.layers.experimental import preprocessing

with open("config.yaml") as f:
    cfg = yaml.safe_load(f)

TRAIN = cfg["train"]
ReduceLROnPlateau(min_lr=TRAIN["min_lr"])  # hit: TF-39462
ReduceLROnPlateau(min_lr=float(TRAIN["text_lr"]))  # hit: TF-39462
ReduceLROnPlateau(min_lr=TRAIN["floors"][0])  # ok: TF-39462
ReduceLROnPlateau(min_lr=TRAIN["floors"][-1])  # hit: TF-39462
ReduceLROnPlateau(min_lr=TRAIN.get("missing", 0.0))  # ok: TF-39462
ReduceLROnPlateau(**{k: v for k, v in TRAIN.items() if k == "min_lr"})  # hit: TF-39462

preprocessing.RandomRotation(0.1, fill_mode=cfg["augmentation"]["fill_mode"])  # hit: TF-44501
preprocessing.RandomZoom(0.1, fill_mode=cfg["augmentation"]["border"])  # ok: TF-44501

optimizer = tf.keras.optimizers.Adam(clipvalue=cfg["evaluation"]["clip"])
optimizer.apply_gradients([(tf.ones(()), tf.Variable(0.0))])  # hit: TF-33929


def read(path):
    with open(path, "r", encoding="utf-8") as stream:
        return yaml.load(stream, Loader=yaml.FullLoader)


paths = read("config.yaml")["model"]
model = tf.keras.Sequential([tf.keras.layers.Embedding(5, 2, trainable=False)])
model.save(paths["save"])  # hit: TF-44178
tf.keras.models.load_model(paths["save"])  # hit: TF-46329
model_file = tf.keras.Sequential([tf.keras.layers.Embedding(5, 2, trainable=False)])
model_file.save(paths["file"])
tf.keras.models.load_model(paths["file"])  # ok: TF-46329

ReduceLROnPlateau(min_lr=read("not_there.yaml")["min_lr"])  # maybe: TF-39462
