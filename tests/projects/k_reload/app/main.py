from tensorflow.keras.datasets import mnist
from tensorflow.keras.models import load_model

from app.nets import over_logits

FOLDER = "artifacts/digits"


def train(x, y):
    net = over_logits()
    net.fit(x, y, epochs=3, validation_split=0.1)
    net.save(FOLDER)  # hit: TF-44178
    net.save("artifacts/digits.h5")
    print(net.evaluate(x, y))  # ok: TF-41958, TF-42890


def check(x, y):
    folder = load_model(FOLDER)
    print(folder.evaluate(x, y))  # hit: TF-42459, TF-41958
    file = load_model("artifacts/digits.h5")
    print(file.evaluate(x, y))  # hit: TF-42459, TF-42890
    print(file.predict(x).argmax(-1))  # ok: TF-42890
    plain = load_model(FOLDER, compile=False)
    print(plain(x[:8]).shape)  # ok: TF-41958


if __name__ == "__main__":
    (x, y), (tx, ty) = mnist.load_data()
    train(x / 255.0, y)
    check(tx / 255.0, ty)
