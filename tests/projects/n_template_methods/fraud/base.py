from abc import ABC, abstractmethod
from typing import Generic, TypeVar

T = TypeVar("T")


class Estimator(ABC, Generic[T]):
    """What every model of this company can do."""

    epochs = 5
    registry: dict = {}

    def __init__(self, **options):
        self.options = {**self.defaults(), **options}
        self._fitted = False

    @classmethod
    def defaults(cls):
        return {}

    @abstractmethod
    def create(self) -> T:
        """The thing itself."""

    @abstractmethod
    def train(self, thing: T, x, y):
        ...

    def fit(self, x, y):
        self.thing = self.create()
        self.before(x, y)
        self.train(self.thing, x, y)
        self._fitted = True
        return self

    def before(self, x, y):
        pass

    def __call__(self, x):
        return self.thing.predict(x)
