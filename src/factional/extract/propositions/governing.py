"""Governing: what a verb, adjective or noun does to the clause or deed under it.

Each effect of the lexicon (`governors` in mood.en.yaml says what they are) is a function of what
has been gathered, the step, and whether the governor itself is denied.
"""

from __future__ import annotations

from collections.abc import Callable

from factional.extract.propositions.modals import modals
from factional.extract.propositions.negation import negated, no_noun
from factional.extract.propositions.said import Said
from factional.extract.propositions.scope import Step, effects, infinitive, is_predicate
from factional.extract.syntax import Tree
from factional.model import Certainty, ClaimKind
from factional.vocabulary.lexicon import words


def govern(said: Said, step: Step) -> None:
    """What a governor does to what it governs, with its own negation and modals."""
    tree, i, effect = said.tree, step.word, step.effect
    noun = tree.tag(i) in ("NOUN", "PROPN") and tree.child(i, "cop") is None
    denied = (
        no_noun(tree, said.reading, i)
        if noun
        else negated(said.clauses, said.reading, i, step.inner)
    )
    denied = denied and not said.bounded
    if i in said.reading.words:
        effect = ""
    effect = _turned(said, step, effect)
    if not noun:
        modals(said, i, denied=denied)
    _apply(said, effect, step, denied)


def _turned(said: Said, step: Step, effect: str) -> str:
    """What a verb does to a noun that is its argument, where that is something else."""
    tree, i, inner, lexicon = said.tree, step.word, step.inner, words("mood.en")
    if tree.lemma(i) in lexicon["leaving_off"] and infinitive(tree, inner):
        return "" if tree.children(i, "obj") else effect  # "quit X to form Y"
    if tree.tag(inner) not in ("NOUN", "PROPN") or is_predicate(tree, inner):
        return effect
    lemma = tree.lemma(i)
    if tree.is_(inner, "nsubj") and lemma in ("prove", "turn"):
        shown = [tree.lemma(c) for c in tree.children(i, "xcomp", "ccomp", "obj", "advmod")]
        return "refutes" if any(effects(False).get(s) == "refutes" for s in shown) else effect
    if lemma in lexicon["breaks"] and tree.is_(inner, "nsubj", "nsubj:pass", "obj"):
        lasting = said.relation.kind is ClaimKind.STATE
        if not lasting:
            return "" if effect == "denies" else effect
        ended = tree.is_(inner, "nsubj") and not said.relation.symmetric
        return "over" if ended else "denies"
    if effect == "denies" and said.relation.name in lexicon["held"]:
        return "over"
    return effect


def _apply(said: Said, effect: str, step: Step, denied: bool) -> None:
    handler = _HANDLERS.get(effect)
    if handler is not None:
        handler(said, step, denied)
    elif denied:
        said.flip()
    if effect == "" and _unfinished(said, step) and not said.outcome(step.word):
        said.intend()


def _unfinished(said: Said, step: Step) -> bool:
    """Whether an infinitive says no more than that a deed was to follow."""
    tree = said.tree
    return infinitive(tree, step.inner) and not _perfect(said.tree, step.inner)


def _perfect(tree: Tree, i: int) -> bool:
    return any(tree.lemma(a) == "have" for a in tree.children(i, "aux"))


def _finished(tree: Tree, i: int) -> bool:
    return tree.feature(i, "Tense") == "Past" or any(
        tree.feature(c, "Tense") == "Past" or tree.lemma(c) == "have"
        for c in tree.children(i, "aux", "cop")
    )


def _told_as_it_is(said: Said, step: Step) -> bool:
    """Whether a governor that wants or foretells only tells: "warned that X trains Y"."""
    tree, inner = said.tree, step.inner
    if said.kind in (ClaimKind.PREDICTION, ClaimKind.INTENTION) or infinitive(tree, inner):
        return False
    if not tree.is_(inner, "ccomp", "acl") or tree.lemma(step.word) in words("mood.en")["hoping"]:
        return False
    verbs = (inner, *tree.children(inner, "aux", "cop"))
    return any(tree.feature(v, "VerbForm") == "Fin" for v in verbs)


def _denies(said: Said, step: Step, denied: bool) -> None:
    if not denied:
        said.flip()
    said.fired = True


def _disputes(said: Said, step: Step, denied: bool) -> None:
    said.fired = True
    if denied:
        said.weaken(Certainty.PROBABLE)
        return
    said.flip()
    said.certainty = Certainty.CERTAIN


def _refutes(said: Said, step: Step, denied: bool) -> None:
    said.certainty = Certainty.CERTAIN
    if not denied:
        said.flip()


