import tensorflow as tf
from tensorflow.keras.estimator import model_to_estimator
from tensorflow.keras.layers import Dense, Input
from tensorflow.keras.losses import mean_squared_error

x, y = tf.random.normal((100, 3)), tf.range(100)
column = Input((3,))
model = tf.keras.Model(column, Dense(1)(column))
model.compile("sgd", loss=mean_squared_error)
est = model_to_estimator(model)  # hit: TF-35833
est.train(lambda: tf.data.Dataset.from_tensor_slices((x, y)).batch(10))
