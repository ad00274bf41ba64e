import tensorflow as tf, keras
one = tf.distribute.OneDeviceStrategy('/gpu:0')
with one.scope():
    net = keras.Sequential([keras.Input((8,)), keras.layers.Dropout(0.2), keras.layers.Dense(10)])
    net.compile('adam', 'mse')
net.fit(tf.ones((60, 8)), tf.zeros((60, 10)))  # ok: KERAS-20612
two = tf.distribute.MirroredStrategy(['/gpu:0', '/gpu:1'])
with two.scope():
    net = keras.Sequential([keras.Input((8,)), keras.layers.BatchNormalization(), keras.layers.Dense(10)])
    net.compile('adam', 'mse')
net.fit(tf.ones((60, 8)), tf.zeros((60, 10)))  # hit: KERAS-20703  # ok: KERAS-20612
