"""Nothing of Keras is named here: the configuration says what is made."""
import hydra
import tensorflow as tf
from hydra import compose, initialize
from hydra.utils import instantiate
from omegaconf import OmegaConf


def step(optimizer, weight):
    with tf.GradientTape() as tape:
        loss = weight**2
    optimizer.apply_gradients([(tape.gradient(loss, weight), weight)])  # maybe: TF-33929


@hydra.main(version_base=None, config_path="configs", config_name="main")
def run(cfg):
    instantiate(cfg.augment)  # maybe: TF-44501
    instantiate(cfg.still)  # ok: TF-44501
    instantiate(cfg.augment, fill_mode="nearest")  # ok: TF-44501
    make = instantiate(cfg.optimizer)
    step(make(learning_rate=0.1), tf.Variable(1.0))


def check():
    """What the files say, without anybody's command line."""
    with initialize(config_path="configs"):
        cfg = compose(config_name="main")
    instantiate(cfg.augment)  # hit: TF-44501
    instantiate(cfg.still)  # ok: TF-44501
    slow = OmegaConf.load("configs/experiment/slow.yaml")
    instantiate(slow.plateau)  # hit: TF-39462
    slow.plateau.min_lr = 0.25
    instantiate(slow.plateau)  # ok: TF-39462


if __name__ == "__main__":
    run()
    check()
