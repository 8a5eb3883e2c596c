"""Voices: whose words each word of a document is, who passed them on, and what they think of it."""

from factional.extract.voices.speaking import Stance, Voices

__all__ = ["Stance", "Voices"]
