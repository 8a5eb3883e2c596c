"""What `planted.yaml` says of the documents is what the gold of the documents says."""

import pytest

from factional.model import Answer, Bounds, Quantity
from factional.sample import planted
from factional.vocabulary.relations import Vocabulary
from tests.sample.gold import annotated, everything, find

PLANTED = planted()
VOCABULARY = Vocabulary.load()
ONE = {
    form: key
    for key, entry in PLANTED["names"].items()
    if "stated_by" not in entry
    for form in entry["spellings"]
}


def canonical(document, entity):
    """One key for an entity in all documents, through the spellings that are planted as one."""
    if entity is None:
        return None
    forms = [document.name(entity), *document.entities.get(entity, {}).get("mentions", [])]
    return next((ONE[form] for form in forms if form in ONE), document.name(entity))


def question(claim_id):
    document, claim = find(claim_id)
    one, other = (canonical(document, claim[side]) for side in ("subject", "object"))
    if VOCABULARY[claim["relation"]].symmetric:
        one, other = sorted([one, other])
    return one, other


def parts(section):
    return [pytest.param(entry, id=name) for name, entry in PLANTED[section].items()]


def claims(ids):
    return [find(claim_id)[1] for claim_id in ids]


def published(claim_id):
    return find(claim_id)[0].meta["published"]


@pytest.mark.parametrize("dispute", parts("disputes"))
def test_the_sides_of_a_dispute_cannot_all_be_right(dispute):
    sides = list(dispute["sides"].values())
    relation = VOCABULARY[dispute["relation"]]
    other = dispute.get("excluded_by")
    assert len(sides) >= 2
    kept = [claims(side) for side in sides]
    if other:
        assert other in VOCABULARY.excluding(relation.name)
        assert {c["relation"] for c in kept[0]} == {relation.name}
        assert {c["relation"] for c in kept[1]} == {other}
        return
    assert {c["relation"] for side in kept for c in side} == {relation.name}
    polarities = [{c["polarity"] for c in side} for side in kept]
    if polarities == [{"affirmed"}, {"denied"}]:
        return
    assert polarities == [{"affirmed"}] * len(sides)
    if relation.value == "quantity":
        sizes = [[Quantity(**c["value"]) for c in side] for side in kept]
        for index, side in enumerate(sizes):
            rest = [size for later in sizes[index + 1 :] for size in later]
            assert not any(a.overlaps(b) for a in side for b in rest)
    elif relation.opposites:
        found = {
            next(i for i, words in enumerate(relation.opposites) if c["value"] in words)
            for side in kept
            for c in side
        }
        assert len(found) == len(sides)
    else:
        assert relation.functional == "object"
        holders = [{question(one)[0] for one in side} for side in sides]
        assert all(len(side) == 1 for side in holders)
        assert len(set.union(*holders)) == len(sides)


@pytest.mark.parametrize("dispute", parts("disputes"))
def test_a_dispute_is_about_one_question(dispute):
    asked = [question(one) for side in dispute["sides"].values() for one in side]
    if VOCABULARY[dispute["relation"]].functional == "object":
        asked = [(None, other) for _, other in asked]
    assert len(set(asked)) == 1


@pytest.mark.parametrize("entry", parts("corroborations"))
def test_corroborating_claims_agree_and_count_their_origins(entry):
    kept = claims(entry["claims"])
    assert {c["polarity"] for c in kept} == {"affirmed"}
    assert len({c["relation"] for c in kept}) == 1
    assert len({question(one) for one in entry["claims"]}) == 1
    copies = {pair["copy"] for pair in [*PLANTED["circular"], *PLANTED["reprints"]]}
    origins = set()
    for claim_id in entry["claims"]:
        document, claim = find(claim_id)
        if document.stem not in copies:
            origins.add((document.stem, claim["attribution"][0]))
    assert len(origins) == entry["origins"]


@pytest.mark.parametrize("entry", PLANTED["circular"])
def test_a_repost_says_what_its_origin_said_and_names_it(entry):
    origin, copy = annotated(entry["origin"]), annotated(entry["copy"])
    assert origin.meta["published"] < copy.meta["published"]
    assert origin.meta["publisher"] in copy.text
    assert entry["by"] in {s["name"] for s in copy.meta["speakers"] if s["role"] == "translator"}
    for first, second in entry["pairs"]:
        said, repeated = origin.claims[first], copy.claims[second]
        assert question(first) == question(second)
        for field in ("relation", "polarity", "certainty", "kind", "time"):
            assert said[field] == repeated[field]
        if said["relation"] in {"strength", "status"}:
            assert said["value"] == repeated["value"]
        assert "ota" in repeated["attribution"]


