import setuptools

TF = "tensorflow==2.3.0"
setuptools.setup(name="branches", install_requires=["numpy", TF], python_requires=">=3.6")
