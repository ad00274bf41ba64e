from setuptools import find_packages, setup

setup(name="tides", version="0.3", packages=find_packages(), install_requires=["tensorflow==1.15.2", "pandas"])
