"""Small corpora of our own making, laid out as the real ones are."""

from __future__ import annotations

import gzip
import io
import json
import tarfile
from pathlib import Path

from tokenizers import Tokenizer
from tokenizers.models import WordPiece
from tokenizers.normalizers import BertNormalizer
from tokenizers.pre_tokenizers import BertPreTokenizer

EWT = """\
# newdoc id = weblog-kestrel_20240102
# sent_id = weblog-kestrel_20240102-0001
# newpar id = weblog-kestrel_20240102-p0001
# text = Colonel Idris Wadoud said the Turkish army left Qarmun.
1	Colonel	Colonel	PROPN	NNP	Number=Sing	4	nsubj	_	_
2	Idris	Idris	PROPN	NNP	Number=Sing	1	flat	_	_
3	Wadoud	Wadoud	PROPN	NNP	Number=Sing	1	flat	_	_
4	said	say	VERB	VBD	Mood=Ind|Tense=Past|VerbForm=Fin	0	root	_	_
5	the	the	DET	DT	Definite=Def|PronType=Art	7	det	_	_
6	Turkish	Turkish	ADJ	JJ	Degree=Pos	7	amod	_	_
7	army	army	NOUN	NN	Number=Sing	8	nsubj	_	_
8	left	leave	VERB	VBD	Mood=Ind|Tense=Past|VerbForm=Fin	4	ccomp	_	_
9	Qarmun	Qarmun	PROPN	NNP	Number=Sing	8	obj	_	SpaceAfter=No
10	.	.	PUNCT	.	_	4	punct	_	_

# sent_id = weblog-kestrel_20240102-0002
# text = Nobody believed it.
1	Nobody	nobody	PRON	NN	Number=Sing	2	nsubj	_	_
2-3	believedit	_	_	_	_	_	_	_	_
2	believed	believe	VERB	VBD	Mood=Ind|Tense=Past|VerbForm=Fin	0	root	_	_
3	it	it	PRON	PRP	Number=Sing	2	obj	_	SpaceAfter=No
4	.	.	PUNCT	.	_	2	punct	_	_

# newdoc id = reviews-000001
# sent_id = reviews-000001-0001
# newpar id = reviews-000001-p0001
# text = Good bread
1	Good	good	ADJ	JJ	Degree=Pos	2	amod	_	_
2	bread	bread	NOUN	NN	Number=Sing	0	root	_	_

# sent_id = reviews-000001-0002
# newpar id = reviews-000001-p0002
# text = According to Halima, bakers left.
1	According	accord	VERB	VBG	VerbForm=Ger	3	case	_	_
2	to	to	ADP	IN	_	1	fixed	_	_
3	Halima	Halima	PROPN	NNP	Number=Sing	6	obl	_	SpaceAfter=No
4	,	,	PUNCT	,	_	3	punct	_	_
5	bakers	baker	NOUN	NNS	Number=Plur	6	nsubj	_	_
6	left	leave	VERB	VBD	Mood=Ind|Tense=Past|VerbForm=Fin	0	root	_	SpaceAfter=No
7	.	.	PUNCT	.	_	6	punct	_	_
"""

FRAMES = """\
doc 0 0 [WORD] NNP (NP* - - (ARG0* *
doc 0 1 [WORD] NNP * - - * *
doc 0 2 [WORD] NNP *) - - *) *
doc 0 3 [WORD] VBD * say say.01 (V*) *
doc 0 4 [WORD] DT * - - (ARG1* (ARG0*
doc 0 5 [WORD] JJ * - - * *
doc 0 6 [WORD] NN * - - * *)
doc 0 7 [WORD] VBD * leave leave.01 * (V*)
doc 0 8 [WORD] NNP * - - *) (ARG1*)
doc 0 9 [WORD] . * - - * *

doc 1 0 [WORD] NN * - - (ARG0*)
doc 1 1 [WORD] VBD * believe believe.01 (V*)
doc 1 2 [WORD] PRP * - - (ARG1*)
doc 1 3 [WORD] . * - - *
"""

