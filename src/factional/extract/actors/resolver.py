"""Resolver: what the descriptions and pronouns of a document point at, in text order."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from factional.extract.actors.nominals import Article, Description, Nominals
from factional.extract.actors.pronouns import Pronouns
from factional.extract.actors.salience import Salience, Seen
from factional.extract.coreference import Thing, slug
from factional.extract.gazetteer import gazetteer
from factional.extract.language import Analysis
from factional.extract.lexicon import words
from factional.extract.spelling import fold
from factional.extract.surroundings import affiliations, is_outlet
from factional.extract.syntax import Clauses, Tree
from factional.model import Block, Document, EntityType, Mention

ORG, STATE, PERSON = EntityType.ORGANIZATION, EntityType.STATE, EntityType.PERSON
GROUP, PLACE = EntityType.GROUP, EntityType.PLACE
_BODIES = (ORG, GROUP, STATE)
_FAR = 14
_COUNTRIES = frozenset({"country", "nation", "state", "homeland"})


@dataclass(frozen=True, slots=True)
class Named:
    """A name in the text and the thing that it is a name of."""

    start: int
    end: int
    thing: str


class Resolver:
    """Points the descriptions and pronouns of one document at things, making new ones."""

    def __init__(
        self,
        document: Document,
        clauses: Clauses,
        analysis: Analysis,
        things: dict[str, Thing],
        speakers: dict[str, str],
    ) -> None:
        self.document = document
        self.clauses = clauses
        self.tree: Tree = clauses.tree
        self.things = things
        self.speakers = speakers
        self.affiliations = affiliations(document, things, speakers)
        self._chain = _chains(analysis)
        self.salience = Salience(clauses, self._linked)
        kinds = {m.head: m.kind for m in analysis.mentions}
        self.nominals = Nominals(clauses, kinds)
        self.pronouns = Pronouns(self)
        self.at: dict[int, list[str]] = {}
        self.by_signature: dict[tuple[object, ...], str] = {}
        self._blocks = document.blocks
        self._starts = [b.start for b in document.blocks]

    def run(self, names: Sequence[Named]) -> list[Mention]:
        """Mentions of everything that names, descriptions and pronouns point at, in text order."""
        heads: dict[int, Named] = {}
        named: set[int] = set()
        for name in names:
            head = self.tree.head_of(name.start, name.end)
            if head is None:
                continue
            named.update(self.tree.within(name.start, name.end))
            held = heads.get(head)
            if held is None or name.end - name.start > held.end - held.start:
                heads[head] = name
        for head, name in heads.items():
            self.at[head] = [name.thing]
        made: list[Mention] = [
            Mention(n.thing, self.document.text[n.start : n.end], n.start, n.end) for n in names
        ]
        for index, sentence in enumerate(self.tree.sentences):
            block = self.block(sentence.start)
            self.pronouns.enter(index, block)
            for word in range(sentence.first, sentence.last):
                if word in heads:
                    self._note(index, word, heads[word].thing, named=True)
                    continue
                made.extend(self._word(index, word, named, block))
        return sorted(made, key=lambda m: (m.start, -m.end))

    def _word(
        self, index: int, word: int, named: set[int], block: Block | None
    ) -> Iterable[Mention]:
        tree = self.tree
        if tree.tag(word) in ("PRON", "DET") and word not in named:
            thing = self.pronouns.resolve(index, word, block)
            if thing is not None:
                yield self._mention(index, word, thing, tree.words[word].start, named=False)
            return
        found = self.nominals.description(word, named)
        if found is None:
            return
        for thing, new in self._describe(index, found):
            naming = new or self._words_of(thing, found)
            yield self._mention(index, word, thing, found.start, named=naming)

    def _mention(self, index: int, word: int, thing: str, start: int, *, named: bool) -> Mention:
        self.at.setdefault(word, []).append(thing)
        self._note(index, word, thing, named=False)
        end = self.tree.words[word].end
        return Mention(thing, self.document.text[start:end], start, end, named)

    def _words_of(self, thing: str, found: Description) -> bool:
        """Whether a description is the only sort of name that a thing has, or one a reader would list."""
        if self.things[thing].placeholder:
            return True
        text = self.document.text[found.start : found.end]
        return found.article is Article.DEFINITE and len(text.split()) > 1

    def _note(self, index: int, word: int, thing: str, *, named: bool) -> None:
        tree = self.tree
        role = tree.relation(tree.first_conjunct(word))
        hidden = tree.is_(word, "compound", "nmod:poss", "amod", "nmod", "flat")
        self.salience.note(Seen(index, word, thing, role, named, hidden))

    def _linked(self, one: int, other: int) -> bool:
        """Whether the language model holds two mentions to be one."""
        chain = self._chain.get(one)
        return chain is not None and chain == self._chain.get(other)

    def block(self, position: int) -> Block | None:
        """The block that a code point lies in."""
        at = bisect_right(self._starts, position) - 1
        found = self._blocks[at] if at >= 0 else None
        return found if found is not None and position < found.end else None

    # descriptions

    def _describe(self, index: int, found: Description) -> list[tuple[str, bool]]:
        """The things a description points at, each with whether it was made for it."""
        tree = self.tree
        if self.clauses.copular_subjects(found.word) and not found.fresh:
            for subject in self.clauses.copular_subjects(found.word):
                for thing in self.at.get(subject, ()):
                    self._learn(thing, found)
            return []
        beside = self._beside(found)
        if beside is not None:
            self._learn(beside, found)
            return [(beside, False)]
        if self._only_spells_out(found):
            return []
        if found.lemma in ("latter", "former") or found.plural and self._both(found):
            several = self._recent_two(index, found)
            if several:
                return [(thing, False) for thing in several]
        signature = self._signature(found)
        if not found.fresh and not found.counted and found.article is not Article.INDEFINITE:
            known = self.by_signature.get(signature)
            if known is not None:
                return [(known, False)]
            if found.article in (Article.DEFINITE, Article.OWNED):
                taken = self._taken_up(index, found)
                if taken is not None:
                    return [(taken, False)]
        made = self._new(found)
        if not found.fresh and (found.article is not Article.INDEFINITE or not found.plural):
            self.by_signature.setdefault(signature, made)
        return [(made, True)]

    def _learn(self, thing: str, found: Description) -> None:
        """Keep what a thing was called, so that "the group" or "the commander" finds it."""
        known = self.things[thing]
        known.heads.add(found.lemma)
        known.owners.update(t for o in found.owners for t in self.at.get(o, ()))

    def _beside(self, found: Description) -> str | None:
        """The name that a description stands beside: "X, a militia", "its leader, X", "a band called X"."""
        tree = self.tree
        word = found.word
        spots: list[int] = []
        if tree.is_(word, "appos", "nmod:desc") and (head := tree.head(word)) is not None:
            spots.append(head)
        spots += tree.children(word, "appos", "flat", "nmod:desc")
        for clause in tree.children(word, "acl"):
            if tree.lemma(clause) in _CALLED:
                spots += tree.children(clause, "xcomp", "obj", "obl")
        for spot in spots:
            if found.plural and len(tree.conjuncts(spot)) > 1:
                continue
            for thing in self.at.get(spot, ()):
                if self._same_kind(thing, found):
                    return thing
        return None

    def _same_kind(self, thing: str, found: Description) -> bool:
        kind = self.things[thing].type
        if kind in found.types:
            return True
        return kind in _BODIES and any(t in _BODIES for t in found.types) and kind is not PERSON

    def _only_spells_out(self, found: Description) -> bool:
        """Whether a description is no more than those whom it names: "X fighters", "members of X"."""
        tree = self.tree
        lexicon = words("signs", "fighting") | _MEMBERS
        if tree.lower(found.word) not in lexicon and found.lemma not in lexicon:
            return False
        if found.counted or found.article is Article.INDEFINITE or found.fresh:
            return found.lemma in _MEMBERS
        bodies = [
            o for o in found.owners if any(self.things[t].type in _BODIES for t in self.at.get(o, ()))
        ]
        return bool(bodies)

    def _both(self, found: Description) -> bool:
        tree = self.tree
        before = {tree.lower(c) for c in tree.children(found.word)}
        return bool(before & {"both", "two"}) and found.article is Article.DEFINITE

    def _recent_two(self, index: int, found: Description) -> list[str]:
        """The two spoken of last: "both groups", "the latter"."""
        kinds = set(found.types) | ({ORG, GROUP} if GROUP in found.types else set())
        if found.lemma in ("latter", "former", "side", "party"):
            kinds = {ORG, STATE, GROUP, PERSON}
        last: list[str] = []
        for seen in reversed(self.salience.seen):
            if index - seen.sentence > 3:
                break
            if self.things[seen.thing].type in kinds and seen.thing not in last:
                last.append(seen.thing)
            if len(last) == 2:
                break
        if found.lemma == "latter":
            return last[:1]
        if found.lemma == "former":
            return last[1:]
        return list(reversed(last)) if len(last) == 2 else []

    def _signature(self, found: Description) -> tuple[object, ...]:
        owners = tuple(
            t for o in found.owners for t in self.at.get(o, [self.tree.lemma(o)])[:1]
        )
        return found.lemma, found.plural, frozenset(found.plain), owners

    def _taken_up(self, index: int, found: Description) -> str | None:
        """What a definite description takes up that was called otherwise before."""
        kind = found.type
        if found.opener in ("our", "my", "your"):
            return self.pronouns.own_body(found, index)
        if kind is STATE:
            return self._state(index, found)
        owners = {t for o in found.owners for t in self.at.get(o, ())}
        if kind is PERSON:
            return self._holder(index, found, owners)
        if owners:
            same = [
                t.id for t in self.things.values()
                if found.lemma in t.heads and owners <= t.owners and t.type in found.types
            ]  # fmt: skip
            return same[0] if len(same) == 1 else None
        if kind is PLACE:
            return self._place(index, found)
        headed = self._headed(index, found)
        if headed is not None:
            return headed
        loose = words("signs", "loose_heads") | words("people", "anaphors")
        narrow = set(found.plain) - words("signs", "empty")
        if found.lemma not in loose or narrow or found.plural:
            return None
        media = found.lemma in words("signs", "media")

        def fits(thing: str) -> float | None:
            known = self.things[thing]
            if known.type not in (ORG,) or is_outlet(known) is not media:
                return None
            return 0.2 * bool(known.names and not known.placeholder)

        return self.salience.best(found.word, index, fits, reach=_FAR)

    def _headed(self, index: int, found: Description) -> str | None:
        """A thing whose name or description has that head: "the Shield" after "Shahra Shield"."""
        tree = self.tree
        raised = tree.form(found.word)[:1].isupper() and not tree.form(found.word).isupper()

        def wanted(thing: str) -> bool:
            known = self.things[thing]
            if known.type not in found.types and not raised:
                return False
            if found.lemma in known.heads and not (set(found.plain) - words("signs", "empty")):
                return True
            if found.plain:
                return False
            return any(_has_head(name, found.lemma, tree.lower(found.word)) for name in known.names)

        return self.salience.last(index, wanted, reach=_FAR * 3)

    def _holder(self, index: int, found: Description, owners: set[str]) -> str | None:
        """Who was said to hold a post: "the minister", "its leader"."""

        def wanted(thing: str) -> bool:
            known = self.things[thing]
            if known.type is not PERSON:
                return False
            called = found.lemma in known.heads or found.lemma in known.titles
            if not called:
                return False
            return not owners or not known.owners or bool(owners & known.owners)

        if found.lemma in ("man", "woman", "person") and found.plain:
            return None
        return self.salience.last(index, wanted, reach=_FAR * 2)

    def _state(self, index: int, found: Description) -> str | None:
        """Whose government is meant."""
        gaz = gazetteer()
        codes = {gaz.adjectives.get(fold(w)) for w in found.plain} - {None, ""}
        for owner in found.owners:
            codes |= {
                gaz.states.get(fold(n))
                for t in self.at.get(owner, ())
                for n in self.things[t].names
            } - {None}  # fmt: skip
        if codes:
            for thing in self.things.values():
                if thing.type is STATE and any(gaz.states.get(fold(n)) in codes for n in thing.names):
                    return thing.id
        if found.owners or found.plain:
            return None

        def wanted(thing: str) -> bool:
            return self.things[thing].type is STATE and found.lemma in self.things[thing].heads

        return self.salience.last(index, wanted, reach=10_000)

    def _place(self, index: int, found: Description) -> str | None:
        gaz = gazetteer()
        country = found.lemma in _COUNTRIES

        def wanted(thing: str) -> bool:
            known = self.things[thing]
            if known.type not in (PLACE, STATE):
                return False
            is_country = any(fold(n) in gaz.states for n in known.names)
            if country:
                return is_country
            return known.type is PLACE and not is_country and not known.placeholder

        if found.plain or found.plural:
            return None
        called = self.salience.last(
            index, lambda t: found.lemma in self.things[t].heads and self.things[t].type is PLACE
        )
        if called is not None:
            return called
        if found.lemma in _TOWNS or country:
            return self.salience.last(index, wanted)
        return None

    def _new(self, found: Description) -> str:
        """A thing that nobody named."""
        text = " ".join(self.document.text[found.start : found.end].split())
        opener, _, rest = text.partition(" ")
        bare = rest if rest and opener.lower() in _ARTICLES else text
        thing = Thing(slug(bare, self.things), found.type, placeholder=True)
        thing.plural = found.plural
        thing.names[bare] += 1
        self.things[thing.id] = thing
        self._learn(thing.id, found)
        return thing.id


_ARTICLES = frozenset({"the", "a", "an", "this", "these", "those", "that", "some"})
_CALLED = frozenset({"call", "name", "know", "dub", "nickname", "entitle", "title"})
_MEMBERS = frozenset({"member", "elements"})
_TOWNS = frozenset({"city", "town", "village", "area", "region", "province", "district", "camp", "island",
                    "capital", "valley", "enclave", "territory", "suburb", "neighbourhood", "port",
                    "neighborhood", "governorate", "county", "peninsula", "settlement"})  # fmt: skip


def _has_head(name: str, lemma: str, lower: str) -> bool:
    parts = fold(name).split()
    return len(parts) > 1 and (parts[-1] in (lemma, lower) or parts[0] in (lemma, lower))


def _chains(analysis: Analysis) -> dict[int, int]:
    """The chain of the language model that each head word lies in."""
    return {
        analysis.mentions[m].head: number
        for number, chain in enumerate(analysis.chains)
        for m in chain
    }
