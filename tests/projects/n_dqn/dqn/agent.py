import numpy as np
import tensorflow as tf
from tensorflow.keras.layers import Dense, Input
from tensorflow.keras.models import Model, clone_model

from .memory import Memory


class Agent:
    clip = None

    def __init__(self, states, actions, gamma=0.99, hidden=(64, 64)):
        self.states, self.actions, self.gamma = states, actions, gamma
        self.memory = Memory(10000)
        self.q = self.network(hidden)
        self.target = clone_model(self.q)
        self.q.compile(optimizer=self.optimizer(), loss="huber_loss")
        self.target.compile("adam", "mse")

    def network(self, hidden):
        x = state = Input((self.states,))
        for units in hidden:
            x = Dense(units, activation="relu")(x)
        return Model(state, Dense(self.actions)(x))

    def optimizer(self):
        return tf.keras.optimizers.RMSprop(2.5e-4)

    def act(self, state, epsilon):
        if np.random.rand() < epsilon:
            return np.random.randint(self.actions)
        return int(self.q.predict(state[None])[0].argmax())

    def learn(self, count=32):
        states, actions, rewards, after, done = self.memory.sample(count)
        goal = self.q.predict(states)
        goal[np.arange(count), actions] = rewards + self.gamma * self.bootstrap(after) * (1 - done)
        self.update(states, goal)

    def bootstrap(self, after):
        return self.target.predict(after).max(1)

    def update(self, states, goal):
        self.q.train_on_batch(states, goal)  # ok: TF-33929

    def sync(self):
        self.target.set_weights(self.q.get_weights())


class DoubleAgent(Agent):
    """Clipped, as in the paper."""

    clip = 10.0

    def optimizer(self):
        return tf.keras.optimizers.RMSprop(2.5e-4, clipnorm=self.clip)

    def update(self, states, goal):
        self.q.fit(states, goal, verbose=0)  # hit: TF-33929
        self.target.evaluate(states, goal)  # ok: TF-33929
