import tensorflow as tf
from tensorflow.keras import Input, Model, Sequential, layers, models

from plants.backbones import Frozen, Head, backbone, from_name, subclassed, until, whole


def head_on(net, classes):
    x = layers.Flatten()(net.output)
    return Model(inputs=net.inputs, outputs=layers.Dense(classes)(x))


head_on(whole(backbone("vgg")), 5).save("runs/vgg")
models.load_model("runs/vgg")  # hit: TF-46329
head_on(until(backbone("mobile"), 100), 5).save("runs/mobile")
models.load_model("runs/mobile")  # hit: TF-46329
head_on(backbone("resnet"), 5).save("runs/resnet")
models.load_model("runs/resnet")  # ok: TF-46329
head_on(from_name(backbone("resnet"), "conv5_block1_1_conv"), 5).save("runs/thawed")
models.load_model("runs/thawed")  # maybe: TF-46329

Head(whole(backbone("vgg")), 3).save("runs/head")
tf.keras.models.load_model("runs/head")  # hit: TF-46329
Head(backbone("vgg"), 3).save("runs/open_head")
tf.keras.models.load_model("runs/open_head")  # ok: TF-46329
Sequential([Frozen(8), layers.Dense(2)]).save("runs/random")
tf.keras.models.load_model("runs/random", custom_objects={"Frozen": Frozen})  # hit: TF-46329
subclassed(3).save("runs/subclassed")
tf.keras.models.load_model("runs/subclassed")  # hit: TF-46329

image = Input((224, 224, 3))
net = backbone("mobile")
features = net(image, training=False)
net.get_layer("out_relu").trainable = False
Model(image, layers.Dense(3)(features)).save("runs/named")
models.load_model("runs/named")  # hit: TF-46329
pair = Sequential([layers.Dense(4, name="keep"), layers.Dense(2)])
pair.layers[0].trainable = False
pair.save("runs/pair.h5")
models.load_model("runs/pair.h5")  # ok: TF-46329
pair.save("runs/pair")
models.load_model("runs/pair")  # hit: TF-46329
again = models.load_model("runs/pair")  # ok: TF-46329
again.trainable = False
