import gym
import numpy as np
import tensorflow as tf


def greedy(path, env):
    model = tf.keras.models.load_model(path)
    state = env.reset()
    while True:
        action = int(np.argmax(model.predict(state[None])))  # hit: TF-32420
        state, _, done, _ = env.step(action)
        if done:
            break


def trained():
    return tf.keras.models.load_model("trained.h5")


def show():
    model = trained()
    env = gym.make("CartPole-v1")
    state = env.reset()
    for _ in range(200):
        best = np.argmax(model.predict(state[None]), axis=-1)  # hit: TF-32420
        state = env.step(best)[0]


def quick():
    model = trained()
    env = gym.make("CartPole-v1")
    state = env.reset()
    for _ in range(200):
        best = np.argmax(model(state[None]), axis=-1)  # ok: TF-32420
        state = env.step(best)[0]


def once(states):
    values = trained().predict(states)  # ok: TF-32420
    print(np.argmax(values, axis=-1))
