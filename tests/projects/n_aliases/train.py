import numpy as np

import zoo
from zoo import L, M, deeper, nn, pair, table, tools

Zoom, Height = pair
make = turn = nn.Turn

net = M.Sequential([
    make(0.1),  # hit: TF-44501
    turn(0.1, fill_mode="nearest"),  # ok: TF-44501
    nn.Zoom(0.1),  # hit: TF-44501
    nn.Contrast(0.1),  # ok: TF-44501
    deeper.Shift(0.1, 0.1),  # hit: TF-44501
    deeper.Turn(0.2),  # hit: TF-44501
    table["turn"](0.3),  # hit: TF-44501
    table["flip"](),  # ok: TF-44501
    Zoom(0.3),  # hit: TF-44501
    Height(0.3),  # ok: TF-44501
    pair[0](0.4),  # hit: TF-44501
    zoo.tfkl.experimental.preprocessing.RandomZoom(0.5),  # hit: TF-44501
    L.Flatten(),
    L.Dense(4, activation="softmax"),
])
net.compile("adam", "sparse_categorical_crossentropy", metrics="acc")
net.fit(None, callbacks=[tools.plateau(min_lr=2e-3), tools.stop()])  # hit: TF-39462
net.save("zoo.h5")
tools.load("zoo.h5").evaluate(None)  # hit: TF-42459
tools.load("zoo.h5").predict(None)  # ok: TF-42459
nn.losses.binary_crossentropy(np.ones(3), np.ones((3, 1)))  # hit: TF-30040
nn.losses.binary_crossentropy(np.ones(3), np.ones(3))  # ok: TF-30040
