"""Chains: how well descriptions and pronouns are pointed at what they stand for, on GUM dev.

    python -m benchmarks.actors.chains [--data ../shared/data] [--split dev]

CoNLL F1 of the layers' chains beside that of the language model's own, over exact mentions and
chains of two or more; and of the pronouns that stand for a person, an organisation, a place or the
like and have an antecedent, how many are given an antecedent of the right chain. The layers follow
actors only, so that the chains of plans, reports and fields that GUM has too are lost to them.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from benchmarks.language import gold
from benchmarks.language.coreference import Mention, conll
from benchmarks.language.gold import Gold
from factional.extract.annotate import annotate_parsed
from factional.extract.language import Analysis, analyse
from factional.extract.layers import Layers
from factional.model import AUTHOR, Block, BlockKind, Document, Metadata

ACTORS = frozenset({"person", "organization", "place"})
PRONOUNS = {
    "it": ("it", "its", "itself"),
    "they": ("they", "them", "their", "theirs", "themselves"),
    "he": ("he", "him", "his", "himself"),
    "she": ("she", "her", "hers", "herself"),
}
_FORM = {form: kind for kind, forms in PRONOUNS.items() for form in forms}
Chains = Sequence[frozenset[Mention]]


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--split", default="dev", choices=("dev", "train"))
    options = parser.parse_args()
    report(list(gold.treebank(options.data, "gum", options.split)), analyse)


def report(golds: Sequence[Gold], read: Callable[[str, list[Mention]], Analysis]) -> None:
    """Score the layers and the model over some texts."""
    pairs: dict[str, list[tuple[Chains, Chains]]] = defaultdict(list)
    right: dict[str, Counter[str]] = defaultdict(Counter)
    for made in golds:
        analysis = read(made.text, made.paragraphs())
        layers = annotate_parsed(document(made), analysis)
        wanted = wanted_chains(made)
        chains = {"layers": layer_chains(layers, analysis), "model": model_chains(analysis)}
        for name, found in chains.items():
            kept = [c for c in found if len(c) > 1]
            pairs[name].append(([c for c in wanted if len(c) > 1], kept))
            right[name].update(pronouns(made, found))
    for name, both in pairs.items():
        figures = conll(both)
        print(f"{name:8}", " ".join(f"{k} {v:.3f}" for k, v in figures.items()))
    for name, tally in right.items():
        cells = (f"{k} {tally[k]}/{tally[f'all {k}']}" for k in PRONOUNS)
        total = sum(tally[k] for k in PRONOUNS) / max(1, sum(tally[f"all {k}"] for k in PRONOUNS))
        print(f"{name:8} pronouns", " ".join(cells), f"= {total:.3f}")


def document(made: Gold) -> Document:
    """A text as a document of paragraphs."""
    blocks = tuple(
        Block(BlockKind.PARAGRAPH, start, end, AUTHOR) for start, end in made.paragraphs()
    )
    text = made.text
    return Document(
        "gum", "", "gum", "text/plain", text, blocks, (0, len(text)), Metadata(language="en")
    )


def wanted_chains(made: Gold) -> list[frozenset[Mention]]:
    """The annotators' chains, single mentions too."""
    found: dict[int, set[Mention]] = defaultdict(set)
    for mention in made.passage.mentions or ():
        found[mention.cluster].add(made.span(mention.start, mention.end))
    return [frozenset(chain) for chain in found.values()]


def model_chains(analysis: Analysis) -> list[frozenset[Mention]]:
    """The language model's chains."""
    return _apart(
        frozenset((analysis.mentions[m].start, analysis.mentions[m].end) for m in chain)
        for chain in analysis.chains
    )


def layer_chains(layers: Layers, analysis: Analysis) -> list[frozenset[Mention]]:
    """The layers' chains; a description has the extent that the model gives the same head."""
    ends = {analysis.words[m.head].end: (m.start, m.end) for m in analysis.mentions}
    found = (
        frozenset(ends.get(m.end, (m.start, m.end)) for m in referent.mentions)
        for referent in layers.referents.values()
    )
    return _apart(found)


def _apart(chains: Iterable[frozenset[Mention]]) -> list[frozenset[Mention]]:
    """Chains without mentions that an earlier one has."""
    taken: set[Mention] = set()
    found = []
    for chain in chains:
        own = chain - taken
        taken |= own
        if own:
            found.append(own)
    return found


def pronouns(made: Gold, found: Chains) -> Counter[str]:
    """Of the pronouns with an antecedent: how many have one of the right chain before them."""
    tally: Counter[str] = Counter()
    place = {mention: chain for chain in found for mention in chain}
    chains = {made.span(m.start, m.end): m.cluster for m in made.passage.mentions or ()}
    heads = {made.words[m.head][1]: m.cluster for m in made.passage.mentions or ()}
    for mention in made.passage.mentions or ():
        span = made.span(mention.start, mention.end)
        kind = _FORM.get(made.text[span[0] : span[1]].lower())
        if kind is None or mention.kind not in ACTORS:
            continue
        before = [s for s, c in chains.items() if c == mention.cluster and s[0] < span[0]]
        if not before:
            continue
        tally[f"all {kind}"] += 1
        chain = [m for m in place.get(span, ()) if m[0] < span[0]]
        if chain:
            last = max(chain)
            if chains.get(last, heads.get(last[1], -1)) == mention.cluster:
                tally[kind] += 1
    return tally


if __name__ == "__main__":
    main()
