"""Gaps: what an answer leaves open, because its speaker will not tell or does not know."""

from __future__ import annotations

from collections.abc import Iterable

from factional.extract.propositions.parties import Parties
from factional.extract.syntax import Tree
from factional.extract.voices.questions import Asked
from factional.model import Evidence, Gap
from factional.vocabulary.lexicon import words

_LONGEST = 300


def gaps(
    asked: Asked | None, sentences: Iterable[int], speaker: str, parties: Parties
) -> list[Gap]:
    """What an answer declines to say, or says it does not know.

    Args:
        asked: The turn that is answered, None where nothing was asked.
        sentences: Indices of the sentences of the answer.
        speaker: Referent id or name of who answers.
        parties: Whom words stand for.
    """
    tree, made = parties.tree, []
    for at in sentences:
        found = _left_open(tree, at)
        if found is None:
            continue
        reason, (start, end) = found
        words_ = tree.text[start:end]
        inside = tuple(
            m.referent
            for s in parties.layers.sentences
            for m in s.mentions
            if start <= m.start < end
        )
        about = tuple(dict.fromkeys((*(asked.about if asked else ()), *inside)))
        about = tuple(a for a in about if a != speaker) or about
        topic = asked.topic if asked and asked.topic else " ".join(words_.split())
        made.append(Gap(speaker, about, topic, reason, Evidence(words_, start, end)))
    return made


def _left_open(tree: Tree, at: int) -> tuple[str, tuple[int, int]] | None:
    """Why a sentence leaves something open, and the words that say so."""
    lexicon = words("answers.en")
    held = tree.sentences[at]
    for i in range(held.first, held.last):
        lemma = tree.lemma(i)
        above = tree.head(i)
        if lemma in lexicon["telling"] and _tells(tree, i) and _unwilling(tree, i):
            return "declined", _span(tree, i)
        missed = lemma in lexicon["knowing"] and not _familiar(tree, i)
        if missed and _first_person(tree, i) and _negated(tree, i):
            return "unknown", _span(tree, i)
        if lemma in lexicon["unaware"] and _first_person(tree, i) and _negated(tree, i):
            return "unknown", _span(tree, i)
        nothing = any(tree.lower(c) == "no" for c in tree.children(i, "det"))
        had = above is not None and tree.lemma(above) == "have" and _first_person(tree, above)
        lacking = nothing or (above is not None and _negated(tree, above))
        if above is not None and had and lacking and lemma in lexicon["ignorance"]:
            return "unknown", _span(tree, above)
    text = tree.text[held.start : held.end].lower().replace("’", "'")
    for reason, name in (("declined", "refusals"), ("unknown", "ignorant")):
        for phrase in lexicon[name]:
            begin = text.find(phrase)
            if begin >= 0:
                return reason, (held.start + begin, held.start + begin + len(phrase))
    return None


def _familiar(tree: Tree, verb: int) -> bool:
    """Whether "know" is said of a thing rather than of a fact: "we do not know the terrain"."""
    lexicon = words("answers.en")
    known = lexicon["told"] | lexicon["ignorance"]
    things = [c for c in tree.children(verb, "obj") if tree.tag(c) == "NOUN"]
    return any(tree.lemma(c) not in known and not tree.children(c, "acl:relcl") for c in things)


def _tells(tree: Tree, verb: int) -> bool:
    """Whether a verb is one of telling here: "go into details" is, "go back" is not."""
    lexicon, lemma = words("answers.en"), tree.lemma(verb)
    above = tree.head(verb)
    if lemma == "say" and above is not None and tree.lemma(above) == "want":
        return not tree.children(verb, "ccomp")  # "by this I do not want to say that"
    if lemma in lexicon["lending"]:
        things = tree.children(verb, "obj", "obl")
        return any({tree.lower(t), tree.lemma(t)} & lexicon["told"] for t in things)
    if lemma in lexicon["dealing"]:
        return all(tree.preposition(o) not in ("to", "with") for o in tree.children(verb, "obl"))
    return True


def _first_person(tree: Tree, verb: int) -> bool:
    return any(tree.lower(s) in ("i", "we") for s in tree.children(verb, "nsubj"))


def _negated(tree: Tree, verb: int) -> bool:
    return any(
        tree.lower(c) in ("not", "n't", "never") for c in tree.children(verb, "advmod", "aux")
    )


def _unwilling(tree: Tree, verb: int) -> bool:
    """Whether the speaker says that he cannot or will not tell."""
    lexicon = words("answers.en")["unwilling"]
    modal = any(
        tree.lemma(c) in lexicon or tree.lower(c) in lexicon for c in tree.children(verb, "aux")
    )
    if _first_person(tree, verb) and _negated(tree, verb) and modal:
        return True
    above = tree.head(verb)
    if (
        above is None
        or not tree.is_(verb, "xcomp", "advcl", "ccomp")
        or not _first_person(tree, above)
    ):
        return False
    if tree.lemma(above) in words("answers.en")["refusing"]:
        return True
    able = tree.lemma(above) in lexicon or any(
        tree.lemma(c) in lexicon for c in tree.children(above)
    )
    return able and (_negated(tree, above) or _negated(tree, verb))


def _span(tree: Tree, verb: int) -> tuple[int, int]:
    """The clause that leaves something open, without what it is coordinated with."""
    top = verb
    above = tree.head(verb)
    if tree.is_(verb, "xcomp", "advcl") and above is not None:
        top = above
    barred = tree.children(top, "conj", "parataxis", "cc", "punct", "discourse")
    held = set(tree.subtree(top))
    for c in barred:
        held -= set(tree.subtree(c))
    start = tree.words[min(held)].start
    end = min(tree.words[max(held)].end, start + _LONGEST)
    return start, end
