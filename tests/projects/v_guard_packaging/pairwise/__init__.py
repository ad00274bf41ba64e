"""Needs TensorFlow 2."""
from distutils.version import LooseVersion, StrictVersion

import numpy as np
import pkg_resources
import tensorflow as tf
from packaging import version
from packaging.version import Version, parse
from pkg_resources import parse_version

TF_VERSION = Version(tf.__version__)
labels, guesses = np.zeros(8), np.full((8, 1), 0.5)
bce = tf.keras.losses.BinaryCrossentropy()

if Version(tf.__version__) >= Version("2.4"):
    bce(labels, guesses)  # hit: TF-30040
else:
    bce(labels, guesses)  # ok: TF-30040

if version.parse(tf.__version__) < version.parse("2.6"):
    bce(labels, guesses)  # ok: TF-30040
elif parse("2.9") <= TF_VERSION < parse("2.11"):
    bce(labels, guesses)  # hit: TF-30040
else:
    bce(labels, guesses)  # ok: TF-30040

if LooseVersion(tf.__version__) >= LooseVersion("2.10"):
    bce(labels, guesses)  # hit: TF-30040
if StrictVersion(tf.__version__) < "2.9":
    bce(labels, guesses)  # ok: TF-30040
if parse_version(tf.__version__) >= parse_version("2.11"):
    bce(labels, guesses)  # ok: TF-30040
if TF_VERSION.major >= 2 and TF_VERSION.minor > 9:
    bce(labels, guesses)  # hit: TF-30040
if TF_VERSION.release[:2] == (2, 10):
    bce(labels, guesses)  # hit: TF-30040
if pkg_resources.get_distribution("tensorflow").version.startswith("2.1"):
    bce(labels, guesses)  # hit: TF-30040
# As texts, 2.10 comes before 2.4: a mistake that people do make.
if tf.__version__ >= "2.4":
    bce(labels, guesses)  # ok: TF-30040
