"""Backbones that other people trained, and ways to keep them as they are."""
from tensorflow.keras import applications, layers, models

NETS = {
    "vgg": applications.VGG16,
    "mobile": applications.mobilenet_v2.MobileNetV2,
    "resnet": applications.resnet50.ResNet50,
}


def backbone(name, size=224):
    return NETS[name](include_top=False, weights="imagenet", input_shape=(size, size, 3))


def whole(net):
    net.trainable = False
    return net


def until(net, index):
    for layer in net.layers[:index]:
        layer.trainable = False
    for layer in net.layers[index:]:
        layer.trainable = True
    return net


def from_name(net, name):
    thaw = False
    for layer in net.layers:
        if layer.name == name:
            thaw = True
        layer.trainable = thaw
    return net


class Frozen(layers.Layer):
    """A projection that stays random."""

    def __init__(self, size, **kwargs):
        super().__init__(**kwargs)
        self.project = layers.Dense(size, trainable=False)

    def call(self, x):
        return self.project(x)


class Head(models.Model):
    def __init__(self, net, classes):
        pooled = layers.GlobalAveragePooling2D()(net.output)
        super().__init__(inputs=net.input, outputs=layers.Dense(classes, activation="softmax")(pooled))


def subclassed(classes):
    class Net(models.Model):
        def __init__(self):
            super().__init__()
            self.parts = [layers.Dense(8, trainable=False), layers.Dense(classes)]

        def call(self, x):
            for part in self.parts:
                x = part(x)
            return x

    return Net()