GUM = """\
# newdoc id = GUM_news_harbour
# newpar
# sent_id = GUM_news_harbour-1
# text = Syria's president Rami Dalloul met the Harbour Guild of Qarmun on 3 May.
1	Syria	Syria	PROPN	_	_	3	nmod	_	Entity=(1-person-new(2-place-new)|SpaceAfter=No
2	's	's	PART	POS	_	1	case	_	_
3	president	president	NOUN	NN	Number=Sing	6	nsubj	_	_
4	Rami	Rami	PROPN	NNP	Number=Sing	3	flat	_	Entity=(1-person-giv-n-cf1-1-coref
5	Dalloul	Dalloul	PROPN	NNP	Number=Sing	4	flat	_	Entity=1)1)
6	met	meet	VERB	VBD	Tense=Past|VerbForm=Fin	0	root	_	_
7	the	the	DET	DT	Definite=Def	9	det	_	Entity=(3-organization-new-n-cf3-3-coref
8	Harbour	Harbour	PROPN	NNP	Number=Sing	9	compound	_	_
9	Guild	Guild	PROPN	NNP	Number=Sing	6	obj	_	_
10	of	of	ADP	IN	_	11	case	_	_
11	Qarmun	Qarmun	PROPN	NNP	Number=Sing	9	nmod	_	Entity=(4-place-new-n-cf4-1-sgl)3)
12	on	on	ADP	IN	_	14	case	_	_
13	3	3	NUM	CD	NumType=Card	14	nummod	_	Entity=(5-time-new-n-cf5-2-sgl
14	May	May	PROPN	NNP	Number=Sing	6	obl	_	Entity=5)|SpaceAfter=No
15	.	.	PUNCT	.	_	6	punct	_	_

# sent_id = GUM_news_harbour-2
# text = He praised it.
1	He	he	PRON	PRP	Number=Sing	2	nsubj	_	Entity=(1-person-giv-n-cf1-1-ana)
2	praised	praise	VERB	VBD	Tense=Past|VerbForm=Fin	0	root	_	_
3	it	it	PRON	PRP	Number=Sing	2	obj	_	Entity=(3-organization-giv-n)|SpaceAfter=No
4	.	.	PUNCT	.	_	2	punct	_	_

# newdoc id = GUM_fiction_moon
# newpar
# sent_id = GUM_fiction_moon-1
# text = Rise
1	Rise	rise	VERB	VB	VerbForm=Inf	0	root	_	_
"""

RE3D_TEXT = "The Foreign Secretary said\n\nLiwa al-Sabirin fights the Asad regime in Jordan."

ARTICLE = """\
---
subject: Karam Front
---

# Karam Front

The **Karam Front** ([جبهة كرم](https://karam.example)) left Qarmun.[12] The Reef Party seized it.
- The Front's allies, a list of them that is long enough to be taken for a paragraph of prose
Too short.
"""

CONLL = """\
#begin document (7_the_kestrel_brat); part 0
{}
#end document
"""


def folder(path: Path) -> Path:
    """A folder of corpora with a document or two in each."""
    _zipped(path / "ud_ewt" / "en_ewt-ud-train.conllu.gz", EWT)
    _zipped(path / "ud_ewt" / "en_ewt-ud-dev.conllu.gz", EWT)
    _write(
        path / "ud_ewt" / "en_ewt-ud-dev.iob2",
        "# sent_id = weblog-kestrel_20240102-0001\n"
        "1\tColonel\tO\t-\t-\n2\tIdris\tB-PER\t-\t-\n3\tWadoud\tI-PER\t-\t-\n"
        "9\tQarmun\tB-LOC\t-\t-\n",
    )
    skeleton = "data/google/ewt/weblog/00/kestrel_20240102.xml.gold_skel"
    _tar(path / "propbank_ewt" / "ewt_gold_skel_prop.tar.xz", {skeleton: FRAMES}, "xz")
    text = "Colonel Idris Wadoud said the Turkish army left Qarmun ."
    target = {"text": text, "targets": [{"span1": [7, 8], "label": 2.25}]}
    for split in ("train", "dev"):
        _zipped(path / "uds_factuality" / f"UDS_IH2_{split}.jsonl.gz", json.dumps(target) + "\n")
        _zipped(path / "gum" / f"gum_{split}.conllu.gz", GUM)
        _write(
            path / "crossner_politics" / f"{split}.txt",
            "Zaynab\tB-politician\nof\tO\nthe\tB-politicalparty\nReef\tI-politicalparty\n"
            "Party\tI-politicalparty\n"
            "visited\tO\nJordan\tB-country\nfor\tO\nKestrel\tB-misc\n\nNobody\tO\ncame\tO\n",
        )
    _write(path / "redocred" / "dev_revised.json", json.dumps([_redocred()]))
    _write(path / "re3d" / "Wharf Office" / "documents.json", _re3d("documents"))
    _write(path / "re3d" / "Wharf Office" / "entities.json", _re3d("entities"))
    _write(path / "re3d" / "Wharf Office" / "relations.json", _re3d("relations"))
    fact = {
        "passage": "Tamar Lasha leads the Amber Front.",
        "passageStart": 100,
        "subjectStart": 122,
        "subjectEnd": 133,
        "objectStart": 100,
        "objectEnd": 111,
        "property": "CEO",
    }
    _write(path / "knowledgenet" / "facts.jsonl", json.dumps(fact) + "\n")
    article = {"./karam_front.md": ARTICLE, "./empty.md": "---\nsubject: none\n---\n"}
    _tar(path / "text_wikipedia_syria" / "syria_md.tar.gz", article, "gz")
    texts = {}
    for number in range(8):
        texts[f"litbank/coref/conll/{number}_kestrel_brat.conll"] = _conll()
        texts[f"litbank/quotations/tsv/{number}_kestrel_brat.ann"] = (
            "QUOTE\tQ1\t0\t0\t0\t4\t“ Come home . ”\nATTRIB\tQ1\tOld_Marta-3\n"
        )
    _tar(path / "litbank" / "litbank_coref_quotations_events.tar.gz", texts, "gz")
    return path


