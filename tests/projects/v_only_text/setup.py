from setuptools import setup

setup(name="only-text", packages=["only_text"], install_requires=["tensorflow-cpu==2.3.1"])
