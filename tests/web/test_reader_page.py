"""The reader: marks on the right letters, and the way from text to claim and back."""

import pytest

from factional import ask
from tests.web import world
from tests.web.conftest import desk_at

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def details(case):
    """Every document in full, by the name of its file."""
    return {row.name: ask.document(case.store, row.id) for row in ask.documents(case.store)}


MARKED = """() => {
  const found = {};
  for (const mark of document.querySelectorAll('mark[data-claims]')) {
    for (const id of mark.dataset.claims.split(' ')) {
      (found[id] ??= []).push([Number(mark.dataset.start), mark.textContent]);
    }
  }
  return found;
}"""


def marked(desk):
    """What is marked for each claim: where it begins, and the words."""
    desk.page.wait_for_selector("article h1")
    parts = desk.page.evaluate(MARKED)
    return {
        claim: (min(start for start, _ in found), "".join(text for _, text in sorted(found)))
        for claim, found in parts.items()
    }


def open_all_folds(desk):
    desk.page.evaluate("document.querySelectorAll('details').forEach((d) => (d.open = true))")


NAMES = [
    "after-the-miller",
    "agency-irtam",
    "communique-irtam",
    "interview-dawn-guard",
    "interview-velmekh",
    "ledger-truce",
    "repost-irtam",
    "odd-letters",
]


@pytest.mark.parametrize("name", NAMES)
def test_every_claim_is_marked_at_its_words(desk, details, name):
    detail = details[name]
    desk.open(f"/documents/{detail.row.id}")
    found = marked(desk)
    assert set(found) == {claim.id for claim in detail.claims}
    for claim in detail.claims:
        start, words = found[claim.id]
        assert start == claim.evidence.start
        # evidence that runs over two blocks leaves out the line ends between them
        assert "".join(words.split()) == "".join(claim.evidence.quote.split())


@pytest.mark.parametrize("name", ["ledger-truce", "interview-velmekh", "odd-letters"])
def test_the_text_is_all_there(desk, details, name):
    detail = details[name]
    desk.open(f"/documents/{detail.row.id}")
    desk.page.wait_for_selector("article h1")
    open_all_folds(desk)
    passages = desk.page.locator("article .passage").all_text_contents()
    assert "".join("".join(passages).split()) == "".join(detail.text.split())


def test_odd_letters_shift_no_mark(desk, details):
    detail = details["odd-letters"]
    desk.open(f"/documents/{detail.row.id}")
    found = {words for _, words in marked(desk).values()}
    assert found == {
        world.TRAINS, world.NIGHT, world.ARABIC, world.NUMBER, world.COMBINING, world.SPARED,
    }  # fmt: skip
    arabic = desk.page.locator("mark", has_text="أيزون").first
    direction = "e => getComputedStyle(e.closest('.passage')).direction"
    assert arabic.evaluate(direction) == "rtl"
    latin = desk.page.locator("mark", has_text="the Ayzun").first
    assert latin.evaluate(direction) == "ltr"


def test_marks_show_the_status_by_more_than_colour(desk, details):
    detail = details["after-the-miller"]
    desk.open(f"/documents/{detail.row.id}")
    marked(desk)
    for status, style in (("disputed", "dashed"), ("corroborated", "solid")):
        mark = desk.page.locator(f"mark[data-status={status}] a").first
        assert mark.evaluate("e => getComputedStyle(e).textDecorationStyle") == style


def test_the_head_tells_where_each_answer_was_found(desk, details):
    detail = details["ledger-truce"]
    desk.open(f"/documents/{detail.row.id}")
    head = desk.page.locator("article header").inner_text()
    assert detail.row.title in head
    assert detail.row.publisher in head
    assert ", ".join(detail.row.authors) in head
    for field in ("authors", "publisher", "published"):
        assert detail.found_in[field] in head


def test_what_is_no_article_is_folded_and_counted(desk, details):
    detail = details["ledger-truce"]
    furniture = [b for b in detail.blocks if b.kind == "boilerplate"]
    assert furniture
    desk.open(f"/documents/{detail.row.id}")
    desk.page.wait_for_selector("article h1")
    folds = desk.page.locator("details summary", has_text="Not part of the article")
    told = [int(text.split("article: ")[1].split(" block")[0]) for text in folds.all_inner_texts()]
    assert sum(told) == len(furniture)
    words = detail.text[furniture[0].start : furniture[0].end].strip().split("\n")[0]
    hidden = desk.page.locator("details .passage", has_text=words).first
    assert not hidden.is_visible()
    folds.first.click()
    assert hidden.is_visible()


