"""Audits made by hand: one of each kind that a report must tell well."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec
import pytest

from auditor.matching.finding import (
    Advisories,
    Advisory,
    Audit,
    Because,
    Certainty,
    Change,
    Evidence,
    Finding,
    Ignored,
    Move,
    Run,
    Scanned,
    Upgrade,
    WayOut,
)
from auditor.matching.fingerprint import with_fingerprints
from auditor.place import Location, Skip
from auditor.project.stack import Implementation, Kind, Package, Requirement, Stack

BUNDLED = Implementation(package="tensorflow", version="2.3.1")

HOSTILE = (
    "\x1b[31mred\x1b[0m\x00\x9b2J \u202eesrever\u2066 | `code` <img src=x onerror=alert(1)> <!-- --> </details> "
    "@team @a/b #123 GH-7 o/r#9 a@b.com deadbeef1234567 [x](http://evil.test) https://evil.test www.evil.test "
    "::error::x ##[add-mask]y **bold** ~~no~~ $x$ :tada: {{ 1 }} ${{ github.token }} ]]> %0A%25\r\n\n"
    "::set-output name=x::y\n# head\n- item\n::error file=a::pwned"
)
"""All at once that a line of code may do to a report."""


def stack(version: str = "2.3.1", folder: str = ".", path: str = "poetry.lock", line: int = 412) -> Stack:
    """A project that pins tensorflow."""
    requirement = Requirement(
        name="tensorflow", package="tensorflow", location=Location(path=path, line=line), specifier=f"=={version}",
        version=version, kind=Kind.LOCK,
    )  # fmt: skip
    served = (Implementation(package="tensorflow", version=version),)
    return Stack(
        folder=folder,
        packages=(Package(requirement=requirement, releases=(version,)),),
        routes={"tf": served, "tf.keras": served, "keras": (), "tf_keras": ()},
    )


EVALUATE = Location(path="serve.py", line=31, column=9, end_column=29, symbol="score")
COMPILE = Location(path="train.py", line=88, column=5, end_column=60, symbol="train")
LOAD = Location(path="serve.py", line=23, column=5, end_column=40, symbol="score")
CELL = Location(path="notebooks/tune.ipynb", line=3, column=8, end_column=39, cell=7)


def reloaded() -> Finding:
    """Level 4, over two files."""
    return Finding(
        id="TF-42459", title="Accuracy drops after a model is saved and loaded again", threat=4,
        scenario="wrong save/reload", component="engine", evidence=Evidence.TRIGGERED, certainty=Certainty.CERTAIN,
        implementation=BUNDLED, url="https://github.com/tensorflow/tensorflow/issues/42459",
        symptom="The reloaded metric compares other things.", measured="2.3.0 to before 2.4.0",
        locations=(EVALUATE,),
        because=(
            Because(location=COMPILE, text='compiled with metrics=["accuracy"] and a sparse loss'),
            Because(location=LOAD, text="loaded by keras.models.load_model, never compiled again"),
            Because(location=EVALUATE, text="wrong here"),
        ),
        way_out=WayOut(package="tensorflow", fixed_in="2.4.0", workaround="Compile again after loading."),
    )  # fmt: skip


def plateau() -> Finding:
    """Level 3, in a notebook's cell."""
    return Finding(
        id="TF-39462", title="ReduceLROnPlateau goes on after min_lr is reached", threat=3,
        scenario="wrong parameter setting", component="callbacks", evidence=Evidence.TRIGGERED,
        certainty=Certainty.CERTAIN, implementation=BUNDLED,
        url="https://github.com/tensorflow/tensorflow/issues/39462", measured="1.13.2 to before 2.5.0",
        locations=(CELL,), same_cause=("TF-40000",), way_out=WayOut(package="tensorflow", fixed_in="2.5.0"),
    )  # fmt: skip


def unsure() -> Finding:
    """Possible, with reasons."""
    return Finding(
        id="TF-33929", title="clipvalue and clipnorm of an optimizer do nothing", threat=4,
        scenario="wrong calculation", component="optimizers", evidence=Evidence.TRIGGERED,
        certainty=Certainty.POSSIBLE, implementation=BUNDLED,
        url="https://github.com/tensorflow/tensorflow/issues/33929", measured="1.14.0 to before 2.4.0",
        basis="reported", locations=(Location(path="train.py", line=70, column=5, end_column=30),),
        reasons=("the value of clipnorm is read from a file (config.yaml)", "the class of the optimizer is not known"),
        way_out=WayOut(package="tensorflow", workaround="clip the gradients in the training loop"),
    )  # fmt: skip


def held(number: int, certainty: Certainty = Certainty.CERTAIN, evidence: Evidence = Evidence.INSTALLED) -> Finding:
    """A bug that the installed version holds and the code does not meet."""
    return Finding(
        id=f"TF-{number}", title="A dynamic layer has wrong shapes", threat=2, scenario="wrong shape",
        component="layers", evidence=evidence, certainty=certainty, implementation=BUNDLED,
        url=f"https://github.com/tensorflow/tensorflow/issues/{number}", measured="since 1.14.0",
        way_out=WayOut(package="tensorflow"),
    )  # fmt: skip


