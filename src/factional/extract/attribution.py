"""Attribution: whose words a stretch of text is, and who passed them on."""

from __future__ import annotations

from dataclasses import dataclass

from factional.extract.clauses import Clauses
from factional.extract.layers import Layers, Sentence
from factional.extract.phrases import Kind, Phrase
from factional.extract.tags import Tag
from factional.model import AUTHOR, EntityType, Hop, SpeakerRole
from factional.vocabulary.lexicon import words

_OPENING, _CLOSING, _EITHER = "“«", "”»", '"'


@dataclass(frozen=True, slots=True)
class Scope:
    """A stretch of text that is said by somebody else than the one who speaks around it.

    Attributes:
        lemma: The reporting verb, which may deny or doubt it; empty for "according to".
    """

    start: int
    end: int
    hops: tuple[Hop, ...]
    lemma: str = ""


def base(layers: Layers, sentence: Sentence) -> tuple[Hop, ...]:
    """The chain of plain words of a sentence: its block's speaker, then the author.

    An interviewer's words are the interviewer's alone, the author's narration the author's.
    """
    speaker = sentence.block.speaker
    if speaker == AUTHOR:
        return (Hop(AUTHOR),)
    hop = Hop(layers.speakers.get(speaker, speaker))
    roles = {s.role for s in layers.document.speakers if s.name == speaker}
    if SpeakerRole.INTERVIEWER in roles and SpeakerRole.INTERVIEWEE not in roles:
        return (hop,)
    if roles & {SpeakerRole.AUTHOR, SpeakerRole.PUBLISHER} and SpeakerRole.INTERVIEWEE not in roles:
        return (Hop(AUTHOR),)
    return (hop, Hop(AUTHOR))


def house(layers: Layers) -> frozenset[str]:
    """Referent ids of the authors and the publisher of a document."""
    roles = (SpeakerRole.AUTHOR, SpeakerRole.PUBLISHER)
    ours = {s.name for s in layers.document.speakers if s.role in roles}
    return frozenset(layers.speakers[name] for name in ours if name in layers.speakers)


def scopes(clauses: Clauses, chain: tuple[Hop, ...]) -> list[Scope]:
    """The reported stretches of a sentence, each with its reporters."""
    known = {h.who for h in chain}
    out: list[Scope] = []
    for verb in clauses.verbs():
        if verb.main.lemma in words("attribution.en")["reporting"] and not verb.infinitive:
            scope = _reported(clauses, verb, known)
            if scope is not None:
                out.append(scope)
    for phrase in clauses.phrases:
        if phrase.main.lower in words("attribution.en")["according"]:
            scope = _according(clauses, phrase, known)
            if scope is not None:
                out.append(scope)
    return out


def _reported(clauses: Clauses, verb: Phrase, known: set[str]) -> Scope | None:
    if verb.passive:
        return None
    inverted = _inverted(clauses, verb)
    if inverted is not None:
        return inverted
    who = reporter(clauses, verb)
    if who is None:
        return None
    hops = [Hop(who[0], verb.main.text, None, who[1], verb.end)]
    after = clauses.at(clauses.skip(verb.index + 1))
    if verb.main.lemma in words("attribution.en")["told"]:
        outlet = _told(clauses, verb)
        if outlet is not None and outlet != who[0] and outlet not in known:
            hops.append(Hop(outlet, verb.main.text, None, verb.start, verb.end))
        if after is not None and after.kind is Kind.NOUN:  # "..., a resident told the Post."
            after = clauses.at(clauses.skip(after.index + 1))
    sentence = clauses.sentence
    before = clauses.at(_subject_start(clauses, verb) - 1)
    trails = before is not None and before.kind in (Kind.COMMA, Kind.QUOTE)
    nothing = after is None or after.kind is Kind.STOP or (
        after.kind is Kind.COMMA and not any(
            p.kind is Kind.VERB for p in clauses.phrases[after.index : after.index + 6]
        )
    )  # fmt: skip
    if trails and nothing:
        start = _begin_of_report(clauses, verb)
        return Scope(start, verb.start, tuple(hops), verb.main.lemma)
    if not _complement(clauses, verb):
        return None
    return Scope(verb.end, sentence.end, tuple(hops), verb.main.lemma)


