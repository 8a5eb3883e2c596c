"""Factional: who stands with whom, since when, and on whose word."""

__version__ = "0.1.0"
