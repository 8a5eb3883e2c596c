"""Every mention of a chosen actor in the text: marked, counted, and gone through by key."""

import pytest

from factional import ask
from tests.web import world

pytestmark = pytest.mark.browser

MARKED = """() => {
  const found = {};
  for (const mark of document.querySelectorAll('article mark[data-mention]')) {
    const known = (found[mark.dataset.mention] ??= { start: Infinity, text: '' });
    known.start = Math.min(known.start, Number(mark.dataset.start));
    known.text += mark.textContent;
    known.kind = ['name', 'description', 'pronoun'].filter((k) => mark.classList.contains(k));
  }
  return Object.entries(found).sort(([a], [b]) => a - b).map(([, mark]) => mark);
}"""


@pytest.fixture(scope="module")
def details(case):
    """Every document in full, by the name of its file."""
    return {row.name: ask.document(case.store, row.id) for row in ask.documents(case.store)}


@pytest.fixture(scope="module")
def odd(details):
    return details["odd-letters"]


def who(detail, name):
    return next(row for row in detail.mentioned if row.entity.name == name)


def opened(desk, detail, **chosen):
    query = "&".join(f"{key}={value}" for key, value in chosen.items())
    desk.open(f"/documents/{detail.row.id}?{query}")
    desk.page.wait_for_selector("article h1")


def marked(desk):
    return [(m["start"], m["text"], *m["kind"]) for m in desk.page.evaluate(MARKED)]


def expected(detail, row):
    return [(m.start, detail.text[m.start : m.end], m.kind.value) for m in row.mentions]


def told(desk):
    return desk.page.locator("[aria-live]").first.text_content()


@pytest.mark.parametrize("name", ["Umm Salma", "Ayzun Brigade", "Kestrel Detachment"])
def test_every_mention_is_marked_between_odd_letters(desk, odd, name):
    row = who(odd, name)
    opened(desk, odd, actor=row.entity.id)
    assert marked(desk) == expected(odd, row)


def test_names_descriptions_and_pronouns_look_as_sure_as_they_are(desk, odd):
    opened(desk, odd, actor="Umm Salma")
    kinds = [kind for *_, kind in marked(desk)]
    assert {kind: kinds.count(kind) for kind in kinds} == {
        "name": 3, "description": 1, "pronoun": 2,
    }  # fmt: skip
    style = "e => { const s = getComputedStyle(e); return [s.backgroundColor, s.boxShadow]; }"
    shades = {
        kind: tuple(desk.page.locator(f"article mark.{kind}").first.evaluate(style))
        for kind in set(kinds)
    }
    assert len(set(shades.values())) == 3
    assert shades["pronoun"][1] == "none"
    assert shades["pronoun"][0] != shades["name"][0] == shades["description"][0]


@pytest.mark.slow
@pytest.mark.parametrize("name", ["interview-velmekh", "ledger-truce", "after-the-miller"])
def test_mentions_are_marked_across_claims_and_claims_across_mentions(desk, details, name):
    detail = details[name]
    for row in detail.mentioned[:3]:
        opened(desk, detail, actor=row.entity.id)
        assert marked(desk) == expected(detail, row)
    for claim in detail.claims[:12]:
        parts = desk.page.locator(f"article mark[data-claims~='{claim.id}']").all_text_contents()
        assert "".join("".join(parts).split()) == "".join(claim.evidence.quote.split())


@pytest.mark.parametrize("asked", ["Umm Salma", "umm salma", "أم سلمى"])
def test_an_actor_is_found_by_any_name_that_the_text_has(desk, odd, asked):
    opened(desk, odd, actor=asked)
    assert len(marked(desk)) == 6
    bar = desk.page.get_by_role("group", name="Mentions of the chosen actor")
    assert "6 mentions: 3 names 1 description 2 pronouns" in " ".join(bar.inner_text().split())


def test_who_is_not_spoken_of_is_told(desk, odd, details):
    stranger = who(details["interview-velmekh"], "Saria Velmekh").entity
    opened(desk, odd, actor=stranger.id)
    bar = desk.page.get_by_role("group", name="Mentions of the chosen actor")
    assert "does not speak of Saria Velmekh" in bar.inner_text()
    assert marked(desk) == []
    bar.get_by_role("button", name="Mark no actor").click()
    assert desk.address == f"/documents/{odd.row.id}"


