OPTIMIZERS = ("sgd", "adagrad", "adam")
DEFAULT, RARE, *_ = OPTIMIZERS
