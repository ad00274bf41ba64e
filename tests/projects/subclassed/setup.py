from setuptools import find_packages, setup

REQUIRED = ["numpy>=1.16", "tensorflow==2.1.0"]

setup(name="dyn", version="0.1", packages=find_packages(), install_requires=REQUIRED)
