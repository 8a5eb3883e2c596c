"""Anaphora: what descriptions and pronouns take up, in text order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from factional.extract.coreference import Thing, slug
from factional.extract.descriptions import stands_for_organisation
from factional.extract.gazetteer import gazetteer
from factional.extract.lexicon import data, words
from factional.extract.spans import Form, Line, Span
from factional.extract.spelling import fold
from factional.extract.surroundings import (
    ASKING,
    DUBBED,
    LOOSE_HEADS,
    MEDIA,
    OBJECTS,
    PAST,
    affiliations,
    apposed,
    bare,
    clause_between,
    first_verb,
    is_expletive,
    is_fresh,
    is_headed,
    is_outlet,
    is_plain,
    possessor,
    state_code,
)
from factional.extract.topics import Seen, Topics
from factional.model import BlockKind, Document, EntityType

ORG, STATE, PERSON = EntityType.ORGANIZATION, EntityType.STATE, EntityType.PERSON
GROUP, PLACE = EntityType.GROUP, EntityType.PLACE

_REACH = 4  # sentences back in which a pronoun finds what it stands for
_MARGIN = 1.0  # by which one bearer of a head must lead the next
_FAR = 14  # and a definite description
_ANYBODY = words("signs", "anybody")
_OWN_HEADS = words("signs", "own_heads")
_MINDS = words("signs", "minds")


class Anaphora:
    """Resolves the descriptions and pronouns of a document."""

    def __init__(
        self,
        document: Document,
        things: dict[str, Thing],
        speakers: dict[str, str],
        former: frozenset[int] = frozenset(),
    ) -> None:
        self.document = document
        self.things = things
        self.speakers = speakers
        self.former = former
        self.weight = Counter(
            {t.id: sum(t.names.values()) for t in things.values() if t.type is ORG}
        )
        title = f" {fold(document.metadata.title or '')} "
        self.focus = {name for name, count in self.weight.most_common(1) if count > 2}
        self.focus |= {
            t.id
            for t in things.values()
            if t.type is ORG and any(f" {fold(n)} " in title for n in t.names)
        }
        self.affiliations = affiliations(document, things, speakers)
        self.seen: list[Seen] = []
        self.topics = Topics()
        self.gender: dict[str, str] = {}
        self.by_signature: dict[tuple[object, ...], str] = {}

    def run(self, lines: Sequence[Line], spans: Sequence[Span]) -> list[Span]:
        """Give a referent to every span that has one; those without are left out."""
        by_line: dict[int, list[Span]] = {}
        for span in spans:
            by_line.setdefault(span.sentence, []).append(span)
        kept: list[Span] = []
        for line in lines:
            here = sorted(by_line.get(line.index, []), key=lambda s: (s.start, -s.end))
            verb = first_verb(line)
            self.topics.enter(line)
            for span in here:
                if span.form is Form.DESCRIPTION:
                    span.referent = self._description(line, span, here)
                elif span.form is Form.PRONOUN:
                    span.referent = self._pronoun(line, span)
                if span.referent is None:
                    continue
                kept.append(span)
                self._note(line, span, verb)
        return kept

    def _note(self, line: Line, span: Span, verb: int) -> None:
        inside = (
            any(
                s.sentence == line.index and s.start <= span.start and s.thing == span.referent
                for s in self.seen[-3:]
            )
            and span.form is Form.PRONOUN
        )
        if id(span) in self.former:
            return
        dubbed = {line.word(span.first - n) for n in (1, 2, 3)} & DUBBED
        if span.referent and not inside and not dubbed:
            at = span.first - 1 - (line.word(span.first - 1) in ("the", "a", "an"))
            nested = line.word(at) in ("of", "in", "from", "at", "near") or line.raw(span.last) in (
                "'s",
                "’s",
            )
            asked = line.block.kind is BlockKind.QUESTION and at == verb  # "what do they want"
            self.seen.append(
                Seen(
                    line.index,
                    span.start,
                    span.referent,
                    (span.last <= verb and not nested) or asked,
                    span.form is Form.NAME,
                    span.head if span.form is Form.PRONOUN else "",
                )
            )
            self.topics.note(self.seen[-1])

    # descriptions

    def _description(self, line: Line, span: Span, here: Sequence[Span]) -> str | None:
        organisation = stands_for_organisation(span)
        if organisation is not None:
            return organisation.referent
        beside = apposed(line, span, here)
        if beside is not None and beside.referent:
            thing = self.things[beside.referent]
            if thing.type is ORG:
                thing.heads.add(span.head)
            if thing.type is PERSON and not set(span.signature[1:]) & PAST:
                thing.heads.add(span.head)
                thing.owners.update(s.referent for s in span.inner if s.referent)
            return beside.referent
        if is_fresh(line, span):
            return self._new(line, span)
        found = self._own_kind(line, span) or self._taken_up(line, span)
        return found if found else self._new(line, span)

    def _post_of(self, span: Span, owner: str | None) -> str | None:
        """Who was said to hold a post of an organisation: "its leader"."""
        if owner is None or span.type is not PERSON:
            return None
        for thing in self.things.values():
            if thing.type is PERSON and span.head in thing.heads and owner in thing.owners:
                return thing.id
        return None

    def _own_kind(self, line: Line, span: Span) -> str | None:
        """Something that the same words stood for before."""
        owners = tuple(s.referent for s in span.inner)
        if span.head in words("people", "states"):
            return self._state(line, span)
        if span.head in ("interviewee", "interviewer") and span.definite:
            return next(
                (
                    self.speakers[v.name]
                    for v in self.document.speakers
                    if v.role.value == span.head and v.name in self.speakers
                ),
                None,
            )
        if possessor(line, span) is not None:
            owner = self._owner(line, span)
            owners = (*owners, owner)
            holder = self._post_of(span, owner)
            if holder:
                return holder
        counted = span.text[:1].isdigit() and span.definite is not True
        if counted or (span.definite is False and span.type is PERSON):
            return None
        slot: tuple[object, ...] = (span.type, span.signature, owners)
        if not span.inner and len(span.signature) == 1 and span.definite is not True:
            slot = (
                span.type,
                span.signature,
                owners,
                "bare" if span.definite is None else span.start,
            )
        return self.by_signature.get(slot)

    def _slots(self, line: Line, span: Span) -> list[tuple[object, ...]]:
        owners = tuple(s.referent for s in span.inner)
        if possessor(line, span) is not None:
            owners = (*owners, self._owner(line, span))
        slot: tuple[object, ...] = (span.type, span.signature, owners)
        slots = [slot]
        if not span.inner and len(span.signature) == 1 and span.definite is None:
            slots.append((*slot, "bare"))
        return slots

    def _owner(self, line: Line, span: Span) -> str | None:
        pronoun = possessor(line, span)
        if pronoun is None:
            return None
        own = line.span(span.first, span.first + 1, Form.PRONOUN)
        own.head = pronoun
        return self._pronoun(line, own)

    def _state(self, line: Line, span: Span) -> str | None:
        """Whose government is meant: Turkey where Turkey acts, or the last one spoken of."""
        code = state_code(line, span)
        if code:
            for thing in self.things.values():
                if thing.type is STATE and any(
                    gazetteer().states.get(fold(n)) == code for n in thing.names
                ):
                    return thing.id
            known = self.by_signature.get(("state", code))
            return known or self._only_state(span)
        if len(span.signature) > 1 and not span.inner:
            return None
        if span.inner:
            owners = tuple(s.referent for s in span.inner)
            return self.by_signature.get(("state", owners)) or self._only_state(span)
        same = [
            s
            for s in self.seen
            if span.head in self.things[s.thing].heads and self.things[s.thing].type is STATE
        ]
        return same[-1].thing if same else None

    def _only_state(self, span: Span) -> str | None:
        """The one government or regime that was spoken of without saying whose."""
        same = [t for t in self.things.values() if t.type is STATE and span.head in t.heads]
        return same[0].id if len(same) == 1 and not same[0].owners else None

    def _taken_up(self, line: Line, span: Span) -> str | None:
        """What a definite description without a name of its own takes up."""
        if span.definite is not True or span.inner or span.head in words("people", "states"):
            return None
        opener = line.word(span.first)
        if opener in ("my", "our", "your", "his", "her", "its", "their"):
            if opener in ("their", "its") and span.head in LOOSE_HEADS and is_plain(span):
                owner = self._owner(line, span)
                return owner if owner and self.things[owner].type is ORG else None
            if opener in ("our", "your") and span.type is ORG and len(span.signature) == 1:
                speaker = (
                    self._addressed(line)
                    if opener == "your"
                    else self.speakers.get(line.block.speaker)
                )
                return self.affiliations.get(speaker or "")
            return None
        if span.type is ORG and span.head in words("people", "anaphors"):
            if not is_plain(span) or "main" in line.folded[span.first : span.last]:
                return None
            own = self.affiliations.get(self.speakers.get(line.block.speaker, ""))
            if opener == "this" and own and line.block.kind is BlockKind.ANSWER:
                return own
            near = self._same_head(line, span, reach=0)
            if near is None and span.head in _ANYBODY:
                near = self._recent(line, span, {ORG}, reach=0) or self._asked(line)
            found = near or self._same_head(line, span)
            if found or span.head not in LOOSE_HEADS or span.head in _OWN_HEADS:
                return found
            return self._recent(line, span, {ORG}, reach=_FAR)
        if span.type is PERSON:
            if line.word(span.last) == "of":
                return None
            post = self._holder(line, span)
            return post or self._recent_person(line, span)
        if span.type is GROUP and len(span.signature) == 1:
            for seen in reversed(self.seen):
                thing = self.things[seen.thing]
                if line.index - seen.sentence > _FAR * 2:
                    break
                if thing.type is GROUP and any(s[0] == span.signature[0] for s in thing.signatures):
                    return thing.id
        return None

    def _same_head(self, line: Line, span: Span, *, reach: int | None = None) -> str | None:
        """Whose name has that head, in whatever language: "the Front" after a Jabhat.

        It is the speaker's own, else the one that is spoken of most and last.
        """
        scores: dict[str, float] = {}
        own = self.affiliations.get(self.speakers.get(line.block.speaker, ""))
        for seen in self.seen:
            if reach is not None and line.index - seen.sentence > reach:
                continue
            thing = self.things[seen.thing]
            headed = span.head in thing.heads or any(is_headed(n, span.head) for n in thing.names)
            if thing.type is not ORG or not headed:
                continue
            count = sum(s.thing == seen.thing for s in self.seen)
            score = min(count, 4) - 0.5 * (line.index - seen.sentence) + 6 * (seen.thing == own)
            scores[seen.thing] = max(score, scores.get(seen.thing, score))
        ranked = sorted(scores, key=lambda t: scores[t])
        sure = len(ranked) < 2 or scores[ranked[-1]] - scores[ranked[-2]] >= _MARGIN
        return ranked[-1] if ranked and (sure or reach == 0) else None

    def _asked(self, line: Line) -> str | None:
        """The organisation that the question was about, where its answer has named none yet."""
        named = {s.thing for s in self.seen if s.sentence >= self.topics.begun}
        if any(self.things[thing].type is ORG for thing in named):
            return None
        return self.topics.of({ORG}, self.things, self._here(line))

    def _holder(self, line: Line, span: Span) -> str | None:
        """Who was called by a post before: "the President"."""
        for known in ("titles", "heads"):
            for seen in reversed(self.seen):
                thing = self.things[seen.thing]
                fits = known == "titles" or len(span.signature) == 1
                if fits and thing.type is PERSON and span.head in getattr(thing, known):
                    return thing.id
        return None

    def _recent_person(self, line: Line, span: Span) -> str | None:
        if len(span.signature) > 1 or span.head in ("leader", "founder", "emir", "spokesman"):
            return None
        for seen in reversed(self.seen):
            if line.index - seen.sentence > _REACH:
                break
            if self.things[seen.thing].type is PERSON and span.head in (
                "man",
                "woman",
                "commander",
                "official",
                "source",
            ):
                return seen.thing if span.head in self.things[seen.thing].heads else None
        return None

    def _new(self, line: Line, span: Span) -> str | None:
        """A thing that nobody named before."""
        text = " ".join(span.text.split())
        kind = span.type or GROUP
        if kind is ORG and not span.inner and len(span.signature) == 1 and span.definite is None:
            return None
        thing = Thing(slug(bare(text), self.things), kind, placeholder=span.unnamed)
        thing.plural = kind is GROUP
        thing.names[bare(text)] += 1
        self.things[thing.id] = thing
        if kind is ORG and span.definite and span.head in LOOSE_HEADS and is_plain(span):
            return thing.id  # nobody knows which group: no other one is taken for it
        thing.heads.add(span.head)
        if is_fresh(line, span):
            return thing.id
        thing.signatures.add(span.signature)
        for slot in self._slots(line, span):
            self.by_signature.setdefault(slot, thing.id)
        if kind is STATE:
            self._register_state(line, span, thing)
        return thing.id

    def _register_state(self, line: Line, span: Span, thing: Thing) -> None:
        code = state_code(line, span)
        if code:
            thing.owners.add(code)
            self.by_signature.setdefault(("state", code), thing.id)
        elif span.inner:
            self.by_signature.setdefault(("state", tuple(s.referent for s in span.inner)), thing.id)

    # pronouns

    def _pronoun(self, line: Line, span: Span) -> str | None:
        pronouns: dict[str, list[str]] = data("people")["pronouns"]
        word = span.head
        speaker = self.speakers.get(line.block.speaker)
        spoken = line.block.kind in (BlockKind.QUESTION, BlockKind.ANSWER, BlockKind.QUOTATION)
        if word in pronouns["first"]:
            return speaker
        if word in pronouns["first_plural"]:
            return (
                self.affiliations.get(speaker or "", speaker)
                if spoken or line.block.kind is BlockKind.ANSWER
                else None
            )
        if word in pronouns["second"]:
            return self._second(line, span)
        if word in pronouns["male"] or word in pronouns["female"]:
            found = self._stood_for(line, span, {PERSON})
            if found:
                self.gender.setdefault(found, "male" if word in pronouns["male"] else "female")
            return found
        if word in pronouns["neuter"]:
            if word == "it" and is_expletive(line, span):
                return None
            return self._stood_for(line, span, {ORG, STATE})
        if word in pronouns["plural"]:
            return self._stood_for(line, span, {ORG, GROUP, STATE})
        return None

    def _stood_for(self, line: Line, span: Span, kinds: set[EntityType]) -> str | None:
        """Whom a pronoun of the third person stands for: what is near, or what was asked about."""
        absent = self._here(line)
        fitting = [
            s
            for s in self.seen
            if s.sentence >= self.topics.begun
            and s.start < span.start
            and self.things[s.thing].type in kinds
            and s.thing not in absent
            and self._fits(s.thing, span)
        ]
        if (
            fitting
            and fitting[-1].sentence == line.index
            and span.head in words("people", "possessives")
        ):
            return fitting[-1].thing
        topic = None if fitting else self.topics.of(kinds, self.things, absent)
        if topic and self._fits(topic, span):
            return topic
        return self._recent(line, span, kinds)

    def _fits(self, thing: str, span: Span) -> bool:
        """Whether nothing said so far makes a pronoun impossible: no "she" was a "he"."""
        pronouns: dict[str, list[str]] = data("people")["pronouns"]
        other = {"male": "female", "female": "male"}.get(self.gender.get(thing, ""), "")
        return not other or span.head not in pronouns[other]

    def _here(self, line: Line) -> set[str]:
        """Those who are "I", "we" and "you" in a turn, and so no "they"."""
        if line.block.kind not in (BlockKind.QUESTION, BlockKind.ANSWER, BlockKind.QUOTATION):
            return set()
        person = self.speakers.get(line.block.speaker)
        other = self._addressed(line) if line.block.kind is BlockKind.QUESTION else None
        present = {p for p in (person, other) if p}
        return present | {self.affiliations[p] for p in present if p in self.affiliations}

    def _addressed(self, line: Line) -> str | None:
        """Who a question is put to: the one who answers next."""
        for turn in self.document.turns:
            if turn.kind.value == "answer" and turn.start >= line.start:
                return self.speakers.get(turn.speaker)
        from_role = next((s for s in self.document.speakers if s.role.value == "interviewee"), None)
        return self.speakers.get(from_role.name) if from_role else None

    def _second(self, line: Line, span: Span) -> str | None:
        if line.block.kind is not BlockKind.QUESTION:
            return None
        person = self._addressed(line)
        group = self.affiliations.get(person or "")
        after = line.folded[span.last : span.last + 3]
        personal = set(after) & _MINDS or line.word(span.first - 1) in ASKING
        if group is None or personal or after[:2] in (("and", "other"), ("are", "indeed")):
            return person
        return group

    def _recent(
        self, line: Line, span: Span, kinds: set[EntityType], *, reach: int = _REACH
    ) -> str | None:
        """The most prominent thing of some types among those spoken of last."""
        best: tuple[float, int] | None = None
        chosen: str | None = None
        verb = first_verb(line)
        absent = self._here(line)
        for seen in reversed(self.seen):
            distance = line.index - seen.sentence
            if distance > reach:
                break
            thing = self.things[seen.thing]
            if thing.type not in kinds or seen.start >= span.start or seen.thing in absent:
                continue
            if not self._fits(seen.thing, span):
                continue
            if (
                span.form is Form.DESCRIPTION
                and thing.type is ORG
                and (is_outlet(thing) is not (span.head in MEDIA))
            ):
                continue
            if (
                distance == 0
                and seen.subject
                and span.first > verb
                and not clause_between(line, seen.start, span)
            ) and (span.form is Form.DESCRIPTION or span.head in OBJECTS):
                continue
            unnamed = thing.heads and not self.weight[seen.thing]
            if span.form is Form.DESCRIPTION and unnamed and not thing.heads & LOOSE_HEADS:
                continue
            score = -1.5 * distance + 1.5 * seen.subject + 0.4 * seen.named
            score += 1.0 * (seen.thing in self.focus) + 0.7 * (seen.pronoun == span.head != "")
            if thing.type is GROUP and span.head in ("they", "them", "their") and distance == 0:
                score += 0.5
            if thing.type is STATE:
                score -= 0.7
            if span.form is Form.DESCRIPTION and distance == 0 and not seen.subject:
                score += 0.3
            rank = (score, seen.start)
            if best is None or rank > best:
                best, chosen = rank, seen.thing
        return chosen
