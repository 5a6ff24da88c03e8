"""Villages without a point of their own, from Overture and the Uzbek classifier, placed at their district.

The radius says how far the village can be from there. A village that another table has with a point
only gives that place its name in the local script.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, NamedTuple

import pyarrow.parquet
from common import (
    CENTRAL_ASIA,
    TABLES,
    NameRow,
    PlaceRow,
    clean,
    distance_km,
    packages,
    read_json,
    read_table,
    write_names,
    write_places,
)
from districts import LOCAL, place_ids, stem
from names import cyrillic_language, roman, script_of, sound, usable_cyrillic, uzbek_cyrillic

NO_VILLAGE = re.compile(
    r"(?i)округ|ҷамоат|чамоат|jamoat|community|district|әкімдігі|НҚП|разъезд|жол айрығы|"
    r"станц|участок|микрорайон|айыл окмоту|аймак|"
    r"ноҳия|etrap|массив|квартал|совхоз|колхоз|kolkhoz|бригада|ферма|жайлоо|кордон|\bимени\b|атындағы|шаары|аэропорт|"
    r"tuman|yig'in|yigʻin|shaharcha|shahar|mfy|fuqarolar|[\d()/,.\"«»№]"
)
KIND = re.compile(
    r"(?i)\s+(айылы|айыл|ауылы|ауыл|село|кыштагы|қишлоғи|қишлоқ|qishlogʻi|qishlog.i|obasy|деҳаи|кенті|кент)$"
)
NEAR = 1.8
"""A settlement within so many radii of the district can be the village of that name."""


class Village(NamedTuple):
    """A village and the district it is in."""

    id: str
    country: str
    district: str
    name: str
    english: str
    russian: str
    source: str


def title(name: str) -> str:
    """Return a name in capitals with only its first letters capital."""
    return name.title() if name.isupper() else name


def plain(name: str) -> str:
    """Return a village's name without its kind, with one sort of apostrophe."""
    return clean(KIND.sub("", title(re.sub("[`'’‘]", "ʻ", name))))


def overture(root: Path) -> list[Village]:
    """Return the villages of Overture whose district is in our tables."""
    table = pyarrow.parquet.read_table(root / "wkls/wkls/data/overture.zstd18.parquet").to_pylist()
    rows = {row["id"]: row for row in table if row["country"] in CENTRAL_ASIA}
    ids = place_ids(root)
    found = []
    for row in rows.values():
        county = row
        while county and county["subtype"] == "locality":
            county = rows.get(county["parent_id"])
        if row["subtype"] != "locality" or not county or county["id"] not in ids:
            continue
        name = plain(row["name_primary"])
        found.append(
            Village(
                f"ov:{row['id']}",
                row["country"],
                ids[county["id"]],
                name,
                clean(row["name_en"] or ""),
                "",
                "overture",
            )
        )
    return found


def soato(root: Path) -> list[Village]:
    """Return the settlements of the Uzbek classifier whose district is in our tables."""
    rows = read_json(next((root / "uzsoato_registry").rglob("soato/fixtures/soato.json")))
    kinds: dict[str, dict[int, Any]] = {}
    for row in rows:
        kinds.setdefault(row["model"].split(".")[1], {})[row["pk"]] = row["fields"]
    ours = {}
    for row in read_table("places/districts-odbl"):
        if row["country"] == "UZ":
            ours[sound(stem(row["name"]))] = row["id"]
    for row in read_table("names/districts-odbl"):
        ours.setdefault(sound(stem(row["name"])), row["place"])
    uzbek = {row["id"] for row in read_table("places/districts-odbl") if row["country"] == "UZ"}
    found = []
    for fields in kinds["city"].values():
        district = kinds["district"].get(fields["district"])
        place = ours.get(sound(stem(district["name"]))) if district else None
        if place in uzbek:
            found.append(
                Village(
                    f"soato:{fields['soato']}",
                    "UZ",
                    str(place),
                    plain(fields["name"]),
                    "",
                    clean(fields["name_rus"]),
                    "soato",
                )
            )
    return found


def usable(village: Village) -> bool:
    """Say whether the entry names a village."""
    name = village.name
    letters = name.replace("ʻ", "").replace("-", "").replace(" ", "")
    if NO_VILLAGE.search(name) or not letters.isalpha() or len(letters) < 4 or not name[0].isupper():
        return False
    return script_of(name) == "Latn" or (
        script_of(name) == "Cyrl" and usable_cyrillic(name, russian_only=False)
    )


