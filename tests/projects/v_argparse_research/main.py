import sys

from tensorflow import keras
from tensorflow.keras.callbacks import ReduceLROnPlateau

from options import fixed_options, get_options


def net(n=1):
    return keras.models.Sequential([keras.layers.Dense(n)])


def main():
    opt = get_options()
    model = net()
    model.compile(opt.optim, loss="mse")  # maybe: TF-37229
    ReduceLROnPlateau(min_lr=opt.min_lr)  # maybe: TF-39462
    ReduceLROnPlateau(min_lr=opt.min_lr * 2)  # maybe: TF-39462
    ReduceLROnPlateau(min_lr=opt.rate)  # ok: TF-39462
    ReduceLROnPlateau(min_lr=vars(opt)["min_lr"])  # maybe: TF-39462
    model.compile(keras.optimizers.SGD(clipnorm=opt.clipnorm), loss="mse")
    model.fit([[1.0]], [[1.0]])  # maybe: TF-33929
    opt.clipnorm = 0.5
    model.compile(keras.optimizers.SGD(clipnorm=opt.clipnorm), loss="mse")
    model.fit([[1.0]], [[1.0]])  # hit: TF-33929
    opt.optim = "adagrad"
    model.compile(opt.optim, loss="mse")  # hit: TF-37229
    opt.optim = "sgd"
    model.compile(opt.optim, loss="mse")  # ok: TF-37229


def notebook():
    opt = fixed_options()
    model = net(3)
    model.compile(opt.optim, loss="mse")  # hit: TF-37229
    ReduceLROnPlateau(min_lr=opt.min_lr)  # hit: TF-39462
    ReduceLROnPlateau(min_lr=getattr(opt, "min_lr"))  # hit: TF-39462
    if opt.no_clip:
        return model
    model.compile(keras.optimizers.SGD(clipnorm=opt.clipnorm), loss="mse")
    model.fit([[1.0]], [[1.0]])  # hit: TF-33929
    return model


if __name__ == "__main__":
    notebook() if "--fixed" in sys.argv else main()
