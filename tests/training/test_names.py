"""Generated names, sentences and swaps: offsets, types, seeds."""

import random
import unicodedata
from collections import defaultdict

import pytest
from hypothesis import given
from hypothesis import strategies as st
from training.field import load, mark
from training.field.markup import TYPES, parse
from training.names import generator, places
from training.names.augment import swap
from training.names.generator import Namer, initials, theatres
from training.names.grammar import expand, symbols, table, ways
from training.names.noise import Scheme, scheme, unaccented
from training.names.sentences import generate

from factional.errors import VocabularyError
from tests.examples import examples

FIELD = load("train.yaml")
INVENTORY = set(TYPES.values())
SEEDS = st.integers(0, 2**32)
KINDS = {
    generator.person: "Person",
    generator.organisation: "Organization",
    generator.state: "State",
    generator.group: "Group",
    generator.place: "Place",
    generator.event: "Event",
    generator.document: "Document",
}


def well_nested(entities):
    return all(
        a[1] <= b[0] or (a[0] <= b[0] and b[1] <= a[1])
        for n, a in enumerate(entities)
        for b in entities[n + 1 :]
    )


def inside(one, entities):
    return any(e != one and e[0] <= one[0] and one[1] <= e[1] for e in entities)


def check(text, entities):
    for start, end, kind in entities:
        assert 0 <= start < end <= len(text)
        assert kind in INVENTORY
        assert text[start:end] == text[start:end].strip()
    assert entities == sorted(set(entities), key=lambda e: (e[0], -e[1], e[2])) or well_nested(
        entities
    )
    assert len({e[:2] for e in entities}) == len(entities)


@pytest.mark.parametrize("make", list(KINDS), ids=list(KINDS.values()))
@given(seed=SEEDS)
@examples(60)
def test_a_name_is_of_its_kind_clean_and_the_same_for_one_seed(make, seed):
    name = make(random.Random(seed))
    assert name == make(random.Random(seed))
    assert name.kind == KINDS[make]
    assert name.text == name.text.strip()
    assert not set(name.text) & set("<>[]{}|*\n")
    check(name.text, list(name.inner))
    made = parse(name.marked)
    assert made["text"] == name.text
    assert (0, len(name.text), name.kind) in made["entities"]


@pytest.mark.parametrize("theatre", theatres())
def test_a_theatre_can_make_everything_it_is_asked_for(theatre):
    namer = Namer(random.Random(7), theatre)
    for _ in range(150):
        namer.person(), namer.organisation(), namer.state(), namer.group()
        namer.place(), namer.event(), namer.document()


@pytest.mark.parametrize("family", [f for f in table("organisations") if f != "common"])
def test_every_pattern_of_a_family_can_be_written(family):
    about = table("organisations")[family]
    namer = Namer(random.Random(1))
    seen = {namer.organisation(family).text for _ in range(40 * len(ways(about["patterns"])))}
    assert len(seen) > len(ways(about["patterns"]))


def test_a_later_mention_is_part_of_the_name():
    rng = random.Random(3)
    for _ in range(500):
        name = generator.person(rng)
        assert name.short in name.text


def test_no_title_stands_in_a_persons_name():
    rng = random.Random(5)
    titles = {"Sheikh", "Mullah", "General", "Colonel", "Emir", "Dr", "President", "Mallam"}
    for _ in range(2000):
        assert generator.person(rng).text.split()[0] not in titles


@given(seed=SEEDS)
@examples(80)
def test_sentences_have_sound_offsets_and_one_type_for_one_name(seed):
    for made in generate(random.Random(seed), 4):
        check(made["text"], made["entities"])
        assert well_nested(made["entities"])
        kinds = defaultdict(set)
        for start, end, kind in made["entities"]:
            kinds[made["text"][start:end].lower()].add(kind)
        for found in kinds.values():
            assert len(found & {"Person", "Organization", "Place"}) <= 1
            assert "Person" not in found or len(found) == 1
        for one in made["attributions"]:
            assert one["content"]


def test_one_seed_makes_one_text_and_another_seed_another():
    first = list(generate(random.Random(11), 30))
    assert first == list(generate(random.Random(11), 30))
    assert first != list(generate(random.Random(12), 30))


@pytest.mark.parametrize("style", sorted(table("sentences")["styles"]))
def test_every_template_of_a_style_can_be_written(style):
    lines = ways(table("sentences")["texts"][style])
    made = list(generate(random.Random(2), 12 * len(lines), style))
    assert len({m["text"] for m in made}) >= len(lines) / 2
    for one in made:
        assert not set("<>") & set(one["text"])
        assert "(n)" not in one["text"]


def test_ordinary_english_gets_no_names():
    for made in generate(random.Random(4), 200, "plain"):
        assert not {kind for *_, kind in made["entities"]} & {"Person", "Organization", "State"}


def test_reported_speech_brings_its_attribution():
    made = list(generate(random.Random(8), 60, "reported"))
    assert all(m["attributions"] for m in made)


def test_transcripts_are_upper_case_and_keep_their_offsets():
    for made in generate(random.Random(9), 40, "transcript"):
        letters = [c for c in made["text"] if c.isalpha() and len(c.upper()) == 1]
        assert not any(c.islower() and c.upper() != c for c in letters)
        check(made["text"], made["entities"])


def test_a_scheme_spells_the_article_its_own_way_and_leaves_marks_alone():
    plain = Scheme(article="el-", guttural="")
    assert plain.spell("Jabhat al-Thaʾr fi [al-Sham|Place]", "arabic") == (
        "Jabhat el-Thar fi [el-Sham|Place]"
    )
    assert Scheme(assimilates=True).spell("Ansar al-Sunna", "arabic") == "Ansar as-Sunna"
    assert Scheme(dashes=" ").spell("Lashkar-e-Haq") == "Lashkar e Haq"
    assert Scheme(guttural="’").spell("Saʿd") == "Sa’d"


