import setuptools

deps = ["tensorflow>=2.2,<2.6"]
setuptools.setup(name="open", install_requires=deps, extras_require={"dev": ["pytest"]})
