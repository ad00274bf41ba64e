"""A server that speaks the few endpoints of GitHub that a comment needs, with a memory and with faults on request."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

BOT = {"login": "github-actions[bot]", "type": "Bot"}


class Fault:
    """One answer that is not the usual one: a status, headers, and perhaps a body that is cut short."""

    def __init__(self, status: int, headers: dict[str, str] | None = None, cut: bool = False) -> None:
        self.status, self.headers, self.cut = status, headers or {}, cut


class GitHub:
    """The server and what it remembers. `faults` are used up one a request, for the methods that are named."""

    def __init__(self) -> None:
        self.comments: list[dict[str, Any]] = []
        self.requests: list[tuple[str, str]] = []
        self.tokens: list[str | None] = []
        self.faults: list[tuple[str, Fault]] = []
        self.page = 100
        outer = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def handle_any(self) -> None:
                outer.answer(self)

            do_GET = do_POST = do_PATCH = do_DELETE = handle_any

            def log_message(self, *_: object) -> None:
                """Quiet."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def comment(self, body: str, user: dict[str, str] | None = None) -> int:
        """Writes a comment, as if somebody had."""
        id = 1 + max((comment["id"] for comment in self.comments), default=0)
        self.comments.append({"id": id, "body": body, "user": user or BOT})
        return id

    def bodies(self) -> list[str]:
        """What the comments say."""
        return [comment["body"] for comment in self.comments]

    def answer(self, handler: BaseHTTPRequestHandler) -> None:
        """Answers one request."""
        length = int(handler.headers.get("Content-Length") or 0)
        body = json.loads(handler.rfile.read(length) or b"{}")
        self.requests.append((handler.command, handler.path))
        self.tokens.append(handler.headers.get("Authorization"))
        for index, (method, fault) in enumerate(self.faults):
            if method == handler.command:
                del self.faults[index]
                self.send(handler, fault.status, {"message": "no"}, fault.headers, cut=fault.cut)
                return
        self.usual(handler, body)

    def usual(self, handler: BaseHTTPRequestHandler, body: dict[str, Any]) -> None:
        """What GitHub would say."""
        url = urlsplit(handler.path)
        last = url.path.rpartition("/")[2]
        if handler.command == "GET":
            number = int(parse_qs(url.query).get("page", ["1"])[0])
            start = (number - 1) * self.page
            headers = {}
            if start + self.page < len(self.comments):
                headers["Link"] = f'<{self.url}{url.path}?per_page=100&page={number + 1}>; rel="next"'
            self.send(handler, 200, self.comments[start : start + self.page], headers)
        elif handler.command == "POST":
            if len(body["body"]) > 65_536:
                self.send(handler, 422, {"message": "Validation Failed"})
                return
            self.comment(body["body"])
            self.send(handler, 201, self.comments[-1])
        else:
            found = [comment for comment in self.comments if str(comment["id"]) == last]
            if not found:
                self.send(handler, 404, {"message": "Not Found"})
            elif handler.command == "DELETE":
                self.comments.remove(found[0])
                self.send(handler, 204, None)
            else:
                found[0]["body"] = body["body"]
                self.send(handler, 200, found[0])

    def send(
        self, handler: BaseHTTPRequestHandler, status: int, body: object, headers: dict[str, str] | None = None, *,
        cut: bool = False,
    ) -> None:  # fmt: skip
        """Sends an answer; one that is cut promises more than it holds."""
        data = b"" if body is None else json.dumps(body).encode()
        handler.send_response(status)
        for name, value in (headers or {}).items():
            handler.send_header(name, value)
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
    server.server.shutdown()
    server.server.server_close()
