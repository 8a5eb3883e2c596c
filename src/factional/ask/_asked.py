"""Questions that are asked again and again: as one text that can be kept, and in words."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlencode

from factional.ask._build import entity_ref
from factional.ask._snapshot import Snapshot
from factional.ask.rows import ClaimFilter
from factional.errors import InvalidQuery
from factional.model import EntityType
from factional.vocabulary import Relation

TITLE = "title"
"""Key under which a watched question keeps what it is called."""


def key_of(asked: ClaimFilter) -> str:
    """A question as one text, the same for the same question.

    Raises:
        InvalidQuery: it asks nothing.
    """
    fields = {
        "about": asked.about,
        "by": asked.by,
        "relation": asked.relation,
        "family": asked.family,
        "since": asked.since,
        "document": asked.document,
        "q": asked.text,
    }
    text = urlencode(sorted((name, value) for name, value in fields.items() if value))
    if not text:
        raise InvalidQuery("This asks nothing. Name an actor, a relation, a time or words.")
    return text


def question_of(key: str) -> ClaimFilter:
    """The question that a text of `key_of` stands for."""
    given = dict(parse_qsl(key))
    return ClaimFilter(
        about=given.get("about"),
        by=given.get("by"),
        relation=given.get("relation"),
        family=given.get("family"),
        since=given.get("since"),
        document=given.get("document"),
        text=given.get("q"),
    )


def title(snap: Snapshot, asked: ClaimFilter) -> str:
    """A question in words: "Who trains whom?", "What of Dawn Guard since 2018?"."""
    who = entity_ref(snap, asked.about).name if asked.about in snap.entities else asked.about
    relation = snap.vocabulary.relations.get(asked.relation or "")
    family = snap.vocabulary.families.get(asked.family or "")
    words = ""
    if relation:
        words = f"Who {relation.label}{_other(relation)}"
    elif family:
        words = family.label
    elif not (who or asked.by or asked.text or asked.document or asked.since):
        words = "What is said"
    parts = [words]
    if who:
        parts.append(f"of {who}" if not words else f"({who})")
    if asked.by:
        parts.append(f"in the words of {asked.by}")
    if asked.text:
        parts.append(f"with “{asked.text}”")
    if asked.document in snap.documents:
        document = snap.documents[asked.document]
        parts.append(f"in {document.metadata.title or document.name}")
    if asked.since:
        parts.append(f"since {asked.since}")
    text = " ".join(part for part in parts if part)
    return f"What {text}?" if not words else f"{text}?"


def _other(relation: Relation) -> str:
    """What a question asks for besides who: " whom", " which place", " what"."""
    if not relation.object:
        return " what" if relation.value else ""
    return " which place" if set(relation.object) == {EntityType.PLACE} else " whom"
