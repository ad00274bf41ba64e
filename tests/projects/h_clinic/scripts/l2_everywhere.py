# add L2 to each conv of a pretrained stack: preprocessing -> (extractor -> MobileNet) -> head
import keras
from keras import layers, regularizers

base = keras.applications.MobileNetV2(include_top=False, input_shape=(160, 160, 3))
extractor = keras.Sequential([layers.Rescaling(1 / 127.5, offset=-1), base, layers.GlobalAveragePooling2D()])
model = keras.Sequential([keras.Input((160, 160, 3)), extractor, layers.Dense(5, activation="softmax")])


def with_l2(layer):
    config = layer.get_config()
    if isinstance(layer, layers.Conv2D):
        config["kernel_regularizer"] = regularizers.l2(1e-4)
    return type(layer).from_config(config)


model = keras.models.clone_model(model, None, clone_function=with_l2, recursive=True)  # hit: KERAS-22276
model.compile("adam", "sparse_categorical_crossentropy")
