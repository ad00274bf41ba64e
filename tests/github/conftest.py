"""A server that speaks the few endpoints of GitHub that the Action uses, with a memory and with faults on request."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.github import things

BOT = {"login": "github-actions[bot]", "type": "Bot"}
REPOSITORY_ID = 1
LIMIT = 65_536
DOCS = "https://docs.github.com/rest"


class Fault:
    """One answer that is not the usual one: a status, headers, and perhaps a body that is cut short, or that lies."""

    def __init__(
        self, status: int, headers: dict[str, str] | None = None, cut: bool = False, body: object = None,
        message: str = "no",
    ) -> None:  # fmt: skip
        self.status, self.headers, self.cut = status, headers or {}, cut
        self.body = {"message": message, "documentation_url": DOCS} if body is None else body


SECONDARY = Fault(403, {"Retry-After": "5"}, message="You have exceeded a secondary rate limit.")
"""What GitHub says to who writes too much at once."""


class GitHub:
    """The server and what it remembers.

    `faults` are used up one a request, for the methods that are named. `before` holds what happens just before the
    next request of a method is answered, as by somebody else. `login` is who the token belongs to, `read_only` what it
    may not do, `locked` that nobody may comment. `public` is the address that answers speak of, where the server stands
    behind another one. `pulls` are pull requests by number, `artifacts` the runs' files with their bytes.
    """

    def __init__(self) -> None:
        self.forget("")
        outer = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def handle_any(self) -> None:
                outer.answer(self)

            do_GET = do_POST = do_PATCH = do_DELETE = handle_any

            def log_message(self, *_: object) -> None:
                """Quiet."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = self.public = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, args=(0.02,), daemon=True).start()

    def forget(self, public: str) -> None:
        """Begins anew, as seen at an address."""
        self.public = public
        self.comments: list[dict[str, Any]] = []
        self.requests: list[tuple[str, str]] = []
        self.tokens: list[str | None] = []
        self.faults: list[tuple[str, Fault]] = []
        self.before: list[tuple[str, Callable[[], object]]] = []
        self.page = 100
        self.login = BOT
        self.read_only = self.locked = False
        self.pulls: dict[int, dict[str, Any]] = {}
        self.artifacts: list[tuple[dict[str, Any], bytes]] = []
        self.storage = ""

    def close(self) -> None:
        """Ends it."""
        self.server.shutdown()
        self.server.server_close()

    def comment(self, body: str, user: dict[str, str] | None = None) -> int:
        """Writes a comment, as if somebody had."""
        id = 1 + max((comment["id"] for comment in self.comments), default=0)
        self.comments.append(things.comment(self.public, "o/r", 7, id, body, user or self.login))
        return id

    def bodies(self) -> list[str]:
        """What the comments say."""
        return [comment["body"] for comment in self.comments]

    def pull(self, number: int, sha: str, head: tuple[str, int] | None, state: str = "open") -> None:
        """Opens a pull request from a repository, given by name and id."""
        self.pulls[number] = things.pull(self.public, "o/r", number, sha, head, id=REPOSITORY_ID, state=state)

    def artifact(self, data: bytes, *, name: str, run: int, sha: str, head_id: int, expired: bool = False) -> int:
        """Keeps a file of a run."""
        id = 500 + len(self.artifacts)
        one = things.artifact(self.public, "o/r", id, name, data, run=run, sha=sha, head_id=head_id, expired=expired)
        self.artifacts.append((one, data))
        return id

    def answer(self, handler: BaseHTTPRequestHandler) -> None:
        """Answers one request."""
        length = int(handler.headers.get("Content-Length") or 0)
        body = json.loads(handler.rfile.read(length) or b"{}")
        self.requests.append((handler.command, handler.path))
        self.tokens.append(handler.headers.get("Authorization"))
        for index, (method, happens) in enumerate(self.before):
            if method == handler.command:
                del self.before[index]
                happens()
                break
        for index, (method, fault) in enumerate(self.faults):
            if method == handler.command:
                del self.faults[index]
                self.send(handler, fault.status, fault.body, fault.headers, cut=fault.cut)
                return
        self.usual(handler, body)

    def usual(self, handler: BaseHTTPRequestHandler, body: dict[str, Any]) -> None:
        """What GitHub would say."""
        url = urlsplit(handler.path)
        parts = url.path.strip("/").split("/")
        query = {name: values[0] for name, values in parse_qs(url.query).items()}
        if parts[0] == "storage":
            # Where artifacts lie: another service, which knows nothing of tokens.
            self.stored(handler, int(parts[1]))
        elif not handler.headers.get("Authorization", "").startswith("Bearer "):
            self.no(handler, 401, "Requires authentication")
        elif parts == ["user"] and handler.command == "GET":
            self.whose(handler)
        elif parts[:3] != ["repos", "o", "r"]:
            self.no(handler, 404, "Not Found")
        elif handler.command != "GET" and self.read_only:
            self.no(handler, 403, "Resource not accessible by integration")
        else:
            self.route(handler, parts[3:], query, body)

    def route(
        self, handler: BaseHTTPRequestHandler, parts: list[str], query: dict[str, str], body: dict[str, Any]
    ) -> None:  # fmt: skip
        """Answers what is asked of the repository."""
        match handler.command, parts:
            case "GET", ["issues", number, "comments"] if number.isdigit():
                here = [one for one in self.comments if one["issue_url"].endswith(f"/issues/{number}")]
                self.listed(handler, here, query)
            case "POST", ["issues", number, "comments"] if number.isdigit():
                self.create(handler, body)
            case method, ["issues", "comments", id] if id.isdigit():
                self.one_comment(handler, method, int(id), body)
            case "GET", ["pulls", number] if number.isdigit() and int(number) in self.pulls:
                self.send(handler, 200, self.pulls[int(number)])
            case "GET", ["actions", "runs", run, "artifacts"]:
                held = [one for one, _ in self.artifacts if str(one["workflow_run"]["id"]) == run]
                held = [one for one in held if query.get("name", one["name"]) == one["name"]]
                self.send(handler, 200, {"total_count": len(held), "artifacts": held})
            case "GET", ["actions", "artifacts", id, "zip"]:
                self.download(handler, int(id))
            case _:
                self.no(handler, 404, "Not Found")

    def whose(self, handler: BaseHTTPRequestHandler) -> None:
        """Whom the token belongs to: a person, or an app's installation, which may not ask."""
        if self.login["type"] == "Bot":
            self.no(handler, 403, "Resource not accessible by integration")
        else:
            self.send(handler, 200, things.user(self.public, self.login["login"]) | things.PROFILE)

    def listed(self, handler: BaseHTTPRequestHandler, things: list[dict[str, Any]], query: dict[str, str]) -> None:
        """One page, with the addresses of the others."""
        size = min(int(query.get("per_page", "30")), self.page)
        number, last = int(query.get("page", "1")), max(1, -(-len(things) // size))
        pages = {"prev": number - 1, "next": number + 1, "first": 1, "last": last}
        wanted = [name for name in pages if (name in ("prev", "first")) == (number > 1) or number not in (1, last)]
        if number == last:
            wanted = [name for name in wanted if name in ("prev", "first")]
        path = urlsplit(handler.path).path
        links = [f'<{self.public}{path}?per_page={size}&page={pages[name]}>; rel="{name}"' for name in wanted]
        headers = {"Link": ", ".join(links)} if last > 1 else {}
        self.send(handler, 200, things[(number - 1) * size : number * size], headers)

    def create(self, handler: BaseHTTPRequestHandler, body: dict[str, Any]) -> None:
        """A new comment."""
        if self.locked:
            self.no(handler, 403, "Unable to create comment because issue is locked.")
        elif why := self.wrong(body):
            self.invalid(handler, why)
        else:
            self.comment(body["body"])
            self.send(handler, 201, self.comments[-1])

    def one_comment(self, handler: BaseHTTPRequestHandler, method: str, id: int, body: dict[str, Any]) -> None:
        """Reads, writes anew or takes away a comment."""
        found = next((one for one in self.comments if one["id"] == id), None)
        if found is None:
            self.no(handler, 404, "Not Found")
        elif method == "GET":
            self.send(handler, 200, found)
        elif found["user"]["login"] != self.login["login"]:
            self.no(handler, 403, "Resource not accessible by integration")
        elif method == "DELETE":
            self.comments.remove(found)
            self.send(handler, 204, None)
        elif why := self.wrong(body):
            self.invalid(handler, why)
        else:
            found["body"] = body["body"]
            self.send(handler, 200, found)

    def wrong(self, body: dict[str, Any]) -> str:
        """What GitHub finds wrong with a comment's body, in its own counting of characters; empty if nothing."""
        text = body.get("body")
        if not isinstance(text, str) or not text.strip():
            return "cannot be blank"
        long = len(text.encode("utf-16-le", "surrogatepass")) // 2 > LIMIT
        return "is too long (maximum is 65536 characters)" if long else ""

    def download(self, handler: BaseHTTPRequestHandler, id: int) -> None:
        """Sends to where an artifact lies."""
        found = next((one for one, _ in self.artifacts if one["id"] == id), None)
        if found is None:
            self.no(handler, 404, "Not Found")
        elif found["expired"]:
            self.no(handler, 410, "Artifact has expired")
        else:
            self.send(handler, 302, None, {"Location": f"{self.storage or self.url}/storage/{id}"})

    def stored(self, handler: BaseHTTPRequestHandler, id: int) -> None:
        """An artifact's bytes."""
        data = next((data for one, data in self.artifacts if one["id"] == id), b"")
        handler.send_response(200)
        handler.send_header("Content-Type", "application/zip")
        handler.send_header("Content-Length", str(len(data)))
        handler.end_headers()
        handler.wfile.write(data)

    def no(self, handler: BaseHTTPRequestHandler, status: int, message: str) -> None:
        """Refuses."""
        self.send(handler, status, {"message": message, "documentation_url": DOCS, "status": str(status)})

    def invalid(self, handler: BaseHTTPRequestHandler, why: str) -> None:
        """Refuses a comment's body."""
        error = {"resource": "IssueComment", "code": "unprocessable", "field": "data", "message": f"Body {why}"}
        said = {"message": "Validation Failed", "errors": [error], "documentation_url": DOCS, "status": "422"}
        self.send(handler, 422, said)

    def send(
        self, handler: BaseHTTPRequestHandler, status: int, body: object, headers: dict[str, str] | None = None, *,
        cut: bool = False,
    ) -> None:  # fmt: skip
        """Sends an answer; one that is cut promises more than it holds."""
        data = b"" if body is None else json.dumps(body).encode()
        handler.send_response(status)
        if data:
            handler.send_header("Content-Type", "application/json; charset=utf-8")
        for name, value in (headers or {}).items():
            handler.send_header(name, value)
        if status != 204:
            handler.send_header("Content-Length", str(len(data)))
        handler.end_headers()
        handler.wfile.write(data[: len(data) // 2] if cut else data)
        if cut:
            handler.close_connection = True


@pytest.fixture
def github() -> Iterator[GitHub]:
    """A fresh server."""
    server = GitHub()
    yield server
    server.close()
