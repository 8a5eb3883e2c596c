"""Bytes in, documents out: text, blocks, voices and metadata."""
