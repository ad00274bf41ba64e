"""The environment of a step, and what of it no other program is to see."""

from __future__ import annotations

from collections.abc import MutableMapping

_SECRET = ("TOKEN", "SECRET", "PASSWORD", "PASSWD", "CREDENTIAL", "_KEY", "_AUTH", "COOKIE")


def taken(environ: MutableMapping[str, str]) -> dict[str, str]:
    """All that the step was given. What may be a secret is gone from `environ` then, so that no program which is run
    from here on inherits it, whoever runs it."""
    given = dict(environ)
    for name in given:
        if any(word in name.upper() for word in _SECRET):
            del environ[name]
    return given
