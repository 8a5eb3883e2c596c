"""When two spellings are one name: folding, consonant skeletons, abbreviations.

"Hay’at Tahrīr as-Sahel" and "Hayat Tahrir al-Sahel" fold to one text: case, diacritics,
apostrophes, hyphens and the article in all its assimilations are taken out. Folding keeps every
consonant and vowel; what a spelling school writes otherwise ("Turkestan", "Turkistan") is told by
`Spelling`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

from factional.model import EntityType
from factional.vocabulary.files import parsed

_WORD = re.compile(r"[^\W_]+|-")
_POSSESSIVE = re.compile(r"(?<=\w)['’]s$", re.IGNORECASE)
_INITIALS = re.compile(r"\b([^\W\d_])\.(?=[^\W\d_]\b)")
_SHORT = 3
_LONGEST_SLUG = 60


@dataclass(frozen=True, slots=True)
class _Lexicon:
    letters: Mapping[int, str]
    articles: frozenset[str]
    plain: str
    conjunction: str
    linkers: frozenset[str]
    leading: frozenset[str]
    heads: frozenset[str]
    bodies: frozenset[str]
    titles: frozenset[str]


@cache
def _lexicon() -> _Lexicon:
    path = resources.files("factional.vocabulary").joinpath("lexicon", "names.yaml")
    data = parsed(path.read_text(encoding="utf-8"))
    letters = {ord(a): b for a, b in data["letters"].items()}
    letters |= {
        ord(a.upper()): b.upper() for a, b in data["letters"].items() if len(a.upper()) == 1
    }
    letters |= dict.fromkeys(map(ord, data["apostrophes"]), "")
    article = data["articles"]
    consonants = [article["plain"], *article["assimilates_to"]]
    return _Lexicon(
        letters=letters,
        articles=frozenset(v + c for v in article["vowels"] for c in consonants),
        plain=article["plain"],
        conjunction=data["conjunction"],
        linkers=frozenset(data["linkers"]),
        leading=frozenset(data["leading"]),
        heads=frozenset(data["heads"]),
        bodies=frozenset(data["bodies"]),
        titles=frozenset(data["titles"]),
    )


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """A name without what spelling alone changes; empty where the text has no letter or digit.

    Takes out case, diacritics, apostrophes (typographic ones, ʿ and ʾ too), hyphens, a leading
    "the", a closing "'s", and the Arabic article in all its assimilations ("al-", "as-", "ash-",
    "el-"). An "El" that opens a name and stands alone may be Spanish, and stays.
    """
    return " ".join(_tokens(text))


@lru_cache(maxsize=1 << 16)
def tidy(text: str) -> str:
    """A name on one line, without a leading "the" or a closing "'s"."""
    line = re.sub(r"['’]s$", "", " ".join(text.split()))
    return re.sub(r"^[Tt][Hh][Ee] (?=\S)", "", line)


def _tokens(text: str) -> list[str]:
    lexicon = _lexicon()
    words = _WORD.findall(_plain(text))
    joined_and = lexicon.conjunction + "a"
    kept: list[str] = []
    for i, raw in enumerate(words):
        if raw == "-":
            continue
        word = raw.casefold()
        hyphen = i + 1 < len(words) and words[i + 1] == "-"
        follower = next((w.casefold() for w in words[i + 1 :] if w != "-"), None)
        if follower is None:
            kept.append(word)
        elif _holds_article(word, follower, hyphen=hyphen):
            kept.append(joined_and)
        elif not (
            _is_article(word, follower, first=not kept, hyphen=hyphen)
            or (not kept and word in lexicon.leading)
            or (kept and word in lexicon.linkers and raw.islower())
            or (kept[-1:] == [joined_and] and word == lexicon.plain)
        ):
            kept.append(word)
    return _joined(kept)


def _plain(text: str) -> str:
    """The text decomposed, without marks, with one kind of hyphen and one kind of space."""
    text = _POSSESSIVE.sub("", " ".join(text.split()))
    text = _INITIALS.sub(r"\1", text)
    decomposed = unicodedata.normalize("NFKD", text)
    kept = []
    for char in decomposed:
        category = unicodedata.category(char)
        if unicodedata.combining(char) or category == "Cf":
            continue
        kept.append("-" if category == "Pd" else char)
    return "".join(kept).replace("&", " and ").translate(_lexicon().letters)


def _is_article(word: str, follower: str, *, first: bool, hyphen: bool) -> bool:
    if word not in _lexicon().articles:
        return False
    vowel, consonant = word[0], word[1:]
    if first and not hyphen and vowel != "a":
        return False
    return consonant == _lexicon().plain or follower.startswith(consonant)


def _holds_article(word: str, follower: str, *, hyphen: bool) -> bool:
    """Whether a word is "and" run together with the article, as in "wal-", "wad-"."""
    if word[0] != _lexicon().conjunction or not (hyphen or word.endswith(_lexicon().plain)):
        return False
    return _is_article(word[1:], follower, first=False, hyphen=True)


def _joined(words: Sequence[str]) -> list[str]:
    """Words with a letter or two and its number made one: "m 19" is "m19"."""
    out: list[str] = []
    for word in words:
        if word.isdecimal() and out and len(out[-1]) < _SHORT and out[-1].isalpha():
            out[-1] += word
        else:
            out.append(word)
    return out


def distinctive(text: str, kind: EntityType) -> list[str]:
    """The words of a name that tell it from others of its kind.

    For a person what is no title or kunya, for all else what is no generic head ("Ansar",
    "Brigade") and no word of a mere description ("Central Committee").
    """
    lexicon = _lexicon()
    if kind is EntityType.PERSON:
        return [w for w in fold(text).split() if w not in lexicon.titles]
    return [w for w in fold(text).split() if w not in lexicon.heads and w not in lexicon.bodies]


def is_name(text: str, kind: EntityType) -> bool:
    """Whether a text names one thing by itself, in any document of a case.

    "Abu Salim", "Karim" and "the Central Committee" do not, nor does what has no capital letter
    in a script that has them ("local sources").
    """
    if text == text.lower() and text != text.upper():
        return False
    return len(distinctive(text, kind)) >= (2 if kind is EntityType.PERSON else 1)


@lru_cache(maxsize=65536)
def is_abbreviation(text: str, full: str | None = None) -> bool:
    """Whether a text looks like an abbreviation: one short word without small letters.

    Args:
        text: The form in question.
        full: A full name. If given, the letters must be found in it in order, each at the
            beginning of a word or after one that is, as in "Qasr Valley Front (QVF)".
    """
    letters = [c for c in text if c.isalpha()]
    bare = "".join(c for c in text if c.isalnum())
    if " " in text or not 2 <= len(bare) <= 10 or len(letters) < 2:
        return False
    if any(c != c.upper() for c in letters) or text == text.lower():
        return False
    return full is None or _spells(bare.casefold(), full)


def _spells(letters: str, full: str) -> bool:
    words = re.findall(r"[^\W_]+", _plain(full).casefold())
    folded = _plain(letters).casefold()
    return bool(folded) and any(_spelt(folded, tuple(words[i:])) for i in range(len(words)))


@lru_cache(maxsize=4096)
def _spelt(letters: str, words: tuple[str, ...]) -> bool:
    if not letters:
        return True
    for skipped, word in enumerate(words):
        taken = 0
        while taken < min(len(word), len(letters)) and word[taken] == letters[taken]:
            taken += 1
            if _spelt(letters[taken:], words[skipped + 1 :]):
                return True
    return False


def script(text: str) -> str:
    """The script of most letters of a text, by its Unicode name ("LATIN", "ARABIC")."""
    names = [unicodedata.name(c, "").split(" ")[0] for c in text if c.isalpha()]
    return max(sorted(set(names)), key=names.count, default="")


def slug(text: str) -> str:
    """A name as a readable id: letters and digits of any script, with hyphens between words."""
    plain = unicodedata.normalize("NFKD", text)
    plain = "".join(c for c in plain if not unicodedata.combining(c)).casefold()
    plain = plain.translate(_lexicon().letters)
    return re.sub(r"[\W_]+", "-", plain)[:_LONGEST_SLUG].strip("-")


_DIGRAPHS = {"kh": "x", "gh": "γ", "sh": "ʃ", "th": "θ", "dh": "δ", "ch": "χ", "ph": "f", "q": "k"}
_VOWELS = str.maketrans({"y": "i", "w": "u"})
_RUNS = {"ee": "i", "oo": "u", "ou": "u"}
_SCHOOLS = ({"a", "e"}, {"e", "i"}, {"o", "u"})
_CHUNK = re.compile(r"[aeiouyw]+|[^aeiouyw]+")


@dataclass(frozen=True, slots=True)
class Spelling:
    """A Latin-script name as consonants with vowels between them, to merge by.

    Two spellings are of one name where the consonants are the same, the vowels stand at the same
    places, and each differs only as transliteration schools do: a and e, e and i, o and u,
    "ay" and "ai", single and doubled letters.

    Attributes:
        skeleton: Consonants with a dot for each stretch of vowels.
        vowels: The stretches of vowels.
        weight: Number of consonants in the distinctive words.
    """

    skeleton: str
    vowels: tuple[str, ...]
    weight: int

    @classmethod
    def of(cls, text: str, kind: EntityType) -> Spelling:
        """The spelling of a name; words in other scripts and with digits stand as they are."""
        own = set(distinctive(text, kind))
        skeleton: list[str] = []
        vowels: list[str] = []
        weight = 0
        for word in fold(text).split():
            if not (word.isascii() and word.isalpha()):
                skeleton.append(word)
                continue
            bones, runs = _spell(word)
            skeleton.append(bones)
            vowels.extend(runs)
            if word in own:
                weight += len(bones.replace(".", ""))
        return cls(" ".join(skeleton), tuple(vowels), weight)

    def matches(self, other: Spelling) -> bool:
        """Whether both can be the same name."""
        return self.skeleton == other.skeleton and all(
            len(a) == len(b)
            and all(x == y or {x, y} in _SCHOOLS for x, y in zip(a, b, strict=True))
            for a, b in zip(self.vowels, other.vowels, strict=True)
        )


def _spell(word: str) -> tuple[str, list[str]]:
    if len(word) > 2 and word.endswith("h") and word[-2] in "ae":
        word = word[:-1]
    for pair, letter in _DIGRAPHS.items():
        word = word.replace(pair, letter)
    word = re.sub(r"([^aeiou])\1+", r"\1", word)
    bones, runs = "", []
    for chunk in _CHUNK.findall(word):
        if chunk[0] not in "aeiouyw":
            bones += chunk
            continue
        run = chunk.translate(_VOWELS)
        for pair, vowel in _RUNS.items():
            run = run.replace(pair, vowel)
        runs.append(re.sub(r"(.)\1+", r"\1", run))
        bones += "."
    return bones, runs
