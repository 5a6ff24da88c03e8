"""Texts of one line each: which spans are found, and which place each is."""

import re
from pathlib import Path

import pytest

from geonews.gazetteer import open_gazetteer
from geonews.model import Article
from geonews.recognition import recognise
from geonews.resolution import resolve

CASES = Path(__file__).parent / "cases" / "resolution.tsv"
MARK = re.compile(r"\[([^|\]]+)\|([^\]]+)\]")


def plain(marked: str) -> str:
    return MARK.sub(r"\1", marked)


def cases():
    for line in CASES.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            language, marked = line.split("\t")
            yield pytest.param(language, marked, id=f"{language}: {plain(marked)[:60]}")


@pytest.mark.parametrize(("language", "marked"), list(cases()))
def test_case(language: str, marked: str) -> None:
    text = plain(marked)
    wanted = [(name, place) for name, place in MARK.findall(marked)]
    article = Article("case", text, language=language)
    gazetteer = open_gazetteer()
    found = resolve(article, recognise(article, gazetteer), gazetteer)
    shown = [r for r in found if r.mention.role in ("literal", "metonym")]
    assert [(r.mention.text, r.place.id) for r in shown] == wanted
    for resolution in found:
        mention = resolution.mention
        assert text[mention.start : mention.end] == mention.text
        assert 0 <= resolution.confidence <= 1


def test_evidence_sums_to_the_score() -> None:
    article = Article("a", "Crowds gathered in Osh and Jalalabad, Kyrgyzstan.", language="en")
    gazetteer = open_gazetteer()
    for resolution in resolve(article, recognise(article, gazetteer), gazetteer):
        for candidate in resolution.candidates:
            assert candidate.score == pytest.approx(sum(value for _, value in candidate.evidence), abs=0.01)
