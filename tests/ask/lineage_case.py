"""A made-up case of descent: a split, a rename, a merger, an umbrella, and parents in dispute."""

from __future__ import annotations

from pathlib import Path

from factional.model import BlockKind, Certainty, ClaimKind, EntityType, Quantity
from factional.store import Store
from tests.ask.build import Page, refresh

CHRONICLE = (
    "The valley, ten years on\n\n"
    "The Reed League was founded in 2012. In May 2014 the Heron Company split from the Reed "
    "League. In 2016 the Heron Company renamed itself Ḥarakat al-Bajaʿ. The Reed League merged "
    "into the Delta Front in March 2018. Ḥarakat al-Bajaʿ has been part of the Delta Front since "
    "June 2018. The Otter Band broke away from Ḥarakat al-Bajaʿ in 2019. The Delta Front has "
    "about 900 men.\n"
)
BULLETIN = (
    "Note\n\n"
    "The Reed League was formed in 2010. The Otter Band left the Delta Front in 2019. "
    "The Heron Company split from the Reed League. The Salt Circle fights on. "
    "The Reed League never merged into the Delta Front. Perhaps the Fen Guard exists. "
    "The Delta Front will break up and the Fen Guard leave it.\n"
)
RUMOUR = "Who they were\n\nMen of the Mud Circle set up the Salt Circle, nobody remembers when.\n"


def _page(name: str, text: str, names: dict[str, str], **meta: object) -> Page:
    page = Page(name, text, [(BlockKind.PARAGRAPH, text.rstrip())], **meta)
    for id, form in names.items():
        page.who(id, form, type=EntityType.ORGANIZATION)
    return page


def case(folder: Path) -> Store:
    """The case, with actors and ties."""
    store = Store.create(folder, name="Delta")
    names = {"reed": "Reed League", "heron": "Heron Company", "bajaa": "Ḥarakat al-Bajaʿ"}
    names |= {"delta": "Delta Front", "otter": "Otter Band"}
    told = _page("chronicle", CHRONICLE, names, authors=("Li Wei",), published="2020-02-01")
    event = {"kind": ClaimKind.EVENT}
    told.say("formed", "reed", None, "The Reed League was founded in 2012", time="2012", **event)
    told.say(
        "split_from", "heron", "reed", "Heron Company split from the Reed League",
        time="2014-05", **event,
    )  # fmt: skip
    told.say("succeeds", "bajaa", "heron", "renamed itself Ḥarakat al-Bajaʿ", time="2016/..")
    told.say("merged_into", "reed", "delta", "merged into the Delta Front", time="2018-03", **event)
    told.say("part_of", "bajaa", "delta", "has been part of the Delta Front", time="2018-06/..")
    broke = "The Otter Band broke away from Ḥarakat al-Bajaʿ"
    told.say("split_from", "otter", "bajaa", broke, time="2019", **event)
    told.say("strength", "delta", None, "about 900 men", value=Quantity(900, 900, True, "men"))
    names = {"reed": "Reed League", "otter": "Otter Band", "delta": "Delta Front"}
    names |= {"heron": "Heron Company", "salt": "Salt Circle", "fen": "Fen Guard"}
    note = _page("bulletin", BULLETIN, names, publisher="Bulletin", published="2021-07-01")
    note.say("formed", "reed", None, "The Reed League was formed in 2010", time="2010", **event)
    left = "The Otter Band left the Delta Front"
    note.say("split_from", "otter", "delta", left, time="2019", **event)
    again = "The Heron Company split from the Reed League"
    note.say("split_from", "heron", "reed", again, **event)
    never = "The Reed League never merged into the Delta Front"
    note.say("merged_into", "reed", "delta", never, denied=True, **event)
    note.say(
        "hostile_to", "fen", "salt", "Perhaps the Fen Guard exists", certainty=Certainty.POSSIBLE
    )
    foretold = "The Delta Front will break up"
    note.say("split_from", "fen", "delta", foretold, kind=ClaimKind.PREDICTION, time="2022")
    names = {"mud": "Mud Circle", "salt": "Salt Circle"}
    rumour = _page("rumour", RUMOUR, names)
    rumour.say("founded", "mud", "salt", "Mud Circle set up the Salt Circle", **event)
    for page in (told, note, rumour):
        page.put(store)
    refresh(store)
    return store
