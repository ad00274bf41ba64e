import tensorflow as tf

APART = 0.0


def kept(boxes, scores):
    """No two ships may overlap."""
    alone = tf.image.non_max_suppression(boxes, scores, 50, iou_threshold=APART)  # hit: TF-34268
    usual = tf.image.non_max_suppression(boxes, scores, 50, iou_threshold=0.5)  # ok: TF-34268
    default = tf.image.non_max_suppression(boxes, scores, 50, score_threshold=0.0)  # ok: TF-34268
    return alone, usual, default


def zoomed(pictures, corners):
    plain = tf.image.extract_glimpse(pictures, (64, 64), corners, centered=False, normalized=False)  # hit: TF-38545
    middle = tf.image.extract_glimpse(pictures, (64, 64), corners)  # ok: TF-38545
    share = tf.image.extract_glimpse(pictures, (64, 64), corners, centered=False)  # ok: TF-38545
    return plain, middle, share


def moved(picture, aside):
    from tensorflow.keras.preprocessing.image import apply_affine_transform

    axes = {"row_axis": 0, "col_axis": 1, "channel_axis": 2}
    picture = apply_affine_transform(picture, tx=aside, **axes)  # hit: TF-41460
    picture = apply_affine_transform(picture, theta=5, **axes)  # ok: TF-41460
    picture = apply_affine_transform(picture, zx=1.2, zy=1.2, row_axis=0, col_axis=1, channel_axis=2)  # ok: TF-41460
    return apply_affine_transform(picture, zx=1.2, row_axis=0, col_axis=1, channel_axis=2)  # hit: TF-41460
