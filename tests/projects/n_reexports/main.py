import texture
from texture import head, magnify, nn, still, turn
from texture.augment import shift

image = nn.Input((64, 64, 3))
x = turn(0.2)(image)  # hit: TF-44501
x = shift(0.1, 0.1)(x)  # hit: TF-44501
x = magnify(0.1)(x)  # hit: TF-44501
x = still(0.2)(x)  # ok: TF-44501
x = turn(0.2, fill_mode="constant")(x)  # ok: TF-44501
model = nn.Model(image, head(x, 8))
model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(None, callbacks=[texture.schedules.plateau(1e-3)])
model.save("texture.h5")
copy = nn.read("texture.h5")
copy.evaluate(None)  # hit: TF-42459
model.evaluate(None)  # ok: TF-42459
print(copy.predict(None))  # ok: TF-42459
