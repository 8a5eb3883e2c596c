"""One query layer under the command line, the API, the pages and the exports.

    actors(store, *, text=None, type=None, limit=None, offset=0) -> Page[ActorRow]
    actor(store, id_or_name) -> ActorDetail
    claims(store, filter=ClaimFilter(), *, limit=None, offset=0) -> Page[ClaimRow]
    claim(store, id) -> ClaimDetail
    documents(store) -> list[DocumentRow]
    document(store, id) -> DocumentDetail
    disputes(store) -> list[Dispute]
    summary(store) -> Summary

All take an open `Store` first, and what they return becomes JSON by `to_json`.
"""

from factional.ask._json import to_json
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
    NameRow,
    Page,
    Position,
    Summary,
    TieRow,
)

__all__ = [
    "ActorDetail",
    "ActorRow",
    "ClaimDetail",
    "ClaimFilter",
    "ClaimRow",
    "Dispute",
    "DocumentDetail",
    "DocumentRef",
    "DocumentRow",
    "EntityRef",
    "HopRow",
    "NameRow",
    "Page",
    "Position",
    "Summary",
    "TieRow",
    "to_json",
]
