#!/usr/bin/env python
import setuptools

setuptools.setup(
    name="wide",
    python_requires=">=3.6",
    install_requires=["tensorflow>=2.0,<2.5"],
)
