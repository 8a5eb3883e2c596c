"""The page of a PDF beside its text: the picture, and where the evidence stands on it."""

import pytest
from starlette.testclient import TestClient

from factional.case import Case
from factional.model import Acquisition, Claim, EntityType, Evidence, Extraction, Hop, Referent
from factional.read import read
from factional.server import create_app
from tests.read.pdfs import Press

TOKEN = "k3Zy-vault-of-the-clerk_0"
WORDS = "The Reed Company trains the Lamp Guard"


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    """A case of one printed page with one claim on it, and one text; the client and both ids."""
    press = Press()
    press.page()
    press.text(72, 100, f"{WORDS}.")
    data = press.bytes()
    with Case.init(tmp_path_factory.mktemp("pages") / "case") as case:
        document = read(data, "report.pdf")
        start = document.text.index(WORDS)
        evidence = Evidence(WORDS, start, start + len(WORDS))
        claim = Claim(
            f"{document.id}-01", document.id, "reed", "trains", evidence, (Hop("<author>"),),
            object="lamp",
        )  # fmt: skip
        names = (("reed", "The Reed Company"), ("lamp", "the Lamp Guard"))
        referents = tuple(Referent(id, name, EntityType.ORGANIZATION) for id, name in names)
        came = Acquisition("report.pdf", "2025-02-01T09:00:00+00:00", "report")
        case.store.put(document, Extraction((claim,), referents), data, came)
        text = b"Nothing but words.\n"
        plain = read(text, "plain.txt")
        case.store.put(plain, Extraction(), text, came)
        app = create_app(case, token=TOKEN)
        headers = {"Authorization": f"Bearer {TOKEN}"}
        client = TestClient(app, base_url="http://127.0.0.1:8765", headers=headers)
        yield client, document.id, plain.id


def test_a_page_is_drawn(served):
    client, printed, _ = served
    answer = client.get(f"/api/documents/{printed}/pages/1/picture")
    assert answer.headers["content-type"] == "image/png"
    assert answer.content.startswith(b"\x89PNG")


def test_the_evidence_is_found_on_it(served):
    client, printed, _ = served
    (marked,) = client.get(f"/api/documents/{printed}/pages/1/marks").json()
    assert marked["claim"] == f"{printed}-01"
    (box,) = marked["boxes"]
    assert 0.1 < box["left"] < 0.15 < box["right"] < 0.6
    assert 0.1 < box["top"] < box["bottom"] < 0.13


@pytest.mark.parametrize("what", ["picture", "marks"])
def test_what_has_no_pages_says_so(served, what):
    client, printed, plain = served
    none = client.get(f"/api/documents/{plain}/pages/1/{what}")
    assert (none.status_code, "no PDF" in none.json()["detail"]) == (404, True)
    beyond = client.get(f"/api/documents/{printed}/pages/9/{what}")
    assert (beyond.status_code, "page 9" in beyond.json()["detail"]) == (404, True)
