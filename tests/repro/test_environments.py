"""The environments of the user's cache: real installs by uv, of wheels that hold next to nothing; and what goes wrong."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from auditor.repro import shelf
from auditor.repro.environments import EnvironmentFailed, cache_shelf, cached, content_name, given
from auditor.repro.processes import Runs
from auditor.repro.run import Case, Ran, run_case
from auditor.repro.stacks import Stack
from tests.repro import wheels

ROOT = Path(__file__).resolve().parents[2]

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="file locks and namespaces as Linux has them")

FINE = "import tensorflow\ndef repro(seed):\n    return 'absent', tensorflow.__version__\n"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache of its own, and a folder of wheels as the only index."""
    for name, value in wheels.variables(tmp_path / "wheels", tmp_path).items():
        monkeypatch.setenv(name, value)
    (tmp_path / "wheels").mkdir()
    (tmp_path / "TF-1.py").write_text(FINE)
    return tmp_path


def verdict(home: Path, one: Stack | None = None) -> Ran:
    with cached(one or wheels.stack(), Runs()) as made:
        return run_case(made, Case(id="TF-1", variant="", repro=home / "TF-1.py"))


def usable(home: Path) -> None:
    """What went wrong before is no hindrance."""
    wheels.tensorflow(home / "wheels")
    assert verdict(home).row.verdict == "absent"
    assert [entry.about.stack for entry in shelf.entries(cache_shelf())] == ["2.3.1"]


def left(home: Path) -> list[str]:
    """The environments that are there, whole or not."""
    return sorted(path.name for path in cache_shelf().glob("*") if path.is_dir())


def test_an_environment_is_made_once(home: Path) -> None:
    wheels.tensorflow(home / "wheels")
    made = []
    for _ in range(2):
        with cached(wheels.stack(), Runs()) as ready:
            made.append(ready.made)
            assert ready.python.is_relative_to(cache_shelf())
    assert made == [True, False]
    assert verdict(home).row.detail == "2.3.1"
    (entry,) = shelf.entries(cache_shelf())
    assert entry.about.requirements == ("tensorflow-cpu==2.3.1",) and entry.about.size > 1000
    # What it holds makes its name.
    other = wheels.stack(pins=("numpy<2",))
    assert (
        content_name(other, gpu=False)
        != content_name(wheels.stack(), gpu=False)
        != content_name(wheels.stack(), gpu=True)
    )


