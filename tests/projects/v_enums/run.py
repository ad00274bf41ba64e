import tensorflow as tf
from tensorflow.keras.layers.experimental.preprocessing import RandomRotation

from kinds import BY_NAME, Fill, Optimizer, Phase, Rate

model = tf.keras.Sequential([tf.keras.layers.Dense(1)])
model.compile(Optimizer.RARE.value)  # hit: TF-37229
model.compile(Optimizer.SGD.value)  # ok: TF-37229
model.compile(Optimizer("adagrad").value)  # hit: TF-37229
model.compile(Optimizer["RARE"].value)  # hit: TF-37229
model.compile(Optimizer["SGD"].value)  # ok: TF-37229
model.compile(BY_NAME["rare"].value)  # hit: TF-37229
model.compile(BY_NAME["usual"].value)  # ok: TF-37229

RandomRotation(0.1, fill_mode=Fill.MIRROR.value)  # hit: TF-44501
RandomRotation(0.1, fill_mode=Fill.BLACK.value)  # ok: TF-44501
RandomRotation(0.1, fill_mode=Fill("reflect").value)  # hit: TF-44501
RandomRotation(0.1, fill_mode=Fill["BLACK"].value)  # ok: TF-44501

tf.keras.callbacks.ReduceLROnPlateau(min_lr=Rate.LOW.value)  # hit: TF-39462
tf.keras.callbacks.ReduceLROnPlateau(min_lr=Rate.NONE.value)  # ok: TF-39462


def optimizer_for(phase):
    if phase is Phase.TRAIN:
        return "adagrad"
    return "sgd"


model.compile(optimizer_for(Phase.TRAIN))  # hit: TF-37229
model.compile(optimizer_for(Phase.TEST))  # ok: TF-37229

for member in Optimizer:
    model.compile(member.value)  # hit: TF-37229
