from tensorflow.keras import losses as _losses

mse = _losses.mse
huber = _losses.Huber
bce = _losses.BinaryCrossentropy
