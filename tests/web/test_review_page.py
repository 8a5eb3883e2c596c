"""Reviewing without a mouse: decide, edit, accept all, undo, and the marking of new claims."""

import pytest

from factional import ask
from factional.model import DecisionKind, Review
from tests.web import world
from tests.web.conftest import desk_at, serving
from tests.web.test_accessibility import serious

pytestmark = pytest.mark.browser

UNDONE = "() => document.querySelector('[aria-live]').innerText.includes('Undone')"


@pytest.fixture
def own(tmp_path):
    """A case of the test's own, since these tests write."""
    with world.build(tmp_path / "case") as case:
        yield case


@pytest.fixture
def sat(browser, built, own):
    """A page at the test's own case; whoever sits there may confirm."""
    with serving(own) as base, desk_at(browser, base) as desk:
        desk.page.set_default_timeout(20_000)
        desk.page.on("dialog", lambda dialog: dialog.accept())
        yield desk
        assert desk.strangers == []
        assert desk.errors == []


def reviews(case):
    return {claim.id: claim.review for claim in case.store.claims()}


def shown(desk):
    """The claim at hand, as the address has it or as the queue marks it."""
    return desk.page.locator(".list [aria-current]").first.get_attribute("href")


def press(desk, key, wait=True):
    """A key, and its effect: the same key twice at once counts once."""
    before = shown(desk)
    desk.page.keyboard.press(key)
    if wait:
        desk.page.wait_for_function(
            "b => document.querySelector('.list [aria-current]')?.getAttribute('href') !== b",
            arg=before,
        )
    desk.page.wait_for_timeout(260)


@pytest.mark.slow
def test_twenty_claims_are_reviewed_by_keyboard_alone(sat, own):
    page = sat.page
    sat.open("/claims")
    page.keyboard.press("g")
    page.keyboard.press("r")
    page.get_by_role("heading", name="Review", exact=True).wait_for()
    page.keyboard.press("Enter")
    page.get_by_role("article", name="The claim at hand").wait_for()
    for n in range(20):
        press(sat, "axs"[n % 3])
        if n == 1:
            page.keyboard.press("2")
    page.wait_for_timeout(300)
    found = list(reviews(own).values())
    assert found.count(Review.ACCEPTED) == 7
    assert found.count(Review.REJECTED) == 7
    assert found.count(Review.UNSURE) == 6
    notes = [d.note for d in own.store.decisions() if d.kind is DecisionKind.REJECTED]
    assert "another actor is meant" in notes
    told = page.locator("section.left .progress").inner_text()
    assert f"14 of {len(found)} reviewed, 6 unsure" in told
    assert page.locator("[aria-live=polite]").inner_text().startswith("Rejected, ")
    page.keyboard.press("u")
    page.wait_for_function("() => document.body.innerText.includes('13 of')")
    assert list(reviews(own).values()).count(Review.REJECTED) == 6


@pytest.mark.slow
def test_undo_goes_back_to_the_first_decision_also_after_a_reload(sat, own):
    sat.open("/review/queue")
    for key in "axa":
        press(sat, key)
    sat.page.reload()
    sat.page.get_by_role("article", name="The claim at hand").wait_for()
    for left in (2, 1, 0):
        sat.page.keyboard.press("u")
        sat.page.wait_for_function(
            "n => document.querySelector('section.left .progress').innerText.startsWith(`${n} of`)",
            arg=left,
        )
    assert set(reviews(own).values()) == {Review.PROPOSED}
    sat.page.keyboard.press("u")
    sat.page.get_by_role("alert").wait_for()
    assert "Nothing that" in sat.page.get_by_role("alert").inner_text()
    assert all("422" in error for error in sat.errors)
    sat.errors.clear()


