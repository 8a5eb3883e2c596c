"""Misses: each gold claim that was missed, and each that is false, has its cause."""

import hashlib
import re
from collections.abc import Mapping
from typing import Any

import pytest

from factional.ask import to_json
from factional.ask._alignment import Annotated
from factional.ask.misses import Cause, misses, worklist
from factional.model import (
    AUTHOR,
    Claim,
    Document,
    Drop,
    EntityType,
    Evidence,
    Extraction,
    Hop,
    Mention,
    Polarity,
    Quantity,
    Referent,
)

FAR = " Snow fell." * 60
TEXT = (
    "The Qasr Front attacked the Lions of the Valley. The group has 250 fighters. "
    "Does the Qasr Front train the Lions of the Valley? سليم نادر watched. 🦅" + FAR +
    " The Lions of the Valley have left the hills. The Qasr Front and the Lions met."
)  # fmt: skip
FRONT, LIONS, SALIM = ("qf", "Qasr Front"), ("lv", "Lions of the Valley"), ("sn", "سليم نادر")
ATTACKED = "Qasr Front attacked the Lions of the Valley"


def span(quote):
    start = TEXT.index(quote)
    return start, start + len(quote)


def wanted(relation, quote, subject="qf", object="lv", **fields):
    start, end = span(quote)
    return {
        "subject": subject, "object": object, "relation": relation, "value": None,
        "polarity": "affirmed", "attribution": ["<author>"], "evidence": quote, "start": start,
        "end": end, "core": True,
    } | fields  # fmt: skip


def gold(*claims, extra=()):
    entities: dict[str, Mapping[str, Any]] = {
        id: {"id": id, "name": name, "type": "Organization", "mentions": [name]}
        for id, name in (FRONT, LIONS, SALIM, *extra)
    }
    return Annotated("qasr", list(claims), entities)


def said(relation, quote, subject="qf", object="lv", **fields):
    start, end = span(quote)
    return Claim("x-1", "x", subject, relation, Evidence(TEXT[start:end], start, end),
                 (Hop(AUTHOR),), object, **fields)  # fmt: skip


def who(id, name):
    """Somebody with a mention wherever the text has the name."""
    mentions = tuple(Mention(id, name, m.start(), m.end()) for m in re.finditer(name, TEXT))
    return Referent(id, name, EntityType.ORGANIZATION, mentions)


BOTH = who(*FRONT), who(*LIONS)


def judged(gold, *claims, referents=BOTH, drops=()):
    digest = hashlib.sha256(TEXT.encode()).hexdigest()
    document = Document(digest[:16], digest, "qasr", "text/plain", TEXT, (), (0, len(TEXT)))
    return misses(gold, document, Extraction(claims, referents, (), drops))


def missed(*arguments, **options):
    """The cause of the one miss."""
    (item,) = [i for i in judged(*arguments, **options).items if i.missed]
    return item.cause


def false(*arguments, **options):
    """The cause of the one false claim."""
    (item,) = [i for i in judged(*arguments, **options).items if not i.missed]
    return item.cause


ONE = gold(wanted("attacked", ATTACKED))
STRENGTH = gold(
    wanted("strength", "has 250 fighters", object=None,
           value={"min": 250, "max": 250, "approx": False, "unit": "fighters"})
)  # fmt: skip


def test_what_is_found_is_on_no_list():
    found = judged(ONE, said("attacked", ATTACKED))
    assert (found.gold, found.found, found.items) == (1, 1, ())


