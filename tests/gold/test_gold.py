"""The gold files agree with the marked texts, with the dispatches and with the nouns of the model."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import build_gold
import pytest

from geonews.model import KINDS, STATUSES
from geonews.ontology import TYPES

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent


def load(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (HERE / name).read_text(encoding="utf-8").splitlines()]


def test_written_files_are_up_to_date() -> None:
    assert build_gold.outdated() == []


def test_places_are_on_earth_and_of_known_kinds() -> None:
    for key, place in build_gold.read_places().items():
        assert place["type"] in KINDS, key
        assert abs(place["lat"]) <= 90 and abs(place["lon"]) <= 180 and place["radius_km"] > 0, key


@pytest.mark.parametrize("seed", load("seeds.jsonl"), ids=lambda seed: seed["id"])
def test_offsets_of_a_dispatch(seed: dict[str, Any]) -> None:
    text = (ROOT / seed["file"]).read_text(encoding="utf-8").split("---\n", 2)[2].strip()
    for found in seed["mentions"]:
        assert text[found["start"] : found["end"]] == found["text"]
    for event in seed["events"]:
        assert text[event["start"] : event["end"]] == event["quote"]
        assert event["status"] in STATUSES
        assert {event["type"], *event.get("also", ())} <= TYPES.keys()


def test_passages_cover_every_language() -> None:
    passages = load("passages.jsonl")
    count = Counter(passage["lang"][:2] for passage in passages)
    assert count["en"] >= 20 and all(count[code] >= 12 for code in ("ru", "ky", "kk", "uz", "tg", "tk"))
    assert sum(passage["negative"] for passage in passages) >= 8
    for passage in passages:
        for found in passage["mentions"]:
            lo, hi = found.get("wide", (found["start"], found["end"]))
            assert passage["text"][found["start"] : found["end"]] == found["text"]
            assert lo <= found["start"] < found["end"] <= hi
