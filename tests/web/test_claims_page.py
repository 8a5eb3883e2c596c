"""Actors and claims: what is shown, what hides it, and that the address tells both."""

import json
import re
import urllib.request

import pytest

from tests.web.conftest import TOKEN, desk_at

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def ask(server):
    """Ask the server what the pages ask it."""

    def ask(path):
        request = urllib.request.Request(server + path)
        request.add_header("Authorization", f"Bearer {TOKEN}")
        with urllib.request.urlopen(request) as answer:
            return json.load(answer)

    return ask


def numbers(text):
    return [int(n.replace(",", "")) for n in re.findall(r"[\d,]*\d", text)]


def shown(desk):
    return desk.page.locator(".claims [data-claim]")


def line(desk):
    return desk.page.locator(".line p").inner_text()


def test_the_case_and_its_counts_stand_at_the_top(desk, ask):
    desk.open("/claims")
    case = ask("/api/case")
    head = desk.page.locator("header .case")
    assert case["name"] in head.inner_text()
    assert numbers(head.inner_text())[-2:] == [case["claims"], case["reviewed"]]
    assert numbers(head.get_attribute("title")) == [case["documents"], case["actors"]]
    assert numbers(line(desk)) == [case["claims"]]


def test_an_actor_leads_to_its_claims(desk, ask):
    desk.open("/claims")
    actor = ask("/api/actors?limit=1")["items"][0]
    desk.page.locator("section.left a", has_text=actor["name"]).first.click()
    assert f"about={actor['id']}" in desk.address
    assert numbers(line(desk))[:2] == [actor["claims"], ask("/api/case")["claims"]]
    row = desk.page.locator("section.left a[aria-current]")
    told = row.locator("svg title").last.text_content()
    ties = sum(actor["ties"].values())
    assert told.startswith(f"{ties} ties: {actor['ties']['disputed']} disputed")


def test_actors_are_found_by_any_spelling_and_by_type(desk):
    desk.open("/claims")
    desk.page.get_by_role("searchbox", name="Find an actor").fill("ḤARRASAT")
    names = desk.page.locator("section.left li bdi").all_inner_texts()
    assert names
    assert all("arrasat" in name for name in names)
    assert "aq=" in desk.address
    desk.page.get_by_label("Type of actor").select_option("State")
    assert "at=State" in desk.address
    assert desk.page.locator("section.left .empty").inner_text().startswith("No actor")
    desk.page.get_by_role("button", name="Show all actors").click()
    assert desk.address == "/claims"


def test_a_card_says_who_says_what_about_whom(desk, ask):
    row = next(c for c in ask("/api/claims?disputed=true")["items"] if len(c["chain"]) == 3)
    desk.open(f"/claims?claim={row['id']}")
    card = desk.page.locator(f".claims [data-claim='{row['id']}']")
    text = card.inner_text()
    for part in (row["subject"]["name"], row["relation_label"], row["evidence"]["quote"]):
        assert part in text
    assert text.index(row["speaker"]) < text.index(f"via {row['chain'][1]['who']}")
    assert "disputed" in text
    assert card.locator(".rail line").get_attribute("stroke-dasharray") == "7 4"


FILTERS = [
    ("status=disputed", "st=disputed", lambda c: c["status"] == "disputed"),
    ("disputed=true", "disputed=1", lambda c: c["status"] == "disputed"),
    ("relation=strength", "rel=strength", lambda c: c["relation"] == "strength"),
    (None, "fam=rivalry", lambda c: c["family"] == "rivalry"),
    (None, "by=Saria Velmekh", lambda c: c["speaker"] == "Saria Velmekh"),
]


