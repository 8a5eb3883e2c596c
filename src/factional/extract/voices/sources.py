"""Sources: who a word stands for that is said to speak."""

from __future__ import annotations

from factional.extract.layers import Layers
from factional.extract.syntax import Clauses, Tree
from factional.extract.voices.lexicon import among
from factional.model import EntityType, Mention

_SPEAKING = (EntityType.PERSON, EntityType.ORGANIZATION)
_BESIDE = ("acl", "parataxis", "advcl", "appos", "conj", "cc", "punct", "case", "det", "mark")


class Sources:
    """Finds the referent or the words of whoever speaks."""

    def __init__(self, layers: Layers, tree: Tree, clauses: Clauses) -> None:
        self.layers = layers
        self.tree = tree
        self.clauses = clauses
        self._heads: dict[int, list[Mention]] = {}
        self._inside: dict[int, list[Mention]] = {}
        for sentence in layers.sentences:
            for mention in sentence.mentions:
                head = tree.head_of(mention.start, mention.end)
                if head is not None:
                    self._heads.setdefault(head, []).append(mention)
                for word in tree.within(mention.start, mention.end):
                    self._inside.setdefault(word, []).append(mention)

    def who(self, word: int) -> str | None:
        """Referent id of what a word stands for, or its phrase as the text words it.

        None for a word that stands for nobody that could be told: "it", "no one".
        """
        tree = self.tree
        word = self.stands(word)
        maker = self.maker(word)
        if maker is not None:
            return self.who(maker)
        mention = self.mention(word)
        if mention is not None:
            return mention.referent
        parts = [o.word for o in self.clauses.obliques(word) if o.preposition == "of"]
        partitive = tree.tag(word) in ("NUM", "DET", "PRON")
        for beside in [
            *tree.children(word, "appos", "flat"),
            *(b for part in parts if partitive for b in tree.children(part, "appos")),
        ]:
            mention = self.mention(beside)
            if mention is not None and mention.named and self.type(mention) in _SPEAKING:
                return mention.referent
        none = word > 0 and tree.lower(word - 1) == "no"
        if none or among(tree.lower(word), "nobody", "first", "second"):
            return None
        if tree.tag(word) in ("NOUN", "PROPN", "ADJ", "NUM", "VERB", "X"):
            return self.phrase(word)
        return self.phrase(word) if among(tree.lower(word), "people") else None

    def stands(self, word: int) -> int:
        """The word itself, or what a relative pronoun stands for."""
        stands = self.clauses.antecedent(word)
        return word if stands is None else stands

    def mention(self, word: int) -> Mention | None:
        """The longest mention with a head word, or that it stands in; None where there is none."""
        around = self._inside.get(word, []) if self.tree.tag(word) != "PRON" else []
        found = self._heads.get(word) or around
        return max(found, key=lambda m: m.end - m.start, default=None)

    def type(self, mention: Mention) -> EntityType:
        """What a mention points at."""
        return self.layers.referents[mention.referent].type

    def document(self, word: int) -> bool:
        """Whether a word stands for something that is read, watched or found, or for an outlet."""
        word = self.stands(word)
        if among(self.tree.lemma(word), "documents"):
            return True
        mention = self.mention(word)
        return mention is not None and self.type(mention) is EntityType.ORGANIZATION

    def speaks(self, word: int) -> bool:
        """Whether a word stands for somebody or something that can be a source."""
        word = self.stands(word)
        mention = self.mention(word)
        kinds = (*_SPEAKING, EntityType.STATE, EntityType.GROUP)
        named = mention is not None and self.type(mention) in kinds
        return named or among(self.tree.lemma(word), "heads", "documents", "people")

    def maker(self, word: int) -> int | None:
        """Who made a statement, report or video that speaks, where the text tells."""
        tree = self.tree
        press = [c for c in tree.children(word, "compound") if among(tree.lower(c), "press")]
        for owner in tree.children(word, "nmod:poss") if press else ():
            return owner
        if not among(tree.lemma(word), "made") or self._named(word):
            return None
        owners = tree.children(word, "nmod:poss")
        if not owners and word > 1 and tree.lower(word - 1) == "'s":
            owners = [word - 2]
        for owner in owners:
            return owner if self._animate(owner) else None
        for o in self.clauses.obliques(word):
            if o.preposition in ("by", "from") and self._animate(o.word):
                return o.word
            if (
                o.preposition == "of"
                and self.mention(o.word)
                and among(tree.lemma(word), "released")
            ):
                return o.word
        for deed in tree.children(word, "acl"):
            if tree.children(deed, "mark", "nsubj"):
                continue
            for agent in self.clauses.agents(deed):
                if self._animate(agent) and not among(tree.lemma(deed), "seeing"):
                    return agent
        head = tree.head(word)
        if tree.is_(word, "obj") and head is not None and among(tree.lemma(head), "making"):
            for owner in self.clauses.subjects(head):
                return owner if self._animate(owner) else None
        if among(tree.lemma(word), "released"):
            for part in tree.children(word, "compound", "amod"):
                if self.mention(part) is not None or among(tree.lemma(part), "heads"):
                    return part
        return None

    def _named(self, word: int) -> bool:
        """Whether a document goes by a name of its own."""
        return any(
            m.named and self.type(m) is not EntityType.EVENT for m in self._heads.get(word, [])
        )

    def _animate(self, word: int) -> bool:
        if self.mention(word) is not None or among(self.tree.lower(word), "first"):
            mention = self.mention(word)
            return mention is None or self.type(mention) is not EntityType.PLACE
        return self.tree.tag(word) in ("NOUN", "PROPN") or self.tree.lower(word) in ("its", "their")

    def _beside(self, other: int, word: int) -> bool:
        """Whether a name stands directly before a noun, and a parse made two of them."""
        tree = self.tree
        same = (
            tree.head(other) == tree.head(word)
            and tree.words[other].relation == tree.words[word].relation
        )
        return same and tree.tag(other) in ("PROPN", "ADJ") and tree.tag(word) == "NOUN"

    def phrase(self, word: int) -> str:
        """The words of a source without a name: "local sources", without article."""
        tree = self.tree
        own, todo = [word], [c for c in tree.children(word) if not tree.is_(c, *_BESIDE)]
        while todo:
            at = todo.pop()
            own.append(at)
            todo.extend(c for c in tree.children(at) if not tree.is_(c, "acl", "advcl", "punct"))
        words = sorted(own)
        while words[0] and self._beside(words[0] - 1, word):
            words.insert(0, words[0] - 1)
        cut = words.index(word)
        first = cut
        while first and words[first - 1] == words[first] - 1:
            first -= 1
        last = cut
        while last + 1 < len(words) and words[last + 1] == words[last] + 1:
            last += 1
        while first < cut and (
            tree.tag(words[first]) in ("DET", "PRON") or tree.lower(words[first]) == "one"
        ):
            first += 1
        start, end = tree.words[words[first]].start, tree.words[words[last]].end
        return " ".join(tree.text[start:end].split())
