"""There and back again between sound and spectra."""

import tensorflow as tf

FRAME = 512


def cut(sound):
    """Frames that stand side by side."""
    return tf.signal.stft(sound, frame_length=FRAME, frame_step=FRAME)


def glued(frames):
    undo = tf.signal.inverse_stft_window_fn(FRAME)
    return tf.signal.inverse_stft(frames, FRAME, FRAME, window_fn=undo)  # hit: TF-36616


def overlapping(sound, hop=FRAME // 4):
    frames = tf.signal.stft(sound, FRAME, hop)
    undo = tf.signal.inverse_stft_window_fn(hop)
    return tf.signal.inverse_stft(frames, FRAME, hop, window_fn=undo)  # ok: TF-36616


def unwindowed(sound):
    frames = tf.signal.stft(sound, FRAME, FRAME, window_fn=None)
    return tf.signal.inverse_stft(frames, FRAME, FRAME, window_fn=None)  # ok: TF-36616


def thinned(spectrum, kernel):
    fast = tf.nn.depthwise_conv2d(spectrum, kernel, [1, 2, 2, 1], "SAME", dilations=[2, 2])  # hit: TF-100237
    wide = tf.nn.depthwise_conv2d(spectrum, kernel, [1, 1, 1, 1], "SAME", dilations=[4, 4])  # ok: TF-100237
    small = tf.nn.depthwise_conv2d(spectrum, kernel, [1, 2, 2, 1], "SAME")  # ok: TF-100237
    return fast, wide[:, ::2, ::2], small


def picture(spectrum):
    """For the viewer, which counts in whole numbers."""
    shown = tf.image.convert_image_dtype(spectrum, tf.int32)  # hit: TF-60078
    stored = tf.image.convert_image_dtype(spectrum, "uint32")  # hit: TF-60078
    exact = tf.image.convert_image_dtype(spectrum, dtype=tf.int64)  # hit: TF-60078
    thumb = tf.image.convert_image_dtype(spectrum, tf.uint8)  # ok: TF-60078
    back = tf.image.convert_image_dtype(thumb, tf.float32)  # ok: TF-60078
    return shown, stored, exact, thumb, back
