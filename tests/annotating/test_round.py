"""What a case exports and another one imports, it exports just so."""

import json
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from factional import sample
from factional.ask.annotations import export_annotations
from factional.case import Case
from factional.model import (
    AUTHOR,
    Acquisition,
    Certainty,
    Claim,
    ClaimKind,
    EntityType,
    Evidence,
    Extraction,
    Hop,
    Polarity,
    Quantity,
)
from factional.read import read
from factional.store import Store
from tests.annotating.conftest import PAGES, records, unread
from tests.ask import build
from tests.copies import copied

TEXT = (
    "The Varnish Column 🜁 trains Ansar an-Nahr in Tarnabad.\r\n"
    "قالت أم سلمى إنّ لواء أيزون يدرّب مفرزة الباشق.\n"
    "Salīm Nādir\u2028leads the Varnish Column; local sources e\u0301taient là.\n"
)
WHO = ("varnish", "nahr", "ayzun", "salim", "locals")
RELATIONS = {"trains": True, "allied_with": True, "leads": True, "described_as": False}


def wordless():
    """A document of the text with its actors, and no claim yet."""
    page = build.Page("odd.v2", TEXT, [], title="Odd", authors=("Rana Sabbagh",))
    page.who("varnish", "The Varnish Column", described=("the Varnish Column",))
    page.who("nahr", "Ansar an-Nahr")
    page.who("ayzun", "لواء أيزون")
    page.who("salim", "Salīm Nādir", type=build.PERSON)
    page.who("tarnabad", "Tarnabad", type=build.PLACE)
    page.who("locals", described=("local sources",), type=EntityType.GROUP, placeholder=True)
    return page


@st.composite
def claims(draw):
    """Claims of the text; none says a second time what another says in the same words."""
    page = wordless()
    found = {}
    for number in range(draw(st.integers(0, 6))):
        start = draw(st.integers(0, len(TEXT) - 2))
        end = draw(st.integers(start + 1, len(TEXT)))
        relation = draw(st.sampled_from(["strength", *RELATIONS]))
        if not TEXT[start:end].strip():
            continue
        value = None
        if relation == "described_as":
            value = draw(st.sampled_from(["strong", "very strong", "قوي", "🦅\u2028eagle"]))
        elif relation == "strength":
            few = draw(st.integers(0, 300))
            value = Quantity(few, draw(st.none() | st.just(few + 7)), draw(st.booleans()), "men")
        claim = Claim(
            f"{page.id}-{number}",
            page.id,
            draw(st.sampled_from(WHO)),
            relation,
            Evidence(TEXT[start:end], start, end),
            tuple(map(Hop, draw(st.sampled_from([(AUTHOR,), ("salim", AUTHOR), ("Radio Ḥ.",)])))),
            object=draw(st.sampled_from(WHO)) if RELATIONS.get(relation) else None,
            value=value,
            role=draw(st.sampled_from([None, "emir"])),
            polarity=draw(st.sampled_from(Polarity)),
            certainty=draw(st.sampled_from(Certainty)),
            kind=draw(st.sampled_from(ClaimKind)),
            time=draw(st.sampled_from([None, "2016-05", "2018-08~/.."])),
            place=draw(st.sampled_from([None, "tarnabad"])),
            core=draw(st.booleans()),
            confidence=draw(st.sampled_from([None, 0.7])),
        )
        found[str((claim.evidence, claim.subject, relation, claim.object, value))] = claim
    page.claims = list(found.values())
    return page


def said(folder, name):
    """The claims and entities of a document; of claims all that no import gives anew."""
    claims = [
        {key: value for key, value in claim.items() if key not in ("id", "confidence", "page")}
        for claim in records(folder / name / f"{name}.claims.jsonl")
    ]
    claims.sort(key=lambda claim: json.dumps(claim, sort_keys=True))
    entities = records(folder / name / f"{name}.entities.jsonl")
    return claims, [{**entity, "mentions": set(entity["mentions"])} for entity in entities]


@given(claims())
@settings(max_examples=8)
def test_what_is_exported_and_imported_is_exported_just_so(page):
    with tempfile.TemporaryDirectory() as folder:
        there, back = Path(folder) / "there", Path(folder) / "back"
        with Case(copied(Store.create, Path(folder) / "first")) as case:
            extraction = Extraction(tuple(page.claims), tuple(page.referents))
            arrived = Acquisition("odd.txt", "2026-03-01T10:00:00+00:00", "x")
            case.store.put(page.document, extraction, page.text.encode(), arrived)
            export_annotations(case.store, there)
        with Case(copied(Store.create, Path(folder) / "second")) as case:
            unread(page, case.store)
            (outcome,) = case.import_annotations(there, by="Rana")
            assert (outcome.made, outcome.faults) == (len(page.claims), ())
            export_annotations(case.store, back)
            assert said(back, "odd.v2") == said(there, "odd.v2")
            before = case.store.revision
            (outcome,) = case.import_annotations(there, by="Rana")
            assert (outcome.same, outcome.made, outcome.edited) == (len(page.claims), 0, 0)
            assert case.store.revision == before


def test_a_whole_case_goes_round_with_its_twins(gold, fresh, tmp_path):
    fresh.import_annotations(gold, by="Rana")
    export_annotations(fresh.store, tmp_path / "back", everything=True)
    for folder in gold.iterdir():
        assert said(tmp_path / "back", folder.name) == said(gold, folder.name)


def test_twins_are_told_apart_by_what_stands_in_them(gold, tmp_path):
    with Case.init(tmp_path / "turned") as case:
        for page in reversed(PAGES):
            unread(page(), case.store)
        outcomes = {o.name: o.document for o in case.import_annotations(gold, by="Rana")}
        assert outcomes["qasr"] == build.interview().id
        assert outcomes[f"qasr-{build.statement().document.sha256[:8]}"] == build.statement().id


def test_gold_that_people_made_goes_in_whole(tmp_path):
    place = next(path for path in sample.documents() if path.stem == "communique-irtam")
    gold = sample.gold() / place.stem
    root = tmp_path / "gold" / place.stem
    root.mkdir(parents=True)
    for path in gold.iterdir():
        (root / path.name).write_bytes(path.read_bytes())
    document = read(place.read_bytes(), str(place), name=place.stem)
    with Case.init(tmp_path / "case") as case:
        arrived = Acquisition(str(place), "2026-03-01T10:00:00+00:00", place.stem)
        case.store.put(document, Extraction(), place.read_bytes(), arrived)
        (outcome,) = case.import_annotations(root.parent, by="Rana")
        assert outcome.faults == ()
        export_annotations(case.store, tmp_path / "back")
    assert said(tmp_path / "back", place.stem) == said(root.parent, place.stem)
