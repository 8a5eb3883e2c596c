"""The benchmark of claims measures what it says: on texts of which the answer is known."""

import dataclasses

import pytest
from benchmarks.claims import ablation, extracted, judged, re3d, reliability, sentences, speed

from factional.extract import annotate, local
from factional.extract.language import analyse
from factional.model import Hop
from factional.read import read

TEXT = "Harbour Post\n\nThe Keld Front trains the Ravnik Brigade. Its leader is Tomas Reek.\n"


def item(text, *claims, relation="trains", **more):
    return sentences.item({"text": text, "claims": list(claims), **more}, relation, "tune", "x/1")


def test_a_sentence_is_found_with_its_names_and_without():
    one = item("[Keld Front] trains the [Ravnik Brigade].", "Keld Front | trains | Ravnik Brigade")
    for given in (False, True):
        made = judged.tally([one], given=given)
        assert (made.found["trains"], made.missed["trains"], made.false["trains"]) == (1, 0, 0)


def test_a_denial_that_is_taken_for_its_contrary_is_missed_and_false():
    one = item("[Keld Front] trains the [Ravnik Brigade].", "-Keld Front | trains | Ravnik Brigade")
    made = judged.tally([one], given=True)
    assert (made.found["trains"], made.missed["trains"], made.false["trains"]) == (0, 1, 1)


@pytest.mark.parametrize(
    ("text", "silent"),
    [
        ("[Keld Front] trains the [Ravnik Brigade].", 0),
        ("[Keld Front] and the [Ravnik Brigade] share a train.", 1),
    ],
)
def test_a_near_miss_is_kept_silent_or_not(text, silent):
    made = judged.tally([item(text)], given=True)
    assert (made.misses["trains"], made.silent["trains"]) == (1, silent)


def test_open_values_are_compared_among_sentences():
    one = item(
        "[Keld Front] wants to build a state in the hills.",
        "Keld Front | aims_to | build a state in the hills",
        relation="aims_to",
    )
    assert judged.tally([one], given=True).found["aims_to"] == 1


def test_an_answer_is_in_the_words_of_its_speaker():
    one = item(
        "[We=Keld Front@Organization] train the [Ravnik Brigade].",
        "Keld Front | trains | Ravnik Brigade",
        speaker="Ada Venn",
        affiliation="Keld Front",
    )
    match = judged.match_of(one, given=True)
    ((wanted, found),) = match.claims.pairs
    assert match.same_speaker(wanted, found)


@pytest.mark.parametrize("name", ablation.SWITCHES)
def test_every_part_can_be_switched_off_and_comes_back(name):
    document = read(TEXT.encode(), "post.txt")
    before = local.extract(document)
    with ablation.SWITCHES[name]():
        without = local.extract(document)
    assert local.extract(document) == before
    changes = {"no parse", "no coreference", "no frames of verbs"}
    assert name not in changes or without.claims != before.claims


def test_without_attribution_all_is_the_authors():
    text = b"Harbour Post\n\nTomas Reek said the Keld Front attacked the Ravnik Brigade.\n"
    document = read(text, "post.txt")
    with ablation.SWITCHES["no attribution at all"]():
        found = local.extract(document).claims
    assert {c.attribution for c in found} == {(Hop("<author>"),)}
    assert any(len(c.attribution) > 1 for c in local.extract(document).claims)


def heads(text="The Keld Front left."):
    """What the extractor's parse of a text hangs each word on."""
    return [word.head for word in vars(annotate)["analyse"](text, [(0, len(text))]).words]


def test_a_changed_parse_is_not_remembered_as_the_text_s_own():
    own = heads()
    with extracted.remembered(ablation.unparsed), extracted.remembered():
        assert heads() == [None, 0, 1, 2, 3] != own
    with extracted.remembered():
        assert heads() == own
    assert vars(annotate)["analyse"] is analyse


def claim(confidence, *, right, core=True):
    return reliability.Judged(confidence, right, right and core)


def test_the_error_of_what_is_calibrated_is_nought_and_of_the_contrary_one():
    half = [claim(0.5, right=True), claim(0.5, right=False)]
    assert reliability.error(half) == 0
    assert reliability.error([claim(1.0, right=False), claim(0.0, right=True)]) == 1
    assert reliability.error([]) == 0


def test_bins_hold_every_claim_once():
    claims = [claim(n / 100, right=n % 2 == 0) for n in range(101)]
    bins = reliability.binned(claims)
    assert [c for part in bins for c in part] == claims
    assert [len(part) for part in bins] == [10] * 9 + [11]


def test_a_floor_leaves_out_what_is_below_it():
    claims = [claim(0.2, right=False), claim(0.4, right=True), claim(0.6, right=True, core=False)]
    rows = [line.split(" | ") for line in reliability.floors(claims, gold=2).splitlines()[2:]]
    by_floor = {row[0].removeprefix("| "): row[1:3] for row in rows}
    assert by_floor["0.00"] == ["1", "1"]
    assert by_floor["0.25"] == ["1", "0"]
    assert by_floor["0.45"] == ["0", "0"]


def test_what_matches_nothing_is_wrong_and_the_rest_right():
    one = item("[Keld Front] trains the [Ravnik Brigade].", "Keld Front | trains | Ravnik Brigade")
    other = item("[Keld Front] trains the [Ravnik Brigade].")
    for found, right in ((one, True), (other, False)):
        ((_, judgement),) = reliability.judged(judged.match_of(found, given=True))
        assert (judgement.right, judgement.core) == (right, right)


def related(text, type, source, target):
    def spot(words):
        return text.index(words), text.index(words) + len(words)

    return re3d.Text(
        text, (spot(source), spot(target)), (re3d.Related(type, spot(source), spot(target)),)
    )


@pytest.mark.parametrize(
    ("type", "source", "target", "found"),
    [
        ("FightingAgainst", "Keld Front", "Ravnik Brigade", True),
        ("FightingAgainst", "Ravnik Brigade", "Keld Front", True),
        ("AlliesOf", "Keld Front", "Ravnik Brigade", False),
    ],
)
def test_relations_of_re3d_are_mapped(type, source, target, found):
    text = "The Keld Front attacked the Ravnik Brigade near Qasr in May.\n"
    given = related(text, type, source, target)
    counts = {name: re3d.Counted() for name in re3d.MAPPED}
    re3d.Judged(given, local.extract(read(text.encode(), "x.txt"))).count(counts)
    assert (counts[type].gold, counts[type].found) == (1, found)
    assert (counts["FightingAgainst"].claims, counts["FightingAgainst"].right) == (1, found)


def test_a_side_that_re3d_does_not_annotate_is_not_judged():
    text = "The Keld Front attacked the Ravnik Brigade near Qasr in May.\n"
    given = dataclasses.replace(
        related(text, "FightingAgainst", "Keld Front", "Ravnik Brigade"),
        entities=((4, 14),),
        relations=(),
    )
    counts = {name: re3d.Counted() for name in re3d.MAPPED}
    re3d.Judged(given, local.extract(read(text.encode(), "x.txt"))).count(counts)
    assert counts["FightingAgainst"].claims == 0


def test_a_step_inside_another_is_taken_off_it(monkeypatch):
    clock = iter([0.0, 1.0, 4.0, 10.0])
    monkeypatch.setattr("time.process_time", lambda: next(clock))
    watch = speed.Stopwatch()
    with watch.step("propositions"), watch.step("voices"):
        pass
    assert watch.spent["voices"] == 3
    assert watch.spent["propositions"] == 1 + 6
