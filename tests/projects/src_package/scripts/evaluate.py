import sys

from shipments import reload
from shipments.data import load


def main():
    x, y = load(sys.argv[1])
    model = reload("out/shipments")
    labels = model.predict(x)  # ok: TF-42459
    loss, accuracy = model.evaluate(x, y)  # hit: TF-42459
    print(labels.shape, loss, accuracy)


if __name__ == "__main__":
    main()
