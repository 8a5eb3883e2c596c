"""Actors: every way in which a text points at somebody, and what other names it gives them."""