@pytest.mark.parametrize(("query", "state", "test"), FILTERS)
def test_an_address_chooses_claims(desk, ask, query, state, test):
    every = ask("/api/claims")["items"]
    wanted = [c["id"] for c in every if test(c)]
    assert 0 < len(wanted) < len(every)
    desk.open(f"/claims?{state}")
    assert numbers(line(desk))[:3] == [len(wanted), len(every), len(every) - len(wanted)]
    got = [c.get_attribute("data-claim") for c in shown(desk).all()]
    assert sorted(got) == sorted(wanted)
    if query and query.startswith("relation"):
        assert ask(f"/api/claims?{query}")["total"] == len(wanted)


def test_controls_go_into_the_address_and_come_back_from_it(desk):
    desk.open("/claims")
    desk.page.get_by_label("Relation").select_option("fam:lineage")
    desk.page.get_by_role("button", name="denied").click()
    desk.page.get_by_role("searchbox", name="Search names and quotations").fill("front")
    desk.page.get_by_label("order").select_option("newest")
    assert desk.address == "/claims?fam=lineage&q=front&sort=newest&st=denied"
    before = [c.get_attribute("data-claim") for c in shown(desk).all()]
    assert before
    desk.page.reload()
    desk.settle()
    assert [c.get_attribute("data-claim") for c in shown(desk).all()] == before
    assert desk.page.get_by_label("Relation").input_value() == "fam:lineage"
    pressed = desk.page.locator(".legend [aria-pressed=true]")
    assert pressed.inner_text().startswith("denied")
    desk.page.locator(".chip", has_text="denied").click()
    assert "st=" not in desk.address
    desk.page.go_back()
    assert "st=denied" in desk.address
    assert [c.get_attribute("data-claim") for c in shown(desk).all()] == before


@pytest.mark.slow
def test_the_two_times_are_asked_apart(desk, ask):
    desk.open("/claims")
    total = ask("/api/case")["claims"]
    desk.page.get_by_label("Held at").fill("2022-06")
    desk.page.get_by_label("Held at").press("Enter")
    held = ask("/api/claims?as_of=2022-06")["items"]
    yes = sum(c["holds"] == "yes" for c in held)
    answers = (yes, len(held) - yes, total - len(held))
    assert all(answers)
    told = desk.page.locator(".told").first
    told.get_by_text("{} yes · {} maybe · {} no".format(*answers)).wait_for()
    desk.page.get_by_label("Known by").fill("2022-12")
    desk.page.get_by_label("Known by").press("Enter")
    assert desk.address == "/claims?asof=2022-06&known=2022-12"
    both = ask("/api/claims?as_of=2022-06&known_by=2022-12")["total"]
    desk.page.locator(".line strong", has_text=re.compile(f"^{both}$")).wait_for()
    # cards out of sight have no inner text
    holds = [c.locator(".time").text_content() for c in shown(desk).all()]
    assert set(holds) == {"held then: yes", "held then: maybe"}


def test_a_date_that_is_none_is_told_beside_its_field(browser, server):
    with desk_at(browser, server) as desk:
        desk.open("/claims?asof=2022-99")
        field = desk.page.get_by_label("Held at")
        assert field.get_attribute("aria-invalid") == "true"
        assert "EDTF" in desk.page.locator(".wrong").inner_text()
        assert shown(desk).count() > 0


def test_an_empty_choice_names_what_hides_most(desk):
    desk.open("/claims?q=zzzz&rel=strength")
    assert desk.page.get_by_role("heading", name="No claim passes these filters").is_visible()
    worst = desk.page.get_by_role("button", name="which hides most")
    assert worst.inner_text().startswith("Clear “zzzz”")
    worst.click()
    assert desk.address == "/claims?rel=strength"
    desk.open("/claims?q=zzzz&rel=strength")
    desk.page.get_by_role("button", name="Clear all filters").click()
    assert desk.address == "/claims"
    assert shown(desk).count() == 100


def test_parts_of_a_link_that_mean_nothing_are_told(desk):
    desk.open("/claims?sort=loudest&colour=red")
    notice = desk.page.locator(".notice")
    assert "sort=loudest, colour=red" in notice.inner_text()
    notice.get_by_role("button").click()
    assert notice.count() == 0


