"""What a name can be: proposals of the gazetteers, likeliest first.

A gazetteer proposes and types; it never makes a mention out of an ordinary word. So a proposal says
whether it is sure: "Naypyidaw" and "FARDC" mean one thing wherever they stand, while "Nice",
"Reading", "May" and "Jordan" need a sentence that bears them out. In a text of capitals a capital
says nothing, and fewer proposals are sure.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache

from factional.extract.atlas import towns
from factional.extract.gazetteer import gazetteer, register
from factional.extract.gazetteer_files import entries, sections
from factional.extract.lexicon import ordinary, words
from factional.extract.spelling import fold
from factional.model import EntityType

_LONG = 5


class Kind(StrEnum):
    """Which list a proposal is from."""

    CASE = "case"
    STATE = "state"
    CAPITAL = "capital"
    GOVERNMENT = "government"
    FORCE = "force"
    ARMED = "armed"
    STATE_BODY = "state_body"
    INTERNATIONAL = "international"
    OUTLET = "outlet"
    PEOPLE = "people"
    LEADER = "leader"
    SURNAME = "surname"
    REGION = "region"
    TOWN = "town"


@dataclass(frozen=True, slots=True)
class Proposal:
    """Something that a name can be.

    Attributes:
        name: The usual name of it.
        type: What it is.
        kind: Which list says so.
        sure: Whether the name means this wherever it stands, and nothing else.
        of: Code of the state that it is, or is of; for a leader also the body that is led; "" where
            none is known.
        post: For a leader, the post as reporting words it.
        years: For a leader, when the post was held, in EDTF.
    """

    name: str
    type: EntityType
    kind: Kind
    sure: bool
    of: str = ""
    post: str = ""
    years: str = ""


def propose(name: str, *, capitals: bool = False) -> tuple[Proposal, ...]:
    """What a name can be, the sure proposals first, then in the order of `Kind`.

    Args:
        name: As it stands in the text, without an article.
        capitals: Whether the text around it is capitals throughout.

    Returns:
        Nothing for what has no capital letter in a script that has them.
    """
    text = " ".join(name.split())
    if text == text.lower() and text != text.upper():
        return ()
    folded = fold(text)
    found = [p for p in _all(text, folded) if _fits(text, folded, p, capitals=capitals)]
    if capitals and folded in ordinary():
        found = [replace(p, sure=False) for p in found]
    order = list(Kind)
    return tuple(sorted(found, key=lambda p: (not p.sure, order.index(p.kind))))


def _all(text: str, folded: str) -> Iterator[Proposal]:
    given = _may_be_given(folded)
    word = folded in ordinary() or given
    gaz = gazetteer()
    for kind, names in register().names.items():
        if folded in names:
            yield Proposal(names[folded], kind, Kind.CASE, not word)
    if folded in gaz.states:
        code = gaz.states[folded]
        usual, shared = _states().get(code, (text, False))
        yield Proposal(usual, EntityType.STATE, Kind.STATE, not (given or shared), code)
    if folded in gaz.capitals:
        yield Proposal(text, EntityType.STATE, Kind.CAPITAL, False, gaz.capitals[folded])
    yield from _of_state(text, folded)
    bodies = _bodies().get(folded, ())
    for proposal in bodies:
        yield replace(proposal, sure=not word and len(bodies) == 1)
    if folded in gaz.armed and folded not in _bodies():
        yield Proposal(text, EntityType.ORGANIZATION, Kind.ARMED, _distinct(folded))
    if folded in gaz.people:
        sure = not word and folded not in gaz.states and folded not in gaz.adjectives
        yield Proposal(text, EntityType.GROUP, Kind.PEOPLE, sure)
    for proposal in _leaders().get(folded, ()):
        yield replace(proposal, sure=proposal.sure and not word)
    if folded in gaz.regions:
        yield Proposal(text, EntityType.PLACE, Kind.REGION, True)
    place = next(iter(towns(text)), None)
    if place is not None and folded not in gaz.states:
        alone = not word and folded not in _leaders() and len(folded) > 3
        alone = alone and folded not in gaz.people and folded not in _bodies()
        yield Proposal(place.name, EntityType.PLACE, Kind.TOWN, alone, place.country)


def _fits(text: str, folded: str, proposal: Proposal, *, capitals: bool) -> bool:
    """Whether the letters allow it: "Us" is not the US, nor is "WHO" in a headline the WHO."""
    short = folded in _abbreviations()
    if short and not capitals:
        # what is written in capitals is an abbreviation, and what is not is another word
        return text.isupper() or proposal.kind in (Kind.TOWN, Kind.CASE, Kind.SURNAME)
    if capitals and folded in ordinary():
        state = proposal.type is EntityType.STATE
        return state or not (short or proposal.type is EntityType.PERSON)
    return True


def _distinct(folded: str) -> bool:
    """Whether some word of a name is no ordinary one, and the name is longer than initials."""
    return len(folded) >= _LONG and any(w not in ordinary() for w in folded.split())


def _may_be_given(folded: str) -> bool:
    """Whether a single word is also what a person is called by."""
    return folded in words("names", "given_names")


def _of_state(text: str, folded: str) -> Iterator[Proposal]:
    """A body told by its state: "Nigerian army", "Armed Forces of the Philippines"."""
    gaz = gazetteer()
    before, _, after = folded.partition(" of ")
    owner = gaz.states.get(after.removeprefix("the "))
    pairs = [(owner, before)] if owner else []
    parts = folded.split()
    for i in range(1, min(len(parts), 4)):
        code = gaz.adjectives.get(" ".join(parts[:i])) or gaz.states.get(" ".join(parts[:i]))
        pairs += [(code, " ".join(parts[i:]))] if code else []
    for code, noun in pairs:
        if code and noun in _nouns()["forces"]:
            yield Proposal(text, EntityType.ORGANIZATION, Kind.FORCE, True, code)
        elif code and noun in _nouns()["governments"]:
            yield Proposal(text, EntityType.STATE, Kind.GOVERNMENT, True, code)


@cache
def _nouns() -> dict[str, frozenset[str]]:
    return {key: frozenset(nouns) for key, nouns in sections("of_states.yaml").items()}


_KINDS = {
    "armed": Kind.ARMED,
    "forces": Kind.FORCE,
    "states_bodies": Kind.STATE_BODY,
    "international": Kind.INTERNATIONAL,
    "outlets": Kind.OUTLET,
}


@cache
def _bodies() -> dict[str, tuple[Proposal, ...]]:
    """Bodies by folded name; an abbreviation may be that of several."""
    found: dict[str, dict[str, Proposal]] = defaultdict(dict)
    for group, lines in sections("organisations.yaml").items():
        for line in lines:
            for name in line:
                made = Proposal(line[0], EntityType.ORGANIZATION, _KINDS[group], True)
                found[fold(name)].setdefault(line[0], made)
    return {folded: tuple(bodies.values()) for folded, bodies in found.items()}


@cache
def _leaders() -> dict[str, tuple[Proposal, ...]]:
    """People by folded name, and by the last word of it where that could be a surname."""
    found: dict[str, dict[str, Proposal]] = defaultdict(dict)
    for name, post, of, years, *others in entries("leaders.yaml"):
        for spelt in (name, *others):
            made = Proposal(name, EntityType.PERSON, Kind.LEADER, True, str(of), post, str(years))
            found[fold(spelt)][name] = made
        surname = fold(name).split()[-1].removeprefix("al-")
        if len(name.split()) > 1 and len(surname) > 3 and not surname.endswith(("ii", "vi")):
            made = Proposal(name, EntityType.PERSON, Kind.SURNAME, False, str(of), post, str(years))
            found[surname].setdefault(name, made)
    return {folded: tuple(people.values()) for folded, people in found.items()}


@cache
def _states() -> dict[str, tuple[str, bool]]:
    """The usual name of each state by code, and whether people are called so too."""
    return {e["code"]: (e["names"][0], e.get("person", False)) for e in entries("states.yaml")}


@cache
def _abbreviations() -> frozenset[str]:
    """Folded names that are written in capitals throughout, and in no other way."""
    written: dict[str, set[bool]] = defaultdict(set)
    names = [n for lines in sections("organisations.yaml").values() for line in lines for n in line]
    names += [n for entry in entries("states.yaml") for n in entry["names"]]
    for name in names:
        written[fold(name)].add(name.isupper() and len(name.split()) == 1)
    return frozenset(folded for folded, ways in written.items() if ways == {True})
