import numpy as np
import tensorflow as tf

from scores.noisy import Noisy, Trainer
from scores.similarity import Nearest

if __name__ == "__main__":
    nearest = Nearest(np.zeros((4, 3)), np.eye(3))
    with tf.Session() as session:
        print(nearest.score(session, np.ones((1, 3))))
        print(nearest.scaled_score(session, np.ones((1, 3))))
        print(nearest.mass(session, np.ones((1, 3))))
    trainer = Trainer(Noisy(8))
    print(trainer.look(np.ones((1, 3), "float32"), training=True))
    trainer.epoch([(np.ones((1, 3)), np.ones((1, 1)))])
