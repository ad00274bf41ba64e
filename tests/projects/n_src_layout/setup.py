from setuptools import find_packages, setup

setup(
    name="meters",
    version="1.4",
    package_dir={"": "src"},
    packages=find_packages("src"),
    install_requires=["numpy", "tensorflow==2.1.0"],
    entry_points={"console_scripts": ["meters=meters.cli:main"]},
)
