"""Tags: what part a word may play, by closed classes, known verb forms and neighbours."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum, auto
from functools import cache

from factional.model import Mention
from factional.vocabulary.lexicon import Grammar, frames, grammar, words


class Tag(Enum):
    """The part a word plays in the shallow reading."""

    NAME = auto()
    PRONOUN = auto()
    NOUN = auto()
    DETERMINER = auto()
    POSSESSIVE = auto()
    PREPOSITION = auto()
    COORDINATOR = auto()
    RELATIVE = auto()
    SUBORDINATOR = auto()
    AUXILIARY = auto()
    VERB = auto()
    TO = auto()
    ADVERB = auto()
    ADJECTIVE = auto()
    TIME = auto()
    COMMA = auto()
    STOP = auto()
    QUOTE = auto()
    OPEN = auto()
    CLOSE = auto()


@dataclass(frozen=True, slots=True)
class Item:
    """A name, word or mark of a sentence.

    Attributes:
        lemma: Of a verb, else empty.
        kinds: What forms of the verb it can be.
        mention: The name, description or pronoun that stands here.
        possessive: A name or pronoun that owns what follows.
    """

    start: int
    end: int
    text: str
    lower: str
    tag: Tag
    lemma: str = ""
    kinds: frozenset[str] = frozenset()
    mention: Mention | None = None
    possessive: bool = False


MARKS = {
    ",": Tag.COMMA, ";": Tag.STOP, ":": Tag.STOP, ".": Tag.STOP, "!": Tag.STOP, "?": Tag.STOP,
    "…": Tag.STOP, "—": Tag.COMMA, "–": Tag.COMMA, "-": Tag.COMMA, "“": Tag.QUOTE, "”": Tag.QUOTE,
    '"': Tag.QUOTE, "«": Tag.QUOTE, "»": Tag.QUOTE, "(": Tag.OPEN, "[": Tag.OPEN, "{": Tag.OPEN,
    ")": Tag.CLOSE, "]": Tag.CLOSE, "}": Tag.CLOSE, "|": Tag.STOP, "*": Tag.STOP,
}  # fmt: skip
_SET_PHRASES = frozenset(
    [("in", "fact"), ("of", "course"), ("at", "least"), ("at", "most"), ("so", "far"),
     ("no", "doubt"), ("at", "last"), ("in", "turn"), ("at", "first"), ("as", "well"),
     ("no", "longer")]
)  # fmt: skip
LOOSE = frozenset(
    ["directly", "closely", "both", "ideologically", "the", "full", "complete", "direct", "total",
     "overall", "joint", "strict", "mainly", "either"]
)  # fmt: skip
_CLASSES = (
    ("relatives", Tag.RELATIVE),
    ("coordinators", Tag.COORDINATOR),
    ("determiners", Tag.DETERMINER),
    ("subordinators", Tag.SUBORDINATOR),
    ("prepositions", Tag.PREPOSITION),
    ("particles", Tag.PREPOSITION),
    ("possessives", Tag.DETERMINER),
    ("pronouns", Tag.PRONOUN),
    ("adverbs", Tag.ADVERB),
)
_CLAUSE_OR_PHRASE = ("as", "since", "until", "after", "before")
_NOUN_AFTER = ("of", "on", "against", "by", "between", "and", "or", ",", ".", "")
_DOERS = (Tag.PRONOUN, Tag.RELATIVE)


def tagged(raw: list[Item]) -> list[Item]:
    """The items with the part that each plays, found from left to right."""
    out: list[Item] = []
    for i, item in enumerate(raw):
        if item.mention is not None or item.tag in (Tag.TIME, Tag.STOP):
            out.append(item)
        else:
            out.append(_Place(item, out, raw, i).tagged())
    return out


@cache
def _closed() -> dict[str, tuple[Tag, str]]:
    """Words of closed classes, the first class of `_CLASSES` first, auxiliaries before all."""
    g = grammar()
    out: dict[str, tuple[Tag, str]] = {}
    for name, tag in reversed(_CLASSES):
        out.update(dict.fromkeys(g[name], (tag, "")))
    out.update({word: (Tag.AUXILIARY, word) for word in g["modals"]})
    for lemma in ("do", "have", "be"):
        out.update(dict.fromkeys(g[lemma], (Tag.AUXILIARY, lemma)))
    return out


class _Place:
    """One word where it stands: what is before it, already tagged, and what comes after."""

    def __init__(self, item: Item, before: list[Item], raw: list[Item], i: int) -> None:
        self.item = item
        self.low = item.lower
        self.before = before
        self.previous = before[-1] if before else None
        self.anchor = next((b for b in reversed(before) if b.tag is not Tag.ADVERB), None)
        self.following = raw[i + 1] if i + 1 < len(raw) else None
        self.after = self.following.lower if self.following else ""
        self.raw = raw
        self.i = i

    def tagged(self) -> Item:
        """The item with its tag; a verb with its lemma and forms too."""
        special = self._mark() or self._set_phrase()
        if special is not None:
            return special
        if self._stays_noun() or self._arms_a_body():
            return self.item
        if _adjective(self.low, self.raw, self.i):
            return replace(self.item, tag=Tag.ADJECTIVE)
        closed = _closed().get(self.low)
        if closed is not None:
            tag, lemma = closed
            if self.low in _CLAUSE_OR_PHRASE and _phrase_follows(self.raw, self.i):
                tag = Tag.PREPOSITION
            owns = tag is Tag.DETERMINER and self.low in grammar()["possessives"]
            return replace(self.item, tag=tag, lemma=lemma, possessive=owns)
        adverb = self.low.endswith("ly") and len(self.low) > 4
        if adverb and self.low not in grammar()["not_adverbs"]:
            return replace(self.item, tag=Tag.ADVERB)
        return self._verb()

    def _mark(self) -> Item | None:
        low = self.low
        if low in ("'s", "’s", "'", "’"):
            return self._apostrophe()
        if low in MARKS:
            return replace(self.item, tag=MARKS[low])
        if not any(character.isalnum() for character in low):
            return replace(self.item, tag=Tag.QUOTE if low == "‘" else Tag.ADVERB)
        return None

    def _apostrophe(self) -> Item:
        """A possessive, a contracted "is", or a mark of quotation."""
        previous = self.previous
        genitive = self.low in ("'s", "’s")
        if previous is not None and previous.tag in (Tag.NAME, Tag.NOUN):
            joined = genitive or self.item.start == previous.end
            verbal = self.after in grammar()["determiners"] or self.after in (
                "not", "been", "being",
            )  # fmt: skip
            if joined and not verbal:
                return replace(self.item, tag=Tag.POSSESSIVE, possessive=True)
        return replace(self.item, tag=Tag.AUXILIARY if genitive else Tag.QUOTE, lemma="be")

    def _set_phrase(self) -> Item | None:
        low = self.low
        if low == "to":
            return replace(self.item, tag=Tag.TO)
        if low == "that":
            return replace(self.item, tag=_that(self.previous, self.following))
        before = self.previous.lower if self.previous else ""
        if (low, self.after) in _SET_PHRASES or (before, low) in _SET_PHRASES:
            return replace(self.item, tag=Tag.ADVERB)
        return None

    def _stays_noun(self) -> bool:
        """Whether it is the "-backed" after a name, or the month of May."""
        if self.low[0] in "-‑–":
            return True
        return (
            self.item.text == "May"
            and self.previous is not None
            and self.previous.tag in (Tag.PREPOSITION, Tag.NOUN)
        )

    def _arms_a_body(self) -> bool:
        """Whether a participle is the "armed" of "the illegal armed group"."""
        bodies = words("roles.en")["proxies"]
        body = {self.after, self.after.removesuffix("s")} & bodies
        return self.low in ("armed", "organised", "organized") and bool(body)

    def _verb(self) -> Item:
        lemma, kinds = self._form()
        if not kinds or _between_names(self.item, self.before, self.following):
            return self.item
        if not self._allowed(kinds):
            return self.item
        return replace(self.item, tag=Tag.VERB, lemma=lemma, kinds=kinds)

    def _form(self) -> tuple[str, frozenset[str]]:
        """The verb that a word is a form of, and which forms; no forms for no verb."""
        forms = grammar().verbs(self.low)
        previous = self.previous
        if forms:
            base = previous is not None and (
                previous.tag is Tag.TO
                or (previous.tag is Tag.AUXILIARY and previous.lemma not in ("be", "have", "do"))
            )
            form = min(
                forms,
                key=lambda f: (base != ("base" in f.kinds), f.lemma not in frames().verbs, f.lemma),
            )
            return form.lemma, form.kinds
        if self.low.endswith("ing") and len(self.low) > 5:
            return self.low, frozenset({"ing"})
        if self.low.endswith("ed") and len(self.low) > 4:
            return self.low, frozenset({"past", "participle"})
        if _new_infinitive(self.item, previous, self.following, self.before):
            return self.low, frozenset({"base"})
        return "", frozenset()

    def _allowed(self, kinds: frozenset[str]) -> bool:
        """Whether the neighbours leave room for a verb in one of these forms."""
        anchor, previous = self.anchor, self.previous
        if anchor is not None and anchor.tag in (Tag.TO, Tag.AUXILIARY):
            return self._after_auxiliary(anchor, kinds)
        if previous is not None and (
            previous.tag in (Tag.DETERMINER, Tag.POSSESSIVE) or previous.possessive
        ):
            return previous.lower in ("those", "all", "both") and "participle" in kinds
        if anchor is not None and anchor.tag is Tag.DETERMINER:
            return False
        if "ing" in kinds:
            return self._gerund()
        if "base" not in kinds and kinds & {"past", "participle"}:
            prepositional = previous is not None and previous.tag is Tag.PREPOSITION
            noun = self.low in grammar().ambiguous and self.after == "of"
            return not noun and not (prepositional and self.following is not None)
        return self._present(kinds)

    def _after_auxiliary(self, anchor: Item, kinds: frozenset[str]) -> bool:
        if anchor.tag is Tag.TO:
            return "base" in kinds and self.after != "of"
        if anchor.lemma == "be":
            return bool(kinds & {"ing", "participle"})
        return ("participle" if anchor.lemma == "have" else "base") in kinds

    def _gerund(self) -> bool:
        if self.after == "of":
            return False
        if self.previous is not None and self.previous.tag is Tag.NOUN:
            return self._phrase_next(possessive=False)
        return True

    def _phrase_next(self, *, possessive: bool) -> bool:
        """Whether a phrase comes next that a verb could have as its object or place."""
        g = grammar()
        return self.following is not None and (
            self.following.mention is not None
            or self.after in g["determiners"]
            or self.after in g["prepositions"]
            or self.after == "to"
            or (possessive and self.after in g["possessives"])
        )

    def _present(self, kinds: frozenset[str]) -> bool:
        """A present form, which often is a noun as well: "attacks", "support"."""
        anchor = self.anchor
        if not _also_noun(self.low, grammar()):
            return anchor is None or anchor.tag is not Tag.PREPOSITION
        if anchor is not None and anchor.tag in _DOERS:
            return True
        if anchor is None or self.after in _NOUN_AFTER or not self._phrase_next(possessive=True):
            return False
        if anchor.tag is Tag.NAME and self._predicate():
            return False
        if anchor.tag is Tag.NOUN:
            if len(self.before) > 1 and self.before[-2].tag is Tag.PREPOSITION:
                return False  # "including military clashes with X"
            return ("base" in kinds) == anchor.lower.endswith("s")
        return anchor.tag in (Tag.NAME, Tag.COORDINATOR, Tag.COMMA, Tag.CLOSE)

    def _predicate(self) -> bool:
        """Whether the name before belongs to what a copula says: "is the X affiliate in Y"."""
        opener = self.before[-3:-1]
        return (
            len(opener) == 2
            and opener[1].tag is Tag.DETERMINER
            and opener[0].tag is Tag.AUXILIARY
            and opener[0].lemma == "be"
        )


def _also_noun(low: str, g: Grammar) -> bool:
    return any(form in g.ambiguous for form in (low, low.removesuffix("s"), low.removesuffix("es")))


def _phrase_follows(raw: list[Item], i: int) -> bool:
    """Whether a word that can open a clause opens a phrase here: no verb comes before a stop."""
    g = grammar()
    for other in raw[i + 1 : i + 9]:
        low = other.lower
        if low in MARKS or low in g["coordinators"] or low in g["relatives"] or low == "that":
            return True
        if low.endswith("ing") or (other.mention is None and (
            low in g["be"] or low in g["have"] or low in g["do"] or low in g["modals"]
            or (g.verbs(low) and low not in g.ambiguous)
        )):  # fmt: skip
            return False
    return True


def _that(previous: Item | None, following: Item | None) -> Tag:
    if previous is None:
        return Tag.DETERMINER
    if previous.tag in (Tag.NAME, Tag.NOUN) and following is not None:
        low = following.lower
        g = grammar()
        if low in g["be"] | g["have"] | g["do"] | g["modals"] or g.verbs(low) or low.endswith("ly"):
            return Tag.RELATIVE
    if previous.tag in (Tag.PREPOSITION, Tag.COORDINATOR, Tag.COMMA, Tag.STOP, Tag.QUOTE):
        return Tag.DETERMINER
    return Tag.SUBORDINATOR


def _adjective(low: str, raw: list[Item], i: int) -> bool:
    for frame in frames().adjectives.get(low, ()):
        at = i + 1
        for literal in frame.words:
            while at < min(len(raw), i + 4) and raw[at].lower in LOOSE:
                at += 1
            if at >= len(raw) or raw[at].lower not in literal:
                break
            at += 1
        else:
            return True
    return False


def _new_infinitive(
    item: Item, previous: Item | None, following: Item | None, before: list[Item]
) -> bool:
    """Whether a word that no list knows is an infinitive: "aims to reopen the pass"."""
    if previous is None or previous.tag is not Tag.TO or not item.text.islower():
        return False
    opener = before[-2] if len(before) > 1 else None
    return (
        opener is not None
        and opener.tag in (Tag.VERB, Tag.AUXILIARY, Tag.NOUN)
        and following is not None
        and (following.mention is not None or following.lower in grammar()["determiners"])
    )


def _between_names(item: Item, before: list[Item], following: Item | None) -> bool:
    """Whether a participle joins two names to one phrase: "the X affiliated Y"."""
    if not before or before[-1].mention is None or before[-1].tag is Tag.PRONOUN:
        return False
    if following is None or following.mention is None or following.tag is Tag.PRONOUN:
        return False
    if item.lower in ("affiliated", "linked", "aligned"):
        return True
    opener = before[-2].tag if len(before) > 1 else None
    return item.lower in frames().compounds and opener is Tag.DETERMINER