def test_nothing_that_the_repost_passes_on_is_without_its_origin():
    pairs = {second for entry in PLANTED["circular"] for _, second in entry["pairs"]}
    passed_on = {
        claim["id"]
        for claim in annotated("repost-irtam").claims.values()
        if "ota" in claim["attribution"] and claim["core"] and claim["relation"] != "described_as"
    }
    assert passed_on == pairs


@pytest.mark.parametrize("entry", PLANTED["reprints"])
def test_a_reprint_says_nothing_that_its_origin_did_not_say(entry):
    origin, copy = annotated(entry["origin"]), annotated(entry["copy"])
    assert origin.meta["published"] < copy.meta["published"]
    assert origin.meta["publisher"] in copy.text

    def questions(document):
        # the reprint sets straight quotation marks
        return {tuple(str(x).replace("’", "'") for x in question(c)) for c in document.claims}

    assert questions(copy) <= questions(origin)
    spoken_of = {claim["subject"] for claim in copy.claims.values()}
    assert not spoken_of & set(entry["left_out"])


@pytest.mark.parametrize("entry", PLANTED["quoted"])
def test_a_quoted_claim_names_whom_it_quotes(entry):
    document, claim = find(entry["passed_on"])
    _, first = find(entry["said_first"])
    names = {document.name(voice) for voice in claim["attribution"]}
    assert names & {"Ozhgar Telegraph Agency", "the state agency"}
    assert question(entry["said_first"]) == question(entry["passed_on"])
    assert claim["relation"] == first["relation"]


@pytest.mark.parametrize("entry", parts("predictions"))
def test_predictions_are_judged_by_later_documents(entry):
    _, foretold = find(entry["claim"])
    assert foretold["kind"] == "prediction"
    assert all(published(entry["claim"]) < published(one) for one in entry["by"])
    for claim_id in entry["by"]:
        _, claim = find(claim_id)
        assert claim["relation"] == foretold["relation"]
        same = question(claim_id) == question(entry["claim"])
        if entry["outcome"] == "borne_out":
            assert same
            assert claim["polarity"] == "affirmed"
            window, told = Bounds.parse(foretold["time"]), Bounds.parse(claim["time"])
            assert window.overlaps(told) is not Answer.NO
        else:
            assert entry["outcome"] == "failed"
            held_by_another = VOCABULARY[claim["relation"]].functional == "object" and not same
            assert claim["polarity"] == "denied" or held_by_another
    assert bool(entry["by"]) == (entry["outcome"] != "open")


@pytest.mark.parametrize("entry", parts("successions"))
def test_a_succession_is_one_question_at_two_times(entry):
    (before, earlier), (after, later) = find(entry["earlier"]), find(entry["later"])
    assert earlier["relation"] == later["relation"]
    held = VOCABULARY[earlier["relation"]].functional
    assert held
    side = "subject" if held == "subject" else "object"
    assert canonical(before, earlier[side]) == canonical(after, later[side])
    known = Bounds.parse(earlier["time"])
    first = known.earliest_start or known.earliest_end
    then = Bounds.parse(later["time"] or after.meta["published"]).earliest_start
    assert first
    assert then
    assert first <= then


@pytest.mark.parametrize("entry", parts("names"))
def test_spellings_stand_in_the_documents(entry):
    forms = {form for document in everything() for _, form in document.forms()}
    assert set(entry["spellings"]) <= forms
    for claim_id in entry.get("stated_by", []):
        document, claim = find(claim_id)
        assert claim["relation"] in {"also_known_as", "succeeds"}
        assert claim["polarity"] == "affirmed"
        assert claim["subject"] != claim["object"]
        assert claim["subject"] in document.entities


@pytest.mark.parametrize("entry", PLANTED["apart"])
def test_names_that_look_alike_are_of_two_entities(entry):
    one, other = entry["names"]
    seen = {one: 0, other: 0}
    for document in everything():
        of = {name: {e for e, form in document.forms() if form == name} for name in seen}
        assert not of[one] & of[other]
        for name in seen:
            seen[name] += len(of[name])
    assert all(seen.values())
    for claim_id in entry.get("stated_by", []):
        assert find(claim_id)[1]["polarity"] == "denied"
