from tensorflow import keras

layers = keras.layers
