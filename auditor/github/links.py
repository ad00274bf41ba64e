"""Permanent links to lines of the audited commit."""

from __future__ import annotations

import posixpath
from collections.abc import Callable
from urllib.parse import quote

from auditor.github.event import Event
from auditor.place import Location


def linker(event: Event, prefix: str = "", sha: str | None = None) -> Callable[[Location], str | None]:
    """A function that gives the address of a place; `prefix` is the audited folder within the repository, `sha` another
    commit than the event's."""
    commit = event.sha if sha is None else sha

    def link(location: Location) -> str | None:
        if not event.repository or not commit:
            return None
        # The policy may stand above the audited folder.
        path = posixpath.normpath("/".join(part for part in (prefix.strip("/"), location.path) if part))
        if path.split("/")[0] == "..":
            return None
        quoted = quote(path.encode("utf-8", "surrogateescape"))
        address = f"{event.server.rstrip('/')}/{quote(event.repository)}/blob/{quote(commit)}/{quoted}"
        # A notebook is shown rendered: its lines have no anchors.
        return f"{address}#L{location.line}" if location.line and location.cell is None else address

    return link


def run_page(event: Event) -> str | None:
    """The address of the run, where its summary is; None where it is not known."""
    if not event.repository or not event.run[0]:
        return None
    attempt = f"/attempts/{event.run[1]}" if event.run[1] > 1 else ""
    return f"{event.server.rstrip('/')}/{quote(event.repository)}/actions/runs/{event.run[0]}{attempt}"
