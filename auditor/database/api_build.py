"""Joins what `api_probe.py` saw in several releases into one table of public names, `bug_db/api.json`."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import yaml
from packaging.version import Version

from auditor.errors import AuditError

Look = tuple[str, str, Mapping[str, Any]]
"""What was seen in one release: the package that serves `tf.keras`, its version, and the probe's answer."""

STACKS = ("2.21.0", "2.16.2+keras3.0.5", "2.15.1", "2.11.0", "2.8.4", "2.5.3", "2.3.4", "1.15.5")
"""The releases whose names are taken, newest first: one before and after each time the API was turned over."""

SIGNED = (
    "2.20.0+keras3.15.0", "2.20.0+keras3.14.0", "2.20.0+keras3.13.0", "2.20.0+keras3.12.0", "2.19.0+keras3.11.0",
    "2.19.0+keras3.10.0", "2.18.0+keras3.9.0", "2.18.0+keras3.8.0", "2.18.0+keras3.7.0", "2.17.0+keras3.6.0",
    "2.17.0+keras3.5.0", "2.16.1+keras3.4.0", "2.16.1+keras3.3.0", "2.16.1+keras3.2.0", "2.16.1+keras3.1.0",
)  # fmt: skip
"""The releases of which the signatures alone are taken: the first of each minor version of Keras 3."""

PROBE = str(Path(__file__).with_name("api_probe.py"))

_HOMES = ("keras.layers.", "keras.losses.", "keras.metrics.", "keras.optimizers.", "keras.", "keras.models.")
_TOP = frozenset({"keras.Input", "keras.Model", "keras.Sequential"})
"""What people know by its name at the top, though it stands in `keras.layers` or `keras.models` as well."""
_WORSE = ("experimental", "legacy", "deprecated", ".src.", "wrappers", "_legacy", "utils.legacy", ".backend.")


def build(looks: Sequence[Look], notes: Mapping[str, Any], signed: Sequence[Look] = ()) -> dict[str, Any]:
    """The table as plain data; `looks` are newest first, `notes` what no probe can see (`bug_db/api_notes.yaml`).

    Of those that are only `signed` no name is taken, but the signatures of what the others name.
    """
    table = _Table()
    for _, _, seen in looks:
        for entry in seen["entries"]:
            table.add(entry)
        table.modules.update(m for m in seen["modules"] if ".src" not in m)
    table.rename()
    for name, aliases in (notes.get("apart") or {}).items():
        table.part(name, aliases)
    # Keras 2 comes before Keras 3, whatever the package is called.
    for package, version, seen in sorted([*looks, *signed], key=_age, reverse=True):
        for entry in seen["entries"]:
            table.sign(entry, package, version)
    for name, parameters in (notes.get("signatures") or {}).items():
        for signature in table.signatures.get(name, ()):
            signature.update(parameters=parameters, variadic=False)
    returns = {table.canonical(name): path for name, path in (notes.get("returns") or {}).items()}
    for name, bases in (notes.get("bases") or {}).items():
        table.bases[name] = [
            *table.bases.get(name, []),
            *(b for b in bases if b not in table.bases.get(name, [])),
        ]
    return {
        "aliases": {p: c for p, c in sorted(table.names.items()) if p != c},
        "bases": dict(sorted(table.bases.items())),
        "returns": dict(sorted({**table.models(), **returns}.items())),
        "signatures": dict(sorted(table.signatures.items())),
        "modules": sorted(table.modules),
    }


