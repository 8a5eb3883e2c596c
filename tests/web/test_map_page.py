"""The map: places by hand and by key, in time, as a list, and with a map of one's own."""

import pytest

from factional import ask, sample
from factional.model import DecisionKind
from tests.web import world
from tests.web.conftest import desk_at, serving
from tests.web.test_accessibility import serious

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def own(built, tmp_path_factory):
    """A case of its own, whose places are on the island of the sample, all but one."""
    with world.build(tmp_path_factory.mktemp("map") / "case") as case, serving(case) as base:
        spots = sample._spots()
        spots.pop("Dolkhan")
        details = ask.location(spots)
        case.store.decide(DecisionKind.LOCATED, ask.MAP, by="mona", details=details)
        yield case, base


def scene(desk):
    desk.page.wait_for_function("() => window.__wb?.map?.().ground")
    return desk.page.evaluate("window.__wb.map()")


@pytest.mark.slow
def test_places_are_looked_at_in_time_and_located(browser, own):
    case, base = own
    found = ask.place_map(case.store)
    located = [row for row in found.places if row.position]
    assert located
    with desk_at(browser, base) as desk:
        page = desk.page
        desk.open("/map")
        told = scene(desk)
        assert 0 < told["marks"] <= len(located)
        assert "Natural Earth" in page.locator(".ground").inner_text()
        status = page.locator(".bar").last
        assert f"{len(located)} of {len(found.places)} places" in status.inner_text()

        page.keyboard.press("n")
        page.keyboard.press("Enter")
        page.locator("article[aria-label='The places selected'] h2").first.wait_for()
        assert "sel=" in desk.address
        page.locator("article[aria-label='The places selected'] ol a.cover").first.click()
        page.locator("section.right .voice").first.wait_for()
        page.keyboard.press("Escape")
        page.keyboard.press("Escape")

        page.keyboard.press("l")
        rows = page.get_by_role("region", name="Places as a list").locator("tbody tr")
        assert rows.count() == len(found.places)
        desk.open("/map?t=1990&list=1")
        outside = page.get_by_text("No claim in this window names a place")
        outside.wait_for()

        desk.open("/map")
        scene(desk)
        page.locator("input[type=file]").set_input_files(sample.places())
        keep = page.get_by_role("button", name="Keep where it puts")
        assert "1 place" in keep.inner_text()
        keep.click()
        keep.wait_for(state="detached")
        assert f"{len(located)} of" not in status.inner_text()
        assert serious(desk) == []
        assert desk.errors == []
        assert desk.strangers == []
    put = [row for row in ask.place_map(case.store).places if row.position]
    assert "Dolkhan" in {row.entity.name for row in put}
