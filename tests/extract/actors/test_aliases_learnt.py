"""Learnt names: what one sentence teaches serves the others."""

from __future__ import annotations

from factional.extract.actors.aliases import find_aliases
from factional.extract.actors.learnt import aliases_of, links_of, taught
from factional.extract.language import analyse
from factional.extract.layers import Token
from factional.extract.spans import Form, Line, Shape, Span
from factional.extract.spelling import fold
from factional.extract.tokens import tokens
from factional.model import Block, BlockKind, EntityType, Mention


def lines_of(text: str) -> list[Line]:
    made: tuple[Token, ...] = tuple(tokens(text, 0, len(text)))
    block = Block(BlockKind.PARAGRAPH, 0, len(text))
    return [Line(0, 0, len(text), block, made, tuple(fold(t.text) for t in made), Shape.NORMAL)]


def name(line: Line, text: str, said: str, kind: EntityType) -> Span:
    start = text.index(said)
    inside = [i for i, t in enumerate(line.tokens) if start <= t.start < start + len(said)]
    return line.span(inside[0], inside[-1] + 1, Form.NAME, type=kind)


def read(text: str, *said: str) -> tuple[list[Span], list[tuple[str, str, bool]]]:
    lines = lines_of(text)
    names = [name(lines[0], text, s, EntityType.ORGANIZATION) for s in said]
    stated = find_aliases(text, analyse(text))
    added = taught(stated, lines, names, text)
    links = links_of(stated, [*names, *added])
    return added, [(link.name.text, link.other.text, link.same) for link in links]


def test_a_gloss_becomes_a_mention_and_is_found_again() -> None:
    text = "Liwa al-Bahr (Brigade of the Sea) left. Men of the Brigade of the Sea wept."
    added, links = read(text, "Liwa al-Bahr")
    assert [s.text for s in added] == ["Brigade of the Sea", "Brigade of the Sea"]
    assert {s.type for s in added} == {EntityType.ORGANIZATION}
    assert links == [("Liwa al-Bahr", "Brigade of the Sea", True)]


def test_an_abbreviation_serves_the_headline_too() -> None:
    text = "KDL loses Kesh. The Kesh Defence League (KDL) left. KDL men wept."
    added, _ = read(text, "Kesh Defence League")
    assert [(s.text, s.start) for s in sorted(added, key=lambda s: s.start)] == [
        ("KDL", 0),
        ("KDL", text.index("(KDL") + 1),
        ("KDL", text.index("KDL men")),
    ]


def test_an_ordinary_word_is_a_name_only_with_its_article() -> None:
    text = (
        "Jaysh al-Bahr, referred to by locals as “the Army”, left. The Army's men wept. "
        "They met the Army of Kesh and the Army. Army life is hard."
    )
    added, _ = read(text, "Jaysh al-Bahr")
    said = [text[s.start : s.end + 8] for s in added if s.start > 60]
    assert all(not s.startswith("Army life") for s in said)


def test_words_leave_two_with_a_claim_unless_told_to_merge() -> None:
    text = "Liwa al-Bahr, also known as the Sea Wolves, left."
    _, links = read(text, "Liwa al-Bahr", "Sea Wolves")
    assert links == [("Liwa al-Bahr", "Sea Wolves", False)]
    stated = find_aliases(text, analyse(text))
    lines = lines_of(text)
    names = [
        name(lines[0], text, s, EntityType.ORGANIZATION) for s in ("Liwa al-Bahr", "Sea Wolves")
    ]
    (link,) = links_of(stated, names, merge_stated=True)
    assert link.same


def test_a_denied_identity_is_kept_as_denied() -> None:
    text = "The Sea Front rejects claims that it is the successor of the Red Column."
    lines = lines_of(text)
    names = [name(lines[0], text, s, EntityType.ORGANIZATION) for s in ("Sea Front", "Red Column")]
    (link,) = links_of(find_aliases(text, analyse(text)), names)
    assert link.denied
    assert link.former
    assert not link.same


def test_a_description_has_a_name_as_well_as_a_name_has() -> None:
    text = "The militia, better known as the Sea Wolves, left."
    stated = find_aliases(text, analyse(text))
    mentions = [
        Mention("militia", "The militia", 0, 11, named=False),
        Mention("wolves", "Sea Wolves", text.index("Sea"), text.index("Sea") + 10),
    ]
    (alias,) = aliases_of(stated, mentions)
    assert (alias.referent, alias.other) == ("militia", "wolves")
    assert [alias.former, alias.denied, alias.hedged] == [False, False, False]
    (one,) = aliases_of(stated, [Mention("wolves", m.text, m.start, m.end) for m in mentions])
    assert (one.referent, one.other) == ("wolves", None)
    assert aliases_of(stated, mentions[:1]) == ()
