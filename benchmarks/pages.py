"""How well the article is found on web pages, beside trafilatura alone in the same run.

    python benchmarks/pages.py                      texts of the sample case
    python benchmarks/pages.py ../shared            and texts of ../shared/data
    python benchmarks/pages.py ../shared --aside    the templates that nobody tunes on

Pages are made while this runs: each template of `templates/` is filled with several texts. What
stands in a template is the page's own, but for what it marks: `{+part of the article+}` and
`{~neither here nor there~}` (captions, standfirsts that say the first sentence again). Title,
by-line and outlet are neither, too. `[[0-40 <p>|</p> links]]` takes the paragraphs from 0 to 40 per
cent of the text, puts each between the two tags, and sets links in it.

Prints, for each template, precision, recall and F1 over word 4-grams, of ours and of trafilatura,
on all its pages together; a page where trafilatura has the better F1 is a loss and is marked. The
last lines give the means, the number of lost pages, and the time of reading against trafilatura's,
twice: for pages that are each the first of their kind (what either side keeps of texts it has seen
is emptied; patterns and word lists, which are made once, stay), and for all pages in a row as a
batch reads them, nothing emptied, each page once, the two taking turns at being first.
"""

from __future__ import annotations

import argparse
import html
import json
import re
import statistics
import sys
import tarfile
import textwrap
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from trafilatura import bare_extraction

from factional import sample
from factional.model import BlockKind
from factional.read import read

