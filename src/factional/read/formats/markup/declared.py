"""What a page says of itself: JSON-LD, OpenGraph and other tags, microdata, its address.

Each value comes with where it was found. The date of publication is one that the page calls so, or
that its address has in its path; a date of change, upload or capture never becomes it. Followed are
schema.org, the Open Graph protocol, Dublin Core, the Highwire tags of journals, and `<time>`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from itertools import islice
from urllib.parse import urlsplit

from lxml import etree, html

from factional.read import dates
from factional.read.addresses import in_path
from factional.read.cues import flat
from factional.read.formats.markup import linked
from factional.read.formats.markup.article import key

_TITLES = ("og:title", "citation_title", "dc.title", "dcterms.title", "twitter:title", "headline")
_AUTHORS = (
    "citation_author", "author", "article:author", "og:article:author", "dc.creator",
    "dcterms.creator", "parsely-author", "sailthru.author", "byl", "byline", "authors",
)  # fmt: skip
_PUBLISHED = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished",
    "citation_publication_date", "citation_online_date", "citation_date", "parsely-pub-date",
    "sailthru.date", "pubdate", "publish-date", "publishdate", "publish_date", "publication_date",
    "article.published", "dc.date.issued", "dcterms.issued", "dc.date", "dcterms.date", "date",
)  # fmt: skip
_MODIFIED = (
    "article:modified_time", "og:updated_time", "datemodified", "last-modified", "lastmod",
    "dcterms.modified", "dc.date.modified", "revised",
)  # fmt: skip
_SITES = ("og:site_name", "citation_journal_title", "dc.publisher", "dcterms.publisher",
          "application-name", "publisher")  # fmt: skip
_SECTIONS = (
    "article:section",
    "og:article:section",
    "section",
    "parsely-section",
    "dc.subject.section",
)
_TYPES = ("dc.type", "og:type")
_PARTS = re.compile(r"\s+[|·•»«–—-]\s+|\s*\|\s*|\s+::\s+")
_NOBODY = re.compile(
    r"https?:|www\.|@\S+\.\w|^(?:admin(?:istrator)?|staff|editor(?:s|ial)?|webmaster|unknown|author|none|null"
    r"|guest|anonymous|редакция|redaktion|rédaction|redacción|المحرر)$",
    re.IGNORECASE,
)
_MARKED = etree.XPath("//*[@itemprop or @pubdate or (self::a and @rel='author')]")
_HEADS = 3  # headings of the second rank that may be the headline where none is of the first
_TOP = 60  # elements at the top of a page, among which it names itself
_EARLIER = 2  # days by which an address must precede the declared date to be believed before it

Found = tuple[object, str]


def declared(root: html.HtmlElement, address: str | None) -> dict[str, Found]:
    """What a page declares: a value and where it was found, by the names of `Parsed.declared`.

    Besides those names, `types` are the kinds of text that the page calls itself, and `locale` is
    the language and country that it is written for ("en-US").
    """
    tags = _tags(root)
    node = linked.article(root) or {}
    out: dict[str, Found] = {}

    def put(name: str, found: Found | None) -> None:
        if found and found[0] and name not in out:
            out[name] = found

    url = _address(root, tags)
    put("url", url)
    put("publisher", _publisher(root, tags, node, address or (str(url[0]) if url else "")))
    site = str(out["publisher"][0]) if "publisher" in out else ""
    put("title", _title(root, tags, node, site))
    put("authors", _authors(root, tags, node, site))
    own = address or (str(url[0]) if url else None)
    put("date", _published(root, tags, node, own))
    put("modified", _modified(root, tags, node))
    put("section", _first(_sections(tags, node)))
    kinds = linked.types(node) + [v for n in _TYPES for v in tags.get(n, ())]
    put("types", (" ; ".join(dict.fromkeys(kinds)), "page metadata"))
    for name, value in _languages(root, tags):
        put(name, value)
    return out


def _tags(root: html.HtmlElement) -> dict[str, list[str]]:
    """Contents of the page's `meta` elements, by name in small letters."""
    out: dict[str, list[str]] = {}
    for meta in root.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("http-equiv") or ""
        content = flat(meta.get("content") or "")
        if name and content:
            out.setdefault(name.strip().lower(), []).append(content)
    return out


