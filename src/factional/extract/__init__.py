"""Documents in, claims out: a pure function, chosen by name."""
