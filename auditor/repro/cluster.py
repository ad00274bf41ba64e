"""A Dask cluster that measures, for `audit db measure --scheduler`."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from typing import Any

from auditor.errors import AuditError

CONNECT_SECONDS = 20


@contextmanager
def workers(address: str) -> Iterator[Executor]:
    """The workers of the scheduler at an address such as `tcp://10.0.0.1:8786`.

    What is not done at the end is given up. AuditError is raised where there is no scheduler, and where one
    worker after the other ended over the same work.
    """
    try:
        # Imported here alone: it is an extra, and takes its time.
        distributed: Any = importlib.import_module("distributed")
    except ImportError:
        raise AuditError("distributed is not installed: install silent-audit[cluster]") from None
    try:
        client = distributed.Client(address, timeout=CONNECT_SECONDS, set_as_default=False)
    except (OSError, ValueError) as error:
        raise AuditError(f"there is no scheduler at {address}: {error}") from error
    # Never pure: the same work may be asked for again, and is then to be done again.
    pool: Executor = client.get_executor(pure=False)
    try:
        yield pool
    except distributed.KilledWorker as error:
        raise AuditError(f"workers ended while they measured: {error}") from error
    finally:
        pool.shutdown(wait=False)
        client.close()
