import gym
import tensorflow as tf

from dqn import Agent, DoubleAgent

env = gym.make("CartPole-v1")
for cls in (Agent, DoubleAgent):
    agent = cls(4, 2)
    state, done, total = env.reset(), False, 0
    while not done:
        action = agent.act(state, 0.1)
        after, reward, done, _ = env.step(action)
        agent.memory.push(state, action, reward, after, done)
        state, total = after, total + reward
        agent.learn()
    agent.sync()
    print(cls.__name__, total)

policy = DoubleAgent(4, 2)
policy.q.fit([[0.0] * 4], [[0.0, 0.0]])  # hit: TF-33929
policy.target.fit([[0.0] * 4], [[0.0, 0.0]])  # ok: TF-33929
policy.q.compile("adagrad", "mse")  # hit: TF-37229
policy.q.optimizer = tf.keras.optimizers.SGD(0.1)  # ok: TF-33929
