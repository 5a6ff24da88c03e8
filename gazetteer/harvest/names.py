"""Which alternate names deserve trust, and what language they are in.

GeoNames alternates carry no language in the packages we have, and hold airport codes ("OSS"), pinyin
("ao shen") and the forms of forty languages. A Latin alternate is kept when it sounds like a name
we trust; a Cyrillic one when its letters are those of Central Asia and it sounds like one too.
"""

from __future__ import annotations

import re
from functools import lru_cache

from common import CENTRAL_ASIA, NameRow, text
from rapidfuzz import fuzz

_CYRILLIC = re.compile(r"^[а-яёәғқңөұүһіўҳҷӣӯА-ЯЁӘҒҚҢӨҰҮҺІЎҲҶӢӮ \-]+$")
_RUSSIAN = re.compile(r"^[а-яёА-ЯЁ \-]+$")
_LATIN = re.compile(r"^[A-Za-zÀ-ɏʻʼ‘’' \-]+$")
_KIND = re.compile(
    r"(?i) (osh|ош|хот|khot|shaary|шаары|shahri|шаҳри|shaharchasi|шаҳарчаси|shahar|шаҳар|"
    r"qishlog.i|қишлоғи|кенте|eyyam|ehtrap|этрап|тумани|tumani)$"
)
"""Town, village, district in some language, Mari "ош" among them, at the end of a name: Bishkek osh."""
_SEA = re.compile(r"(?i)[ -](more|море)$")
"""The station of a town that once lay by a sea is not the sea: Аральское Море, of Aralsk."""
_OWN_LATIN = {
    "TM": "äçžňöşüýÄÇŽŇÖŞÜÝ",
    "UZ": "ʻʼ‘’'",
    "KG": "öüñÖÜÑ'’",
    "KZ": "äñöüūġşıīÄÑÖÜŪĠŞI'’",
    "TJ": "ūīŪĪ'’",
}
_SIGNS = (("ky", "өүң"), ("kk", "әғқұһі"), ("uz", "ўҳ"), ("tg", "ҷӣӯ"))
_UZBEK = [
    ("sh", "ш"), ("ch", "ч"), ("oʻ", "ў"), ("gʻ", "ғ"), ("yo", "ё"), ("yu", "ю"), ("ya", "я"),
    ("ye", "е"), ("e", "е"), ("a", "а"), ("b", "б"), ("d", "д"), ("f", "ф"), ("g", "г"), ("h", "ҳ"),
    ("i", "и"), ("j", "ж"), ("k", "к"), ("l", "л"), ("m", "м"), ("n", "н"), ("o", "о"), ("p", "п"),
    ("q", "қ"), ("r", "р"), ("s", "с"), ("t", "т"), ("u", "у"), ("v", "в"), ("x", "х"), ("y", "й"),
    ("z", "з"), ("ʼ", "ъ"), ("c", "ц"),
]  # fmt: skip


def script_of(name: str) -> str:
    """Return Latn, Cyrl, Arab, Hans or "" by the first letter."""
    for char in name:
        if char.isalpha():
            point = ord(char)
            if point < 0x250 or 0x1E00 <= point < 0x1F00:
                return "Latn"
            if 0x400 <= point < 0x530:
                return "Cyrl"
            if 0x600 <= point < 0x780:
                return "Arab"
            return "Hans" if 0x4E00 <= point < 0xA000 else ""
    return ""


def cyrillic_language(name: str, country: str) -> str:
    """Return the language that alone uses a letter of the name; "" when none does.

    Letters that Kazakh shares with its neighbours (ө ү ң қ ғ) follow the country.
    """
    letters = set(name.lower())
    if letters & set("ҷӣӯ"):
        return "tg"
    if letters & set("ў"):
        return "uz"
    if letters & set("әұі"):
        return "kk"
    if letters & set("қғ"):
        return {"UZ": "uz", "TJ": "tg"}.get(country, "kk")
    if letters & set("ҳ"):
        return {"TJ": "tg"}.get(country, "uz")
    if letters & set("өүң"):
        return "kk" if country == "KZ" else "ky"
    return ""


def uzbek_cyrillic(name: str) -> str:
    """Return an Uzbek name in Latin letters, of 1995 or romanised before, written in Cyrillic."""
    if "ŭ" in name.lower() or "gh" in name:
        for old, new in (("ŭ", "oʻ"), ("Ŭ", "Oʻ"), ("gh", "gʻ"), ("Gh", "Gʻ"), ("kh", "x"), ("Kh", "X")):
            name = name.replace(old, new)
    word = re.sub("[‘'`ʼ’](?=[^\\W\\d_]|$)", "ʻ", name)
    word = re.sub("(?<![oOgG])ʻ", "ʼ", word)
    word = re.sub(
        r"(?i)(^|[ \-aeiou])e", lambda m: m.group(1) + ("Э" if m.group(0)[-1] == "E" else "э"), word
    )
    for latin, cyrillic in _UZBEK:
        word = word.replace(latin, cyrillic).replace(latin.capitalize(), cyrillic.capitalize())
        word = word.replace(latin.upper(), cyrillic.upper())
    return word


