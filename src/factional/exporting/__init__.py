"""What leaves the house: pages and tables of as much of a case as an analyst chooses to let out.

An `Excerpt` is a smaller case that holds what was chosen and nothing else; pages, tables and other
formats are answers of `ask` to it.
"""

from factional.exporting.choice import Choice, Identities
from factional.exporting.counting import Outgoing, Preview, preview
from factional.exporting.excerpt import Excerpt
from factional.exporting.followthemoney import followthemoney
from factional.exporting.naming import SourceName
from factional.exporting.pages import Manifest, page
from factional.exporting.selecting import Reason
from factional.exporting.tables import claims_csv, claims_json

__all__ = [
    "Choice",
    "Excerpt",
    "Identities",
    "Manifest",
    "Outgoing",
    "Preview",
    "Reason",
    "SourceName",
    "claims_csv",
    "claims_json",
    "followthemoney",
    "page",
    "preview",
]
