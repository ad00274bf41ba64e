from setuptools import find_packages, setup

setup(
    name="series",
    version="0.3",
    packages=find_packages(),
    install_requires=["tensorflow-gpu==2.1.2", "attrs", "numpy"],
)
