"""How well the language model reads, beside a spaCy pipeline that learnt from the same data."""
