"""The export: chosen and seen before it is written, then opened from disk without a network."""

import re

import pytest

from factional import ask
from factional.exporting import Choice, Excerpt
from tests.web.conftest import Desk, desk_at
from tests.web.test_accessibility import serious

pytestmark = pytest.mark.browser


@pytest.fixture
def from_disk(browser):
    """Opens files from disk, in a browser that has no network; what it asks for is kept."""
    contexts = []

    def open_file(path, address=""):
        context = browser.new_context(
            viewport={"width": 1280, "height": 800}, offline=True, reduced_motion="reduce"
        )
        context.set_default_timeout(8000)
        contexts.append(context)
        desk = Desk(context.new_page(), path.as_uri())
        desk.page.on("request", lambda request: desk.strangers.append(request.url))
        desk.page.on("pageerror", lambda error: desk.errors.append(str(error)))
        desk.page.on(
            "console",
            lambda m: desk.errors.append(m.text) if m.type in ("error", "warning") else None,
        )
        desk.page.goto(f"{desk.base}{address}")
        return desk

    yield open_file
    for context in contexts:
        context.close()


def things(desk):
    """How many of each kind of thing the wizard says are in the file."""
    rows = desk.page.locator("section table tbody tr").filter(has=desk.page.locator("td + td"))
    rows.first.wait_for()
    return {
        row.locator("th").inner_text().split("\n")[0].strip(): row.locator("td").first.inner_text()
        for row in rows.all()[:8]
    }


def written(desk, folder):
    with desk.page.expect_download() as download:
        desk.page.get_by_role("button", name="Write the file").click()
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path


@pytest.mark.slow
def test_a_case_is_written_and_read_from_disk(desk, case, from_disk, tmp_path):
    desk.open("/export")
    told = things(desk)
    excerpt = Excerpt(case.store, Choice())
    summary = ask.summary(excerpt)
    assert next(v for k, v in told.items() if k.startswith("Claims")) == str(summary.claims)
    assert next(v for k, v in told.items() if k.startswith("Full texts")) == "none"
    path = written(desk, tmp_path)
    assert re.fullmatch(r"the-war-for-the-terraces-sample-\d{4}-\d\d-\d\d\.html", path.name)

    file = from_disk(path)
    page = file.page
    head = page.locator("header .case")
    head.wait_for()
    assert f"{summary.claims} claim" in head.inner_text()
    page.locator("nav a", has_text="Claims").click()
    page.locator(".claims [data-claim]").first.wait_for()
    assert f"{summary.claims} claims" in page.locator(".line p").inner_text()
    page.locator(".claims [data-claim]").first.click()
    page.locator("section.right .voice").first.wait_for()
    page.keyboard.press("o")
    page.locator("article mark").first.wait_for()
    page.get_by_text("Only what claims quote is in this file").wait_for()
    for view in ("Network", "Lineage", "Contradictions", "Sources", "Documents"):
        page.locator("nav a", has_text=view).click()
        page.locator("nav a[aria-current]", has_text=view).wait_for()
        page.wait_for_timeout(100)
        assert page.get_by_role("alert").count() == 0, view
    page.keyboard.press("g")
    page.keyboard.press("e")
    page.get_by_role("heading", name="About this file").wait_for()
    assert serious(file) == []
    page.reload()
    page.get_by_role("heading", name="About this file").wait_for()
    assert file.errors == []
    asked = [address.partition("#")[0] for address in file.strangers]
    assert asked == [path.as_uri()] * 2  # when it was opened, and when it was loaded again


def test_names_that_are_masked_are_nowhere_in_the_file(browser, server, tmp_path):
    with desk_at(browser, server) as desk:
        desk.open("/export?about=ayzun-brigade")
        things(desk)
        desk.page.get_by_label("as “Source 3”").check()
        desk.page.locator("details td", has_text="Source 1").first.wait_for()
        assert "names=alias" in desk.address
        assert serious(desk) == []
        path = written(desk, tmp_path)
        assert desk.errors == []
    told = path.read_text(encoding="utf-8")
    data = told[told.index('id="factional-data"') :]
    assert "Ayzun Brigade" in data
    for name in ("Velmekh", "velmekh", "Adeyrin", "Umm Salma", "أم سلمى", "interview-velmekh"):
        assert name not in told
