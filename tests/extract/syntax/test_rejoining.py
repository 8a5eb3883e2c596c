"""Rejoining: names and clauses hung one word too low or too high."""

import pytest

from factional.extract.language import Sentence, Word
from factional.extract.syntax.mending import mended

FINITE = {"VerbForm": "Fin", "Tense": "Past"}

CASES = {
    "a name after the noun that says what it is": (
        "Falcons/PROPN/1/compound commander/NOUN/4/nsubj:pass Reek/PROPN/1/compound "
        "was/AUX/4/aux:pass shot/VERB/-/root",
        2, (1, "appos"),
    ),
    "a place with a preposition of its own": (
        "fled/VERB/-/root from/ADP/2/case Keld/PROPN/0/obl into/ADP/4/case Varn/PROPN/2/flat",
        4, (0, "obl"),
    ),
    "a place whose name has a preposition": (
        "fled/VERB/-/root to/ADP/2/case Pass/PROPN/0/obl of/ADP/4/case Varn/PROPN/2/flat",
        4, (2, "flat"),
    ),
    "a second deed after a noun": (
        "held/VERB/-/root Reek/PROPN/0/obj without/ADP/3/case charge/NOUN/0/obl and/CCONJ/5/cc "
        "barred/VERB/3/conj friends/NOUN/5/obj",
        5, (0, "conj"),
    ),
    "a relative clause beside the main one": (
        "began/VERB/-/root as/ADP/2/case splinter/NOUN/0/obl of/ADP/4/case Wolves/PROPN/2/nmod "
        ",/PUNCT/7/punct whose/PRON/7/nmod:poss head/NOUN/8/nsubj left/VERB/0/parataxis",
        8, (4, "acl:relcl"),
    ),
    "the second of two": (
        "Talks/NOUN/5/nsubj between/ADP/2/case Wolves/PROPN/0/nmod and/CCONJ/4/cc "
        "Falcons/PROPN/0/conj failed/VERB/-/root",
        4, (2, "conj"),
    ),
    "a second clause about a noun": (
        "blamed/VERB/-/root Wolves/PROPN/0/obj ,/PUNCT/5/punct which/PRON/5/nsubj "
        "is/AUX/5/aux led/VERB/1/acl:relcl by/ADP/7/case Reek/PROPN/5/obl and/CCONJ/10/cc "
        "is/AUX/10/cop part/NOUN/0/conj of/ADP/12/case Front/PROPN/10/nmod",
        10, (5, "conj"),
    ),
    "what somebody is accused of": (
        "Karvia/PROPN/2/nsubj was/AUX/2/aux accuse/VERB/-/root by/ADP/4/case Ostrel/PROPN/2/obl "
        "of/ADP/6/mark training/VERB/4/acl Wolves/PROPN/6/obj",
        6, (2, "advcl"),
    ),
    "who does the same with something else": (
        "Karvia/PROPN/1/nsubj arms/VERB/-/root them/PRON/1/obj with/ADP/4/case drones/NOUN/1/obl "
        ",/PUNCT/7/punct and/CCONJ/7/cc Ostrel/PROPN/4/conj with/ADP/9/case guns/NOUN/1/obl",
        7, (0, "conj"),
    ),
    "what is given beside something else": (
        "Karvia/PROPN/1/nsubj came/VERB/-/root with/ADP/3/case drones/NOUN/1/obl and/CCONJ/5/cc "
        "Ostrel/PROPN/3/conj",
        5, (3, "conj"),
    ),
    "a name set beside the superlative before it": (
        "The/DET/1/det largest/ADJ/4/nsubj ,/PUNCT/3/punct Wolves/PROPN/4/nsubj has/VERB/-/root",
        1, (3, "appos"),
    ),
    "what a name in brackets is": (
        "fought/VERB/-/root Front/PROPN/0/obj (/PUNCT/3/punct F/PROPN/1/appos )/PUNCT/3/punct "
        ",/PUNCT/7/punct a/DET/7/det band/NOUN/0/obj",
        7, (1, "appos"),
    ),
    "a row of names with articles": (
        "Wolves/PROPN/8/nsubj ,/PUNCT/3/punct the/DET/3/det Falcons/PROPN/0/appos ,/PUNCT/7/punct "
        "and/CCONJ/7/cc the/DET/7/det Union/PROPN/3/conj met/VERB/-/root",
        3, (0, "conj"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_a_word_hung_too_low_or_too_high_is_put_right(case):
    rows, at, hangs = CASES[case]
    text, words = "", []
    for row in rows.split():
        form, tag, head, relation = row.split("/")
        above = None if head == "-" else int(head)
        kept = FINITE if tag == "VERB" else {}
        spot = len(text), len(text) + len(form)
        words.append(Word(*spot, tag, form.lower(), above, relation, kept))
        text += form + " "
    made = mended(text, words, [Sentence(0, len(text.rstrip()), 0, len(words))])
    assert (made[at].head, made[at].relation) == hangs
