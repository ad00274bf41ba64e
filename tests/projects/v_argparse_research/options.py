import argparse


def add_training_options(parser):
    group = parser.add_argument_group("training")
    group.add_argument("--min_lr", "--floor", type=float, default=1e-3)
    group.add_argument("--optim", choices=["sgd", "adagrad"], default="adagrad")
    group.add_argument("--clip", dest="clipnorm", type=float, default=1.0)
    group.add_argument("--rate", type=float)
    group.add_argument("--no-clip", action="store_true")
    return parser


def get_options(argv=None):
    parser = argparse.ArgumentParser(description=__doc__)
    add_training_options(parser)
    parser.add_argument("--seed", default=7, type=int)
    parser.set_defaults(seed=3, rate=0.0)
    return parser.parse_args(argv)


def fixed_options():
    """For the notebooks: what holds when no command line is there."""
    return add_training_options(argparse.ArgumentParser()).parse_args([])
