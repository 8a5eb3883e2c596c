"""How one text spells its transliterated names.

The inventories write al- for every article, ʿ for the letter ayn and ʾ for hamza. A `Scheme` is
what one author makes of that: Jabhat an-Nusra, Jabhat Al Nusra, Djabhat el-Nosra. One text keeps
to one scheme, as authors mostly do.
"""

from __future__ import annotations

import random
import re
import unicodedata
from dataclasses import dataclass

_SUN = re.compile(r"\b[Aa]l-(?=(Th|Dh|Sh|[TDRZSN])(?!h?\b))")
_ARTICLE = re.compile(r"\b([Aa])l-")
_MARKS = re.compile(r"(\[|\|[A-Za-z]+\])")
_SWAPS = {
    "arabic": (
        ("Kh", "Kh"), ("ou", "u"), ("u", "ou"), ("aya", "aia"), ("ayy", "ay"), ("iyy", "iy"),
        ("iya", "iyya"), ("q", "k"), ("Q", "K"), ("Q", "G"), ("Dh", "Z"), ("dh", "d"), ("J", "Dj"),
        ("j", "dj"), ("ay", "ai"), ("aw", "au"), ("mm", "m"), ("ss", "s"), ("a", "e"), ("ee", "i"),
        ("Mu", "Mo"), ("Uth", "Oth"), ("Jaysh", "Jaish"), ("Jabhat", "Jabhet"), ("gh", "g"),
        ("sh", "ch"), ("Sh", "Ch"), ("th", "t"), ("f", "ff"), ("i\\b", "y"), ("an\\b", "ane"),
    ),
    "persian": (
        ("ou", "u"), ("Mohammad", "Muhammad"), ("Q", "Gh"), ("ullah", "ollah"), ("ullah", "allah"),
        ("w", "v"), ("ee", "i"), ("i\\b", "y"), ("oo", "u"), ("ay", "ai"),
    ),
    "kurdish": (
        ("ş", "sh"), ("Ş", "Sh"), ("î", "i"), ("ê", "e"), ("û", "u"), ("q", "k"), ("x", "kh"),
    ),
    "turkish": (("ş", "s"), ("ğ", "g"), ("ı", "i"), ("ç", "c"), ("ö", "oe"), ("ü", "ue")),
}  # fmt: skip
_LONG = str.maketrans("aiuAIU", "āīūĀĪŪ")


@dataclass(frozen=True, slots=True)
class Scheme:
    """The spelling habits of one author.

    Attributes:
        article: What stands for al-: "al-", "Al-", "el-", "El ", "al ", "Al ", "Al".
        assimilates: ash-Sham for al-Sham.
        guttural: What stands for ʿ and ʾ: an apostrophe of some kind, or nothing.
        plain: Leaves out every diacritic, of other languages too.
        macrons: Writes long vowels as such.
        dashes: What stands for the hyphen in Lashkar-e-X: a hyphen or a space.
        swaps: How many of the letter changes its school makes.
        seed: Which of them.
    """

    article: str = "al-"
    assimilates: bool = False
    guttural: str = "'"
    plain: bool = False
    macrons: bool = False
    dashes: str = "-"
    swaps: int = 0
    seed: int = 0

    def spell(self, text: str, school: str = "") -> str:
        """Spell a name, whose marks (as in `training.field.markup`) stay as they are."""
        pieces = _MARKS.split(text)
        return "".join(
            piece if n % 2 else self._piece(piece, school) for n, piece in enumerate(pieces)
        )

    def _piece(self, text: str, school: str) -> str:
        changes = _SWAPS.get(school, ())
        if changes and self.swaps:
            rng = random.Random(self.seed)
            for old, new in rng.sample(changes, min(self.swaps, len(changes))):
                text = re.sub(old, new, text)
        if self.macrons and school == "arabic":
            text = re.sub(r"(?<=[a-z])[aiu](?=[b-df-hj-np-tv-z]\b)", _lengthened, text)
        if self.assimilates:
            text = _SUN.sub(lambda m: f"a{m[1].lower()}-", text)
        if school == "arabic" or "al-" in text:
            text = _ARTICLE.sub(self.article, text)
        text = text.replace("ʿ", self.guttural).replace("ʾ", self.guttural)
        if self.plain:
            text = unaccented(text)
        if self.dashes != "-":
            text = re.sub(r"-(e|i|ul|ur)-|-(ul|ur) ", lambda m: f" {m[1] or m[2]} ", text)
        return re.sub(r"(?<![\w'])[a-z](?=')", lambda m: m[0].upper(), text)


def unaccented(text: str) -> str:
    """The text with ASCII letters for accented ones; length may change (đ becomes dj)."""
    text = text.replace("đ", "dj").replace("Đ", "Dj").replace("ı", "i").replace("ø", "o")
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


def scheme(rng: random.Random) -> Scheme:
    """An author's habits, drawn with the odds of the field."""
    return Scheme(
        article=rng.choice(["al-"] * 9 + ["Al-"] * 4 + ["el-"] * 2 + ["al ", "Al ", "El-", "Al "]),
        assimilates=rng.random() < 0.25,
        guttural=rng.choice(["'", "'", "'", "’", "’", "‘", "ʿ", "`", "", "", "", ""]),
        plain=rng.random() < 0.4,
        macrons=rng.random() < 0.06,
        dashes=" " if rng.random() < 0.2 else "-",
        swaps=rng.choice([0, 0, 0, 0, 1, 1, 2, 3]),
        seed=rng.randrange(1_000_000),
    )


def _lengthened(match: re.Match[str]) -> str:
    return match[0].translate(_LONG)
