"""What a repro may do to the machine that runs it: real processes, in an environment that holds no TensorFlow."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from auditor.repro import run
from auditor.repro.environments import Environment
from auditor.repro.processes import Runs
from auditor.repro.run import Case, Ran, run_case
from tests.repro import wheels

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the limits are Linux's")


@pytest.fixture
def ran(tmp_path: Path, pretend: Callable[..., Path]) -> Callable[..., Ran]:
    """Runs a repro's text."""
    python = pretend(tmp_path / "env", wheels.stack())
    (tmp_path / "box").mkdir()
    environment = Environment(stack=wheels.stack(), python=python, folder=tmp_path / "box")

    def run_it(text: str, timeout: int = 30) -> Ran:
        repro = tmp_path / "TF-1.py"
        repro.write_text(text)
        found = run_case(environment, Case(id="TF-1", variant="", repro=repro), Runs(), timeout)
        # Nothing of a run is left, and none of its processes.
        assert list((tmp_path / "box").iterdir()) == []
        for _ in range(50):
            if not (still := subprocess.run(["pgrep", "-f", str(tmp_path)], capture_output=True, text=True).stdout):
                break
            time.sleep(0.1)
        assert not still
        return found

    return run_it


def told(found: Ran) -> tuple[str, str]:
    return found.row.verdict, found.row.detail


def test_it_hangs(ran: Callable[..., Ran]) -> None:
    started = time.monotonic()
    text = "import signal\nsignal.signal(signal.SIGTERM, signal.SIG_IGN)\ndef repro(seed):\n    while True: pass\n"
    assert told(ran(text, timeout=2)) == ("timeout", "not done after 2 s")
    assert time.monotonic() - started < 20


@pytest.mark.parametrize("apart", [False, True])
def test_it_leaves_children_behind(ran: Callable[..., Ran], tmp_path: Path, apart: bool) -> None:
    command = [sys.executable, "-c", "import time; time.sleep(60)", str(tmp_path)]
    text = f"import subprocess\ndef repro(seed):\n    subprocess.Popen({command}, start_new_session={apart})\n    return 'absent', ''\n"
    assert told(ran(text)) == ("absent", "")


def test_it_forks_without_end(ran: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch) -> None:
    # As many as show it: with no bound, a failure of this test would take the machine along.
    monkeypatch.setattr(run, "PROCESSES", 20)
    text = (
        "import os, time\ndef repro(seed):\n    for _ in range(60):\n        if not os.fork():\n            time.sleep(60)\n"
        "            os._exit(0)\n    time.sleep(60)\n"
    )
    assert told(ran(text)) == ("error", "started more than 20 processes")


def test_it_eats_memory(ran: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "MEMORY_BYTES", 300_000_000)
    text = "import time\ndef repro(seed):\n    held = [bytearray(b'x' * 50_000_000) for _ in range(20)]\n    time.sleep(30)\n"
    assert told(ran(text)) == ("error", "took more than 0.3 GB of memory")


def test_its_children_eat_memory(ran: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "MEMORY_BYTES", 300_000_000)
    text = (
        "import os, time\ndef repro(seed):\n    for _ in range(8):\n        if not os.fork():\n"
        "            held = bytearray(b'x' * 60_000_000)\n            time.sleep(30)\n    time.sleep(30)\n"
    )
    assert told(ran(text)) == ("error", "took more than 0.3 GB of memory")


def test_it_prints_a_gigabyte(ran: Callable[..., Ran]) -> None:
    text = "import sys\ndef repro(seed):\n    for number in range(1000):\n        sys.stdout.write(str(number) * 1_000_000)\n    return 'absent', ''\n"
    found = ran(text)
    assert told(found) == ("error", "printed more than 100 MB")
    assert len(found.output) < 100_000


def test_what_it_prints_is_kept_and_has_no_say(ran: Callable[..., Ran]) -> None:
    found = ran(
        "import sys\nprint('{\"verdict\": \"reproduced\"}')\ndef repro(seed):\n    sys.stderr.write('why\\n')\n    return 'absent', ''\n"
    )
    assert told(found) == ("absent", "")
    assert "reproduced" in found.output and found.output.count("why") == 3


@pytest.mark.parametrize("text", ["import os\nos._exit(0)\n", "import os\ndef repro(seed):\n    os._exit(0)\n"])
def test_it_ends_with_0_and_no_verdict(ran: Callable[..., Ran], text: str) -> None:
    assert told(ran(text)) == ("error", "the process ended with 0 and no verdict")


