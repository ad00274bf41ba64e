"""Looks into an installed TensorFlow and prints what its public names are, as JSON.

Run by the stack's own interpreter (`audit db api`), so it speaks Python 3.6 and imports nothing of this package.
"""

import inspect
import json
import os
import sys
import types

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
os.environ.setdefault("CUDA_VISIBLE_DEVICES", "")

WITH_METHODS = (
    "keras.Model", "keras.Sequential", "keras.layers.Layer", "keras.optimizers.Optimizer", "keras.callbacks.Callback",
    "keras.losses.Loss", "keras.metrics.Metric", "tf.GradientTape", "tf.Variable",
    "keras.preprocessing.image.ImageDataGenerator",
)  # fmt: skip
CALLED = ("keras.layers.MultiHeadAttention", "keras.layers.GroupedQueryAttention", "keras.layers.GroupQueryAttention")
"""Layers that code calls with keywords, `attend(query=x, value=y)`: their `call` says which place each has."""
LEFT_OUT = {
    "compat",
    "contrib",
    "keras",
    "app",
    "flags",
    "logging",
    "tools",
    "lite",
    "tpu",
    "raw_ops",
    "core",
    "include",
}
PRIVATE = {"python", "src", "api", "dtensor", "experimental_dtensor", "distribute_lib"}


def walk(root, prefix, own):
    """Every public name below a module, with its object: (path, object), shortest paths first."""
    todo, seen = [(prefix, root, 0)], set()
    while todo:
        path, module, depth = todo.pop(0)
        if id(module) in seen or depth > 5:
            continue
        seen.add(id(module))
        yield path, module
        for name in sorted(dir(module)):
            if name.startswith("_") or name in PRIVATE or (prefix == "tf" and depth == 0 and name in LEFT_OUT):
                continue
            try:
                value = getattr(module, name)
            except Exception:  # a lazy module that cannot be loaded here
                continue
            if isinstance(value, types.ModuleType):
                if value.__name__.split(".")[0] in own:
                    todo.append((path + "." + name, value, depth + 1))
            elif inspect.isclass(value) or callable(value):
                yield path + "." + name, value


def parameters(value):
    """The parameters of a callable without `self`, with literal defaults, and whether it takes `*args`; or None."""
    try:
        signature = inspect.signature(value)
    except (TypeError, ValueError):
        return None
    found, variadic = [], False
    for parameter in signature.parameters.values():
        if parameter.kind is parameter.VAR_POSITIONAL:
            variadic = True
        if parameter.kind in (parameter.VAR_POSITIONAL, parameter.VAR_KEYWORD) or parameter.name == "self":
            continue
        default = None
        literal = (str, int, float, bool, type(None), tuple, list)
        if parameter.default is not parameter.empty and isinstance(parameter.default, literal):
            default = repr(parameter.default)
        found.append([parameter.name, default])
    return {"parameters": found, "variadic": variadic}


def home(value):
    """Where an object is defined, as a path below `keras`, or None."""
    module, name = getattr(value, "__module__", None) or "", getattr(value, "__qualname__", "")
    for prefix in ("tensorflow.python.keras.", "tf_keras.src.", "keras.src.", "keras."):
        if module.startswith(prefix) and name and "<" not in name:
            return "keras." + module[len(prefix) :] + "." + name
    return None


def main():
    """Prints what the installed release knows."""
    import tensorflow as tf

    own = {"tensorflow", "tensorflow_core", "keras", "tf_keras"}
    names, modules = {}, []
    roots = [("keras", tf.keras)]
    if not tf.__version__.startswith("1."):
        roots.append(("tf", tf))
    for prefix, root in roots:
        for path, value in walk(root, prefix, own):
            if isinstance(value, types.ModuleType):
                modules.append(path)
            else:
                names[path] = value
    by_object = {}
    for path, value in names.items():
        by_object.setdefault(id(value), []).append(path)
    entries = []
    for paths in by_object.values():
        value = names[paths[0]]
        entry = {"paths": paths, "name": getattr(value, "__name__", ""), "class": inspect.isclass(value)}
        if home(value):
            entry["home"] = home(value)
        if inspect.isclass(value):
            entry["bases"] = [by_object[id(b)][0] for b in inspect.getmro(value)[1:] if id(b) in by_object]
            made = parameters(value.__init__)
            if any(path in WITH_METHODS for path in paths):
                entry["methods"] = {}
                for name in dir(value):
                    method = getattr(value, name, None)
                    if (name == "__call__" or not name.startswith("_")) and callable(method) and parameters(method):
                        entry["methods"][name] = parameters(method)
            elif any(path in CALLED for path in paths):
                entry["methods"] = {"__call__": parameters(value.call)}
        else:
            made = parameters(value)
        if made:
            entry["signature"] = made
        entries.append(entry)
    sys.__stdout__.write(json.dumps({"modules": modules, "entries": entries}))


if __name__ == "__main__":
    main()
