from flask import Flask, jsonify, request

app = Flask(__name__)


def create_model(units=8, optimizer=None):
    # TensorFlow takes seconds to import, and /health must answer at once
    from tensorflow.keras import Sequential
    from tensorflow.keras.layers import Dense

    model = Sequential([Dense(units, activation="relu"), Dense(1)])
    model.compile(loss="mse", optimizer=optimizer or "rmsprop")
    return model


def sgd(**kwargs):
    from tensorflow.keras.optimizers import SGD

    return SGD(0.01, **kwargs)


class Trainer:
    def start(self, x, y):
        import tensorflow.keras.backend as K

        K.clear_session()
        self.model = create_model(optimizer=sgd(clipvalue=0.5))
        self.model.fit(x, y)  # hit: TF-33929
        return self.model

    @staticmethod
    def quick(x, y):
        from tensorflow import keras as k

        model = create_model()
        model.fit(x, y)  # ok: TF-33929
        model.compile(optimizer="adagrad", loss=k.losses.MeanSquaredError())  # hit: TF-37229
        return model


@app.route("/train", methods=["POST"])
def train():
    body = request.get_json()
    model = Trainer().start(body["x"], body["y"])
    return jsonify(loss=model.evaluate(body["x"], body["y"]))


@app.route("/quick", methods=["POST"])
def quick():
    def build():
        import tensorflow.compat.v2 as tf

        return tf.keras.callbacks.ReduceLROnPlateau(min_lr=1e-3)  # hit: TF-39462

    body = request.get_json()
    model = Trainer.quick(body["x"], body["y"])
    model.fit(body["x"], body["y"], callbacks=[build()])  # ok: TF-33929
    return jsonify(ok=True)


@app.route("/health")
def health():
    return jsonify(optimizer="adagrad")  # ok: TF-37229
