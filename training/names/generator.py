"""Names as reporting on armed actors has them, put together by chance.

`person(rng)` and its sisters give one name each, from anywhere. A `Namer` keeps to one theatre
and to one author's spelling, which is what a text needs.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from training.field.markup import Entity, mark, parse
from training.names import places
from training.names.grammar import Symbols, expand, symbols, table, ways
from training.names.noise import Scheme, scheme

_SHORT = re.compile(r"\*([^*]+)\*")
_DEFINITE = re.compile(
    r"(.*\b(Republic|Kingdom|Emirates|States|Islands|Union)\b|US$|U\.S|UK$|Phil|Neth|Gambia)"
)
STRANGERS = (
    "english",
    "french",
    "european",
    "indian",
    "eastasian",
    "southernafrican",
    "coastal",
    "brazilian",
    "centralasian",
    "mediterranean",
    "oceanian",
)
ELSEWHERE = ("bodies", "bodies", "bodies", "short", "short", "short", "short", "world", "relief")
_SMALL = re.compile(
    r"of|the|for|and|in|on|to|by|with|fi|wal|ibn|bin|de|la|le|les|du|des|et|pour|l|d|y|el|del|los|"
    r"las|da|do|dos|e|ng|an?"
)


@dataclass(frozen=True, slots=True)
class Name:
    """A name, and what a text may call its bearer the second time.

    Attributes:
        text: The name, without article or title.
        kind: Its type, as in the guide: Person, Organization, State, Group, Place, Event, Document.
        culture: The list it was made from: `arabic`, `burmese`, `spanish` ...
        inner: Names within the name, with offsets in it.
        short: The surname or kunya of a person, the initials of an organisation; or "".
        article: Running English puts "the" before it.
        adjective: The adjective that goes with a state or people; or "".
        plural: The plural of a state's or other people; or "".
    """

    text: str
    kind: str
    culture: str
    inner: tuple[Entity, ...] = ()
    short: str = ""
    article: bool = False
    adjective: str = ""
    plural: str = ""

    @property
    def marked(self) -> str:
        """The name in the notation of `training.field.markup`, its own type included."""
        return mark(self.text, [(0, len(self.text), self.kind), *self.inner])


class Namer:
    """Makes names for one text: one theatre, one author's spelling.

    Args:
        rng: Where chance comes from.
        theatre: A name of `world.yaml`; by chance where left out.
        spelling: The author's habits; by chance where left out.
    """

    def __init__(
        self, rng: random.Random, theatre: str | None = None, spelling: Scheme | None = None
    ) -> None:
        world = table("world")
        self.rng = rng
        self.theatre = theatre or rng.choice(sorted(world))
        self.spelling = spelling or scheme(rng)
        self._about = world[self.theatre]

    def person(self) -> Name:
        """A person's name without title or rank."""
        cultures = self._about["persons"]
        culture = self.rng.choice(STRANGERS if self.rng.random() < 0.14 else cultures)
        about = table("persons")[culture]
        raw = self._expanded(self.rng.choice(ways(about["patterns"])), symbols(about))
        raw = self.spelling.spell(raw, about.get("spelling", ""))
        raw = raw[0].upper() + raw[1:] if raw[0] != "*" else "*" + raw[1].upper() + raw[2:]
        short = _SHORT.search(raw)
        text = raw.replace("*", "")
        return Name(text, "Person", culture, short=short[1] if short else text)

    def organisation(self, family: str | None = None) -> Name:
        """An organisation: armed group, army, ministry, court, outlet, company, UN body."""
        tables = table("organisations")
        family = family or self._family()
        about = tables[family]
        pattern = self.rng.choice(ways(about["patterns"]))
        raw = self._expanded(pattern, {**symbols(tables["common"]), **symbols(about)})
        article = raw.startswith("the ")
        raw = self.spelling.spell(raw.removeprefix("the "), about.get("spelling", ""))
        made = parse(raw[0].upper() + raw[1:] if raw[0] != "[" else raw)
        acronym = ""
        if self.rng.random() < about.get("acronym", 0.0):
            acronym = initials(made["text"])
        return Name(made["text"], "Organization", family, tuple(made["entities"]), acronym, article)

    def _family(self) -> str:
        """Armed groups most of all; else an acronym, an army, a ministry."""
        if self.rng.random() < 0.3:
            return self.rng.choice(ELSEWHERE)
        return str(self.rng.choice(self._about["organisations"]))

    def state(self) -> Name:
        """A state by its usual name."""
        code = self.rng.choice(self._about["states"])
        if self.rng.random() < 0.12:
            code = self.rng.choice(places.states())
        state = places.state(code)
        name = state.names[0] if self.rng.random() < 0.8 else self.rng.choice(state.names)
        article = bool(_DEFINITE.match(name))
        return Name(
            name,
            "State",
            code,
            article=article,
            adjective=self.rng.choice(state.adjectives) if state.adjectives else "",
            plural=self.rng.choice(state.people) if state.people else "",
        )

    def capital(self) -> str:
        """The capital of a state that acts here: what a text may call the state."""
        for _ in range(20):
            if capitals := places.state(self.rng.choice(self._about["states"])).capitals:
                return self.rng.choice(capitals)
        return self.town()

    def group(self) -> Name:
        """A people: ethnic, religious, a clan; the text is its plural."""
        entry = self.rng.choice(self._about["peoples"])
        adjective, _, plural = entry.partition("/")
        plural = plural or adjective + "s"
        return Name(plural, "Group", self.theatre, adjective=adjective, plural=plural)

    def place(self) -> Name:
        """A town, region, river, camp or crossing, with whatever belongs to its name."""
        rng = self.rng
        draw = rng.random()
        if draw < 0.3:
            name = rng.choice(self._about["regions"])
            article = name.startswith("the ")
            return Name(name.removeprefix("the "), "Place", self.theatre, article=article)
        known = symbols(table("words"))
        if draw > 0.95:
            return Name(self.capital(), "Place", self.theatre)
        name = self.town()
        if draw < 0.42:
            name = f"{name} {rng.choice(known['place_kind'])}"
        elif draw < 0.5:
            name = f"{rng.choice(known['direction'])} {name}"
        elif draw < 0.53:
            name = f"{rng.choice(known['place_head'])} {name}"
        return Name(name, "Place", self.theatre)

    def town(self) -> str:
        """A town's bare name."""
        name = self.rng.choice(places.towns(self.rng.choice(self._about["countries"])))
        return self.spelling.spell(name) if self.spelling.plain else name

    def event(self) -> Name:
        """A battle, operation, agreement, conference with a name."""
        return self._marked("event", "Event")

    def document(self) -> Name:
        """A resolution, law, report with a title or number."""
        return self._marked("document", "Document")

    def _marked(self, symbol: str, kind: str) -> Name:
        known = symbols(table("words"))
        made = parse(self._expanded(self.rng.choice(known[symbol]), known))
        article = made["text"].startswith("the ")
        if article:
            cut = 4
            inner = tuple((s - cut, e - cut, k) for s, e, k in made["entities"])
            return Name(made["text"][cut:], kind, self.theatre, inner, article=True)
        return Name(made["text"], kind, self.theatre, tuple(made["entities"]))

    def _expanded(self, pattern: str, known: Symbols) -> str:
        return expand(pattern, known, self.rng, self._raw)

    def _raw(self, symbol: str, key: str, form: str) -> str | None:
        """What the symbols shared by all lists of names stand for, without marks."""
        makers: dict[str, Callable[[], str]] = {
            "town": self.town,
            "land": self._land,
            "country": lambda: places.state(self._about["states"][0]).names[0],
            "stateof": lambda: self.state().text,
            "demonym": self._demonym,
            "letters": self._letters,
            "people": lambda: self.group().adjective,
            "codename": lambda: self.rng.choice(ways(table("words")["codename"])),
        }
        return makers[symbol]() if symbol in makers else None

    def _letters(self) -> str:
        size = self.rng.choice((2, 3, 3, 3, 3, 4, 4, 4, 5))
        return "".join(self.rng.choice("AABCDFFIJKLLMMNPPRSTUW") for _ in range(size))

    def _demonym(self) -> str:
        state = self.state()
        return state.adjective or state.text

    def _land(self) -> str:
        """A land that an organisation calls itself after: a state, or a region of one word."""
        regions = [r for r in self._about["regions"] if " " not in r]
        if regions and self.rng.random() < 0.5:
            return str(self.rng.choice(regions))
        return places.state(self._about["states"][0]).names[0]


def initials(name: str) -> str:
    """Initials by which a name may be known: FPLC, JaI; "" where they make no acronym."""
    words = re.findall(r"[^\W_]+", name.replace("al-", "").replace("Al-", ""))
    letters = "".join(w[0] for w in words if not (_SMALL.fullmatch(w.lower()) or w.isdigit()))
    return letters.upper() if 3 <= len(letters) <= 7 and letters[0].isalpha() else ""


def person(rng: random.Random) -> Name:
    """A person's name from any culture, without title or rank."""
    return Namer(rng).person()


def organisation(rng: random.Random) -> Name:
    """An organisation from any theatre."""
    return Namer(rng).organisation()


def state(rng: random.Random) -> Name:
    """A state."""
    return Namer(rng).state()


def group(rng: random.Random) -> Name:
    """A people."""
    return Namer(rng).group()


def place(rng: random.Random) -> Name:
    """A place."""
    return Namer(rng).place()


def event(rng: random.Random) -> Name:
    """An event with a name."""
    return Namer(rng).event()


def document(rng: random.Random) -> Name:
    """A document with a title or number."""
    return Namer(rng).document()


def theatres() -> Sequence[str]:
    """The theatres that names come from."""
    return sorted(table("world"))
