import setuptools

with open("requirements.txt") as file:
    requirements = file.read().split()

setuptools.setup(name="sonar", version="0.0.1", py_modules=["sonar"], install_requires=requirements)
