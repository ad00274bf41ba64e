"""Asks pip for what the package index knows of a package.

So pip's own configuration (index, certificates, proxies, credentials) holds and no index is named here. Only
for maintenance: an audit never uses the network.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from auditor.errors import AuditError


class PipIndex:
    """An open session with the configured index; made by `opened`.

    pip has no public interface for this: all that is used of its inside is in this class.
    """

    def __init__(self, session: Any, collector: Any) -> None:
        self._session = session
        self._collector = collector

    def project(self, package: str) -> dict[str, Any]:
        """The package's page in the JSON form of the simple API; AuditError where no index has it."""
        from pip._internal.models.link import Link

        for place in self._collector.search_scope.get_index_urls_locations(package):
            page = self._collector.fetch_response(Link(place))
            if page is not None and "json" in page.content_type:
                found: dict[str, Any] = json.loads(page.content)
                return found
        raise AuditError(f"no configured index has a JSON page of {package}")

    def requirements(self, package: str, wheel: str) -> tuple[str, ...]:
        """The `Requires-Dist` lines of a wheel, given by its address; only its metadata is downloaded."""
        from pip._internal.network.lazy_wheel import dist_from_wheel_url

        name: Any = package  # pip's own type of name, which only pip can make
        metadata = dist_from_wheel_url(name, wheel, self._session).metadata
        return tuple(metadata.get_all("Requires-Dist") or ())


@contextmanager
def opened() -> Iterator[PipIndex]:
    """A session with the index that pip is configured with; AuditError where pip cannot be used."""
    try:
        from pip._internal.commands.download import DownloadCommand
        from pip._internal.index.collector import LinkCollector
    except ImportError as error:
        raise AuditError(f"this needs pip 23 or later beside the audit: {error}") from error
    command = DownloadCommand("download", "")
    options, _ = command.parse_args([])
    with command.main_context():
        session = command._build_session(options)
        yield PipIndex(session, LinkCollector.create(session, options))
