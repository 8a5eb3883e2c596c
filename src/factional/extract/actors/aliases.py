"""Aliases: what a text says other names are.

"Hay'at al-Wadi (HAW)", "formerly known as", "which calls itself", "literally", a name beside its
original script: each is somebody's word that two names are of one thing, with the stretch that says
so. What the words state without a doubt makes the names forms of one referent; a former name, a
successor, and what is denied, doubted or said by a party stays a claim about two.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace

from factional.extract.actors.glosses import bare, may_be_body
from factional.extract.actors.initials import abbreviates, is_short
from factional.extract.actors.masking import Masked, Slot, mask
from factional.extract.actors.patterns import Naming, Rule, rules
from factional.extract.actors.phrases import Phrases
from factional.extract.actors.standing import standing
from factional.extract.language import Analysis, Name, NameType, Sentence, Span
from factional.extract.lexicon import words
from factional.model import NameKind

_OWNED = re.compile(r"['’]s?\b")
_BODIES = {NameType.ORGANIZATION, NameType.GROUP}
_KINDS = {
    Naming.ABBREVIATION: NameKind.ABBREVIATION,
    Naming.FORMER: NameKind.FORMER,
    Naming.SCRIPT: NameKind.OTHER_SCRIPT,
}


@dataclass(frozen=True, slots=True)
class Stated:
    """Two names of which a text says that they are one thing's, or were.

    Attributes:
        name: The name, or the description of what is named ("the group"), as it stands.
        other: Its other name; of `former` and `succeeds` the earlier one.
        kind: How the other stands to the name.
        start: First code point of the words that state it.
        end: One past the last.
        cue: The words between that show it; None where a bracket or a comma does.
        speaker: Whose word it is, where the sentence says so; None for the writer's.
        denied: Whether it is said not to be so.
        hedged: Whether it is only believed, rumoured or alleged.
        described: Whether `name` is a description or a pronoun.
        personal: Whether the names are a person's, who is not succeeded by a later name.
    """

    name: Span
    other: Span
    kind: Naming
    start: int
    end: int
    cue: Span | None = None
    speaker: Span | None = None
    denied: bool = False
    hedged: bool = False
    described: bool = False
    personal: bool = False

    @property
    def same(self) -> bool:
        """Whether both are forms of one referent, by the writer's own plain word."""
        lasting = self.kind not in (Naming.FORMER, Naming.SUCCEEDS)
        return lasting and not (self.denied or self.hedged or self._contested)

    @property
    def relation(self) -> str:
        """The relation that a claim of it has: a new name of a body succeeds the old one."""
        later = self.kind in (Naming.FORMER, Naming.SUCCEEDS) and not self.personal
        return "succeeds" if later else "also_known_as"

    @property
    def name_kind(self) -> NameKind:
        """The kind that the other name gets on the entity."""
        return _KINDS.get(self.kind, NameKind.ALIAS)

    @property
    def _contested(self) -> bool:
        return self.speaker is not None and self.speaker != self.name


def find_aliases(text: str, analysis: Analysis) -> tuple[Stated, ...]:
    """Every pair of names that the text says are of one thing, in text order.

    Args:
        text: The text that was analysed.
        analysis: What the language model says of it.
    """
    names: dict[int, list[Name]] = defaultdict(list)
    starts = iter(sorted(analysis.names, key=lambda n: n.start))
    name = next(starts, None)
    for number, sentence in enumerate(analysis.sentences):
        while name is not None and name.start < sentence.end:
            if name.start >= sentence.start:
                names[number].append(name)
            name = next(starts, None)
    found: list[Stated] = []
    for number, sentence in enumerate(analysis.sentences):
        found.extend(_Reader(text, analysis, sentence, names[number]).read())
    return tuple(found)


