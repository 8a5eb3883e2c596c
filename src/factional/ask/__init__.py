"""One query layer under the command line, the API, the pages and the exports.

Every question takes an open `Store` first and answers with frozen records (`rows`), which become
JSON by `to_json`.
"""

from factional.ask._accounts import Account
from factional.ask._actors import ActorDetail, JoinRow, NameRow, actor, actors, find_actor
from factional.ask._arrivals import Arrival, arrivals
from factional.ask._asked import TITLE, key_of, question_of
from factional.ask._assessed import Assessment, Graded, Suggestion, assessment
from factional.ask._board import (
    OUTCOME,
    PREFERRED,
    About,
    Conclusion,
    Contradiction,
    Folded,
    Outcome,
    board,
)
from factional.ask._chronicle import ChangeRow, changed
from factional.ask._circular import Circle, circular
from factional.ask._citing import Reference
from factional.ask._decisions import DecisionRow, decisions
from factional.ask._disputes import disputes
from factional.ask._dossier import dossier
from factional.ask._dossier_rows import Cited, Dossier, Missing, NameUse, Turned, Usage
from factional.ask._effect import Change, Effect, effect
from factional.ask._entries import Entry, Section
from factional.ask._foretold import GapRow, PredictionRow, foretellings, gaps
from factional.ask._grades import Appraisal, Grade, Word
from factional.ask._graph import (
    NETWORK,
    ActorColumns,
    Graph,
    SpanColumns,
    TieColumns,
    arrangement,
    graph,
)
from factional.ask._json import to_json
from factional.ask._lanes import Lane, LaneMark, Lineage, Link, LinkKind, MarkKind, Size
from factional.ask._likelier import Calibration, Chance, Likelier, Suggested, likelier
from factional.ask._lineage import lineage
from factional.ask._map import (
    MAP,
    Candidate,
    Location,
    PlacedClaim,
    PlaceMap,
    PlaceRow,
    Precision,
    location,
    place_map,
)
from factional.ask._pairing import Pairing, Ruled, pairing
from factional.ask._questions import (
    claim,
    claims,
    document,
    documents,
    find_document,
    summary,
)
from factional.ask._review import (
    Progress,
    Question,
    Queue,
    Waiting,
    Which,
    questions,
    queue,
)
from factional.ask._search import Findings, Leaf, Quoted, search
from factional.ask._similar import LIKELY, Proposal, judged, proposals
from factional.ask._sizes import Estimate
from factional.ask._sources import Belonging, SourceDetail, SourceRow, SpokenOf, source, sources
from factional.ask._standing import Standing
from factional.ask._told import Held, Told
from factional.ask._why import DETAILS, Decided, Factor, Side, Stretch, Voice, Why, why
from factional.ask.rows import (
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
    "LIKELY",
    "MAP",
    "NETWORK",
    "OUTCOME",
    "PREFERRED",
    "TITLE",
    "About",
    "Account",
    "ActorColumns",
    "ActorDetail",
    "ActorRow",
    "Appraisal",
    "Arrival",
    "Assessment",
    "Belonging",
    "Calibration",
    "Candidate",
    "Chance",
    "Change",
    "ChangeRow",
    "Circle",
    "Cited",
    "ClaimDetail",
    "ClaimFilter",
    "ClaimRow",
    "Conclusion",
    "Contradiction",
    "Decided",
    "DecisionRow",
    "Dispute",
    "DocumentDetail",
    "DocumentRef",
    "DocumentRow",
    "Dossier",
    "Effect",
    "EntityRef",
    "Entry",
    "Estimate",
    "Factor",
    "Findings",
    "Folded",
    "GapRow",
    "Grade",
    "Graded",
    "Graph",
    "Held",
    "HopRow",
    "JoinRow",
    "Lane",
    "LaneMark",
    "Leaf",
    "Likelier",
    "Lineage",
    "Link",
    "LinkKind",
    "Location",
    "MarkKind",
    "MentionRow",
    "Mentioned",
    "Missing",
    "NameRow",
    "NameUse",
    "OriginalPassage",
    "Outcome",
    "Page",
    "Pairing",
    "PlaceMap",
    "PlaceRow",
    "PlacedClaim",
    "Position",
    "Precision",
    "PredictionRow",
    "Progress",
    "Proposal",
    "Question",
    "Queue",
    "Quoted",
    "Reference",
    "Ruled",
    "Section",
    "SharedPassage",
    "SharedText",
    "Side",
    "Size",
    "SourceDetail",
    "SourceRow",
    "SpanColumns",
    "SpokenOf",
    "Standing",
    "Stretch",
    "Suggested",
    "Suggestion",
    "Summary",
    "TieColumns",
    "TieRow",
    "Told",
    "TranslationRow",
    "Turned",
    "Usage",
    "Voice",
    "Waiting",
    "Which",
    "Why",
    "Word",
    "actor",
    "actors",
    "arrangement",
    "arrivals",
    "assessment",
    "board",
    "changed",
    "circular",
    "claim",
    "claims",
    "decisions",
    "disputes",
    "document",
    "documents",
    "dossier",
    "effect",
    "find_actor",
    "find_document",
    "foretellings",
    "gaps",
    "graph",
    "judged",
    "key_of",
    "likelier",
    "lineage",
    "location",
    "pairing",
    "place_map",
    "proposals",
    "question_of",
    "questions",
    "queue",
    "search",
    "source",
    "sources",
    "summary",
    "to_json",
    "why",
]
