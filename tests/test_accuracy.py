"""Accuracy on our own gold never falls: the floors only rise (benchmarks/accuracy.py --floors)."""

import importlib.util
import json
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SPEC = importlib.util.spec_from_file_location("accuracy", ROOT / "benchmarks" / "accuracy.py")
accuracy = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(accuracy)
FLOORS = json.loads(accuracy.FLOORS.read_text())
MOST_FALSE_IN_NEGATIVES = 5
"""In 17 texts full of persons, teams and dishes named like places; may only fall."""


@pytest.fixture(scope="module")
def scores():
    return accuracy.score(accuracy.GOLD)[0]


@pytest.mark.parametrize("language", sorted(FLOORS.keys() - {"reports", "newsroom"}))
def test_floor(scores, language):
    assert scores[language]["end_to_end_f1"] >= FLOORS[language]


def test_texts_without_places(scores):
    assert scores["all"]["false_in_negatives"] <= MOST_FALSE_IN_NEGATIVES
