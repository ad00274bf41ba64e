"""How long reading 2,000 manifests of one tree takes, beside only reading their bytes.

    python benchmarks/manifests.py [RUNS]

Prints the medians in seconds, their difference and the ratio.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from pathlib import Path

from auditor.database.load import load_database
from auditor.project.read import read_project
from auditor.project.tree import walk

FILES = {
    "requirements.txt": "numpy==1.24.3\npandas>=1.5\nscipy\ntensorflow==2.{minor}.0\n-r base.txt\n",
    "base.txt": "requests\nkeras>=2.4\n",
    "pyproject.toml": '[project]\nname = "p{n}"\ndependencies = ["numpy", "tensorflow>=2.{minor},<2.15"]\n',
    "environment.yml": "dependencies:\n  - python=3.9\n  - numpy\n  - pip:\n    - tensorflow==2.{minor}.0\n",
    "Dockerfile": "FROM tensorflow/tensorflow:2.{minor}.0-gpu\nRUN pip install pandas keras\n",
    "setup.py": "from setuptools import setup\nsetup(name='p{n}', install_requires=['tensorflow>=2.{minor}'])\n",
}
FOLDERS = 400


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    releases = load_database().releases
    with tempfile.TemporaryDirectory() as folder:
        for n in range(FOLDERS):
            place = Path(folder, f"p{n}")
            place.mkdir()
            for name, text in FILES.items():
                (place / name).write_text(text.replace("{minor}", str(3 + n % 10)).replace("{n}", str(n)))
        plain, read = [], []
        for _ in range(runs):
            start = time.perf_counter()
            tree = walk([Path(folder)])
            for path in tree.files:
                (tree.root / path).read_bytes()
            middle = time.perf_counter()
            project = read_project(walk([Path(folder)]), releases)
            read.append(time.perf_counter() - middle)
            plain.append(middle - start)
        assert len(project.stacks) >= FOLDERS
    whole, bytes_only = statistics.median(read), statistics.median(plain)
    print(f"{FOLDERS * (len(FILES) - 1)} manifests: {whole:.2f} s, bytes alone {bytes_only:.2f} s, ", end="")
    print(f"{whole - bytes_only:.2f} s beyond, {whole / bytes_only:.0f} times")


if __name__ == "__main__":
    main()
