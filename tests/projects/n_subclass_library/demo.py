import numpy as np
import tensorflow as tf

from attn import Block, Encoder, Feed, Residual, Sized
from attn.model import Plain

x, y = np.zeros((8, 4)), np.zeros((8, 1))
net = Encoder()
net.compile()
net.fit(x, y)  # hit: TF-33929
net.evaluate(x, y)  # ok: TF-33929
plain = Plain()
plain.compile()
plain.fit(x, y)  # ok: TF-33929

print(Feed().compute_output_shape((None, 4)))  # hit: TF-34141
print(Residual().compute_output_shape((None, 4)))  # hit: TF-34141
print(Sized().compute_output_shape((None, 4)))  # ok: TF-34141
print(Block(3).compute_output_shape((None, 4)))  # ok: TF-34141
built = Feed()
built.build((None, 4))
print(built.compute_output_shape((None, 4)))  # ok: TF-34141
