"""Bytes in, documents out: text, blocks, voices and metadata."""

from factional.read.fetching import fetch
from factional.read.reading import read, stem

__all__ = ["fetch", "read", "stem"]
