from texture.nn import Dense, Flatten


def head(tensor, classes):
    return Dense(classes, activation="softmax")(Flatten()(tensor))
