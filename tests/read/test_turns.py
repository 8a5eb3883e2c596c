"""Tags, turns and voices of interviews beyond the whole documents of `documents/`."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factional.model import BlockKind, SpeakerRole, TurnKind
from factional.read import read
from factional.read.pieces import Piece
from factional.read.tags import Mark, mark

Q, A = TurnKind.QUESTION, TurnKind.ANSWER


def text_of(*paragraphs):
    return read("\n\n".join(paragraphs).encode(), "interview.txt")


def shown(document):
    return [(t.kind, t.speaker, document.text[t.start : t.end]) for t in document.turns]


@pytest.mark.parametrize(
    ("text", "label", "side"),
    [
        ("Q: Why?", "Q", Q),
        ("Q1: Why?", "Q", Q),
        ("Q12 What of the others?", "Q", Q),
        ("Q. 3 - Why?", "Q", Q),
        ("**Question:** Why?", "Question", Q),
        ("A. Because.", "A", A),
        ("Answer: Because.", "Answer", A),
        ("Réponse : Non.", "Réponse", A),
        ("Respuesta: No.", "Respuesta", A),
        ("س: لماذا؟", "س", Q),
        ("الجواب: لا", "الجواب", A),
        ("Ответ: Нет.", "Ответ", A),
        ("[QUESTION] WHY?", "QUESTION", Q),
        ("[OKAFOR] WE LEFT.", "OKAFOR", None),
        ("INES OKAFOR: Why?", "INES OKAFOR", None),
        ("Ines Okafor: Why?", "Ines Okafor", None),
        ("IO: Why?", "IO", None),
    ],
)
def test_tags(text, label, side):
    assert mark(Piece(0, len(text), text)) == Mark(label, side)


@pytest.mark.parametrize(
    "text",
    [
        "A man came.",
        "As I said: no.",
        "They said one thing: no.",
        "[sic] and so on",
        "Quite so.",
        "2011: no",
    ],
)
def test_what_is_no_tag(text):
    assert mark(Piece(0, len(text), text)) is None


def test_a_question_of_two_paragraphs_stays_one_turn():
    document = text_of(
        "Interview with Tove Marsk",
        "Q: You left in May.",
        "Did anybody follow you?",
        "A: Forty did.",
        "Most came back.",
        "Q: Why?",
        "A: The winter.",
    )

    assert [(t.kind, document.text[t.start : t.end].count("\n\n")) for t in document.turns] == [
        (Q, 1), (A, 1), (Q, 0), (A, 0)
    ]  # fmt: skip
    answers = [b for b in document.blocks if b.kind is BlockKind.ANSWER]
    assert [b.speaker for b in answers] == ["Tove Marsk"] * 3


def test_an_unmarked_question_before_a_marked_answer():
    document = text_of(
        "Interview with Tove Marsk",
        "How is the valley now?",
        "It is quiet, and the road is open again since the thaw.",
        "You fought the Union before, why did you stop?",
        "Answer: We were tired.",
        "Question: And now?",
        "Answer: Now we talk.",
    )

    assert [(k, t.split()[0]) for k, _, t in shown(document)] == [
        (Q, "How"), (A, "It"), (Q, "You"), (A, "Answer:"), (Q, "Question:"), (A, "Answer:")
    ]  # fmt: skip


def test_a_last_word_of_thanks_is_a_note_by_who_asks():
    document = text_of(
        "Interview with Tove Marsk, by Ben Achterberg",
        "BEN ACHTERBERG: Who leads you?",
        "TOVE MARSK: I do.",
        "BEN ACHTERBERG: Since when?",
        "TOVE MARSK: Since 2006.",
        "BEN ACHTERBERG: Thank you for your time.",
    )

    assert shown(document)[-1][:2] == (TurnKind.NOTE, "Ben Achterberg")


def test_rhetorical_questions_make_no_interview():
    document = text_of(
        "The Reed Brigade after the flood",
        "What did the Reed Brigade want?",
        "It wanted the sluices, and it got them in the end, as everybody knew it would.",
        "Could it have been stopped?",
        "Hardly. The governor had no boats and the river had no bridge that season.",
        "Who won?",
        "The river won, as it does every year in the delta, and nobody else did.",
    )

    assert document.turns == ()


def test_the_author_whom_the_questions_name_does_not_ask():
    document = text_of(
        "Interview with Tove Marsk, leader of the Gorge Watch",
        "Ben Achterberg and Lidia Sorge",
        "Q: You told Ben Achterberg once that you would stop. Will you?",
        "A: No.",
        "Q: Why not?",
        "A: There is nobody else.",
    )

    assert document.metadata.authors == ("Ben Achterberg", "Lidia Sorge")
    assert shown(document)[0][1] == "Lidia Sorge"


def test_an_unnamed_member_gets_a_placeholder_in_the_words_of_the_text():
    document = text_of(
        "Interview with Harakat al-Wadi",
        "Little is known of Harakat al-Wadi. After my last article a fighter wrote to me and was "
        "willing to be interviewed about the group and its quarrel with the council.",
        "Q: How many are you?",
        "A: Enough.",
        "Q: Who leads you?",
        "A: I will not say.",
    )

    asked = document.speaker(SpeakerRole.INTERVIEWEE)
    assert (asked.name, asked.affiliation) == ("a fighter of Harakat al-Wadi", "Harakat al-Wadi")


def test_nobody_named_at_all():
    document = text_of("Q: How many are you?", "A: Enough.", "Q: Who leads you?", "A: We all do.")

    assert {t.speaker for t in document.turns} == {"<author>", "the interviewee"}


@pytest.mark.parametrize(
    ("headline", "name", "body"),
    [
        ("Interview with Gorge Watch commander Tove Marsk", "Tove Marsk", "Gorge Watch"),
        ("A conversation with Tove Marsk, founder of the Gorge Watch", "Tove Marsk", "Gorge Watch"),
        ("Tove Marsk of the Gorge Watch: an interview with Tove Marsk", "Tove Marsk", None),
        ("Entrevista con Lucía Vega, portavoz de Frente Austral", "Lucía Vega", "Frente Austral"),
        ("Q&A with Dr. Tove Marsk", "Tove Marsk", None),
        ("Interview with the spokesman of the Gorge Watch", "the spokesman of the Gorge Watch",
         "Gorge Watch"),
    ],
)  # fmt: skip
def test_who_is_asked(headline, name, body):
    document = text_of(headline, "Q: How many?", "A: Forty.", "Q: Who leads?", "A: I do.")

    asked = document.speaker(SpeakerRole.INTERVIEWEE)
    assert (asked.name, asked.affiliation) == (name, body)


SENTENCES = st.lists(
    st.sampled_from(
        ["We left in May.", "Нас было сорок.", "كنا أربعين رجلا.", "Nobody pays us. 😀"]
    ),
    min_size=1,
    max_size=3,
)


@given(st.lists(st.tuples(SENTENCES, SENTENCES), min_size=2, max_size=6))
def test_marked_turns_come_back_whole(exchanges):
    paragraphs, wanted = [], []
    for asked, answered in exchanges:
        for tag, kind, texts in (("Q: ", Q, asked), ("A: ", A, answered)):
            turn = [tag + texts[0], *texts[1:]]
            paragraphs += turn
            wanted.append((kind, "\n\n".join(turn)))
    document = text_of(*paragraphs)

    found = [(t.kind, document.text[t.start : t.end]) for t in document.turns]
    # a last question without an answer cannot occur here: every question has one
    assert found == wanted
