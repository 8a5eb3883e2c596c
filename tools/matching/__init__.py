"""Makes the tables by which names are compared, from public pairs of spellings."""
