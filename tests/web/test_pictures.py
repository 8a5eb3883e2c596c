"""The pictures of the README, taken of the sample case.

`FACTIONAL_PICTURES=1` puts them into `docs/pictures/`; without it they go to a temporary folder, so
that tests leave the clone as it was.
"""

import os

import pytest

from factional import ask
from tests.web.conftest import ROOT, desk_at

pytestmark = pytest.mark.browser


@pytest.fixture
def folder(tmp_path):
    if os.environ.get("FACTIONAL_PICTURES") != "1":
        return tmp_path
    folder = ROOT / "docs" / "pictures"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@pytest.fixture
def shown(case):
    """A number that three sides dispute, said by the third of three voices."""
    rows = ask.claims(case.store, ask.ClaimFilter(relation="strength", disputed=True)).items
    return max(rows, key=lambda row: (len(row.chain), row.id))


@pytest.mark.parametrize(
    ("name", "path", "scheme"),
    [
        ("claims", "/claims?about={about}&claim={claim}&rel=strength", "light"),
        ("reader", "/documents/{document}?claim={claim}", "light"),
        ("claims-dark", "/claims?about={about}&claim={claim}", "dark"),
        ("reader-dark", "/documents/{document}?claim={claim}", "dark"),
    ],
)
def test_a_picture(browser, server, shown, folder, name, path, scheme):
    with desk_at(browser, server, scheme=scheme) as desk:
        about, document = shown.subject.id, shown.document.id
        desk.open(path.format(about=about, document=document, claim=shown.id))
        desk.page.locator("section.right .voice").first.wait_for()
        file = folder / f"{name}.png"
        desk.page.screenshot(path=file, animations="disabled")
        assert file.stat().st_size > 30_000
        assert desk.errors == []
