"""Sources: who a word stands for that is said to speak."""

from __future__ import annotations

from factional.extract.layers import Layers
from factional.extract.syntax import Clauses, Tree
from factional.model import Mention

_BESIDE = ("acl", "acl:relcl", "parataxis", "advcl", "appos", "conj", "cc", "punct", "case", "det")


class Sources:
    """Finds the referent or the words of whoever speaks."""

    def __init__(self, layers: Layers, tree: Tree, clauses: Clauses) -> None:
        self.layers = layers
        self.tree = tree
        self.clauses = clauses
        self._mentions: dict[int, list[Mention]] = {}
        for sentence in layers.sentences:
            for mention in sentence.mentions:
                head = tree.head_of(mention.start, mention.end)
                if head is not None:
                    self._mentions.setdefault(head, []).append(mention)

    def who(self, word: int) -> str | None:
        """Referent id of what a word stands for, or its phrase as the text words it.

        None for a word that stands for nobody that could be told: "it", "who" without antecedent.
        """
        stands = self.clauses.antecedent(word)
        word = word if stands is None else stands
        mention = self.mention(word)
        if mention is not None:
            return mention.referent
        for beside in self.tree.children(word, "appos", "flat"):
            mention = self.mention(beside)
            if mention is not None:
                return mention.referent
        if self.tree.tag(word) in ("NOUN", "PROPN", "ADJ", "NUM"):
            return self.phrase(word)
        return None

    def mention(self, word: int) -> Mention | None:
        """The longest mention with a head word, None where the layers have none."""
        found = self._mentions.get(word, [])
        return max(found, key=lambda m: m.end - m.start, default=None)

    def phrase(self, word: int) -> str:
        """The words of a source without a name: "local sources", without article."""
        tree = self.tree
        own, todo = [word], [c for c in tree.children(word) if not tree.is_(c, *_BESIDE)]
        while todo:
            at = todo.pop()
            own.append(at)
            todo.extend(c for c in tree.children(at) if not tree.is_(c, "acl", "advcl", "punct"))
        start = min(tree.words[i].start for i in own)
        end = max(tree.words[i].end for i in own)
        return " ".join(tree.text[start:end].split())
