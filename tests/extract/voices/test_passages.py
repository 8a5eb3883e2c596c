"""Whose words they are, in passages of many outlets that were labelled before any rule."""

from dataclasses import replace

import pytest

from factional.extract.language import analyse
from factional.extract.layers import Layers, TimeExpression
from factional.extract.syntax import Clauses, Tree
from factional.extract.voices import Voices, spoken
from factional.model import AUTHOR, Speaker, SpeakerRole
from factional.read import read

from . import passages

MISSED = {
    "relative-3-shelters": "the parse takes the verb for a noun",
    "relative-4-buried": "the parse hangs the main clause under the cue",
    "relative-5-number": "the parse takes the verb for a noun",
    "relative-5-came": "the parse makes the subject the speaker",
}


def _case(passage, label):
    name = f"{passage.name}-{passage.text[label.start : label.end]}"
    missed = [pytest.mark.xfail(reason=MISSED[name], strict=True)] if name in MISSED else []
    return pytest.param(passage, label, id=name, marks=missed)


CASES = [_case(p, label) for p, label in passages.cases()]


@pytest.mark.parametrize(("passage", "label"), CASES)
def test_a_word_is_the_voices_that_a_reader_hears(passage, label):
    assert passages.heard(passage, label) == label.chain


@pytest.mark.parametrize(
    ("passage", "label"), [_case(p, label) for p, label in passages.cases() if label.stance]
)
def test_a_reporter_denies_or_doubts_what_he_reports(passage, label):
    made, tree = passages.voices(passage.name)
    word = tree.at(label.start)
    assert word is not None
    stance = made.stance(word, governing=True)
    assert stance.denied == (label.stance == "denied")
    assert (stance.certainty is not None) == (label.stance == "probable")


@pytest.mark.parametrize("passage", passages.by_name().values(), ids=lambda p: p.name)
def test_every_chain_ends_with_the_documents_own_voice_and_names_nobody_twice(passage):
    made, tree = passages.voices(passage.name)
    for word in range(len(tree.words)):
        chain = made.chain(word, tree.words[word].start, tree.words[word].end)
        assert len({hop.who for hop in chain}) == len(chain) > 0
        for hop in chain:
            if hop.start is not None and hop.cue is not None:
                assert hop.cue in passage.text[hop.start : hop.end]


def test_a_hop_has_the_date_at_which_it_was_said():
    text = "[Ada Venn@Person] said on 3 May 2016 that the [Reed Clan] left in 2014."
    passage = passages.made("date", "date", text)
    layers = passages.layers_of(passage)
    said = TimeExpression(17, 27, "3 May 2016", "2016-05-03")
    left = TimeExpression(55, 59, "2014", "2014")
    (sentence,) = layers.sentences
    layers = replace(layers, sentences=(replace(sentence, times=(said, left)),))
    analysis = analyse(passage.text, spoken(layers.document))
    tree = Tree(passage.text, analysis)
    voices = Voices(layers, tree, Clauses(tree), analysis)
    word = tree.at(passage.text.index("left"))
    assert word is not None
    first, last = voices.chain(word, 0, 10)
    assert (first.who, first.cue, first.date) == ("Ada Venn", "said", "2016-05-03")
    assert (last.who, last.date) == (AUTHOR, None)


def test_a_column_of_sources_speaks_for_its_rows():
    rows = [("th", "Attack", "Source"), ("td", "The Reed Clan burned the mill", "Coast Watch")]
    rows += [("td", "The Hill Army fled", "")]
    cells = ["".join(f"<{tag}>{c}</{tag}>" for c in row) for tag, *row in rows]
    page = "<p>What was seen.</p><table>" + "".join(f"<tr>{c}</tr>" for c in cells) + "</table>"
    document = read(f"<html><body><article>{page}</article></body></html>".encode(), "toll.html")
    assert document.tables
    analysis = analyse(document.text, spoken(document))
    tree = Tree(document.text, analysis)
    voices = Voices(Layers(document, (), {}), tree, Clauses(tree), analysis)
    found = {}
    for form in ("burned", "fled"):
        at = document.text.index(form)
        word = tree.at(at)
        assert word is not None
        found[form] = [h.who for h in voices.chain(word, at, at + 1)]
    assert found == {"burned": ["Coast Watch", AUTHOR], "fled": [AUTHOR]}


def test_an_outlet_is_no_voice_of_its_own_in_what_it_publishes():
    passage = passages.made("house", "house", "[Ada Venn@Person] told [Keld Radio] the men fled.")
    layers = passages.layers_of(passage)
    publisher = Speaker("Keld Radio", SpeakerRole.PUBLISHER)
    document = replace(layers.document, speakers=(publisher,))
    layers = replace(layers, document=document, speakers={"Keld Radio": "Keld Radio"})
    analysis = analyse(passage.text, spoken(document))
    tree = Tree(passage.text, analysis)
    voices = Voices(layers, tree, Clauses(tree), analysis)
    word = tree.at(passage.text.index("fled"))
    assert word is not None
    assert [h.who for h in voices.chain(word, 0, 10)] == ["Ada Venn", AUTHOR]


def test_what_mood_reads_off_governors_is_no_stance_unless_asked_for():
    passage = next(p for p in passages.by_name().values() if p.name == "deny-1")
    made, tree = passages.voices(passage.name)
    word = tree.at(passage.labels[0].start)
    assert word is not None
    assert made.stance(word, governing=True).denied
    assert not made.stance(word).denied
