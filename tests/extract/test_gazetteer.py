"""Gazetteers: what they know, and that they may be shipped."""

from __future__ import annotations

import gzip
import lzma

import pytest

from factional.extract.gazetteer import FOLDER, gazetteer, is_weak_place, place_key
from factional.extract.lexicon import ordinary, words
from factional.extract.local import extract
from factional.extract.spelling import fold
from factional.model import EntityType
from factional.read import read


@pytest.mark.parametrize("name", ["Goma", "Jisr al-Shughur", "Marib", "Myitkyina", "Kraków"])
def test_places_are_known_however_they_are_spelt(name: str) -> None:
    assert gazetteer().place(name) is not None
    assert gazetteer().place(name.upper()) == gazetteer().place(name)


def test_articles_and_marks_make_no_difference_to_a_place() -> None:
    assert place_key("Ar-Raqqa") == place_key("al Raqqa") == place_key("Raqqa")


@pytest.mark.parametrize("word", ["mobile", "reading", "split", "mary"])
def test_places_that_are_words_or_given_names_need_proof(word: str) -> None:
    assert is_weak_place(word)


def test_states_have_adjectives_people_and_capitals() -> None:
    known = gazetteer()
    assert known.states["burkina faso"] == known.adjectives["burkinabe"] == "BF"
    assert known.people["colombians"] == "colombian"
    assert known.capitals["naypyidaw"] == known.states["burma"]
    assert len(set(known.states.values())) >= 195


def test_names_of_one_body_share_a_line_and_rivals_do_not() -> None:
    known = gazetteer()
    assert known.bodies["isil"] == known.bodies["islamic state"]
    assert known.bodies["real ira"] != known.bodies["provisional ira"]


def test_armed_actors_are_known_and_no_ordinary_word_is_one() -> None:
    known = gazetteer()
    assert {"m23", "suqour al-sham"} <= known.armed
    assert not [n for n in known.armed if all(w in ordinary() for w in n.split())]
    assert not known.armed & known.states.keys()


@pytest.mark.parametrize(
    ("file", "unpack", "sources"),
    [
        ("places.tsv.xz", lzma.decompress, ["GeoNames", "CC BY 4.0"]),
        (
            "actors.tsv.gz",
            gzip.decompress,
            ["UCDP Actor Dataset", "CC BY 4.0", "PETRARCH2", "MIT"],
        ),
    ],
)
def test_packed_files_name_their_sources_and_licences(file, unpack, sources) -> None:
    head = unpack(FOLDER.joinpath(file).read_bytes()).decode().splitlines()[0]
    assert head.startswith("#")
    assert all(source in head for source in sources)


def test_the_gazetteers_stay_small() -> None:
    sizes = {path.name: len(path.read_bytes()) for path in FOLDER.iterdir()}
    assert sum(sizes.values()) < 800_000, sizes


def test_surnames_of_leaders_are_no_armed_groups() -> None:
    assert not {"nasrallah", "ocalan", "guzman"} & gazetteer().armed


@pytest.mark.parametrize("key", ["heads", "given_names", "titles", "modifiers", "place_after"])
def test_lexicon_words_are_written_as_they_are_looked_up(key: str) -> None:
    assert [w for w in words("names", key) if w != w.lower() or not w.isascii()] == []


def test_ordinary_words_hold_no_names() -> None:
    assert {"front", "militant", "brigade"} <= ordinary()
    assert not ordinary() & {fold(n) for n in ("Hezbollah", "Somalia", "Muhammad", "Taliban")}


def test_a_state_that_is_only_an_adjective_goes_by_its_name():
    document = read(
        b"Israeli attacks went on, and the Ivorian Vice President asked for help.", "x.txt"
    )
    found = {r.name: r for r in extract(document).referents if r.type is EntityType.STATE}
    assert found.keys() == {"Israel", "Côte d'Ivoire"}
    assert found["Israel"].forms() == ["Israeli"]
