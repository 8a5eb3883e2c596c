"""The tree of a page, however deep or broken its markup is."""

from __future__ import annotations

import re
from html import escape
from html.parser import HTMLParser

from lxml import etree, html

_DEEPEST = 240
"""Elements below this depth are flattened; libxml2 drops whatever lies deeper than 2,048."""

_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")
_VOID = frozenset({
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr",
})  # fmt: skip
_RAW = frozenset({"script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"})
_BREAKS = frozenset({
    "p", "div", "section", "article", "li", "tr", "table", "h1", "h2", "h3", "h4", "h5", "h6",
    "blockquote", "ul", "ol", "dl", "dd", "dt", "td", "th", "center", "pre",
})  # fmt: skip


def tree(source: str) -> html.HtmlElement | None:
    """The tree of a page's markup, without its comments; None where there is none.

    libxml2 stops reading at 2,048 nested elements. A page that nests deeper is read again with the
    elements below a safe depth taken out, their text kept where it stands.
    """
    source = _DECLARATION.sub("", source, count=1).replace("\0", "\ufffd")
    root, cut = _parsed(source)
    if cut:
        shallow = _Shallow()
        shallow.feed(source)
        shallow.close()
        root, _ = _parsed("".join(shallow.parts))
    return root


def _parsed(source: str) -> tuple[html.HtmlElement | None, bool]:
    """The tree, and whether the parser gave up at some depth."""
    parser = html.HTMLParser(
        encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True
    )
    try:
        root = html.document_fromstring(source.encode("utf-8", "replace"), parser=parser)
    except etree.ParserError:
        return None, False
    except etree.XMLSyntaxError as error:
        if error.code == etree.ErrorTypes.ERR_NO_MEMORY:
            raise MemoryError from error
        return None, False
    # the log is made of Python objects, one for each slip of the page: only the last is looked at
    last = parser.error_log.last_error
    return root, last is not None and "depth" in (last.message or "")


class _Shallow(HTMLParser):
    """Markup written out again without the elements that are nested too deep."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _VOID:
            self._open.append(tag)
            if len(self._open) > _DEEPEST:
                self.parts.append("<br><br>" if tag in _BREAKS else "")
                return
        given = "".join(f' {name}="{escape(value or "")}"' for name, value in attrs)
        self.parts.append(f"<{tag}{given}>")

    def handle_endtag(self, tag: str) -> None:
        if tag not in self._open[-_DEEPEST:]:
            return
        while self._open:
            closed = self._open.pop()
            if len(self._open) < _DEEPEST:
                self.parts.append(f"</{closed}>")
            elif closed in _BREAKS:
                self.parts.append("<br><br>")
            if closed == tag:
                return

    def handle_data(self, data: str) -> None:
        raw = bool(self._open) and self._open[-1] in _RAW
        self.parts.append(data if raw else escape(data, quote=False))
