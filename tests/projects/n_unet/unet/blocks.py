from tensorflow.keras import layers


def conv_block(x, filters, dropout=0.0):
    for _ in range(2):
        x = layers.Conv2D(filters, 3, padding="same", use_bias=False)(x)
        x = layers.BatchNormalization()(x)
        x = layers.Activation("relu")(x)
    return layers.Dropout(dropout)(x) if dropout > 0 else x


def down(x, filters):
    skip = conv_block(x, filters)
    return layers.MaxPooling2D()(skip), skip


def up(x, skip, filters):
    x = layers.UpSampling2D()(x)
    x = layers.Concatenate()([x, skip])
    return conv_block(x, filters)
