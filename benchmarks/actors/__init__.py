"""Benchmarks of actors: names, mentions, chains."""
