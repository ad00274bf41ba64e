CALLBACKS = "tensorflow.keras.callbacks"
LOADER = "load_model"
