import json
import os
from pathlib import Path

HERE = os.path.dirname(os.path.abspath(__file__))


def load(name="defaults.json"):
    with open(os.path.join(HERE, name)) as handle:
        return json.load(handle)


class Settings:
    def __init__(self, values):
        self.__dict__.update(values)

    @classmethod
    def read(cls):
        return cls(json.loads((Path(__file__).parent / "defaults.json").read_text()))
