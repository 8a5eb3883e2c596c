"""The files: a page that nothing can break out of, and tables that spreadsheets leave alone."""

import csv
import io
import json
import re

import pytest

from factional import ask
from factional.exporting import Choice, Excerpt, claims_csv, claims_json, page
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
