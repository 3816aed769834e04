"""A small shop library; the subject of the demonstration test suite."""

__version__ = "0.1.0"