TEMPLATES = Path(__file__).parent / "templates"
SITE, AUTHOR = "The Quay Review", "Ilsabet Marrow"
FIELD = re.compile(r"\[\[(title|site|author|first|second|teaser)\]\]")
PARAGRAPHS = re.compile(
    r"\[\[(?:(\d+)-(\d+)|all) ([^|\]]*)\|(.*?)(?: (links|nl|nbsp|drop|wrap|number|entities))?\]\]",
    re.S,
)
MARKED = re.compile(r"\{([+~])(.*?)[+~]\}", re.S)
OURS = frozenset(BlockKind) - {BlockKind.BOILERPLATE, BlockKind.BYLINE, BlockKind.CAPTION}
FILLS = (BlockKind.PARAGRAPH, BlockKind.QUESTION, BlockKind.ANSWER, BlockKind.QUOTATION)
KEEPING = ("factional", "trafilatura", "htmldate", "courlan")
Grams = Counter[tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Text:
    """An article to put into a page: its headline and paragraphs."""

    title: str
    paragraphs: tuple[str, ...]


@dataclass(slots=True)
class Page:
    """A page and what of it is the article."""

    source: str
    body: list[str] = field(default_factory=list)
    neutral: list[str] = field(default_factory=list)


def sampled() -> Iterator[Text]:
    """Texts of the sample case."""
    for path in sample.documents():
        if path.suffix == ".txt":
            found = read(path.read_bytes(), str(path))
            lines = [
                " ".join(found.text[b.start : b.end].split())
                for b in found.blocks
                if b.kind in FILLS
            ]
            yield Text(found.metadata.title or path.stem, tuple(lines[:14]))


def shared(folder: Path, most: int) -> Iterator[Text]:
    """Texts of an encyclopaedia and of reports, from a folder of data that is not the project's."""
    data = folder / "data"
    with tarfile.open(data / "text_wikipedia_syria" / "syria_md.tar.gz") as archive:
        members = [m for m in archive.getmembers() if m.name.endswith(".md")]
        for member in sorted(members, key=lambda m: m.name)[:: max(1, len(members) // most)]:
            file = archive.extractfile(member)
            if file and (text := _markdown(file.read().decode("utf-8"))):
                yield text
    for path in sorted(data.glob("re3d/*/documents.json")):
        for line in path.read_text(encoding="utf-8").splitlines()[:most]:
            entry = json.loads(line)
            parts = [" ".join(p.split()) for p in entry["text"].split("\n\n")]
            if len(kept := [p for p in parts if p]) >= 4:
                yield Text(entry["title"], tuple(kept[:30]))


def _markdown(source: str) -> Text | None:
    front, _, body = source.removeprefix("---\n").partition("\n---\n")
    title = re.search(r"^subject: (.+)$", front, re.M)
    body = re.sub(r"!?\[([^\]]*)\]\([^)]*\)|[*_`]{1,3}", r"\1", body)
    lines = (" ".join(line.split()) for line in body.splitlines())
    kept = [x for x in lines if len(x.split()) >= 12 and x[0].isalnum()][:40]
    return Text(title.group(1).strip("'\""), tuple(kept)) if title and len(kept) >= 4 else None


def fill(template: str, text: Text) -> Page:
    """A page of a template around a text."""
    page = Page("", neutral=[text.title, AUTHOR, SITE, f"by {AUTHOR}"])
    values = {
        "title": text.title,
        "site": SITE,
        "author": AUTHOR,
        "first": _sentence(text.paragraphs[0]),
        "second": _sentence(text.paragraphs[len(text.paragraphs) // 2]),
        "teaser": " ".join(text.paragraphs[0].split()[:22]) + " …",
    }
    template = FIELD.sub(lambda m: html.escape(values[m.group(1)]), template)

    page.neutral += re.findall(r"<h1[^>]*>([^<]+)</h1>", template)

    def put(match: re.Match[str]) -> str:
        count = len(text.paragraphs)
        a, b = (int(match.group(i) or (0, 100)[i - 1]) for i in (1, 2))
        chosen = text.paragraphs[round(count * a / 100) : round(count * b / 100)]
        marked = (f"{{+{_dressed(p, match.group(5))}+}}" for p in chosen)
        return "\n".join(f"{match.group(3)}{p}{match.group(4)}" for p in marked)

    def note(match: re.Match[str]) -> str:
        plain = html.unescape(re.sub(r"<[^>]+>", "", match.group(2)))
        (page.body if match.group(1) == "+" else page.neutral).append(plain)
        return match.group(2)

    page.source = MARKED.sub(note, PARAGRAPHS.sub(put, template))
    return page


def _sentence(text: str) -> str:
    """The first sentence of some length."""
    found = re.match(r".{30,}?[.!?](?=\s|$)", text)
    return found.group() if found else text


def _dressed(text: str, way: str | None) -> str:
    """A paragraph in markup: with links, broken lines, hard spaces, a drop cap, numbers."""
    words = [html.escape(w, quote=False) for w in text.split()]
    if way == "links" and len(words) > 9:
        words[2:4] = [f'<a href="/t">{" ".join(words[2:4])}</a>']
        words[6:7] = [f"<b>{words[6]}</b>"]
    elif way == "drop" and len(words[0]) > 1:
        words[0] = f'<span class="cap">{words[0][0]}</span>{words[0][1:]}'
    elif way == "entities":
        return "".join(c if c.isascii() else f"&#{ord(c)};" for c in " ".join(words))
    elif way in ("nl", "wrap"):
        return textwrap.fill(" ".join(words), 72)
    return ("&nbsp;" if way == "nbsp" else " ").join(words)


def grams(lines: list[str], neutral: list[str]) -> Grams:
    """Counts of word 4-grams, without lines that are nothing but neutral stretches."""
    loose = sorted({w for n in neutral if (w := _words(n))}, key=len, reverse=True)
    words: list[str] = []
    for line in lines:
        own = _words(line)
        rest = own
        while rest:
            cut = next((n for n in loose if rest[: len(n)] == n), None)
            if cut is None:
                break
            rest = rest[len(cut) :]
        words += own if rest else ()
    return Counter(zip(words, words[1:], words[2:], words[3:], strict=False))


def _words(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"\w+", text.casefold()))


def ours(source: str) -> list[str]:
    """Lines of the body as Factional reads it."""
    document = read(source.encode(), "page.html")
    first, last = document.body
    kept = (b for b in document.blocks if first <= b.start < last and b.kind in OURS)
    return [x for b in kept for x in document.text[b.start : b.end].split("\n")]


def theirs(source: str) -> list[str]:
    """Lines of the body as trafilatura finds it, comments left out as any user would."""
    found = bare_extraction(source, include_comments=False, with_metadata=True)
    return str(getattr(found, "text", None) or "").split("\n")


def score(page: Page, lines: list[str]) -> tuple[float, float, float]:
    """Precision, recall and F1."""
    gold, own = grams(page.body, []), grams(lines, page.neutral)
    hits = (gold & own).total()
    precision, recall = hits / max(1, own.total()), hits / max(1, gold.total())
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def forget() -> None:
    """Empty what either side keeps of texts it has seen: each page is timed as if the first."""
    for name, module in list(sys.modules.items()):
        if name.partition(".")[0] in KEEPING:
            for value in list(vars(module).values()):
                if hasattr(value, "cache_info") and value.cache_info().maxsize is not None:
                    value.cache_clear()


def batch(sources: list[str]) -> tuple[float, float, float]:
    """Pages a second of ours and of theirs with nothing emptied, and the median ratio."""
    spans: list[tuple[float, float]] = []
    forget()
    for number, source in enumerate(sources):
        spent = {}
        for way in (ours, theirs) if number % 2 else (theirs, ours):
            begin = time.process_time()
            way(source)
            spent[way] = time.process_time() - begin
        spans.append((spent[ours], spent[theirs]))
    mine, taken = zip(*spans[1:], strict=True)
    ratio = statistics.median(m / t for m, t in spans[1:])
    return len(mine) / sum(mine), len(taken) / sum(taken), ratio


def timed(way: Callable[[str], list[str]], source: str) -> tuple[list[str], float]:
    """What a way of reading gives, and the processor time it took, the better of two runs."""
    spans = []
    for _ in range(2):
        forget()
        begin = time.process_time()
        lines = way(source)
        spans.append(time.process_time() - begin)
    return lines, min(spans)


def main() -> None:
    """Fill all templates, read them both ways, and print the table."""
    parser = argparse.ArgumentParser(description="Articles found on web pages.")
    parser.add_argument("folder", type=Path, nargs="?", help="../shared, for more texts")
    parser.add_argument("--aside", action="store_true", help="templates kept aside")
    parser.add_argument("--texts", type=int, default=4, help="texts a template (default: 4)")
    parser.add_argument("-v", "--verbose", action="store_true", help="show what was lost")
    parser.add_argument("--only", help="one template")
    options = parser.parse_args()
    texts = [*sampled(), *(shared(options.folder, 12) if options.folder else ())]
    paths = sorted((TEMPLATES / ("aside" if options.aside else "open")).glob("*.html"))
    chosen = [p for p in paths if options.only in (None, p.stem)]
    theirs(fill(chosen[0].read_text("utf-8"), texts[0]).source)
    ours(fill(chosen[0].read_text("utf-8"), texts[0]).source)  # both import when first used
    print(f"{'template':28}  {'precision recall     F1':24}  {'trafilatura':24} lost")
    all_scores: list[tuple[float, ...]] = []
    ratios: list[float] = []
    spent = [0.0, 0.0]
    size = 0
    sources: list[str] = []
    for number, path in enumerate(chosen):
        template = path.read_text(encoding="utf-8")
        count = options.texts if PARAGRAPHS.search(template) else 1
        scores = []
        for step in range(count):
            # a stride that shares no factor with the number of texts
            page = fill(template, texts[(number + step * 7) % len(texts)])
            own, mine = timed(ours, page.source)
            other, taken = timed(theirs, page.source)
            scores.append((*score(page, own), *score(page, other)))
            ratios.append(mine / taken)
            spent = [spent[0] + mine, spent[1] + taken]
            size += len(page.source)
            sources.append(page.source)
            if options.verbose and scores[-1][2] < 0.999:
                _show(page, own)
        means = [statistics.mean(column) for column in zip(*scores, strict=True)]
        lost = sum(s[5] > s[2] + 1e-9 for s in scores)
        shown = (
            "   ".join(f"{x:6.3f}" for x in means[:3]),
            "   ".join(f"{x:6.3f}" for x in means[3:]),
        )
        print(f"{path.stem[:28]:28}  {shown[0]}  {shown[1]} {lost or ''}")
        all_scores += scores
    means = [statistics.mean(column) for column in zip(*all_scores, strict=True)]
    shown = "   ".join(f"{x:6.3f}" for x in means[:3]), "   ".join(f"{x:6.3f}" for x in means[3:])
    lost = sum(s[5] > s[2] + 1e-9 for s in all_scores)
    print(f"{'mean':28}  {shown[0]}  {shown[1]} {lost} of {len(all_scores)}")
    print(
        f"time against trafilatura: {spent[0] / spent[1]:.2f} of the sums, "
        f"{statistics.median(ratios):.2f} median page; {len(ratios) / spent[0]:.0f} pages "
        f"and {size / spent[0] / 1e6:.2f} MB a second, trafilatura {len(ratios) / spent[1]:.0f}"
    )
    if len(sources) > 1:
        mine, taken, ratio = batch(sources)
        print(
            f"in a batch: {taken / mine:.2f} of the sums, {ratio:.2f} median page; "
            f"{mine:.0f} pages a second, trafilatura {taken:.0f}"
        )


def _show(page: Page, lines: list[str]) -> None:
    """Lines that are not of the body, and stretches of the body that were not found."""
    gold, own = {_words(b) for b in page.body}, {_words(x) for x in lines}
    loose = {_words(n) for n in page.neutral}
    for line in lines:
        if (w := _words(line)) and w not in gold | loose:
            print(f"      + {line[:100]}")
    for part in page.body:
        if _words(part) not in own:
            print(f"      - {part[:100]}")


if __name__ == "__main__":
    main()
