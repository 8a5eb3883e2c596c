"""A made-up case to weigh: an agency that quotes a ministry, and those who speak of it later."""

from __future__ import annotations

from pathlib import Path

from factional.model import (
    BlockKind,
    ClaimKind,
    EntityType,
    Gap,
    Genre,
    Likeness,
    Passage,
    Quantity,
)
from factional.store import Store
from tests.ask.build import PERSON, Page, quoted, refresh

AGENCY = (
    "Leader of the Qaṣr Front killed\n\n"
    "Karim Haddad was killed at Derkush, the Defence Ministry said. "
    "The Sahel Guard will take Derkush before the winter. The Qasr Front holds Derkush.\n"
)
LATER = (
    "After the harvest\n\n"
    "Karim Haddad was killed at Derkush, as the Ozhgar Agency reported in March 2023. "
    "The Sahel Guard has held Derkush since October 2023. The Qasr Front left Derkush.\n"
)
TALK = (
    "Q: Does the Qasr Front train the Lions?\n"
    "A: The Qasr Front trains the Lions. We fight the Sahel Guard. Who pays us I will not say.\n"
)
BLOG = (
    "الجبهة\n\nThe Sahel Guard trains the Lions. The Qasr Front and the Sahel Guard are enemies.\n"
)


def _page(name: str, text: str, *names: str, **meta: object) -> Page:
    page = Page(name, text, [(BlockKind.PARAGRAPH, text.rstrip())], **meta)
    for form in names:
        kind = PERSON if form == "Karim Haddad" else EntityType.ORGANIZATION
        kind = EntityType.PLACE if form == "Derkush" else kind
        page.who(form.casefold().replace(" ", "_"), form, type=kind)
    return page


def case(folder: Path) -> Store:
    """The case, with actors and ties."""
    store = Store.create(folder, name="Derkush")
    names = ("Karim Haddad", "Derkush", "Defence Ministry", "Sahel Guard", "Qasr Front")
    agency = _page(
        "agency", AGENCY, *names, publisher="Ozhgar Agency", published="2023-03-16",
        genre=Genre.NEWS, title="Leader killed",
    )  # fmt: skip
    by = ("defence_ministry", "<author>")
    killed = {"by": by, "value": "killed", "kind": ClaimKind.EVENT}
    agency.say("status", "karim_haddad", None, "was killed", **killed)
    agency.say(
        "controls", "sahel_guard", "derkush", "The Sahel Guard will take Derkush",
        kind=ClaimKind.PREDICTION, time="2023-03-16/2023-12",
    )  # fmt: skip
    agency.say("controls", "qasr_front", "derkush", "The Qasr Front holds Derkush")
    names = ("Karim Haddad", "Derkush", "Ozhgar Agency", "Sahel Guard", "Qasr Front")
    later = _page("later", LATER, *names, authors=("Li Wei",), published="2024-10-03")
    by = ("ozhgar_agency", "<author>")
    later.say("status", "karim_haddad", None, "was killed at Derkush", by=by, value="killed")
    later.say("controls", "sahel_guard", "derkush", "has held Derkush", time="2023-10/..")
    left = "The Qasr Front left Derkush"
    later.say("withdrew_from", "qasr_front", "derkush", left, time="2023-10", kind=ClaimKind.EVENT)
    talk = _page("talk", TALK, "Qasr Front", "Lions", "Sahel Guard", published="2023-05-01")
    by = ("qasr_front", "<author>")
    talk.say("trains", "qasr_front", "lions", "The Qasr Front trains the Lions", by=by)
    for many, when in ((200, "../2022-12"), (900, None)):
        fighters = {"value": Quantity(many, many, unit="fighters"), "time": when}
        talk.say("strength", "sahel_guard", None, "We fight the Sahel Guard", by=by, **fighters)
    talk.say("hostile_to", "qasr_front", "sahel_guard", "We fight the Sahel Guard", by=by)
    refused = quoted(TALK, "I will not say")
    talk.gaps.append(
        Gap("qasr_front", ("qasr_front", "patrons"), "Who pays us", "declined", refused)
    )
    blog = _page("blog", BLOG, "Sahel Guard", "Lions", "Qasr Front", published="2023-06-01")
    blog.say(
        "trains",
        "sahel_guard",
        "lions",
        "The Sahel Guard trains the Lions",
        by=("qasr_front", "<author>"),
    )
    blog.say("hostile_to", "qasr_front", "sahel_guard", "are enemies")
    fighters = {"value": Quantity(220, 220, unit="men"), "time": "../2022-12"}
    blog.say("strength", "sahel_guard", None, "The Sahel Guard", **fighters)
    for page in (agency, later, talk, blog):
        page.put(store)
    refresh(store)
    return store


FORETOLD = (
    "After the harvest of this year the army will take Derkush, everybody in the market of the "
    "old town told us, and before the snow falls in the hills it is over.\n\n{}"
    "The army will take Salqin as well.\n"
)


def printed_twice(folder: Path) -> Store:
    """Two prints of one article that foretell, one of them longer, and another article."""
    store = Store.create(folder, name="prints")
    again = FORETOLD.format("Nobody in the town believes that.\n\n")
    texts = {"first": FORETOLD.format(""), "second": again, "other": "The army will take Derkush."}
    ids = {}
    for day, (name, text) in enumerate(texts.items(), 1):
        names = [form for form in ("army", "Derkush", "Salqin") if form in text]
        page = _page(name, text, *names, published=f"2023-03-0{day}")
        for town in names[1:]:
            words, future = f"army will take {town}", ClaimKind.PREDICTION
            page.say("controls", "army", town.casefold(), words, kind=future)
        page.put(store)
        ids[name] = page.id
    refresh(store)
    shared = (0, FORETOLD.index("{}"))
    first, second = sorted((ids["first"], ids["second"]))
    like = Likeness(first, second, 0.9, 0.9, 0.9, (Passage(shared, shared, 33),))
    store.write_likenesses(first, [], 1, [like])
    refresh(store)
    return store
