import backends
from backends import callbacks, layers, load, nets

net = nets.classifier()
net.fit([[0.0]], [1], callbacks=[callbacks.ReduceLROnPlateau(min_lr=5e-4)])  # hit: TF-39462
net.save("net.h5")
net.evaluate([[0.0]], [1])  # ok: TF-42459
again = load("net.h5")
again.evaluate([[0.0]], [1])  # hit: TF-42459
uncompiled = load("net.h5", compile=False)
uncompiled.compile("adam", "sparse_categorical_crossentropy", metrics=["acc"])
uncompiled.evaluate([[0.0]], [1])  # ok: TF-42459
nets.turned()
embedding = layers.Embedding(20, 4, trainable=False)
model = nets.keras.Sequential([embedding, layers.Flatten()])
model.save("words")  # hit: TF-44178
load("words")  # hit: TF-46329
linear = nets.linear()
linear.fit([[0.0]], [1])  # ok: TF-42459