def test_thousands_come_in_parts(desk):
    desk.open("/claims")
    assert shown(desk).count() == 100
    desk.page.get_by_role("button", name="Show more").scroll_into_view_if_needed()
    shown(desk).nth(150).wait_for(state="attached")


def test_the_inspector_tells_all(desk, ask):
    row = next(
        c
        for c in ask("/api/claims?relation=strength")["items"]
        if c["status"] == "disputed" and len(c["chain"]) == 3
    )
    detail = ask(f"/api/claims/{row['id']}")
    desk.open(f"/claims?claim={row['id']}")
    pane = desk.page.locator("section.right")
    context = pane.locator(".context")
    assert context.locator("mark").inner_text() == row["evidence"]["quote"]
    words = context.text_content()
    whole = detail["context_before"] + row["evidence"]["quote"] + detail["context_after"]
    assert " ".join(words.split()) == " ".join(whole.split())
    voices = pane.locator(".voice")
    assert voices.count() == 3
    names = [v.locator("bdi").first.inner_text() for v in voices.all()]
    assert names == [hop["who"] for hop in reversed(row["chain"])]
    innermost = pane.locator(".voice .voice .voice")
    assert row["evidence"]["quote"] in innermost.inner_text()
    reasons = {c["reason"] for c in detail["comparisons"] if row["id"] in (c["first"], c["second"])}
    disputes = pane.locator("section.dispute")
    assert disputes.count() == 1
    assert set(disputes.locator(".reason").all_inner_texts()) <= reasons
    disputes.locator("a").first.click()
    assert row["id"] not in desk.address


def test_a_journey_by_keys_alone(desk):
    page = desk.page
    desk.open("/claims")
    page.keyboard.press("/")
    page.keyboard.type("brigade", delay=5)
    assert "q=brigade" in desk.address
    page.keyboard.press("Escape")
    first, second = (shown(desk).nth(i).get_attribute("data-claim") for i in (0, 1))
    page.keyboard.press("j")
    assert f"claim={first}" in desk.address
    page.keyboard.press("j")
    assert f"claim={second}" in desk.address
    assert page.evaluate("document.activeElement.dataset.claim") == second
    page.keyboard.press("k")
    assert f"claim={first}" in desk.address
    page.keyboard.press("Enter")
    page.wait_for_selector("mark.chosen")
    assert desk.address.startswith("/documents/")
    assert f"claim={first}" in desk.address
    page.keyboard.press("o")
    assert desk.address == f"/claims?claim={first}"
    page.keyboard.press("Escape")
    assert desk.address == "/claims"
    page.keyboard.press("g")
    page.keyboard.press("d")
    assert desk.address == "/documents"
    page.keyboard.press("g")
    page.keyboard.press("c")
    assert desk.address == "/claims"
    page.keyboard.press("[")
    assert page.locator("section.left").count() == 0
    page.keyboard.press("[")
    page.keyboard.press("]")
    assert page.locator("section.right").count() == 0
    assert desk.address == "/claims?nr=1"


def test_keys_are_shown_and_letters_can_be_switched_off(desk):
    page = desk.page
    desk.open("/claims")
    page.wait_for_selector("[data-claim]")
    page.keyboard.press("?")
    dialog = page.get_by_role("dialog", name="Keys")
    assert "Next claim" in dialog.inner_text()
    dialog.get_by_role("checkbox").uncheck()
    page.keyboard.press("Escape")
    assert dialog.count() == 0
    page.keyboard.press("j")
    assert desk.address == "/claims"
    page.reload()
    page.wait_for_selector("[data-claim]")
    page.keyboard.press("j")
    assert desk.address == "/claims"
    page.get_by_role("button", name="Keys").click()
    dialog.get_by_role("checkbox").check()
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    assert "claim=" in desk.address


