"""Answers of the API that lie: whatever comes, the run ends with a word, writes to nothing but its own comment, and
reads no list without end."""

from __future__ import annotations

import json
from http.server import BaseHTTPRequestHandler
from typing import Any

import pytest

from auditor.github.api import MAX_PAGES
from tests.github.conftest import BOT, Fault, GitHub
from tests.github.test_life_cycles import MARK, OURS, PERSON, Scene

OWN = {"id": 1, "body": OURS, "user": BOT}
LISTS: dict[str, object] = {
    "nothing": None,
    "no list": {"message": "fine"},
    "a text": "comments",
    "things that are no comments": [None, 1, "x", [], True],
    "no fields": [{}],
    "no number": [{**OWN, "id": None}],
    "a number that is a text": [{**OWN, "id": "1; DROP"}],
    "a number that is a truth": [{**OWN, "id": True}],
    "a number that is a path": [{**OWN, "id": "../../../user"}],
    "nobody": [{**OWN, "user": None}],
    "a user that is a text": [{**OWN, "user": "github-actions[bot]"}],
    "a login that is none": [{**OWN, "user": {"login": 7, "type": ["Bot"]}}],
    "no body": [{**OWN, "body": None}],
    "a body that is a list": [{**OWN, "body": [OURS]}],
    "a run that is endless": [{**OWN, "body": f"{MARK}<!-- run {'9' * 400}.1 -->\nx"}],
    "a run that is none": [{**OWN, "body": f"{MARK}<!-- run x.y -->\nx"}],
}


@pytest.mark.parametrize("listed", LISTS.values(), ids=LISTS.keys())
def test_a_list_that_lies(github: GitHub, listed: object) -> None:
    person = github.comment("talk", PERSON)
    github.faults.append(("GET", Fault(200, body=listed)))
    scene = Scene(github.url, github)
    said = scene.run("two", run=(80, 1))
    assert said in ("created", "updated") or said.startswith("refused: ")
    assert next(one for one in github.comments if one["id"] == person)["body"] == "talk"
    allowed = {"/repos/o/r/issues/7/comments", "/repos/o/r/issues/comments/1", "/repos/o/r/issues/comments/2", "/user"}
    assert {path.partition("?")[0] for _, path in github.requests} <= allowed


ANSWERS: dict[str, object] = {
    "nothing": None, "a list": [], "a text": "created", "no number": {}, "a number that is a text": {"id": "1"},
    "another number": {"id": 10**9}, "a number below zero": {"id": -1}, "another's body": {"id": 1, "body": "talk"},
}  # fmt: skip


@pytest.mark.parametrize("body", ANSWERS.values(), ids=ANSWERS.keys())
@pytest.mark.parametrize("method", ["POST", "PATCH"])
def test_a_writing_that_lies(github: GitHub, method: str, body: object) -> None:
    """It says that it was done, and was not."""
    if method == "PATCH":
        github.comment(OURS)
    github.faults.append((method, Fault(200, body=body)))
    said = Scene(github.url, github).run("two", run=(80, 1))
    assert said in ("created", "updated") or said.startswith("refused: ")
    assert len(github.comments) <= 1
    assert len(github.requests) < 20


def raw(github: GitHub, data: bytes, **headers: str) -> None:
    """The server's lists are these bytes from now on."""

    def send(handler: BaseHTTPRequestHandler, *_: Any, **__: Any) -> None:
        handler.send_response(200)
        for name, value in {"Content-Type": "application/json", "Content-Length": str(len(data)), **headers}.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.end_headers()
        handler.wfile.write(data)

    github.listed = send  # type: ignore[method-assign]


@pytest.mark.parametrize(
    "data",
    [
        b"", b"<html>502</html>", b"[", b"\xff\xfe\xfa", b"[" * 100_000, b"NaN", b'[{"id": 1e999, "body": "x"}]',
        b'[{"id": ' + b"1" * 5_000 + b"}]",
    ],
)  # fmt: skip
def test_a_body_that_is_no_list(github: GitHub, data: bytes) -> None:
    raw(github, data)
    said = Scene(github.url, github).run()
    assert said == "created" or said.startswith("refused: ")


def test_pages_without_end(github: GitHub) -> None:
    """Each page says that there is one more."""
    page = json.dumps([{"id": 5, "body": "talk", "user": PERSON}]).encode()
    raw(github, page, Link=f'<{github.url}/repos/o/r/issues/7/comments?page=2>; rel="next"')
    said = Scene(github.url, github).run()
    assert said == "created" or said.startswith("refused: ")
    assert len(github.requests) <= MAX_PAGES + 5


@pytest.mark.parametrize("link", ["<>; rel=next", '<:::>; rel="next"', '<http://[>; rel="next"', "x" * 5_000])
def test_a_next_page_that_is_none(github: GitHub, link: str) -> None:
    raw(github, b"[]", Link=link)
    said = Scene(github.url, github).run()
    assert said == "created" or said.startswith("refused: ")


@pytest.mark.parametrize("after", ["-1", "1e9", "soon", "99999999999999999999", "", "3.5", "\u0663"])
def test_a_wait_that_is_none(github: GitHub, after: str) -> None:
    github.faults.append(("POST", Fault(429, {"Retry-After": after} if after.isascii() else {})))
    scene = Scene(github.url, github)
    said = scene.run()
    assert said == "created" or said.startswith("refused: ")
    assert all(0 <= wait <= 60 for wait in scene.waits)


@pytest.mark.parametrize("reset", ["0", "-5", "soon", "9" * 30, "1"])
def test_a_limit_that_ends_never(github: GitHub, reset: str) -> None:
    headers = {"X-RateLimit-Remaining": "0", "X-RateLimit-Reset": reset}
    github.faults.extend(("POST", Fault(403, headers)) for _ in range(20))
    scene = Scene(github.url, github)
    assert scene.run().startswith("refused: ")
    assert sum(scene.waits) <= 150
    assert len(github.requests) < 20
