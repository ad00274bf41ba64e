from data import arrays, fake, pipeline
from tensorflow import keras
from tensorflow.keras.layers import Dense, Flatten


class Trainer:
    """Trains the classifier of chapter one."""

    def __init__(self, units=128, verbose=1):
        self.verbose = verbose
        self.model = keras.Sequential([Flatten(input_shape=(28, 28)), Dense(units, "relu"), Dense(10, "softmax")])
        self.model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])

    def fit(self, dataset, epochs=5):
        self.model.fit(dataset, epochs=epochs)  # hit: TF-33216

    def fit_counted(self, dataset, steps):
        self.model.fit(dataset, epochs=2, steps_per_epoch=steps)  # ok: TF-33216

    def score(self, x, y):
        return self.model.evaluate(x, y, verbose=self.verbose)  # hit: TF-32320, TF-32286, TF-32089  # hit: KERAS-21331


(x_train, y_train), (x_test, y_test) = arrays()
trainer = Trainer()
train = pipeline(x_train, y_train)
trainer.fit(train)
trainer.fit_counted(train, 937)
trainer.score(x_test, y_test)

model = trainer.model
model.fit(x_train, y_train, epochs=1)  # ok: TF-33216
loss, accuracy = model.evaluate(x_test, y_test)  # hit: TF-32320, TF-32286, TF-32089  # hit: KERAS-21331
loss, accuracy = model.evaluate(x_test, y_test, verbose=0)  # ok: TF-32320, TF-32286, TF-32089
loss, accuracy = model.evaluate(pipeline(x_test, y_test))  # ok: TF-32320, TF-32286, TF-32089  # hit: TF-38596  # hit: KERAS-21331
model.evaluate(x_test, y_test, 32, 2)  # hit: TF-32320, TF-32089
guesses = model.predict(fake(), verbose=1)  # hit: TF-32286
guesses = model.predict(fake())  # ok: TF-32286
model.fit(pipeline(x_train, y_train), epochs=3, verbose=2)  # ok: TF-33216
model.fit(pipeline(x_train, y_train).repeat(2), validation_data=pipeline(x_test, y_test))  # hit: TF-33216, TF-38596
