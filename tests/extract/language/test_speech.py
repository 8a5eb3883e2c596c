"""Who said what, read off trees that are written here, and quotations over sentences."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factional.extract.language import Analysis, Attribution, Sentence, Span, Word
from factional.extract.language.quotations import completed, quotations
from factional.extract.language.speech import attributions, merged

SAID = """
Omar      Omar      PROPN 3 nsubj
Haddad    Haddad    PROPN 1 flat
told      tell      VERB  0 root
us        we        PRON  3 iobj
that      that      SCONJ 7 mark
they      they      PRON  7 nsubj
left      leave     VERB  3 ccomp
.         .         PUNCT 3 punct
"""
AFTER = """
The       the       DET   2 det
men       man       NOUN  3 nsubj
left      leave     VERB  0 root
Dareh     Dareh     PROPN 3 obj
,         ,         PUNCT 3 punct
two       two       NUM   7 nummod
officers  officer   NOUN  12 nsubj
,         ,         PUNCT 7 punct
who       who       PRON  10 nsubj
fled      flee      VERB  7 acl:relcl
,         ,         PUNCT 7 punct
said      say       VERB  3 parataxis
.         .         PUNCT 3 punct
"""
ACCORDING = """
According accord    VERB  4 case
to        to        ADP   1 fixed
the       the       DET   4 det
agency    agency    NOUN  8 obl
,         ,         PUNCT 4 punct
he        he        PRON  8 nsubj
was       be        AUX   8 cop
dead      dead      ADJ   0 root
.         .         PUNCT 8 punct
"""
SHARED = """
She       she       PRON  2 nsubj
denied    deny      VERB  0 root
the       the       DET   4 det
raid      raid      NOUN  2 obj
and       and       CCONJ 6 cc
said      say       VERB  2 conj
he        he        PRON  8 nsubj
lied      lie       VERB  6 ccomp
"""
PASSIVE = """
He        he        PRON  3 nsubj:pass
is        be        AUX   3 aux:pass
said      say       VERB  0 root
to        to        PART  5 mark
hide      hide      VERB  3 xcomp
here      here      ADV   5 advmod
.         .         PUNCT 3 punct
"""
ACCUSED = """
Activists activist  NOUN  2 nsubj
accused   accuse    VERB  0 root
the       the       DET   4 det
army      army      NOUN  2 obj
of        of        SCONJ 6 mark
looting   loot      VERB  2 advcl
"""
HEARSAY = """
The       the       DET   2 det
cable     cable     NOUN  5 nsubj:pass
was       be        AUX   5 aux:pass
reportedly reportedly ADV 5 advmod
cut       cut       VERB  0 root
.         .         PUNCT 5 punct
"""
CLAIMS = """
Their     they      PRON  2 nmod:poss
claim     claim     NOUN  9 nsubj
that      that      SCONJ 5 mark
she       she       PRON  5 nsubj
lied      lie       VERB  2 acl
was       be        AUX   9 cop
a         a         DET   9 det
plain     plain     ADJ   9 amod
invention invention NOUN  0 root
"""
CITING = """
Radio     radio     NOUN  2 nsubj
said      say       VERB  0 root
he        he        PRON  4 nsubj
fled      flee      VERB  2 ccomp
,         ,         PUNCT 6 punct
citing    cite      VERB  2 advcl
a         a         DET   8 det
guard     guard     NOUN  6 obj
"""
LIKENED = """
Kin       kin       NOUN  2 nsubj
described describe  VERB  0 root
the       the       DET   4 det
raid      raid      NOUN  2 obj
as        as        ADP   7 case
a         a         DET   7 det
murder    murder    NOUN  2 obl
"""
TOLD_JOKES = """
They      they      PRON  2 nsubj
told      tell      VERB  0 root
jokes     joke      NOUN  2 obj
till      till      SCONJ 5 mark
dawn      dawn      NOUN  2 obl
"""


def planted(*trees):
    """Text and analysis of some sentences, their words one space apart."""
    text = ""
    words: list[Word] = []
    sentences: list[Sentence] = []
    for tree in trees:
        first = len(words)
        start = len(text) + 1 if text else 0
        for form, lemma, tag, head, relation in (line.split() for line in tree.strip().split("\n")):
            text += f" {form}" if text else form
            above = first + int(head) - 1 if int(head) else None
            words.append(Word(len(text) - len(form), len(text), tag, lemma, above, relation))
        sentences.append(Sentence(start, len(text), first, len(words)))
    return text, Analysis(tuple(sentences), tuple(words))


def shown(text, found):
    return [
        (
            a.source and text[a.source.start : a.source.end],
            a.cue and text[a.cue.start : a.cue.end],
            [text[c.start : c.end] for c in a.contents],
        )
        for a in found
    ]


@pytest.mark.parametrize(
    ("tree", "expected"),
    [
        (SAID, [("Omar Haddad", "told", ["that they left"])]),
        (AFTER, [("two officers", "said", ["The men left Dareh"])]),
        (ACCORDING, [("the agency", "According to", ["he was dead"])]),
        (SHARED, [("She", "denied", ["the raid"]), ("She", "said", ["he lied"])]),
        (PASSIVE, [(None, "said", ["He", "to hide here"])]),
        (ACCUSED, [("Activists", "accused", ["the army of looting"])]),
        (HEARSAY, [(None, "reportedly", ["The cable was", "cut"])]),
        (CLAIMS, [("Their", "claim", ["that she lied"])]),
        (CITING, [("Radio", "said", ["he fled"]), ("a guard", "citing", ["he fled"])]),
        (LIKENED, [("Kin", "described", ["the raid", "a murder"])]),
        (TOLD_JOKES, []),
    ],
)
def test_the_shapes_that_trees_have(tree, expected):
    text, found = planted(tree)
    assert shown(text, attributions(text, found)) == expected


def test_sentences_are_read_apart_and_in_order():
    text, found = planted(SAID, ACCORDING, SAID)
    cues = [cue for _, cue, _ in shown(text, attributions(text, found))]
    assert cues == ["told", "According to", "told"]


def test_what_trees_and_model_both_have_is_one_attribution_and_surer():
    text, found = planted(PASSIVE)
    cue = attributions(text, found)[0].cue
    read = Attribution(Span(0, 2), cue, (Span(13, 17),), 0.6)
    other = Attribution(None, Span(0, 2), (Span(10, 12),), 0.4)
    both = merged(text, Analysis(found.sentences, found.words, (), (read, other)), [(0, 99)])
    assert len(both) == 2
    one = next(a for a in both if a.cue == cue)
    assert one.source == Span(0, 2)
    assert [text[c.start : c.end] for c in one.contents] == ["He", "to hide here"]
    assert one.score == pytest.approx(0.9)


class TestQuotations:
    def found(self, text):
        edges, start = [], 0
        for paragraph in text.split("\n\n"):
            edges.append((start, start + len(paragraph)))
            start += len(paragraph) + 2
        return [text[s.start : s.end] for s in quotations(text, edges)]

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("“They left,” he said. “All of them.”", ["They left", "All of them."]),
            ('"They left," he said.', ["They left"]),
            ("«Ушли», — сказал он.", ["Ушли"]),
            ("„Sie gingen“, sagte er.", ["Sie gingen"]),
            ("He said: “They left.\n\nThen “I” came.", ["They left.", "I"]),
            ("“He told me ‘go’ and I went.”", ["He told me ‘go’ and I went."]),
            ('It is 5" long\n\nand no more.', []),
            ("“” and ”", []),
            ("none", []),
        ],
    )
    def test_they_end_with_their_mark_or_paragraph(self, text, expected):
        assert self.found(text) == expected

    @given(st.text(st.sampled_from(list("ab .“”\"«»'\n")), max_size=40))
    def test_they_never_overlap(self, text):
        at = 0
        for span in quotations(text, [(0, len(text))]):
            assert at <= span.start < span.end <= len(text)
            at = span.end

    def test_a_content_takes_in_its_whole_quotation(self):
        text = "“They came. They went,” said Omar. “Nobody saw them go.” He sat down."
        last = Attribution(Span(29, 33), Span(24, 28), (Span(12, 21),), 0.7)
        whole = completed(text, [last], quotations(text, [(0, len(text))]))
        assert shown(text, whole) == [
            ("Omar", "said", ["They came. They went", "Nobody saw them go."])
        ]

    def test_a_quotation_of_nobody_stands_alone_and_a_word_in_marks_does_not(self):
        text = "The road was empty. “We will never go back there.” The “victors” slept."
        found = completed(text, [], quotations(text, [(0, len(text))]))
        assert shown(text, found) == [(None, None, ["We will never go back there."])]

    def test_what_is_said_inside_a_quotation_does_not_take_all_of_it(self):
        text = "“They say he died. I saw him today,” said Omar."
        inner = Attribution(Span(1, 5), Span(6, 9), (Span(10, 17),), 0.7)
        outer = Attribution(Span(42, 46), Span(37, 41), (Span(19, 34),), 0.7)
        found = completed(text, [inner, outer], quotations(text, [(0, len(text))]))
        assert [c for _, _, c in shown(text, found)] == [
            ["he died"],
            ["They say he died. I saw him today"],
        ]
