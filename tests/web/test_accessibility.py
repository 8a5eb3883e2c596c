"""What axe-core finds on every view, in either theme, loaded, empty and failed."""

import pytest

from factional import ask
from tests.web.conftest import desk_at

pytestmark = pytest.mark.browser
SCHEMES = ["light", pytest.param("dark", marks=pytest.mark.slow)]


@pytest.fixture(scope="module")
def views(case):
    document = next(d for d in ask.documents(case.store) if d.name == "after-the-miller")
    claim = ask.claims(case.store, ask.ClaimFilter(disputed=True)).items[0]
    odd = next(d for d in ask.documents(case.store) if d.name == "odd-letters")
    spared = ask.document(case.store, odd.id).claims[-1]
    return {
        "claims": "/claims",
        "claim": f"/claims?claim={claim.id}&about={claim.subject.id}&asof=2022",
        "documents": "/documents",
        "reader": f"/documents/{document.id}",
        "reader-claim": f"/documents/{claim.document.id}?claim={claim.id}",
        "how": f"/documents/{odd.id}?claim={spared.id}&how=1",
        "mentions": f"/documents/{odd.id}?actor=Umm%20Salma&list=actors",
    }


def serious(desk):
    """Violations that shut somebody out, each with the elements it is about."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    found = axe.run(desk.page).response["violations"]
    return [
        (v["id"], [node["html"][:160] for node in v["nodes"][:3]])
        for v in found
        if v["impact"] in ("serious", "critical")
    ]


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(
    "view", ["claims", "claim", "documents", "reader", "reader-claim", "how", "mentions"]
)
def test_loaded(browser, server, views, view, scheme):
    with desk_at(browser, server, scheme=scheme) as desk:
        desk.open(views[view])
        assert serious(desk) == []
        assert desk.errors == []


@pytest.mark.parametrize("scheme", SCHEMES)
def test_keys_and_chooser(browser, server, case, scheme):
    odd = next(d for d in ask.documents(case.store) if d.name == "odd-letters")
    with desk_at(browser, server, scheme=scheme) as desk:
        desk.open(f"/documents/{odd.id}")
        desk.page.locator("mark[data-claims*=' '] a").click()
        desk.page.get_by_role("dialog").wait_for()
        assert serious(desk) == []
        desk.page.keyboard.press("Escape")
        desk.page.keyboard.press("?")
        desk.page.get_by_role("dialog", name="Keys").wait_for()
        assert serious(desk) == []


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(
    ("path", "words"),
    [("/claims", "No claim yet"), ("/documents", "No document yet")],
)
def test_empty(browser, empty_server, path, words, scheme):
    with desk_at(browser, empty_server, scheme=scheme) as desk:
        desk.open(path)
        assert desk.page.get_by_role("heading", name=words).is_visible()
        assert serious(desk) == []
        assert desk.errors == []


@pytest.mark.parametrize("scheme", SCHEMES)
def test_emptied_by_filters(browser, server, scheme):
    with desk_at(browser, server, scheme=scheme) as desk:
        desk.open("/claims?q=zzzz")
        assert desk.page.get_by_role("heading", name="No claim passes").is_visible()
        assert serious(desk) == []


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("path", ["/claims?claim=x-1", "/documents", "/documents/abc?claim=x-1"])
def test_failed(browser, server, path, scheme):
    with desk_at(browser, server, scheme=scheme) as desk:
        answer = {"detail": "The case is being mended. Retry in a minute."}
        desk.page.route("**/api/**", lambda route: route.fulfill(status=500, json=answer))
        desk.open(path)
        alert = desk.page.get_by_role("alert").first
        assert "being mended" in alert.inner_text()
        assert serious(desk) == []
        desk.page.unroute("**/api/**")
        alert.get_by_role("button", name="Retry").click()
        if path == "/documents":
            desk.page.locator("tbody tr").first.wait_for()


def test_a_server_that_is_gone(browser, server):
    with desk_at(browser, server) as desk:
        desk.open("/documents")
        desk.page.route("**/api/claims*", lambda route: route.abort())
        desk.page.reload()
        desk.page.goto(f"{desk.base}/claims")
        alert = desk.page.get_by_role("alert")
        alert.wait_for()
        assert "factional serve" in alert.inner_text()
        # what nobody answered is asked again when somebody does, without a press of Retry
        desk.page.unroute("**/api/claims*")
        desk.page.get_by_role("button", name="Try again").click()
        desk.page.locator("[data-claim]").first.wait_for()
        assert alert.count() == 0
        desk.errors.clear()


@pytest.mark.parametrize("view", ["claims", "reader-claim"])
def test_structure(browser, server, views, view):
    """One heading of the first order, one main region, and a name for every region."""
    with desk_at(browser, server) as desk:
        desk.open(views[view])
        assert desk.page.locator("h1").count() == 1
        assert desk.page.get_by_role("main").count() == 1
        for name in ("The claim in full", "Actors" if view == "claims" else "The document"):
            assert desk.page.get_by_role("region", name=name, exact=True).count() == 1


def test_forced_colours_leave_the_marks_in_sight(browser, server, views):
    with desk_at(browser, server) as desk:
        desk.page.emulate_media(forced_colors="active")
        desk.open(views["reader"])
        style = "e => getComputedStyle(e).textDecorationStyle"
        assert desk.page.locator("mark[data-status=disputed] a").first.evaluate(style) == "dashed"
