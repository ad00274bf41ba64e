"""The life of the sticky comment, against a server that remembers."""

from __future__ import annotations

import time
from pathlib import Path

import msgspec
import pytest

from auditor.github.api import Api, ApiError
from auditor.github.comment import Done, When, marker, stick
from auditor.github.event import Event
from tests.github.conftest import BOT, Fault, GitHub

TOKEN = "not-a-real-token"
PERSON = {"login": "somebody", "type": "User"}


def event(github: GitHub, **changes: object) -> Event:
    """A pull request's event on the server."""
    base = Event(
        name="pull_request", repository="o/r", sha="abc", workflow="audit", job="audit", server="https://github.com",
        api=github.url, pull_request=7,
    )  # fmt: skip
    return msgspec.structs.replace(base, **changes)


def stuck(
    github: GitHub, body: str, *, clean: bool = False, when: When = "auto", waits: list[float] | None = None
) -> Done:
    """Brings the comment up to date; the waits are noted, not waited."""
    noted = waits if waits is not None else []
    api = Api(github.url, TOKEN, sleep=noted.append)
    one = event(github)
    return stick(api, one, marker(one, "."), body, clean=clean, when=when)


def test_first_comment(github: GitHub) -> None:
    assert stuck(github, "one") == "created"
    assert github.bodies() == [f"{marker(event(github), '.')}\none"]
    assert set(github.tokens) == {f"Bearer {TOKEN}"}


def test_updated_in_place(github: GitHub) -> None:
    stuck(github, "one")
    assert stuck(github, "two") == "updated"
    assert [body.splitlines()[1] for body in github.bodies()] == ["two"]


def test_unchanged_is_not_written_again(github: GitHub) -> None:
    stuck(github, "one")
    assert stuck(github, "one") == "unchanged"
    assert [method for method, _ in github.requests] == ["GET", "POST", "GET"]


def test_clean_writes_nothing_first(github: GitHub) -> None:
    assert stuck(github, "fine", clean=True) == "none"
    assert github.comments == []


def test_clean_is_said_if_asked(github: GitHub) -> None:
    assert stuck(github, "fine", clean=True, when="always") == "created"


def test_clean_turns_the_comment_into_a_line(github: GitHub) -> None:
    stuck(github, "bad")
    assert stuck(github, "fine", clean=True) == "updated"
    assert github.bodies()[0].endswith("\nfine")


def test_of_several_the_newest_stays(github: GitHub) -> None:
    mark = marker(event(github), ".")
    github.comment(f"{mark}\nold")
    newest = github.comment(f"{mark}\nnew")
    assert stuck(github, "now") == "updated"
    assert [comment["id"] for comment in github.comments] == [newest]


def test_pages(github: GitHub) -> None:
    for number in range(250):
        github.comment(f"talk {number}", PERSON)
    github.comment(f"{marker(event(github), '.')}\nold")
    github.comment("more talk", PERSON)
    assert stuck(github, "now") == "updated"
    assert len(github.comments) == 252
    assert sum(method == "GET" for method, _ in github.requests) == 3


def test_what_people_quote_is_left_alone(github: GitHub) -> None:
    github.comment(f"{marker(event(github), '.')}\nI wrote this", PERSON)
    github.comment(f"> {marker(event(github), '.')}\nquoted", BOT)
    assert stuck(github, "mine") == "created"
    assert len(github.comments) == 3


def test_other_audits_have_comments_of_their_own(github: GitHub) -> None:
    one = event(github)
    other = msgspec.structs.replace(one, workflow="nightly")
    assert len({marker(one, "."), marker(one, "speech"), marker(other, ".")}) == 3
    assert marker(one, "a b") == marker(one, "b a")
    assert "-->" not in marker(msgspec.structs.replace(one, workflow="--> <b>"), ".")[:-3]


def test_deleted_in_between(github: GitHub) -> None:
    stuck(github, "one")
    github.faults.append(("PATCH", Fault(404)))
    assert stuck(github, "two") == "created"


@pytest.mark.parametrize(
    ("fault", "waited"),
    [(Fault(429, {"Retry-After": "3"}), 3.0), (Fault(403, {"Retry-After": "5"}), 5.0), (Fault(502), 1.0)],
    ids=["429", "secondary limit", "502"],
)
def test_tried_again(github: GitHub, fault: Fault, waited: float) -> None:
    github.faults.append(("POST", fault))
    waits: list[float] = []
    assert stuck(github, "one", waits=waits) == "created"
    assert waits == [waited]
    assert len(github.comments) == 1


