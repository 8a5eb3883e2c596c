"""Names: two actors are held against each other, merged, and made two again."""

import pytest

from tests.web import world
from tests.web.conftest import desk_at, serving
from tests.web.test_accessibility import serious

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def own(built, tmp_path_factory):
    """A case that decisions are made in, and where it is served."""
    with world.build(tmp_path_factory.mktemp("names") / "case") as case, serving(case) as base:
        yield case, base


@pytest.fixture
def desk(browser, own):
    with desk_at(browser, own[1]) as desk:
        yield desk
        assert desk.strangers == []
        assert desk.errors == []


def names(case):
    return {entity.name for entity in case.store.entities()}


@pytest.mark.slow
def test_two_actors_are_merged_and_made_two_again(desk, own):
    page, case = desk.page, own[0]
    before = names(case)
    salma = next(entity for entity in case.store.entities() if entity.name == "Umm Salma")
    desk.open(f"/claims?about={salma.id}")
    page.get_by_role("link", name="same as another?").click()
    page.get_by_role("combobox").focus()
    page.keyboard.type("saria")
    page.get_by_role("option").first.wait_for()
    page.keyboard.press("Enter")
    page.get_by_role("region", name="Why they may be one").wait_for()
    assert page.get_by_role("article").count() == 2
    assert serious(desk) == []
    page.keyboard.press("Escape")
    page.keyboard.press("m")
    page.locator(".last").get_by_text("Merged").wait_for()
    assert len(names(case)) == len(before) - 1
    log = page.get_by_role("list", name="Decisions about actors")
    assert "are one" in log.locator("li").first.inner_text()
    page.keyboard.press("u")
    log.get_by_text("undone").first.wait_for()
    assert names(case) == before


def test_a_pair_is_kept_apart_and_the_next_one_comes(desk, own):
    page, case = desk.page, own[0]
    desk.open("/names")
    pairs = page.get_by_role("list", name="Pairs of actors that may be one").locator("a")
    count = pairs.count()
    assert count > 1
    first = pairs.first.locator("bdi").all_inner_texts()
    page.keyboard.press("d")
    page.locator(".last").wait_for()
    page.wait_for_function(
        "n => document.querySelectorAll('section.left ol a').length === n", arg=count - 1
    )
    assert pairs.first.locator("bdi").all_inner_texts() != first
    (made,) = [d for d in case.store.decisions() if d.kind == "kept_apart"]
    page.get_by_role("button", name=f"Undo decision {made.id}").click()
    page.wait_for_function(
        "n => document.querySelectorAll('section.left ol a').length === n", arg=count
    )
