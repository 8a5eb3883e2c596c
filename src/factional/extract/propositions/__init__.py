"""Propositions: what the clauses of a document state, by the frames of the lexicon."""

from factional.extract.propositions.reading import Party, Reading

__all__ = ["Party", "Reading"]
