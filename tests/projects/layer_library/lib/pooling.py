from tensorflow.keras.layers import Layer


class Pool(Layer):
    def build(self, input_shape):
        self.size = input_shape[1]

    def call(self, inputs):
        return inputs

    def compute_output_shape(self, input_shape):
        return input_shape[0], 1
