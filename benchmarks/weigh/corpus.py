"""A made corpus of 200 reports with planted reprints, translations and quotations.

Groups, places, outlets and people are invented, and drawn with a seed. Half of the reports are
written by somebody: by-lined, with claims in the author's own voice, of named voices, and of
sources without a name; many say the same as others do, in words of their own. The other half goes
back to them: reprints with small changes, excerpts, translations with a credit line, reposts,
articles that recall a report ("the Harbour Post reported"), that recall an agency which quotes a
ministry, that quote the ministry's spokesman, or in which an author uses an earlier interviewee's
words without the name. Each claim has the roots that it goes back to; two claims of one question
are of one origin where they share a root.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from factional.model import (
    AUTHOR,
    Claim,
    Document,
    Entity,
    EntityType,
    Evidence,
    Hop,
    Metadata,
)
from factional.read import read
from factional.resolve import fold

GROUPS = [
    "Qasr Front", "Lions of the Valley", "Harir Brigade", "Sahel Guard", "Nahr Column",
    "Terrace Militia", "Northern Shield", "Sons of Orum", "Red Bank League", "Salt Road Company",
    "Falcons of Kell", "Army of the Ford",
]  # fmt: skip
PLACES = ["Tell Orum", "Harad", "Mesketh", "Upper Sarn", "Dolk", "Vessa", "Irtam Ford", "Kell"]
OUTLETS = [
    "Harbour Post", "Valley Courier", "Al-Sahil", "Долина", "Mesketh Mirror", "Northern Star",
    "Lantern", "Orum Observer", "Terrace Weekly", "Sarn Gazette", "Kell Chronicle", "Upland Notes",
    "Ford Herald", "Vessa Times", "Marches Review", "Dolk Dispatch", "Eastern Echo", "Lake Journal",
]  # fmt: skip
AGENCIES = ["Ozhgar Telegraph Agency", "Sarn News Agency"]
MINISTRIES = ["Defence Ministry of Ozhgar", "Interior Ministry of Ozhgar"]
FIRST = ["Rana", "Joss", "Li", "Petra", "Imran", "Ewa", "سليم", "Marek", "Ana", "Tamsin"]
LAST = ["Sabbagh", "Adeyrin", "Wei", "Osgood", "Tesh", "Lindmoor", "نادر", "Żak", "Orveld"]
RELATIONS = ["trains", "supports", "allied_with", "hostile_to", "attacked"]

SAID = {
    "trains": [
        "{a} trains {b} near {place}",
        "recruits of {b} are drilled by {a} at {place}",
        "men of {b} learn to shoot from {a}",
        "instructors from {a} have come to {b}",
        "a camp for {b} is run by {a} outside {place}",
    ],
    "supports": [
        "{a} sends rifles to {b}",
        "{b} lives on money from {a}",
        "flour and shells for {b} come from {a} by way of {place}",
        "{a} pays the wages of {b}",
        "what {b} fires was bought by {a}",
    ],
    "allied_with": [
        "{a} and {b} fight side by side",
        "{a} works with {b} around {place}",
        "there is a pact of {a} with {b}",
        "{b} holds the flank of {a} at {place}",
        "{a} is an ally of {b}",
    ],
    "hostile_to": [
        "there is blood between {a} and {b}",
        "{a} hates {b}",
        "{b} has {a} for an enemy",
        "{a} and {b} have been at odds since {place}",
        "nobody of {b} may cross the lines of {a}",
    ],
    "attacked": [
        "{a} shelled {b} above {place}",
        "a post of {b} was stormed by {a}",
        "{a} drove {b} from two hills",
        "{b} lost eleven men to {a} at {place}",
        "{a} ambushed {b} on the road to {place}",
    ],
}  # fmt: skip
ABROAD = {
    "trains": "{a} entrena a los combatientes de {b} cerca de {place} desde hace meses",
    "supports": "{a} envía fusiles y harina a {b} por el camino de {place}",
    "allied_with": "{a} y {b} combaten juntos en la carretera de {place}",
    "hostile_to": "hay sangre entre {a} y {b} desde lo ocurrido en {place}",
    "attacked": "{a} bombardeó las posiciones de {b} en las alturas de {place}",
}
LEADS_ABROAD = [
    "",
    "otra vez ",
    "con poco ruido ",
    "según dicen en {place}, ",
    "desde la cosecha, ",
]
TAILS_ABROAD = [
    "",
    ", y en {place} nadie pregunta",
    " a pesar de la tregua de {place}",
    " por la sal",
]
FILLING = [
    "The price of bread in {place} has doubled, and the bridge is closed to carts.",
    "Nobody at {place} wished to be photographed when we came by with the last bus.",
    "It rained for most of {when}, and the road beyond {place} was washed out twice.",
    "The school of {place} has opened again with two teachers and forty benches.",
    "Traders say that the market at {place} is half of what it was before {when}.",
    "At the clinic of {place} three nurses share one stove and what is left of the diesel.",
]
LEADS = [
    "", "", "in {when} ", "as far as can be told, ", "by all that one heard at {place} in {when}, ",
    "while {place} was still snowed in, ", "to nobody's surprise, ", "as the millers tell it, ",
    "so much is plain after {when}: ", "with little noise, ", "once more, ", "from {when} on, ",
]  # fmt: skip
TAILS = [
    "", "", ", and at {place} they have stopped asking why", " despite the truce of {place}",
    ", which people in {place} knew by {when}", " under cover of the wool trade", " before {when}",
    ", though neither would say so in {place}", " and pays for it with salt from {place}",
    ", a thing unheard of before {when}", " behind the back of the council of {place}",
    " for reasons that are told in several ways", ", if one trusts the bakers of {place}",
    " and will do so until {when} at least",
]  # fmt: skip
WHEN = ["spring", "the harvest", "last autumn", "the thaw", "the new year", "early summer"]


@dataclass(slots=True)
class Sentence:
    """A sentence that states a claim, or nothing where it has no relation."""

    text: str
    words: str = ""
    """What states the claim, without who says so."""
    relation: str | None = None
    subject: str = ""
    object: str = ""
    chain: tuple[str, ...] = (AUTHOR,)
    roots: frozenset[str] = frozenset()


@dataclass(slots=True)
class Report:
    """A report as it is written, before it is read."""

    id: str
    outlet: str
    author: str
    published: date
    paragraphs: list[Sentence] = field(default_factory=list)
    credit: str = ""
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Corpus:
    """Documents with their claims, and the roots that each claim goes back to, by its id."""

    documents: dict[str, Document]
    claims: list[Claim]
    entities: list[Entity]
    of: dict[tuple[str, str], str]
    roots: dict[str, frozenset[str]]


class _Writer:
    def __init__(self, seed: int, size: int) -> None:
        self.draw = random.Random(seed)
        self.size = size
        self.reports: list[Report] = []
        self.used: dict[tuple[str, ...], set[str]] = {}

    def corpus(self) -> Corpus:
        while len(self.reports) < self.size // 2:
            self.reports.append(self._original())
        originals = list(self.reports)
        ways = [
            self._reprint, self._excerpt, self._translation, self._repost, self._recall,
            self._agency, self._statement, self._own_words,
        ]  # fmt: skip
        while len(self.reports) < self.size:
            way = ways[len(self.reports) % len(ways)]
            self.reports.append(way(self.draw.choice(originals)))
        return _read(self.reports)

    def _id(self) -> str:
        return f"r{len(self.reports):05}"

    def _new(self, after: date | None = None, author: str | None = None) -> Report:
        draw = self.draw
        day = (after or date(2019, 1, 1)) + timedelta(days=draw.randint(1, 60))
        author = author or f"{draw.choice(FIRST)} {draw.choice(LAST)}-{len(self.reports)}"
        return Report(self._id(), draw.choice(OUTLETS), author, day)

    def _filling(self, count: int) -> Iterator[Sentence]:
        for text in self.draw.sample(FILLING, count):
            place, when = self.draw.choice(PLACES), self.draw.choice(WHEN)
            yield Sentence(text.format(place=place, when=when))

    def _stated(self) -> tuple[str, str, str, str]:
        """A relation, its two sides, and words for it that are drawn anew."""
        draw = self.draw
        relation = draw.choice(RELATIONS)
        a, b = draw.sample(GROUPS, 2)
        return relation, a, b, self._worded(relation, a, b)

    def _worded(self, relation: str, a: str, b: str) -> str:
        draw = self.draw
        asked = relation, *sorted((a, b))
        lead, core, tail = (self._fresh(asked, part) for part in (LEADS, SAID[relation], TAILS))
        lead, tail = (
            part.format(place=draw.choice(PLACES), when=draw.choice(WHEN)) for part in (lead, tail)
        )
        return lead + core.format(a=f"the {a}", b=f"the {b}", place=draw.choice(PLACES)) + tail

    def _fresh(self, asked: tuple[str, ...], words: list[str]) -> str:
        """Words that nobody used of a question yet, as long as there are any: all write apart."""
        used = self.used.setdefault(asked, set())
        found = self.draw.choice([w for w in words if w not in used] or words)
        used.add(found)
        return found

    def _original(self) -> Report:
        report = self._new()
        for _ in range(self.draw.randint(3, 5)):
            report.paragraphs += [self._told(report), *self._filling(1)]
        return report

    def _told(self, report: Report) -> Sentence:
        relation, a, b, words = self._stated()
        voice = self.draw.random()
        chain: tuple[str, ...] = (AUTHOR,)
        if voice < 0.4:
            text, root = f"{words[0].upper()}{words[1:]}.", report.author
        elif voice < 0.7:
            who = f"{self.draw.choice(FIRST)} {self.draw.choice(LAST)}"
            text, chain, root = f"{who} told the {report.outlet} that {words}.", (who, AUTHOR), who
        else:
            text = f"Two people in the valley, who gave no names, said that {words}."
            chain, root = ("two people in the valley", AUTHOR), f"unnamed of {report.id}"
        return Sentence(text, words, relation, a, b, chain, frozenset({root}))

    def _reprint(self, source: Report) -> Report:
        report = self._new(source.published, author="")
        report.paragraphs = [replace(s, text=self._touched(s.text)) for s in source.paragraphs]
        if len(report.paragraphs) > 6:
            del report.paragraphs[-1]
        return report

    def _touched(self, text: str) -> str:
        """A text as a sub-editor leaves it: now and then one word is another."""
        words = text.split()
        if len(words) > 12 and self.draw.random() < 0.3:
            at = self.draw.randrange(len(words))
            words[at] = {"has": "had", "the": "this", "and": "while"}.get(words[at], words[at])
        return " ".join(words)

    def _excerpt(self, source: Report) -> Report:
        report = self._new(source.published)
        first = self.draw.randrange(0, len(source.paragraphs) - 2, 2)
        own = [self._told(report), *self._filling(2)]
        report.paragraphs = [*own, *source.paragraphs[first : first + 3], self._told(report)]
        return report

    def _translation(self, source: Report) -> Report:
        report = self._new(source.published, author="")
        report.credit = f"Translated by Ana Żak\n\nSource: {source.outlet}"
        report.language = "es"
        for sentence in source.paragraphs:
            if sentence.relation is None:
                continue
            words = ABROAD[sentence.relation].format(
                a=sentence.subject,
                b=sentence.object,
                place=self.draw.choice(PLACES),
            )
            lead, tail = (
                self.draw.choice(part).format(place=self.draw.choice(PLACES))
                for part in (LEADS_ABROAD, TAILS_ABROAD)
            )
            words = f"{lead}{words}{tail}"
            text = f"{words[0].upper()}{words[1:]}."
            if sentence.chain[0] != AUTHOR:
                text = f"Según {sentence.chain[0]}, {words}."
            report.paragraphs.append(replace(sentence, text=text, words=words))
        return report

    def _repost(self, source: Report) -> Report:
        report = self._new(source.published, author="")
        report.credit = f"This article was originally published by the {source.outlet}."
        report.paragraphs = list(source.paragraphs)
        return report

    def _claims(self, source: Report) -> list[Sentence]:
        return [s for s in source.paragraphs if s.relation]

    def _recall(self, source: Report) -> Report:
        """An article of its own that recalls what a report has in its own voice or unnamed."""
        report = self._original_after(source)
        said = self.draw.choice(self._claims(source))
        words = self._again(said)
        text = f"In {self.draw.choice(WHEN)} the {source.outlet} reported that {words}."
        chain = (source.outlet, AUTHOR)
        report.paragraphs.append(replace(said, text=text, words=words, chain=chain))
        return report

    def _again(self, said: Sentence) -> str:
        """The same in other words."""
        assert said.relation
        return self._worded(said.relation, said.subject, said.object)

    def _original_after(self, source: Report) -> Report:
        report = self._new(source.published)
        report.paragraphs = [self._told(report), *self._filling(2), self._told(report)]
        return report

    def _agency(self, source: Report) -> Report:
        """A dispatch in which a ministry is quoted, or a later article that recalls the agency."""
        earlier = [r for r in self.reports if r.outlet in AGENCIES]
        if len(earlier) < 3 or self.draw.random() < 0.3:
            report = self._new(author="")
            report.outlet = self.draw.choice(AGENCIES)
            ministry = self.draw.choice(MINISTRIES)
            for _ in range(3):
                relation, a, b, words = self._stated()
                chain = (ministry, AUTHOR)
                text = f"The {ministry} announced that {words}."
                roots = frozenset({ministry})
                report.paragraphs.append(Sentence(text, words, relation, a, b, chain, roots))
            report.paragraphs += self._filling(2)
            return report
        dispatch = self.draw.choice(earlier)
        report = self._original_after(dispatch)
        said = self.draw.choice(self._claims(dispatch))
        words = self._again(said)
        text, chain = f"The {dispatch.outlet} once wrote that {words}.", (dispatch.outlet, AUTHOR)
        report.paragraphs.append(replace(said, text=text, words=words, chain=chain))
        return report

    def _statement(self, source: Report) -> Report:
        """One statement of a ministry, in one more outlet, from the mouth of its spokesman."""
        report = self._original_after(source)
        dispatches = [r for r in self.reports if r.outlet in AGENCIES and not r.author]
        if not dispatches:
            return report
        said = self.draw.choice(self._claims(self.draw.choice(dispatches)))
        ministry = next(iter(said.roots))
        words = self._again(said)
        text, chain = f"The {ministry} said in its statement that {words}.", (ministry, AUTHOR)
        report.paragraphs.append(replace(said, text=text, words=words, chain=chain))
        return report

    def _own_words(self, source: Report) -> Report:
        """The author of a report has in his own voice what he was told for an earlier one."""
        told = [s for s in self._claims(source) if len(s.chain) > 1 and s.chain[0][0].isupper()]
        report = self._new(source.published, author=source.author)
        report.paragraphs = [*self._filling(2), self._told(report)]
        if told:
            said = self.draw.choice(told)
            text = f"{said.words[0].upper()}{said.words[1:]}."
            report.paragraphs.insert(1, replace(said, text=text, chain=(AUTHOR,)))
        return report


def _read(reports: list[Report]) -> Corpus:
    documents: dict[str, Document] = {}
    claims: list[Claim] = []
    of: dict[tuple[str, str], str] = {}
    names = {fold(n): n for n in (*GROUPS, *PLACES, *OUTLETS, *AGENCIES, *MINISTRIES)}
    roots: dict[str, frozenset[str]] = {}
    entities = {n: Entity(n, n, EntityType.ORGANIZATION) for n in names.values()}
    for report in reports:
        lines = [f"Report {report.id} from the valley", *([report.credit] if report.credit else [])]
        text = "\n\n".join([*lines, *(s.text for s in report.paragraphs)])
        found = read(text.encode(), f"{report.id}.txt")
        head = Metadata(
            title=f"Report {report.id}",
            publisher=report.outlet,
            authors=(report.author,) if report.author else (),
            published=report.published.isoformat(),
        )
        documents[report.id] = replace(found, id=report.id, name=report.id, metadata=head)
        at = 0
        for number, sentence in enumerate(report.paragraphs):
            at = found.text.index(sentence.text, at)
            if sentence.relation is None:
                continue
            # a sub-editor may have touched the words: then what is left of them, from the end
            end = at + len(sentence.text)
            start = end - 1 - len(sentence.words)
            if found.text[start : end - 1].casefold() != sentence.words.casefold():
                start = at
            claim = Claim(
                id=f"{report.id}-{number}",
                document=report.id,
                subject=sentence.subject,
                relation=sentence.relation,
                object=sentence.object,
                evidence=Evidence(found.text[start:end], start, end),
                attribution=tuple(map(Hop, sentence.chain)),
            )
            claims.append(claim)
            roots[claim.id] = sentence.roots
            for who in (sentence.subject, sentence.object, *sentence.chain):
                if who in entities:
                    of[report.id, who] = who
                elif who[0].isupper() or who[0] > "z":
                    entities[who] = Entity(who, who, EntityType.PERSON)
                    of[report.id, who] = who
    return Corpus(documents, claims, list(entities.values()), of, roots)


def made(seed: int = 1, size: int = 200) -> Corpus:
    """The corpus of a seed; the same seed makes the same."""
    return _Writer(seed, size).corpus()