@pytest.mark.slow
def test_claims_that_say_the_same_are_accepted_as_one_and_undone_as_one(sat, own):
    item = next(each for each in ask.queue(own.store, limit=500).items if each.alike)
    same = {item.row.id, *item.alike}
    sat.open(f"/review/queue?claim={item.row.id}")
    sat.page.get_by_role("button", name=f"Accept all {len(same)}").wait_for()
    press(sat, "A")
    assert {id for id, review in reviews(own).items() if review is Review.ACCEPTED} == same
    sat.page.keyboard.press("u")
    sat.page.get_by_role("button", name=f"Accept all {len(same)}").wait_for()
    assert set(reviews(own).values()) == {Review.PROPOSED}


@pytest.mark.slow
def test_a_claim_is_edited_by_keyboard_alone(sat, own):
    page = sat.page
    sat.open("/review/queue")
    claim = ask.queue(own.store).items[0].row
    page.get_by_role("article", name="The claim at hand").wait_for()
    page.keyboard.press("e")
    form = page.get_by_role("form", name="Put the claim right")
    form.wait_for()
    time = form.get_by_label("When")
    while not time.evaluate("e => e === document.activeElement"):
        page.keyboard.press("Tab")
    page.keyboard.press("Control+a")
    page.keyboard.type("2017-03/..")
    page.keyboard.press("Control+Enter")
    form.wait_for(state="detached")
    assert own.store.claim(claim.id).time == "2017-03/.."
    assert own.store.claim(claim.id).review is Review.EDITED


def test_a_claim_is_said_to_be_the_same_as_another_by_keyboard_alone(sat, own):
    page = sat.page
    offered = None
    for item in ask.queue(own.store).items:
        sat.open(f"/review/queue?claim={item.row.id}")
        page.get_by_role("article", name="The claim at hand").wait_for()
        page.keyboard.press("m")
        form = page.get_by_role("form", name="The claim that it is the same as")
        form.get_by_role("button", name="Cancel").wait_for()
        if form.get_by_role("radio").count():
            offered = item.row
            break
        page.keyboard.press("Escape")
    assert offered is not None
    page.keyboard.press("Enter")
    form.wait_for(state="detached")
    after = next(r for r in ask.claims(own.store, ask.ClaimFilter()).items if r.id == offered.id)
    assert after.review is Review.EDITED
    sides = (offered.subject.id, offered.relation, offered.object and offered.object.id)
    assert (after.subject.id, after.relation, after.object and after.object.id) != sides
    page.keyboard.press("u")
    page.wait_for_function(UNDONE)


def test_a_claim_is_annotated_by_keyboard_alone(sat, own):
    page = sat.page
    document = next(d for d in ask.documents(own.store) if d.name == "odd-letters")
    sat.open(f"/documents/{document.id}")
    page.wait_for_selector("mark")
    page.keyboard.press("j")
    page.keyboard.press("v")
    page.get_by_role("toolbar", name="The marked words").wait_for()
    for key in ("j", "k", "w", "W", "W", "B"):
        page.keyboard.press(key)
    marked = "".join(page.locator(".caret").all_inner_texts())
    page.keyboard.press("n")
    form = page.get_by_role("form", name="New claim")
    form.wait_for()
    assert page.evaluate("document.activeElement.id") == "form-relation"
    page.keyboard.type("is hostile to")
    while page.evaluate("document.activeElement.id") != "form-subject":
        page.keyboard.press("Shift+Tab")
    page.keyboard.type("Ayzun")
    while page.evaluate("document.activeElement.id") != "form-object":
        page.keyboard.press("Tab")
    page.keyboard.type("Kestrel")
    page.keyboard.press("Control+Enter")
    form.wait_for(state="detached")
    made = next(d for d in own.store.decisions() if d.kind is DecisionKind.MADE)
    claim = own.store.claim(made.target)
    assert claim.evidence.quote == marked
    assert (claim.subject, claim.relation, claim.object) == ("ayzun", "hostile_to", "kestrel")
    page.locator(f".list [data-claim='{claim.id}']").wait_for()
    assert f"claim={claim.id}" in sat.address


