"""What a project installs: the values that `project/` hands on."""

from __future__ import annotations

import enum

import msgspec

from auditor.place import Location, Skip

FRAMEWORK_PACKAGES: dict[str, str] = {
    "tensorflow": "tensorflow",
    "tensorflow-cpu": "tensorflow",
    "tensorflow-gpu": "tensorflow",
    "tf-nightly": "tensorflow",
    "tf-nightly-cpu": "tensorflow",
    "tf-nightly-gpu": "tensorflow",
    "intel-tensorflow": "tensorflow",
    "tensorflow-intel": "tensorflow",
    "tensorflow-macos": "tensorflow",
    "tensorflow-rocm": "tensorflow",
    "tensorflow-aarch64": "tensorflow",
    "tensorflow-cpu-aws": "tensorflow",
    "tensorflow-directml": "tensorflow",
    "nvidia-tensorflow": "tensorflow",
    "keras": "keras",
    "keras-nightly": "keras",
    "tf-keras": "tf-keras",
    "tf-keras-nightly": "tf-keras",
}
"""Every distribution that installs a framework, and the package whose releases its versions follow."""


class Kind(enum.Enum):
    """What sort of statement a requirement is. Which of two holds is `holding.py`'s to say."""

    OVERRIDE = "override"
    """The user's own word (`--stack`), or what an environment has installed."""
    LOCK = "lock"
    MANIFEST = "manifest"
    IMAGE = "image"
    """A container image that brings the framework along, by its tag."""
    COMMAND = "command"
    """An install command of a Dockerfile, a workflow or a script."""
    NOTEBOOK = "notebook"
    """An install command of a notebook, which holds for that notebook."""
    CONSTRAINT = "constraint"
    """It installs nothing, and narrows what others do."""


class Requirement(msgspec.Struct, frozen=True, kw_only=True):
    """What one line of one file says of one framework package.

    `name` is the distribution's normalised name (`tensorflow-cpu`).
    `package` is the framework package it installs: `tensorflow`, `keras` or `tf-keras`.
    `via` is the manifest that was read, where the line is in a file which that one includes; else the line's own file.
    `specifier` is a PEP 440 specifier set in its written form (`==2.3.1`, `>=2.2,<2.5`, `` for any version), several
    of which are alternatives (`==2.3.*||==2.4.*`).
    `version` is the one version that an exact pin or a lockfile names, or None.
    `marker` is the PEP 508 environment marker, or ``.
    `group` is the dependency group or extra it belongs to (`dev`, `gpu`), or None for the main dependencies.
    """

    name: str
    package: str
    location: Location
    via: str = ""
    specifier: str = ""
    version: str | None = None
    kind: Kind = Kind.MANIFEST
    marker: str = ""
    group: str | None = None


class Python(msgspec.Struct, frozen=True, kw_only=True):
    """What one line says of the Python versions that a project runs on, as a PEP 440 specifier set."""

    specifier: str
    location: Location


class Claim(msgspec.Struct, frozen=True, kw_only=True):
    """A requirement, and why it does not hold; `` where it does."""

    requirement: Requirement
    refused: str = ""


class Pin(msgspec.Struct, frozen=True, kw_only=True):
    """Any package that a lockfile pins exactly, for the advisories: name, version, and where."""

    name: str
    version: str
    location: Location


class Package(msgspec.Struct, frozen=True, kw_only=True):
    """One framework package of a stack: the requirement that holds, and the releases it admits.

    `releases` are the public versions of `package` that may be installed, oldest first; exactly one for a pin.
    A pinned version that `releases.yaml` does not know is kept as it stands. `claims` are all requirements for the
    package, those that hold first.
    """

    requirement: Requirement
    releases: tuple[str, ...]
    claims: tuple[Claim, ...] = ()

    @property
    def version(self) -> str | None:
        """The one version that is installed, or None where several may be."""
        return self.releases[0] if len(self.releases) == 1 else None


class Implementation(msgspec.Struct, frozen=True, order=True, kw_only=True):
    """A package and the version of it whose code runs."""

    package: str
    version: str


class Stack(msgspec.Struct, frozen=True, kw_only=True):
    """What one project of the tree installs.

    `folder` is the project's folder, relative to the audited root (`.` for the root itself).
    `notebook` is the one notebook that the stack is for, where that installs what it needs; else None.
    `packages` holds at most one entry a framework package.
    `python` is what the project says of the Python versions it runs on.
    `routes` says for each route (`tf`, `tf.keras`, `keras`, `tf_keras`) which implementations may serve it: one for a
    pinned stack, several where a range admits several, none where the route cannot be taken. `tf` is TensorFlow's
    own code.
    `legacy_keras` is where TF_USE_LEGACY_KERAS is switched on, or None.
    `backends` are those that Keras 3 may run on here, where the code does not choose one; empty where nobody asked.
    """

    folder: str
    packages: tuple[Package, ...]
    routes: dict[str, tuple[Implementation, ...]]
    legacy_keras: Location | None = None
    notebook: str | None = None
    python: tuple[Python, ...] = ()
    backends: tuple[str, ...] = ()


class Project(msgspec.Struct, frozen=True, kw_only=True):
    """All that was read of the audited tree's manifests.

    `root` is the folder's name as people know it; `pins` are all exact pins of all lockfiles.
    """

    root: str
    stacks: tuple[Stack, ...]
    pins: tuple[Pin, ...] = ()
    skips: tuple[Skip, ...] = ()
