"""The dossier of an actor: reached from wherever it is named, read, dated, cited and printed."""

import hashlib
import json
import re

import pytest

from factional import ask
from factional.case import Case
from factional.model import Block, BlockKind, Document, EntityType, Extraction, Mention, Referent
from tests.web import world
from tests.web.conftest import desk_at, serving
from tests.web.test_accessibility import serious

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def brigade(case):
    return ask.find_actor(case.store, "Ayzun Brigade").id


def test_from_a_name_to_its_dossier_and_back_to_the_words(desk, case, brigade):
    page = desk.page
    found = ask.dossier(case.store, brigade)
    desk.open(f"/claims?about={brigade}")
    page.locator(".claims .sentence a", has_text=found.row.name).first.click()
    page.get_by_role("heading", name=f"Dossier: {found.row.name}").wait_for()
    assert desk.address == f"/actors/{brigade}"
    told = page.get_by_role("region", name="All that is held on the actor")
    for entry in found.entries:
        for part in filter(None, (entry.value, entry.other and entry.other.name)):
            assert part in told.inner_text()
    for name in found.names:
        assert page.get_by_role("region", name="Names").get_by_text(name.text).count()
    assert serious(desk) == []

    # from a number to the words, which stand beside it
    facts = page.get_by_role("region", name="Facts")
    facts.locator(".notes a").first.click()
    page.locator("section.right .voice").first.wait_for()
    cited = next(c for c in found.claims if f"claim={c.id}" in desk.address)
    assert cited.quote in page.get_by_role("region", name="The claim in full").inner_text()
    page.keyboard.press("Shift+Y")
    page.wait_for_function("() => document.body.innerText.includes('citation of the claim copied')")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert cited.quote in copied
    assert found.references[cited.number - 1].citation in copied
    page.keyboard.press("Escape")

    # all that disagree on its size are drawn, and stand in a table besides
    size = page.get_by_role("region", name="Size")
    assert size.locator("svg a").count() == sum(s.until is not None for s in found.sizes)
    assert size.locator("tbody tr").count() == len(found.sizes)
    size.get_by_label("logarithmic").check()
    assert "log=1" in desk.address

    # at a time: what did not hold is counted, and can be shown
    page.get_by_label("As of", exact=True).fill("2023")
    page.get_by_label("As of", exact=True).press("Enter")
    page.get_by_text("At 2023:").wait_for()
    then = ask.dossier(case.store, brigade, as_of="2023")
    gone = [e for e in then.entries if e.section is ask.Section.RELATION and e.holds == "no"]
    relations = page.get_by_role("region", name="Relations")
    assert f"{len(gone)} answer" in relations.inner_text()
    relations.get_by_role("button", name="Show", exact=True).click()
    whole = sum(e.section is ask.Section.RELATION for e in then.entries)
    assert relations.locator("tbody tr:not(.group)").count() == whole

    # the documents behind it, in the form asked for
    sources = page.get_by_role("region", name="Sources")
    sources.get_by_role("combobox").select_option("csl")
    sources.get_by_role("button", name="Copy all").click()
    page.wait_for_function("() => document.body.innerText.includes('citations copied')")
    items = json.loads(page.evaluate("navigator.clipboard.readText()"))
    assert items == [ref.csl for ref in then.references]


def test_every_number_leads_to_its_claims(desk, case, brigade):
    found = ask.dossier(case.store, brigade)
    entry = max(found.entries, key=lambda e: (e.origins, len(e.claims)))
    desk.open(f"/actors/{brigade}")
    link = desk.page.locator(f"a[href*='tie={entry.tie}']").first
    link.click()
    desk.page.locator(".claims [data-claim]").first.wait_for()
    shown = desk.page.locator(".claims [data-claim]")
    ids = {shown.nth(n).get_attribute("data-claim") for n in range(shown.count())}
    tie = next(t for t in case.store.ties() if t.id == entry.tie)
    assert ids == set(tie.claims)


@pytest.mark.slow
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_it_is_for_everybody(browser, server, case, brigade, scheme, width):
    person = ask.find_actor(case.store, "Osmel Darvikh").id
    with desk_at(browser, server, scheme=scheme, size=(width, 800)) as desk:
        for path in (
            f"/actors/{brigade}?asof=2023&gone=1&line=1&log=1",
            f"/actors/{person}",
            f"/actors/{brigade}?known=2022",
            "/actors/nobody-at-all",
        ):
            desk.open(path)
            desk.page.locator("h2, h3").first.wait_for()
            assert serious(desk) == []
            assert desk.page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0


@pytest.mark.slow
def test_it_is_read_by_keys_alone(desk, case, brigade):
    page = desk.page
    found = ask.dossier(case.store, brigade)
    desk.open(f"/actors/{brigade}")
    page.locator(".dossier h2").wait_for()
    page.keyboard.press("j")
    page.keyboard.press("j")
    assert found.claims[1].id in desk.address
    page.keyboard.press("o")
    page.wait_for_function("() => location.pathname.startsWith('/documents/')")
    page.go_back()
    page.locator(".dossier h2").wait_for()
    page.keyboard.press("Escape")
    page.wait_for_function("() => !location.search.includes('claim')")
    for key, path in (("n", "/network"), ("c", "/contradictions"), ("r", "/review/queue")):
        page.keyboard.press(key)
        page.wait_for_function("path => location.pathname === path", arg=path)
        page.go_back()
        page.locator(".dossier h2").wait_for()


@pytest.mark.slow
def test_paper_has_what_is_read_and_nothing_that_is_clicked(desk, case, brigade):
    desk.open(f"/actors/{brigade}?claim={ask.dossier(case.store, brigade).claims[0].id}")
    desk.page.emulate_media(media="print")
    page = desk.page
    assert page.locator(".dossier h2").is_visible()
    assert page.get_by_role("region", name="Sources").is_visible()
    for gone in ("nav[aria-label=Views]", "section.left", "section.right", ".tools"):
        assert not page.locator(gone).first.is_visible()
    assert re.search(r"revision \d+", page.locator(".printed").inner_text())


@pytest.mark.slow
def test_of_whom_nothing_is_said_it_says_where_to_look(browser, built, tmp_path):
    text = "The Lamp Makers met.\n"
    with Case.init(tmp_path / "thin", name="Thin") as case:
        sha256 = hashlib.sha256(text.encode()).hexdigest()
        document = Document(
            sha256[:16], sha256, "lamps", "text/plain", text,
            (Block(BlockKind.PARAGRAPH, 0, len(text)),), (0, len(text)),
        )  # fmt: skip
        mention = Mention("lamps", "Lamp Makers", 4, 15)
        makers = Referent("lamps", "Lamp Makers", EntityType.ORGANIZATION, (mention,))
        case.store.put(
            document, Extraction((), (makers,)), text.encode(), world.acquisition("lamps.txt")
        )
        case.refresh()
        with serving(case) as base, desk_at(browser, base) as desk:
            desk.open("/actors/lamp-makers")
            page = desk.page
            page.get_by_role("heading", name="Next to nothing is known").wait_for()
            assert "Who leads it?" in page.get_by_role("region", name="Open questions").inner_text()
            assert serious(desk) == []
            page.get_by_role("link", name="Find in documents").click()
            page.locator(".mention").first.wait_for()
            assert desk.errors == []
