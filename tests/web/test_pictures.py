"""The pictures of the README, taken of the sample case.

`FACTIONAL_PICTURES=1` puts them into `docs/pictures/`; without it they go to a temporary folder, so
that tests leave the clone as it was.
"""

import os

import pytest

from factional import ask, sample
from tests.web.conftest import ROOT, desk_at, serving

pytestmark = pytest.mark.browser


@pytest.fixture
def folder(tmp_path):
    if os.environ.get("FACTIONAL_PICTURES") != "1":
        return tmp_path
    folder = ROOT / "docs" / "pictures"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@pytest.fixture(scope="module")
def demonstration(built, tmp_path_factory):
    """The sample case as everybody gets it who runs `factional demo`."""
    with sample.build(tmp_path_factory.mktemp("sample") / "case") as case, serving(case) as base:
        yield case.store, base


@pytest.fixture(scope="module")
def shown(demonstration):
    """What a picture is worth taking of: a dispute, said through as many voices as there are."""
    rows = ask.claims(demonstration[0], ask.ClaimFilter()).items
    return max(
        rows,
        key=lambda row: (
            row.status == "disputed",
            row.relation == "strength",
            len(row.chain),
            row.origins,
            row.id,
        ),
    )


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("claims", "/claims?about={about}&claim={claim}"),
        ("dossier", "/actors/{about}"),
        ("reader", "/documents/{document}?claim={claim}"),
        ("review", "/review/queue"),
        ("contradictions", "/contradictions"),
        ("network", "/network"),
        ("lineage", "/lineage"),
        ("map", "/map?t=2021/2022&sel=dolkhan"),
        ("export", "/export?about={about}&names=alias"),
        ("sources", "/sources"),
        ("home", "/"),
    ],
)
def test_a_picture(browser, demonstration, shown, folder, name, path):
    with desk_at(browser, demonstration[1]) as desk:
        about, document = shown.subject.id, shown.document.id
        desk.open(path.format(about=about, document=document, claim=shown.id))
        seen = (
            "section.right .voice, article[aria-label='The claim at hand'] .voice, "
            "section h2, section h3, canvas, table"
        )
        desk.page.locator(seen).first.wait_for()
        if name == "map":  # the island is not there, so its coast is on no map but ours
            desk.page.locator("input[type=file]").set_input_files(sample.places())
            desk.page.get_by_text("places.geojson", exact=True).wait_for()
            desk.page.wait_for_timeout(300)
        file = folder / f"{name}.png"
        desk.page.screenshot(path=file, animations="disabled")
        assert file.stat().st_size > 30_000
        assert desk.errors == []
