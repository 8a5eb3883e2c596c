"""Gender: what roles, forms of address and pronouns say of a person."""

from __future__ import annotations

from enum import StrEnum

from factional.extract.coreference import Thing
from factional.extract.kinds import untitled
from factional.extract.lexicon import words
from factional.extract.spelling import fold


class Gender(StrEnum):
    """Whether somebody is "he" or "she"; the values are kept among a thing's heads."""

    MALE = "<he>"
    FEMALE = "<she>"


def gender_of(thing: Thing) -> Gender | None:
    """Whether a person is "he" or "she"; None where nothing tells."""
    for gender, roles, titles in (
        (Gender.FEMALE, "women", "women_titles"),
        (Gender.MALE, "men", "men_titles"),
    ):
        if gender.value in thing.heads:
            return gender
        if thing.heads & words("actors", roles) or thing.titles & words("actors", titles):
            return gender
    given = {fold(untitled(n)).split()[0] for n in thing.names if n.strip()}
    for gender, names in ((Gender.FEMALE, "women_names"), (Gender.MALE, "men_names")):
        if given & words("actors", names):
            return gender
    return None


def is_ranked(thing: Thing) -> bool:
    """Whether somebody has a rank that men have far more often than women."""
    return bool((thing.titles | thing.heads) & words("actors", "ranks"))
