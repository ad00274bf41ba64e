"""The life of the sticky comment, scenario by scenario, against three servers.

`stateful` remembers, as GitHub does. `described` is the same server behind one that holds every request and answer against
GitHub's published description. `stateless` is a mock made of that description alone, which knows examples but remembers
nothing: it runs the scenarios that one round of requests can show.
"""

from __future__ import annotations

import contextlib
import copy
import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
import pytest

from auditor.github.api import Api, ApiError
from auditor.github.comment import When, marker, state, stick
from auditor.github.event import Event
from tests.github import described, things
from tests.github.conftest import BOT, SECONDARY, Fault, GitHub

APP = {"login": "acme-audits[bot]", "type": "Bot"}
PERSON = {"login": "somebody", "type": "User"}
EVENT = Event(
    name="pull_request", repository="o/r", sha="a" * 40, workflow="audit", job="audit", server="https://github.com",
    api="", pull_request=7,
)  # fmt: skip
MARK = marker(EVENT, ".")
OURS = f"{MARK}\none"


class Scene:
    """A server's address, what stands behind it, and what was sent to it."""

    def __init__(self, url: str, github: GitHub | None, prefer: Mapping[str, str] | None = None) -> None:
        self.url, self.held, self.watched = url, github, described.Watched(prefer)
        self.waits: list[float] = []

    @property
    def github(self) -> GitHub:
        """The server that remembers."""
        assert self.held is not None
        return self.held

    def run(
        self, body: str = "one", *, clean: bool = False, when: When = "auto", paths: str = ".", **changes: Any
    ) -> str:  # fmt: skip
        """Brings the comment up to date; what was done, or the status that was in the way."""
        event = msgspec.structs.replace(EVENT, api=self.url, **changes)
        api = Api(self.url, "not-a-real-token", sleep=self.waits.append)
        api._session.mount("http://", self.watched)
        try:
            return stick(api, event, marker(event, paths), body, clean=clean, when=when)
        except ApiError as error:
            return f"refused: {error.status}"

    def methods(self) -> str:
        """The methods that were asked for, in order."""
        return " ".join(method for method, _ in self.watched.answers)


def by(run: int, body: str, attempt: int = 1) -> str:
    """What a run of that number leaves."""
    event = msgspec.structs.replace(EVENT, run=(run, attempt))
    return f"{MARK}{state(event)}\n{body}"


def nothing(scene: Scene) -> None:
    """A pull request that nobody has spoken of."""


class Scenario(NamedTuple):
    """One life: what there was (`given`), what is done, what that says, and what stands there then, by its last lines.

    `mock` is what the stateless server is asked to answer with, a preference a method; None where it cannot.
    `mock_methods` are the requests that it gets. `undocumented` are the statuses that GitHub gives and does not describe.
    """

    name: str
    says: str
    holds: list[str]
    given: Callable[[Scene], object] = nothing
    done: Callable[[Scene], str] = lambda scene: scene.run()
    mock: dict[str, str] | None = None
    mock_methods: str = ""
    undocumented: frozenset[int] = frozenset()


def ours(scene: Scene) -> None:
    """An earlier run has commented."""
    scene.github.comment("talk", PERSON)
    scene.github.comment(OURS)


def three_hundred(scene: Scene) -> None:
    """Much talk, and ours in the midst of its last page but one."""
    for number in range(300):
        scene.github.comment(OURS if number == 250 else f"talk {number}", None if number == 250 else PERSON)


def deleted_meanwhile(scene: Scene) -> None:
    """Somebody deletes our comment between the reading and the writing."""
    ours(scene)
    scene.github.before.append(("PATCH", lambda: scene.github.comments.pop()))


def deleted_before(scene: Scene) -> None:
    """Somebody deleted our comment after an earlier run."""
    ours(scene)
    del scene.github.comments[-1]


def locked(scene: Scene) -> None:
    """Nobody may comment."""
    scene.github.locked = True


def read_only(scene: Scene) -> None:
    """The token may only read."""
    scene.github.read_only = True


def limited(scene: Scene) -> None:
    """Too much was written of late."""
    scene.github.faults.append(("POST", SECONDARY))


def troubled(scene: Scene) -> None:
    """GitHub has trouble for a moment."""
    scene.github.faults.extend([("GET", Fault(502)), ("GET", Fault(503))])


def an_app(scene: Scene) -> None:
    """The token is of an app of one's own, and it has commented."""
    scene.github.login = APP
    ours(scene)


def quoted(scene: Scene) -> None:
    """Somebody wrote our marker, and somebody quotes us."""
    scene.github.comment(f"{MARK}\nI wrote this", PERSON)
    scene.github.comment(f"> {MARK}\n> quoted", PERSON)


def a_newer_run(scene: Scene) -> None:
    """A newer run was faster."""
    scene.github.comment(by(90, "newer"))


def an_older_run(scene: Scene) -> None:
    """What is there is of an older run."""
    scene.github.comment(by(70, "older"))


