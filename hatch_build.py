"""Compiles the database's index when the package is built, so that an installed audit has it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

INDEX = "auditor/database/index.msgpack"


class IndexHook(BuildHookInterface[Any]):
    """Puts the index into the wheel; git does not hold it."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Makes the index; a broken file of the database ends the build."""
        if self.target_name != "wheel":
            return
        sys.path.insert(0, self.root)
        try:
            from auditor.database.compile import compile_index, write_index

            path = Path(self.root) / INDEX
            write_index(compile_index(Path(self.root) / "bug_db"), path)
        finally:
            sys.path.remove(self.root)
        # An editable install finds it in its place.
        if version != "editable":
            build_data["force_include"][str(path)] = INDEX
