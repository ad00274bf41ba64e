import numpy as np
import keras

yolo = np.array([[0.25, 0.5, 0.1, 0.3], [0.7, 0.7, 0.2, 0.2]], 'float32')[None]
img = np.zeros((480, 640, 3), 'uint8')
h, w = img.shape[:2]
xyxy = keras.utils.bounding_boxes.convert_format(yolo, 'rel_center_xywh', 'xyxy', h, w)  # maybe: KERAS-22805
rel = keras.utils.bounding_boxes.convert_format(yolo, 'rel_xywh', 'xyxy', 480, 640)  # ok: KERAS-22805
w1 = keras.ops.blackman(1)  # hit: KERAS-22545
w64 = keras.ops.blackman(64)  # ok: KERAS-22545

m = keras.Sequential([keras.layers.Dense(1)])
m.compile('sgd', 'mse', metrics=['mae'])
hist = []
for i in range(20):
    hist.append(m.train_on_batch(np.ones((4, 2)), np.full((4, 1), i)))  # maybe: KERAS-22596
for i in range(20):
    loss, mae = m.test_on_batch(np.ones((4, 2)), np.full((4, 1), i))  # maybe: KERAS-22596
    m.reset_metrics()