def both_create(number: int) -> Callable[[Scene], None]:
    """Another run sees no comment either, and writes its own a moment before ours."""

    def given(scene: Scene) -> None:
        scene.github.before.append(("POST", lambda: scene.github.comment(by(number, "another"))))

    return given


def overwritten(scene: Scene) -> None:
    """An older run that has read before writes after us, and before we look again."""
    an_older_run(scene)
    # The first GET is the list; the next one looks at what became of it.
    late = lambda: scene.github.comments[0].update(body=by(75, "late"))  # noqa: E731
    scene.github.before.extend([("GET", lambda: None), ("GET", late)])


def written_meanwhile(scene: Scene) -> None:
    """A newer run writes after we have written, and before we look again."""
    an_older_run(scene)
    newer = lambda: scene.github.comments[0].update(body=by(90, "newer"))  # noqa: E731
    scene.github.before.extend([("GET", lambda: None), ("GET", newer)])


def a_person(scene: Scene) -> None:
    """The token is a person's own, and so is the comment."""
    scene.github.login = PERSON
    ours(scene)


def another_app(scene: Scene) -> None:
    """The comment is of an app whose token was used before; this one may not write it."""
    scene.github.comment(OURS, APP)


def several(scene: Scene) -> None:
    """Two runs have raced before."""
    ours(scene)
    scene.github.comment(f"{MARK}\nlater")


OURS_THERE = {"GET": "example=ours"}
SCENARIOS = [
    Scenario("first comment", "created", ["one"], mock={"GET": "example=talk"}, mock_methods="GET POST"),
    Scenario("updated in place", "updated", ["talk", "two"], ours, lambda s: s.run("two"), OURS_THERE, "GET PATCH"),
    Scenario("unchanged", "unchanged", ["talk", "one"], ours, mock=OURS_THERE, mock_methods="GET"),
    Scenario(
        "clean again: one line", "updated", ["talk", "fine"], ours, lambda s: s.run("fine", clean=True), OURS_THERE,
        "GET PATCH",
    ),
    Scenario("clean from the start", "none", [], done=lambda s: s.run("fine", clean=True), mock={}, mock_methods="GET"),
    Scenario(
        "clean, and asked to say so", "created", ["fine"], done=lambda s: s.run("fine", clean=True, when="always"), mock={},
        mock_methods="GET POST",
    ),
    Scenario("deleted by hand", "created", ["talk", "one"], deleted_before, mock={}, mock_methods="GET POST"),
    Scenario(
        "deleted by hand meanwhile", "created", ["talk", "two"], deleted_meanwhile, lambda s: s.run("two"),
        undocumented=frozenset({404}),
    ),
    Scenario("locked conversation", "refused: 403", [], locked, mock={"POST": "code=403"}, mock_methods="GET POST"),
    Scenario("read-only token", "refused: 403", [], read_only, mock={"POST": "code=403"}, mock_methods="GET POST"),
    Scenario("secondary rate limit", "created", ["one"], limited),
    Scenario("trouble for a moment", "created", ["one"], troubled, undocumented=frozenset({502, 503})),
    Scenario(
        "a bot of another name", "updated", ["talk", "two"], an_app, lambda s: s.run("two"), {"GET": "example=app"},
        "GET PATCH",
    ),
    Scenario("300 comments over pages", "updated", [], three_hundred, lambda s: s.run("two")),
    Scenario(
        "somebody quotes it", "created", ["I wrote this", "> quoted", "one"], quoted, mock={"GET": "example=quoted"},
        mock_methods="GET GET POST",
    ),
    Scenario(
        "two of ours", "updated", ["talk", "two"], several, lambda s: s.run("two"), {"GET": "example=several"},
        "GET DELETE PATCH",
    ),
    Scenario("an older run comes late", "outdated", ["newer"], a_newer_run, lambda s: s.run("two", run=(80, 1))),
    Scenario("a newer run comes", "updated", ["two"], an_older_run, lambda s: s.run("two", run=(80, 1))),
    Scenario(
        "the same run again", "updated", ["two"], lambda s: s.github.comment(by(80, "one")), lambda s: s.run("two", run=(80, 2)),
    ),
    Scenario("race of two, ours is newer", "created", ["two"], both_create(70), lambda s: s.run("two", run=(80, 1))),
    Scenario("race of two, ours is older", "outdated", ["another"], both_create(90), lambda s: s.run("two", run=(80, 1))),
    Scenario("an older run writes over ours", "updated", ["two"], overwritten, lambda s: s.run("two", run=(80, 1))),
    Scenario("a newer run writes over ours", "updated", ["newer"], written_meanwhile, lambda s: s.run("two", run=(80, 1))),
    Scenario("a person's own token", "updated", ["talk", "two"], a_person, lambda s: s.run("two")),
    Scenario("another app's comment", "created", ["one", "two"], another_app, lambda s: s.run("two"), undocumented=frozenset({403})),
    Scenario("longer than GitHub takes", "refused: 422", [], done=lambda s: s.run("x" * 65_536), mock={"POST": "code=422"}, mock_methods="GET POST"),
    Scenario(
        "two audits of one pull request", "created", ["one", "two"], lambda s: s.run("one", paths="speech"),
        lambda s: s.run("two", paths="vision"),
    ),
    Scenario("a pull request that is gone", "refused: 410", [], lambda s: s.github.faults.append(("GET", Fault(410))), mock={"GET": "code=410"}, mock_methods="GET"),
]  # fmt: skip
SERVERS = ("stateful", "described", "stateless")


