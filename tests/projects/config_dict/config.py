OPTIMIZER = {"learning_rate": 0.01, "clipvalue": 0.5}

EXPERIMENTS = {
    "baseline": {"optimizer": {"learning_rate": 0.01}, "plateau": {"min_lr": 0.0}},
    "clipped": {"optimizer": {**OPTIMIZER}, "plateau": {"min_lr": 1e-3, "patience": 3}},
}
