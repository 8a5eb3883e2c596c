"""Relations, lexicons and gazetteers: what Factional knows of language and the field, as data."""

from factional.vocabulary.relations import Ending, Family, Relation, Vocabulary, source

__all__ = ["Ending", "Family", "Relation", "Vocabulary", "source"]
