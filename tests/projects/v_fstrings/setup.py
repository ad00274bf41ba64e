from setuptools import find_packages, setup

setup(
    name="frozen-export",
    version="0.3",
    packages=find_packages(),
    install_requires=["tensorflow==2.4.1", "numpy~=1.19.2"],
)
