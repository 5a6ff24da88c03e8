"""The cities of Central Asia in the seven languages, with their former names.

``cities_ca.tsv`` beside this file is written by hand: the English name news uses, further spellings,
the name in each language (spellings parted by ";"), former names as language:name:from:to.
"""

from __future__ import annotations

from pathlib import Path

from common import HERE, NameRow, packages, read_tsv, write_names
from names import script_of, uzbek_cyrillic

LANGUAGES = ("ru", "ky", "kk", "uz", "tg", "tk")
OWN = "curated https://www.geonames.org/{}"


def rows() -> list[dict[str, str]]:
    """Return the lines of cities_ca.tsv."""
    header, *lines = read_tsv(HERE / "cities_ca.tsv")
    return [dict(zip(header, line, strict=True)) for line in lines]


def preferred_names() -> dict[str, str]:
    """Return GeoNames id -> English name."""
    return {row["geonames"]: row["english"] for row in rows()}


def city_names() -> set[NameRow]:
    """Return all names but the preferred one."""
    found = set()
    for row in rows():
        place, source = f"gn:{row['geonames']}", OWN.format(row["geonames"])

        def add(language: str, kind: str, name: str, since: str = "", until: str = "") -> None:
            found.add(NameRow(place, language, script_of(name), kind, since, until, name, source))  # noqa: B023

        for name in filter(None, row["spellings"].split(";")):
            add("en", "alias", name)
        for language in LANGUAGES:
            for index, name in enumerate(filter(None, row[language].split(";"))):
                add(language, "alias" if index else "official", name)
                if language == "uz":
                    add("uz", "transliteration", uzbek_cyrillic(name))
        for item in filter(None, row["old"].split(";")):
            language, name, since, until = item.split(":")
            add(language, "historic", name, since, until)
    return found


def harvest(_: Path) -> None:
    """Write names/cities-ca.tsv."""
    write_names("cities-ca", city_names())


if __name__ == "__main__":
    harvest(packages())
