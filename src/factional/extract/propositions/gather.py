"""All readings of a document, by every rule, each pair of parties once a relation and a word."""

from __future__ import annotations

from collections.abc import Iterator

from factional.extract.layers import QuantityExpression
from factional.extract.propositions.circumstances import circumstance_readings
from factional.extract.propositions.companions import companion_readings
from factional.extract.propositions.compounds import compound_readings
from factional.extract.propositions.conditions import ideology_readings, status_readings
from factional.extract.propositions.elided import elided_readings
from factional.extract.propositions.nouns import noun_readings
from factional.extract.propositions.owned import owned_readings
from factional.extract.propositions.parties import Parties, unheld
from factional.extract.propositions.patterns import Matcher
from factional.extract.propositions.posts import post_readings
from factional.extract.propositions.presence import presence_readings
from factional.extract.propositions.reading import Reading
from factional.extract.propositions.strength import composition_readings, strength_readings
from factional.extract.propositions.succession import succession_readings
from factional.extract.propositions.told import aim_readings, described_readings
from factional.extract.propositions.values import listed
from factional.extract.propositions.verbs import verb_readings
from factional.model import EntityType
from factional.vocabulary import Vocabulary
from factional.vocabulary.lexicon import words

_WHERE = frozenset(
    name for name, relation in Vocabulary.load().relations.items() if relation.family == "place"
)
_RULES = (
    verb_readings,
    noun_readings,
    post_readings,
    compound_readings,
    companion_readings,
    owned_readings,
    status_readings,
    ideology_readings,
    composition_readings,
    described_readings,
    aim_readings,
    presence_readings,
    circumstance_readings,
    succession_readings,
)


def readings(
    parties: Parties,
    matcher: Matcher,
    first: int,
    last: int,
    quantities: tuple[QuantityExpression, ...] = (),
) -> Iterator[Reading]:
    """What the words of a sentence state, in text order.

    Args:
        parties: Whom the words stand for.
        matcher: The patterns over the trees.
        first: First word of the sentence.
        last: One past its last word.
        quantities: Counts of people in it.
    """
    seen: set[tuple[object, ...]] = set()
    made: list[Reading] = []
    for word in range(first, last):
        for rule in _RULES:
            for reading in rule(parties, matcher, word):
                key = _key(reading)
                if key not in seen and says_something(parties, reading):
                    seen.add(key)
                    if reading.object is not None and not reading.denied:
                        parties.settle(reading.subject, reading.relation, reading.object)
                    made.append(reading)
                    yield reading
    yield from elided_readings(parties, matcher, first, last, made)
    for quantity in quantities:
        yield from strength_readings(parties, matcher, quantity)


def says_something(parties: Parties, reading: Reading) -> bool:
    """Whether a claim may be made of it: not of places without names, nor of rule as a post."""
    if _nowhere(parties, reading) or _rules(reading) or _described(parties, reading):
        return False
    return not _crossed(parties, reading) and not _nameless(parties, reading)


def _nameless(parties: Parties, reading: Reading) -> bool:
    """Whether what somebody is called is no name: "calls itself our friend", "Salafi"."""
    if reading.relation != "also_known_as" or reading.object is None:
        return False
    name = parties.layers.referents[reading.object.referent].name.lower()
    return not reading.object.named or name in listed("ideology", "words")


def _crossed(parties: Parties, reading: Reading) -> bool:
    """Whether "respectively" tells its sides apart: "A and B took X and Y, respectively"."""
    tree, other = parties.tree, reading.object
    if other is None:
        return False
    sentence = tree.sentences[tree.sentence(reading.trigger)]
    told = (tree.lower(i) for i in range(sentence.first, sentence.last))
    if not words("roles.en")["in_order"].intersection(told):
        return False
    one, two = (tree.head_of(p.start, p.end) or p.word for p in (reading.subject, other))
    ones, twos = (tree.conjuncts(tree.first_conjunct(word)) for word in (one, two))
    if len(ones) != len(twos) or one not in ones or two not in twos:
        return False
    return ones.index(one) != twos.index(two)


def _described(parties: Parties, reading: Reading) -> bool:
    """Whether it says no more than what its subject is called by: "a resident of X"."""
    other, tree = reading.object, parties.tree
    if other is None or reading.subject.named or reading.relation != "located_in":
        return False
    referent = parties.layers.referents[reading.subject.referent]
    return referent.placeholder and tree.head(other.word) == reading.subject.word


def _nowhere(parties: Parties, reading: Reading) -> bool:
    """Whether a claim about a place is about none, or about one that no name tells from others.

    "The town", "clinics", "took PLACE"; and "two Israelis" are no part of Israel's ground.
    """
    other, tree, lexicon = reading.object, parties.tree, words("roles.en")
    if other is None or reading.relation not in _WHERE:
        return False
    if reading.subject.via == "part" and tree.lemma(reading.subject.word) in lexicon["leading"]:
        return True  # where its leaders are, a body need not be
    name = unheld(parties.layers.referents[other.referent].name)
    if not any(char.isupper() for char in name) or name.lower() in lexicon["expanses"]:
        return True
    people = tree.lemma(other.word) in lexicon["proxies"] - lexicon["places"]
    demonym = tree.tag(other.word) == "ADJ" and tree.is_(other.word, "obj")
    return other.type is not EntityType.PLACE and (demonym or (other.via == "part" and people))


def _rules(reading: Reading) -> bool:
    """Whether a body is said to lead a country, which is to hold it."""
    object_, person = reading.object, reading.subject.type is EntityType.PERSON
    country = object_ is not None and object_.type in (EntityType.STATE, EntityType.PLACE)
    return reading.relation == "leads" and reading.rule != "post" and country and not person


def _key(reading: Reading) -> tuple[object, ...]:
    other = reading.object.referent if reading.object else None
    value = reading.value.lower() if isinstance(reading.value, str) else reading.value
    return reading.relation, reading.subject.referent, other, value
