"""A made-up case of sources: a colonel who refuses an answer, outlets, authors, the unnamed."""

from __future__ import annotations

from pathlib import Path

from factional.model import BlockKind, ClaimKind, EntityType, Gap, Quantity
from factional.store import Store
from tests.ask.build import PERSON, Page, quoted, refresh

POST = (
    "The Qasr Front holds Derkush. The Qasr Front is allied with the Marsh Lions, Colonel Imran "
    "Tesh said. We have 300 fighters, said the colonel. "
    "The Qasr Front trains the Marsh Lions, local sources said.\n"
)
COURIER = (
    "The Qasr Front holds Derkush. The Qasr Front does not train the Marsh Lions. "
    "The Marsh Lions will join.\n"
)
TALK = (
    "Imran Tesh\nQ: Who pays you?\n"
    "A: I will not say. The Qasr Front is at war with the Marsh Lions.\n"
)
BLOG = "جبهة. The Qasr Front is allied with the Marsh Lions.\n"
AUTHOR = ("<author>",)
TESH = ("imran_tesh", "<author>")


def _page(name: str, text: str, **meta: object) -> Page:
    page = Page(name, text, [(BlockKind.PARAGRAPH, text.rstrip())], **meta)
    for form in ("Qasr Front", "Marsh Lions", "Derkush", "Imran Tesh", "local sources"):
        if form not in text:
            continue
        kind = {"Imran Tesh": PERSON, "Derkush": EntityType.PLACE}.get(
            form, EntityType.ORGANIZATION
        )
        unnamed = form == "local sources"
        page.who(form.casefold().replace(" ", "_"), form, type=kind, placeholder=unnamed)
    return page


def case(folder: Path) -> Store:
    """The case, with actors and ties."""
    store = Store.create(folder, name="Sources")
    post = _page(
        "post", POST, authors=("Mara Lind",), publisher="Harbour Post", published="2019-03-01"
    )
    holds = "The Qasr Front holds Derkush"
    post.say("controls", "qasr_front", "derkush", holds)
    post.say("member_of", "imran_tesh", "qasr_front", "Colonel Imran Tesh", by=AUTHOR)
    allied = "The Qasr Front is allied with the Marsh Lions"
    post.say("allied_with", "qasr_front", "marsh_lions", allied, by=TESH)
    post.say("strength", "qasr_front", None, "300 fighters", by=TESH, value=Quantity(300, 300))
    trains = "The Qasr Front trains the Marsh Lions"
    post.say("trains", "qasr_front", "marsh_lions", trains, by=("local_sources", "<author>"))
    courier = _page("courier", COURIER, publisher="Valley Courier", published="2019-04-01")
    courier.say("controls", "qasr_front", "derkush", holds)
    courier.say(
        "trains", "qasr_front", "marsh_lions", "does not train the Marsh Lions", denied=True
    )
    courier.say(
        "joined", "marsh_lions", "qasr_front", "The Marsh Lions will join",
        kind=ClaimKind.PREDICTION, time="2019-05",
    )  # fmt: skip
    talk = _page("talk", TALK, publisher="Harbour Post", published="2019-05-01")
    talk.say("hostile_to", "qasr_front", "marsh_lions", "at war with the Marsh Lions", by=TESH)
    talk.gaps.append(
        Gap(
            "imran_tesh",
            ("qasr_front",),
            "Who pays you",
            "declined",
            quoted(TALK, "I will not say"),
        )
    )
    blog = _page("blog", BLOG, published="2019-06-01")
    blog.say("allied_with", "qasr_front", "marsh_lions", allied)
    for page in (post, courier, talk, blog):
        page.put(store)
    refresh(store)
    return store