def test_an_actor_is_chosen_from_the_list(desk, details):
    page, detail = desk.page, details["ledger-truce"]
    opened(desk, detail)
    page.keyboard.press("l")
    assert desk.address.endswith("?list=actors")
    rows = page.locator(".list [data-actor]")
    assert rows.count() == len(detail.mentioned)
    row = detail.mentioned[1]
    link = page.locator(f".list [data-actor='{row.entity.id}']")
    assert str(len(row.mentions)) in link.inner_text()
    link.focus()
    page.keyboard.press("Enter")
    assert f"actor={row.entity.id}" in desk.address
    assert marked(desk) == expected(detail, row)
    assert link.get_attribute("aria-current") == "true"
    assert told(desk) == f"{len(row.mentions)} mentions of {row.entity.name}"
    first = page.locator("article mark[data-mention='0']").first.bounding_box()
    assert 0 < first["y"] < 800
    link.click()
    assert "actor=" not in desk.address
    assert marked(desk) == []
    page.keyboard.press("l")
    assert page.locator(".list [data-claim]").count() == len(detail.claims)


def test_keys_lead_from_mention_to_mention(desk, odd):
    page, row = desk.page, who(odd, "Umm Salma")
    opened(desk, odd, actor=row.entity.id)

    def current():
        marks = page.locator("article mark.current")
        return [marks.first.get_attribute("data-mention") if marks.count() else None, told(desk)]

    assert page.locator("article mark.current").count() == 0
    page.keyboard.press("n")
    assert current() == ["0", "Mention 1 of 6: Umm Salma, name"]
    page.keyboard.press("n")
    page.keyboard.press("n")
    assert current() == ["2", "Mention 3 of 6: She, pronoun"]
    page.keyboard.press("p")
    assert current() == ["1", "Mention 2 of 6: The clerk 👩\u200d🏫, description"]
    page.keyboard.press("p")
    page.keyboard.press("p")
    assert current() == ["0", "The first mention"]
    for _ in range(6):
        page.keyboard.press("n")
    assert current() == ["5", "The last mention"]
    assert page.get_by_role("button", name="Next").is_disabled()
    page.get_by_role("button", name="Previous").click()
    assert current()[0] == "4"
    page.keyboard.press("Escape")
    assert desk.address == f"/documents/{odd.row.id}"
    page.keyboard.press("n")
    assert told(desk).startswith("No actor is chosen")


def test_a_mention_far_below_comes_into_sight(desk, details):
    detail = details["after-the-miller"]
    row = max(detail.mentioned, key=lambda each: each.mentions[-1].start)
    opened(desk, detail, actor=row.entity.id)
    for _ in row.mentions:
        desk.page.keyboard.press("n")
    desk.page.wait_for_timeout(100)
    last = desk.page.locator("article mark.current").first.bounding_box()
    assert 45 < last["y"] < 800


def test_from_a_claim_the_steps_begin_at_its_words(desk, odd):
    page = desk.page
    claim = next(c for c in odd.claims if c.evidence.quote == world.ARABIC)
    opened(desk, odd, claim=claim.id)
    page.locator("section.right a[href*='actor=kestrel']").click()
    assert f"claim={claim.id}" in desk.address
    assert marked(desk) == expected(odd, who(odd, "Kestrel Detachment"))
    page.keyboard.press("n")
    assert told(desk) == "Mention 2 of 3: مفرزة الباشق, name"


def test_from_the_list_of_claims_to_the_mentions(desk, odd):
    claim = odd.claims[0]
    desk.open(f"/claims?claim={claim.id}")
    desk.page.locator("section.right a[href*='actor=ayzun']").first.click()
    assert desk.address.startswith(f"/documents/{odd.row.id}?actor=")
    desk.page.wait_for_selector("article mark[data-mention]")
    assert marked(desk) == expected(odd, who(odd, "Ayzun Brigade"))


def test_marks_of_claims_go_off_and_those_of_mentions_stay(desk, odd):
    opened(desk, odd, actor="Ayzun Brigade", plain=1)
    assert desk.page.locator("mark[data-claims]").count() == 0
    assert marked(desk) == expected(odd, who(odd, "Ayzun Brigade"))
