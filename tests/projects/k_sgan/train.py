from gan import define_discriminators


def summarize(step, c_model, x, y):
    _, accuracy = c_model.evaluate(x, y, verbose=0)  # ok: TF-43230
    print("Classifier accuracy: %.3f%%" % (accuracy * 100))
    c_model.save("c_model_%04d.h5" % step)


def train(x, y):
    d_model, c_model = define_discriminators()
    for step in range(10):
        c_model.train_on_batch(x, y)
        d_model.train_on_batch(x, y > 0)
    summarize(10, c_model, x, y)
    c_model.save("final")  # hit: TF-44178
    return d_model


if __name__ == "__main__":
    from data import samples

    train(*samples())
