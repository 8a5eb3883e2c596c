"""The sample case: a fictional conflict in an invented country, written by us."""
