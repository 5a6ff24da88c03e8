"""Compile the marked texts of this folder to gold files: ``python tests/gold/build_gold.py [--check]``.

The marked texts (README.md beside this file) are what people edit. Written from them:
seeds/*.md (the dispatches without marks), seeds.jsonl and passages.jsonl (mentions and
events with offsets). ``--check`` writes nothing and fails when a written file is out of date.
"""

from __future__ import annotations

import csv
import json
import re
import sys
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
MARKED = HERE / "marked"
KINDS = {"": "literal", "l": "literal", "dl": "literal", "m": "metonym", "d": "demonym", "e": "embedded"}
_MARK = re.compile(r"\[\[([^\]|]+)\|([^\]|?]+)(?:\|([a-z]*)(\?)?)?\]\]")
_REL = re.compile(r"\{([^{}]*)\}")
_NAME = re.compile(r"_([^_]+)_")


class GoldError(ValueError):
    """A marked text is malformed; the message names file and line or mark."""


def read_places(path: Path = HERE / "places.tsv") -> dict[str, dict[str, Any]]:
    """Return the places by key: name, country, type, lat, lon (degrees), radius_km, coord."""
    places: dict[str, dict[str, Any]] = {}
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            if row["key"] in places:
                raise GoldError(f"{path.name}: {row['key']} twice")
            places[row["key"]] = {
                "canonical": row["name"],
                "place_id": row["key"],
                "country": row["country"] or None,
                "type": row["type"],
                "lat": float(row["lat"]),
                "lon": float(row["lon"]),
                "radius_km": float(row["radius_km"]),
                **({"coord": row["coord"]} if row["coord"] else {}),
            }
    return places


def parse(marked: str, places: dict[str, dict[str, Any]], where: str) -> tuple[str, list[dict[str, Any]]]:
    """Return a text without its marks, and its mentions in order of the text.

    Args:
        marked: text with marks such as ``[[Osh|osh]]``, ``[[{south of} the town of _Osh_|osh]]``.
        places: as read_places gives them.
        where: name of the text, for messages.
    """
    plain, mentions, last = "", [], 0
    for mark in _MARK.finditer(marked):
        plain += marked[last : mark.start()]
        last = mark.end()
        inner, key, role, optional = mark.group(1), mark.group(2), mark.group(3) or "", mark.group(4)
        if key not in places or role not in KINDS:
            raise GoldError(f"{where}: no such place or role: {mark.group()}")
        mentions.append(_mention(inner, len(plain), where) | {"kind": KINDS[role], **places[key]})
        mentions[-1] |= {"optional": True} if optional else {}
        mentions[-1] |= {"dateline": True} if role == "dl" else {}
        plain += re.sub(r"[{}_]", "", inner)
    plain += marked[last:]
    if "[[" in plain or "]]" in plain:
        raise GoldError(f"{where}: broken mark near {plain[max(0, plain.find('[[')) :][:60]!r}")
    for mention in mentions:
        if plain[mention["start"] : mention["end"]] != mention["text"]:
            raise GoldError(f"{where}: offsets of {mention['text']!r}")
    return plain, mentions


def _mention(inner: str, at: int, where: str) -> dict[str, Any]:
    """Return start, end, text, and wide and rel where the mark has them."""
    rel = _REL.search(inner)
    body = inner
    offset = at
    if rel:
        before = rel.start() == 0
        body = inner[rel.end() :] if before else inner[: rel.start()]
        offset = at + (len(rel.group(1)) if before else 0)
    offset += len(body) - len(body.lstrip())
    body = body.strip()
    name = _NAME.search(body)
    start = offset + (name.start() if name else 0)
    text = name.group(1) if name else body
    mention: dict[str, Any] = {"start": start, "end": start + len(text), "text": text}
    if name and len(text) + 2 == len(body):
        raise GoldError(f"{where}: mark without a generic word: {inner!r}")
    if name:
        mention["wide"] = [offset, offset + len(body) - 2]
    if rel:
        mention["rel"] = rel.group(1).strip()
    return mention


