"""Nominals: the nouns of a text that can point at somebody, with what narrows them down."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum

from factional.extract.gazetteer import gazetteer
from factional.extract.lexicon import words
from factional.extract.nouns import nouns
from factional.extract.spelling import concept_of, fold
from factional.extract.syntax import Clauses, Tree
from factional.model import EntityType
from factional.vocabulary.lexicon import plural as _plural

_PART = (
    "det",
    "amod",
    "compound",
    "nummod",
    "nmod:poss",
    "nmod:desc",
    "flat",
    "advmod",
    "goeswith",
)
_INSIDE = ("compound", "flat", "fixed", "goeswith", "nmod:desc", "cc", "case", "det", "punct")
_SINGLE = frozenset({"one", "1"})
_MORE = frozenset({"more", "most", "only"})
_NEVER_FIRST = ("PUNCT", "PART", "AUX", "ADP", "CCONJ", "SCONJ", "SYM")
_KINDS = {
    "person": EntityType.PERSON,
    "organization": EntityType.ORGANIZATION,
    "place": EntityType.PLACE,
}


class Article(StrEnum):
    """How a description is introduced."""

    DEFINITE = "definite"
    INDEFINITE = "indefinite"
    OWNED = "owned"
    BARE = "bare"


@dataclass(frozen=True, slots=True)
class Description:
    """A noun that points at somebody without a name.

    Attributes:
        word: Its head word.
        start: First code point of the noun with what stands before it.
        end: One past its last.
        lemma: Head noun in the singular, in lower case.
        types: What it can be, likeliest first.
        plural: Whether several are meant.
        article: How it is introduced.
        opener: The article or possessive itself, "" for none.
        plain: Other words before the noun, in lower case.
        owners: Words of the possessor and of what "of" leads to.
        fresh: Whether it says that somebody new is meant: "another", "several", "some".
        counted: Whether a number stands before it, or "both".
        said: What it is called where that is not how it stands: "Uzbek fighters" of "Chechen and
            Uzbek fighters".
    """

    word: int
    start: int
    end: int
    lemma: str
    types: tuple[EntityType, ...]
    plural: bool
    article: Article
    opener: str
    plain: tuple[str, ...]
    owners: tuple[int, ...]
    fresh: bool = False
    counted: bool = False
    said: str = ""

    @property
    def type(self) -> EntityType:
        """What it most likely is."""
        return self.types[0]


@dataclass(slots=True)
class Nominals:
    """Finds descriptions in the trees of a document.

    Attributes:
        kinds: What a language model takes the mention with a head word for.
    """

    clauses: Clauses
    kinds: dict[int, str] = field(default_factory=dict)

    @property
    def tree(self) -> Tree:
        """The trees."""
        return self.clauses.tree

    def description(self, word: int, named: set[int]) -> Description | None:
        """The description that a word is the head of, or None.

        Args:
            word: A word of the tree.
            named: Words that lie inside names.
        """
        tree = self.tree
        if word in named or tree.tag(word) not in ("NOUN", "PROPN", "ADJ", "NUM", "VERB"):
            return None
        if tree.lower(word) == "one":
            return self._one_of(word, named)
        if tree.is_(word, *_INSIDE) or (tree.tag(word) == "NOUN" and tree.is_(word, "amod")):
            return None
        if tree.tag(word) in ("ADJ", "NUM", "VERB") and not self._stands_alone(word):
            return None
        types, plural = self._types(word)
        return self._made(word, named, types, plural=plural) if types else None

    def _made(
        self, word: int, named: set[int], types: tuple[EntityType, ...], *, plural: bool
    ) -> Description | None:
        tree = self.tree
        lower = tree.lower(word)
        before = [c for c in tree.children(word, *_PART) if c < word]
        opener = next((tree.lower(c) for c in before if tree.is_(c, "det")), "")
        owner = [c for c in before if tree.is_(c, "nmod:poss")]
        if opener in ("no", "neither", "any", "every", "each", "what", "which"):
            return None
        counted = opener == "both" or any(tree.is_(c, "nummod") for c in before)
        said = [c for c in before if tree.lower(c) != "whose"]
        first = min([word, *(s for c in said for s in tree.subtree(c))])
        while first < word and self._outside(first, word):
            first += 1
        if types == (EntityType.EVENT,) and not before:
            return None  # "at war", "under attack"
        fresh = self._fresh(opener, [tree.lower(c) for c in before])
        of = [o.word for o in self.clauses.obliques(word) if o.preposition == "of"]
        plain = [
            tree.lower(s)
            for c in before
            if tree.is_(c, "amod", "compound", "nmod:desc")
            for s in tree.subtree(c)
            if s not in named and tree.tag(s) != "PUNCT"
        ]
        names = [
            s
            for c in before
            if tree.is_(c, "amod", "compound", "nmod:desc")
            for s in [c]
            if c in named
        ]
        return Description(
            word=word,
            start=tree.words[first].start,
            end=tree.words[word].end,
            lemma=tree.lemma(word) if tree.tag(word) in ("NOUN", "PROPN") else lower,
            types=types,
            plural=plural,
            article=_article(opener, owner),
            opener=opener or (tree.lower(owner[0]) if owner else ""),
            plain=tuple(plain),
            owners=(*owner, *names, *of),
            fresh=fresh,
            counted=counted,
        )

    def _one_of(self, word: int, named: set[int]) -> Description | None:
        """Somebody of several: "one of its leaders"."""
        tree = self.tree
        of = [o.word for o in self.clauses.obliques(word) if o.preposition == "of"]
        many = self.description(of[0], named) if of else None
        if many is None or not many.plural or tree.child(word, "cop") is not None:
            return None
        types = tuple(t for t in nouns().one.get(many.lemma, ()) if t is not EntityType.PLACE)
        made = self._made(word, named, types, plural=False) if types else None
        return replace(made, lemma=many.lemma, fresh=True) if made else None

    def kinds_in(self, found: Description) -> list[Description]:
        """A description of several kinds of people, one for each: "Dutch or Belgian fighters"."""
        tree, gaz = self.tree, gazetteer()
        if not found.plural or found.counted:
            return [found]
        for first in tree.children(found.word, "amod", "compound"):
            kinds = [i for i in tree.conjuncts(first) if first <= i < found.word]
            said = [fold(tree.form(i)) for i in kinds]
            known = words("signs", "kinds") | gaz.adjectives.keys() | gaz.groups.keys()
            if len(kinds) > 1 and all(s in known for s in said):
                rest = [w for w in found.plain if w not in (*said, "and", "or")]
                head = tree.form(found.word)
                return [
                    replace(found, plain=(s, *rest), said=f"{tree.form(i)} {head}")
                    for i, s in zip(kinds, said, strict=True)
                ]
        return [found]

    def _outside(self, first: int, word: int) -> bool:
        """Whether a word at the beginning narrows nothing down: "also", "together with", "more"."""
        tree = self.tree
        if tree.tag(first) in _NEVER_FIRST or tree.lower(first) == "least":
            return True
        loose = tree.is_(first, "advmod") or tree.lower(first) in _MORE
        return loose and tree.head(first) == word

    def before_name(self, word: int, named: set[int]) -> Description | None:
        """What a noun says of the name that it stands before: "rebel commander X"."""
        tree = self.tree
        head = tree.head(word)
        if tree.tag(word) != "NOUN" or head not in named or head < word or word in named:
            return None
        if not tree.is_(word, "compound", "nmod:desc", "amod", "nmod"):
            return None
        if any(self.tree.tag(i) == "PUNCT" for i in range(word, head)) or tree.preposition(word):
            return None
        types, plural = self._types(word)
        return self._made(word, named, types, plural=plural) if types else None

    def _stands_alone(self, word: int) -> bool:
        """Whether an adjective or number is a noun here: "the wounded", "14 dead", "the two"."""
        tree = self.tree
        if tree.is_(word, "nmod:poss"):
            return tree.lemma(word) in ("latter", "former")
        if not tree.is_(word, "nsubj", "obj", "obl", "nmod", "conj", "iobj", "root"):
            return False
        determined = bool(tree.children(word, "det", "nummod", "nmod:poss"))
        return determined and not tree.children(word, "cop", "nsubj", "aux")

    def _types(self, word: int) -> tuple[tuple[EntityType, ...], bool]:
        """What a noun can stand for, and whether it means several."""
        tree = self.tree
        lower = fold(tree.lower(word))
        lemma = fold(tree.lemma(word))
        if lower in ("latter", "former"):
            return (EntityType.ORGANIZATION,), False
        if lower in words("people", "states") and (lower != "state" or self._of_a_country(word)):
            return (EntityType.STATE,), False
        if lower in gazetteer().people and tree.form(word)[:1].isupper():
            return (EntityType.GROUP,), True
        if f"{lower}s" in gazetteer().people and tree.feature(word, "Number") == "Sing":
            return (EntityType.PERSON,), False  # "a Turk"
        known = nouns()
        many = known.many.get(lower)
        one = known.one.get(lower)
        plural = tree.feature(word, "Number") == "Plur" or (bool(many) and not one)
        if one and any(tree.lower(c) not in _SINGLE for c in tree.children(word, "nummod")):
            several = known.many.get(_plural(lower))  # "two terrorist", by hasty hands
            plural, many = bool(several), several or many
        if plural and many:
            return many, True
        if one:
            return one, False
        if lemma in known.one and lemma != lower:
            found = known.one[lemma]
            people = EntityType.PERSON in found
            return (EntityType.GROUP,) if people else found, True
        if lower in words("names", "leading_heads") and concept_of(lower):
            return (EntityType.ORGANIZATION,), False  # "the katiba"
        if lower in known.events:
            return (EntityType.EVENT,), plural
        if lower.endswith(("ists", "ites")) and plural:
            return (EntityType.GROUP,), True
        kind = _KINDS.get(self.kinds.get(word, ""))
        if kind is None or tree.tag(word) == "PROPN" or kind is EntityType.PLACE:
            return (), plural
        if kind is EntityType.PERSON and plural:
            return (EntityType.GROUP,), True
        return (kind,), plural

    def _of_a_country(self, word: int) -> bool:
        """Whether an adjective says whose "state" it is: "the Sri Lankan state"."""
        tree, known = self.tree, gazetteer().adjectives
        return any(
            known.get(fold(tree.form(c)))
            or known.get(fold(" ".join(tree.form(s) for s in tree.subtree(c))))
            for c in tree.children(word, "amod", "compound")
        )

    def _fresh(self, opener: str, before: list[str]) -> bool:
        return opener in _NEW or bool(set(before) & _NEW)


_NEW = frozenset({"another", "other", "several", "some", "more", "different", "various", "numerous",
                  "many", "few", "dozens", "hundreds", "additional", "further", "new"})  # fmt: skip


def _article(opener: str, owner: list[int]) -> Article:
    if owner:
        return Article.OWNED
    if opener in ("the", "this", "that", "these", "those", "both", "said", "such"):
        return Article.DEFINITE
    if opener in ("a", "an", "some", "another"):
        return Article.INDEFINITE
    return Article.BARE
