"""Conditions: who is alive, dead, wounded, held or missing, and what a body believes in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from factional.extract.propositions.parties import Parties
from factional.extract.propositions.patterns import Matcher
from factional.extract.propositions.reading import Party, Reading
from factional.extract.propositions.values import ACTORS, PEOPLE, listed, span_of, valued, worded
from factional.model import ClaimKind, EntityType
from factional.vocabulary.lexicon import load, words

_STATUS = 0.7
_BEFORE = 0.55
_IDEOLOGY = 0.65


def status_readings(parties: Parties, matcher: Matcher, word: int) -> Iterator[Reading]:
    """What became of somebody: "was killed", "the late X", "X died", "the death of X"."""
    tree, clauses = matcher.tree, matcher.clauses
    lower, lemma, tag = tree.lower(word), tree.lemma(word), tree.tag(word)
    found: list[int] = []
    value, span = "", (tree.words[word].start, tree.words[word].end)
    clause: int | None = word
    if lower in listed("status", "words") and tag in ("VERB", "ADJ", "NOUN", "ADV"):
        value, span = _qualified(matcher, word)
        value = load("relations.en")["status"]["told"].get(lower, value)
        if tag == "VERB" and not clauses.passive(word):
            active = clauses.objects(word)
            doers = parties.each(clauses.subjects(word), ACTORS)
            if doers or tree.lower(word).endswith("ing"):
                return
            found = [*active]
        elif tree.is_(word, "amod") and (head := tree.head(word)) is not None:
            found, clause = [head], None
        elif tag in ("VERB", "ADJ", "ADV") or tree.child(word, "cop") is not None:
            found = list(clauses.subjects(word))
            first = tree.first_conjunct(word)
            if not found and tree.is_(word, "xcomp") and (head := tree.head(word)) is not None:
                found = list(clauses.deep_objects(head))
            found = found or list(clauses.subjects(first))
    elif lemma in listed("status", "verbs") and tag == "VERB":
        found = list(clauses.subjects(word))
        value, span = _qualified(matcher, word)
    elif lemma in listed("status", "nouns") and tag == "NOUN":
        found = [o.word for o in clauses.obliques(word) if o.preposition == "of"]
        found += tree.children(word, "nmod:poss")
        told = load("relations.en")["status"]["told"]
        value, clause = told.get(lemma, lower), matcher.clauses.governing(word)
        above = tree.head(word)
        if above is not None and tree.lemma(above) in listed("status", "unhappened"):
            return
    if not value:
        return
    for party in parties.each(found, PEOPLE):
        if party.type in PEOPLE and party.word != word:
            kind = ClaimKind.EVENT if tag in ("VERB", "NOUN") and clause is not None else None
            yield valued(
                "status", party, value, span,
                trigger=word, cue=lemma, clause=clause, kind=kind,
                confidence=_STATUS if clause is not None else _BEFORE,
            )  # fmt: skip


def _qualified(matcher: Matcher, word: int) -> tuple[str, tuple[int, int]]:
    """A participle with the adverb before it: "seriously wounded"."""
    tree = matcher.tree
    held = [word]
    for child in tree.children(word, "advmod"):
        if child == word - 1 and tree.lower(child).endswith("ly"):
            held.append(child)
    span = span_of(tree, held)
    return worded(tree, span), span


def ideology_readings(parties: Parties, matcher: Matcher, word: int) -> Iterator[Reading]:
    """What somebody believes in: "the Marxist X", "X is a Salafi group", "X preach Y"."""
    tree, clauses = matcher.tree, matcher.clauses
    lower = tree.lower(word)
    known = _known(matcher, word) or _prefixed(matcher, word)
    if known and _titular(matcher, word):
        return
    if known and tree.tag(word) in ("ADJ", "NOUN", "PROPN", "X"):
        found, clause = _believers(parties, matcher, word)
        span = _creed(matcher, word)
        creed = worded(tree, span)
        if tree.feature(word, "Number") == "Plur" and creed.endswith(tree.form(word)):
            creed = creed.removesuffix(tree.form(word)) + tree.lemma(word)  # "we are socialists"
        for party in found:
            if not party.start <= tree.words[word].start < party.end or not party.named:
                yield valued(
                    "ideology", party, creed, span,
                    trigger=word, cue=lower, confidence=_IDEOLOGY, clause=clause,
                )  # fmt: skip
    elif tree.lemma(word) in listed("ideology", "verbs") and tree.tag(word) == "VERB":
        for held in (*clauses.objects(word), *(o.word for o in clauses.obliques(word))):
            if not _creedal(matcher, held):
                continue
            case = tree.child(held, "case")
            kept = [w for w in tree.subtree(held, loose=False) if w != case]
            span = span_of(tree, kept)
            value = worded(tree, span)
            believing = _whose(matcher, clauses.subjects(word))  # also "X is inspired by"
            for party in parties.each(believing, ACTORS):
                if party.type in ACTORS:
                    told = valued(
                        "ideology", party, value, span,
                        trigger=word, cue=tree.lemma(word), confidence=_IDEOLOGY,
                        clause=word, words=(word, held),
                    )  # fmt: skip
                    denied = tree.lemma(word) in listed("ideology", "denying")
                    yield replace(told, denied=denied) if denied else told
    elif tree.lemma(word) in listed("ideology", "nouns"):
        yield from _of_creed(parties, matcher, word)


def _whose(matcher: Matcher, subjects: tuple[int, ...]) -> list[int]:
    """The bodies whose leaders or papers the subjects are: "a front whose leaders preach"."""
    tree, found = matcher.tree, []
    for word in subjects:
        owners = tree.children(word, "nmod:poss")
        owners += [o.word for o in matcher.clauses.obliques(word) if o.preposition == "of"]
        voices = tree.lemma(word) in words("ideology.en")["voices"]
        found += owners if voices and owners else [word]
    return found


def _of_creed(parties: Parties, matcher: Matcher, word: int) -> Iterator[Reading]:
    """Whose creed is told: "the ideology of X is Y", "X's Shia theology"."""
    tree, clauses = matcher.tree, matcher.clauses
    owners = [o.word for o in clauses.obliques(word) if o.preposition == "of"]
    owners += tree.children(word, "nmod:poss")
    head = tree.head(word)
    said = [
        c for c in tree.children(word, "amod", "compound")
        if tree.lower(c) not in words("ideology.en")["empty"]
    ]  # fmt: skip
    if not owners and head is not None and tree.tag(head) == "VERB" and tree.is_(word, "obj"):
        if tree.lemma(head) in listed("ideology", "verbs"):  # told already by the verb
            return
        owners = list(clauses.deep_subjects(head))
    if head is not None and tree.is_(word, "nsubj") and tree.child(head, "cop") is not None:
        said = said or [head]
    elif not said:
        return
    span = span_of(tree, said) if said[0] != head else tree.span(said[0], loose=False)
    if said[0] == head:
        after = max(tree.subtree(word))
        begin = min(
            i
            for i in tree.subtree(head, loose=False)
            if i > after and not tree.is_(i, "cop", "aux")
        )
        span = tree.words[begin].start, span[1]
    for party in parties.each(owners, ACTORS):
        if party.type in ACTORS:
            yield valued(
                "ideology", party, worded(tree, span), span,
                trigger=word, cue=tree.lemma(word), confidence=_IDEOLOGY,
                clause=matcher.clauses.governing(word),
            )  # fmt: skip


def _known(matcher: Matcher, word: int) -> bool:
    """Whether a word is a creed, alone or with what a hyphen ties to it: "far-right"."""
    tree, creeds = matcher.tree, listed("ideology", "words")
    if {tree.lower(word), tree.lemma(word)} & creeds:
        return True
    start, end = _creed(matcher, word)
    return tree.text[start:end].lower().replace("‑", "-") in creeds


def _titular(matcher: Matcher, word: int) -> bool:
    """Whether a creed is half of a name: "the Communist Party", "COMMUNIST YOUTH"."""
    tree = matcher.tree
    after = word + 1 < len(tree.words) and tree.lower(word + 1)
    return tree.form(word)[:1].isupper() and after in words("ideology.en")["titles"]


def _prefixed(matcher: Matcher, word: int) -> bool:
    """Whether a word ends like a creed behind a prefix: "pro-Western", "anti-communist"."""
    lower = matcher.tree.lower(word)
    if matcher.tree.tag(word) not in ("ADJ", "PROPN"):
        return False
    if lower in words("ideology.en")["no_creeds"]:
        return False
    return lower.startswith(("pro-", "anti-", "ultra-", "neo-")) and len(lower) > 6


def _creedal(matcher: Matcher, word: int) -> bool:
    tree = matcher.tree
    lower = tree.lower(word)
    if lower in listed("ideology", "words") or tree.lemma(word) in listed("ideology", "nouns"):
        return True
    return lower.endswith(("ism", "ology")) and lower not in words("ideology.en")["no_creeds"]


def _creed(matcher: Matcher, word: int) -> tuple[int, int]:
    """An ideology with the words tied to it by hyphens, on either side: "Salafi-jihadist"."""
    tree = matcher.tree
    first = last = word
    while first >= 2 and tree.form(first - 1) in ("-", "‑") and _glued(matcher, first):
        first -= 2
    end = len(tree.words) - 2
    while last < end and tree.form(last + 1) in ("-", "‑") and _glued(matcher, last + 2):
        last += 2
    return tree.words[first].start, tree.words[last].end


def _glued(matcher: Matcher, word: int) -> bool:
    spots = matcher.tree.words
    return spots[word - 2].end == spots[word - 1].start and (
        spots[word - 1].end == spots[word].start
    )


def _believers(parties: Parties, matcher: Matcher, word: int) -> tuple[list[Party], int | None]:
    """Whom an ideology is said of, and the clause that says so."""
    tree, clauses = matcher.tree, matcher.clauses
    head = tree.head(word)
    if (
        head is not None
        and tree.is_(word, "obj", "xcomp")
        and tree.lemma(head) in listed("described_as", "verbs")
    ):  # "call themselves Salafi"
        named = [w for w in clauses.deep_objects(head) if w != word]
        return [p for p in parties.each(named) if p.type in ACTORS], head
    if tree.child(word, "cop") is not None or tree.is_(word, "xcomp"):
        return [p for p in parties.each(clauses.subjects(word)) if p.type in ACTORS], word
    first = tree.first_conjunct(word)
    if first != word and tree.child(first, "cop") is not None:  # "pro-Western and pro-Israel"
        return [p for p in parties.each(clauses.subjects(first)) if p.type in ACTORS], first
    beside = tree.form(word - 1) == "(" or tree.tag(word) == "NOUN"
    if head is not None and tree.is_(word, "appos", "dep") and beside:
        return [p for p in parties.at(head) if p.type in ACTORS], None
    if head is None or not tree.is_(word, "amod", "compound", "nmod"):
        return [], None
    while tree.is_(head, "amod", "compound") and (above := tree.head(head)) is not None:
        head = above
    if tree.child(head, "cop") is not None:
        said = [p for p in parties.each(clauses.subjects(head)) if p.type in ACTORS]
        if said and tree.lemma(head) in words("ideology.en")["bodies"]:
            return said, head
        return [], None
    if tree.tag(head) not in ("NOUN", "PROPN"):
        return [], None
    own = [p for p in parties.at(head) if p.type in ACTORS]
    if any(p.type is EntityType.PERSON and not p.named for p in own):
        return own[:1], None
    return own, None