def test_blocks_look_like_what_they_are(desk, details):
    detail = details["interview-velmekh"]
    desk.open(f"/documents/{detail.row.id}")
    desk.page.wait_for_selector("article h1")
    for kind in ("question", "answer"):
        blocks = [b for b in detail.blocks if b.kind == kind]
        assert desk.page.locator(f"article .passage.{kind}").count() == len(blocks)
    speaker = next(b.speaker for b in detail.blocks if b.kind == "answer")
    assert desk.page.locator("article .voice", has_text=speaker).count() > 0


def test_from_the_list_to_the_text_and_back(desk, details):
    page = desk.page
    detail = details["after-the-miller"]
    last = detail.claims[-1]
    desk.open(f"/documents/{detail.row.id}")
    page.locator(f".list [data-claim='{last.id}']").click()
    assert f"claim={last.id}" in desk.address
    chosen = page.locator("mark.chosen").first
    chosen.wait_for()
    page.wait_for_timeout(50)
    box = chosen.bounding_box()
    assert 45 < box["y"] < 800
    single = page.locator("mark:not([data-claims*=' '])").first
    wanted = single.get_attribute("data-claims")
    single.locator("a").click()
    assert f"claim={wanted}" in desk.address
    card = page.locator(f".list [data-claim='{wanted}']")
    assert card.get_attribute("aria-current") == "true"
    box = card.bounding_box()
    assert 0 <= box["y"] < 800


def test_words_that_several_claims_share_ask_which_is_meant(desk, details):
    page = desk.page
    detail = details["odd-letters"]
    first, second = detail.claims[0], detail.claims[1]
    desk.open(f"/documents/{detail.row.id}")
    shared = page.locator("mark[data-claims*=' '] a")
    assert shared.inner_text() == "trains the Kestrel Detachment"
    shared.click()
    chooser = page.get_by_role("dialog", name="2 claims share these words")
    assert chooser.locator("[data-claim]").count() == 2
    page.keyboard.press("Escape")
    assert chooser.count() == 0
    assert page.evaluate("document.activeElement.textContent") == "trains the Kestrel Detachment"
    page.keyboard.press("Enter")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert f"claim={second.id}" in desk.address
    assert chooser.count() == 0
    assert first.id not in desk.address
    chosen = "".join(page.locator("mark.chosen").all_inner_texts())
    assert chosen == world.NIGHT


def test_keys_in_the_reader(desk, details):
    page = desk.page
    detail = details["communique-irtam"]
    desk.open(f"/documents/{detail.row.id}")
    page.wait_for_selector("mark")
    page.keyboard.press("j")
    assert f"claim={detail.claims[0].id}" in desk.address
    page.keyboard.press("j")
    assert f"claim={detail.claims[1].id}" in desk.address
    voices = page.locator("section.right .voice")
    voices.nth(len(detail.claims[1].chain) - 1).wait_for()
    assert voices.count() == len(detail.claims[1].chain)
    page.keyboard.press("h")
    assert page.locator("mark[data-claims]").count() == 0
    assert "plain=1" in desk.address
    page.keyboard.press("h")
    assert page.locator("mark[data-claims]").count() > 0
    page.keyboard.press("Escape")
    assert desk.address == f"/documents/{detail.row.id}"
    page.keyboard.press("Escape")
    assert desk.address == "/documents"


def test_a_status_is_chosen_for_text_and_list_alike(desk, details):
    detail = details["after-the-miller"]
    wanted = {c.id for c in detail.claims if c.status == "disputed"}
    desk.open(f"/documents/{detail.row.id}?st=disputed")
    assert set(marked(desk)) == wanted
    assert desk.page.locator(".list [data-claim]").count() == len(wanted)


def test_an_address_with_the_beginning_of_an_id_is_enough(desk, details):
    detail = details["odd-letters"]
    desk.open(f"/documents/{detail.row.id[:8]}")
    assert len(marked(desk)) == len(detail.claims)


def test_the_list_of_documents(desk, details):
    page = desk.page
    desk.open("/documents")
    rows = page.locator("tbody tr")
    assert rows.count() == len(details)
    for detail in details.values():
        row = rows.filter(has=page.locator(f"a[href='/documents/{detail.row.id}']"))
        assert str(detail.row.claims) in row.inner_text()
    page.get_by_role("searchbox", name="Search titles").fill("telegraph")
    assert desk.address == "/documents?q=telegraph"
    assert rows.count() == sum(
        "elegraph" in f"{d.row.publisher} {d.row.title}" for d in details.values()
    )
    page.get_by_role("searchbox", name="Search titles").fill("nothing of the kind")
    page.get_by_role("button", name="Show all").click()
    assert rows.count() == len(details)


def test_a_document_that_is_not_there(browser, server):
    with desk_at(browser, server) as desk:
        desk.open("/documents/ffffffff")
        alert = desk.page.get_by_role("alert")
        assert "could not be shown" in alert.inner_text()
        assert "ffffffff" in alert.inner_text()
        assert alert.get_by_role("button", name="Retry").is_visible()
