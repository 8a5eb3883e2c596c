"""Weighing the gold finds what is planted in it, where every actor is known for who it is."""

from itertools import permutations

import pytest

from factional.model import (
    Certainty,
    Claim,
    ClaimKind,
    Derivation,
    Document,
    Entity,
    EntityType,
    Evidence,
    Genre,
    Hop,
    Metadata,
    Polarity,
    Quantity,
    Verdict,
)
from factional.sample import planted
from factional.vocabulary.relations import Vocabulary
from factional.weigh import weigh
from tests.sample.gold import everything, find
from tests.sample.test_planted import canonical

PLANTED = planted()


def parts(section):
    return [pytest.param(entry, id=name) for name, entry in PLANTED[section].items()]


def derivations(stem):
    return tuple(
        Derivation(entry["kind"], of="Ozhgar Telegraph Agency", by=entry["by"])
        for entry in PLANTED["circular"]
        if entry["copy"] == stem
    )


def head(document):
    meta = document.meta
    return Document(
        id=document.stem,
        sha256="",
        name=document.stem,
        media_type="text/plain",
        text="",
        blocks=(),
        body=tuple(meta["body"]),
        metadata=Metadata(
            title=meta["title"],
            publisher=meta["publisher"],
            authors=tuple(meta["authors"]),
            published=meta["published"],
            genre=Genre(meta["genre"]),
        ),
        derivations=derivations(document.stem),
    )


def claim_of(claim_id):
    document, record = find(claim_id)
    value = record["value"]
    return Claim(
        id=claim_id,
        document=document.stem,
        subject=record["subject"],
        relation=record["relation"],
        evidence=Evidence(record["evidence"], record["start"], record["end"]),
        attribution=tuple(Hop(who) for who in record["attribution"]),
        object=record["object"],
        value=Quantity(**value) if isinstance(value, dict) else value,
        role=record["role"],
        polarity=Polarity(record["polarity"]),
        certainty=Certainty(record["certainty"]),
        kind=ClaimKind(record["kind"]),
        time=record["time"],
        place=record["place"],
        core=record["core"],
    )


@pytest.fixture(scope="module")
def resolved():
    """Entity ids by document and gold id, and the entities: those of different names apart."""
    of: dict[tuple[str, str], str] = {}
    entities: dict[str, Entity] = {}
    for document in everything():
        for entity in document.entities.values():
            name = canonical(document, entity["id"])
            unnamed = name not in PLANTED["names"] and name[0].islower()
            key = f"{name} of {document.stem}" if unnamed else name
            of[document.stem, entity["id"]] = key
            kind = EntityType(entity["type"])
            entities.setdefault(key, Entity(key, entity["name"], kind, placeholder=unnamed))
    return of, entities


@pytest.fixture
def ties(resolved):
    of, entities = resolved
    documents = {document.stem: head(document) for document in everything()}

    def of_claims(ids):
        return weigh(
            map(claim_of, ids),
            of=of,
            documents=documents,
            vocabulary=Vocabulary.load(),
            entities=entities.values(),
        )

    return of_claims


@pytest.mark.parametrize("entry", parts("disputes"))
def test_disputes_are_found(ties, entry):
    sides = entry["sides"].values()
    found = {
        frozenset((comparison.first, comparison.second))
        for tie in ties([claim for side in sides for claim in side])
        for comparison in tie.comparisons
        if comparison.verdict is Verdict.DISPUTE
    }
    across = {frozenset((a, b)) for one, two in permutations(sides, 2) for a in one for b in two}
    assert found
    assert found <= across


@pytest.mark.parametrize("entry", parts("corroborations"))
def test_agreement_is_counted_by_origin(ties, entry):
    (tie,) = ties(entry["claims"])
    assert set(tie.affirming) == set(entry["claims"])
    assert len(tie.origins) == entry["origins"]


@pytest.mark.parametrize("pair", [p for entry in PLANTED["circular"] for p in entry["pairs"]])
def test_a_report_and_its_repost_are_one_origin(ties, pair):
    of_both = ties(pair)
    assert all(len(tie.origins) == 1 for tie in of_both)
    assert {claim for tie in of_both for claim in tie.claims} == set(pair)
