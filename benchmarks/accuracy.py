"""How right geonews is on gold texts: recognition, resolution and end to end, by language and country.

    python benchmarks/accuracy.py                       the gold of this repository
    python benchmarks/accuracy.py GOLD.jsonl ...        any gold of the same form
    python benchmarks/accuracy.py --floors              raise tests/floors.json to what was measured
    python benchmarks/accuracy.py --markdown            the tables of docs/accuracy.md

A gold line: {"id", "lang", "text", "negative"?, "mentions": [{"start", "end", "kind", "country", "lat",
"lon", "radius_km", "wide"?, "optional"?}]}. Wanted are literal and metonym mentions that are not optional;
touching a demonym, an embedded or an optional mention is neither right nor wrong.
"""

from __future__ import annotations

import json
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

from geonews.distance import distance_km
from geonews.model import SHOWN_ROLES, Article, Resolution
from geonews.pipeline import analyze_article

ROOT = Path(__file__).resolve().parents[1]
GOLD = ROOT / "tests" / "gold" / "passages.jsonl"
FLOORS = ROOT / "tests" / "floors.json"
SLACK = 25
"""Characters by which a found span may be wider than the gold span: a generic word."""

Scores = dict[str, dict[str, float]]


def score(path: Path) -> tuple[Scores, list[str], list[tuple[float, bool]]]:
    """Return the figures by language (and "all"), the faults, confidence and outcome of each answer."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    faults: list[str] = []
    answers: list[tuple[float, bool]] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        document = json.loads(line)
        article = Article(document["id"], document["text"], language=document["lang"][:2])
        shown = list(analyze_article(article).shown(SHOWN_ROLES))
        tally(document, shown, counts, faults)
        answers += outcomes(document, shown)
    return {key: figures(count) for key, count in sorted(counts.items())}, faults, answers


def outcomes(document: dict[str, Any], shown: list[Resolution]) -> list[tuple[float, bool]]:
    """Return for each answer that can be judged its confidence and whether it is right."""
    found = []
    for resolution in shown:
        touched = [gold for gold in document["mentions"] if overlap(gold, resolution)]
        if not any(gold.get("optional") or gold["kind"] in ("demonym", "embedded") for gold in touched):
            found.append((resolution.confidence, bool(touched) and is_right(touched[0], resolution)))
    return found


def calibration(answers: list[tuple[float, bool]]) -> list[tuple[str, int, float, float]]:
    """Return for each band of confidence: how many answers, their mean confidence, the share right."""
    bands: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for confidence, right in answers:
        bands[min(9, int(confidence * 10))].append((confidence, right))
    return [
        (f"{band / 10:.1f}-{(band + 1) / 10:.1f}", len(of_band), sum(c for c, _ in of_band) / len(of_band),
         sum(r for _, r in of_band) / len(of_band))
        for band, of_band in sorted(bands.items())
    ]  # fmt: skip


def tally(
    document: dict[str, Any], shown: list[Resolution], counts: dict[str, Counter[str]], faults: list[str]
) -> None:
    """Add one document to the counts."""
    wanted = [
        m for m in document["mentions"] if m["kind"] in ("literal", "metonym") and not m.get("optional")
    ]
    used: set[int] = set()
    for gold in wanted:
        keys = ("all", document["lang"], f"country {gold['country'] or '-'}")
        index = match(gold, shown, used)
        outcome = "missed"
        if index is not None:
            used.add(index)
            outcome = "right" if is_right(gold, shown[index]) else "wrong"
        for key in keys:
            counts[key][outcome] += 1
        if outcome != "right":
            place = shown[index].place if index is not None else None
            got = f" -> {place.name} [{place.kind}] {place.country}" if place else ""
            faults.append(f"{document['id']} {outcome} {gold['text']!r} {gold['country']}{got}")
    for index, resolution in enumerate(shown):
        if index not in used and not any(overlap(gold, resolution) for gold in document["mentions"]):
            counts["all"]["false"] += 1
            counts[document["lang"]]["false"] += 1
            counts["all"]["false in negatives"] += bool(document.get("negative"))
            faults.append(f"{document['id']} false {resolution.mention.text!r}")


def overlap(gold: dict[str, Any], resolution: Resolution) -> int:
    """Return by how many characters two spans overlap, 0 when they do not."""
    return max(0, min(gold["end"], resolution.mention.end) - max(gold["start"], resolution.mention.start))


def match(gold: dict[str, Any], shown: list[Resolution], used: set[int]) -> int | None:
    """Return the index of the span that answers a gold mention best."""
    low, high = gold.get("wide") or (gold["start"], gold["end"])
    found = [
        (abs(r.mention.start - gold["start"]) + abs(r.mention.end - gold["end"]), index)
        for index, r in enumerate(shown)
        if index not in used
        and overlap(gold, r)
        and r.mention.start >= low - SLACK
        and r.mention.end <= high + SLACK
    ]
    return min(found)[1] if found else None


def is_right(gold: dict[str, Any], resolution: Resolution) -> bool:
    """Tell whether a resolution lies within the radius of the gold point and in its country."""
    place = resolution.place
    if place is None or (gold["country"] and place.country and place.country != gold["country"]):
        return False
    return distance_km(gold["lat"], gold["lon"], place.lat, place.lon) <= gold["radius_km"]


def figures(count: Counter[str]) -> dict[str, float]:
    """Return precision, recall and F1 of recognition, share of right places, end-to-end F1."""
    right, wrong, missed, false = (count[k] for k in ("right", "wrong", "missed", "false"))
    gold, found = right + wrong + missed, right + wrong
    answered = found + false
    recall, precision = (found / gold if gold else 1.0), (found / answered if answered else 1.0)
    return {
        "gold": gold,
        "recall": round(recall, 4),
        "precision": round(precision, 4),
        "f1": round(2 * found / (gold + answered), 4) if gold + answered else 1.0,
        "right_place": round(right / found, 4) if found else 1.0,
        "end_to_end_f1": round(2 * right / (gold + answered), 4) if gold + answered else 1.0,
        "false": false,
        "false_in_negatives": count["false in negatives"],
    }


def table(header: list[str], rows: list[list[str]], markdown: bool) -> str:
    """Return rows as a Markdown table, or aligned for a terminal."""
    if markdown:
        return "\n".join(f"| {' | '.join(row)} |" for row in [header, ["---"] * len(header), *rows])
    widths = [max(map(len, column)) for column in zip(header, *rows, strict=True)]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        for row in [header, *rows]
    )


def show(scores: Scores, answers: list[tuple[float, bool]], markdown: bool) -> None:
    """Print the figures and the calibration."""
    columns = list(next(iter(scores.values())))
    rows = [[key, *(f"{values[column]:g}" for column in columns)] for key, values in scores.items()]
    print(table(["", *columns], rows, markdown), end="\n\n")
    bands = [[band, str(n), f"{mean:.2f}", f"{right:.2f}"] for band, n, mean, right in calibration(answers)]
    print(table(["confidence", "answers", "mean", "right"], bands, markdown), end="\n\n")


def raise_floors(scores: Scores) -> None:
    """Write the end-to-end figures as floors where they are higher than those known."""
    known = json.loads(FLOORS.read_text()) if FLOORS.exists() else {}
    for key, values in scores.items():
        if not key.startswith("country"):
            known[key] = max(known.get(key, 0.0), values["end_to_end_f1"])
    FLOORS.write_text(json.dumps(known, indent=2, sort_keys=True) + "\n")


def main(arguments: list[str]) -> None:
    """Score the gold files named, print the figures and the faults."""
    paths = [Path(argument) for argument in arguments if not argument.startswith("-")] or [GOLD]
    for path in paths:
        scores, faults, answers = score(path)
        print(path.name, end="\n\n")
        show(scores, answers, "--markdown" in arguments)
        if "--markdown" not in arguments:
            print("\n".join(faults))
        if "--floors" in arguments:
            raise_floors(scores)


if __name__ == "__main__":
    main(sys.argv[1:])
