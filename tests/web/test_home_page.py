"""Home: what is new, what waits, what is disputed; and documents are added by dropping them."""

import pytest

from factional.case import Case
from tests.web.conftest import desk_at, serving
from tests.web.test_accessibility import serious

pytestmark = pytest.mark.browser

DROP = """([files]) => {
  const data = new DataTransfer();
  for (const [name, text] of files) data.items.add(new File([text], name));
  return data;
}"""
STATEMENT = "The Ayzun Brigade trains the Kestrel Detachment, the governor said on Monday."


def test_what_is_new_what_waits_and_what_is_disputed(desk):
    page = desk.page
    desk.open("/")
    assert page.get_by_role("heading", level=1).inner_text()
    for name in ("New", "Waits for review", "Disputed"):
        assert page.get_by_role("region", name=name, exact=True).get_by_role("link").count() > 0
    assert serious(desk) == []
    page.get_by_role("link", name="What do sources contradict each other about?").click()
    assert desk.address == "/claims?disputed=1"


@pytest.mark.slow
@pytest.mark.parametrize("path", ["/", "/search?q=ayzun", "/search?q=zzzz", "/names"])
def test_nothing_shuts_anybody_out_in_the_dark_either(browser, server, path):
    with desk_at(browser, server, scheme="dark") as desk:
        desk.open(path)
        assert serious(desk) == []
        assert desk.errors == []


@pytest.mark.slow
@pytest.mark.parametrize("path", ["/", "/search", "/search?q=ayzun", "/names"])
def test_nothing_shuts_anybody_out_of_an_empty_case(browser, empty_server, path):
    with desk_at(browser, empty_server) as desk:
        desk.open(path)
        assert serious(desk) == []
        assert desk.errors == []


@pytest.fixture
def nothing(built, tmp_path):
    with Case.init(tmp_path / "case", name="Marches") as case, serving(case) as base:
        yield base


@pytest.mark.slow
def test_documents_are_added_by_dropping_them(browser, nothing):
    with desk_at(browser, nothing) as desk:
        page = desk.page
        desk.open("/")
        assert serious(desk) == []
        zone = page.get_by_role("region", name="Add documents")
        files = [["statement.txt", STATEMENT], ["broken.pdf", "%PDF-1.7 and nothing"]]
        data = page.evaluate_handle(DROP, [files])
        zone.dispatch_event("drop", {"dataTransfer": data})
        zone.locator("[data-stage=new]").wait_for(timeout=60_000)
        zone.locator("[data-stage=failed]").wait_for(timeout=60_000)
        assert "broken.pdf" in zone.locator("[data-stage=failed] .problem").inner_text()
        assert serious(desk) == []
        page.get_by_role("region", name="New", exact=True).wait_for()
        zone.get_by_role("link", name="statement.txt").click()
        page.get_by_text("trains the Kestrel Detachment").first.wait_for()
        assert desk.strangers == []
        assert desk.errors == []
