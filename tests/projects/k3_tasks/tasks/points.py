"""Key points of maps of heat."""
import keras
from keras import ops

NOWHERE = float("-inf")


def peak(heatmap):
    """Row and column of the hottest cell of one map."""
    return ops.unravel_index(ops.argmax(heatmap), heatmap.shape)  # hit: KERAS-23434


def peaks(heatmaps, size=(48, 64)):
    """Of a batch of maps for several points each."""
    flat = ops.reshape(heatmaps, (ops.shape(heatmaps)[0], 17, -1))
    rows, columns = ops.unravel_index(ops.argmax(flat, axis=-1), size)  # hit: KERAS-23434
    return ops.stack([columns, rows], axis=-1)


def peaks_of_one_point(heatmaps, size=(48, 64)):
    flat = ops.reshape(heatmaps, (-1, 48 * 64))
    return ops.unravel_index(ops.argmax(flat, axis=-1), size)  # ok: KERAS-23434


def peaks_flat(heatmaps, size=(48, 64)):
    best = ops.argmax(ops.reshape(heatmaps, (-1, 17, 48 * 64)), axis=-1)
    rows, columns = ops.unravel_index(ops.reshape(best, (-1,)), size)  # ok: KERAS-23434
    return ops.reshape(rows, ops.shape(best)), ops.reshape(columns, ops.shape(best))


class Masked(keras.layers.Layer):
    """Leaves out what is masked with minus infinity."""

    def call(self, scores):
        hidden = ops.isclose(scores, NOWHERE)  # hit: KERAS-23136
        return ops.where(hidden, 0.0, scores)


class Zeros(keras.layers.Layer):
    def call(self, scores):
        return ops.isclose(scores, 0.0, atol=1e-6)  # ok: KERAS-23136


if __name__ == "__main__":
    maps = keras.random.uniform((2, 17, 48, 64))
    print(peak(maps[0, 0]), peaks(maps), peaks_flat(maps))
    print(peaks_of_one_point(maps[:, 0]))
    print(Masked()(maps), Zeros()(maps))
