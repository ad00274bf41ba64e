from tensorflow.keras.applications import MobileNetV2
from tensorflow.keras.layers import BatchNormalization

net = MobileNetV2(weights=None)
for layer in net.layers:
    layer.trainable = not isinstance(layer, BatchNormalization)  # ok: TF-37635
