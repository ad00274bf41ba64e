import tensorflow as tf
from tensorflow.keras import backend as K

source = tf.keras.Input((4,))
root = tf.keras.layers.Lambda(lambda x: tf.sqrt(x))(source)
bounded = K.clip(root, 0.0, 6.0)
model = tf.keras.Model(source, bounded)
print(model.to_json())  # ok: TF-41797
loss = K.sqrt(K.mean(tf.ones((3,))))


def rmse(true, guess):
    return K.sqrt(K.mean(K.square(guess - true)))


model.compile("adam", rmse)
model.save("bounded.h5")  # ok: TF-41797