def _first(found: Iterator[Found]) -> Found | None:
    return next((one for one in found if one[0]), None)


def _address(root: html.HtmlElement, tags: Mapping[str, list[str]]) -> Found | None:
    for link in root.iter("link"):
        href = link.get("href") or ""
        if (link.get("rel") or "").lower() == "canonical" and urlsplit(href).scheme in (
            "http",
            "https",
        ):
            return href, "canonical link"
    value = next(iter(tags.get("og:url", ())), "")
    return (value, "og:url") if urlsplit(value).scheme in ("http", "https") else None


def _headline(root: html.HtmlElement) -> str:
    title = root.find(".//title")
    return flat("".join(title.itertext())) if title is not None else ""


def _publisher(
    root: html.HtmlElement, tags: Mapping[str, list[str]], node: linked.Node, address: str
) -> Found | None:
    for name in _SITES[:1]:
        if name in tags:
            return tags[name][0], name
    if named := linked.names(node.get("publisher")):
        return named[0], "JSON-LD"
    for name in _SITES[1:]:
        if name in tags and not _NOBODY.search(tags[name][0]):
            return tags[name][0], name
    parts = [p for p in _PARTS.split(_headline(root)) if p.strip()]
    if len(parts) < 2:
        return None
    host = key(urlsplit(address).hostname or "")
    headed = [key(h.text_content()) for h in root.iter("h1")] == [key(parts[0])]
    for part in parts[-1:] if headed else (parts[-1], parts[0]):  # "The War - The Gazette"
        if len(part.split()) <= 7 and _signs(root, part, host):
            return part.strip(), "title tag"
    return None


def _signs(root: html.HtmlElement, name: str, host: str) -> bool:
    """Whether a part of the title is the site's name: its host has it, or the page's top."""
    folded = key(name)
    if len(folded) > 3 and folded in host:
        return True
    for link in root.iter("a"):
        home = (link.get("href") or "").rstrip("/")
        if home in ("", "index.html") or urlsplit(home).path in ("", "/"):
            image = link.find("img")
            shown = "".join(link.itertext()) or (
                image.get("alt") or "" if image is not None else ""
            )
            if key(shown) == folded:
                return True
    body = root.find("body")
    top = islice((root if body is None else body).iter(), _TOP)
    return any(key(e.text) == folded for e in top if e.text and len(e.text) <= 2 * len(name))


def _title(
    root: html.HtmlElement, tags: Mapping[str, list[str]], node: linked.Node, site: str
) -> Found | None:
    given: list[tuple[str, str]] = []
    if isinstance(node.get("headline"), str):
        given.append(
            (flat(html.fromstring(f"<p>{node['headline']}</p>").text_content()), "JSON-LD")
        )
    given += [(tags[name][0], name) for name in _TITLES if name in tags]
    if whole := _headline(root):
        given.append((whole, "title tag"))
    heads = [flat(h.text_content()) for h in root.iter("h1")]
    if not heads:
        heads = [flat(h.text_content()) for h in root.iter("h2")][:_HEADS]
    heads = [h for h in heads if h and key(h) != key(site)]
    for text, _ in given:
        for head in heads:
            short, long = sorted((key(head), key(text)), key=len)
            if short and short in long and len(short) >= 0.5 * len(long):
                return head, "headline of the page"
    for text, where in given:
        parts = [p.strip() for p in _PARTS.split(text) if p.strip()]
        kept = [p for p in parts if key(p) != key(site)]
        if len(kept) < len(parts) and kept:
            longest = max(kept, key=len)
            return (
                (text.split(site)[0].rstrip(" |·•»–—-:") or longest, where)
                if text.rstrip().endswith(site)
                else (longest, where)
            )
        if kept:
            return text, where
    return (heads[0], "headline of the page") if len(heads) == 1 else None