@pytest.mark.slow
def test_a_key_is_given_another_place_and_taken_back(desk):
    page = desk.page
    desk.open("/claims")
    page.wait_for_selector("[data-claim]")
    page.keyboard.press("?")
    dialog = page.get_by_role("dialog", name="Keys")
    row = dialog.locator("tr", has_text="Next claim")
    row.get_by_role("button").first.click()
    page.keyboard.press("k")
    assert "Previous claim" in dialog.get_by_role("alert").inner_text()
    row.get_by_role("button").first.click()
    page.keyboard.press("z")
    row.locator("kbd", has_text="z").wait_for()
    page.keyboard.press("Escape")
    page.reload()
    page.wait_for_selector("[data-claim]")
    page.keyboard.press("j")
    assert desk.address == "/claims"
    page.keyboard.press("z")
    assert "claim=" in desk.address
    page.keyboard.press("?")
    dialog.get_by_role("button", name="All keys as they were").click()
    page.keyboard.press("Escape")
    before = desk.address
    page.keyboard.press("j")
    assert desk.address != before


def test_letters_and_room_can_be_larger_and_stay_so(desk):
    page = desk.page
    size = "getComputedStyle(document.body).fontSize"
    desk.open("/claims")
    assert page.evaluate(size) == "14px"
    page.get_by_role("button", name="Larger letters, more room").click()
    page.reload()
    assert page.evaluate(size) == "16px"
    page.get_by_role("button", name="Larger letters, more room").click()


def test_keys_do_nothing_while_somebody_types(desk):
    desk.open("/claims")
    field = desk.page.get_by_role("searchbox", name="Find an actor")
    field.press_sequentially("jo")
    assert desk.address == "/claims?aq=jo"


def test_the_link_is_copied_with_all_that_is_chosen(desk):
    desk.open("/claims?disputed=1&sort=oldest")
    desk.page.get_by_role("button", name="Copy link").click()
    copied = desk.page.evaluate("navigator.clipboard.readText()")
    assert copied == f"{desk.base}/claims?disputed=1&sort=oldest"
    assert desk.page.locator("[aria-live]", has_text="Link copied").count() == 1


def test_the_theme_is_chosen_and_kept(desk):
    page = desk.page
    desk.open("/claims")

    def paper():
        return page.evaluate("getComputedStyle(document.documentElement).backgroundColor")

    light = paper()
    switch = page.get_by_role("button", name="Colours:")
    switch.click()
    assert paper() == light
    switch.click()
    dark = paper()
    assert dark != light
    page.reload()
    assert paper() == dark


@pytest.mark.slow
def test_narrow_windows_scroll_one_way_only(browser, server):
    for path in ("/", "/search?q=dawn", "/names", "/claims?disputed=1&q=brigade", "/documents"):
        with desk_at(browser, server, size=(320, 640)) as desk:
            desk.open(path)
            wide = desk.page.evaluate("document.documentElement.scrollWidth")
            assert wide <= 320


def test_a_changed_case_is_announced_and_nothing_moves(browser, server):
    with desk_at(browser, server) as desk:
        desk.open("/claims")
        before = shown(desk).count()
        desk.page.route(
            "**/api/case",
            lambda route: route.fulfill(
                json={
                    **route.fetch().json(),
                    "revision": 10_000,
                }
            ),
        )
        desk.page.evaluate("dispatchEvent(new Event('focus'))")
        desk.page.wait_for_selector(".notice")
        assert "changed" in desk.page.locator(".notice").inner_text()
        assert shown(desk).count() == before


def test_the_address_with_the_token_opens_the_case_and_keeps_no_token(browser, server):
    with desk_at(browser, server) as desk:
        desk.page.context.clear_cookies()
        desk.open(f"/?token={TOKEN}")
        assert desk.address == "/"
        desk.open("/claims")
        assert shown(desk).count() > 0
        assert desk.errors == []
