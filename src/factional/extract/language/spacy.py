"""A spaCy pipeline in the place of the built-in model.

    from factional.extract.language.spacy import SpacyModel

    model = SpacyModel("en_core_web_trf")

or, on the command line, `FACTIONAL_SPACY=en_core_web_trf factional layers FILE --model spacy`.
Needs the extra `spacy`; the pipeline itself is installed beside it, whichever it is.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Final

import yaml

from factional.errors import LanguageModelError, ModelNotFound
from factional.extract.language.analysis import Analysis, Name, NameType, Sentence, Word
from factional.extract.language.weights import Card, Data

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Span, Token

VARIABLE: Final = "FACTIONAL_SPACY"


class SpacyModel:
    """Sentences, words and names by a spaCy pipeline; what it lacks stays empty.

    A pipeline without a parser gives words without heads, one without a tagger words tagged `X`,
    one without sentence boundaries takes each stretch for a sentence. Spans of a span categoriser
    are names like those of the entity recogniser. Each stretch is read by itself.
    """

    def __init__(
        self, pipeline: str | Path | Language, *, types: Mapping[str, NameType] | None = None
    ) -> None:
        """Load a pipeline.

        Args:
            pipeline: Name of an installed package, path of a folder, or the pipeline itself.
            types: What its labels name, where they are not those of `spacy.yaml`; a label that
                neither lists is left out.

        Raises:
            LanguageModelError: spaCy is not installed.
            ModelNotFound: there is no such pipeline.
        """
        self._pipeline = _load(pipeline) if isinstance(pipeline, str | Path) else pipeline
        self._types = {**_names(), **(types or {})}
        self.card = _card(self._pipeline)

    def analyse(self, text: str, stretches: Sequence[tuple[int, int]]) -> Analysis:
        """What the pipeline says of some stretches of a text, each read by itself."""
        return self._joined((self._pipeline(text[start:end]), start) for start, end in stretches)

    def parse(self, text: str, sentences: Sequence[Sequence[tuple[int, int]]]) -> Analysis:
        """The same, of words and sentences that are known already: as a treebank gives them."""
        return self._joined(
            (self._pipeline(_given(self._pipeline, text, words)), words[0][0])
            for words in sentences
            if words
        )

    def _joined(self, docs: Iterable[tuple[Doc, int]]) -> Analysis:
        words: list[Word] = []
        sentences: list[Sentence] = []
        names: list[Name] = []
        for doc, start in docs:
            index = _numbered(doc, len(words))
            sentences.extend(_sentences(doc, index, start))
            words.extend(_words(doc, index, start))
            names.extend(self._names(doc, start))
        return Analysis(tuple(sentences), tuple(words), tuple(names))

    def _names(self, doc: Doc, offset: int) -> Iterator[Name]:
        spans = {(s.start_char, s.end_char, s.label_) for s in doc.ents}
        for group in doc.spans.values():
            spans |= {(s.start_char, s.end_char, s.label_) for s in group}
        for start, end, label in sorted(spans, key=lambda s: (s[0], -s[1], s[2])):
            type = self._types.get(label) or self._types.get(label.upper())
            if type is not None:
                yield Name(offset + start, offset + end, type, 1.0)


@cache
def named() -> SpacyModel:
    """The pipeline that the environment variable FACTIONAL_SPACY names, loaded once.

    Raises:
        LanguageModelError: spaCy is not installed, or the variable is not set.
        ModelNotFound: there is no such pipeline.
    """
    name = os.environ.get(VARIABLE)
    if not name:
        raise LanguageModelError(
            f"No spaCy pipeline is named. Set {VARIABLE} to the name or folder of one."
        )
    return SpacyModel(name)


def _load(name: str | Path) -> Language:
    try:
        import spacy  # noqa: PLC0415 an extra of its own
    except ImportError as error:
        raise LanguageModelError(
            "spaCy is not installed. Run `pip install 'factional[spacy]'`."
        ) from error
    try:
        return spacy.load(name)
    except OSError as error:
        raise ModelNotFound(
            f"There is no spaCy pipeline {str(name)!r}. Install its package, or name its folder."
        ) from error


def _given(pipeline: Language, text: str, words: Sequence[tuple[int, int]]) -> Doc:
    """One sentence of given words; what lies between them is a word of white space to spaCy."""
    from spacy.tokens import Doc  # noqa: PLC0415 an extra of its own

    forms: list[str] = []
    spaces: list[bool] = []
    at = words[0][0]
    for start, end in words:
        gap = text[at:start]
        if gap.startswith(" ") and forms:
            spaces[-1], gap = True, gap[1:]
        if gap:
            forms.append(gap)
            spaces.append(False)
        forms.append(text[start:end])
        spaces.append(False)
        at = end
    starts = [number == 0 for number in range(len(forms))]
    return Doc(pipeline.vocab, forms, spaces=spaces, sent_starts=starts)


def _card(pipeline: Language) -> Card:
    meta = pipeline.meta
    return Card(
        name=f"{meta['lang']}_{meta['name']}",
        version=str(meta.get("version", "")),
        licence=str(meta.get("license") or "not stated"),
        folder=str(pipeline.path or "made by a program"),
        sha256="",
        size=0,
        data=tuple(
            Data(str(source["name"]), str(source.get("license") or "not stated"))
            for source in meta.get("sources") or ()
            if isinstance(source, dict)
        ),
    )


def _numbered(doc: Doc, first: int) -> dict[int, int]:
    """Index among all words of each token that is a word; white space is none."""
    kept = [token.i for token in doc if not token.is_space]
    return {token: first + number for number, token in enumerate(kept)}


def _sentences(doc: Doc, index: Mapping[int, int], offset: int) -> Iterator[Sentence]:
    spans: Sequence[Span] = list(doc.sents) if doc.has_annotation("SENT_START") else [doc[:]]
    for span in spans:
        own = [token for token in span if token.i in index]
        if own:
            yield Sentence(
                offset + own[0].idx,
                offset + own[-1].idx + len(own[-1]),
                index[own[0].i],
                index[own[-1].i] + 1,
            )


def _words(doc: Doc, index: Mapping[int, int], offset: int) -> Iterator[Word]:
    parsed = doc.has_annotation("DEP")
    for token in doc:
        if token.i not in index:
            continue
        head = _head(token, index) if parsed else None
        relation = "root" if head is None else _relations().get(token.dep_, token.dep_)
        yield Word(
            offset + token.idx,
            offset + token.idx + len(token),
            token.pos_ or "X",
            token.lemma_ or token.text,
            head,
            relation if parsed else "",
            token.morph.to_dict(),
        )


def _head(token: Token, index: Mapping[int, int]) -> int | None:
    """The nearest word above a token; white space between is passed over."""
    above = token
    while above.head.i != above.i:
        above = above.head
        if above.i in index:
            return index[above.i]
    return None


@cache
def _tables() -> dict[str, dict[str, str]]:
    text = resources.files("factional.extract.language").joinpath("spacy.yaml")
    tables: dict[str, dict[str, str]] = yaml.safe_load(text.read_text(encoding="utf-8"))
    return tables


def _names() -> dict[str, NameType]:
    return {label: NameType(type) for label, type in _tables()["names"].items()}


def _relations() -> dict[str, str]:
    return _tables()["relations"]