@pytest.mark.slow
def test_words_are_marked_with_the_mouse_and_a_new_actor_is_named(sat, own):
    page = sat.page
    document = next(d for d in ask.documents(own.store) if d.name == "odd-letters")
    sat.open(f"/documents/{document.id}")
    page.wait_for_selector("mark")
    words = "the Sons of Khevrin"
    page.evaluate(
        """words => {
          const walk = document.createTreeWalker(document.querySelector('article'), 4);
          while (walk.nextNode()) {
            const at = walk.currentNode.data.indexOf(words);
            if (at < 0) continue;
            const range = document.createRange();
            range.setStart(walk.currentNode, at);
            range.setEnd(walk.currentNode, at + words.length);
            getSelection().addRange(range);
            document.querySelector('.pane[aria-label^=Text]').dispatchEvent(
              new PointerEvent('pointerup', { bubbles: true }));
            return;
          }
        }""",
        words,
    )
    start = own.store.document(document.id).text.index(words)
    page.get_by_role("toolbar", name="The marked words").wait_for()
    assert f"sel={start}-{start + len(words)}" in sat.address
    page.get_by_role("button", name="New claim").click()
    form = page.get_by_role("form", name="New claim")
    form.get_by_label("does").select_option("dissolved")
    form.get_by_label("Who", exact=True).select_option("+")
    form.get_by_role("button", name="Save").click()
    assert "Choose who" in form.get_by_role("alert").inner_text()
    form.get_by_label("Who: the name").fill("Sons of Khevrin")
    form.get_by_role("button", name="Save").click()
    form.wait_for(state="detached")
    claim = own.store.claims(document.id)[-1]
    assert (claim.relation, claim.evidence.quote) == ("dissolved", words)
    new = next(r for _, r in own.store.referents(document.id) if r.id == claim.subject)
    assert new.name == "Sons of Khevrin"


@pytest.mark.slow
def test_a_block_and_a_date_are_put_right_in_the_reader(sat, own):
    page = sat.page
    document = next(d for d in ask.documents(own.store) if d.name == "odd-letters")
    sat.open(f"/documents/{document.id}")
    page.wait_for_selector("mark")
    page.keyboard.press("d")
    page.get_by_label("EDTF date").fill("2021-06")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Read it again").wait_for()
    assert own.store.document(document.id).metadata.published == "2021-06"
    page.keyboard.press("j")
    page.keyboard.press("v")
    page.keyboard.press("r")
    page.get_by_label("It is a").select_option("quotation")
    page.locator("#block-speaker").fill("Umm Salma")
    page.keyboard.press("Enter")
    page.get_by_role("form").wait_for(state="detached")
    said = [b for b in own.store.document(document.id).blocks if b.speaker == "Umm Salma"]
    assert [b.kind for b in said] == ["quotation"]
    page.keyboard.press("v")
    page.keyboard.press("d")
    form = page.get_by_role("form", name="When the document was published")
    form.get_by_text("give no whole date").wait_for()
    assert form.get_by_label("EDTF date").input_value() == "2021-06"
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    page.keyboard.press("u")
    page.wait_for_function(UNDONE)
    assert not [b for b in own.store.document(document.id).blocks if b.speaker == "Umm Salma"]


