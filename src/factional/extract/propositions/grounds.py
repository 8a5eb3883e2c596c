"""Grounds: what made the extractor say a claim, in the few words that `Claim.how` keeps.

- `rule`, `cue`, `frame`: the kind of rule, the lemma it was looked up by, the pattern of the
  lexicon with that lemma at its head;
- `sentence`: `start-end` of the sentence that was read;
- `trigger`: the words of the pattern, the one that the relation hangs on first;
- `subject`, `object`: the words that stand for a side, by a `name`, `description` or `pronoun`,
  after the word that led to them by an `apposition`, a `part` ("fighters of") or an `example`;
- `polarity`, `certainty`, `kind`, `past`: the words that made it other than a plain statement;
- `time`: the expression that gave the time, or how else it came;
- `voices`: the rule that found each voice of the chain, innermost first;
- `factors`: what the odds of the claim are the product of;
- `answer`: whether an answer said yes or no to the question that was read.

Words stand with their offsets, as `factional.model.pointer` writes them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from factional.extract.propositions.changes import Change
from factional.extract.propositions.mood import Mood
from factional.extract.propositions.reading import Party, Reading
from factional.extract.propositions.scope import Link, path, wholes
from factional.extract.propositions.timing import Dated
from factional.extract.syntax import Clauses, Tree
from factional.model import Pointer, written
from factional.vocabulary.lexicon import load, words

_GOVERNED = (Link.COMPLEMENT, Link.BARE, Link.WITHOUT, Link.WHETHER, Link.NOBODY, Link.PURPOSE)
_ARGUMENTS = ("nsubj", "nsubj:pass", "obj", "iobj", "obl", "expl", "xcomp", "nmod")
_MODALS = ("modals_possible", "modals_able", "modals_future", "modals_unreal", "modals_bound")
_NO = frozenset({"no", "neither", "longer"})
_ASPECTS = {"denied": "polarity", "certainty": "certainty", "kind": "kind", "past": "past"}


def grounds(
    clauses: Clauses, reading: Reading, said: Mood, dated: Dated, doubts: Iterable[int] = ()
) -> dict[str, str]:
    """What a claim rests on that was read in a sentence.

    Args:
        clauses: The parse.
        reading: What was read.
        said: How it is said.
        dated: When it holds.
        doubts: Words by which a voice denies or doubts it.
    """
    tree = clauses.tree
    sentence = tree.sentences[tree.sentence(reading.trigger)]
    cue = reading.cue or tree.lemma(reading.trigger)
    trigger = dict.fromkeys([reading.trigger, *reading.words])
    found = {
        "rule": reading.rule,
        "cue": cue,
        "frame": _frame(reading.frame, cue),
        "sentence": f"{sentence.start}-{sentence.end}",
        "trigger": written(pointed(tree, w) for w in trigger),
        "subject": written(_side(tree, reading.subject)),
        "object": written(_side(tree, reading.object)),
        **_decided(clauses, reading, said, doubts),
        "time": _time(dated),
    }
    return {key: text for key, text in found.items() if text}


def held_back(clauses: Clauses, reading: Reading, said: Mood) -> str:
    """Why no claim is made of a reading that is not said to be so, with the word that shows it."""
    for change in said.because:
        if change.aspect == "unreal":
            found = next(_deciding(clauses, reading, change))
            break
    else:
        found = pointed(clauses.tree, reading.trigger)
    why = "asked" if said.asked else "supposed, or would have been"
    return f"it is only {why}: {found.text}"


def pointed(tree: Tree, word: int, label: str = "") -> Pointer:
    """A word of the tree as a pointer."""
    spot = tree.words[word]
    return Pointer(label, tree.text[spot.start : spot.end], spot.start, spot.end)


def factors(found: Mapping[str, float]) -> str:
    """What odds are the product of, as `how` keeps it: `start 3; subject by a pronoun 0.8`."""
    return "; ".join(f"{name} {share:g}" for name, share in found.items())


def _frame(text: str, cue: str) -> str:
    """A pattern with one head where the lexicon lists many."""
    heads, space, rest = text.partition(" ")
    return f"{cue}{space}{rest}" if cue in heads.split("|") else text


def _side(tree: Tree, party: Party | None) -> Iterator[Pointer]:
    """The words that stand for a side, after the word that led there."""
    if party is None:
        return
    if party.through is not None:
        yield pointed(tree, party.through, party.via)
    alone = tree.words[party.word].start == party.start
    if tree.tag(party.word) in ("PRON", "DET") and alone:
        label = "pronoun"
    else:
        label = "name" if party.named else "description"
    yield Pointer(label, tree.text[party.start : party.end], party.start, party.end)


def _time(dated: Dated) -> str:
    by = dated.by
    return str(Pointer(dated.how, by.text, by.start, by.end)) if by is not None else dated.how


def _decided(
    clauses: Clauses, reading: Reading, said: Mood, doubts: Iterable[int]
) -> dict[str, str]:
    """The words that decided each aspect of the mood."""
    tree = clauses.tree
    made: dict[str, list[Pointer]] = {key: [] for key in _ASPECTS.values()}
    by_frame = (reading.denied, reading.certainty, reading.kind, reading.past)
    for key, decided in zip(_ASPECTS.values(), by_frame, strict=True):
        if decided:
            made[key].append(pointed(tree, reading.trigger, "frame"))
    for change in said.because:
        if change.aspect in _ASPECTS:
            made[_ASPECTS[change.aspect]].extend(_deciding(clauses, reading, change))
    for word in doubts:
        made["certainty"].append(pointed(tree, word, "voice"))
    return {key: written(found) for key, found in made.items()}


def _sides(reading: Reading) -> list[int]:
    return [p.word for p in (reading.subject, reading.object) if p is not None]


def _deciding(clauses: Clauses, reading: Reading, change: Change) -> Iterator[Pointer]:
    """The words at a predicate, noun or governor that changed one aspect."""
    tree, at = clauses.tree, change.word
    if change.by == "model":
        yield pointed(tree, at, "model")
        return
    if change.by == Link.CONDITION:
        yield from _marks(tree, at)
        return
    if change.by == "hedge" or change.aspect == "past":
        found = list(_hedges(clauses, reading, change.aspect))
    elif change.aspect == "denied":
        found = list(_negations(tree, reading, change))
    else:
        found = list(_modals(tree, at, change.aspect))
    yield from found
    governed = change.by in _GOVERNED and not any(p.label == "modal" for p in found)
    if governed or not found:
        yield pointed(tree, at, "governor" if governed else "word")


def _marks(tree: Tree, at: int) -> Iterator[Pointer]:
    """The word that begins a condition under a predicate."""
    conditions = words("mood.en")["conditions"]
    for clause in tree.children(at, "advcl"):
        for mark in tree.children(clause, "mark", "advmod", "case"):
            if tree.lower(mark) in conditions:
                yield pointed(tree, mark, "condition")
    yield pointed(tree, at, "condition")


def _negations(tree: Tree, reading: Reading, change: Change) -> Iterator[Pointer]:
    lexicon, at = words("mood.en"), change.word
    denying = lexicon["negators"] | lexicon["scarcely"] | lexicon["nobody"] | _NO
    denying |= lexicon["without"]
    if change.by == "side":
        places = [a for w in _sides(reading) for a in (w, *wholes(tree, w))]
    else:
        places = [at, *tree.children(at, *_ARGUMENTS)]
    for place in places:
        if place != at and tree.lower(place) in lexicon["nobody"]:
            yield pointed(tree, place, "negation")
        for child in tree.children(
            place, "advmod", "aux", "cc", "det", "mark", "cc:preconj", "case"
        ):
            if tree.lower(child) in denying:
                yield pointed(tree, child, "negation")


def _modals(tree: Tree, at: int, aspect: str) -> Iterator[Pointer]:
    lexicon = words("mood.en")
    forms = frozenset({"cannot"}).union(*(lexicon[key] for key in _MODALS))
    for child in tree.children(at, "aux"):
        if tree.lower(child) in forms:
            yield pointed(tree, child, "modal")
    known = lexicon["scarcely"] if aspect == "certainty" else lexicon["planned"] | lexicon["coming"]
    for child in tree.children(at, "amod", "compound", "advmod"):
        if tree.lower(child) in known | lexicon["thwarted"]:
            yield pointed(tree, child, "hedge")


def _hedges(clauses: Clauses, reading: Reading, aspect: str) -> Iterator[Pointer]:
    """Adverbs, adjectives and turns of phrase of the clauses in scope, or of a side."""
    tree, lexicon = clauses.tree, words("mood.en")
    keys = ("past", "former") if aspect == "past" else ("possible", "probable")
    known = lexicon[keys[0]] | lexicon[keys[1]]
    reach = [s.word for s in path(clauses, reading)]
    reach += [a for w in _sides(reading) for a in (w, *wholes(tree, w))]
    for child in dict.fromkeys(c for w in reach for c in tree.children(w)):
        if tree.lower(child) in known:
            yield pointed(tree, child, "hedge")
    sentence = tree.sentences[tree.sentence(reading.trigger)]
    text = tree.text[sentence.start : sentence.end].lower().replace("’", "'")
    for phrase in (p for key in keys for p in load("mood.en").get(f"{key}_phrases", ())):
        at = text.find(phrase)
        if at >= 0 and len(text) == sentence.end - sentence.start:
            start, end = sentence.start + at, sentence.start + at + len(phrase)
            yield Pointer("hedge", tree.text[start:end], start, end)
