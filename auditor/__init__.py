"""silent-audit: finds the known silent bugs of TensorFlow and Keras that a project's own code triggers."""

__version__ = "0.1.0"
