"""Which words may stand in a relation, what is counted of a pair, and what comes of the answers."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from factional.extract.language.analysis import NameType
from factional.extract.language.stating import (
    STEPS,
    candidates,
    name_index,
    ordered,
    pairs,
    parties,
)
from tests.extract.language import fake


class TestParties:
    def test_heads_of_nominals_and_adjectives_of_names(self):
        tags = ("DET", "ADJ", "NOUN", "VERB", "PROPN", "PROPN", "PRON")
        relations = ("det", "amod", "nsubj", "root", "obj", "flat", "nmod:poss")
        none = [None] * 7
        assert parties(tags, relations, none) == [2, 4, 6]
        named = [None, NameType.STATE, *none[2:]]
        assert parties(tags, relations, named) == [1, 2, 4, 6]

    def test_dates_amounts_and_documents_are_no_party(self):
        for kind in (NameType.DATE, NameType.QUANTITY, NameType.DOCUMENT):
            assert parties(("PROPN", "NOUN"), ("obl", "nsubj"), (kind, None)) == [1]

    def test_every_type_has_an_index_of_its_own(self):
        assert name_index(None) == 0
        assert sorted(map(name_index, NameType)) == list(range(1, len(NameType) + 1))


class TestCandidates:
    TAGS = ("NUM", "NOUN", "VERB", "PROPN", "PROPN", "DET")
    RELATIONS = ("nummod", "nsubj", "root", "obj", "flat", "det")

    def test_parties_alone_are_asked_of_one_another(self):
        found = candidates(self.TAGS, self.RELATIONS, [None] * 6, beyond=False)
        assert sorted(found) == [(1, 3), (3, 1)]

    def test_beyond_them_each_is_asked_alone_and_of_what_may_be_a_value(self):
        found = sorted(candidates(self.TAGS, self.RELATIONS, [None] * 6, beyond=True))
        assert found == sorted([(1, 3), (3, 1), (1, 1), (3, 3), (1, 0), (1, 2), (3, 0), (3, 2)])

    @given(st.lists(st.sampled_from([*zip(TAGS, RELATIONS, strict=True)]), max_size=12))
    def test_no_pair_is_asked_twice(self, drawn):
        tags, relations = [t for t, _ in drawn], [r for _, r in drawn]
        found = list(candidates(tags, relations, [None] * len(drawn), beyond=True))
        assert len(found) == len(set(found))


class TestPairs:
    def test_the_word_that_both_hang_on_and_the_steps_to_it(self):
        # rebels(0) <- seized(1) -> town(2) -> Irtam(3)
        found = pairs([1, -1, 1, 2], [(0, 3), (3, 2), (1, 0)])
        assert found.T.tolist() == [[0, 3, 1, 1, 2], [3, 2, 2, 1, 0], [1, 0, 1, 0, 1]]

    def test_words_of_two_trees_have_no_way(self):
        assert pairs([-1, -1], [(0, 1)]).T.tolist() == [[0, 1, 0, 0, STEPS + 1]]

    def test_no_pairs_have_no_columns(self):
        assert pairs([-1], []).shape == (5, 0)

    @given(st.lists(st.integers(0, 30), min_size=2, max_size=25), st.data())
    def test_there_and_back_mirror_each_other(self, draws, data):
        heads = [-1, *(draw % at for at, draw in enumerate(draws, 1))]
        word = st.integers(0, len(heads) - 1)
        one, other = data.draw(word), data.draw(word)
        if one == other:
            return
        there, back = pairs(heads, [(one, other), (other, one)]).T
        assert there[2] == back[2]
        assert (there[3], there[4]) == (back[4], back[3])
        assert 0 <= there[3:].min() <= there[3:].max() <= STEPS

    @given(st.lists(st.integers(0, 30), min_size=2, max_size=25))
    def test_the_word_that_both_hang_on_is_the_lowest_above_them(self, draws):
        heads = [-1, *(draw % at for at, draw in enumerate(draws, 1))]
        for subject, other, top, up, down in pairs(heads, list(ordered([*range(len(heads))]))).T:
            ways = [[subject], [other]]
            for way in ways:
                while heads[way[-1]] >= 0:
                    way.append(heads[way[-1]])
            assert top == next(word for word in ways[0] if word in ways[1])
            assert [up, down] == [min(way.index(top), STEPS) for way in ways]

    def test_pairs_are_counted_alike_whatever_else_is_asked(self):
        heads = [1, 4, 1, 2, -1, 4, 5, 5]
        chosen = list(ordered([0, 3, 6, 7]))
        alone = [pairs(heads, [pair]) for pair in chosen]
        assert pairs(heads, chosen).tolist() == np.concatenate(alone, axis=1).tolist()

    def test_every_word_with_every_other(self):
        assert sorted(ordered([2, 5])) == [(2, 5), (5, 2)]


class TestStated:
    def stated(self, text):
        found = fake.model().analyse(text, [(0, len(text))])
        forms = [text[w.start : w.end] for w in found.words]
        return [(forms[s.subject], s.relation, forms[s.object], s.chance) for s in found.stated]

    def test_directed_relations_stand_in_their_own_order(self):
        found = [s for s in self.stated("Men hit Tirsk .") if s[1] == "attacked"]
        assert ("Men", "attacked", "Tirsk", 0.881) in found
        assert not [s for s in found if s[0] == "Tirsk"]

    def test_a_value_is_no_party_and_comes_in_no_other_relation(self):
        found = self.stated("Men vanished .")
        assert ("Men", "status", "vanished", 0.881) in found
        assert {s[1] for s in found if s[2] == "vanished"} == {"status"}

    def test_what_is_said_of_one_alone_has_it_on_both_sides(self):
        found = [s for s in self.stated("Men hit Tirsk .") if s[1] == "dissolved"]
        assert found == [("Men", "dissolved", "Men", 0.881)]

    def test_a_relation_without_direction_stands_once_with_the_mean_of_both_orders(self):
        found = [s for s in self.stated("Men of Tirsk .") if s[1] == "allied_with"]
        assert ("Men", "allied_with", "Tirsk", 0.881) in found
        assert len({frozenset(s[::2][:2]) for s in found}) == len(found)

    def test_nothing_is_stated_before_somebody_is_named(self):
        assert not self.stated("men vanished .")
        assert self.stated("men vanished . Tirsk fell .")

    def test_what_is_said_of_one_alone_stays_where_names_have_hyphens(self):
        found = self.stated("al-Tirsk vanished .")
        assert ("al-Tirsk", "dissolved", "al-Tirsk", 0.881) in found

    def test_nothing_is_stated_between_sentences(self):
        assert not [s for s in self.stated("Men . Tirsk .") if s[1] != "dissolved"]

    def test_a_name_with_hyphens_is_one_party(self):
        text = "Men hit Abu-Tirsk ."
        found = fake.model().analyse(text, [(0, len(text))])
        assert all(s.subject != s.object for s in found.stated if s.relation != "dissolved")
        assert all(max(s.subject, s.object) < len(found.words) for s in found.stated)

    def test_chances_are_shares(self):
        found = self.stated("Men hit Tirsk and Irtam .")
        assert np.all([0.5 < s[3] <= 1 for s in found])
