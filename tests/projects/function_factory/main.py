from tensorflow.keras.models import load_model

from vision.build import encoder, head, open_encoder

encoder().save("runs/encoder")  # ok: TF-44178
first = load_model("runs/encoder")  # hit: TF-46329
head().save("runs/head.h5")  # ok: TF-44178
second = load_model("runs/head.h5")  # ok: TF-46329
open_encoder().save("runs/open")  # ok: TF-44178
third = load_model("runs/open")  # ok: TF-46329
head().save("runs/head")  # ok: TF-44178
fourth = load_model("runs/head")  # hit: TF-46329
