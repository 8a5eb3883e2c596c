"""One HTML file that shows an excerpt of a case from disk, and asks nobody for anything."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from html import escape
from importlib.resources import files

from factional import __version__, ask
from factional.ask import ClaimFilter
from factional.errors import ExportError
from factional.exporting.choice import Choice, Identities
from factional.exporting.counting import Outgoing, counted, handling
from factional.exporting.excerpt import Excerpt
from factional.exporting.packing import packed
from factional.exporting.selecting import Reason
from factional.model import TLP
from factional.store import Store

_TEMPLATE, _LICENCES = "export.html", "export-licenses.md"
_DATA, _MANIFEST = "factional-data", "factional-manifest"


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a file says of itself.

    Attributes:
        version: Of Factional.
        made: ISO 8601 day in UTC.
        case: What the case is called.
        revision: Revision of the case that it was made of.
        asked: What claims were asked for: fields of the filter that ask something.
        quotes: Whether the words of the evidence are in it.
        texts: Whether whole texts are.
        notes: Whether what analysts wrote and concluded is.
        sources: What became of the names of sources.
        things: How many of each kind of thing are in it, of how many.
        left: How many claims were left out, by reason.
        withheld: How many documents were, for their handling labels.
        handling: Label that binds the file: the strictest of its documents.
        data: SHA-256 of the data as they stand in the file.
        documents: SHA-256 of the documents as received, by id; none where sources are masked.
        notices: Licences of what the page is made of.
    """

    version: str
    made: str
    case: str
    revision: int
    asked: Mapping[str, str]
    quotes: bool
    texts: bool
    notes: bool
    sources: Identities
    things: tuple[Outgoing, ...]
    left: Mapping[Reason, int]
    withheld: int
    handling: TLP
    data: str
    documents: Mapping[str, str]
    notices: str


def page(store: Store, choice: Choice) -> str:
    """What a choice lets out of a case, as one HTML file.

    Raises:
        NotFound: the filter names an actor or document that is not there.
        Ambiguous: it names several.
        InvalidQuery: there is no such relation or family.
        InvalidTime: a time in it is not EDTF.
        ExportError: the pages are not built, or a name that was to be masked is still there.
    """
    template = _built(_TEMPLATE)
    excerpt = Excerpt(store, choice)
    data = _script(packed(excerpt))
    manifest = Manifest(
        version=__version__,
        made=datetime.now(UTC).date().isoformat(),
        case=excerpt.name,
        revision=excerpt.revision,
        asked=dict(excerpt.mask.over(_asked(choice.claims))),
        quotes=choice.quotes,
        texts=choice.quotes and choice.texts,
        notes=choice.notes,
        sources=choice.sources,
        things=counted(store, excerpt, choice),
        left=dict(excerpt.selection.left),
        withheld=excerpt.selection.withheld,
        handling=handling(excerpt),
        data=hashlib.sha256(data.encode()).hexdigest(),
        documents={d.id: d.sha256 for d in excerpt.documents() if d.sha256},
        notices=_built(_LICENCES),
    )
    told = _script({**_object(manifest), "notices": ""})
    for text in (data, told):
        excerpt.sealed(text)
    title = escape(f"{excerpt.name} · Factional")
    made = template.replace("<title>Factional</title>", f"<title>{title}</title>", 1)
    made = _filled(made, _MANIFEST, _script(_object(manifest)))
    return _filled(made, _DATA, data)


def _asked(claims: ClaimFilter) -> dict[str, str]:
    """The fields of a filter that ask something, as texts."""
    given = ((field.name, getattr(claims, field.name)) for field in fields(claims))
    return {name: str(value) for name, value in given if value is not None and value is not False}


def _object(manifest: Manifest) -> dict[str, object]:
    made = ask.to_json(manifest)
    assert isinstance(made, dict)
    return made


def _script(value: object) -> str:
    """JSON that can stand in a script element: nothing in it can end that."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _filled(template: str, id: str, text: str) -> str:
    """A page with a text put into one of its script elements.

    Raises:
        ExportError: it has no such element.
    """
    before, found, after = template.partition(f'id="{id}">')
    end = after.find("</script>")
    if not found or end < 0:
        raise ExportError("The page for exports is damaged. Install Factional again.")
    return f"{before}{found}{text}{after[end:]}"


def _built(name: str) -> str:
    """A file of the built pages.

    Raises:
        ExportError: it is not there.
    """
    try:
        return files("factional").joinpath("_web", name).read_text(encoding="utf-8")
    except OSError as error:
        raise ExportError(
            "The page for exports is not built. Run `pip install -e .` in the source folder."
        ) from error
