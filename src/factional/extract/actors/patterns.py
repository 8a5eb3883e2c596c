"""Patterns: the rules of `aliases.en.yaml`, ready to be matched on masked sentences."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from factional.extract.actors.masking import GLOSSES, NAMES, languages
from factional.extract.lexicon import data

_OPEN = "[“\"‘'«„\u200e\u200f]*\\s*"
_CLOSE = "[”\"’'»“]*"
_JOINING = "but|and|or|here|that|so|then|as|because|while|when|where|which|who|whom|what"
_WHO = rf"(?!(?:{_JOINING})\b)(?:[\w’'-]+|[{NAMES}])"
_SLOTS = {
    "<A>": rf"(?:[Tt]he\s+)?{_OPEN}(?:the\s+)?(?P<A>[{NAMES}]){_CLOSE}(?:\s?\([^()]*\))?,?",
    "<B>": rf"(?:the\s+)?{_OPEN}(?:[Tt]he\s+)?(?P<B>[{NAMES}]){_CLOSE}",
    "{gloss}": rf"(?:the\s+)?{_OPEN}(?:[Tt]he\s+)?(?P<B>[{NAMES}{GLOSSES}]){_CLOSE}",
    "{quoted}": rf"[“\"‘'«„](?:[Tt]he\s+)?(?P<B>[{NAMES}{GLOSSES}]){_CLOSE}",
    "{who}": rf"(?P<by>{_WHO}(?:\s{_WHO}){{0,3}}?)",
}


class Naming(StrEnum):
    """How one name stands to another."""

    ABBREVIATION = "abbreviation"
    ALIAS = "alias"
    FORMER = "former"
    TRANSLATION = "translation"
    SCRIPT = "script"
    NOM_DE_GUERRE = "nom_de_guerre"
    SUCCEEDS = "succeeds"


@dataclass(frozen=True, slots=True)
class Rule:
    """One way to say that something has another name.

    Attributes:
        kind: How B stands to A.
        pattern: Matched on a masked sentence.
        by: Who calls it so: "A", "subject", or "" for what a group `by` holds, else the writer.
        clause: Whether it has a verb of its own, so that it can be denied, doubted and reported.
        turned: Whether B is the name and A the other one.
        prefix: Whether it opens a clause, A after B.
        kin: Whether A and B must be of one type.
        bodies: Whether both must be organisations.
        reduced: Whether A must be no name but a description ("a man called ...").
        apart: Whether it weighs what stands between A and B for doubt alone.
        long: Whether B has two words at least.
        short: Whether B must look like an abbreviation.
        denied: Whether the words deny it.
    """

    kind: Naming
    pattern: re.Pattern[str]
    by: str = ""
    clause: bool = False
    turned: bool = False
    prefix: bool = False
    kin: bool = False
    bodies: bool = False
    reduced: bool = False
    apart: bool = False
    long: bool = False
    short: bool = False
    denied: bool = False


@cache
def rules(*, loud: bool = False) -> tuple[Rule, ...]:
    """The rules, in the order in which they are tried.

    Args:
        loud: Whether they are for a sentence in capitals.
    """
    lexicon = data("aliases")
    macros = {k: re.sub(r"(?<!\\) ", "", v) for k, v in lexicon["macros"].items()}
    macros["lang"] = "(?:" + "|".join(sorted(languages())) + ")"
    made = []
    for entry in lexicon["rules"]:
        flags = {k: v for k, v in entry.items() if k not in ("kind", "patterns")}
        for pattern in entry["patterns"]:
            made.append(Rule(Naming(entry["kind"]), _compiled(pattern, macros, loud=loud), **flags))
    return tuple(made)


def _compiled(pattern: str, macros: dict[str, str], *, loud: bool) -> re.Pattern[str]:
    said = pattern.replace(" ?", r"\s*").replace(" ", r"\s+")
    for _ in range(3):
        for name, value in macros.items():
            said = said.replace("{" + name + "}", f"(?:{value})")
    for name, value in _SLOTS.items():
        said = said.replace(name, value)
    return re.compile(said, re.IGNORECASE if loud else 0)
