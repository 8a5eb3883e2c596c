"""The files: a page that nothing can break out of, and tables that spreadsheets leave alone."""

import csv
import io
import json
import re

import pytest

from factional import ask
from factional.exporting import (
    Choice,
    Excerpt,
    Identities,
    claims_csv,
    claims_json,
    followthemoney,
    page,
)
from factional.exporting.tables import _cell

TEMPLATE = """<!doctype html><title>Factional</title>
<script type="application/json" id="factional-manifest"></script>
<script type="application/json" id="factional-data"></script>"""


@pytest.fixture
def template(monkeypatch):
    built = {"export.html": TEMPLATE, "export-licenses.md": "# Licences\n\n</script>"}
    monkeypatch.setattr("factional.exporting.pages._built", built.__getitem__)


def element(html, id):
    found = re.search(rf'<script type="application/json" id="{id}">(.*?)</script>', html, re.S)
    assert found
    return found[1]


class TestPage:
    def test_data_cannot_end_their_element(self, store, template):
        html = page(store, Choice())
        for id in ("factional-data", "factional-manifest"):
            assert "<" not in element(html, id)
        assert json.loads(element(html, "factional-manifest"))["notices"].endswith("</script>")

    def test_it_says_what_it_is(self, store, template):
        html = page(store, Choice(claims=ask.ClaimFilter(about="dawn-guard", disputed=True)))
        told = json.loads(element(html, "factional-manifest"))
        data = json.loads(element(html, "factional-data"))
        assert told["asked"] == {"about": "dawn-guard", "disputed": "True"}
        claims = next(thing for thing in told["things"] if thing["what"] == "claims")
        assert claims["out"] == len(data["claims"]) == data["summary"]["claims"]
        assert "<title>The war for the terraces" in html

    def test_each_claim_is_written_once(self, store, template):
        data = json.loads(element(page(store, Choice()), "factional-data"))
        row = next(iter(data["claims"]))
        assert data["claimDetails"][row["id"]]["row"] == {"$claim": row["id"]}

    def test_hashes_are_those_of_what_is_in_it(self, store, template):
        html = page(store, Choice())
        told = json.loads(element(html, "factional-manifest"))
        digest = __import__("hashlib").sha256(element(html, "factional-data").encode())
        assert told["data"] == digest.hexdigest()
        assert told["documents"] == {d.id: d.sha256 for d in store.documents()}


class TestTables:
    def test_csv_has_a_row_a_claim(self, store):
        excerpt = Excerpt(store, Choice())
        rows = list(csv.DictReader(io.StringIO(claims_csv(excerpt), newline="")))
        assert [row["id"] for row in rows] == [row.id for row in ask.claims(excerpt).items]
        assert any("لواء أيزون" in row["quote"] for row in rows)

    def test_json_is_what_ask_answers(self, store):
        excerpt = Excerpt(store, Choice())
        rows = json.loads(claims_json(excerpt))
        assert rows == ask.to_json(ask.claims(excerpt).items)

    @pytest.mark.parametrize("text", ["=1+1", "+4", "-2", "@SUM(A1)", "\tx"])
    def test_no_cell_is_a_formula(self, text):
        assert _cell(text) == f"'{text}"

    def test_other_cells_are_as_they_are(self):
        assert _cell("«Зоря» = 3") == "«Зоря» = 3"
        assert _cell(None) == ""


@pytest.fixture(scope="module")
def entities(store):
    text = followthemoney(Excerpt(store, Choice()))
    return {made["id"]: made for made in map(json.loads, text.splitlines())}


class TestFollowTheMoney:
    def test_every_link_leads_from_one_entity_to_another_and_to_its_documents(self, entities):
        links = [made for made in entities.values() if "proof" in made["properties"]]
        assert links
        for made in links:
            given = made["properties"]
            sides = {"subject", "object", "member", "organization", "director"}
            sides |= {"successor", "predecessor"}
            ends = [entities[id] for name in sides & given.keys() for id in given[name]]
            assert len(ends) == 2
            assert {entities[id]["schema"] for id in given["proof"]} == {"Document"}

    def test_a_link_says_how_sources_stand_to_it(self, store, entities):
        row = next(
            r
            for r in ask.claims(Excerpt(store, Choice())).items
            if r.status == "disputed" and r.polarity == "affirmed" and r.tie in entities
        )
        status, *said = entities[row.tie]["properties"]["description"]
        assert status.startswith("disputed, ")
        assert any(row.evidence.quote in words for words in said)

    def test_what_is_denied_or_predicted_makes_no_link(self, store, entities):
        rows = ask.claims(Excerpt(store, Choice())).items
        unsaid = {r.tie for r in rows if r.status in ("denied", "predicted")}
        assert unsaid
        assert not unsaid & entities.keys()

    def test_dates_are_such_as_the_model_knows(self, entities):
        for made in entities.values():
            for name in ("date", "startDate", "endDate"):
                for text in made["properties"].get(name, []):
                    assert re.fullmatch(r"\d{4}(-(0[1-9]|1[0-2])(-\d\d)?)?", text)

    def test_what_is_masked_is_masked_there_too(self, store):
        excerpt = Excerpt(store, Choice(sources=Identities.ALIAS))
        hidden = {voice.name for voice in excerpt.voices if voice.alias}
        text = followthemoney(excerpt)
        assert hidden
        assert not [name for name in hidden if f'"{name}"' in text]
