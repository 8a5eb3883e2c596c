"""Mending: words that a small parser hangs on the wrong head."""

from factional.extract.language import Name, NameType, Sentence, Word
from factional.extract.syntax.mending import mended


def tree(*rows):
    """A text and one sentence of words, each `form tag head relation`."""
    text, words = "", []
    for row in rows:
        form, tag, head, relation = row.split()
        start = len(text)
        text += form + " "
        above = None if head == "-" else int(head)
        words.append(Word(start, start + len(form), tag, form.lower(), above, relation))
    return text, words, [Sentence(0, len(text.rstrip()), 0, len(words))]


def test_a_second_subject_after_a_comma_is_an_apposition():
    text, words, sentences = tree(
        "Keld PROPN 6 nsubj:pass",
        ", PUNCT 0 punct",
        "stronghold NOUN 6 nsubj:pass",
        "of ADP 4 case",
        "Wolves PROPN 2 nmod",
        ", PUNCT 2 punct",
        "besieged VERB - root",
    )
    made = mended(text, words, sentences)
    assert (made[2].head, made[2].relation) == (0, "appos")
    assert [w.head for w in made[3:]] == [w.head for w in words[3:]]


def test_a_name_whose_words_hang_side_by_side_is_one():
    text, words, sentences = tree(
        "trained VERB - root",
        "Nur PROPN 0 obj",
        "Brigade PROPN 0 obj",
        "and CCONJ 4 cc",
        "Wolves PROPN 2 conj",
    )
    name = Name(words[1].start, words[2].end, NameType.ORGANIZATION, 1.0)
    made = mended(text, words, sentences, [name])
    assert [(w.head, w.relation) for w in made[1:]] == [
        (0, "obj"), (1, "flat"), (4, "cc"), (1, "conj"),
    ]  # fmt: skip
    date = Name(words[1].start, words[2].end, NameType.DATE, 1.0)
    assert list(mended(text, words, sentences, [date])) == words


def test_a_name_after_a_comma_and_no_preposition_is_an_apposition():
    text, words, sentences = tree(
        "units NOUN 6 nsubj",
        ", PUNCT 2 punct",
        "Ibex PROPN 0 nmod",
        "of ADP 4 case",
        "Keld PROPN 2 nmod",
        ", PUNCT 2 punct",
        "left VERB - root",
    )
    made = mended(text, words, sentences)
    assert [(w.head, w.relation) for w in (made[2], made[4])] == [(0, "appos"), (2, "nmod")]


def test_what_a_name_is_hangs_on_it():
    text, words, sentences = tree(
        "fought VERB - root",
        "with ADP 2 case",
        "Wolves PROPN 5 nmod",
        ", PUNCT 5 punct",
        "a DET 5 det",
        "band NOUN 0 nsubj",
    )
    made = mended(text, words, sentences)
    assert [(w.head, w.relation) for w in (made[2], made[5])] == [(0, "obl"), (2, "appos")]


def test_a_clause_with_who_is_about_the_person_before_it():
    text, words, sentences = tree(
        "band NOUN - root",
        "of ADP 2 case",
        "Reek PROPN 0 nmod",
        ", PUNCT 5 punct",
        "who PRON 5 nsubj",
        "left VERB 0 acl:relcl",
    )
    person = Name(words[2].start, words[2].end, NameType.PERSON, 1.0)
    assert mended(text, words, sentences, [person])[5].head == 2
    band = Name(words[2].start, words[2].end, NameType.ORGANIZATION, 1.0)
    assert mended(text, words, sentences, [band])[5].head == 0


def test_two_subjects_without_a_comma_stay():
    text, words, sentences = tree("Keld PROPN 2 nsubj", "men NOUN 2 nsubj", "left VERB - root")
    assert list(mended(text, words, sentences)) == words


def test_a_ring_of_words_is_put_under_the_root():
    text, words, sentences = tree(
        "Wolves PROPN - root", "such ADJ 3 case", "Front PROPN 3 flat", "men NOUN 1 nmod"
    )
    made = mended(text, words, sentences)
    for first in range(4):
        at: int | None = first
        steps = 0
        while at is not None:
            at, steps = made[at].head, steps + 1
            assert steps <= 4


LIST = (
    "Keld PROPN - root",
    ", PUNCT 2 punct",
    "Ravnik {} 0 appos",
    "and CCONJ 4 cc",
    "Irtam PROPN 0 conj",
)


def test_a_name_in_a_list_is_no_apposition_of_the_one_before():
    text, words, sentences = tree(*(row.format("PROPN") for row in LIST))
    assert mended(text, words, sentences)[2].relation == "conj"


def test_an_apposition_that_is_no_name_stays_before_a_conjunct():
    text, words, sentences = tree(*(row.format("NOUN") for row in LIST))
    assert list(mended(text, words, sentences)) == words
