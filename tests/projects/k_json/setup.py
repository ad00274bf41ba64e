from setuptools import setup

setup(name="viewer", version="0.1", py_modules=["export", "distance"], install_requires=["tensorflow==2.4.1", "numpy"])
