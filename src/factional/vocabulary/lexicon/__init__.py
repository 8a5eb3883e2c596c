"""Lexicons: words as data, one YAML file a subject and language, inflected by rule."""

from factional.vocabulary.lexicon._frames import (
    PLAIN,
    Adjective,
    Frames,
    NounFrame,
    Sense,
    Slot,
    VerbFrame,
    frames,
)
from factional.vocabulary.lexicon._grammar import Grammar, VerbForm, grammar, inflect, plural
from factional.vocabulary.lexicon._words import Words, dictionary, load, words

__all__ = [
    "PLAIN",
    "Adjective",
    "Frames",
    "Grammar",
    "NounFrame",
    "Sense",
    "Slot",
    "VerbForm",
    "VerbFrame",
    "Words",
    "dictionary",
    "frames",
    "grammar",
    "inflect",
    "load",
    "plural",
    "words",
]
