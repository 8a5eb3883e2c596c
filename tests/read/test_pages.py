"""Pages: what of them is the article, tables, broken and deep markup, and what they declare."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factional.model import BlockKind, Genre
from factional.read import read
from factional.read.formats import markup
from tests.examples import examples

LONG = (
    "The wardens of the weir, who were founded in 1987, have some three hundred men under arms. "
    "They deny that anybody pays them."
)
MORE = (
    "Their commander Osric Vane told reporters on Monday that the second toll would stay in force "
    "until the prisoners came home."
)


def page(body, head=""):
    source = f"<!DOCTYPE html><html lang='en'><head>{head}</head><body>{body}</body></html>"
    return source.encode()


def body_of(document):
    return document.text[slice(*document.body)]


def kinds(document):
    return {document.text[b.start : b.end]: b.kind for b in document.blocks}


def test_a_box_that_asks_for_something_is_no_part_of_the_article():
    source = page(
        f"<div class='x'><p>{LONG}</p><div><h3>The Barge</h3><p>Put down your address and we shall "
        f"write to you before the first lock opens.</p><input></div><p>{MORE}</p></div>"
    )

    found = kinds(read(source, "a.html"))

    assert found[LONG] == found[MORE] == BlockKind.PARAGRAPH
    assert found["The Barge"] == BlockKind.BOILERPLATE


def test_an_element_named_an_aside_is_the_article_where_it_holds_most_of_it():
    source = page(f"<h1>Weir</h1><div class='widget sidebar'><p>{LONG}</p><p>{MORE}</p></div>")

    assert kinds(read(source, "a.html"))[LONG] == BlockKind.PARAGRAPH


def test_a_pull_quote_says_nothing_twice():
    quote = "They deny that anybody pays them."
    source = page(f"<article><p>{LONG}</p><div class='q'>{quote}</div><p>{MORE}</p></article>")

    assert kinds(read(source, "a.html"))[quote] == BlockKind.BOILERPLATE


def test_what_follows_the_second_headline_is_another_article():
    source = page(
        f"<article><h1>Weir</h1><p>{LONG}</p><p>{MORE}</p></article>"
        "<article><h1>Ferry</h1><p>The county will sell the old ferry by lot in autumn, the clerk "
        "said on Friday, after three years without an offer.</p></article>"
    )

    assert "ferry by lot" not in body_of(read(source, "a.html"))


def test_single_breaks_part_long_lines_and_not_short_ones():
    verse = "First line<br>second line<br>third line"
    source = page(f"<div>{LONG}<br>{MORE}</div><p>{verse}</p>")

    found = [p.text for p in markup.parse(source, "a.html").pieces]

    assert found == [LONG, MORE, "First line\nsecond line\nthird line"]


@pytest.mark.parametrize("depth", [300, 2100, 5000])
def test_markup_nested_deep_keeps_its_text(depth):
    nested = "<div>" * depth + f"<p>{LONG}</p>" + "</div>" * depth
    document = read(page(f"<h1>Deep</h1>{nested}<p>{MORE}</p>"), "a.html")

    assert LONG in document.text
    assert MORE in document.text


@pytest.mark.parametrize(
    "broken",
    [
        f"<p>{LONG}<p></b><div><i>{MORE}",
        f"<table><tr><td><p>{LONG}</table></div></div><p>{MORE}</p></span>",
        f"<?xml version='1.0' encoding='utf-8'?><div><p>{LONG}</p><p>{MORE}</p></div>",
    ],
)
def test_broken_markup_is_read(broken):
    document = read(b"<html><body><h1>Weir</h1>" + broken.encode(), "a.html")

    assert MORE[:40] in document.text


@examples(60)
@given(
    st.recursive(
        st.text(alphabet="abc .<>&;\"'\u0645\u0436\U0001f600", max_size=20),
        lambda inner: st.tuples(
            st.sampled_from(["p", "div", "table", "tr", "td", "b", "a", "li", "h2", "br", "span"]),
            st.lists(inner, max_size=4),
        ).map(lambda pair: f"<{pair[0]}>{''.join(pair[1])}</{pair[0]}>"),
        max_leaves=12,
    )
)
def test_pieces_lie_in_the_text_in_order_whatever_the_markup(inner):
    parsed = markup.parse(page(f"{inner}<p>end</p>"), "a.html")

    assert all(parsed.text[p.start : p.end] == p.text for p in parsed.pieces)
    assert all(a.end <= b.start for a, b in zip(parsed.pieces, parsed.pieces[1:], strict=False))
    for table in parsed.tables:
        assert all(table.start <= c.start <= c.end <= table.end for c in table.cells)


TABLE = """<table><caption>Strength by company</caption>
<tr><th>Company</th><th colspan="2">Men</th></tr>
<tr><td rowspan="2">Wardens</td><td>310</td><td>1999</td></tr><tr><td>290</td><td>2004</td></tr>
<tr><td>Salt Guard</td><td></td><td>75</td></tr></table>"""


def test_a_table_of_data_stays_one():
    document = read(page(f"<article><p>{LONG}</p>{TABLE}<p>{MORE}</p></article>"), "a.html")

    (table,) = document.tables
    cells = {(c.row, c.column): (document.text[c.start : c.end], c) for c in table.cells}
    rows = [document.text[b.start : b.end] for b in document.blocks if b.kind is BlockKind.TABLE]

    assert table.caption
    assert document.text[slice(*table.caption)] == "Strength by company"
    assert rows == ["Company\tMen", "Wardens\t310\t1999", "290\t2004", "Salt Guard\t\t75"]
    assert cells[0, 1][1].columns == 2
    assert cells[0, 0][1].header
    assert cells[1, 0][1].rows == 2
    assert cells[2, 1][0] == "290"
    assert cells[3, 1][0] == ""


def test_a_table_that_lays_out_the_page_is_none():
    source = page(
        f"<table><tr><td><a href='/'>Index</a><br><a href='/m'>Maps</a></td><td><p>{LONG}</p>"
        f"<p>{MORE}</p></td></tr></table>"
    )
    document = read(source, "a.html")

    assert not document.tables
    assert body_of(document).startswith(LONG[:30])


def test_an_information_box_gives_fields():
    source = page(
        "<table class='infobox'><tr><th colspan='2'>Wardens of the Weir</th></tr>"
        "<tr><th>Founded</th><td>1987</td></tr><tr><th>Leader</th><td>Osric Vane</td></tr></table>"
        f"<p>{LONG}</p><p>{MORE}</p>"
    )

    parsed = markup.parse(source, "a.html")

    assert parsed.fields == (("Founded", "1987"), ("Leader", "Osric Vane"))
    assert [p.text for p in parsed.pieces if p.field] == ["Founded: 1987", "Leader: Osric Vane"]
    assert read(source, "a.html").metadata.genre is Genre.REFERENCE


def declared(head, body="", place="a.html"):
    return read(page(f"{body}<p>{LONG}</p><p>{MORE}</p>", head), place).metadata


def linked(**values):
    return f'<script type="application/ld+json">{json.dumps(values)}</script>'


def test_json_ld_of_a_graph_with_references():
    head = linked(
        **{
            "@graph": [
                {"@type": "WebPage", "name": "page", "datePublished": "2001-01-01"},
                {
                    "@type": ["NewsArticle"],
                    "headline": "The weir &amp; the toll",
                    "datePublished": "2019-06-03T23:30:00+02:00",
                    "dateModified": "2019-06-05",
                    "articleSection": ["Rivers", "World"],
                    "author": [{"@id": "#a"}, {"@type": "Person", "name": "Tom Reed"}],
                    "publisher": {"@id": "#o"},
                },
                {"@type": "Person", "@id": "#a", "name": "Ada Lock"},
                {"@type": "Organization", "@id": "#o", "name": "The Quay Review"},
            ]
        }
    )

    found = declared(head)

    assert found.title == "The weir & the toll"
    assert found.authors == ("Ada Lock", "Tom Reed")
    assert (found.published, found.modified) == ("2019-06-03", "2019-06-05")
    assert (found.publisher, found.section) == ("The Quay Review", "Rivers")
    assert found.found_in["published"] == "JSON-LD"


def test_broken_json_ld_leaves_the_tags():
    head = (
        '<script type="application/ld+json">{"@type": "Article", </script>'
        '<meta property="article:published_time" content="2019-06-03T08:00:00Z">'
        '<meta property="article:modified_time" content="2020-01-01">'
        '<meta name="author" content="Ada Lock; Tom Reed">'
        '<meta property="og:site_name" content="The Quay Review">'
    )

    found = declared(head)

    assert (found.published, found.modified) == ("2019-06-03", "2020-01-01")
    assert found.authors == ("Ada Lock", "Tom Reed")
    assert found.publisher == "The Quay Review"
    assert found.found_in["modified"] == "article:modified_time"


def test_microdata_and_times():
    body = (
        "<h1>Weir</h1><span itemprop='author'><b itemprop='name'>Ada Lock</b></span>"
        "<time itemprop='datePublished' datetime='2019-06-03'>Monday</time>"
    )

    found = declared("", body)

    assert (found.authors, found.published) == (("Ada Lock",), "2019-06-03")
    assert found.found_in["published"] == "microdata"


def test_a_day_of_change_or_capture_is_no_day_of_publication():
    head = '<meta name="last-modified" content="2020-01-01">'
    head += '<meta name="uploaddate" content="2021-02-02">'
    place = "https://web.archive.org/web/20220303/https://quay.example/story"

    found = declared(head, place=place)

    assert (found.published, found.modified) == (None, "2020-01-01")


def test_an_address_goes_before_a_date_set_by_moving_the_site():
    head = linked(**{"@type": "Article", "datePublished": "2021-01-01"})

    found = declared(head, place="https://quay.example/2014/05/01/weir")

    assert (found.published, found.found_in["published"]) == ("2014-05-01", "URL")


def test_the_site_is_cut_off_the_title():
    head = "<title>Weir wardens strike | The Quay Review</title>"
    head += "<meta property='og:site_name' content='The Quay Review'>"

    assert declared(head).title == "Weir wardens strike"


def test_the_editor_is_nobody():
    assert declared('<meta name="author" content="admin">').authors == ()
    assert declared('<meta name="author" content="https://quay.example/u/3">').authors == ()


def test_the_country_of_a_page_decides_on_its_dates():
    body = "<h1>Weir wardens strike again</h1><p>By Ada Lock</p><p>04/03/2012</p>"
    source = page(f"{body}<p>{LONG}</p><p>{MORE}</p>")

    american = read(source.replace(b"lang='en'", b"lang='en-US'"), "a.html").metadata
    british = read(source.replace(b"lang='en'", b"lang='en-GB'"), "a.html").metadata
    open_ = read(source, "a.html").metadata

    assert (american.published, british.published) == ("2012-04-03", "2012-03-04")
    assert open_.published == "[2012-03-04,2012-04-03]"
    assert "en-US" in american.found_in["published"]
    assert "other way round" in open_.found_in["published"]


def test_a_paragraph_in_another_language_is_told():
    french = (
        "Le chef de la milice a déclaré que ses hommes ne quitteraient pas le pont avant le "
        "retour des prisonniers, et que personne ne leur donnerait d'ordres."
    )
    arabic = (
        "وقال قائد الكتيبة إن رجاله لن ينسحبوا من الجسر قبل عودة الأسرى "
        "الذين أخذوا في الشتاء الماضي."
    )
    text = "\n\n".join([LONG, MORE, french, LONG, arabic])

    found = {document_text[:12]: language for document_text, language in _languages(text)}

    assert found[french[:12]] == "fr"
    assert found[arabic[:12]] == "ar"
    assert found[LONG[:12]] is None


def _languages(text):
    document = read(text.encode(), "a.txt")
    return [(document.text[b.start : b.end], b.language) for b in document.blocks]
