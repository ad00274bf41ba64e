import configparser

import tensorflow as tf
import tomli

with open("settings.toml", "rb") as file:
    settings = tomli.load(file)

parser = configparser.ConfigParser()
parser.read("settings.ini")
Rotation = tf.keras.layers.experimental.preprocessing.RandomRotation

tf.keras.callbacks.ReduceLROnPlateau(min_lr=settings["train"]["min_lr"])  # hit: TF-39462
tf.keras.callbacks.ReduceLROnPlateau(min_lr=settings["train"]["zero"])  # ok: TF-39462
Rotation(0.5, fill_mode=settings["stages"][0]["fill"])  # hit: TF-44501
Rotation(0.5, fill_mode=settings["stages"][1]["fill"])  # ok: TF-44501

tf.keras.callbacks.ReduceLROnPlateau(min_lr=parser.getfloat("train", "min_lr"))  # hit: TF-39462
tf.keras.callbacks.ReduceLROnPlateau(min_lr=float(parser["train"]["min_lr"]))  # hit: TF-39462
tf.keras.callbacks.ReduceLROnPlateau(min_lr=parser["train"].getfloat("exact"))  # ok: TF-39462
tf.keras.callbacks.ReduceLROnPlateau(min_lr=parser.getfloat("train", "none", fallback=0.0))  # ok: TF-39462

frozen = tf.keras.Sequential([tf.keras.layers.Dense(3, trainable=False)])
frozen.save(parser.get("train", "export"))  # hit: TF-44178
tf.keras.models.load_model(parser.get("train", "export"))  # hit: TF-46329
kept = tf.keras.Sequential([tf.keras.layers.Dense(3, trainable=False)])
kept.save(parser["train"]["file"])
tf.keras.models.load_model(parser["train"]["file"])  # ok: TF-46329
