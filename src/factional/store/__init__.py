"""The case on disk: the only room that knows SQL."""
