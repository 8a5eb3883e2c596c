"""What one more document costs, in cases of 1,000, 100,000 and 1,000,000 claims.

    python -m benchmarks.weigh.incremental [claims ...]

Documents are made up: each has 25 claims between actors of its own corner of the case and between
the hundred that everybody writes of, with speakers, outlets that quote each other, numbers, posts
and places. Measured is `Weighing.change` with one more document, the median of 50; beside it what
weighing everything from nothing takes, and the largest tie.
"""

from __future__ import annotations

import random
import statistics
import sys
import time

from factional.model import (
    AUTHOR,
    Claim,
    Document,
    Entity,
    EntityType,
    Evidence,
    Hop,
    Metadata,
    Polarity,
    Quantity,
)
from factional.vocabulary import Vocabulary
from factional.weigh import Weighing

CLAIMS = 25
SIZES = (1_000, 100_000, 1_000_000)
RELATIONS = ["trains", "supports", "allied_with", "hostile_to", "attacked", "part_of"]


class Made:
    """Documents of a case that may be of any size, each from its number alone."""

    def __init__(self, size: int) -> None:
        self.actors = max(100, size // 20)
        self.places = max(200, size // 50)
        self.persons = max(500, size // 50)
        self.entities = [
            Entity(f"a{n}", f"Group {n}", EntityType.ORGANIZATION) for n in range(self.actors)
        ]
        self.entities += [
            Entity(f"p{n}", f"Town {n}", EntityType.PLACE) for n in range(self.places)
        ]
        outlets = EntityType.ORGANIZATION
        self.entities += [Entity(f"o{n}", f"Outlet {n}", outlets) for n in range(50)]
        self.entities += [
            Entity(f"s{n}", f"Person {n}", EntityType.PERSON) for n in range(self.persons)
        ]

    def document(self, number: int) -> tuple[Document, list[Claim]]:
        """A document with its claims."""
        draw = random.Random(number)
        id = f"d{number:06}"
        head = Metadata(
            title=f"Report {number}",
            publisher=f"Outlet {draw.randrange(50)}",
            authors=(f"Author {draw.randrange(2000)}",),
            published=f"{draw.randint(2010, 2024)}-{draw.randint(1, 12):02}-11",
        )
        document = Document(id, id, id, "text/plain", "", (), (0, 0), head)
        corner = draw.randrange(self.actors)
        return document, [self._claim(id, n, corner, draw) for n in range(CLAIMS)]

    def _claim(self, document: str, number: int, corner: int, draw: random.Random) -> Claim:
        def actor() -> str:
            near = draw.random() < 0.8
            return (
                f"a{(corner + draw.randrange(12)) % self.actors if near else draw.randrange(100)}"
            )

        subject, voice = actor(), draw.random()
        chain = [Hop(AUTHOR)]
        if voice < 0.5:
            person, outlet = f"s{draw.randrange(self.persons)}", f"o{draw.randrange(50)}"
            chain.insert(0, Hop(person if voice < 0.3 else outlet))
        kind = draw.random()
        relation, other, value = draw.choice(RELATIONS), None, None
        if kind < 0.1:
            relation, value = "strength", Quantity(300, draw.choice([300, 400]))
        elif kind < 0.25:
            relation, other = (
                draw.choice(["active_in", "controls"]),
                f"p{draw.randrange(self.places)}",
            )
        elif kind < 0.3:
            relation, other, subject = "leads", subject, f"s{draw.randrange(self.persons)}"
        else:
            other = actor()
        return Claim(
            id=f"{document}-{number}",
            document=document,
            subject=subject,
            relation=relation,
            object=other,
            value=value,
            evidence=Evidence(f"words {draw.random()} of it", number * 50, number * 50 + 40),
            attribution=tuple(chain),
            polarity=Polarity.DENIED if draw.random() < 0.1 else Polarity.AFFIRMED,
        )


def measure(size: int) -> None:
    """Weigh a case of a size, then one more document after the other."""
    made = Made(size)
    weighing = Weighing(Vocabulary.load())
    weighing.change(entities=made.entities)
    everybody = [e.id for e in made.entities]
    count = size // CLAIMS
    started = time.process_time()
    documents: list[Document] = []
    claims: list[Claim] = []
    of: dict[tuple[str, str], str] = {}
    for number in range(count):
        document, own = made.document(number)
        documents.append(document)
        claims += own
        of |= {(document.id, who): who for c in own for who in _named(c)}
    made_in = time.process_time() - started
    started = time.process_time()
    weighing.change(documents=documents, claims=claims, of=of)
    whole = time.process_time() - started
    took: list[float] = []
    touched: list[int] = []
    for number in range(count, count + 50):
        document, own = made.document(number)
        new = {(document.id, who): who for c in own for who in _named(c)}
        started = time.process_time()
        changed = weighing.change(documents=[document], claims=own, of=new)
        took.append(time.process_time() - started)
        touched.append(len(changed))
    largest = max(len(tie.claims) for tie in weighing.ties.values())
    print(
        f"{size:9,} claims, {len(weighing.ties):9,} ties (largest {largest}): from nothing "
        f"{whole:7.1f} s; one more document {statistics.median(took) * 1000:6.1f} ms, "
        f"{statistics.median(touched):.0f} ties touched  ({len(everybody)} actors, "
        f"made in {made_in:.0f} s)",
        flush=True,
    )


def _named(claim: Claim) -> set[str]:
    hops = (hop.who for hop in claim.attribution if hop.who != AUTHOR)
    return {who for who in (claim.subject, claim.object, *hops) if who}


if __name__ == "__main__":
    for asked in [int(arg) for arg in sys.argv[1:]] or SIZES:
        measure(asked)
