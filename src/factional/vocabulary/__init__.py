"""Relations, lexicons and gazetteers: what Factional knows of language and the field, as data."""

from factional.vocabulary.codes import Code, Codes, codes
from factional.vocabulary.relations import Ending, Family, Relation, Vocabulary, source

__all__ = ["Code", "Codes", "Ending", "Family", "Relation", "Vocabulary", "codes", "source"]
