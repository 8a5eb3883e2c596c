"""What questions state and grant, what answers take from them, and what they leave open."""

import pytest
import yaml

from factional.extract.language import analyse
from factional.extract.propositions.gather import readings
from factional.extract.propositions.parties import Parties
from factional.extract.propositions.patterns import Matcher
from factional.extract.syntax import Clauses, Tree
from factional.extract.voices import answered, asked, asks, gaps, spoken
from factional.model import BlockKind, Certainty

from . import passages

ITEMS = yaml.safe_load((passages.CASES / "interviews.yaml").read_text(encoding="utf-8"))


class Interview:
    """One question and its answer, read."""

    def __init__(self, item):
        passage = passages.made("interview", "interview", f"{item['ask']}\n|\n{item['answer']}")
        self.layers = passages.layers_of(passage)
        blocks = self.layers.document.blocks
        assert [b.kind for b in blocks] == [BlockKind.QUESTION, BlockKind.ANSWER]
        analysis = analyse(passage.text, spoken(self.layers.document))
        self.tree = Tree(passage.text, analysis)
        clauses = Clauses(self.tree)
        self.parties = Parties(self.layers, clauses)
        self.matcher = Matcher(clauses)
        turns = [
            [i for i, s in enumerate(self.tree.sentences) if b.start <= s.start < b.end]
            for b in blocks
        ]
        self.question = asked(turns[0], self.parties, self.read)
        self.answers = answered(self.question, turns[1], self.parties, self.read)
        self.gaps = gaps(self.question, turns[1], "A", self.parties)

    def read(self, sentence, parties):
        held = self.tree.sentences[sentence]
        return readings(parties, self.matcher, held.first, held.last)

    def told(self, reading):
        names = self.layers.referents
        sides = [names[reading.subject.referent].name, reading.relation]
        return " ".join([*sides, names[reading.object.referent].name] if reading.object else sides)


def _told(interview, answer):
    unsure = "" if answer.certainty is Certainty.CERTAIN else " ?"
    return f"{'-' * answer.denied}{interview.told(answer.reading)}{unsure}"


@pytest.mark.parametrize("item", ITEMS, ids=lambda i: f"{i['ask'][3:40]} {i['answer'][3:20]}")
def test_an_interview_is_read_turn_by_turn(item):
    interview = Interview(item)
    question = interview.question
    found = {
        "stated": {interview.told(r) for r in question.stated},
        "granted": {interview.told(r) for r in question.granted},
        "answered": {_told(interview, a) for a in interview.answers},
        "gaps": {g.reason for g in interview.gaps},
    }
    wanted = {key: set(item[key]) for key in found if key in item}
    assert {key: found[key] for key in wanted} == wanted
    text = interview.tree.text
    for gap in interview.gaps:
        assert text[gap.evidence.start : gap.evidence.end] == gap.evidence.quote
        assert gap.topic in text
    for answer in interview.answers:
        assert text.find(item["answer"][:2]) <= answer.start < answer.end <= len(text)


def test_only_what_ends_in_a_question_mark_asks():
    interview = Interview({"ask": "Q: You left. Why is that?", "answer": "A: We were tired."})
    assert [asks(interview.tree, i) for i in range(3)] == [False, True, False]
    assert interview.question.topic == "Why is that?"
