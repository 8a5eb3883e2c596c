"""Sentences labelled with the relations they state: notation, checks, split, and the files."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from training.relations import FOLDER, SPLITS, Item, Standing, Tie, load, main, parse, statistics

from factional.errors import AnnotationError
from factional.model import EntityType
from factional.vocabulary import Vocabulary

LINE = "[Karam Front] men overran [Tel Dar@L], [a resident@P] said. || 1>controls>2 ; 1>attacked>2"


@pytest.fixture(scope="module")
def items():
    return load()


def words(item):
    return [(item.text[mark.start : mark.end], mark.type) for mark in item.marks]


def test_marks_have_types_and_offsets_in_code_points():
    item = parse("𝔸 [جبهة العزم] met [Çiğdem Ünal@P] in [Şırnak@L]. || 1>met_with>2")
    assert item.text == "𝔸 جبهة العزم met Çiğdem Ünal in Şırnak."
    assert words(item) == [
        ("جبهة العزم", EntityType.ORGANIZATION),
        ("Çiğdem Ünal", EntityType.PERSON),
        ("Şırnak", EntityType.PLACE),
    ]
    assert item.marks[0].start == 2
    assert item.ties == (Tie(0, "met_with", 1),)


def test_marks_nest_and_are_numbered_as_they_open():
    item = parse("[[the Front]'s [Syrian@S] leader@P] fell. || 1>leads>2")
    assert words(item) == [
        ("the Front's Syrian leader", EntityType.PERSON),
        ("the Front", EntityType.ORGANIZATION),
        ("Syrian", EntityType.STATE),
    ]


def test_signs_say_how_a_relation_is_put():
    item = parse("[A] [B] [C@L] || 1>-trains>2 ; 1>~attacked>3;2>?leads>1;2>dissolved; 1>-formed")
    assert item.ties == (
        Tie(0, "trains", 1, Standing.DENIED),
        Tie(0, "attacked", 2, Standing.PLANNED),
        Tie(1, "leads", 0, Standing.SUPPOSED),
        Tie(1, "dissolved"),
        Tie(0, "formed", None, Standing.DENIED),
    )


def test_a_value_is_the_second_of_a_pair_and_never_the_first():
    item = parse(
        "[حركة النور] has [about 90@V] men, [Afars@V] all || 1>strength>2; 1>composition>3"
    )
    assert words(item)[1:] == [("about 90", None), ("Afars", None)]
    assert {pair[:2]: [tie.relation for tie in pair[2]] for pair in item.pairs()} == {
        (0, 1): ["strength"],
        (0, 2): ["composition"],
    }
    assert item.skeleton == "<organization> has <value> men, <value> all"


def test_a_value_without_a_tie_is_a_negative():
    item = parse("[A] killed [nine@V] mules of [B]. || 1>hostile_to>3")
    assert [pair for *pair, ties in item.pairs() if not ties] == [[0, 1], [2, 1]]


def test_a_backslash_takes_a_bracket_as_text():
    assert parse(r"\[sic\] wrote [A], at a@b.c ||").text == "[sic] wrote A, at a@b.c"


def test_every_ordered_pair_is_given_and_those_without_direction_twice():
    pairs = {
        (a, b): ties
        for a, b, ties in parse("[A] [B] [C@L] || 1>allied_with>2; 2>controls>3").pairs()
    }
    assert len(pairs) == 6
    assert pairs[0, 1] == (Tie(0, "allied_with", 1),)
    assert pairs[1, 0] == (Tie(1, "allied_with", 0),)
    assert pairs[1, 2] == (Tie(1, "controls", 2),)
    assert pairs[2, 1] == pairs[0, 2] == pairs[2, 0] == ()


def test_a_relation_of_one_is_in_no_pair():
    item = parse("[A], formed by [B] || 1>formed")
    assert all(not ties for _, _, ties in item.pairs())


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("[A] fought [B].", "no || follows"),
        ("[A fought B. ||", "leaves a mark open"),
        ("A] fought [B]. ||", "closes a mark that is not open"),
        ("[] fought [B]. ||", "marks nothing"),
        ("[A ] fought [B]. ||", "space at its edge"),
        ("[A@Q] fought [B]. ||", "'Q', which is none of S, P, G, L, E, V"),
        ("[A@] fought [B]. ||", "'', which is none of"),
        ("[A] fought [B]. || 1 attacked 2", "is no relation"),
        ("[A] fought [B]. || 1>fought>2", "No relation 'fought'"),
        ("[A] fought [B]. || 1>attacked>3", "marks 1 to 2"),
        ("[A] fought [B]. || 0>attacked>1", "marks 1 to 2"),
        ("[A] fought [B]. || 1>attacked>1", "the same mark twice"),
        ("[A] fought [B]. || 1>attacked", "wrong number of ends"),
        ("[A] fought [B]. || 1>formed>2", "wrong number of ends"),
        ("[A] fought [B]. || 1>strength", "wrong number of ends"),
        ("[A] fought [B]. || 1>strength>2", "a value where it takes an actor, or the other way"),
        ("[A] fought [9@V]. || 1>attacked>2", "a value where it takes an actor"),
        ("[A] fought [9@V]. || 2>strength>1", "a value where it takes an actor"),
        ("[9@V] fought [8@V]. || 1>strength>2", "a value where it takes an actor"),
        ("[9@V] formed. || 1>formed", "a value where it takes an actor"),
        ("[A] fought [B]. || 1>!attacked>2", "is no relation"),
        ("[A] fought [B]. || 1>attacked>2 ; 1>-attacked>2", "stands twice"),
        ("[A] fought [B]. || 1>hostile_to>2 ; 2>hostile_to>1", "stands twice"),
    ],
)
def test_what_is_wrong_is_said(line, says):
    with pytest.raises(AnnotationError, match=re.escape(says)) as caught:
        parse(line, "x.txt:7")
    assert str(caught.value).startswith("x.txt:7: ")


def test_directed_relations_may_stand_both_ways():
    assert len(parse("[A] and [B] clashed. || 1>attacked>2 ; 2>attacked>1").ties) == 2


def test_load_names_file_and_line_and_passes_over_comments(tmp_path):
    (tmp_path / "b.txt").write_text("# said\n\n" + LINE + "\n", encoding="utf-8")
    (tmp_path / "a.txt").write_text("[A] fell silent. ||\n", encoding="utf-8")
    assert [item.name for item in load(tmp_path)] == ["a.txt:1", "b.txt:3"]
    (tmp_path / "a.txt").write_text("\n[A fell silent. ||\n", encoding="utf-8")
    with pytest.raises(AnnotationError, match=r"^a\.txt:2: "):
        load(tmp_path)


def test_sentences_that_differ_in_names_only_are_refused(tmp_path):
    other = "[Nil Guard] men overran [Kom@L],  [her aunt@P] said. || 1>controls>2"
    (tmp_path / "a.txt").write_text(f"{LINE}\n{other}\n", encoding="utf-8")
    with pytest.raises(AnnotationError, match=r"a\.txt:2: differs from a\.txt:1 in names only"):
        load(tmp_path)


@given(st.text(min_size=1), st.text())
def test_the_split_hangs_on_the_text_alone(text, name):
    one = Item(name, text, (), ())
    assert one.split == Item("", text, (), (Tie(0, "formed"),)).split
    assert one.split in SPLITS


def test_statistics_tell_stated_from_denied_and_planned():
    counts = statistics([parse(LINE), parse("[A] did not attack [B]. || 1>-attacked>2")])
    assert list(counts) == ["attacked", "controls"]
    assert counts["attacked"] == {Standing.STATED: 1, Standing.DENIED: 1}


def test_the_table_has_a_line_for_every_relation(items, monkeypatch, capsys):
    monkeypatch.setattr("training.relations.load", lambda: items)
    main()
    table = capsys.readouterr().out
    assert table.startswith(f"{len(items)} items, ")
    assert "\nattacked " in table


def test_the_files_hold_enough_of_every_relation(items):
    counts = statistics(items)
    vocabulary = Vocabulary.load()
    assert set(counts) == set(vocabulary.relations)
    for name, count in counts.items():
        assert count.total() >= (40 if vocabulary[name].value else 60), name
    assert len(items) >= 3000


def test_every_standing_is_there(items):
    standings = {tie.standing for item in items for tie in item.ties}
    assert standings == set(Standing)


def test_a_tenth_is_held_back_and_splits_share_nothing(items):
    held, rest = load(FOLDER, "dev"), load(FOLDER, "train")
    assert len(held) + len(rest) == len(items)
    assert 0.07 < len(held) / len(items) < 0.13
    assert not {item.text for item in held} & {item.text for item in rest}


def test_many_sentences_say_nothing_between_some_of_those_they_name(items):
    silent = [item for item in items if not item.ties]
    assert 0.15 < len(silent) / len(items) < 0.4
    assert sum(len(item.marks) for item in items) / len(items) > 2.5
