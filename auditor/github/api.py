"""The few endpoints of GitHub's REST API that a comment needs, and those by which an artifact comes and is proved.

The token is sent to the API's own host only, and is in no message of an error.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlsplit

import requests

TIMEOUT_SECONDS = 20
MAX_TRIES = 4
MAX_WAIT_SECONDS = 60
"""Before one request is tried again."""
MAX_WAITED_SECONDS = 150
"""In all, whatever GitHub asks for: a comment is not worth more of a job's time."""
MAX_PAGES = 30
CHUNK_BYTES = 64_000


class ApiError(Exception):
    """The API said no, or nothing that can be used. `status` is the HTTP status, 0 where there was no answer."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status


class Api:
    """GitHub's API with a token. `sleep` waits for a number of seconds."""

    def __init__(self, base: str, token: str, *, sleep: Callable[[float], None] = time.sleep) -> None:
        self._base = base.rstrip("/")
        self._origin = _parts(base)
        self._sleep = sleep
        self._waited = 0.0
        self._session = _session(base)
        self._session.headers.update(
            {
                "Accept": "application/vnd.github+json",
                "X-GitHub-Api-Version": "2022-11-28",
                "User-Agent": "silent-audit",
                "Authorization": f"Bearer {token}",
            }
        )

    def comments(self, repository: str, number: int) -> Iterator[dict[str, Any]]:
        """Every comment of a pull request, over all pages. Raises ApiError."""
        url: str | None = f"{self._base}/repos/{repository}/issues/{number}/comments?per_page=100"
        for _ in range(MAX_PAGES):
            if url is None:
                return
            answer = self._send("GET", url)
            found = _json(answer)
            if not isinstance(found, list):
                raise ApiError(answer.status_code, "the list of comments is not a list")
            yield from (comment for comment in found if isinstance(comment, dict))
            following = answer.links.get("next", {}).get("url")
            # A page elsewhere would be sent the token.
            url = following if _parts(following) == self._origin else None

    def comment(self, repository: str, id: int) -> dict[str, Any]:
        """One comment, as it stands now. Raises ApiError."""
        return _object(self._send("GET", f"{self._base}/repos/{repository}/issues/comments/{id}"))

    def login(self) -> str | None:
        """Whose token this is; None for one that belongs to no person, as that of a job."""
        try:
            found = _object(self._send("GET", f"{self._base}/user")).get("login")
        except ApiError:
            return None
        return found if isinstance(found, str) else None

    def create(self, repository: str, number: int, body: str) -> int | None:
        """Writes a comment; gives its number, None where the answer does not tell it. Raises ApiError."""
        answer = self._send("POST", f"{self._base}/repos/{repository}/issues/{number}/comments", {"body": body})
        try:
            found = _object(answer).get("id")
        except ApiError:
            return None
        return found if isinstance(found, int) else None

    def update(self, repository: str, id: int, body: str) -> None:
        """Writes a comment anew. Raises ApiError."""
        self._send("PATCH", f"{self._base}/repos/{repository}/issues/comments/{id}", {"body": body})

    def delete(self, repository: str, id: int) -> None:
        """Takes a comment away. Raises ApiError."""
        self._send("DELETE", f"{self._base}/repos/{repository}/issues/comments/{id}")

    def pull(self, repository: str, number: int) -> dict[str, Any]:
        """A pull request. Raises ApiError."""
        return _object(self._send("GET", f"{self._base}/repos/{repository}/pulls/{number}"))

    def artifacts(self, repository: str, run: int) -> list[dict[str, Any]]:
        """The artifacts of a run, at most a hundred. Raises ApiError."""
        answer = self._send("GET", f"{self._base}/repos/{repository}/actions/runs/{run}/artifacts?per_page=100")
        found = _object(answer).get("artifacts")
        if not isinstance(found, list):
            raise ApiError(answer.status_code, "the list of artifacts is not a list")
        return [one for one in found if isinstance(one, dict)]

    def download(self, repository: str, artifact: int, limit: int) -> bytes:
        """The archive of an artifact, of `limit` bytes at most. Raises ApiError."""
        answer = self._send("GET", f"{self._base}/repos/{repository}/actions/artifacts/{artifact}/zip", expected=302)
        place = answer.headers.get("Location", "")
        # What stands there needs no token and gets none: the address itself is signed.
        if answer.status_code != 302 or _parts(place)[0] not in ("https", self._origin[0]):
            raise ApiError(answer.status_code, "GitHub does not say where the artifact is")
        with _session(place) as session:
            # What is packed once more could be larger than it looks.
            session.headers["Accept-Encoding"] = "identity"
            try:
                with session.get(place, timeout=TIMEOUT_SECONDS, allow_redirects=False, stream=True) as held:
                    if held.status_code != 200 or held.headers.get("Content-Encoding", "identity") != "identity":
                        raise ApiError(held.status_code, f"the artifact's storage answers {held.status_code}")
                    data = b""
                    for chunk in held.iter_content(CHUNK_BYTES):
                        data += chunk
                        if len(data) > limit:
                            raise ApiError(held.status_code, "the artifact is too large")
                    return data
            except requests.RequestException as error:
                raise ApiError(0, f"the artifact's storage does not answer ({type(error).__name__})") from error

    def _send(
        self, method: str, url: str, body: dict[str, str] | None = None, *, expected: int = 200
    ) -> requests.Response:  # fmt: skip
        """One request, tried again where that may help: after 429, a secondary limit and 5xx."""
        failure = ApiError(0, "GitHub does not answer")
        for attempt in range(MAX_TRIES):
            try:
                answer = self._session.request(method, url, json=body, timeout=TIMEOUT_SECONDS, allow_redirects=False)
            except requests.RequestException as error:
                failure = ApiError(0, f"GitHub does not answer ({type(error).__name__})")
                # A POST that was cut off may have been carried out: asking again could comment twice.
                if method == "POST":
                    break
                if not self._wait(2.0**attempt):
                    break
                continue
            if answer.status_code < 300 or answer.status_code == expected:
                return answer
            failure = ApiError(answer.status_code, f"GitHub answers {answer.status_code}: {_message(answer)}")
            wait = _pause(answer, attempt)
            if wait is None or not self._wait(wait):
                break
        raise failure

    def _wait(self, seconds: float) -> bool:
        """Waits, unless that would be too long."""
        if seconds > MAX_WAIT_SECONDS or self._waited + seconds > MAX_WAITED_SECONDS:
            return False
        self._waited += seconds
        self._sleep(seconds)
        return True