def _over(said: Said, step: Step, denied: bool) -> None:
    said.past = said.past or not denied


def _doubts(said: Said, step: Step, denied: bool) -> None:
    if not denied:
        said.flip()
        said.weaken(Certainty.PROBABLE)
        if _unfinished(said, step):
            said.foretell()


def _balks(said: Said, step: Step, denied: bool) -> None:
    _intends(said, step, not denied)


def _intends(said: Said, step: Step, denied: bool) -> None:
    tree = said.tree
    if _told_as_it_is(said, step):
        return
    chosen = tree.lemma(step.word) in words("mood.en")["chosen"]
    if chosen and negated(said.clauses, said.reading, step.inner):
        return
    if denied:
        said.flip()
    if not _perfect(said.tree, step.inner):
        said.intend()


def _foretells(said: Said, step: Step, denied: bool) -> None:
    if _told_as_it_is(said, step):
        return
    if denied:
        said.flip()
    if not _perfect(said.tree, step.inner):
        said.foretell()


def _likely(said: Said, step: Step, denied: bool) -> None:
    if denied:
        said.flip()
    said.weaken(Certainty.PROBABLE)
    if _unfinished(said, step):
        said.foretell()


def _thinks(said: Said, step: Step, denied: bool) -> None:
    if denied:
        said.flip()
    said.weaken(Certainty.PROBABLE)


def _said(said: Said, step: Step, denied: bool) -> None:
    passive = said.tree.tag(step.word) == "NOUN" or said.clauses.passive(step.word)
    if denied:
        said.unreal = True
    elif passive and not said.clauses.agents(step.word):
        said.weaken(Certainty.PROBABLE)


def _rumours(said: Said, step: Step, denied: bool) -> None:
    if denied and said.tree.lemma(step.word) in ("possible", "conceivable", "possibility"):
        said.flip()
    elif denied and said.tree.lemma(step.word) == "doubt":
        said.fired = True
    elif denied:
        said.flip()
        said.weaken(Certainty.PROBABLE)
    else:
        said.weaken(Certainty.POSSIBLE)


def _feared(said: Said, step: Step, denied: bool) -> None:
    if denied:
        said.flip()
    said.weaken(Certainty.POSSIBLE)
    if not _finished(said.tree, step.inner):
        said.soon(perfect=False)


def _able(said: Said, step: Step, denied: bool) -> None:
    if denied:
        said.flip()
    elif said.tree.feature(step.word, "Tense") != "Past":
        said.weaken(Certainty.POSSIBLE)


def _proves(said: Said, step: Step, denied: bool) -> None:
    inner = effects(True).get(said.tree.lemma(step.inner), "")
    if denied and inner in ("rumours", "said", "thinks"):
        said.weaken(Certainty.POSSIBLE)  # "rumours that X left could not be confirmed"
    elif denied:
        said.flip()
        said.weaken(Certainty.PROBABLE)
        said.unproven = True


def _judges(said: Said, step: Step, denied: bool) -> None:
    said.unreal = True


def _known(said: Said, step: Step, denied: bool) -> None:
    said.fired = True


def _plain(said: Said, step: Step, denied: bool) -> None:
    if denied:
        said.flip()
    tree = said.tree
    near = (*tree.children(step.word), *tree.children(step.inner))
    if tree.lemma(step.word) == "have" and any(tree.lower(c) == "yet" for c in near):
        said.flip()
        return
    owed = tree.lemma(step.word) == "have" and _unfinished(said, step)
    if owed and tree.feature(step.word, "Tense") == "Pres":
        said.intend()
    if tree.lemma(step.word) == "be" and _unfinished(said, step):
        said.foretell()
    if (
        tree.lemma(step.word) == "go"
        and tree.lower(step.word) == "going"
        and _unfinished(said, step)
    ):
        said.foretell()


def _past(said: Said, step: Step, denied: bool) -> None:
    if denied:
        said.flip()
    if _unfinished(said, step):
        said.past = True


_HANDLERS: dict[str, Callable[[Said, Step, bool], None]] = {
    "denies": _denies,
    "disputes": _disputes,
    "refutes": _refutes,
    "over": _over,
    "doubts": _doubts,
    "balks": _balks,
    "intends": _intends,
    "foretells": _foretells,
    "likely": _likely,
    "thinks": _thinks,
    "said": _said,
    "rumours": _rumours,
    "feared": _feared,
    "able": _able,
    "proves": _proves,
    "judges": _judges,
    "known": _known,
    "plain": _plain,
    "past": _past,
}
