class Registry(dict):
    """Names for things that are made later."""


class Table:
    def __init__(self, what):
        self.what = what
        self._held = {}

    def __getitem__(self, name):
        return self._held[name]

    def __setitem__(self, name, value):
        self._held[name] = value

    def __contains__(self, name):
        return name in self._held

    def add(self, name=None):
        def inner(thing):
            self._held[name or thing.__name__] = thing
            return thing

        return inner

    def get(self, name, **options):
        return self._held[name](**options)


NETS = Table("net")
LOSSES = Table("loss")


class Meta(type):
    known = {}

    def __new__(mcs, name, bases, body):
        cls = super().__new__(mcs, name, bases, body)
        mcs.known[name.lower()] = cls
        return cls


class Base:
    subclasses = {}

    def __init_subclass__(cls, kind=None, **kwargs):
        super().__init_subclass__(**kwargs)
        Base.subclasses[kind or cls.__name__] = cls


def create(name, **options):
    return NETS.get(name, **options)
