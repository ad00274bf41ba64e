import hydra
import tensorflow as tf
from hydra.utils import instantiate
from omegaconf import DictConfig, OmegaConf


@hydra.main(config_path="conf", config_name="config")
def main(cfg: DictConfig) -> float:
    print(OmegaConf.to_yaml(cfg))
    tf.random.set_seed(cfg.seed)
    model = tf.keras.Sequential([tf.keras.layers.Dense(cfg.model.units, activation="softmax")])
    tf.keras.callbacks.ReduceLROnPlateau(patience=cfg.plateau.patience, min_lr=cfg.plateau.min_lr)  # maybe: TF-39462
    tf.keras.callbacks.ReduceLROnPlateau(min_lr=cfg["plateau"]["half"])  # maybe: TF-39462
    tf.keras.callbacks.ReduceLROnPlateau(min_lr=cfg.get("floor", 0.0))  # ok: TF-39462
    tf.keras.callbacks.ReduceLROnPlateau(min_lr=cfg.seed)  # ok: TF-39462
    instantiate(cfg.callback)  # maybe: TF-39462
    instantiate(cfg.exact)  # ok: TF-39462
    optimizer = instantiate(cfg.optimizer)
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(model(tf.ones((2, 3))))
    optimizer.apply_gradients(zip(tape.gradient(loss, model.trainable_weights), model.trainable_weights))  # maybe: TF-33929
    model.compile(optimizer, loss=cfg.model.loss, metrics=list(cfg.model.metrics))
    model.save(cfg.model.export)  # maybe: TF-44178
    again = tf.keras.models.load_model(cfg.model.export)
    return again.evaluate(tf.ones((2, 3)), tf.ones((2,)))[0]  # maybe: TF-42459, TF-43777


if __name__ == "__main__":
    main()