class _Reader:
    """Reads the aliases of one sentence."""

    def __init__(
        self, text: str, analysis: Analysis, sentence: Sentence, names: list[Name]
    ) -> None:
        self.text = text
        self.analysis = analysis
        self.sentence = sentence
        self.masked: Masked = mask(text, analysis, sentence, names)
        self.phrases = Phrases(text, analysis, sentence, self.masked)
        self.found: dict[tuple[int, int], Stated] = {}

    def read(self) -> list[Stated]:
        """The aliases of the sentence, in text order."""
        if not self.masked.slots:
            return []
        loud = self.text[self.sentence.start : self.sentence.end].isupper()
        for rule in rules(loud=loud):
            for match in rule.pattern.finditer(self.masked.text):
                self._take(rule, match)
        for slot, other, kind, start, end in bare(self.text, self.masked):
            anchor = Span(slot.start, slot.end)
            if (other.start, other.end) not in self.found:
                self._keep(Stated(anchor, Span(other.start, other.end), kind, start, end), other)
        return sorted(self._chained(), key=lambda s: (s.start, s.end))

    def _take(self, rule: Rule, match: re.Match[str]) -> None:
        other = self.masked.slot(match.start("B"))
        if other is None:
            return
        at = match.end("B")
        other = self._beyond_owner(other, at) if rule.by != "subject" else other
        if other is None or (other.start, other.end) in self.found:
            return
        said = self.text[other.start : other.end]
        if (rule.long and " " not in said) or (rule.short and not is_short(said)):
            return
        anchor = self._anchor(rule, match, other)
        if anchor is None:
            return
        span, slot = anchor
        if span.start < other.end and other.start < span.end:
            return
        if not self._fits(rule, slot, other) or said == self.text[span.start : span.end]:
            return
        speaker = self._speaker(rule, match, span)
        if rule.by == "subject" and speaker is None:
            return
        first, last = min(span.start, other.start), max(span.end, other.end)
        cue = self._cue(match, span, other)
        stand = standing(
            self.text,
            self.analysis,
            self.sentence,
            (span, Span(other.start, other.end)),
            clause=rule.clause or rule.prefix or self._predicated(rule, match),
        )
        if stand.speaker is not None and speaker is None and stand.speaker != span:
            speaker = stand.speaker
        if stand.name is not None and slot is None:
            span = stand.name
        kind = self._kind(rule, span, slot, other)
        name, alias = span, Span(other.start, other.end)
        if rule.turned:
            name, alias = alias, name
        self._keep(
            Stated(
                name,
                alias,
                kind,
                first,
                last,
                cue,
                speaker,
                denied=rule.denied or stand.denied,
                hedged=stand.hedged and not (rule.denied or stand.denied),
                described=slot is None,
                personal=NameType.PERSON in (slot.type if slot else None, other.type)
                and not {slot.type if slot else None, other.type} & _BODIES,
            ),
            other,
        )

    def _keep(self, stated: Stated, other: Slot) -> None:
        self.found[other.start, other.end] = stated

    def _anchor(
        self, rule: Rule, match: re.Match[str], other: Slot
    ) -> tuple[Span, Slot | None] | None:
        """What it is that has the other name."""
        if "P" in match.re.groupindex:
            start = self.masked.origin(match.start("P"))
            return Span(start, start + len(match["P"])), None
        if "A" in match.re.groupindex:
            slot = self.masked.slot(match.start("A"))
            return (Span(slot.start, slot.end), slot) if slot else None
        at = match.start()
        blank = match[0][:1] == " "
        if not (rule.reduced or rule.apart or match[0][:1] in "'’"):
            subject = self.phrases.subject(at, match.start("B"))
            if subject is not None and not self._about_word(subject[0]):
                return subject
        slot = self.phrases.before(at)
        if slot is not None and not (rule.reduced and blank):
            told = rule.kind is Naming.TRANSLATION
            wrong = not told and self.phrases.place_inside(slot, other)
            if not wrong:
                return Span(slot.start, slot.end), slot
        if rule.reduced and (slot is not None or self.phrases.subject(at, match.start("B"))):
            return None
        phrase = self.phrases.description(at, near=rule.reduced)
        if phrase is None:
            return None
        named = self.phrases.named(phrase)
        return (Span(named.start, named.end), named) if named else (phrase, None)

    def _about_word(self, phrase: Span) -> bool:
        """Whether a phrase is "the word", "the name", with what is meant beside it."""
        said = self.text[phrase.start : phrase.end].lower()
        return any(said.endswith(w) for w in words("aliases", "words_for_names"))

    def _predicated(self, rule: Rule, match: re.Match[str]) -> bool:
        """Whether the cue is the predicate of a subject, and no aside."""
        if rule.reduced or rule.apart or match[0][:1] != " ":
            return False
        return self.phrases.subject(match.start(), match.start("B")) is not None

    def _fits(self, rule: Rule, slot: Slot | None, other: Slot) -> bool:
        """Whether the two can be of one thing."""
        types = {slot.type if slot else None, other.type} - {None}
        if rule.bodies:
            return types <= _BODIES and slot is not None
        if not rule.kin or len(types) < 2 or types <= _BODIES:
            return True
        if slot is not None and slot.type in _BODIES and may_be_body(self.text, other):
            return True
        return types <= {NameType.STATE, NameType.PLACE}

    def _kind(self, rule: Rule, span: Span, slot: Slot | None, other: Slot) -> Naming:
        """What the rule says, or what the names themselves show."""
        name, said = self.text[span.start : span.end], self.text[other.start : other.end]
        if rule.kind in (Naming.ALIAS, Naming.TRANSLATION):
            if other.foreign or (slot is not None and slot.foreign):
                return Naming.SCRIPT
            shorter, longer = sorted((said, name), key=len)
            if slot is not None and is_short(shorter) and abbreviates(shorter, longer):
                return Naming.ABBREVIATION
            if rule.kind is Naming.ALIAS and slot is not None and said.isupper() and is_short(said):
                return Naming.ABBREVIATION
        return rule.kind

    def _speaker(self, rule: Rule, match: re.Match[str], span: Span) -> Span | None:
        if rule.by == "A":
            return span
        if rule.by == "subject":
            slot = self.phrases.before(match.start())
            if slot is not None:
                return Span(slot.start, slot.end)
            return self.phrases.description(match.start())
        if "by" in match.re.groupindex and match["by"]:
            start = self.masked.origin(match.start("by"))
            last = self.masked.slot(match.end("by") - 1)
            end = last.end if last else self.masked.origin(match.end("by") - 1) + 1
            return Span(start, end)
        return None

    def _cue(self, match: re.Match[str], span: Span, other: Slot) -> Span | None:
        """The words of the match that are neither of the names."""
        start, end = self.masked.origin(match.start()), self.masked.origin(match.end())
        pair = [Span(other.start, other.end)] + ([] if "P" in match.re.groupindex else [span])
        inside = [s for s in pair if start <= s.start < end]
        if len(inside) == 2:
            start, end = sorted(inside)[0].end, sorted(inside)[1].start
            if not self.text[start:end].strip(" ,"):
                start, end = sorted(inside)[1].end, self.masked.origin(match.end())
        elif inside and inside[0].start > start:
            end = inside[0].start
        said = self.text[start:end]
        lead = len(said) - len(said.lstrip(" ,;:([—–“\"‘'-\n"))
        tail = len(said.rstrip(" ,;:([—–“\"‘'-\n"))
        return Span(start + lead, start + tail) if lead < tail else None

    def _beyond_owner(self, other: Slot, at: int) -> Slot | None:
        """The name that is meant: of "Y's branch in Z, W" it is W, and nobody without a W."""
        masked = self.masked.text
        if not re.match(r"['’]s?\s+\w", masked[at : at + 5]):
            return other
        after = re.match(r"['’]s?\s+[^,;.()]{1,60},\s(?:the\s)?(.)(?=[,.)\s])", masked[at:])
        slot = self.masked.slots.get(after[1]) if after else None
        return slot if slot is not None and slot.type is not NameType.PLACE else None

    def _chained(self) -> Iterator[Stated]:
        """Pairs whose name is another's `other` are about that one: "A (B), formerly C"."""
        anchors = {s.other: s.name for s in self.found.values() if s.same and not s.described}
        for stated in self.found.values():
            name = anchors.get(stated.name)
            if name is not None and name != stated.other and name.start < stated.name.start:
                yield replace(stated, name=name, start=min(stated.start, name.start))
            else:
                yield stated
