"""Informal names of countries, and the words for their people: CIA Factbook terms and our own tables.

``country_names.tsv`` and ``demonyms.tsv`` beside this file are written by hand; Russian adjectives are
written out in all their cases, since texts rarely use the first.
"""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path

from common import HERE, NameRow, packages, read_table, read_tsv, write_names
from names import script_of, uzbek_cyrillic

OWN = "curated https://unterm.un.org/unterm2/en/country"
SHARED = {"KP", "HK", "MO", "PM", "AW", "CW", "GG", "JE", "CG"}
"""Countries whose term means another one to a reader: Korean, Chinese, French, Dutch, Congolese."""
ENDINGS = ["ий", "ая", "ое", "ие", "ого", "ой", "ому", "им", "ую", "их", "ими", "ом"]


def adjective_forms(adjective: str) -> list[str]:
    """Return the cases of a Russian adjective in -ский or -кий."""
    stem = adjective[:-2]
    return [stem + ending for ending in ENDINGS] if adjective.endswith("кий") else [adjective]


def terms(cell: str | None) -> list[str]:
    """Split a Factbook cell: "Lao(s) or Laotian(s)" -> Lao, Laos, Laotian, Laotians."""
    cell = re.sub(r"note - .*|\((?!s\)|men\)|women\))[^)]*\)", "", cell or "")
    found = []
    for term in re.split(r"\bor\b|[,;/]", cell):
        match = re.match(r"\s*([^()]*?)(man|woman)?\s*\((s|men|women)\)?", term)
        if match and match[3] != "s":
            found += [match[1] + (match[2] or ""), match[1] + match[3]]
        else:
            word = term.replace("(s)", "").strip()
            found += [word, word + "s"] if "(s)" in term else [word]
    return [word for word in found if len(word) > 2 and word != "NA" and word[0].isupper()]


def factbook(root: Path) -> set[NameRow]:
    """Return the English terms of all countries."""
    database = sqlite3.connect(f"file:{root}/pyworldatlas/pyworldatlas/data/atlas.sqlite3?mode=ro", uri=True)
    query = "SELECT alpha2, noun, adjective FROM country_demonym JOIN country ON country.id = country_id"
    rows = set()
    for code, noun, adjective in database.execute(query):
        if code in SHARED:
            continue
        for kind, cell in (("demonym", noun), ("adjective", adjective)):
            rows |= {
                NameRow(f"iso:{code}", "en", "Latn", kind, "", "", term, "factbook") for term in terms(cell)
            }
    return rows


def own_demonyms() -> set[NameRow]:
    """Return the terms of demonyms.tsv; Uzbek ones in both alphabets."""
    rows = set()
    for code, language, adjectives, people in read_tsv(HERE / "demonyms.tsv")[1:]:
        for kind, cell in (("adjective", adjectives), ("demonym", people)):
            for term in filter(None, cell.split(";")):
                forms = adjective_forms(term) if (kind, language) == ("adjective", "ru") else [term]
                forms += [uzbek_cyrillic(term)] if language == "uz" else []
                rows |= {
                    NameRow(f"iso:{code}", language, script_of(form), kind, "", "", form, OWN)
                    for form in forms
                }
    return rows


def own_names() -> set[NameRow]:
    """Return the names of country_names.tsv."""
    rows = set()
    for code, language, kind, since, until, names in read_tsv(HERE / "country_names.tsv")[1:]:
        rows |= {
            NameRow(f"iso:{code}", language, script_of(n), kind, since, until, n, OWN)
            for n in names.split(";")
        }
    return rows


def harvest(root: Path) -> None:
    """Write names/countries-informal.tsv and names/demonyms.tsv."""
    main = {row["id"]: row["name"] for row in read_table("places/countries")}
    formal = {(row["place"], row["name"]) for row in read_table("names/countries")}
    write_names(
        "countries-informal",
        {
            row
            for row in own_names()
            if not (row.language == "en" and row.name == main.get(row.place))
            and not (row.kind == "alias" and (row.place, row.name) in formal)
        },
    )
    known = set(main)
    write_names("demonyms", {row for row in factbook(root) | own_demonyms() if row.place in known})


if __name__ == "__main__":
    harvest(packages())
