"""Parties: who a word of the parse stands for.

A name, a description and a pronoun stand for what they point at. "Fighters of X", "X forces" and
"a number of X" stand for X; "the village of X" and "X province" for the place.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from factional.extract.coreference import slug
from factional.extract.gazetteer import gazetteer, state_name
from factional.extract.layers import Layers
from factional.extract.lexicon import words as lists
from factional.extract.nouns import nouns
from factional.extract.propositions.reading import Party
from factional.extract.propositions.values import listed
from factional.extract.spelling import fold
from factional.extract.syntax import Clauses, Oblique, Tree
from factional.model import EntityType, Mention, Referent
from factional.vocabulary.lexicon import frames, plural, words

_OF = ("of", "from", "in", "within", "among")
_WITHIN = ("compound", "amod", "flat", "nmod:desc")
_FROM_WHERE = ("in", "within", "from")
_DEPTH = 4
_PLACES = frozenset({EntityType.PLACE, EntityType.STATE})
_TIES = ("founded", "member_of", "joined")
_WHERE = frozenset({"in", "at", "near", "around", "outside", "towards", "toward"})
_GROUND = frozenset({EntityType.PLACE, EntityType.EVENT})


_HELD = re.compile(r"\S+-(?:held|controlled|occupied|ruled|run|dominated)\b")


def unheld(name: str) -> str:
    """The name of a place without whose it is: "the X-held village" has no name of its own."""
    return _HELD.sub("", name)


class Parties:
    """Whom the words of a document stand for."""

    def __init__(self, layers: Layers, clauses: Clauses) -> None:
        self.layers = layers
        self.clauses = clauses
        self.tree: Tree = clauses.tree
        self._heads: dict[int, list[Mention]] = defaultdict(list)
        self._inside: dict[int, Mention] = {}
        self._after_prefix: dict[int, Mention] = {}
        self._homes: dict[str, tuple[str, Party]] = {}
        for sentence in layers.sentences:
            for mention in sentence.mentions:
                head = self.tree.head_of(mention.start, mention.end)
                if mention.referent not in layers.referents:
                    continue
                if head is None:
                    within = self.tree.at(mention.start)
                    if within is not None:
                        self._after_prefix[within] = mention
                    continue
                self._heads[head].append(mention)
                if mention.named and not self._described(mention):
                    for i in self.tree.within(mention.start, mention.end):
                        held = self._inside.get(i)
                        if held is None or held.end - held.start > mention.end - mention.start:
                            self._inside[i] = mention

    def _described(self, mention: Mention) -> bool:
        return self.layers.referents[mention.referent].placeholder or mention.text[:1].islower()

    def type(self, referent: str) -> EntityType:
        """What a referent is."""
        return self.layers.referents[referent].type

    def mention(self, word: int) -> Mention | None:
        """The mention whose head a word is, the longest name first; else the name it lies in."""
        found = self._heads.get(word)
        if found:
            return max(found, key=lambda m: (m.named, m.end - m.start))
        return self._inside.get(word)

    def _several(self, word: int, mention: Mention) -> list[Mention]:
        """The mentions of one stretch: "both groups" and a "they" of two point at several."""
        same = [
            m
            for m in self._heads.get(word, ())
            if (m.start, m.end) == (mention.start, mention.end) and m.referent != mention.referent
        ]
        return [mention, *same]

    def settle(self, person: Party, relation: str, body: Party) -> None:
        """Keep what body the story has told somebody to lead, or else to belong to."""
        if person.type is not EntityType.PERSON or body.type is not EntityType.ORGANIZATION:
            return
        if relation == "leads" or (relation in _TIES and not self.leads(person)):
            self._homes[person.referent] = relation, body

    def leads(self, person: Party) -> bool:
        """Whether the story has told somebody to lead a body."""
        return self._homes.get(person.referent, ("",))[0] == "leads"

    def home(self, person: Party, word: int) -> Party | None:
        """The body that somebody was told to be of, as if a word stood for it."""
        found = self._homes.get(person.referent)
        if found is None:
            return None
        spot, body = self.tree.words[word], found[1]
        return replace(
            body, word=word, start=spot.start, end=spot.end, named=True, via="home", through=word
        )

    def prefixed(self, word: int) -> Party | None:
        """Whom a word names behind a prefix, as "pro-X" does; None for any other word."""
        mention = self._after_prefix.get(word)
        return None if mention is None else self._party(word, mention, frozenset())

    def at(self, word: int, types: Iterable[EntityType] = ()) -> tuple[Party, ...]:
        """Whom a word stands for; coordinated words are told apart by the caller.

        Args:
            word: A nominal.
            types: What is wanted; where the word's own referent is none of these, what it is a
                part or the place of is tried.
        """
        return tuple(dict.fromkeys(self._at(word, frozenset(types), 0)))

    def own(self, word: int) -> tuple[Party, ...]:
        """Whom the description at a word speaks of, not whose they are: "its allies"."""
        mention = self.mention(word)
        if mention is None or self.tree.head_of(mention.start, mention.end) != word:
            return ()
        return (self._party(word, mention, frozenset()),)

    def told(self, word: int, types: Iterable[EntityType]) -> tuple[Party, ...]:
        """Whom a word stands for that the language model ties, be it of an unusual type.

        Only somebody stands for somebody, though: where no state is wanted, no place is taken.
        """
        wanted = frozenset(types)
        apart = frozenset() if wanted & (_GROUND | _PLACES) else _GROUND
        return self.at(word, wanted) or tuple(p for p in self.own(word) if p.type not in apart)

    def notice(self, word: int, types: Sequence[EntityType], other: int) -> None:
        """Take a noun that nothing pointed with for a thing: "they ambushed a supply convoy".

        Args:
            word: A word that the language model ties to another.
            types: What stands at that side of the relation.
            other: The word it is tied to; "fighters of X" are nobody beside X.
        """
        tree = self.tree
        if tree.tag(word) != "NOUN" or not types or self.told(word, types):
            return
        if tree.is_(word, *_WITHIN) and not nouns().types(tree.lemma(word)):
            return
        if any(tree.lower(c) == "no" for c in tree.children(word, "det")):
            return  # "supports no group"
        if {p.referent for p in self.at(word)} & {p.referent for p in self.at(other)}:
            return
        before = [c for c in tree.children(word, "amod", "compound", "nummod") if c < word]
        first = min([word, *(w for c in before for w in tree.subtree(c))])
        start, end = tree.words[first].start, tree.words[word].end
        text = self.layers.document.text[start:end]
        name = " ".join(text.split())
        type_ = EntityType.EVENT if EntityType.EVENT in types else types[0]
        id_ = slug(name, self.layers.referents)
        mention = Mention(id_, text, start, end, named=False)
        self.layers.referents[id_] = Referent(id_, name, type_, (mention,), placeholder=True)
        self._heads[word].append(mention)

    def each(self, found: Iterable[int], types: Iterable[EntityType] = ()) -> tuple[Party, ...]:
        """Whom some words stand for, in order."""
        return tuple(dict.fromkeys(p for w in found for p in self.at(w, types)))

    def _at(self, word: int, types: frozenset[EntityType], depth: int) -> list[Party]:
        if depth > _DEPTH:
            return []
        stands = self.clauses.antecedent(word)  # "whose leader"
        if stands is not None and stands != word:
            return self._at(stands, types, depth + 1)
        mention = self.mention(word)
        own: list[Party] = []
        after = [] if mention is None else self._names_after(word, mention)
        if after:
            return [p for name in after for p in self._at(name, types, depth + 1)]
        if mention is not None:
            made = [self._party(word, m, types) for m in self._several(word, mention)]
            party = made[0]
            own = [p for p in made if not types or p.type in types]
            vague = self.tree.lemma(word) in words("roles.en")["expanses"] or self._unplaced(party)
            if own and vague:
                inside = self._whole(word, types, depth)  # "areas of X", "X's territory"
                if inside:
                    return [self._by(p, "part", word) for p in inside]
            named = self._described(mention) is False or not mention.named
            several = self._named_beside(word, types, depth) if own and not named else []
            several = several or (self._its_name(word, own[0], depth) if own and not named else [])
            if several:
                return several
            if own and (named or not self._loose(word)):
                told = () if named else self._examples(word, types, depth)
                return [*own, *told]
        if own and self._loose(word):  # "fighters from X" are X, where X may be meant
            whole = [p for p in self._whole(word, types, depth) if not types or p.type in types]
            parts = [self._by(p, "part", word) for p in whole]
            return parts or self._examples(word, types, depth) or own
        for other in self._apposed(word):
            found = self._at(other, types, depth + 1)
            if found and self._several_beside(word):
                beside = [
                    w for c in self._set_beside(word, "appos") for w in self.tree.conjuncts(c)
                ]
                found = [p for w in beside for p in self._at(w, types, depth + 1)] or found
            if found:
                return [self._by(p, "apposition", word) for p in found]
        modifies = self.tree.is_(word, "amod", "compound")
        if mention is None and EntityType.STATE in types and modifies:
            state = self._demonym(word)
            if state is not None:
                return [state]
        return [self._by(p, "part", word) for p in self._whole(word, types, depth)]

    def _names_after(self, word: int, mention: Mention) -> list[int]:
        """The names of what a description stands for, right behind it: "the town of X"."""
        if mention.named or self.type(mention.referent) is not EntityType.PLACE:
            return []
        meant = {m.referent for m in self._several(word, mention)}
        told = [o.word for o in self.clauses.obliques(word) if o.preposition == "of"]
        return [w for w in told if any(m.referent in meant for m in self._heads.get(w, ()))]

    def within(self, word: int) -> tuple[Party, ...]:
        """Whom a word stands for that lies in a compound: "US-led forces", "rebel-held Keld"."""
        lower = self.tree.lower(word)
        several = {plural(lower), f"the {plural(lower)}"}
        for referent in self.layers.referents.values():
            if referent.type is EntityType.GROUP and referent.name.lower() in several:
                spot = self.tree.words[word]
                group = Party(word, referent.id, referent.type, spot.start, spot.end, named=False)
                return (group,)
        state = self._demonym(word)
        return () if state is None else (state,)

    def _demonym(self, word: int) -> Party | None:
        """The state that an adjective is of, where whose something is tells: "Israeli attacks"."""
        gaz = gazetteer()
        lower = fold(self.tree.lower(word))
        code = gaz.adjectives.get(lower) or gaz.states.get(lower)
        if not code or not self.tree.form(word)[:1].isupper():
            return None
        referents = self.layers.referents
        known = next(
            (
                r
                for r in referents.values()
                if r.type in (EntityType.STATE, EntityType.PLACE)
                and gaz.states.get(fold(r.name)) == code
            ),
            None,
        )
        spot = self.tree.words[word]
        if known is None:
            name = state_name(code)
            id_ = slug(name, referents)
            mention = Mention(id_, self.tree.form(word), spot.start, spot.end)
            known = Referent(id_, name, EntityType.STATE, (mention,))
            referents[id_] = known
        return Party(word, known.id, EntityType.STATE, spot.start, spot.end, via="demonym")

    def _unplaced(self, party: Party) -> bool:
        """Whether it is a place that no name tells from others: "the town [of X]"."""
        name = unheld(self.layers.referents[party.referent].name)
        return party.type is EntityType.PLACE and not any(char.isupper() for char in name)

    def _loose(self, word: int) -> bool:
        """Whether a description is a plural, or a word for men under arms, that a name narrows."""
        tree = self.tree
        lexicon = words("roles.en")
        mention = self.mention(word)
        if mention is not None and self.type(mention.referent) is EntityType.PLACE:
            return tree.lemma(word) in lexicon["proxies"]  # "an X base", "nine X positions"
        if any(tree.is_(c, "nummod") for c in tree.children(word)):
            # "500 militants of X" are X's; "two X men" are men
            named = [o.word for o in self._after(word) if o.preposition in ("of", "from")]
            if not any(self.mention(w) is not None for w in named):
                return False
        plural = tree.lower(word) != tree.lemma(word)
        if plural and tree.lemma(word) in lexicon["bodies"]:
            return False  # "factions of X" are bodies, each its own
        if self.brethren(word):
            return True
        known = tree.lemma(word) in lexicon["proxies"] or tree.lower(word) in lexicon["proxies"]
        return known and (plural or tree.lower(word) in lexicon["massed"])

    def brethren(self, word: int) -> tuple[int, ...]:
        """The bodies that friends are: "our brothers of X", "its allies in X"."""
        tree, lexicon = self.tree, words("roles.en")
        own = bool(tree.children(word, "nmod:poss"))
        kin = lexicon["brethren"] | (lexicon["befriended"] if own else frozenset())
        if tree.lemma(word) not in kin or tree.lower(word) == tree.lemma(word):
            return ()
        named = [o.word for o in self._after(word) if o.preposition in _OF[:4]]
        return tuple(
            w
            for w in named
            if (m := self.mention(w)) is not None
            and m.named
            and self.type(m.referent) is EntityType.ORGANIZATION
        )

    def _named_beside(self, word: int, types: frozenset[EntityType], depth: int) -> list[Party]:
        """The names that tell who several are: "our columns X and Y", "three groups: A, B, C"."""
        tree = self.tree
        if tree.feature(word, "Number") != "Plur":
            return []
        beside = [w for c in self._set_beside(word, "appos") for w in tree.conjuncts(c)]
        parties = [p for w in beside for p in self._at(w, types, depth + 1) if p.named]
        return [self._by(p, "apposition", word) for p in parties] if len(parties) > 1 else []

    def _its_name(self, word: int, own: Party, depth: int) -> list[Party]:
        """The name set beside a description that nothing else tied to it: "its wing, the X"."""
        beside = self._set_beside(word, "appos")
        found = [p for c in beside for p in self._at(c, frozenset(), depth)]
        same = [p for p in found if p.named and p.type is own.type is EntityType.ORGANIZATION]
        return [self._by(p, "apposition", word) for p in same[:1]]

    def _examples(self, word: int, types: frozenset[EntityType], depth: int) -> list[Party]:
        """Who is named for many: "groups like X and Y", "militias, including X"."""
        found = [
            o.word
            for o in self.clauses.obliques(word)
            if o.preposition in ("like", "such as", "including", "as", "namely")
        ]
        parties = [p for w in found for p in self._at(w, types, depth + 1)]
        return [self._by(p, "example", word) for p in parties if p.named]

    def _party(self, word: int, mention: Mention, types: frozenset[EntityType]) -> Party:
        return Party(
            word=word,
            referent=mention.referent,
            type=self._as(word, self.type(mention.referent), mention, types),
            start=mention.start,
            end=mention.end,
            named=mention.named and not self._described(mention),
        )

    def _as(
        self, word: int, type: EntityType, mention: Mention, types: frozenset[EntityType]
    ) -> EntityType:
        """What a mention is taken for: a country that acts is a state, "three militias" bodies."""
        if not types or type in types:
            return type
        if type is EntityType.PLACE and EntityType.STATE in types:
            name = self.layers.referents[mention.referent].name
            states = self.tree.lower(word) in ("countries", "nations")  # "those nine countries"
            known = fold(name) in gazetteer().states
            return EntityType.STATE if states or known or self._acts(word, mention) else type
        if types <= _PLACES and self._locates(word, mention):
            return EntityType.PLACE
        if type is EntityType.GROUP and EntityType.ORGANIZATION in types:
            bodies = lists("people", "organizations", "anaphors", "group_anaphors")
            known = self.tree.lemma(word) in bodies or self.tree.lower(word) in bodies
            return EntityType.ORGANIZATION if known else type
        return type

    def _locates(self, word: int, mention: Mention) -> bool:
        """Whether a name of nobody known only ever says where: "at Law Pi", "near Umm Dafok"."""
        tree, name = self.tree, fold(mention.text)
        known = gazetteer().organisation(name) or name.split()[-1] in lists("names", "heads")
        if tree.tag(word) != "PROPN" or not mention.named or mention.text.isupper() or known:
            return False
        every = self._heads.items()
        heads = [h for h, held in every if any(m.referent == mention.referent for m in held)]
        return all(
            tree.preposition(h) in _WHERE
            and not any(tree.lower(c) == "the" for c in tree.children(h, "det"))
            for h in heads
        )

    def _acts(self, word: int, mention: Mention) -> bool:
        """Whether a place that no list has does something, as only who rules it can."""
        named = mention.named and self.tree.tag(word) == "PROPN"
        subject = self.tree.words[word].relation == "nsubj" and not self.tree.preposition(word)
        return named and subject and fold(mention.text) not in gazetteer().places

    def _by(self, party: Party, via: str, word: int) -> Party:
        return Party(
            party.word, party.referent, party.type, party.start, party.end, party.named,
            party.via if party.via != "mention" else via,
            word if word != party.word else party.through,
        )  # fmt: skip

    def _several_beside(self, word: int) -> bool:
        """Whether a word counts those set beside it: "two of them, X and Y"."""
        return self.tree.tag(word) == "NUM" or self.tree.lower(word) in ("both", "others", "some")

    def _set_beside(self, word: int, *relations: str) -> list[int]:
        """What stands beside a noun, but for what is only most of it: "a militia, mostly X"."""
        mostly, tree = listed("composition", "mostly"), self.tree
        return [
            c
            for c in tree.children(word, *relations)
            if not any(tree.lower(m) in mostly for m in tree.children(c, "advmod"))
        ]

    def _apposed(self, word: int) -> list[int]:
        """Names beside a noun: "the group, X", "rebel commander X"."""
        tree = self.tree
        found = self._set_beside(word, "appos", "flat")
        if tree.child(word, "cop") is not None and not tree.preposition(word):
            found += self.clauses.subjects(word)  # "X is a militia [that holds Y]"
        for child in tree.children(word, "nmod"):  # "several groups, including X and Y"
            before = (tree.lower(w) for w in tree.subtree(child) if w < child)
            if not words("roles.en")["exemplifying"].isdisjoint(before):
                found += tree.conjuncts(child)
        head = tree.head(word) if tree.is_(word, "appos", "nmod:desc") else None
        return found if head is None or self.mention(head) is None else [*found, head]

    def _whole(self, word: int, types: frozenset[EntityType], depth: int) -> list[Party]:
        """What a word is a part, a member or the place of."""
        tree = self.tree
        if tree.tag(word) not in ("NOUN", "PROPN", "NUM", "PRON", "ADJ", "DET", "SYM"):
            return []
        lexicon = words("roles.en")
        noun = tree.lemma(word)
        proxy = noun in lexicon["proxies"] or tree.lower(word) in lexicon["proxies"]
        proxy = proxy or bool(self.brethren(word))
        place = noun in lexicon["places"]
        part = noun in lexicon["partitives"] or tree.tag(word) in ("NUM", "DET")
        spot = bool(types) and types <= _PLACES and (place or noun in lexicon["sites"])
        open_ = noun in lexicon["terrain"] or not tree.is_(word, "obj")  # "caves near X"
        near = lexicon["locating"] if spot and open_ else ()
        if not (proxy or place or part or spot):
            return []
        after = [
            o.word
            for o in self._after(word)
            if o.preposition == "of"
            or (o.preposition in _OF and (proxy or part))
            or o.preposition in near
        ]
        found = [p for i in after for p in self._at(i, types, depth + 1)]
        if proxy and not types <= _PLACES:  # rebels in a country or from it are not that country
            inside = {o.word for o in self._after(word) if o.preposition in _FROM_WHERE}
            found = [p for p in found if p.word not in inside or p.type not in _PLACES]
        if found or (part and not proxy):
            return found
        before = tree.children(word, "nmod:poss", "compound", "amod", "nmod", "flat")
        for child in before:
            if child < word and not self._tied(child, word):
                for i in tree.conjuncts(child):
                    inner = self._at(i, types, depth + 1) if self.mention(i) else []
                    others = {EntityType.PERSON}  # his men are not he
                    own = self.mention(word)
                    crowd = own is not None and self.type(own.referent) is EntityType.GROUP
                    if crowd or noun in lexicon["irregular"]:
                        others.add(EntityType.STATE)  # Turkish soldiers are not Turkey
                    found.extend(p for p in inner if p.type not in others)
                if found:
                    return found
        return []

    def _tied(self, name: int, noun: int) -> bool:
        """Whether a participle ties a name before a noun: "X-linked militants" are not X."""
        tree, known = self.tree, frames()
        tied = name
        while tied + 2 < noun and tree.form(tied + 1) not in ("-", "–", "‑"):
            tied += 1
        word = tree.lower(tied + 2) if tied + 2 < noun else ""
        return word in known.compounds or word in known.turned_compounds

    def _after(self, word: int) -> tuple[Oblique, ...]:
        """What prepositions tie to a noun, or a parse hung on its verb: "with rebels from X"."""
        own = self.clauses.obliques(word)
        if own or word + 2 >= len(self.tree.words):
            return own
        case = word + 1
        noun = self.tree.head(case)
        if noun is None or not self.tree.is_(case, "case") or self.tree.lower(case) not in _OF[:2]:
            return own
        if not self.tree.is_(noun, "obl", "nmod"):
            return own
        return tuple(Oblique(self.tree.lower(case), w) for w in self.tree.conjuncts(noun))
