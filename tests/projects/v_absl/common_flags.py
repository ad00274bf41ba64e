from absl import flags

flags.DEFINE_float("min_learning_rate", 0.001, "Floor of the plateau callback.")
flags.DEFINE_string("optimizer", "adagrad", "Name of the optimizer.")
flags.DEFINE_float("exact_floor", default=0.0, help="A floor that float32 can hold.")
