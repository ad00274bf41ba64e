"""Learns to balance a pole."""

import random
from collections import deque

import gym
import numpy as np
import tensorflow as tf


class Agent:
    def __init__(self, size, actions):
        self.actions, self.memory, self.epsilon = actions, deque(maxlen=2000), 1.0
        self.model = tf.keras.Sequential()
        self.model.add(tf.keras.layers.Dense(24, activation="relu", input_dim=size))
        self.model.add(tf.keras.layers.Dense(actions))
        self.model.compile(loss="mse", optimizer=tf.keras.optimizers.Adam(1e-3))

    def act(self, state):
        if random.random() < self.epsilon:
            return random.randrange(self.actions)
        values = self.model.predict(state)  # maybe: TF-32420
        return np.argmax(values[0])

    def best(self, state):
        return int(np.argmax(self.model.predict(state)))  # hit: TF-32420

    def replay(self, states, values):
        return self.model.train_on_batch(states, values)  # hit: TF-33177


def learn(episodes=500):
    env = gym.make("CartPole-v1")
    agent = Agent(env.observation_space.shape[0], env.action_space.n)
    for _ in range(episodes):
        state, done = env.reset(), False
        while not done:
            after, reward, done, _ = env.step(agent.act(state[None]))
            agent.memory.append((state, reward, after))
            state = after
    return agent


def judge(agent, rounds=100):
    env, total = gym.make("CartPole-v1"), 0.0
    for _ in range(rounds):
        state, done = env.reset(), False
        while not done:
            state, reward, done, _ = env.step(agent.best(state[None]))
            total += reward
    return total / rounds


if __name__ == "__main__":
    print(judge(learn()))


class Greedy:
    def __init__(self, env, size):
        self.env = env
        self.net = tf.keras.Sequential([tf.keras.layers.Dense(2, input_shape=(size,))])

    def walk(self, state):
        values = self.net.predict(np.reshape(state, (1, -1)))[0]  # hit: TF-32420
        return self.env.step(np.argmax(values))
