"""Learning-rate floors, worked out the way people do it: by hand, from a base rate."""
import math

from tensorflow.keras.callbacks import ReduceLROnPlateau

BASE_LR = 1e-2
DECADES = 1
STEPS, WARMUP = 10_000, 500
FLOOR = BASE_LR / 10 ** DECADES
EXACT = 2 ** -10
low, high = sorted([5e-4, 1e-5])


def plateau(floor, **kwargs):
    return ReduceLROnPlateau(monitor="val_loss", factor=0.5, min_lr=floor, **kwargs)  # maybe: TF-39462


by_division = ReduceLROnPlateau(min_lr=FLOOR)  # hit: TF-39462
by_power = ReduceLROnPlateau(min_lr=10 ** -3)  # hit: TF-39462
by_product = ReduceLROnPlateau(min_lr=BASE_LR * 0.1)  # hit: TF-39462
twice = ReduceLROnPlateau(min_lr=2 * FLOOR)  # hit: TF-39462
binary = ReduceLROnPlateau(min_lr=EXACT)  # ok: TF-39462
binary_again = ReduceLROnPlateau(min_lr=1 / 1024)  # ok: TF-39462
tenth = ReduceLROnPlateau(min_lr=FLOOR / 10)  # ok: TF-39462
bigger = ReduceLROnPlateau(min_lr=max(FLOOR, 1e-5))  # hit: TF-39462
smaller = ReduceLROnPlateau(min_lr=min(FLOOR, 1e-5))  # ok: TF-39462
rounded = ReduceLROnPlateau(min_lr=round(0.0010004, 4))  # hit: TF-39462
signless = ReduceLROnPlateau(min_lr=abs(-1e-3))  # hit: TF-39462
negative = ReduceLROnPlateau(min_lr=-(1e-3))  # ok: TF-39462
by_steps = ReduceLROnPlateau(min_lr=WARMUP / STEPS / 50)  # hit: TF-39462
whole = ReduceLROnPlateau(min_lr=WARMUP // STEPS)  # ok: TF-39462
root = ReduceLROnPlateau(min_lr=math.sqrt(1e-6))  # hit: TF-39462
power = ReduceLROnPlateau(min_lr=math.pow(10, -4))  # ok: TF-39462
ordered = ReduceLROnPlateau(min_lr=low)  # ok: TF-39462
ordered_too = ReduceLROnPlateau(min_lr=high)  # hit: TF-39462
FLOOR /= 2
shrunk = ReduceLROnPlateau(min_lr=FLOOR)  # hit: TF-39462
FLOOR *= 0
gone = ReduceLROnPlateau(min_lr=FLOOR)  # ok: TF-39462
text = ReduceLROnPlateau(min_lr=float("1e-3"))  # hit: TF-39462
