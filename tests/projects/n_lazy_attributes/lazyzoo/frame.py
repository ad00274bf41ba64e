class _Lazy:
    """Puts the import off until somebody asks for an attribute."""

    def __init__(self, name):
        self._name, self._module = name, None

    def __getattr__(self, name):
        import importlib

        if self._module is None:
            self._module = importlib.import_module(self._name)
        return getattr(self._module, name)


keras = _Lazy("tensorflow.keras")
torch = _Lazy("torch")
