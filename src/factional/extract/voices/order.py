"""Order: who speaks where the order of words tells it, whatever the parse made of it."""

from __future__ import annotations

from factional.extract.syntax import Tree
from factional.extract.voices.lexicon import among
from factional.extract.voices.sources import Sources

_FAR = 12
_SAID = (",", "”", '"', "''")


def between(tree: Tree, cue: int) -> tuple[int, ...]:
    """The noun phrase between the last comma and a cue that closes its sentence."""
    first = tree.sentences[tree.sentence(cue)].first
    commas = [i for i in range(first, cue) if tree.form(i) in (",", "”", '"')]
    if not commas or commas[-1] + 1 >= cue or cue - commas[-1] > _FAR:
        return ()
    head = tree.head_of(tree.words[commas[-1] + 1].start, tree.words[cue - 1].end)
    return (head,) if head is not None and tree.tag(head) in ("NOUN", "PROPN", "PRON") else ()


def late_speaker(tree: Tree, sources: Sources, cue: int) -> int | None:
    """Who speaks at the end of a sentence, by a parse that took him for something else.

    Behind the cue ("..., said an official"), or before one that looks like what describes him
    ("..., an aide told the Post on Monday").
    """
    return _behind(tree, sources, cue) or _closing(tree, sources, cue)


def _behind(tree: Tree, sources: Sources, cue: int) -> int | None:
    lemma = tree.lemma(cue)
    if not among(lemma, "say") or among(lemma, "told"):
        return None
    if cue == 0 or tree.form(cue - 1) not in _SAID:
        return None
    late = [c for c in tree.children(cue, "nsubj", "obj", "iobj", "dep") if c > cue]
    return late[0] if late and sources.speaks(late[0]) else None


def _closing(tree: Tree, sources: Sources, cue: int) -> int | None:
    who = tree.head(cue)
    told = tree.feature(cue, "VerbForm") != "Part" or tree.children(cue, "obj", "iobj")
    if who is None or who > cue or not told:
        return None
    if not tree.is_(cue, "acl") or tree.is_(cue, "acl:relcl"):
        return None
    first = min([who, *tree.children(who, "det", "amod", "compound", "nummod")])
    after = range(cue + 1, tree.sentences[tree.sentence(cue)].last)
    verbs = any(tree.tag(i) == "VERB" for i in (*range(who, cue), *after))
    if tree.form(first - 1) != "," or verbs or any(tree.form(i) in (",", ";", ":") for i in after):
        return None
    return who if among(tree.lemma(cue), "told") or sources.speaks(who) else None
