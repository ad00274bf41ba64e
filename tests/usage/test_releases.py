"""Guards on the release: each is the set of releases that take the branch."""

from __future__ import annotations

import pytest

from auditor.database.load import load_api
from auditor.usage import releases
from auditor.usage.collect import collect
from auditor.usage.values import Const, Varying

API = load_api()


def taken(test: str, release: str, subject: str = releases.TENSORFLOW, before: str = "") -> bool:
    """Whether the branch under `if TEST` is taken under a release, where that is all it depends on."""
    code = f"import tensorflow as tf\n{before}\nif {test}:\n    tf.identity(1)\n"
    usage, _ = collect({"main.py": code}, API)
    (call,) = [call for call in usage.calls if call.callee == "tf.identity"]
    ((asked, mask),) = [usage.version_guards[guard] for guard in call.guards]
    assert asked == subject
    package = next(package for package, version in releases.domain(subject) if version == release)
    return bool(mask & releases.mask_of(subject, package, release))


@pytest.mark.parametrize(
    ("test", "before"),
    [
        ("tf.__version__ < '2.4'", ""),
        ("tf.__version__.startswith(('1.', '2.3'))", ""),
        ("tf.__version__.startswith('2.3') or tf.__version__.startswith('1.')", ""),
        ("not tf.version.VERSION >= '2.4'", ""),
        ("tuple(map(int, tf.__version__.split('.')[:2])) < (2, 4)", ""),
        ("[int(n) for n in tf.__version__.split('.')[:2]] <= [2, 3]", ""),
        ("int(tf.__version__.split('.')[1]) == 3", ""),
        ("float('.'.join(tf.__version__.split('.')[:2])) < 2.4", ""),
        ("float(tf.__version__[:3]) < 2.35", ""),
        ("Version(tf.__version__) < Version('2.4')", "from packaging.version import Version"),
        ("V(tf.__version__) < '2.4'", "from distutils.version import LooseVersion as V"),
        ("Version(tf.__version__).minor == 3", "from packaging.version import Version"),
        ("version('tensorflow') < '2.4'", "from importlib.metadata import version"),
        ("MAJOR == '2' and MINOR == '3'", "MAJOR, MINOR = tf.__version__.split('.')[:2]"),
        ("OLD", "OLD = True if tf.__version__ < '2.4' else False"),
        ("old()", "def old():\n    if tf.__version__ >= '2.4':\n        return False\n    return True"),
        ("x == 1", "x = 1\nif tf.__version__ >= '2.4':\n    x = 2"),
        ("c.x == 1", "class C: pass\nc = C()\nc.x = 1\nif tf.__version__ >= '2.4':\n    c.x = 2"),
        ("{'old': 1, 'new': 2}['old' if tf.__version__ < '2.4' else 'new'] == 1", ""),
        ("'2.3' in tf.__version__", ""),
    ],
)
def test_the_releases_that_pass(test: str, before: str) -> None:
    assert taken(test, "2.3.1", before=before)
    assert not taken(test, "2.4.0", before=before)


def test_python_and_keras() -> None:
    assert taken("sys.version_info >= (3, 8)", "3.8", releases.PYTHON, "import sys")
    assert not taken("sys.version_info >= (3, 8)", "3.7", releases.PYTHON, "import sys")
    assert not taken("six.PY2", "3.7", releases.PYTHON, "import six")
    assert taken("keras.__version__ >= '3'", "3.5.0", releases.KERAS, "import keras")
    assert not taken("tf.keras.__version__ >= '3'", "2.15.0", releases.SERVED)


def test_what_follows_a_return_happens_under_the_other_releases() -> None:
    code = (
        "import tensorflow as tf\ndef f():\n    if tf.__version__ >= '2':\n        return 1\n    tf.identity(2)\nf()\n"
    )
    usage, _ = collect({"main.py": code}, API)
    (call,) = [call for call in usage.calls if call.callee == "tf.identity"]
    (guard,) = call.guards
    assert not usage.version_guards[guard][1] & releases.mask_of(releases.TENSORFLOW, "tensorflow", "2.0.0")


def test_both_branches_of_every_guard_are_followed_once() -> None:
    code = "import tensorflow as tf\nif tf.__version__ < '2':\n    tf.identity(1)\nelse:\n    tf.identity(2)\n"
    usage, _ = collect({"main.py": code}, API)
    calls = [call for call in usage.calls if call.callee == "tf.identity"]
    assert [call.args for call in calls] == [(Const(1),), (Const(2),)]
    one, other = (usage.version_guards[call.guards[0]][1] for call in calls)
    assert one & other == 0 and one | other == releases.everything(releases.TENSORFLOW)


def test_a_release_that_is_not_listed_counts_as_the_one_before() -> None:
    assert releases.mask_of("tf", "tensorflow", "2.3.99") == releases.mask_of("tf", "tensorflow", "2.3.4")
    assert releases.mask_of("tf", "tensorflow", "2.4.0rc1") == releases.mask_of("tf", "tensorflow", "2.4.0")
    assert releases.mask_of("tf", "tensorflow", "not a version") == 0


def test_two_subjects_at_once_are_not_told_apart() -> None:
    both = releases.lifted(
        [releases.text_of(releases.TENSORFLOW), releases.text_of(releases.KERAS)], lambda parts: Const(1)
    )
    assert both is None
    assert isinstance(releases.text_of(releases.TENSORFLOW), Varying)