def latin(village: Village) -> str:
    """Return the English name."""
    english = village.english
    if english and english.isascii() and not NO_VILLAGE.search(english) and english[0].isupper():
        return re.sub("(?i) village$", "", english)
    return village.name if script_of(village.name) == "Latn" else roman(village.name, village.country)


def names_of(place: str, village: Village, main: str) -> set[NameRow]:
    """Return the names of a village besides its English one."""
    rows = set()
    script, country = script_of(village.name), village.country

    def add(language: str, kind: str, name: str) -> None:
        if name != main or language != "en":
            rows.add(NameRow(place, language, script_of(name), kind, "", "", name, village.source))

    if script == "Latn":
        if village.name != main:
            add(LOCAL[country], "official", village.name)
        if country == "UZ":
            add("uz", "transliteration", uzbek_cyrillic(village.name))
    else:
        language = cyrillic_language(village.name, country)
        add(language, "official" if language else "alias", village.name)
        if roman(village.name, country) != main:
            add("", "transliteration", roman(village.name, country))
    if (
        village.russian
        and script_of(village.russian) == "Cyrl"
        and usable_cyrillic(village.russian, russian_only=True)
    ):
        add("ru", "alias", village.russian)
    return rows


def harvest(root: Path) -> None:
    """Write places/villages-odbl.tsv and names/villages-odbl.tsv."""
    districts = {row["id"]: row for row in read_table("places/districts-odbl")}
    located = known_settlements()
    placed = {place for group in located.values() for place, _ in group}
    tables = [*NAME_TABLES, *(path.stem for path in sorted((TABLES / "names").glob("curated-*.tsv")))]
    known_names = {
        (row["place"], row["name"], row["language"])
        for table in tables
        for row in read_table(f"names/{table}")
    }
    places, names, seen = [], set(), set()
    for village in sorted(filter(usable, [*overture(root), *soato(root)])):
        district = districts.get(village.district)
        main = latin(village)
        sounds = {sound(main), sound(village.name), sound(village.russian)} - {""}
        if district is None or village.id in placed or not sound(main):
            continue
        if (village.district, sound(village.name)) in seen:
            continue
        seen |= {(village.district, key) for key in sounds}
        here, reach = (float(district["lat"]), float(district["lon"])), float(district["radius_km"])
        same = [
            (distance_km(here, point), place)
            for key in sounds
            for place, point in located.get((village.country, key), ())
            if distance_km(here, point) < NEAR * reach
        ]
        if same:
            place = min(same)[1]
            for row in names_of(place, village, main):
                if row.script != "Latn" and (place, row.name, row.language) not in known_names:
                    names.add(row)
            continue
        places.append(
            PlaceRow(
                village.id, main, "settlement", "village", village.country, district["admin1"],
                village.district, *here, reach, None, village.source,
            )
        )  # fmt: skip
        names |= names_of(village.id, village, main)
    write_places("villages-odbl", places)
    write_names("villages-odbl", names)


NAME_TABLES = ("geonames-ca", "cities-ca", "settlements-extra")


def known_settlements() -> dict[tuple[str, str], list[tuple[str, tuple[float, float]]]]:
    """Return country and sound of a name -> settlements with a point of their own."""
    points, found = {}, {}
    paths = [f"places/{name}" for name in ("geonames-ca", "settlements-extra")]
    paths += [f"places/{path.stem}" for path in sorted((TABLES / "places").glob("curated-*.tsv"))]
    for path in paths:
        for row in read_table(path):
            if row["kind"] in ("settlement", "quarter"):
                points[row["id"]] = (row["country"], (float(row["lat"]), float(row["lon"])))
                found.setdefault((row["country"], sound(row["name"])), {})[row["id"]] = points[row["id"]][1]
    paths = [f"names/{name}" for name in NAME_TABLES]
    paths += [f"names/{path.stem}" for path in sorted((TABLES / "names").glob("curated-*.tsv"))]
    for path in paths:
        for row in read_table(path):
            if row["place"] in points:
                country, point = points[row["place"]]
                found.setdefault((country, sound(row["name"])), {})[row["place"]] = point
    return {key: sorted(value.items()) for key, value in found.items()}


if __name__ == "__main__":
    harvest(packages())
