"""Which stacks there are, and what each installs."""

from __future__ import annotations

from pathlib import Path

import pytest

from auditor.database import releases
from auditor.errors import AuditError
from auditor.repro.environments import Environment, interpreter, scrubbed
from auditor.repro.processes import Runs
from auditor.repro.stacks import Releases, all_stacks, between, stack, with_backend

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def table() -> Releases:
    return releases.read(ROOT / "bug_db" / "releases.yaml")


@pytest.mark.parametrize(
    ("id", "python", "requirements"),
    [
        ("1.15.5", "3.7", ("tensorflow==1.15.5", "protobuf<3.21", "h5py<3", "numpy<1.20")),
        ("2.3.1", "3.8", ("tensorflow-cpu==2.3.1", "protobuf<3.21")),
        (
            "2.6.0",
            "3.9",
            (
                "tensorflow-cpu==2.6.0",
                "keras==2.6.0",
                "protobuf<3.21",
                "keras<2.7",
                "tensorflow-estimator<2.7",
            ),
        ),
        ("2.15.0.post1", "3.11", ("tensorflow-cpu==2.15.0.post1", "keras==2.15.0")),
        ("2.16.2+keras3.0.5", "3.11", ("tensorflow-cpu==2.16.2", "keras==3.0.5")),
        ("2.16.2+tf_keras", "3.11", ("tensorflow-cpu==2.16.2", "tf-keras==2.16.0")),
        ("2.15.1+tf_keras2.15.0", "3.11", ("tensorflow-cpu==2.15.1", "tf-keras==2.15.0")),
    ],
)
def test_requirements(table: Releases, id: str, python: str, requirements: tuple[str, ...]) -> None:
    one = stack(id, table)
    assert (one.id, one.python, one.requirements()) == (id, python, requirements)
    gpu = {"1.15.5": "tensorflow", "2.3.1": "tensorflow", "2.6.0": "tensorflow"}.get(
        one.release, "tensorflow[and-cuda]"
    )
    assert one.requirements(gpu=True)[0] == f"{gpu}=={one.release}"


@pytest.mark.parametrize(
    ("id", "message"),
    [
        ("2.99.0", "there is no tensorflow 2.99.0"),
        ("1.12.0", "tensorflow before 1.13.1 cannot be measured"),
        ("2.16.2+theano", "is neither `\\+kerasX.Y.Z` nor `\\+tf_keras`"),
        ("2.16.2+keras9.0.0", "there is no keras 9.0.0"),
        ("2.3.1+tf_keras", "there is no tf-keras for tensorflow 2.3.1"),
    ],
)
def test_no_such_stack(table: Releases, id: str, message: str) -> None:
    with pytest.raises(AuditError, match=message):
        stack(id, table)


def test_the_cuda_of_a_release(table: Releases) -> None:
    found = {
        id: (stack(id, table).gpu, stack(id, table).cuda) for id in ("1.14.0", "2.0.4", "2.3.4", "2.15.0", "2.15.1")
    }
    assert found == {
        "1.14.0": ("tensorflow-gpu", "10.0"),
        "2.0.4": ("tensorflow-gpu", "10.0"),
        "2.3.4": ("tensorflow", "10.1"),
        "2.15.0": ("tensorflow", "12.2"),
        "2.15.1": ("tensorflow[and-cuda]", "12.2"),
    }


def test_a_backend_is_part_of_a_stack(table: Releases) -> None:
    plain = stack("2.19.1+keras3.9.2", table)
    on = with_backend(plain, "jax")
    assert on is not None and on == stack("2.19.1+keras3.9.2+jax", table)
    assert on.requirements() == ("tensorflow-cpu==2.19.1", "keras==3.9.2", "jax[cpu]")
    assert with_backend(on, "tensorflow") == plain
    torch = stack("2.16.1+keras3.0.0+torch", table)
    assert torch.requirements()[1:2] + torch.requirements()[-2:] == ("keras==3.0.0", "torch", "torchvision")
    assert with_backend(stack("2.3.1", table), "jax") is None
    assert with_backend(stack("2.19.1+tf_keras", table), "torch") is None
    with pytest.raises(AuditError, match="only Keras 3 has another backend"):
        stack("2.15.1+jax", table)


