"""Extractors by name, and the check that they are all held to."""

from dataclasses import replace
from importlib.metadata import EntryPoint

import pytest

from factional.errors import ExtractorError, UnknownExtractor
from factional.extract import _plugins, checked, extractor, extractors
from factional.model import Evidence, Extraction, Gap, Hop, Mention, Quantity

from . import sketch
from .sketch import claims_of

TEXT = "The [Ḥarakat al-‘Aql] 🦅 trained the [Ibex Brigade] in {2016|2016}."


@pytest.fixture
def layers():
    return sketch.layers(TEXT)


@pytest.fixture
def claim(layers):
    return claims_of(layers).claims[0]


def reasons(layers, *claims):
    extraction = Extraction(claims, tuple(layers.referents.values()))
    result = checked(layers.document, extraction)
    return [drop.reason for drop in result.drops]


def test_the_built_in_extractor_is_found_by_name():
    assert "local" in extractors()
    assert callable(extractor("local"))


def test_an_unknown_name_tells_the_known_ones():
    with pytest.raises(UnknownExtractor, match=r"No extractor 'oracle'.*local"):
        extractor("oracle")


def test_an_extractor_that_cannot_be_loaded_says_so(monkeypatch):
    broken = EntryPoint("broken", "factional.no_such_module:extract", _plugins.GROUP)
    monkeypatch.setattr(_plugins, "entry_points", lambda group: (broken,))
    with pytest.raises(ExtractorError, match="broken"):
        extractor("broken")


def test_a_sound_claim_is_kept(layers, claim):
    assert reasons(layers, claim) == []


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"evidence": Evidence("trained nobody", 4, 18)}, "not found verbatim"),
        ({"evidence": Evidence("", 3, 3)}, "not found verbatim"),
        ({"evidence": Evidence("The", -3, 0)}, "not found verbatim"),
        ({"relation": "adores"}, "'adores' is unknown"),
        ({"relation": "strength", "object": None, "value": "many"}, "needs a quantity"),
        ({"relation": "ideology", "object": None, "value": " "}, "needs a text value"),
        ({"relation": "formed"}, "takes no object"),
        ({"object": None}, "needs an object"),
        ({"value": Quantity(1, 1)}, "takes no value"),
        ({"object": "nobody"}, "'nobody' is no referent"),
        ({"place": "nowhere"}, "'nowhere' is no referent"),
        ({"object": "ḥarakat_al_aql"}, "are the same"),
        ({"time": "last spring"}, "not EDTF"),
        ({"attribution": ()}, "nobody is given"),
        ({"document": "another"}, "another document"),
        ({"confidence": 1.5}, "not between 0 and 1"),
    ],
)
def test_what_breaks_a_rule_is_dropped_with_the_reason(layers, claim, change, reason):
    (told,) = reasons(layers, replace(claim, **change))[:1]
    assert reason in told


def test_evidence_as_long_as_a_page_is_no_quotation():
    long = sketch.layers("The [Red Falcons] " + "very " * 100 + "often met the [Salt Party].")
    whole = long.document.text.strip()
    claim = claims_of(sketch.layers("The [Red Falcons] met the [Salt Party].")).claims[0]
    stretched = replace(claim, evidence=Evidence(whole, 0, len(whole)))
    assert "longer than" in reasons(long, stretched)[0]


def test_of_two_claims_with_one_id_the_second_is_dropped(layers, claim):
    assert "used twice" in reasons(layers, claim, replace(claim, attribution=(Hop("x"),)))[0]


def test_mentions_and_gaps_that_are_not_in_the_text_are_left_out(layers):
    referent = layers.referents["ibex_brigade"]
    stray = replace(referent, mentions=(*referent.mentions, Mention("ibex_brigade", "IB", 0, 2)))
    gap = Gap("x", (), "topic", "declined", Evidence("I cannot", 0, 8))
    result = checked(layers.document, Extraction((), (stray,), (gap,)))
    assert result.referents[0].mentions == referent.mentions
    assert result.gaps == ()
