"""One query layer under the command line, the API, the pages and the exports.

Every question takes an open `Store` first and answers with frozen records (`rows`), which become
JSON by `to_json`.
"""

from factional.ask._decisions import DecisionRow, decisions
from factional.ask._disputes import disputes
from factional.ask._json import to_json
from factional.ask._questions import (
    actor,
    actors,
    claim,
    claims,
    document,
    documents,
    summary,
)
from factional.ask._why import DETAILS, Decided, Factor, Side, Stretch, Voice, Why, why
from factional.ask.rows import (
    ActorDetail,
    ActorRow,
    ClaimDetail,
    ClaimFilter,
    ClaimRow,
    Dispute,
    DocumentDetail,
    DocumentRef,
    DocumentRow,
    EntityRef,
    HopRow,
    Mentioned,
    MentionRow,
    NameRow,
    OriginalPassage,
    Page,
    Position,
    SharedPassage,
    SharedText,
    Summary,
    TieRow,
    TranslationRow,
)

__all__ = [
    "DETAILS",
    "ActorDetail",
    "ActorRow",
    "ClaimDetail",
    "ClaimFilter",
    "ClaimRow",
    "Decided",
    "DecisionRow",
    "Dispute",
    "DocumentDetail",
    "DocumentRef",
    "DocumentRow",
    "EntityRef",
    "Factor",
    "HopRow",
    "MentionRow",
    "Mentioned",
    "NameRow",
    "OriginalPassage",
    "Page",
    "Position",
    "SharedPassage",
    "SharedText",
    "Side",
    "Stretch",
    "Summary",
    "TieRow",
    "TranslationRow",
    "Voice",
    "Why",
    "actor",
    "actors",
    "claim",
    "claims",
    "decisions",
    "disputes",
    "document",
    "documents",
    "summary",
    "to_json",
    "why",
]
