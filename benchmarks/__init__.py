"""Measures of Factional, each with the command that makes its figures in `README.md`."""