def _inverted(clauses: Clauses, verb: Phrase) -> Scope | None:
    """What comes before "..., said an official": the reporter follows the verb."""
    before = clauses.at(clauses.skip(verb.index - 1, -1))
    after = clauses.at(clauses.skip(verb.index + 1))
    if before is None or before.kind is not Kind.COMMA or len(verb.items) != 1:
        return None
    if verb.main.lemma in ("tell", "inform"):  # what follows is who was told
        return None
    if after is None or after.kind is not Kind.NOUN or clauses.begins_clause(after.index):
        return None
    names = clauses.stands(after.index)[0]
    mention = names[0].mention if names else None
    who = mention.referent if mention is not None else _unnamed(after)
    if who is None:
        return None
    hop = Hop(who, verb.main.text, None, verb.start, after.end)
    return Scope(_begin_of_report(clauses, verb), verb.start, (hop,), verb.main.lemma)


def _complement(clauses: Clauses, verb: Phrase) -> bool:
    """Whether a clause or a quotation follows a reporting verb, rather than a plain object."""
    lemma = verb.main.lemma
    if lemma in ("accuse", "charge", "deny", "confirm", "announce", "claim", "report", "reveal"):
        return True
    for phrase in clauses.phrases[verb.index + 1 : verb.index + 14]:
        if phrase.kind is Kind.SUBORDINATOR and phrase.lower in ("that", "how", "why", "what"):
            return True
        if phrase.kind is Kind.QUOTE or phrase.lower == ":":
            return True
        if phrase.kind is Kind.VERB:
            return clauses.finite(phrase)
        if phrase.kind is Kind.STOP:
            return phrase.lower == ":"
        if phrase.kind is Kind.RELATIVE and phrase.lower != "that":
            return False
    return False


def reporter(clauses: Clauses, verb: Phrase) -> tuple[str, int] | None:
    """Who says what a reporting verb reports: a referent id, or the words for unnamed sources."""
    start = clauses.at(_subject_start(clauses, verb))
    if start is not None and start.kind is Kind.NOUN and start.head is None:
        who = _unnamed(start)
        if who is not None:
            return who, start.start
    for name in clauses.subject(verb):
        if clauses.type(name) in (None, EntityType.PLACE, EntityType.EVENT):
            continue
        if name.mention is not None and name.lower not in ("i", "we"):
            return name.mention.referent, name.start
        return None
    return None


def _unnamed(phrase: Phrase) -> str | None:
    """The words for sources without a name: "local sources"."""
    plain = [i.text for i in phrase.items if i.tag is not Tag.DETERMINER]
    source = phrase.main.lower in words("attribution.en")["sources"]
    return " ".join(plain) if plain and source and phrase.main.tag is Tag.NOUN else None


def _subject_start(clauses: Clauses, verb: Phrase) -> int:
    k = _before_aside(clauses, clauses.skip(verb.index - 1, -1))
    while (p := clauses.at(k)) is not None and p.kind is Kind.NOUN:
        link = clauses.at(clauses.skip(k - 1, -1))
        if link is not None and link.kind is Kind.PREPOSITION:
            inner = clauses.at(clauses.skip(link.index - 1, -1))
            if inner is not None and inner.kind is Kind.NOUN:
                k = inner.index
                continue
        break
    return k


def _told(clauses: Clauses, verb: Phrase) -> str | None:
    k = clauses.skip(verb.index + 1)
    phrase = clauses.at(k)
    if phrase is not None and phrase.lower == "to":
        phrase = clauses.at(clauses.skip(k + 1))
    elif verb.main.lemma not in ("tell", "inform"):
        return None
    if phrase is None or phrase.head is None or phrase.head.tag is Tag.PRONOUN:
        return None
    if clauses.type(phrase.head) is not EntityType.ORGANIZATION or phrase.head.mention is None:
        return None
    return phrase.head.mention.referent


