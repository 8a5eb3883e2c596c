"""Views that are saved, and links that name what is no more."""

import pytest

from tests.web.conftest import desk_at

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def test_a_view_is_saved_found_again_and_forgotten(desk):
    page = desk.page
    desk.open("/claims?disputed=1")
    page.keyboard.press("g")
    page.keyboard.press("v")
    dialog = page.get_by_role("dialog", name="Saved views")
    dialog.get_by_label("Name of this view").fill("What is disputed")
    dialog.get_by_role("button", name="Save this view").click()
    link = dialog.get_by_role("link", name="What is disputed")
    link.wait_for()
    short = link.get_attribute("href")
    page.keyboard.press("Escape")
    desk.open(short)
    page.wait_for_url("**/claims?disputed=1")
    page.get_by_role("button", name="Saved views").click()
    page.get_by_role("button", name="Forget What is disputed").click()
    page.get_by_text("None yet.").wait_for()
    desk.open(short)
    page.get_by_role("heading", name="No view is saved").wait_for()


def test_a_link_tells_what_no_longer_exists(desk):
    desk.open("/network?sel=nobody-at-all&claim=x-1")
    told = desk.page.get_by_text("2 items of this link no longer exist")
    told.wait_for()
    assert "nobody-at-all" in told.inner_text()
    desk.page.get_by_role("button", name="Dismiss").click()
    told.wait_for(state="detached")
    assert any("404" in error for error in desk.errors)
    desk.errors.clear()


def test_while_the_server_is_gone_decisions_wait_and_are_told(browser, server):
    with desk_at(browser, server) as desk:
        page = desk.page
        desk.open("/review/queue")
        page.get_by_role("button", name="Accept a", exact=True).wait_for()
        page.route("**/api/**", lambda route: route.abort())
        page.keyboard.press("s")
        page.get_by_text("1 decision not saved yet").wait_for()
        page.wait_for_timeout(300)
        page.keyboard.press("s")
        page.get_by_text("2 decisions not saved yet").wait_for()
        page.unroute("**/api/**")
        page.get_by_role("button", name="Try again").click()
        page.get_by_text("decisions not saved yet").wait_for(state="detached")
        for _ in range(2):
            page.get_by_role("button", name="Undo u").click()
            page.wait_for_timeout(400)