def _authors(
    root: html.HtmlElement, tags: Mapping[str, list[str]], node: linked.Node, site: str
) -> Found | None:
    people = [n for n in linked.names(node.get("author")) if _somebody(n, site)]
    if people:
        return _unique(people), "JSON-LD"
    for name in _AUTHORS:
        given = tags.get(name, [])
        if name == "author" and len(given) == 1:
            given = re.split(r"\s*;\s*", given[0])
        named = [re.sub(r"^by\s+", "", n, flags=re.IGNORECASE) for n in given]
        if people := [n for n in named if _somebody(n, site)]:
            return _unique(people), name
    people = []
    for element in _MARKED(root):
        relation = element.get("itemprop") == "author" or element.get("rel") == "author"
        if relation:
            inner = element.xpath(".//*[@itemprop='name']")
            text = flat(
                (inner[0] if inner else element).text_content() or element.get("content") or ""
            )
            if _somebody(text, site) and len(text.split()) <= 6:
                people.append(re.sub(r"^by\s+", "", text, flags=re.IGNORECASE))
    return (_unique(people), "page markup") if people else None


def _unique(people: list[str]) -> list[str]:
    return list(dict.fromkeys(people))


def _somebody(name: str, site: str) -> bool:
    return bool(name) and len(name) <= 120 and not _NOBODY.search(name) and key(name) != key(site)


def _published(
    root: html.HtmlElement, tags: Mapping[str, list[str]], node: linked.Node, address: str | None
) -> Found | None:
    found = _first(_dates(root, tags, node, "datePublished", _PUBLISHED))
    path = in_path(address) if address else None
    if path and (not found or _precedes(path, str(found[0]))):
        return path, "URL"
    return found


def _modified(
    root: html.HtmlElement, tags: Mapping[str, list[str]], node: linked.Node
) -> Found | None:
    return _first(_dates(root, tags, node, "dateModified", _MODIFIED))


def _dates(
    root: html.HtmlElement,
    tags: Mapping[str, list[str]],
    node: linked.Node,
    name: str,
    named: tuple[str, ...],
) -> Iterator[Found]:
    yield dates.given(node.get(name)) or "", "JSON-LD"
    for one in named:
        if one in tags:
            yield dates.given(tags[one][0]) or "", one
    for element in _MARKED(root):
        marked = element.get("itemprop") == name
        if marked or (name == "datePublished" and element.get("pubdate") is not None):
            value = element.get("content") or element.get("datetime") or element.text_content()
            yield dates.given(value) or "", "microdata" if marked else "time element"
    times = [t for t in root.iter("time") if t.get("datetime")]
    told = "publi|entry-date" if name == "datePublished" else "updat|modif"
    for element in times:
        if re.search(told, element.get("class") or ""):
            yield dates.given(element.get("datetime")) or "", "time element"


def _precedes(path: str, stated: str) -> bool:
    """Whether the date in an address is days before the stated one, as where a site moved."""
    if len(path) < 10:
        return path < stated[: len(path)]
    try:
        return (date.fromisoformat(stated) - date.fromisoformat(path)).days > _EARLIER
    except ValueError:
        return False


def _sections(tags: Mapping[str, list[str]], node: linked.Node) -> Iterator[Found]:
    for name in _SECTIONS:
        for value in tags.get(name, ()):
            if len(value) <= 60 and not value.startswith("http"):
                yield value, name
    yield from ((value, "JSON-LD") for value in linked.names(node.get("articleSection"))[:1])


def _languages(
    root: html.HtmlElement, tags: Mapping[str, list[str]]
) -> Iterator[tuple[str, Found]]:
    given = [
        (root.get("lang") or root.get("xml:lang") or "", "lang attribute"),
        (next(iter(tags.get("content-language", ())), ""), "content-language"),
        (next(iter(tags.get("og:locale", ())), ""), "og:locale"),
    ]
    for value, where in given:
        if re.fullmatch(r"[A-Za-z]{2,3}([-_]\w+)*", value):
            yield "language", (re.split("[-_]", value)[0].lower(), where)
            if re.search(r"[-_][A-Za-z]{2}$", value):
                yield "locale", (value.replace("_", "-"), where)