def _event(line: str, text: str, places: dict[str, dict[str, Any]], where: str) -> dict[str, Any]:
    """Return the event of a line ``! type[/type...][?] | date | place | status | quote``."""
    types, date, key, status, quote = (part.strip() for part in line[1:].split("|", 4))
    at = text.find(quote)
    if at < 0 or (key and key not in places):
        raise GoldError(f"{where}: event: {line}")
    first, *others = types.rstrip("?").split("/")
    place = places.get(key, {"canonical": None, "country": None, "lat": None, "lon": None, "radius_km": None})
    return {
        "quote": quote,
        "start": at,
        "end": at + len(quote),
        "type": first,
        **({"also": others} if others else {}),
        "place": place["canonical"],
        **({"place_id": key} if key else {}),
        **{name: place[name] for name in ("country", "lat", "lon", "radius_km")},
        "date": date or None,
        "status": status or "occurred",
        **({"optional": True} if types.endswith("?") else {}),
    }


def _seed(path: Path, places: dict[str, dict[str, Any]]) -> tuple[str, dict[str, Any]]:
    """Return a dispatch as it is published and its gold line."""
    _, front, rest = path.read_text(encoding="utf-8").split("---\n", 2)
    lines = rest.strip().split("\n")
    events = [line for line in lines if line.startswith("!")]
    marked = "\n".join(line for line in lines if not line.startswith("!")).strip()
    text, mentions = parse(marked, places, path.name)
    name = f"seeds/{path.stem}.md"
    gold = {"file": name, "id": path.stem, "lang": path.stem.split(".")[-1], "negative": False} | {
        "mentions": mentions,
        "events": [_event(event, text, places, path.name) for event in events],
    }
    return f"---\n{front}---\n\n{text}\n", gold


def _passages(path: Path, places: dict[str, dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the gold lines of one file of passages."""
    found = []
    for block in re.split(r"^## ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
        head, body = block.split("\n", 1)
        name, *marks = head.split()
        text, mentions = parse(body.strip(), places, f"{path.name} {name}")
        options = dict(mark.split("=") for mark in marks if "=" in mark)
        negative = "negative" in marks
        if negative != (not any(m["kind"] in ("literal", "metonym") for m in mentions)):
            raise GoldError(f"{path.name} {name}: negative, or not?")
        found.append(
            {"id": name, "lang": path.stem, "negative": negative, "date": options.get("date"), "text": text}
            | {"mentions": mentions}
        )
    return found


def _lines(rows: list[dict[str, Any]]) -> str:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def build() -> dict[Path, str]:
    """Return the content of every file to be written."""
    places = read_places()
    files: dict[Path, str] = {}
    seeds = []
    for path in sorted((MARKED / "seeds").glob("*.txt")):
        text, gold = _seed(path, places)
        files[ROOT / gold["file"]] = text
        seeds.append(gold)
    passages = [p for path in sorted((MARKED / "passages").glob("*.txt")) for p in _passages(path, places)]
    ids = [p["id"] for p in passages]
    if len(ids) != len(set(ids)):
        raise GoldError(f"ids twice: {sorted({i for i in ids if ids.count(i) > 1})}")
    files[HERE / "seeds.jsonl"] = _lines(seeds)
    files[HERE / "passages.jsonl"] = _lines(passages)
    return files


def outdated() -> list[str]:
    """Return the names of written files that differ from what the marked texts give."""
    files = build()
    stale = [p for p, text in files.items() if not p.exists() or p.read_text(encoding="utf-8") != text]
    stale += [p for p in (ROOT / "seeds").glob("*.md") if p not in files and p.name != "README.md"]
    return sorted(str(p.relative_to(ROOT)) for p in stale)


def main() -> int:
    """Write the gold files, or check them; return the exit code."""
    try:
        if "--check" in sys.argv[1:]:
            stale = outdated()
            print("\n".join(f"out of date: {name}" for name in stale) or "gold files are up to date")
            return int(bool(stale))
        for path, text in build().items():
            path.write_text(text, encoding="utf-8")
    except GoldError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