def test_the_stacks_between_two_releases(table: Releases) -> None:
    assert [one.id for one in between("2.2.0..2.3.1", table)] == ["2.2.0", "2.2.1", "2.2.2", "2.2.3", "2.3.0", "2.3.1"]
    assert between("2.20..", table)[0].id == "2.20.0"
    for wrong in ("2.2.0", "2.2.0..x", "9..10"):
        with pytest.raises(AuditError, match="--stacks"):
            between(wrong, table)


def test_all_stacks_cover_every_final_release_once(table: Releases) -> None:
    stacks = all_stacks(table)
    ids = [one.id for one in stacks]
    assert len(ids) == len(set(ids))
    plain = [id for id in ids if "+" not in id]
    assert plain[0] == "1.13.1" and "2.15.0.post1" in plain and not any("rc" in id for id in plain)
    kerases = {one.version for one in stacks if one.package == "keras"}
    assert {"3.0.0", "3.0.5", "3.3.0", "3.3.3", "3.15.0", "3.15.1"} <= kerases
    assert all(one.legacy == ("tf_keras" in one.id) for one in stacks)
    # One implementation under one tensorflow is measured once.
    assert len({(one.release, one.package, one.version) for one in stacks}) == len(stacks)


def test_a_repro_sees_next_to_nothing(table: Releases, tmp_path: Path) -> None:
    ambient = {
        "PATH": "/bin",
        "HOME": "/home/someone",
        "MY_TOKEN": "x",
        "CUDA_VISIBLE_DEVICES": "0",
        "KERAS_BACKEND": "jax",
        "PYTHONPATH": "/elsewhere",
        "TF_ENABLE_ONEDNN_OPTS": "0",
    }
    made = Environment(stack=stack("2.19.1+tf_keras", table), python=tmp_path / "python", folder=tmp_path)
    seen = made.variables(ambient, tmp_path)
    assert seen == {
        "PATH": "/bin",
        "HOME": str(tmp_path / "home"),
        "USERPROFILE": str(tmp_path / "home"),
        "TEMP": str(tmp_path / "tmp"),
        "TMP": str(tmp_path / "tmp"),
        "TMPDIR": str(tmp_path / "tmp"),
        "CUDA_VISIBLE_DEVICES": "",
        "KERAS_BACKEND": "tensorflow",
        "PYTHONHASHSEED": "0",
        "PYTHONNOUSERSITE": "1",
        "TF_CPP_MIN_LOG_LEVEL": "3",
        "TF_USE_LEGACY_KERAS": "1",
    }
    on_gpu = Environment(stack=stack("2.3.1", table), python=made.python, folder=tmp_path, gpu=True)
    assert on_gpu.variables(ambient, tmp_path)["CUDA_VISIBLE_DEVICES"] == "0"
    assert "TF_USE_LEGACY_KERAS" not in on_gpu.variables(ambient, tmp_path)


def test_the_installer_keeps_its_index_and_no_other_secret() -> None:
    ambient = {
        "UV_INDEX_PRIVATE_PASSWORD": "a",
        "PIP_INDEX_URL": "b",
        "GITHUB_TOKEN": "c",
        "AWS_SECRET_ACCESS_KEY": "d",
        "PATH": "e",
        "VIRTUAL_ENV": "f",
    }
    assert set(scrubbed(ambient)) == {"UV_INDEX_PRIVATE_PASSWORD", "PIP_INDEX_URL", "PATH"}


def test_the_newest_interpreter_of_pyenv(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for version in ("3.8.9", "3.8.18", "3.9.1"):
        (tmp_path / "versions" / version / "bin").mkdir(parents=True)
        (tmp_path / "versions" / version / "bin" / "python").touch()
    monkeypatch.setenv("PYENV_ROOT", str(tmp_path))
    found = interpreter(["3.7", "3.8"], tmp_path, Runs())
    assert found == str(tmp_path / "versions" / "3.8.18" / "bin" / "python")


@pytest.mark.tensorflow
def test_a_real_stack(table: Releases, tmp_path: Path) -> None:
    from auditor.repro.environments import environment
    from auditor.repro.run import Case, run_case

    repro = tmp_path / "TF-1.py"
    repro.write_text("import tensorflow as tf\ndef repro(seed):\n    return 'absent', tf.__version__\n")
    with environment(stack("2.3.1", table), Runs()) as made:
        row = run_case(made, Case(id="TF-1", variant="", repro=repro)).row
        folder = made.folder
    assert (row.verdict, row.package, row.version, row.detail) == ("absent", "tensorflow", "2.3.1", "2.3.1")
    assert not folder.exists()
