#!/usr/bin/env python3
"""Learning to learn, on sinusoids.  usage: main.py --inner-lr 0.01 --clip 10"""
import argparse
import json
import logging
import os
import random
from pathlib import Path

import numpy as np
import tensorflow as tf
from tqdm import trange

from lib.models import MetaNet, finetune
from lib.utils import get_optimizer, seed_everything

logging.basicConfig(level=logging.INFO)
log = logging.getLogger("maml")


def parse():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.ArgumentDefaultsHelpFormatter)
    parser.add_argument("--inner-lr", type=float, default=0.01)
    parser.add_argument("--outer-lr", type=float, default=1e-3)
    parser.add_argument("--clip", type=float, default=10.0)
    parser.add_argument("--steps", type=int, default=1000)
    parser.add_argument("--out", type=Path, default=Path("runs"))
    parser.add_argument("--seed", type=int, default=0)
    return parser.parse_args()


def outer_step(net, optimizer, tasks, inner_lr):
    with tf.GradientTape() as outer:
        losses = []
        for x, y in tasks:
            with tf.GradientTape() as inner:
                loss = tf.reduce_mean(tf.square(net(x) - y))
            grads = inner.gradient(loss, net.trainable_variables)
            fast = [v - inner_lr * g for v, g in zip(net.trainable_variables, grads)]
            losses.append(net.product(fast))
        total = tf.add_n(losses)
    grads = outer.gradient(total, net.trainable_variables)
    optimizer.apply_gradients(zip(grads, net.trainable_variables))  # hit: TF-33929
    return total


def main():
    args = parse()
    seed_everything(args.seed)
    args.out.mkdir(exist_ok=True)
    net = MetaNet((40, 40))
    meta = get_optimizer("adam", args.outer_lr, clipnorm=1.0)
    history = []
    for step in trange(args.steps):
        tasks = [(np.random.uniform(-5, 5, (10, 1)), np.zeros((10, 1))) for _ in range(4)]
        history.append(float(outer_step(net, meta, tasks, args.inner_lr)))
        if step % 100 == 0:
            log.info("step %d loss %.4f", step, history[-1])
    (args.out / "history.json").write_text(json.dumps(history))
    sgd = get_optimizer("sgd", args.inner_lr)
    finetune(net, sgd)
    free = get_optimizer("sgd", args.inner_lr, clipvalue=args.clip)
    free.apply_gradients([])  # maybe: TF-33929
    net.save(os.path.join(args.out, "net"))  # maybe: TF-44178
    random.shuffle(history)


if __name__ == "__main__":
    main()