def _before_aside(clauses: Clauses, k: int) -> int:
    """Index before a relative clause between commas: "a source, who asked for a veil, told"."""
    comma = clauses.at(k)
    if comma is None or comma.kind is not Kind.COMMA:
        return k
    for relative in reversed(clauses.phrases[:k]):
        if relative.kind is Kind.STOP:
            return k
        if relative.kind is Kind.RELATIVE:
            opener = clauses.at(clauses.skip(relative.index - 1, -1))
            enclosed = opener is not None and opener.kind is Kind.COMMA
            return clauses.skip(opener.index - 1, -1) if enclosed and opener else k
    return k


def _begin_of_report(clauses: Clauses, verb: Phrase) -> int:
    for k in range(verb.index - 1, -1, -1):
        phrase = clauses.phrases[k]
        if phrase.kind is Kind.STOP:
            return phrase.end
    return clauses.sentence.start


def _according(clauses: Clauses, phrase: Phrase, known: set[str]) -> Scope | None:
    k = clauses.skip(phrase.index + 1)
    after = clauses.at(k)
    if phrase.main.lower == "according":
        if after is None or after.lower != "to":
            return None
        k = clauses.skip(k + 1)
        after = clauses.at(k)
    if after is None or after.kind is not Kind.NOUN:
        return None
    names = clauses.stands(k)[0]
    if names and names[0].mention is not None:
        who = names[0].mention.referent
    else:
        plain = [i.text for i in after.items if i.tag is not Tag.DETERMINER]
        if not plain:
            return None
        who = " ".join(plain)
    if who in known:
        return None
    hop = Hop(who, phrase.main.text, None, phrase.start, after.end)
    return Scope(clauses.sentence.start, clauses.sentence.end, (hop,))


class Quotations:
    """Direct speech that runs over several sentences, followed through a document."""

    def __init__(self) -> None:
        self._hops: tuple[Hop, ...] = ()
        self._open = False
        self._block: tuple[int, int] | None = None

    def follow(self, sentence: Sentence, text: str, found: list[Scope]) -> tuple[Hop, ...]:
        """Who has been speaking since an earlier sentence; empty where nobody has.

        Call it with each sentence in turn, with the reported stretches found in it.
        """
        block = (sentence.block.start, sentence.block.end)
        if block != self._block and not self._open:
            self._hops = ()
        self._block = block
        carried = self._hops if self._open else ()
        for character in text[sentence.start : sentence.end]:
            if character in _OPENING:
                self._open = True
            elif character in _CLOSING:
                self._open = False
            elif character in _EITHER:
                self._open = not self._open
        if found and self._open:
            self._hops = found[-1].hops
        elif not self._open:
            self._hops = ()
        return carried


@dataclass(frozen=True, slots=True)
class Voices:
    """Who speaks in a sentence: reporters of stretches of it, quoted speakers, and its own.

    Attributes:
        scopes: Reported stretches.
        carried: Who has been quoted since an earlier sentence.
        own: The chain of its plain words.
        house: Referent ids of the document's authors and publisher, whom `AUTHOR` stands for.
    """

    scopes: tuple[Scope, ...]
    carried: tuple[Hop, ...]
    own: tuple[Hop, ...]
    house: frozenset[str] = frozenset()

    def chain(self, position: int) -> tuple[Hop, ...]:
        """The attribution of what stands at a position, innermost voice first."""
        inner = sorted(self._around(position), key=lambda s: s.end - s.start)
        passed = [*(h for s in inner for h in s.hops), *self.carried]
        if self.own[-1].who == AUTHOR:  # "told OTA", in a report of OTA: no hop of its own
            passed = [hop for hop in passed if hop.who not in self.house]
        hops: list[Hop] = []
        for hop in [*passed, *self.own]:
            if all(hop.who != other.who for other in hops):
                hops.append(hop)
        return tuple(hops)

    def deny(self, position: int) -> bool:
        """Whether the reporter denies what stands at a position."""
        return any(s.lemma == "deny" for s in self._around(position))

    def believe(self, position: int) -> bool:
        """Whether the reporter only believes it."""
        believing = words("attribution.en")["believing"]
        return any(s.lemma in believing for s in self._around(position))

    def _around(self, position: int) -> list[Scope]:
        return [s for s in self.scopes if s.start <= position < s.end]