def test_the_projects_configuration_has_no_say(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """uv would take an index from the pyproject.toml of the folder that it stands in."""
    project = home / "project"
    project.mkdir()
    (project / "pyproject.toml").write_text('[tool.uv]\nfind-links = ["evil"]\nindex-url = "https://index.example/"\n')
    (project / "uv.toml").write_text("this is not TOML")
    (project / ".python-version").write_text("3.3")
    monkeypatch.chdir(project)
    usable(home)


def test_no_interpreter(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one = wheels.stack(python="3.5", pythons=("3.5", "3.4"))
    with pytest.raises(
        EnvironmentFailed, match=r"there is no Python 3\.5 or 3\.4 here \(asked pyenv, uv and PATH\), and uv"
    ) as caught:
        verdict(home, one)
    assert "\n" not in str(caught.value)
    assert left(home) == []
    usable(home)


def test_another_python_that_will_do_is_taken(home: Path) -> None:
    wheels.tensorflow(home / "wheels")
    assert verdict(home, wheels.stack(python="3.5", pythons=("3.5", wheels.THIS))).row.verdict == "absent"


def test_no_wheel_for_this_platform(home: Path) -> None:
    path = wheels.tensorflow(home / "wheels", tag=f"cp{wheels.THIS.replace('.', '')}-none-win_arm64")
    with pytest.raises(EnvironmentFailed, match=r"(?i)platform|wheel"):
        verdict(home)
    path.unlink()
    assert left(home) == []
    usable(home)


def test_the_index_is_away(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = (home / "uv.toml").read_text()
    wheels.configured(home, 'index-url = "http://127.0.0.1:9/simple"')
    monkeypatch.setenv("UV_HTTP_RETRIES", "0")
    with pytest.raises(EnvironmentFailed, match=r"127\.0\.0\.1:9"):
        verdict(home)
    assert left(home) == []
    (home / "uv.toml").write_text(before)
    usable(home)


@pytest.mark.parametrize("damage", ["cut", "flipped"])
def test_a_corrupted_wheel(home: Path, damage: str) -> None:
    path = wheels.tensorflow(home / "wheels", megabytes=2)
    data = bytearray(path.read_bytes())
    if damage == "cut":
        data = data[: len(data) // 2]
    else:
        data[len(data) // 2] ^= 0xFF
    path.write_bytes(data)
    with pytest.raises(EnvironmentFailed, match=r"(?i)zip|archive|crc|extract|invalid|read"):
        verdict(home)
    assert left(home) == []
    usable(home)


SCRIPT = """
import signal
signal.signal(signal.SIGINT, signal.default_int_handler)
import sys
from pathlib import Path
from auditor.repro.environments import EnvironmentFailed, cached
from auditor.repro.processes import Runs
from auditor.repro.run import Case, run_case
from tests.repro import wheels
try:
    with cached(wheels.stack(), Runs()) as made:
        ran = run_case(made, Case(id="TF-1", variant="", repro=Path(sys.argv[1])))
        print(made.made, ran.row.verdict, flush=True)
except EnvironmentFailed as failed:
    print("failed:", failed, flush=True)
"""


def test_no_space_left(home: Path) -> None:
    """A disk of 8 MB, of which a wheel of 20 takes more; then one with room."""
    wheels.tensorflow(home / "wheels", megabytes=20)
    disk = home / "disk"
    disk.mkdir()
    script = (
        f"mount -t tmpfs -o size=8m none {disk} && "
        f"SILENT_AUDIT_CACHE={disk}/cache UV_CACHE_DIR={disk}/uv {sys.executable} -c '{SCRIPT}' {home}/TF-1.py; "
        f"ls {disk}/cache/environments; rm -rf {disk}/uv; mount -o remount,size=200m {disk} && "
        f"SILENT_AUDIT_CACHE={disk}/cache UV_CACHE_DIR={disk}/uv {sys.executable} -c '{SCRIPT}' {home}/TF-1.py"
    )
    if shutil.which("unshare") is None:
        pytest.skip("no unshare here")
    ran = subprocess.run(
        ["unshare", "--user", "--map-root-user", "--mount", "sh", "-c", script],
        capture_output=True,
        text=True,
        cwd=ROOT,
    )
    if "Operation not permitted" in ran.stderr or "Permission denied" in ran.stderr:
        pytest.skip("no namespace for mounts here")
    first, last = ran.stdout.splitlines()[0], ran.stdout.splitlines()[-1]
    assert first.startswith("failed: ") and "No space left on device" in first, ran
    assert ran.stdout.splitlines()[1:-1] == []
    assert last == "True absent"


def test_two_at_once_make_one_environment(home: Path) -> None:
    wheels.tensorflow(home / "wheels", megabytes=5)
    running = [
        subprocess.Popen(
            [sys.executable, "-c", SCRIPT, str(home / "TF-1.py")], stdout=subprocess.PIPE, text=True, cwd=ROOT
        )
        for _ in range(3)
    ]
    said = sorted(process.communicate()[0].strip() for process in running)
    assert said == ["False absent", "False absent", "True absent"]
    assert len(left(home)) == 1


def test_what_is_in_use_is_not_removed(home: Path) -> None:
    wheels.tensorflow(home / "wheels")
    with cached(wheels.stack(), Runs()) as ready:
        gone, stay = shelf.clear(cache_shelf())
        assert (len(gone), len(stay)) == (0, 1)
        assert ready.python.is_file()
        assert shelf.sweep(cache_shelf(), 0, 0) == []
    gone, stay = shelf.clear(cache_shelf())
    assert (len(gone), len(stay)) == (1, 0)
    assert list(cache_shelf().iterdir()) == []
    usable(home)


def test_old_ones_and_large_ones_go(home: Path) -> None:
    names = ["2.3.0", "2.3.1", "2.4.0"]
    for number, name in enumerate(names):
        wheels.tensorflow(home / "wheels", name)
        with cached(wheels.stack(name), Runs()):
            pass
        marker = cache_shelf() / content_name(wheels.stack(name), gpu=False) / shelf.WHOLE
        os.utime(marker, (time.time() - 86_400 * (28 - 10 * number),) * 2)
    size = shelf.entries(cache_shelf())[0].about.size
    assert [entry.about.stack for entry in shelf.sweep(cache_shelf(), 10**12, 25)] == ["2.3.0"]
    assert [entry.about.stack for entry in shelf.sweep(cache_shelf(), size + 10, 10**6)] == ["2.3.1"]
    assert [entry.about.stack for entry in shelf.entries(cache_shelf())] == ["2.4.0"]


def test_a_broken_link_to_the_interpreter_is_made_again(home: Path) -> None:
    usable(home)
    python = shelf.python_of(shelf.entries(cache_shelf())[0].path)
    python.unlink()
    python.symlink_to("/nowhere/python")
    usable(home)


def test_an_environment_that_is_there(home: Path) -> None:
    usable(home)
    place = shelf.entries(cache_shelf())[0].path
    for path in (place, shelf.python_of(place)):
        with given(wheels.stack(), Runs(), path=path) as ready:
            assert run_case(ready, Case(id="TF-1", variant="", repro=home / "TF-1.py")).row.verdict == "absent"
    with given(wheels.stack("2.4.0"), Runs(), path=place) as ready:
        row = run_case(ready, Case(id="TF-1", variant="", repro=home / "TF-1.py")).row
    assert (row.verdict, row.detail) == ("error", "tf.keras is served by tensorflow 2.3.1")
    with pytest.raises(EnvironmentFailed, match="there is no interpreter"), given(wheels.stack(), Runs(), path=home):
        pass


def interrupted(home: Path, ready: Callable[[], bool]) -> tuple[int, str]:
    """Runs it, and sends what Ctrl-C sends once something is there; the exit code, and what was said."""
    process = subprocess.Popen(
        [sys.executable, "-c", SCRIPT, str(home / "TF-1.py")],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT, start_new_session=True,
    )  # fmt: skip
    deadline = time.monotonic() + 60
    while not ready():
        assert process.poll() is None and time.monotonic() < deadline, process.communicate()
        time.sleep(0.01)
    os.kill(process.pid, signal.SIGINT)
    out, err = process.communicate(timeout=60)
    return process.returncode, out + err


def still_there(mark: str) -> list[str]:
    return subprocess.run(["pgrep", "-f", mark], capture_output=True, text=True).stdout.split()


def test_stopped_while_it_installs(home: Path) -> None:
    wheels.tensorflow(home / "wheels", megabytes=200)
    code, said = interrupted(home, lambda: any(cache_shelf().glob("*/pyvenv.cfg")))
    assert code != 0 and "KeyboardInterrupt" in said
    assert left(home) == []
    assert still_there(str(home)) == []
    for path in (home / "wheels").iterdir():
        path.unlink()
    usable(home)


def test_killed_while_it_installs(home: Path) -> None:
    """Nobody could clean up: what is left is not taken for whole, and goes."""
    wheels.tensorflow(home / "wheels", megabytes=200)
    process = subprocess.Popen([sys.executable, "-c", SCRIPT, str(home / "TF-1.py")], cwd=ROOT, start_new_session=True)
    while not any(cache_shelf().glob("*/pyvenv.cfg")):
        time.sleep(0.01)
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    # uv is in a group of its own, and ends by itself.
    for _ in range(600):
        if not still_there(str(home)):
            break
        time.sleep(0.1)
    assert len(left(home)) == 1 and shelf.entries(cache_shelf()) == []
    assert verdict(home).row.verdict == "absent"


def test_stopped_while_it_runs(home: Path) -> None:
    wheels.tensorflow(home / "wheels")
    started = home / "started"
    os.mkfifo(started)
    text = f"import time\ndef repro(seed):\n    open({str(started)!r}, 'w').close()\n    time.sleep(60)\n"
    (home / "TF-1.py").write_text(text)

    def ready() -> bool:
        os.close(os.open(started, os.O_RDONLY))
        return True

    code, said = interrupted(home, ready)
    assert code != 0 and "KeyboardInterrupt" in said
    assert still_there(str(home)) == []
    (home / "TF-1.py").write_text(FINE)
    usable(home)
