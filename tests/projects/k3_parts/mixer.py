"""A mixer of blocks, saved for the line and cloned for pruning."""

import keras
from keras import layers


class Mixer(layers.Layer):
    """Blocks of two dense layers each."""

    def __init__(self, depth=3, **kwargs):
        super().__init__(**kwargs)
        self.blocks = [[layers.Dense(32, activation="gelu"), layers.Dense(16)] for _ in range(depth)]

    def call(self, x):
        for widen, narrow in self.blocks:
            x = x + narrow(widen(x))
        return x


class Flat(layers.Layer):
    """The same in one list."""

    def __init__(self, depth=3, **kwargs):
        super().__init__(**kwargs)
        self.blocks = [layers.Dense(16, activation="gelu") for _ in range(depth)]

    def call(self, x):
        for layer in self.blocks:
            x = x + layer(x)
        return x


class Towers(layers.Layer):
    """A tower a side."""

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.towers = {"left": [layers.Dense(16), layers.Dense(16)], "right": [layers.Dense(16), layers.Dense(16)]}

    def call(self, x):
        sides = []
        for side in ("left", "right"):
            y = x
            for layer in self.towers[side]:
                y = layer(y)
            sides.append(y)
        return layers.concatenate(sides)


def around(part):
    source = keras.Input((16,))
    return keras.Model(source, layers.Dense(4)(part(source)))


mixing = around(Mixer())
mixing.save_weights("mixing.weights.h5")  # hit: KERAS-20598
flat = around(Flat())
flat.save_weights("flat.weights.h5")  # ok: KERAS-20598
towers = around(Towers())
towers.save("towers.keras")  # hit: KERAS-20598


def pruned(layer):
    if isinstance(layer, layers.Dense):
        return layers.Dense(layer.units, use_bias=False, name=layer.name)
    return layer.__class__.from_config(layer.get_config())


innermost = keras.Sequential([keras.Input((16,)), layers.Dense(16)])
middle_source = keras.Input((16,))
middle = keras.Model(middle_source, innermost(middle_source))
outer_source = keras.Input((16,))
outer = keras.Model(outer_source, middle(outer_source))
lean = keras.models.clone_model(outer, clone_function=pruned, recursive=True)  # hit: KERAS-22276
less = keras.models.clone_model(middle, clone_function=pruned, recursive=True)  # ok: KERAS-22276
same = keras.models.clone_model(outer)  # ok: KERAS-22276