@given(seed=SEEDS, text=st.text(alphabet="abcʿʾ-ş ñéđ", max_size=30))
def test_spelling_is_the_same_for_one_scheme(seed, text):
    habits = scheme(random.Random(seed))
    assert habits.spell(text, "arabic") == habits.spell(text, "arabic")


def test_unaccented_leaves_letters_of_other_scripts():
    assert unaccented("Đukić Bøås Şervan") == "Djukic Boas Servan"
    assert unaccented("Минск") == unicodedata.normalize("NFC", "Минск")


def test_initials_pass_over_small_words_and_need_three_letters():
    assert initials("Popular Front for the Liberation of Azawad") == "PFLA"
    assert initials("Mouvement du 17 Mars") == ""
    assert initials("Jaysh al-Islam") == ""


def test_ways_come_in_three_forms():
    assert ways("a, b") == ways("a\nb\n") == ways(["a", "b"]) == ("a", "b")
    with pytest.raises(VocabularyError):
        ways(3)


def test_a_symbol_unknown_or_endless_is_named():
    rng = random.Random(0)
    with pytest.raises(VocabularyError, match="nowhere"):
        expand("<nowhere>", {}, rng)
    with pytest.raises(VocabularyError, match="contains itself"):
        expand("<loop>", symbols({"loop": ["x <loop>"]}), rng)
    assert expand("a( b)?", {}, rng) in {"a", "a b"}


def test_the_gazetteer_has_the_countries_of_every_theatre():
    for about in table("world").values():
        assert all(places.towns(country) for country in about["countries"])
        assert all(places.state(code).names for code in about["states"])


# Swaps


@given(seed=SEEDS, number=st.integers(0, 10_000))
@examples(150)
def test_a_swap_keeps_offsets_types_and_everything_outside_the_names(seed, number):
    one = FIELD[number % len(FIELD)]
    text, entities = swap(one["text"], one["entities"], random.Random(seed))
    assert (text, entities) == swap(one["text"], one["entities"], random.Random(seed))
    check(text, entities)
    assert well_nested(entities)
    for kind in ("Person", "Date", "Quantity", "Event", "Document"):
        outer = [e for e in one["entities"] if e[2] == kind and not inside(e, one["entities"])]
        after = [e for e in entities if e[2] == kind and not inside(e, entities)]
        assert len(after) == len(outer)


def swapped(marked, seed=1, **more):
    one = parse(marked)
    return mark(*swap(one["text"], one["entities"], random.Random(seed), **more))


def test_one_name_has_one_new_name_and_its_surname_follows():
    whole, short = "[Zubair Akhtar Nasirov|Per]", "[Nasirov|Per]"
    made = parse(swapped(f"{whole} left. {short} wept; {whole}'s son"))
    spans = [made["text"][s:e] for s, e, _ in made["entities"]]
    assert spans[0] == spans[2] != "Zubair Akhtar Nasirov"
    assert spans[1] in spans[0]


def test_states_keep_their_forms_and_stay_one_state():
    for seed in range(30):
        text = "[Norway|State] sent [Norwegian|State] boats; the [Norwegians|Group] cheered."
        made = parse(swapped(text, seed))
        words = [made["text"][s:e] for s, e, _ in made["entities"]]
        assert [kind for *_, kind in made["entities"]] == ["State", "State", "Group"]
        for state in places.states():
            one = places.state(state)
            if words[0] in one.names:
                assert words[1] in one.adjectives
                assert words[2] in one.people
                break
        else:
            raise AssertionError(words)


def test_a_and_an_fit_what_follows():
    for seed in range(60):
        made = swapped("He met a [Chechen|Group] trader and an [Avar|Group] poet.", seed)
        for piece in made.split("[")[:-1]:
            assert piece.split()[-1] in {"a", "an"}
        assert "a [A" not in made
        assert "an [B" not in made
        assert "an [K" not in made


def test_upper_case_stays_upper_case():
    made = parse(swapped("[ABU NUH|Per] OF [LIWA NUH|Org] IN [TIFLIS|Place]", 5))
    assert made["text"].upper() == made["text"]


def test_an_acronym_becomes_an_acronym_of_the_same_body():
    one = "[Popular Union of Ruritania|Org] ([PUR|Org]); [PUR|Org]"
    for seed in range(20):
        made = parse(swapped(one, seed))
        outer = [made["text"][s:e] for s, e, k in made["entities"] if k == "Organization"]
        assert outer[-1] == outer[-2]
        assert outer[-1].isupper()


def test_kind_words_and_directions_of_places_stay():
    made = swapped("in [Homs province|Place], [southern Homs|Place] and [Homs|Place]", 3)
    assert " province|Place]" in made
    assert "[southern " in made


def test_dates_and_events_keep_their_words_while_names_inside_are_swapped():
    made = swapped("[Battle of [Qusayr|Place]|Event] in [May 2013|Date]", 2)
    assert made.startswith("[Battle of [")
    assert "Qusayr" not in made
    assert made.endswith("in [May 2013|Date]")


def test_a_rate_of_nought_changes_nothing():
    one = FIELD[3]
    assert swap(one["text"], one["entities"], random.Random(1), rate=0.0) == (
        one["text"],
        one["entities"],
    )


def test_crossing_entities_do_not_break_it():
    text, entities = swap("aa bb cc", [(0, 5, "Person"), (3, 8, "Place")], random.Random(1))
    assert len(entities) == 1
    assert text.endswith(" cc")
