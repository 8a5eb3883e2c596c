"""Voices: whose words each word of a document is, who passed them on, and what they think of it.

`Voices` gives the chain of any word. `asked`, `answered` and `gaps` read interviews: what a
question grants, what an answer takes from it, and what it leaves open.
"""

from factional.extract.voices.answers import Answer, answered
from factional.extract.voices.gaps import gaps
from factional.extract.voices.questions import Asked, Question, asked, asks
from factional.extract.voices.speaking import Stance, Voices
from factional.extract.voices.turns import spoken

__all__ = [
    "Answer",
    "Asked",
    "Question",
    "Stance",
    "Voices",
    "answered",
    "asked",
    "asks",
    "gaps",
    "spoken",
]
