METRICS = ["acc"]
LOSS = "sparse_categorical_crossentropy"
MIN_RATE = 3e-4
