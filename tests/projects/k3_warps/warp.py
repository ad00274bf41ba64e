"""Slices of tissue, bent a little so that the net sees more of them than there are."""

import keras
import numpy as np
from keras import ops

rng = np.random.default_rng(5)


def grid(height, width, strength):
    rows, columns = np.meshgrid(np.arange(height), np.arange(width), indexing="ij")
    moved = rng.normal(0.0, strength, (2, height, width))
    return np.stack([rows, columns]) + moved


def bent(slice_, strength=4.0):
    where = grid(*slice_.shape, strength)
    return ops.image.map_coordinates(slice_, where, order=1, fill_mode="reflect")  # hit: KERAS-20768


def bent_at_the_edge(slice_, strength=4.0):
    where = grid(*slice_.shape, strength)
    return ops.image.map_coordinates(slice_, where, order=1, fill_mode="nearest")  # ok: KERAS-20768


def bent_inside(slice_, strength=4.0, margin=32):
    wide = np.pad(slice_, margin, mode="symmetric")
    where = grid(*slice_.shape, strength) + margin
    return ops.image.map_coordinates(wide, where, order=1, fill_mode="nearest")  # ok: KERAS-20768


def turned(slice_):
    return ops.image.affine_transform(slice_[..., None], np.eye(3).ravel()[:8], fill_mode="reflect")  # ok: KERAS-20768


def normals(points):
    """The normals of a surface from its two tangents, in the graph and outside."""
    along, across = keras.Input((128, 128, 3)), keras.Input((128, 128, 3))
    inside = ops.cross(along, across, axis=-1)  # hit: KERAS-22525
    outside = ops.cross(points[0], points[1])  # ok: KERAS-22525
    return keras.Model([along, across], inside), outside


if __name__ == "__main__":
    tissue = rng.random((512, 512)).astype("float32")
    for bend in (bent, bent_at_the_edge, bent_inside, turned):
        print(bend(tissue).shape)
    normals(rng.random((2, 9, 3)))
