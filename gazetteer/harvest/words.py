"""Ordinary words that are also names of places (turkey, nice, reading), from spelling dictionaries.

Run it last: it keeps only the words that meet a name of the other tables, as they stand or without an ending.
"""

from __future__ import annotations

import sys
from pathlib import Path

from common import TABLES, packages, read_tsv, text, write_table

sys.path.insert(0, str(TABLES.parent))  # geonews need not be installed

from geonews.languages import LANGUAGES, Language

SOURCES = {
    "en": ("wamerican", "wamerican/usr/share/dict/american-english"),
    "ru": ("hunspell-ru", "hunspell-ru/usr/share/hunspell/ru_RU.dic"),
}


def name_keys() -> set[str]:
    """Return the keys of all names of one word, demonyms aside."""
    keys = set()
    for path in (TABLES / "places").glob("*.tsv"):
        keys |= {text.join_key(row[1]) for row in read_tsv(path)[1:]}
    for path in (TABLES / "names").glob("*.tsv"):
        keys |= {
            text.join_key(row[6]) for row in read_tsv(path)[1:] if row[3] not in ("demonym", "adjective")
        }
    return keys


def stems(token: str, language: Language) -> set[str]:
    """Return a word and what is left of it when the endings of the language are taken off."""
    found = {token} | {token.removesuffix(suffix) for suffix in language.suffixes}
    return found | {
        token.removesuffix(ending) + instead
        for ending, instead in language.replacements
        if token.endswith(ending)
    }


def harvest(root: Path) -> None:
    """Write words/en.tsv and words/ru.tsv."""
    keys = name_keys()
    (TABLES / "words").mkdir(exist_ok=True)
    for language, (source, file) in SOURCES.items():
        words = {
            line.split("/")[0].strip() for line in (root / file).read_text(encoding="utf-8").splitlines()
        }
        lower = {word for word in words if word.isalpha() and word.islower() and len(word) > 1}
        common = {word for word in lower if not keys.isdisjoint(stems(text.fold(word), LANGUAGES[language]))}
        write_table(
            TABLES / "words" / f"{language}.tsv", ["word", "source"], [[word, source] for word in common]
        )


if __name__ == "__main__":
    harvest(packages())
