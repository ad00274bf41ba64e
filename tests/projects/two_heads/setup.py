from setuptools import find_packages, setup

setup(
    name="shop-ranking",
    version="0.3",
    packages=find_packages(),
    install_requires=["numpy<1.19", "tensorflow==2.1.0"],
)
