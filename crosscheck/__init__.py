"""Finds the figures that news articles give, and where they contradict each other."""

__version__ = "0.1.0"