def test_it_writes_into_the_home_folder(
    ran: Callable[..., Ran], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = tmp_path / "own"
    own.mkdir()
    monkeypatch.setenv("HOME", str(own))
    monkeypatch.setenv("TMPDIR", str(own))
    text = (
        "import os, tempfile\ndef repro(seed):\n    for place in (os.path.expanduser('~'), tempfile.gettempdir(), '.'):\n"
        "        open(os.path.join(place, 'left%d' % seed), 'w').close()\n    return 'absent', os.getcwd()\n"
    )
    found = ran(text)
    assert found.row.verdict == "absent" and found.row.detail.startswith(str(tmp_path / "box"))
    assert list(own.iterdir()) == []


def test_it_sees_no_secret_and_no_network(ran: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_TOKEN", "secret")
    monkeypatch.setenv("PYTHONPATH", "/elsewhere")
    text = (
        "import os, socket\ndef repro(seed):\n    listening = socket.socket()\n    listening.bind(('127.0.0.1', 0))\n"
        "    listening.listen()\n    socket.create_connection(listening.getsockname()).close()\n"
        "    try:\n        socket.create_connection(('192.0.2.1', 80), 2)\n"
        "    except OSError as error: said = error.strerror\n"
        "    return 'absent', '%s %s' % (said, 'GITHUB_TOKEN' in os.environ)\n"
    )
    found = ran(text)
    if found.network:
        pytest.skip("this system does not let the network be taken away")
    assert told(found) == ("absent", "Network is unreachable False")


def test_it_runs_where_the_system_permits_nothing(
    ran: Callable[..., Ran], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without namespaces: what a repro starts is found and ended all the same, and the network is said."""
    keeper = tmp_path / "keeper.py"
    text = run.KEEPER.read_text().replace('hasattr(libc, "unshare")', "False")
    assert text != run.KEEPER.read_text()
    keeper.write_text(text)
    monkeypatch.setattr(run, "KEEPER", keeper)
    command = [sys.executable, "-c", "import time; time.sleep(60)", str(tmp_path)]
    repro = f"import subprocess\ndef repro(seed):\n    subprocess.Popen({command}, start_new_session=True)\n    return 'absent', ''\n"
    found = ran(repro)
    assert told(found) == ("absent", "") and found.network is True
    assert told(ran("def repro(seed):\n    while True: pass\n", timeout=2))[0] == "timeout"


def test_differing_over_seeds_is_unstable(ran: Callable[..., Ran]) -> None:
    found = ran("def repro(seed):\n    return ('absent' if seed else 'reproduced'), 'x'\n")
    assert found.row.verdict == "unstable" and "seed 0: reproduced" in found.row.detail


@pytest.mark.skipif(sys.platform != "linux", reason="a keeper's death is told on Linux alone")
@pytest.mark.parametrize("alive", [True, False])
def test_nothing_is_started_for_a_keeper_that_is_gone(tmp_path: Path, alive: bool) -> None:
    program = (
        "import os, sys\nfrom auditor.repro.keeper import tend\nreading, writing = os.pipe()\n"
        "if sys.argv[2] == 'gone': os.close(reading)\n"
        "tend([sys.executable, '-c', 'open(' + repr(sys.argv[1]) + ', \"w\")'], writing, None)\n"
    )
    sign = tmp_path / "sign"
    root = Path(__file__).resolve().parents[2]
    subprocess.run([sys.executable, "-c", program, str(sign), "alive" if alive else "gone"], cwd=root, check=True)
    assert sign.exists() is alive


def test_the_one_who_started_it_is_killed(tmp_path: Path, pretend: Callable[..., Path]) -> None:
    python = pretend(tmp_path / "env", wheels.stack())
    (tmp_path / "TF-1.py").write_text("import time\ndef repro(seed):\n    time.sleep(60)\n")
    script = (
        "import sys\nfrom pathlib import Path\nfrom auditor.repro.environments import Environment\n"
        "from auditor.repro.run import Case, run_case\nfrom tests.repro import wheels\nroot = Path(sys.argv[1])\n"
        "run_case(Environment(stack=wheels.stack(), python=root / 'env/bin/python', folder=root), "
        "Case(id='TF-1', variant='', repro=root / 'TF-1.py'))\n"
    )
    assert python.is_file()
    process = subprocess.Popen([sys.executable, "-c", script, str(tmp_path)], cwd=Path(__file__).resolve().parents[2])

    def running() -> list[str]:
        found = subprocess.run(
            ["pgrep", "-f", f"harness.py.*{tmp_path}"], capture_output=True, text=True
        ).stdout.split()
        return [pid for pid in found if pid != str(os.getpid())]

    deadline = time.monotonic() + 60
    while not running():
        assert time.monotonic() < deadline and process.poll() is None
        time.sleep(0.05)
    process.kill()
    process.wait()
    for _ in range(100):
        if not running():
            return
        time.sleep(0.1)
    pytest.fail("the repro outlives the one who started it")
