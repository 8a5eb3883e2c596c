"""Readers: one module a corpus, each giving passages with the labels that corpus has."""
