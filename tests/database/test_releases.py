"""The table of releases, made from an index that is none."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from packaging.specifiers import SpecifierSet

from auditor.database import releases
from auditor.database.bug import Release
from auditor.errors import AuditError


def file(name: str, date: str = "2020-07-27", **more: Any) -> dict[str, Any]:
    return {
        "filename": name,
        "upload-time": f"{date}T10:00:00Z",
        "url": f"index/{name}",
        "yanked": False,
        **more,
    }


class FakeIndex:
    """An index with a few files."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.pages = {
            "tensorflow": [
                file(
                    "tensorflow-2.10.0-cp310-cp310-manylinux_2_17_aarch64.manylinux2014_aarch64.whl",
                    "2022-09-07",
                ),
                file(
                    "tensorflow-2.10.0-cp310-cp310-manylinux_2_17_x86_64.manylinux2014_x86_64.whl",
                    "2022-09-06",
                ),
                file("tensorflow-2.10.0-cp39-cp39-win_amd64.whl", "2022-09-06", yanked="broken"),
                file("tensorflow-2.9.0rc0-cp39-cp39-manylinux_2_17_x86_64.manylinux2014_x86_64.whl"),
                file("tensorflow-2.3.1-cp38-cp38-manylinux2010_x86_64.whl"),
                file("tensorflow-odd.whl"),
            ],
            "keras": [
                file("Keras-1.0.0.tar.gz", yanked="no"),
                file("keras-3.0.0-py3-none-any.whl", **{"requires-python": ">=3.9,<3.12"}),
            ],
            "tf-keras": [file("tf_keras-2.16.0-py3-none-any.whl")],
        }
        self.needs = {
            "tensorflow-2.10.0": ("keras<2.11,>=2.10.0", 'keras==9; extra == "odd"', "numpy>=1.20", "odd ;;"),
            "tensorflow-2.9.0rc0": ("keras-nightly~=2.9.0.dev",),
            "tf_keras-2.16.0": ("tensorflow<2.17,>=2.16",),
        }

    def project(self, package: str) -> dict[str, Any]:
        return {"files": self.pages[package]}

    def requirements(self, package: str, wheel: str) -> tuple[str, ...]:
        self.asked.append(wheel)
        return self.needs["-".join(wheel.removeprefix("index/").split("-")[:2])]


def gpu(cuda: str) -> dict[str, str]:
    return {"gpu": "tensorflow", "cuda": cuda}


def test_collect() -> None:
    index = FakeIndex()
    table = releases.collect(index, {})
    assert table["tensorflow"] == (
        Release(version="2.3.1", date="2020-07-27", pythons=("3.8",), pins=("protobuf<3.21",), **gpu("10.1")),
        Release(
            version="2.9.0rc0",
            date="2020-07-27",
            pythons=("3.9",),
            keras=str(SpecifierSet("~=2.9.0.dev")),
            pins=("protobuf<3.21", "numpy<1.24"),
            **gpu("11.2"),
        ),
        Release(
            version="2.10.0",
            date="2022-09-06",
            pythons=("3.9", "3.10"),
            keras="<2.11,>=2.10.0",
            pins=("protobuf<3.21", "numpy<1.24"),
            **gpu("11.2"),
        ),
    )
    assert table["keras"] == (
        Release(version="1.0.0", date="2020-07-27", yanked=True),
        Release(version="3.0.0", date="2020-07-27", pythons=("3.9", "3.10", "3.11")),
    )
    assert table["tf-keras"] == (Release(version="2.16.0", date="2020-07-27", pins=("tensorflow<2.17,>=2.16",)),)
    assert not any("aarch64" in wheel for wheel in index.asked)


def test_what_is_known_is_not_asked_for_again() -> None:
    table = releases.collect(FakeIndex(), {})
    index = FakeIndex()
    said: list[str] = []
    assert releases.collect(index, table, said.append) == table
    assert (index.asked, said) == ([], [])


def test_what_is_written_is_read(tmp_path: Path) -> None:
    table = releases.collect(FakeIndex(), {})
    releases.write(tmp_path / "releases.yaml", table)
    assert releases.read(tmp_path / "releases.yaml") == table
    (tmp_path / "releases.yaml").write_text("tensorflow: 1")
    with pytest.raises(AuditError, match=r"releases\.yaml: Expected"):
        releases.read(tmp_path / "releases.yaml")