class _Table:
    """The names found so far, the newest release's word first."""

    def __init__(self) -> None:
        self.names: dict[str, str] = {}
        self.called: dict[str, str] = {}
        self.bases: dict[str, list[str]] = {}
        self.signatures: dict[str, list[dict[str, Any]]] = {}
        self.modules: set[str] = set()

    def canonical(self, path: str) -> str:
        return self.names.get(path, path)

    def add(self, entry: Mapping[str, Any]) -> None:
        """Takes in one object and all its paths."""
        paths = _public(entry)
        if not paths:
            return
        settled = [self.names[p] for p in paths if p in self.names]
        chosen = settled[0] if settled else min(paths, key=lambda p: _rank(p, entry["name"]))
        self.called.setdefault(chosen, entry["name"])
        for path in [*paths, *([entry["home"]] if "home" in entry else [])]:
            self.names.setdefault(path, chosen)
        if entry["class"]:
            bases = [self.canonical(b) for b in entry.get("bases", []) if ".src." not in b]
            known = self.bases.setdefault(chosen, [])
            known.extend(b for b in dict.fromkeys(bases) if b not in known and b != chosen)

    def sign(self, entry: Mapping[str, Any], package: str, version: str) -> None:
        """Takes in the signatures of one object; what no name is known of is left out."""
        for name in dict.fromkeys(self.names[p] for p in _public(entry) if p in self.names):
            self._sign(name, entry.get("signature"), package, version)
            for method, signature in entry.get("methods", {}).items():
                self._sign(f"{name}.{method}", signature, package, version)

    def rename(self) -> None:
        """Gives each object its best name of all releases: a newer one may know it by an abbreviation only."""
        groups: dict[str, list[str]] = {}
        for path, chosen in self.names.items():
            groups.setdefault(chosen, []).append(path)
        better = {
            chosen: sorted(paths, key=partial(_rank, name=self.called.get(chosen, "")))[0]
            for chosen, paths in groups.items()
        }
        self.names = {path: better[chosen] for path, chosen in self.names.items()}
        self.bases = {better.get(c, c): [better.get(b, b) for b in bases] for c, bases in self.bases.items()}

    def part(self, name: str, aliases: Sequence[str]) -> None:
        """Makes a class of its own of a name that is another one's alias in what was looked into: it extends that."""
        other = self.canonical(name)
        self.names.update(dict.fromkeys((name, *aliases), name))
        self.bases[name] = [other, *self.bases.get(other, ())]

    def _sign(self, name: str, signature: Mapping[str, Any] | None, package: str, version: str) -> None:
        if signature is None:
            return
        new = {"package": package, "since": version, **signature}
        held = self.signatures.setdefault(name, [])
        # Looks come newest first: an older one that says the same moves the beginning back.
        if held and held[0]["package"] == package and held[0]["parameters"] == new["parameters"]:
            held[0] = new
        elif not (held and held[0]["package"] == package and held[0]["since"] == version):
            held.insert(0, new)

    def models(self) -> dict[str, str]:
        """The functions of `keras.applications` all give a model."""
        return {
            name: "keras.Model"
            for name in self.signatures
            if name.startswith("keras.applications.") and name.rpartition(".")[2][:1].isupper()
        }


def _public(entry: Mapping[str, Any]) -> list[str]:
    return [path for path in entry["paths"] if ".src." not in path]


def _age(look: Look) -> Version:
    return Version(look[1])


def _rank(path: str, name: str) -> tuple[object, ...]:
    """How good a path is as the canonical one: less is better."""
    head = path.rpartition(".")[0] + "."
    home = _HOMES.index(head) if head in _HOMES else len(_HOMES)
    return (
        path not in _TOP,
        not path.startswith("keras"),
        path.rpartition(".")[2] != name,
        any(w in path for w in _WORSE),
        home,
        path.count("."),
        path,
    )


def command(root: Path) -> int:
    """`audit db api`: makes `bug_db/api.json` below `root` anew, from environments made for the purpose. Raises
    AuditError."""
    from auditor.database import releases
    from auditor.repro.environments import EnvironmentFailed, environment
    from auditor.repro.processes import Runs
    from auditor.repro.stacks import stack

    known = releases.read(root / "bug_db" / "releases.yaml")
    looks: dict[str, Look] = {}
    for id in (*STACKS, *SIGNED):
        one = stack(id, known)
        print(f"looking into {id}", file=sys.stderr)
        try:
            with environment(one, Runs()) as made:
                done = subprocess.run(
                    [str(made.python), PROBE],
                    capture_output=True,
                    text=True,
                    check=False,
                    env=made.variables(os.environ, made.folder),
                )
                looks[id] = (one.package, one.version, json.loads(done.stdout))
        except (EnvironmentFailed, ValueError) as error:
            raise AuditError(f"{id}: could not be looked into: {error}") from error
    notes = yaml.safe_load((root / "bug_db" / "api_notes.yaml").read_text(encoding="utf-8"))
    temporary = root / "bug_db" / "api.json.tmp"
    temporary.write_text(
        dump(build([looks[id] for id in STACKS], notes, [looks[id] for id in SIGNED])), encoding="utf-8"
    )
    temporary.replace(root / "bug_db" / "api.json")
    return 0


def dump(table: Mapping[str, Any]) -> str:
    """The table as JSON with one name a line, so that a change of it can be read."""
    parts = []
    for key, value in table.items():
        if isinstance(value, dict):
            lines = [f"  {json.dumps(k)}: {json.dumps(v, separators=(',', ':'))}" for k, v in value.items()]
            parts.append(f"{json.dumps(key)}: {{\n" + ",\n".join(lines) + "\n}")
        else:
            parts.append(f"{json.dumps(key)}: {json.dumps(value, separators=(',', ':'))}")
    return "{\n" + ",\n".join(parts) + "\n}\n"