@pytest.mark.slow
def test_a_watched_question_comes_first_and_shows_its_progress(sat, own):
    page = sat.page
    sat.open("/review")
    form = page.get_by_role("form", name="Ask a question")
    form.get_by_label("Which relation").select_option("rel:trains")
    form.get_by_label("Since when").fill("2015")
    form.get_by_role("link", name="Review its claims").click()
    page.get_by_role("heading", name="Who trains whom since 2015?").wait_for()
    watch = page.get_by_role("button", name="Watch this question")
    watch.click()
    page.locator("button[aria-pressed=true]", has_text="Watch this question").wait_for()
    page.keyboard.press("Escape")
    link = page.get_by_role("link", name="Who trains whom since 2015?")
    link.wait_for()
    assert "watched" in ask.queue(own.store).items[0].because
    link.click()
    page.get_by_role("article", name="The claim at hand").wait_for()
    assert "since=2015" in sat.address
    total = ask.queue(own.store, ask.ClaimFilter(relation="trains", since="2015")).progress.total
    press(sat, "a")
    page.keyboard.press("Escape")
    row = page.locator("tr", has=link)
    row.wait_for()
    assert f"1 of {total} reviewed" in row.inner_text()
    row.get_by_role("button", name="Stop watching").click()
    link.wait_for(state="detached")
    star = page.locator("button[aria-label^='Watch: Who ']").first
    asks = star.get_attribute("aria-label").removeprefix("Watch: ")
    star.click()
    page.get_by_role("button", name=f"Stop watching: {asks}").wait_for()
    assert [question.title for question in ask.questions(own.store)] == [asks]


@pytest.mark.slow
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "view",
    ["/review", "/contradictions", "/contradictions?claim={disputed}", "/review/queue",
     "/review/queue?do=edit&claim={claim}", "{reader}&do=new", "{reader}&do=block",
     "{reader}&do=date", "{reader}"],
)  # fmt: skip
def test_nobody_is_shut_out(browser, server, case, view, scheme):
    claim = ask.queue(case.store).items[0].row
    disputed = ask.board(case.store)[0].positions[0].origins[0].claims[0].row.id
    sel = f"{claim.evidence.start}-{claim.evidence.end}"
    reader = f"/documents/{claim.document.id}?claim={claim.id}&sel={sel}"
    with desk_at(browser, server, scheme=scheme) as desk:
        desk.open(view.format(claim=claim.id, reader=reader, disputed=disputed))
        assert serious(desk) == []
        assert desk.errors == []


@pytest.mark.slow
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/review", "Nothing to review yet"),
        ("/review/queue", "Nothing waits"),
        ("/contradictions", "No contradictions"),
    ],
)
def test_an_empty_case_says_so(browser, empty_server, path, words, scheme):
    with desk_at(browser, empty_server, scheme=scheme) as desk:
        desk.open(path)
        assert desk.page.get_by_role("heading", name=words).is_visible()
        assert serious(desk) == []
        assert desk.errors == []


@pytest.mark.slow
def test_a_contradiction_is_concluded_by_keyboard_and_undone(sat, own):
    page = sat.page
    first = ask.board(own.store)[0]
    sat.open("/claims")
    page.keyboard.press("g")
    page.keyboard.press("x")
    page.get_by_role("heading", name=first.question).first.wait_for()
    board = page.get_by_role("region", name="Positions side by side")
    columns = board.locator("section[aria-label^=Position]")
    assert columns.count() == len(first.positions)
    for _ in range(len(first.positions)):
        page.keyboard.press("ArrowRight")
    last = columns.nth(len(first.positions) - 1)
    assert last.get_attribute("aria-current") == "true"
    page.keyboard.press("r")
    page.keyboard.type("nearer to it")
    page.keyboard.press("Enter")
    page.keyboard.press("2")
    concluded = page.locator(".concluded", has_text="One position is preferred: 2")
    concluded.wait_for()
    told = ask.board(own.store)[0].conclusion
    assert told is not None
    assert (told.position, told.note) == (1, "nearer to it")
    assert f"tie={first.tie}" in sat.address
    page.keyboard.press("u")
    concluded.wait_for(state="detached")
    assert ask.board(own.store)[0].conclusion is None
    page.keyboard.press("Enter")
    page.get_by_role("region", name="Text of the document").wait_for()
    page.go_back()
    page.locator(".top").get_by_role("link", name="review", exact=True).click()
    page.get_by_role("heading", name=first.question).wait_for()
    told = page.locator("section.left .progress").inner_text()
    assert told.startswith(f"{first.progress.settled} of {first.progress.total} reviewed")
