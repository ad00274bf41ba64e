"""Abilities to be mixed into models and layers."""
import abc


class Saving:
    path = "model"

    def keep(self):
        self.save(self.path)


class Freezing:
    def freeze(self):
        for part in self.parts():
            part.trainable = False
        return self

    def parts(self):
        return []


class Training(abc.ABC):
    optimizer_name = "adam"

    @abc.abstractmethod
    def loss_name(self):
        ...

    def prepare(self, **options):
        self.compile(self.optimizer_name, self.loss_name(), **options)  # hit: TF-37229
        return self


class Calm(Training):
    def prepare(self, **options):
        self.compile("adam", self.loss_name(), **options)  # ok: TF-37229
        return self


class WithKernel:
    def build(self, input_shape):
        self.kernel = self.add_weight("kernel", (int(input_shape[-1]), 1))
