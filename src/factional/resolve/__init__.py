"""Referents in, entities out: merges what is safe, proposes the rest."""
