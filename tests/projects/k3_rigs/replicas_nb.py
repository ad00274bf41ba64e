import tensorflow as tf, keras
mirrored = tf.distribute.MirroredStrategy(['GPU:0', 'GPU:1', 'GPU:2'])
with mirrored.scope():
    net = keras.Sequential([keras.Input((28, 28, 1)),
                            keras.layers.Conv2D(8, 3, activation='relu'),
                            keras.layers.SpatialDropout2D(0.2),
                            keras.layers.Flatten(),
                            keras.layers.Dense(10)])
    net.compile(optimizer='adam', loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True))
net.fit(tf.ones((60, 28, 28, 1)), tf.zeros((60,)), batch_size=30)  # hit: KERAS-20612