_ADJECTIVE = re.compile(
    r"^([А-ЯЁа-яё-]+[сц]к)(?:ий|ая|ое|ой) [а-яё ]*?(?:район|область|край|этрап|велаят|республика|округ|уезд)$"
)

_CASES = ("ий", "ая", "ое", "ие", "ого", "ой", "ому", "им", "ую", "их", "ими", "ом")


def russian_adjectives(name: str) -> list[str]:
    """Return the cases of the adjective in the name of a unit: Ошская область -> Ошский, Ошской ...

    News says "Ошской и Баткенской областей", where the full name does not stand.

    >>> russian_adjectives("Ошская область")[:2], russian_adjectives("район Рудаки")
    (['Ошский', 'Ошская'], [])
    """
    match = _ADJECTIVE.match(name)
    return [match[1] + ending for ending in _CASES] if match else []


_ROMAN = {
    "а": "a", "б": "b", "в": "v", "г": "g", "ғ": "gh", "д": "d", "е": "e", "ё": "yo", "ж": "zh",
    "ҷ": "j", "з": "z", "и": "i", "і": "i", "ӣ": "i", "й": "y", "к": "k", "қ": "k", "л": "l", "м": "m",
    "н": "n", "ң": "ng", "о": "o", "ө": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ұ": "u",
    "ү": "u", "ӯ": "u", "ў": "o", "ф": "f", "х": "kh", "ҳ": "h", "һ": "h", "ц": "ts", "ч": "ch",
    "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu", "я": "ya", "ә": "a",
}  # fmt: skip


def roman(name: str, country: str) -> str:
    """Return a Cyrillic name in Latin letters as English-language news of the country writes it."""
    table = {**_ROMAN, "ж": "j"} if country in ("KG", "UZ", "TJ") else _ROMAN
    table |= {"қ": "q", "х": "x", "ғ": "gʻ", "ў": "oʻ"} if country == "UZ" else {}
    table |= {"қ": "q"} if country == "TJ" else {}
    found = []
    for before, char in zip(" " + name, name, strict=False):
        latin = (
            "ye"
            if char in "еЕ" and not before.isalpha() and country != "KZ"
            else table.get(char.lower(), char)
        )
        found.append(latin.capitalize() if char.isupper() and latin else latin)
    return "".join(found)


@lru_cache(maxsize=1 << 16)
def sound(name: str) -> str:
    """Return the sound key; cached, as one place has dozens of names."""
    return str(text.sound_key(name))


def close(name: str, references: list[str], threshold: float) -> bool:
    """Say whether a name sounds like one of those we trust."""
    key = sound(name)
    if len(key) < 3:
        return any(text.fold(name) == text.fold(other) for other in references)
    others = [sound(other) for other in references]
    if key in others:
        return True
    return len(key) > 4 and any(
        fuzz.ratio(key, other) >= threshold for other in others if key[0] == other[:1]
    )


def usable_cyrillic(name: str, *, russian_only: bool) -> bool:
    """Say whether a Cyrillic name is written in letters of our languages, and as a name."""
    pattern = _RUSSIAN if russian_only else _CYRILLIC
    return bool(pattern.match(name)) and name[0].isupper() and len(name) >= 2 and not name.isupper()


def usable_latin(name: str, country: str) -> bool:
    """Say whether a Latin name can stand in English or local text: no lower-case start, no foreign marks."""
    if not _LATIN.match(name) or not name[0].isupper() or len(name) < 3 or (name.isupper() and len(name) < 5):
        return False
    return all(c.isascii() or c in _OWN_LATIN.get(country, "") for c in name)


def select(
    gid: str, country: str, main: str, alternates: list[str], tagged: dict[str, str], source: str
) -> set[NameRow]:
    """Return the names of a GeoNames settlement that can be trusted.

    Args:
        gid: place id.
        country: ISO 3166-1 alpha-2.
        main: preferred name, not returned.
        alternates: untagged names in every script.
        tagged: language -> name.
        source: key of SOURCES.toml for the untagged ones.
    """
    rows = {
        NameRow(gid, language, script_of(name), "official", "", "", name, "geonames-tagged")
        for language, name in tagged.items()
        if script_of(name) in ("Latn", "Cyrl") and name != main
    }
    local = country in CENTRAL_ASIA
    trusted = [main, *tagged.values()]
    known = set(trusted)
    alternates = [name for name in alternates if not _KIND.search(name) and not _SEA.search(name)]
    for name in alternates:
        if name in known or script_of(name) != "Cyrl" or not usable_cyrillic(name, russian_only=not local):
            continue
        # A local Cyrillic name may be an older one (Leninabad), so it need not resemble the main one.
        if local or close(name, trusted, 88):
            rows.add(NameRow(gid, cyrillic_language(name, country), "Cyrl", "alias", "", "", name, source))
    trusted += [row.name for row in rows]
    for name in alternates:
        latin = name not in known and script_of(name) == "Latn" and usable_latin(name, country)
        if latin and close(name, trusted, 90):
            rows.add(NameRow(gid, "", "Latn", "alias", "", "", name, source))
    return rows
