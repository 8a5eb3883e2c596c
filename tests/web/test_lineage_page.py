"""The lanes: walked by keys, traced, folded, moved, and followed to what they rest on."""

import pytest

from tests.web.conftest import desk_at
from tests.web.test_accessibility import serious

pytestmark = pytest.mark.browser

MERGER = "irtam-self-defence-committee.merged_into.united-highland-front"


def lanes(page):
    return page.locator("svg[role=list] [role=listitem]")


def order(page):
    return lanes(page).evaluate_all("nodes => nodes.map(n => n.dataset.lane)")


def test_a_lineage_is_walked_by_keys_alone(desk):
    page = desk.page
    desk.open("/claims")
    page.keyboard.press("g")
    page.keyboard.press("t")
    lanes(page).first.wait_for()
    assert desk.address == "/lineage"
    found = order(page)
    # no child before its parent, and what only changed its name on one lane
    assert found.index("sons-of-khevrin") < found.index("united-highland-front")
    assert found.index("sons-of-khevrin") < found.index("ayzun-brigade")
    assert "khevrin-village-guards" not in found
    sons = page.locator("[data-lane=sons-of-khevrin]")
    told = sons.get_attribute("aria-label")
    assert "formerly Khevrin Village Guards" in told
    assert "lost Ayzun Brigade, January 2022 (corroborated, 3 origins)" in told
    for _ in range(found.index("sons-of-khevrin") + 1):
        page.keyboard.press("ArrowDown")
    assert "lane=sons-of-khevrin" in desk.address
    group = page.get_by_role("article", name="The group")
    assert "formerly Khevrin Village Guards" in group.inner_text()
    page.keyboard.press("t")
    page.get_by_text("Tracing Sons of Khevrin").wait_for()
    assert page.locator("[data-lane=irtam-battalion].dim").count() == 1
    assert page.locator("[data-lane=ayzun-brigade].dim").count() == 0
    assert page.locator(".link.other").count() > 0
    page.keyboard.press("t")
    page.keyboard.press("z")
    page.get_by_text("folded", exact=False).first.wait_for()
    assert "ayzun-brigade" not in order(page)
    page.keyboard.press("z")
    page.locator("[data-lane=ayzun-brigade]").wait_for()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    page.get_by_role("article", name="The tie").wait_for()
    page.keyboard.press("Escape")
    page.keyboard.press("Shift+ArrowDown")
    page.get_by_text("your order").wait_for()
    moved = order(page)
    assert moved.index("sons-of-khevrin") == found.index("sons-of-khevrin") + 1
    page.reload()
    lanes(page).first.wait_for()
    assert order(page) == moved
    page.get_by_role("button", name="put back").click()
    assert order(page) == found
    page.keyboard.press("+")
    assert "t=" in desk.address
    page.keyboard.press("0")
    page.keyboard.press("l")
    page.get_by_role("table").wait_for()
    assert page.locator("tbody tr").count() == len(found)


def test_every_line_leads_to_what_it_rests_on(desk):
    page = desk.page
    desk.open("/lineage")
    line = page.locator(f"[data-tie='{MERGER}']")
    assert line.get_attribute("data-status") == "disputed"
    assert line.locator("text").inner_html().endswith("1 : 3")
    line.locator("a").first.dispatch_event("click")
    tie = page.get_by_role("article", name="The tie")
    assert "denied by 3 claims" in tie.inner_text()
    assert tie.locator("[data-claim]").count() == 6
    assert serious(desk) == []
    tie.locator("[data-claim]").first.click()
    page.get_by_role("article", name="The claim in full").wait_for()
    page.keyboard.press("Escape")
    page.get_by_role("article", name="The tie").wait_for()
    line.locator("a").nth(1).dispatch_event("click")
    page.get_by_role("heading", name="Contradictions", exact=True).wait_for()
    assert MERGER in desk.address
    # what nobody dates is on a shelf, and what is denied is counted
    desk.open("/lineage")
    shelf = page.get_by_role("region", name="How to read it")
    assert "Undated (4)" in shelf.inner_text()
    shelf.get_by_text("Denied, not drawn (5)").click()
    shelf.get_by_role("link", name="Ayzun Brigade merged into Sons of Khevrin").click()
    page.get_by_role("article", name="The tie").wait_for()
    with page.expect_download() as saved:
        page.get_by_role("button", name="SVG", exact=True).click()
    picture = saved.value.path().read_text(encoding="utf-8")
    assert "Sons of Khevrin" in picture
    assert "corroborated" in picture
    assert "revision" in picture
    assert "<a " not in picture


@pytest.mark.slow
@pytest.mark.parametrize("path", ["/lineage", "/lineage?list=1", "/lineage?lane=ayzun-brigade"])
def test_dark(browser, server, path):
    with desk_at(browser, server, scheme="dark") as desk:
        desk.open(path)
        assert serious(desk) == []
        assert desk.errors == []


@pytest.mark.slow
def test_empty_and_narrow(browser, server, empty_server):
    with desk_at(browser, empty_server) as desk:
        desk.open("/lineage")
        desk.page.get_by_role("heading", name="No group with a date").wait_for()
        assert serious(desk) == []
    with desk_at(browser, server, size=(320, 700)) as desk:
        desk.open("/lineage?size=1&lead=1&det=1&att=1")
        assert desk.page.evaluate("document.documentElement.scrollWidth") <= 320
        assert serious(desk) == []


@pytest.mark.slow
def test_a_picture_can_be_saved_as_png(browser, server):
    with desk_at(browser, server) as desk:
        desk.open("/lineage")
        with desk.page.expect_download() as saved:
            desk.page.get_by_role("button", name="PNG", exact=True).click()
        assert saved.value.path().read_bytes().startswith(b"\x89PNG")
        assert desk.errors == []
