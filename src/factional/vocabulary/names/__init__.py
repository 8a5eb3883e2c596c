"""What names are made of, as data: letters and sounds, glosses, how common words are, weights."""
