"""The command line: each command asks one question or does one thing, and prints the answer."""

from factional.cli.root import cli, main

__all__ = ["cli", "main"]
