"""Whose words they are, by kind of passage: the share of labelled words with the right chain.

    python -m benchmarks.claims.voices

The passages are those of the tests, labelled before the rules: a score on them tells what the rules
are for, and not how they fare on text that nobody here has seen (that is `speakers.py`).
"""

from __future__ import annotations

from collections import Counter

from tests.extract.voices import passages


def main() -> None:
    """Print the table."""
    words: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for passage, label in passages.cases():
        words[passage.kind] += 1
        right[passage.kind] += passages.heard(passage, label) == label.chain
    print(f"{'kind':12} {'words':>5} {'right':>6}")
    for kind, count in words.items():
        print(f"{kind:12} {count:5} {right[kind] / count:6.3f}")
    print(f"{'all':12} {words.total():5} {right.total() / words.total():6.3f}")


if __name__ == "__main__":
    main()
