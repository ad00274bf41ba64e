from tensorflow import keras
from tensorflow.keras import layers


def ranking(width, with_embedding=True):
    """Scores an offer; also gives the embedding of the customer, for the similarity search."""
    customer = keras.Input((width,), name="customer")
    embedding = layers.Dense(16, activation="relu", name="embedding")(customer)
    score = layers.Dense(1, activation="sigmoid", name="score")(embedding)
    return keras.Model(customer, [embedding, score])


def pricing(width):
    offer = keras.Input((width,))
    hidden = layers.Dense(32, activation="relu")(offer)
    price = layers.Dense(1, name="price")(hidden)
    return keras.Model(offer, [price, hidden])