def tokenizer(path: Path) -> Path:
    """A WordPiece tokenizer that knows letters and a few words."""
    letters = "abcdefghijklmnopqrstuvwxyz0123456789"
    pieces = ["[PAD]", "[UNK]", "said", "the", "army", "left", "##s", ".", ",", "'", "-", '"']
    pieces += [*letters, *(f"##{letter}" for letter in letters)]
    vocabulary = {piece: at for at, piece in enumerate(pieces)}
    made = Tokenizer(WordPiece(vocabulary, unk_token="[UNK]"))
    made.normalizer = BertNormalizer(lowercase=True)
    made.pre_tokenizer = BertPreTokenizer()
    path.parent.mkdir(parents=True, exist_ok=True)
    made.save(str(path))
    return path


def _redocred():
    return {
        "title": "Amber Front",
        "sents": [
            ["Tamar", "Lasha", "heads", "the", "Amber", "Front", "."],
            ["It", "is", "a", "Syrian", "body", "from", "Jordan", "."],
        ],
        "vertexSet": [
            [{"type": "PER", "pos": [0, 2], "sent_id": 0}],
            [{"type": "ORG", "pos": [4, 6], "sent_id": 0}],
            [{"type": "LOC", "pos": [3, 4], "sent_id": 1}],
            [{"type": "LOC", "pos": [6, 7], "sent_id": 1}],
            [{"type": "MISC", "pos": [2, 3], "sent_id": 0}],
        ],
        "labels": [{"r": "P488", "h": 1, "t": 0}, {"r": "P17", "h": 1, "t": 3}],
    }


def _re3d(layer):
    def stretch(words):
        at = RE3D_TEXT.index(words)
        return {"begin": at, "end": at + len(words), "documentId": "A1", "confidence": 1}

    def side(name, words):
        at = RE3D_TEXT.index(words)
        return {f"{name}Begin": at, f"{name}End": at + len(words)}

    rows = {
        "documents": [{"_id": "A1", "text": RE3D_TEXT}],
        "entities": [
            stretch("The Foreign Secretary") | {"type": "Person"},
            stretch("Liwa al-Sabirin") | {"type": "Organisation"},
            stretch("the Asad regime") | {"type": "Organisation"},
            stretch("Jordan") | {"type": "Location"},
            stretch("said") | {"type": "Location", "confidence": 0.2},
        ],
        "relations": [
            {"documentId": "A1", "confidence": 1, "type": "FightingAgainst"}
            | side("source", "Liwa al-Sabirin")
            | side("target", "the Asad regime")
        ],
    }
    return "".join(json.dumps(row) + "\n" for row in rows[layer])


def _conll():
    rows = [("“", "_"), ("Come", "_"), ("home", "_"), (".", "_"), ("”", "_")]
    rows += [("said", "_"), ("Old", "(3"), ("Marta", "3)"), (".", "_")]
    lines = [
        f"7_kestrel\t0\t{at}\t{word}" + "\t_" * 8 + f"\t{mark}"
        for at, (word, mark) in enumerate(rows)
    ]
    return CONLL.format("\n".join(lines) + "\n")


def _write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _zipped(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.compress(text.encode()))


def _tar(path, files, kind):
    path.parent.mkdir(parents=True, exist_ok=True)
    with tarfile.open(path, "w:xz" if kind == "xz" else "w:gz") as archive:
        for name, text in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(text.encode())
            archive.addfile(info, io.BytesIO(text.encode()))
