"""From the dotted names that code writes to the canonical public names that triggers speak of."""

from __future__ import annotations

import re

from auditor.database.api import Api
from auditor.usage.values import Name

# The longest prefix wins. Left: as code imports it; right: its canonical form and the route it takes.
_PREFIXES: tuple[tuple[str, str, str], ...] = (
    ("tensorflow.compat.v1.keras", "keras", "tf.keras"),
    ("tensorflow.compat.v2.keras", "keras", "tf.keras"),
    ("tensorflow.compat.v1.python.keras", "keras", "tensorflow.python.keras"),
    ("tensorflow.contrib.keras.python.keras", "keras", "tensorflow.python.keras"),
    ("tensorflow.contrib.keras", "keras", "tf.keras"),
    ("tensorflow.python.keras.api._v1.keras", "keras", "tensorflow.python.keras"),
    ("tensorflow.python.keras.api._v2.keras", "keras", "tensorflow.python.keras"),
    ("tensorflow.python.keras.api.keras", "keras", "tensorflow.python.keras"),
    ("tensorflow.python.keras", "keras", "tensorflow.python.keras"),
    ("tensorflow.python", "tf.python", "tf"),
    ("tensorflow.keras", "keras", "tf.keras"),
    ("tensorflow.compat.v1", "tf", "tf"),
    ("tensorflow.compat.v2", "tf", "tf"),
    ("tensorflow", "tf", "tf"),
    ("keras.api._v1.keras", "keras", "keras"),
    ("keras.api._v2.keras", "keras", "keras"),
    ("keras._tf_keras.keras", "keras", "keras"),
    ("keras.api", "keras", "keras"),
    ("keras.src", "keras", "keras"),
    ("keras", "keras", "keras"),
    ("tf_keras.api._v1.keras", "keras", "tf_keras"),
    ("tf_keras.api._v2.keras", "keras", "tf_keras"),
    ("tf_keras.src", "keras", "tf_keras"),
    ("tf_keras", "keras", "tf_keras"),
)

ROOTS = frozenset({"tensorflow", "tensorflow_core", "keras", "tf_keras"})
"""The top-level modules by which code reaches a framework."""

_INNER = re.compile(r"^tensorflow(?:_core)?(?:\._api\.v[12](?=\.|$))?")
"""TensorFlow by the names of its own folders, as editors complete them: `tensorflow_core._api.v2.keras`."""


class Names:
    """Canonical names by the api of the measured releases; remembers what it has worked out."""

    def __init__(self, api: Api) -> None:
        self._api = api
        self._known: dict[tuple[str, str | None], Name] = {}

    def imported(self, dotted: str) -> Name:
        """The name behind an import of `dotted` (`tensorflow.keras.layers`), with the route it takes."""
        key = (dotted, None)
        if key not in self._known:
            self._known[key] = self._imported(dotted)
        return self._known[key]

    def _imported(self, dotted: str) -> Name:
        root = dotted.partition(".")[0]
        if root not in ROOTS:
            return Name(dotted)
        dotted = _INNER.sub("tensorflow", dotted)
        for prefix, canonical, route in _PREFIXES:
            if dotted == prefix or dotted.startswith(prefix + "."):
                return self._settle(canonical + dotted[len(prefix) :], route)
        return Name(dotted)

    def attribute(self, name: Name, attribute: str) -> Name:
        """`name.attribute`, in canonical form."""
        key = (f"{name.path}.{attribute}", name.route or "")
        if key not in self._known:
            if name.route is None:
                self._known[key] = Name(key[0])
            else:
                self._known[key] = self._under(name, attribute)
        return self._known[key]

    def _under(self, name: Name, attribute: str) -> Name:
        # `tf.keras`, `tf.compat`, `tf.python` change what the rest of the path means, so they start again as an import.
        if name.path == "tf" or name.path.startswith(("tf.compat", "tf.python", "tf.contrib", "tf._api")):
            return self._imported("tensorflow" + name.path[2:] + "." + attribute)
        return self._settle(f"{name.path}.{attribute}", name.route or "")

    def _settle(self, path: str, route: str) -> Name:
        canonical = self._api.canonical(path)
        if route == "tf" and (canonical == "keras" or canonical.startswith("keras.")):
            route = "tf.keras"  # `tf.losses.MeanSquaredError`, `tf.initializers`: Keras under a name of TensorFlow's
        return Name(canonical, route)
