from tensorflow.keras.datasets.mnist import load_data


def samples(part="train"):
    train, test = load_data()
    x, y = train if part == "train" else test
    return x[..., None] / 255.0, y