class TestMissed:
    def test_both_there_and_nothing_read(self):
        assert missed(ONE) is Cause.UNREAD

    def test_both_there_in_a_question(self):
        trains = wanted("trains", "Qasr Front train the Lions of the Valley")
        assert missed(gold(trains)) is Cause.QUESTION

    def test_nobody_pointed_at_the_subject_the_object_or_either(self):
        assert missed(ONE, referents=BOTH[1:]) is Cause.NO_SUBJECT
        assert missed(ONE, referents=BOTH[:1]) is Cause.NO_OBJECT
        assert missed(ONE, referents=()) is Cause.NO_SIDES

    def test_somebody_far_away_is_not_nearby(self):
        far = gold(wanted("status", "have left the hills", "sn", None, value="active"))
        assert missed(far, referents=(*BOTH, who(*SALIM))) is Cause.NO_SUBJECT

    def test_a_form_of_one_that_was_taken_for_another(self):
        extra = ("lq", "Lions of Qasr")
        twins = gold(wanted("attacked", ATTACKED), extra=[extra])
        other = Referent("lq", "Lions of Qasr", EntityType.ORGANIZATION, (
            Mention("lq", "Lions of Qasr", 0, 0),
            Mention("lq", "Lions of the Valley", *span("Lions of the Valley")),
            Mention("lq", "Lions of Qasr", 0, 0),
        ))  # fmt: skip
        twins.entities["lq"]["mentions"] = ["Lions of Qasr", "Lions of the Valley"]
        (item,) = judged(twins, referents=(BOTH[0], other)).items
        assert item.cause is Cause.OBJECT
        assert item.instead == "“Lions of the Valley” was taken for Lions of Qasr"

    def test_read_with_one_thing_wrong(self):
        turned = said("attacked", ATTACKED, subject="lv", object="qf")
        assert missed(ONE, turned) is Cause.DIRECTION
        assert missed(ONE, said("attacked", ATTACKED, polarity=Polarity.DENIED)) is Cause.POLARITY
        assert missed(ONE, said("supports", ATTACKED)) is Cause.RELATION
        many = said("strength", "has 250 fighters", object=None, value=Quantity(900, None))
        assert missed(STRENGTH, many) is Cause.VALUE

    def test_read_of_somebody_else(self):
        salim = who(*SALIM)
        referents = (*BOTH, salim)
        assert missed(ONE, said("attacked", ATTACKED, "sn"), referents=referents) is Cause.SUBJECT
        other = said("attacked", ATTACKED, "qf", "sn")
        assert missed(ONE, other, referents=referents) is Cause.OBJECT
        strength = said(
            "strength", "has 250 fighters", "lv", None, value=Quantity(250, 250, unit="fighters")
        )
        assert missed(STRENGTH, strength) is Cause.SUBJECT

    def test_read_and_held_back(self):
        unsure = said("attacked", ATTACKED, confidence=0.3)
        assert missed(ONE, unsure) is Cause.UNSURE
        drop = Drop(said("attacked", ATTACKED), "it is only supposed: if")
        (item,) = judged(ONE, drops=(drop,)).items
        assert (item.cause, item.instead) == (Cause.HELD_BACK, drop.reason)

    def test_evidence_too_far_or_too_long(self):
        far = said("attacked", "Qasr Front and the Lions met")
        assert missed(ONE, far) is Cause.TOO_FAR
        long = said("attacked", TEXT[4:500])
        assert missed(ONE, long) is Cause.TOO_LONG

    def test_said_twice_and_read_once(self):
        twice = gold(wanted("attacked", ATTACKED), wanted("attacked", "Qasr Front attacked"))
        assert missed(twice, said("attacked", ATTACKED)) is Cause.TWICE

    def test_a_claim_that_is_right_elsewhere_explains_nothing(self):
        both = gold(wanted("attacked", ATTACKED), wanted("trains", "Qasr Front train the Lions"))
        assert missed(both, said("attacked", ATTACKED)) is Cause.QUESTION


class TestFalse:
    def test_not_in_gold_at_all(self):
        assert false(gold(), said("attacked", ATTACKED)) is Cause.NOWHERE

    def test_another_relation_and_somebody_else(self):
        assert false(ONE, said("supports", ATTACKED)) is Cause.RELATION
        salim = who(*SALIM)
        claim = said("attacked", ATTACKED, "sn")
        assert false(ONE, claim, referents=(*BOTH, salim)) is Cause.SUBJECT

    def test_twice_far_and_too_long(self):
        claim = said("attacked", ATTACKED)
        assert false(ONE, claim, claim) is Cause.DUPLICATE
        assert false(ONE, said("attacked", "Qasr Front and the Lions met")) is Cause.TOO_FAR
        assert false(ONE, said("attacked", TEXT[4:500])) is Cause.TOO_LONG

    def test_what_gold_has_instead_and_the_rule_are_told(self):
        claim = said("supports", ATTACKED, confidence=0.8, how={"rule": "verb", "cue": "back"})
        (item,) = [i for i in judged(ONE, claim).items if not i.missed]
        assert item.instead == "Qasr Front attacked Lions of the Valley"
        assert (item.rule, item.confidence, item.quote) == ("verb back", 0.8, ATTACKED)


def test_the_list_counts_by_cause_and_relation():
    whole = worklist([judged(ONE, said("supports", ATTACKED)), judged(STRENGTH)])
    assert (whole.gold, whole.found) == (2, 0)
    assert whole.missed == {Cause.RELATION: 1, Cause.UNREAD: 1}
    assert whole.false == {Cause.RELATION: 1}
    assert whole.relations["supports"] == {"missed": 0, "false": 1}
    assert [i.missed for i in whole.items] == [True, True, False]
    written: Any = to_json(whole)
    assert written["items"][0]["cause"] == Cause.RELATION.value


def test_one_relation_alone():
    whole = worklist([judged(ONE), judged(STRENGTH)], relation="strength")
    assert [i.relation for i in whole.items] == ["strength"]
    assert whole.gold == 2


@pytest.mark.parametrize("core", [True, False])
def test_what_is_not_core_is_neither_missed_nor_false(core):
    found = judged(gold(wanted("attacked", ATTACKED, core=core)), said("attacked", ATTACKED))
    assert (found.items, found.gold) == ((), int(core))