SKIPS = (
    Skip(location=Location(path="legacy/old.py", line=3), reason="is Python 2: print without parentheses"),
    Skip(location=Location(path="data/"), reason="is left out by .gitignore", partial=False),
)
ADVISORIES = Advisories(
    audited=41,
    found=(
        Advisory(
            package="pillow", version="8.0.0", id="PYSEC-2021-70", aliases=("CVE-2021-25287",), fixed_in=("8.2.0",),
            summary="An out-of-bounds read in the JPEG 2000 decoder.", location=Location(path="poetry.lock", line=88),
        ),
    ),
    skipped=(("private-models", "is not on PyPI"),),
)  # fmt: skip


def audit(**changes: object) -> Audit:
    """The audit of `churn/`, with a finding of each kind, but for what is changed."""
    values: dict[str, object] = {
        "project": "churn",
        "stacks": (stack(),),
        "findings": (
            reloaded(), unsure(), plateau(), held(46329, evidence=Evidence.USED), held(1), held(2),
            held(3, Certainty.POSSIBLE),
        ),
        "scanned": Scanned(files=14, notebooks=2, reached=6),
        "upgrades": (
            Upgrade(stack=".", package="tensorflow", version="2.5.3", clears=("TF-42459", "TF-39462")),
        ),
        "version": "1.0.0",
        "database_date": "2026-11-20",
        "database_bugs": 230,
        "exit_code": 1,
        "sources": {
            str(EVALUATE): "score = model.evaluate(x, y)[1]",
            str(COMPILE): 'model.compile("adam", loss, metrics=["accuracy"])',
            str(LOAD): "model = keras.models.load_model(path)",
            str(CELL): "plan = ReduceLROnPlateau(min_lr=1e-3, patience=2)",
            "train.py:70": "optimizer = make(clipnorm=config.clip)",
        },
        "indents": {str(EVALUATE): 0, str(COMPILE): 4, str(LOAD): 4, str(CELL): 0, "train.py:70": 4},
    }  # fmt: skip
    made = Audit(**{**values, **changes})  # type: ignore[arg-type]
    findings = with_fingerprints(made.findings, made.sources)
    return msgspec.structs.replace(made, findings=tuple(findings))


BASE = "0123456789abcdef0123456789abcdef01234567"
MOVE = Move(
    package="tensorflow", old="tensorflow 2.2.3", new="tensorflow 2.3.1",
    location=Location(path="poetry.lock", line=412),
)  # fmt: skip


def gone() -> Finding:
    """Fixed: level 3, at two places of the base."""
    places = (Location(path="train.py", line=40, column=5), Location(path="old/fit.py", line=7, column=1))
    return msgspec.structs.replace(
        plateau(), id="TF-40001", title="fit() forgets its | last batch", locations=places, same_cause=()
    )


def changed(brought: Sequence[str] = (), **changes: object) -> Audit:
    """An audit of a change that brings the named bugs; the others were there."""
    of = {name: changes.pop(name) for name in ("fixed", "moves", "ignored", "code", "unseen") if name in changes}
    made = audit(**{"fail_on": None, "fail_on_new": 3, **changes})
    sides = {
        side: {p for f in made.findings if (f.id in brought) is side for p in f.fingerprints} for side in (True, False)
    }
    change = Change(base=BASE, brought=frozenset(sides[True]), already=frozenset(sides[False]), **of)  # type: ignore[arg-type]
    return msgspec.structs.replace(made, change=change)


def hostile() -> Audit:
    """Every text that the audited project decides is hostile."""
    place = Location(path=HOSTILE, line=7, column=3, end_column=9, symbol=HOSTILE)
    bytes_ = Location(path="caf\udce9/m\ud800.py", line=1, column=1, end_column=4, symbol="f\udc80")
    cell = Location(path="\u202e|.ipynb", line=1, column=1, end_column=2, cell=1)
    places = (place, bytes_, cell)
    finding = msgspec.structs.replace(
        reloaded(), locations=places, because=tuple(Because(location=one, text=HOSTILE) for one in places),
        stack=HOSTILE,
    )  # fmt: skip
    perhaps = msgspec.structs.replace(unsure(), reasons=(HOSTILE, HOSTILE), locations=places)
    requirement = Requirement(
        name="tensorflow", package="tensorflow", location=place, specifier=f">=2.2 {HOSTILE}", marker=HOSTILE
    )
    served = (
        BUNDLED,
        Implementation(package="keras", version="2.6.0"),
        Implementation(package="keras", version="2.8.0"),
    )
    of = Stack(
        folder=HOSTILE, packages=(Package(requirement=requirement, releases=("2.3.1", "2.6.0")),),
        routes={"tf": (BUNDLED,), "tf.keras": served, "keras": (), "tf_keras": ()},
    )  # fmt: skip
    advisory = Advisory(
        package=HOSTILE,
        version=HOSTILE,
        id=HOSTILE,
        aliases=(HOSTILE,),
        fixed_in=(HOSTILE,),
        summary=HOSTILE,
        location=place,
    )
    return audit(
        project=HOSTILE, stacks=(of, stack()), findings=(finding, perhaps),
        skips=(Skip(location=place, reason=HOSTILE), Skip(location=bytes_, reason="x" * 5_000)),
        upgrades=(Upgrade(stack=f"caf\udce9 {HOSTILE}", package="tensorflow", version="2.4.0", clears=("TF-42459",), brings=("TF-1",)),),
        advisories=Advisories(audited=1, found=(advisory,), skipped=((HOSTILE, HOSTILE),)),
        change=Change(
            base=BASE, fixed=(msgspec.structs.replace(finding, title=HOSTILE),),
            moves=(Move(package="tensorflow", old=f"tensorflow {HOSTILE}", new=HOSTILE, location=place, stack=HOSTILE),),
            ignored=(Ignored(id="TF-1", location=place, reason=HOSTILE, by=bytes_),),
            unseen=(Skip(location=cell, reason=HOSTILE),), sources={str(place): HOSTILE},
        ),
        sources={str(place): HOSTILE, str(bytes_): "x" * 5_000, str(cell): "a@b.c = x@w.T | y"}, indents={},
    )  # fmt: skip


