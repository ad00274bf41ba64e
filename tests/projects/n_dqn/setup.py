from setuptools import setup

setup(name="dqn", version="0.1", packages=["dqn"], install_requires=["gym==0.17.2", "tensorflow==2.1.0"])