@pytest.fixture(scope="module")
def examples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """GitHub's description, with examples of what may stand below a pull request."""
    api = "https://api.github.com"

    def listed(*comments: tuple[str, dict[str, str]]) -> list[dict[str, Any]]:
        return [things.comment(api, "o/r", 7, id, body, who) for id, (body, who) in enumerate(comments, 1)]

    found = {
        "talk": listed(("talk", PERSON)),
        "ours": listed(("talk", PERSON), (OURS, BOT)),
        "app": listed(("talk", PERSON), (OURS, APP)),
        "quoted": listed((f"{MARK}\nI wrote this", PERSON), (f"> {MARK}\n> quoted", PERSON)),
        "several": listed(("talk", PERSON), (OURS, BOT), (f"{MARK}\nlater", BOT)),
    }
    document = copy.deepcopy(described.description())
    content = document["paths"][described.COMMENTS]["get"]["responses"]["200"]["content"]["application/json"]
    content["examples"] = {name: {"value": value} for name, value in found.items()}
    path = tmp_path_factory.mktemp("described") / "github.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def mock(examples: Path) -> Iterator[str]:
    """The stateless server."""
    with described.prism("mock", "--errors", str(examples)) as url:
        yield url


@pytest.fixture(scope="module")
def behind(examples: Path) -> Iterator[tuple[str, GitHub]]:
    """A server that remembers, and the address of the one before it that validates."""
    github = GitHub()
    with described.prism("proxy", str(examples), github.url) as url:
        yield url, github
    github.close()


def cases() -> Iterator[Any]:
    """Every scenario with every server that can play it."""
    for scenario in SCENARIOS:
        for server in SERVERS:
            if server != "stateless" or scenario.mock is not None:
                yield pytest.param(scenario, server, id=f"{scenario.name}-{server}")


@pytest.mark.parametrize(("scenario", "server"), list(cases()))
def test_life_cycle(scenario: Scenario, server: str, request: pytest.FixtureRequest) -> None:
    if server == "stateless":
        scene = Scene(request.getfixturevalue("mock"), None, scenario.mock)
        assert scenario.done(scene) == scenario.says
        assert scene.methods() == scenario.mock_methods
        assert scene.watched.violations == []
        return
    if server == "described":
        url, github = request.getfixturevalue("behind")
        github.forget(url)
    else:
        github = request.getfixturevalue("github")
        url = github.url
    scene = Scene(url, github)
    scenario.given(scene)
    assert scenario.done(scene) == scenario.says
    if scenario.holds:
        assert [body.splitlines()[-1] for body in github.bodies()] == scenario.holds
    assert [one for one in scene.watched.violations if not _known(one, scenario)] == []
    assert set(github.tokens) <= {"Bearer not-a-real-token"}


def _known(violation: described.Violation, scenario: Scenario) -> bool:
    """Whether it is only that GitHub gives a status here which its description leaves out."""
    return bool(scenario.undocumented) and violation.message.startswith("Unable to match the returned status code")


def test_the_waits_of_a_secondary_limit(github: GitHub) -> None:
    scene = Scene(github.url, github)
    limited(scene)
    assert scene.run() == "created"
    assert scene.waits == [5.0]


def test_pages_are_read_until_the_last(github: GitHub) -> None:
    scene = Scene(github.url, github)
    three_hundred(scene)
    assert scene.run("two") == "updated"
    assert scene.methods() == "GET GET GET PATCH"
    assert len(github.comments) == 300
    assert sum(body.endswith("\ntwo") for body in github.bodies()) == 1


def test_there_are_fifteen() -> None:
    assert len({scenario.name for scenario in SCENARIOS}) == len(SCENARIOS) >= 15


@pytest.mark.parametrize("server", ["mock", "behind"])
def test_a_request_that_is_not_as_described_is_seen(server: str, request: pytest.FixtureRequest) -> None:
    held = request.getfixturevalue(server)
    scene = Scene(held if isinstance(held, str) else held[0], None, {} if server == "mock" else None)
    api = Api(scene.url, "t")
    api._session.mount("http://", scene.watched)
    with contextlib.suppress(ApiError):
        api.create("o/r", 7, None)  # type: ignore[arg-type]
    assert [one.where for one in scene.watched.violations] == ["request.body.body"]


def test_an_answer_that_is_not_as_described_is_seen(behind: tuple[str, GitHub]) -> None:
    url, github = behind
    github.forget(url)
    github.faults.append(("GET", Fault(200, body=[{"id": 1, "body": "talk"}])))
    scene = Scene(url, github)
    scene.run()
    assert {one.where for one in scene.watched.violations} >= {"response.body.0"}
