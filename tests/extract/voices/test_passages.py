"""Whose words they are, in passages of many outlets that were labelled before any rule."""

import pytest

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
