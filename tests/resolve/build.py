"""Referents written short."""

from __future__ import annotations

from factional.model import EntityType, Mention, Referent

ORG = EntityType.ORGANIZATION
PERSON = EntityType.PERSON


def referent(
    *forms: str,
    id: str | None = None,
    type: EntityType = ORG,
    placeholder: bool = False,
    described: tuple[str, ...] = (),
) -> Referent:
    """A referent named by its first form; each next form stands as far behind as " (" is long."""
    name = forms[0]
    own = id or name.casefold().replace(" ", "_")
    mentions, at = [], 0
    for form in forms:
        mentions.append(Mention(own, form, at, at + len(form)))
        at += len(form) + 2
    for form in described:
        mentions.append(Mention(own, form, at, at + len(form), named=False))
        at += len(form) + 20
    return Referent(own, name, type, tuple(mentions), placeholder)
