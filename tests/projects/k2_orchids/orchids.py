import tensorflow as tf
from tensorflow.keras import Model, layers
from tensorflow.keras.applications import ResNetRS50, ResNet50V2
from tensorflow.keras.callbacks import EarlyStopping, ModelCheckpoint
from tensorflow.keras.datasets import cifar10
from tensorflow.keras.preprocessing.image import ImageDataGenerator

SHAPE = (96, 96, 3)


def pictures():
    (first, labels), _ = cifar10.load_data()
    return first.astype("float32") / 255.0, labels


def bright(first, labels):
    varied = ImageDataGenerator(brightness_range=[0.8, 1.2], horizontal_flip=True)
    return varied.flow(first, labels, batch_size=64)


def tune(train):
    base = ResNetRS50(include_top=False, input_shape=SHAPE, pooling="avg")
    model = Model(base.input, layers.Dense(10)(base.output))
    model.compile("adam", tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True))
    kept = ModelCheckpoint("best.h5", save_best_only=True, monitor="loss")
    model.fit(train, epochs=12, callbacks=[kept, EarlyStopping("loss", restore_best_weights=True)])  # hit: KERAS-16393, KERAS-16726
    return model


def tune_head(train):
    base = ResNetRS50(include_top=False, input_shape=SHAPE, pooling="avg")
    base.trainable = False
    picture = tf.keras.Input(SHAPE)
    model = Model(picture, layers.Dense(10)(base(picture, training=False)))
    model.compile("adam", tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True))
    model.fit(train, epochs=2, callbacks=[EarlyStopping("loss")])  # ok: KERAS-16393, KERAS-16726
    return model


def tune_other(train):
    base = ResNet50V2(include_top=False, input_shape=SHAPE, pooling="avg")
    model = Model(base.input, layers.Dense(10)(base.output))
    model.compile("adam", tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True))
    model.fit(train, epochs=12, callbacks=[EarlyStopping("loss", patience=2)])  # ok: KERAS-16393, KERAS-16726
    return model


if __name__ == "__main__":
    first, labels = pictures()
    varied = ImageDataGenerator(brightness_range=[0.8, 1.2], horizontal_flip=True)
    train = varied.flow(first, labels, batch_size=64)  # hit: KERAS-10366
    tune(train), tune_head(train), tune_other(train)
    bright(first * 255.0, labels)  # ok: KERAS-10366
