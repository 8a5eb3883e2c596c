"""Search: one box, groups with counts, every result at its sentence; and the palette of actions."""

import pytest

from tests.web.test_accessibility import serious

pytestmark = pytest.mark.browser


def results(page, name):
    return page.get_by_role("region", name=name, exact=True).locator("[data-hit]")


def test_a_search_leads_to_the_sentence_by_the_keyboard_alone(desk):
    page = desk.page
    desk.open("/documents")
    page.keyboard.press("g")
    page.keyboard.press("h")
    page.keyboard.press("/")
    page.keyboard.type("sons of hevrin")
    page.keyboard.press("Enter")
    page.get_by_text("Also searched:").wait_for()
    assert desk.address == "/search?q=sons+of+hevrin"
    assert "Khevrin" in page.locator(".also").inner_text()
    for name in ("Actors", "Claims", "Documents"):
        assert results(page, name).count() > 0
    said = page.get_by_role("region", name="Claims", exact=True)
    assert said.locator("li a").count() == results(page, "Claims").count()
    assert serious(desk) == []
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    page.keyboard.press("p")
    page.get_by_role("region", name="Preview").wait_for()
    assert "peek=a%3A" in desk.address
    hit = results(page, "Documents").first
    key = hit.get_attribute("data-hit")
    for _ in range(page.locator("[data-hit]").count()):
        if key.replace(":", "%3A").replace("/", "%2F") in desk.address:
            break
        page.keyboard.press("j")
    page.get_by_role("region", name="Preview").locator("mark").wait_for()
    assert serious(desk) == []
    page.keyboard.press("Enter")
    page.locator(".reader, mark").first.wait_for()
    assert desk.address.startswith(f"/documents/{key[2:].split('/')[0]}?sel=")


def test_operators_are_completed_by_tab_and_taken_off_as_chips(desk):
    page = desk.page
    desk.open("/search")
    page.keyboard.type("st")
    page.get_by_role("option", name="state:").wait_for()
    page.keyboard.press("Tab")
    page.keyboard.type("dis")
    page.keyboard.press("Tab")
    box = page.get_by_role("combobox", name="Search the case")
    assert box.input_value() == "state:disputed "
    chip = page.get_by_role("list", name="Restricted to").get_by_role("button")
    chip.wait_for()
    assert results(page, "Claims").count() > 0
    chip.click()
    page.wait_for_url(lambda url: "?" not in url)


def test_every_action_is_in_the_palette_with_its_key(desk):
    page = desk.page
    desk.open("/claims")
    page.keyboard.press("Control+k")
    dialog = page.get_by_role("dialog")
    dialog.wait_for()
    assert serious(desk) == []
    option = dialog.get_by_role("option", name="Go to the documents")
    assert option.locator("kbd").all_inner_texts() == ["g", "d"]
    page.keyboard.type("ayzun br")
    dialog.get_by_role("option", name="Ayzun Brigade actor", exact=True).wait_for()
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "/actors/" in url)
    page.keyboard.press("Control+k")
    page.keyboard.type("documents")
    page.keyboard.press("Enter")
    page.wait_for_url("**/documents")
