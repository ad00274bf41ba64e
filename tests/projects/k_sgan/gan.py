"""A semi-supervised GAN on MNIST: the classifier and the discriminator share their features."""
from tensorflow.keras.layers import Activation, Conv2D, Dense, Dropout, Flatten, Input, LeakyReLU
from tensorflow.keras.models import Model
from tensorflow.keras.optimizers import Adam


def define_discriminators(in_shape=(28, 28, 1), n_classes=10):
    in_image = Input(shape=in_shape)
    fe = Conv2D(128, (3, 3), strides=(2, 2), padding="same")(in_image)
    fe = LeakyReLU(alpha=0.2)(fe)
    fe = Flatten()(fe)
    fe = Dropout(0.4)(fe)
    fe = Dense(n_classes)(fe)
    supervised = Model(in_image, Activation("softmax")(fe))
    supervised.compile(loss="sparse_categorical_crossentropy", optimizer=Adam(0.0002, beta_1=0.5), metrics=["accuracy"])
    unsupervised = Model(in_image, Dense(1, activation="sigmoid")(fe))
    unsupervised.compile(loss="binary_crossentropy", optimizer=Adam(0.0002, beta_1=0.5))
    return unsupervised, supervised