@pytest.mark.parametrize("status", [401, 403, 404, 422])
def test_no_is_no(github: GitHub, status: int) -> None:
    github.faults.append(("POST", Fault(status)))
    with pytest.raises(ApiError) as error:
        stuck(github, "one")
    assert error.value.status == status
    assert TOKEN not in str(error.value)
    assert [method for method, _ in github.requests] == ["GET", "POST"]


def test_a_wait_that_is_too_long_is_not_waited(github: GitHub) -> None:
    github.faults.append(("POST", Fault(429, {"Retry-After": "3600"})))
    waits: list[float] = []
    with pytest.raises(ApiError):
        stuck(github, "one", waits=waits)
    assert waits == []


def test_a_secondary_limit_that_says_nothing_is_waited_a_minute(github: GitHub) -> None:
    github.faults.append(("POST", Fault(403, message="You have exceeded a secondary rate limit. Please wait.")))
    waits: list[float] = []
    assert stuck(github, "one", waits=waits) == "created"
    assert waits == [60.0]


def test_a_spent_limit_is_waited_until_it_is_set_back(github: GitHub) -> None:
    reset = str(int(time.time()) + 30)
    github.faults.append(("GET", Fault(403, {"X-RateLimit-Remaining": "0", "X-RateLimit-Reset": reset})))
    waits: list[float] = []
    assert stuck(github, "one", waits=waits) == "created"
    assert len(waits) == 1 and 25 < waits[0] <= 30


def test_all_waits_together_have_an_end(github: GitHub) -> None:
    github.faults.extend(("GET", Fault(429, {"Retry-After": "50"})) for _ in range(2))
    github.faults.extend(("POST", Fault(429, {"Retry-After": "50"})) for _ in range(2))
    waits: list[float] = []
    with pytest.raises(ApiError) as error:
        stuck(github, "one", waits=waits)
    assert error.value.status == 429
    assert waits == [50.0, 50.0, 50.0]
    assert github.comments == []


def test_server_trouble_ends(github: GitHub) -> None:
    github.faults.extend(("GET", Fault(503)) for _ in range(10))
    waits: list[float] = []
    with pytest.raises(ApiError, match="503"):
        stuck(github, "one", waits=waits)
    assert waits == [1.0, 2.0, 4.0, 8.0]


def test_a_body_that_is_cut_short(github: GitHub) -> None:
    github.comment("talk", PERSON)
    github.faults.append(("GET", Fault(200, cut=True)))
    assert stuck(github, "one") == "created"


def test_a_redirect_elsewhere_gets_no_token(github: GitHub) -> None:
    other = GitHub()
    github.faults.append(("GET", Fault(302, {"Location": f"{other.url}/steal"})))
    with pytest.raises(ApiError):
        stuck(github, "one")
    assert other.requests == []
    other.server.shutdown()


def test_a_next_page_elsewhere_gets_no_token(github: GitHub) -> None:
    other = GitHub()
    github.faults.append(("GET", Fault(200, {"Link": f'<{other.url}/steal>; rel="next"'})))
    with pytest.raises(ApiError, match="not a list"):
        stuck(github, "one")
    assert other.requests == []
    other.server.shutdown()


def test_by_the_proxy_of_the_environment(github: GitHub, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The server stands in for a proxy: it is asked for the whole address. No password of a .netrc takes the token's
    place."""
    netrc = tmp_path / "netrc"
    netrc.write_text("machine api.example login somebody password hush\n")
    monkeypatch.setenv("NETRC", str(netrc))
    for name in ("http_proxy", "HTTP_PROXY"):
        monkeypatch.setenv(name, github.url)
    for name in ("no_proxy", "NO_PROXY"):
        monkeypatch.setenv(name, "other.example")
    assert list(Api("http://api.example", TOKEN).comments("o/r", 7)) == []
    assert github.requests == [("GET", "http://api.example/repos/o/r/issues/7/comments?per_page=100")]
    assert github.tokens == [f"Bearer {TOKEN}"]


def test_the_certificates_of_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", "/etc/ours.pem")
    assert Api("https://api.example", TOKEN)._session.verify == "/etc/ours.pem"
    monkeypatch.delenv("REQUESTS_CA_BUNDLE")
    monkeypatch.delenv("CURL_CA_BUNDLE", raising=False)
    assert Api("https://api.example", TOKEN)._session.verify is True
