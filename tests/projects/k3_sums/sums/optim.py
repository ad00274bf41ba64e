from keras import optimizers
from keras.optimizers import schedules

CONFIG = {
    "learning_rate": 3e-4,
    "weight_decay": 0.01,
    "global_clipnorm": 1.0,
    "gradient_accumulation_steps": 4,
}


def make_optimizer(name, **options):
    if name == "adamw":
        return optimizers.AdamW(**options)  # hit: KERAS-19990
    if name == "sgd":
        return optimizers.SGD(**options)
    if name == "rmsprop":
        return optimizers.RMSprop(**options)
    raise ValueError(name)


def warmup(peak, steps):
    return schedules.CosineDecay(0.0, 10 * steps, warmup_target=peak, warmup_steps=steps)
