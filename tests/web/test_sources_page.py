"""Sources: found and graded by keys alone, for oneself, and every number leads to its claims."""

import pytest

from factional import ask
from tests.web.conftest import desk_at
from tests.web.test_accessibility import serious

pytestmark = pytest.mark.browser


def graded(case):
    analyst = next((d.by for d in case.store.decisions()), None)
    return {r.name: r.grade.reliability for r in ask.sources(case.store, by=analyst) if r.grade}


@pytest.mark.slow
def test_a_source_is_graded_by_keys_and_the_grade_undone(desk, case):
    page = desk.page
    first = ask.sources(case.store)[0]
    desk.open("/sources")
    assert page.get_by_role("columnheader", name="Grade").count() == 0
    page.keyboard.press("j")
    page.locator(f"[data-source='{first.id}']:focus").wait_for()
    page.keyboard.press("c")
    assert graded(case) == {}  # grades are off until somebody wants them
    page.keyboard.press("v")
    page.get_by_role("columnheader", name="Grade").wait_for()
    assert serious(desk) == []
    page.keyboard.press("c")
    page.locator("tr.current strong").get_by_text("C", exact=True).wait_for()
    assert graded(case) == {first.name: "C"}
    page.keyboard.press("Enter")
    grade = page.get_by_role("region", name="Your grade")
    grade.get_by_text("C, fairly reliable").first.wait_for()
    assert desk.address == f"/sources/{first.id}"
    page.keyboard.press("u")
    grade.get_by_text("not graded").wait_for()
    assert graded(case) == {}


def test_every_number_of_a_source_leads_to_its_claims(desk, case):
    page = desk.page
    detail = next(
        found
        for row in ask.sources(case.store)
        for found in [ask.source(case.store, row.id)]
        if found.corroborated and found.contradicted
    )
    desk.open(f"/sources/{detail.row.id}")
    assert serious(desk) == []
    head = page.get_by_role("region", name="The source")
    numbers = {"weighed": detail.weighed, "corroborated": detail.corroborated}
    for name, ids in numbers.items():
        head.locator(f"header a[href*='show={name}']").click()
        page.locator(".filter").get_by_text(f"{len(ids)} claim").wait_for()
        shown = page.locator("[data-claim]").evaluate_all("all => all.map(a => a.dataset.claim)")
        assert sorted(shown) == sorted(ids)
    page.keyboard.press("j")
    page.get_by_role("article", name="The claim in full").wait_for()
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    page.get_by_role("region", name="Of whom it speaks").wait_for()
    of = detail.of[0]
    page.get_by_role("row", name=of.actor.name).first.get_by_role("link").nth(1).click()
    assert page.locator("[data-claim]").count() == len(of.claims)


@pytest.mark.slow
@pytest.mark.parametrize("path", ["/sources", "/sources/{id}", "/sources?q=nobodyatall"])
def test_dark_pages_are_accessible(browser, server, case, path):
    with desk_at(browser, server, scheme="dark") as desk:
        desk.open(path.format(id=ask.sources(case.store)[0].id))
        assert serious(desk) == []


@pytest.mark.slow
def test_a_case_without_documents_says_what_to_do(browser, empty_server):
    with desk_at(browser, empty_server) as desk:
        desk.open("/sources")
        desk.page.get_by_text("Nobody says anything yet").wait_for()
        assert serious(desk) == []
