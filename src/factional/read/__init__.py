"""Bytes in, documents out: text, blocks, voices and metadata."""

from factional.read.containers import unpack
from factional.read.fetching import acquire, fetch
from factional.read.reading import read, stem

__all__ = ["acquire", "fetch", "read", "stem", "unpack"]
