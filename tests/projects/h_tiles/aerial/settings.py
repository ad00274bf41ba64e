"""Read by every script here."""

AUGMENT = {
    "rotation": 0.15,
    "zoom": (-0.2, 0.1),
    "fill_mode": "reflect",
}
AUGMIX = dict(num_chains=4, chain_depth=2, factor=0.3)
TILE = 256
CLASSES = 7
EXTREME_ZOOM = -1.0
