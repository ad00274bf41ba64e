from distutils.core import setup

REQUIRED = [
    "numpy",
    "tensorflow==2.3.0",
]

setup(name="tinynet", version="0.2", packages=["tinynet"], install_requires=REQUIRED)
