import tensorflow as tf
from titanic import features
from titanic.batches import Passengers, endless

FILE = "titanic.csv"


def rows(batch=32):
    return tf.data.experimental.make_csv_dataset(  # hit: TF-30609
        FILE, batch_size=batch, label_name="survived", num_epochs=1, ignore_errors=True
    )


def lines():
    return tf.data.TextLineDataset(FILE).skip(1)  # ok: TF-30609


def network(layer):
    net = tf.keras.Sequential([layer, tf.keras.layers.Dense(16, activation="relu"), tf.keras.layers.Dense(1)])
    net.compile("adam", "mse")
    return net


one_hot = network(features.encoder(features.one_hot()))
by_ticket = network(features.ticket_layer())
numbers = network(features.plain_layer())
numbers.fit_generator(endless(), steps_per_epoch=10, epochs=5, validation_data=endless(), validation_steps=2)  # hit: TF-34619
numbers.fit_generator(endless(), steps_per_epoch=10, epochs=5)  # ok: TF-34619
numbers.fit(Passengers(10), epochs=2, validation_data=Passengers(2), verbose=2)  # hit: TF-34619
numbers.fit(Passengers(10), epochs=2, validation_data=Passengers(2), verbose=0)  # ok: TF-34619

embedding = tf.feature_column.embedding_column(tf.feature_column.categorical_column_with_identity("class", 3), 2)
classes = tf.keras.layers.DenseFeatures(embedding)  # hit: TF-29881
steps = tf.feature_column.sequence_categorical_column_with_identity("stops", 9)
journey = tf.keras.experimental.SequenceFeatures([tf.feature_column.embedding_column(steps, 3)])  # hit: TF-29881
legs = tf.keras.experimental.SequenceFeatures([tf.feature_column.indicator_column(steps)])  # hit: TF-30609
length = tf.keras.experimental.SequenceFeatures([tf.feature_column.sequence_numeric_column("length")])  # ok: TF-30609, TF-29881
linear = tf.feature_column.linear_model({}, [embedding])  # ok: TF-29881
