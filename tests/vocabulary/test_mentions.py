"""Names, descriptions and pronouns are told apart by their words."""

import pytest

from factional.model import Mention, MentionKind
from factional.vocabulary.mentions import mention_kind


def kind(text, *, named=False):
    return mention_kind(Mention("x", text, 0, len(text), named))


@pytest.mark.parametrize("text", ["it", "Its", "THEY", "ourselves", "whose", "this"])
def test_pronouns(text):
    assert kind(text) is MentionKind.PRONOUN


@pytest.mark.parametrize("text", ["the group", "its leader", "the latter", "الجماعة", "они", ""])
def test_descriptions(text):
    assert kind(text) is MentionKind.DESCRIPTION


def test_the_unnamed_go_by_descriptions():
    reporters = Mention("reporters", "local reporters", 0, 15)
    assert mention_kind(reporters, unnamed=True) is MentionKind.DESCRIPTION


@pytest.mark.parametrize("text", ["Qasr Valley Front", "IT", "We", "حزب النهر"])
def test_names_are_names_however_they_are_spelt(text):
    assert kind(text, named=True) is MentionKind.NAME
