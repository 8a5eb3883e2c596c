"""The relations as data: what must be consistent, and how a case adds its own."""

import pytest
import yaml

from factional.errors import VocabularyError
from factional.model import ClaimKind, EntityType
from factional.vocabulary import Vocabulary, source

OWN = """
families:
  trade: {label: Trade, badge: "$"}
relations:
  taxes:
    label: taxes
    inverse: pays taxes to
    says: levies money on people or goods
    family: trade
    subject: [Organization]
    object: [Group, Organization]
    kind: state
    excludes: [supports]
"""


@pytest.fixture(scope="module")
def vocabulary():
    return Vocabulary.load()


def test_there_are_the_37_relations_of_the_annotation_guide(vocabulary):
    assert len(vocabulary.relations) == 37


def test_symmetric_relations_read_alike_from_both_sides(vocabulary):
    for relation in vocabulary.relations.values():
        if relation.symmetric:
            assert relation.label == relation.inverse
            assert relation.object


def test_a_relation_takes_an_object_or_a_value_but_not_both(vocabulary):
    for relation in vocabulary.relations.values():
        assert not (relation.object and relation.value)
    assert vocabulary["strength"].value == "quantity"
    assert not vocabulary["formed"].object
    assert vocabulary["formed"].value is None


@pytest.mark.parametrize(
    ("relation", "values", "told"),
    [
        ("status", ["killed"], "is killed"),
        ("status", ["died of his wounds"], "died of his wounds"),
        ("status", ["Died"], "Died"),
        ("status", ["late"], "is spoken of as late"),
        ("status", ["killed", "died", "dead"], "is killed / died / dead"),
        ("status", ["died", "late"], "died / is spoken of as late"),
        ("status", [None], "is …"),
        ("described_as", ["a band of brothers"], "is described as a band of brothers"),
        ("described_as", ["has no base"], "has no base"),
        ("strength", ["about 300 fighters"], "has a strength of about 300 fighters"),
    ],
)  # fmt: skip
def test_a_value_is_told_in_words_that_go_with_it(vocabulary, relation, values, told):
    assert vocabulary[relation].told(values) == told


def test_a_case_may_word_a_builtin_relation_otherwise(tmp_path, vocabulary):
    own = yaml.safe_load(source())["relations"]["status"] | {"label": "fares as", "labels": {}}
    path = tmp_path / "vocabulary.yaml"
    path.write_text(yaml.safe_dump({"relations": {"status": own}}), encoding="utf-8")
    assert Vocabulary.load(path)["status"].told(["died"]) == "fares as died"


def test_exclusion_holds_in_both_directions(vocabulary):
    assert vocabulary.excluding("allied_with") == {"hostile_to"}
    for name in vocabulary.relations:
        for other in vocabulary.excluding(name):
            assert name in vocabulary.excluding(other)


def test_what_ends_a_state_is_an_event(vocabulary):
    for relation in vocabulary.relations.values():
        for ending in relation.ends:
            assert relation.kind is ClaimKind.EVENT or (ending.final and relation.opposites)
            assert vocabulary[ending.relation].lasting
            assert ending.of in ("pair", "subject", "object")


def test_badges_tell_families_apart(vocabulary):
    badges = [family.badge for family in vocabulary.families.values()]
    assert len(badges) == len(set(badges))


def test_what_is_printed_is_what_is_loaded(vocabulary):
    assert list(yaml.safe_load(source())["relations"]) == list(vocabulary.relations)


def test_an_unknown_relation_is_refused_and_the_known_are_listed(vocabulary):
    with pytest.raises(VocabularyError, match="allied_with"):
        vocabulary["befriends"]


class TestExtension:
    def test_a_case_adds_relations_of_its_own(self, tmp_path):
        file = tmp_path / "vocabulary.yaml"
        file.write_text(OWN, encoding="utf-8")
        extended = Vocabulary.load(file)
        assert len(extended.relations) == 38
        assert extended["taxes"].object == (EntityType.GROUP, EntityType.ORGANIZATION)
        assert "taxes" in extended.excluding("supports")

    def test_a_case_without_a_file_has_the_builtin_ones(self, tmp_path, vocabulary):
        assert Vocabulary.load(tmp_path / "vocabulary.yaml") == vocabulary

    def test_the_builtin_vocabulary_is_not_changed_by_an_extension(self, tmp_path):
        file = tmp_path / "vocabulary.yaml"
        file.write_text(OWN, encoding="utf-8")
        Vocabulary.load(file)
        assert "taxes" not in Vocabulary.load().relations

    @pytest.mark.parametrize(
        ("text", "complaint"),
        [
            ("relations: [", "not YAML"),
            ("just words", "holds no"),
            (OWN.replace("Group", "Tribe"), "Tribe"),
            (OWN.replace("family: trade", "family: money"), "unknown family"),
            (OWN.replace("[supports]", "[befriends]"), "unknown relation"),
            (OWN.replace("kind: state", "kind: mood"), "mood"),
            (OWN.replace("says:", "tells:"), "unknown fields"),
            (OWN.replace("taxes:\n", "trains:\n"), "means something else"),
        ],
    )
    def test_a_file_that_contradicts_itself_is_refused(self, tmp_path, text, complaint):
        file = tmp_path / "vocabulary.yaml"
        file.write_text(text, encoding="utf-8")
        with pytest.raises(VocabularyError, match=complaint):
            Vocabulary.load(file)