def _pause(answer: requests.Response, attempt: int) -> float | None:
    """How many seconds to wait before the same request is worth another try; None where it is not."""
    after = answer.headers.get("Retry-After", "")
    spent = answer.headers.get("X-RateLimit-Remaining") == "0"
    secondary = "secondary rate limit" in _message(answer).lower()
    if answer.status_code == 429 or (answer.status_code == 403 and (after or spent or secondary)):
        reset = answer.headers.get("X-RateLimit-Reset", "")
        if after.isdigit():
            return float(after)
        if spent and reset.isdigit():
            return max(1.0, float(reset) - time.time())
        # GitHub's own advice where it does not say how long: a minute at least.
        return 60.0 if secondary else 2.0 ** (attempt + 2)
    return 2.0**attempt if answer.status_code >= 500 else None


def _session(address: str) -> requests.Session:
    """A session for a server: by the proxy and with the certificates of the environment, as self-hosted runners have
    them, and with no .netrc: the token given is the one meant."""
    session = requests.Session()
    session.trust_env = False
    session.proxies.update(requests.utils.get_environ_proxies(address))
    session.verify = os.environ.get("REQUESTS_CA_BUNDLE") or os.environ.get("CURL_CA_BUNDLE") or True
    return session


def _parts(address: str | None) -> tuple[str, str]:
    """Scheme and host of an address that came; empty where it is none."""
    try:
        held = urlsplit(address or "")
    except ValueError:
        return "", ""
    return held.scheme, held.netloc


def _json(answer: requests.Response) -> Any:
    try:
        return answer.json()
    except (ValueError, RecursionError) as error:
        raise ApiError(answer.status_code, "GitHub's answer is cut short") from error


def _object(answer: requests.Response) -> dict[str, Any]:
    found = _json(answer)
    if not isinstance(found, dict):
        raise ApiError(answer.status_code, "GitHub's answer is not an object")
    return found


def _message(answer: requests.Response) -> str:
    try:
        said = answer.json().get("message", "")
    except (ValueError, RecursionError, AttributeError):
        said = ""
    return " ".join(str(said).split())[:200]
