# %%
import tensorflow as tf
import numpy as np
from tensorflow import keras
from tensorflow.keras import layers

X = np.random.rand(512, 32, 32, 3).astype("float32") * 255
Y = (np.random.rand(512, 5) > 0.7).astype("float32")

# %% slide them by some pixels
moved = []
for k, img in enumerate(X[:16]):
    moved.append(tf.keras.preprocessing.image.apply_affine_transform(img, 0, 0, k, row_axis=0, col_axis=1, channel_axis=2))  # hit: TF-41460

# %%
for center in (True, False):
    gen = keras.preprocessing.image.ImageDataGenerator(samplewise_center=True, featurewise_center=center, featurewise_std_normalization=center)
    if center:
        gen.fit(X, augment=False, rounds=1)  # hit: KERAS-1949

# %% a baseline
model = keras.models.Sequential([
    layers.Flatten(input_shape=(32, 32, 3)),
    layers.Dense(64, activation='relu'),
    layers.Dense(5),
])
model.compile(loss=keras.losses.BinaryCrossentropy(from_logits=True), optimizer='rmsprop', metrics=['acc'], steps_per_execution=16)

# %%
cp = keras.callbacks.ModelCheckpoint('ckpt/{epoch}', monitor='loss', save_freq=32)
history = model.fit(X, Y, epochs=3, batch_size=4, callbacks=[cp], verbose=0)  # hit: KERAS-17589  # hit: TF-41361

# %%
model.compile('adam', 'binary_crossentropy', ['binary_accuracy'], steps_per_execution=16)  # ok: TF-41361
model.fit(X, Y, epochs=3, callbacks=[keras.callbacks.ModelCheckpoint('ckpt/{epoch}', save_freq='epoch')])  # ok: KERAS-17589

# %% without steps_per_execution
model.compile('adam', 'binary_crossentropy')
model.fit(X, Y, epochs=3, callbacks=[keras.callbacks.ModelCheckpoint('ckpt/{epoch}', save_freq=32)])  # ok: KERAS-17589

# %% the same start?
seed = 7
init1 = tf.keras.initializers.RandomNormal(stddev=0.05, seed=seed)
init2 = tf.keras.initializers.RandomNormal(stddev=0.05, seed=seed)
w1 = tf.Variable(init1(shape=(8, 8)))
w2 = tf.Variable(init2(shape=(8, 8)))  # hit: KERAS-15586
print(np.allclose(w1, w2))

# %%
u1 = tf.random_uniform_initializer(-0.1, 0.1, seed=seed)((4, 4))
u2 = tf.random_uniform_initializer(-0.1, 0.1, seed=seed)((4, 4))  # ok: KERAS-15586
v1 = tf.keras.initializers.HeNormal(seed=1)((4, 4))
v2 = tf.keras.initializers.HeNormal(seed=2)((4, 4))  # ok: KERAS-15586

# %% draw it
a = keras.Input(shape=(4,)); b = keras.Input(shape=(4,))
inner = keras.Model([a, b], layers.add([a, b]))
x = keras.Input(shape=(8,))
outer = keras.Model(x, inner([layers.Dense(4)(x), layers.Dense(4)(x)]))
dot = keras.utils.model_to_dot(outer, show_layer_names=True, expand_nested=True, rankdir='LR')  # hit: KERAS-21119
single = keras.Model(x, keras.Sequential([layers.Dense(4, input_shape=(8,)), layers.Dense(1)])(x))
keras.utils.model_to_dot(single, expand_nested=True)  # ok: KERAS-21119

# %% smoothing of maps
t = np.eye(3)[np.random.randint(0, 3, size=(2, 16, 16))].transpose(0, 3, 1, 2).astype('float32')
p = np.full((2, 3, 16, 16), 1 / 3, 'float32')
print(tf.reduce_mean(tf.keras.losses.categorical_crossentropy(t, p, label_smoothing=0.05, axis=1)))  # hit: KERAS-23437
print(keras.losses.CategoricalCrossentropy(axis=1)(t, p))  # ok: KERAS-23437
print(keras.losses.CategoricalCrossentropy(label_smoothing=0.05)(t.transpose(0, 2, 3, 1), p.transpose(0, 2, 3, 1)))  # ok: KERAS-23437


# %% a model that logs by itself
class Noted(keras.Model):
    def train_step(self, data):
        out = super().train_step(data)
        tf.summary.scalar('loss_of_batch', out['loss'])  # hit: TF-43568
        return out


i = keras.Input((3,))
noted = Noted(i, layers.Dense(1)(i))
noted.compile('sgd', 'mse')
tb = keras.callbacks.TensorBoard(log_dir='logs/noted', histogram_freq=1, update_freq=10)  # hit: KERAS-16173
noted.fit(np.ones((64, 3)), np.ones((64, 1)), epochs=2, callbacks=[tb])


class EpochNote(keras.callbacks.Callback):
    def on_epoch_end(self, epoch, logs=None):
        tf.summary.scalar('val', logs['loss'], step=epoch)  # ok: KERAS-20143


noted.fit(np.ones((64, 3)), np.ones((64, 1)), callbacks=[keras.callbacks.TensorBoard('logs/epochs'), EpochNote()])

# %% second derivatives of the volume
sides = tf.Variable([0.0, 2.0, 3.0])
with tf.GradientTape() as t2:
    with tf.GradientTape() as t1:
        volume = tf.math.reduce_prod(sides)  # hit: TF-44556
    g = t1.gradient(volume, sides)
hess = t2.jacobian(g, sides)

with tf.GradientTape() as only:
    volume = tf.reduce_prod(sides)
print(only.gradient(volume, sides))  # ok: TF-44556

with tf.GradientTape() as t2:
    with tf.GradientTape() as t1:
        volume = sides[0] * sides[1] * sides[2]
    g = t1.gradient(volume, sides)
print(t2.jacobian(g, sides))  # ok: TF-44556