def hushed() -> Audit:
    """The hostile change, which takes all that was found out of the report by comments, and says why at length."""
    told = hostile()
    assert told.change is not None
    change = msgspec.structs.replace(told.change, fixed=(), ignored=told.change.ignored * 5)
    return msgspec.structs.replace(told, findings=(), change=change)


def after_runs() -> tuple[Finding, ...]:
    """A finding that a run reproduced, one that it could not settle, and one that it refuted."""
    told: dict[str, Any] = {"under": "tensorflow 2.3.1", "stack": "2.3.1", "python": "3.8.18", "seconds": 4.26}
    shown = Run(
        verdict="reproduced",
        seen="accuracy 1.00 before saving, 0.36 after loading",
        sound="accuracy 1.00 before saving, 1.00 after loading",
        sound_in="tensorflow 2.4.0",
        **told,
    )
    lost = Run(verdict="timeout", seen="not done after 180 s", note="on the CPU: there is no GPU here", **told)
    gone = Run(
        verdict="absent", seen="the gradient was clipped to 1.0", sound="the gradient was clipped to 1.0", **told
    )
    return (
        msgspec.structs.replace(reloaded(), evidence=Evidence.REPRODUCED, run=shown),
        msgspec.structs.replace(unsure(), run=gone),
        msgspec.structs.replace(plateau(), run=lost),
    )  # fmt: skip


AUDITS: dict[str, Audit] = {
    "found": audit(),
    "runs": audit(findings=after_runs()),
    "refuted": audit(findings=(after_runs()[1],), upgrades=(), exit_code=0),
    "reproduced": audit(findings=(held(5, evidence=Evidence.REPRODUCED), plateau())),
    "possible": audit(findings=(unsure(), held(1)), upgrades=(), exit_code=0),
    "partial": audit(skips=SKIPS, findings=(held(1),), upgrades=(), exit_code=4),
    "advisories": audit(advisories=ADVISORIES, skips=SKIPS),
    "unasked": audit(advisories=Advisories(audited=0, failure="pip-audit did not answer"), findings=(), upgrades=(), exit_code=0),
    "clean": audit(stacks=(stack("2.15.1", path="uv.lock", line=96),), findings=(), upgrades=(), exit_code=0),
    "nothing": audit(stacks=(), findings=(), upgrades=(), exit_code=3, scanned=Scanned(files=3)),
    "new": changed(["TF-42459"], findings=(reloaded(), unsure(), held(1)), code=True),
    "mixed": changed(["TF-42459", "TF-33929"], fixed=(gone(),), moves=(MOVE,), code=False),
    "only-fixed": changed(fixed=(gone(),), moves=(MOVE,), code=True, findings=(held(1),), upgrades=(), exit_code=0),
    "nothing-new": changed(exit_code=0, code=True),
    "hushed": changed(
        findings=(held(1),), upgrades=(), exit_code=0,
        ignored=(Ignored(id="TF-39462", location=CELL, reason="set back by hand", by=CELL),),
        unseen=(Skip(location=Location(path="lib"), reason="is a submodule, whose base is not looked into"),),
    ),
    "monorepo": audit(
        stacks=(stack(folder="vision", path="vision/requirements.txt", line=1), stack("2.15.1", folder="speech", path="speech/uv.lock")),
        findings=(plateau(), unsure()),
        upgrades=(Upgrade(stack="vision", package="tensorflow", version="2.5.0", clears=("TF-39462",), brings=("TF-1", "TF-2")),),
    ),
}  # fmt: skip
"""The audits that have golden reports, by name."""


@pytest.fixture(params=sorted([*AUDITS, "hostile"]))
def any_audit(request: pytest.FixtureRequest) -> Audit:
    """Each of the audits, the hostile one included."""
    return hostile() if request.param == "hostile" else AUDITS[request.param]
