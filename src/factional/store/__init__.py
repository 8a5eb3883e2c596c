"""The case on disk: the only room that knows SQL."""

from factional.store.store import Store

__all__ = ["Store"]
