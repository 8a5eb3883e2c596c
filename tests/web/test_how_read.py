"""How a claim was read, told in the words of the product and not in keys."""

import pytest

from factional import ask
from factional.model import DecisionKind
from tests.web import world
from tests.web.conftest import desk_at, serving

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def odd(case):
    found = next(d for d in ask.documents(case.store) if d.name == "odd-letters")
    return ask.document(case.store, found.id)


@pytest.fixture(scope="module")
def spared(odd):
    """The claim that has all that the built-in extractor leaves."""
    return next(c for c in odd.claims if c.evidence.quote == world.SPARED)


def section(desk):
    desk.page.locator("section.right .how").wait_for()
    return desk.page.locator("section.right .how")


def rows(part):
    """The terms of the list with what stands beside them, in one line each."""
    terms, told = part.locator("dl dt"), part.locator("dl dd")
    texts = [" ".join(each.split()) for each in told.all_inner_texts()]
    return dict(zip(terms.all_inner_texts(), texts, strict=True))


def test_each_field_is_told_with_the_words_that_decided_it(desk, spared):
    desk.open(f"/claims?claim={spared.id}&how=1")
    found = rows(section(desk))
    assert found == {
        "Read by": "a verb and what hangs on it: “attack” (pattern attack *)",
        "Subject": "Ayzun Brigade – the pronoun “it” stands for “لواء أيزون”, named before it",
        "Object": "Kestrel Detachment – through its part “men”, the name “Kestrel Detachment”",
        "Polarity": "denied, by the negation “not”",
        "Certainty": "certain, no word hedges it",
        "Kind": "event, as the relation has it",
        "Time": "May 2021, by “May 2021” of its own clause",
    }


def test_the_sentence_shows_what_the_claim_hangs_on(desk, spared):
    desk.open(f"/claims?claim={spared.id}&how=1")
    sentence = section(desk).locator("blockquote")
    assert sentence.inner_text() == world.SENTENCE
    parts = {
        name: sentence.locator(f".{name}").all_inner_texts()
        for name in ("trigger", "subject", "object")
    }
    assert parts == {
        "trigger": ["attack"],
        "subject": ["it"],
        "object": ["men", "Kestrel Detachment"],
    }


def test_voices_and_confidence_are_told(desk, spared):
    desk.open(f"/claims?claim={spared.id}&how=1")
    part = section(desk)
    voices = [" ".join(v.split()) for v in part.locator("ol > li").all_inner_texts()]
    assert voices == [
        "Umm Salma – “Umm Salma 🜁 said” – a word of saying",
        "Umm Salma – the document’s own voice",
    ]
    text = " ".join(part.inner_text().split())
    assert "0.66, odds of 1.98 to 1" in text
    factors = [tuple(r.locator("td").all_inner_texts()) for r in part.locator("tbody tr").all()]
    assert [name for name, _ in factors] == [
        "odds that every claim begins with",
        "subject by a pronoun",
        "read by a verb and what hangs on it",
    ]
    assert "lowers it" in factors[1][1]
    assert "raises it" in factors[2][1]
    pane = desk.page.locator("section.right").inner_text()
    assert "the chance that a careful annotator of its text would have made the claim" in pane
    assert "calibrated" not in pane


def test_it_is_unfolded_by_key_and_stays_so_from_claim_to_claim(desk, odd):
    page = desk.page
    asked = []

    def heard(request):
        _, _, claim = request.url.partition("/claims/")
        if claim:
            asked.append(claim)

    page.on("request", heard)
    first, second = (claim.id for claim in odd.claims[:2])
    desk.open(f"/documents/{odd.row.id}?claim={first}")
    fold = page.locator("section.right summary", has_text="How it was read")
    fold.wait_for()
    assert asked == [first]
    page.keyboard.press("w")
    section(desk)
    assert "how=1" in desk.address
    page.keyboard.press("j")
    assert f"claim={second}" in desk.address
    assert "how=1" in desk.address
    page.wait_for_function("() => document.querySelector('.how blockquote')")
    assert asked == [first, f"{first}/why", second, f"{second}/why"]
    fold.focus()
    page.keyboard.press("Enter")
    page.wait_for_function("() => !location.search.includes('how=')")
    assert page.locator(".how").count() == 0


def test_words_lead_to_their_place_in_the_text(desk, odd, spared):
    desk.open(f"/documents/{odd.row.id}?claim={spared.id}&how=1")
    part = section(desk)
    words = part.get_by_role("button", name="أيزون")
    pane = desk.page.get_by_role("region", name="Text of the document")
    pane.evaluate("e => { e.style.flex = 'none'; e.style.height = '200px'; e.scrollTop = 9999; }")
    before = pane.evaluate("e => e.scrollTop")
    words.click()
    desk.page.wait_for_function(f"e => e.scrollTop < {before}", arg=pane.element_handle())
    desk.open(f"/claims?claim={spared.id}&how=1")
    assert section(desk).get_by_role("button").count() == 0


def test_a_claim_of_a_person_is_told_for_what_it_is(desk, odd):
    desk.open(f"/claims?claim={odd.claims[0].id}&how=1")
    part = section(desk)
    assert "which does not tell by what" in rows(part)["Read by"]
    text = part.inner_text()
    assert "None: a person read it." in text
    assert "no word" not in text


def test_what_people_decided_is_told_with_it(browser, built, tmp_path):
    with world.build(tmp_path / "case") as case:
        document = next(d for d in ask.documents(case.store) if d.name == "odd-letters")
        claim = ask.document(case.store, document.id).claims[-1]
        case.store.decide(DecisionKind.ACCEPTED, claim.id, by="Noor", note="heard it myself")
        with serving(case) as base, desk_at(browser, base) as desk:
            desk.open(f"/claims?claim={claim.id}&how=1")
            text = " ".join(section(desk).inner_text().split())
            assert "accepted by Noor" in text
            assert "heard it myself" in text


def test_where_it_cannot_be_had_the_rest_stays(browser, server, spared):
    with desk_at(browser, server) as desk:
        answer = {"detail": "The case is being mended. Retry in a minute."}
        desk.page.route("**/why", lambda route: route.fulfill(status=500, json=answer))
        desk.open(f"/claims?claim={spared.id}&how=1")
        alert = desk.page.locator("section.right").get_by_role("alert")
        assert "How it was read could not be shown" in alert.inner_text()
        assert desk.page.locator("section.right .voice").count() == 2
        desk.page.unroute("**/why")
        alert.get_by_role("button", name="Retry").click()
        section(desk)
