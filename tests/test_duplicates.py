"""The same story told twice, word for word or nearly."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from stories import OTHER, STORY

from geonews.cli import geonews as root
from geonews.model import Article
from geonews.readers.duplicates import Repeat, unique

pytestmark = pytest.mark.usefixtures("own_cache")

NEAR = STORY.replace("Thursday", "Friday")
CYRILLIC = (
    "В четверг в городе Ош прошёл митинг, в котором участвовали около двухсот человек, сообщила милиция. "
    "Люди требовали встречи с губернатором и разошлись к вечеру, когда власти пообещали их выслушать."
)
DUPLICATES = [
    # texts, and which repeats which
    ([STORY, STORY], ["1=0"]),
    ([STORY, f"  {STORY.upper()}\n"], ["1=0"]),
    ([STORY + " " + OTHER, NEAR + " " + OTHER], ["1~0"]),
    ([STORY + " " + OTHER, STORY], []),
    ([STORY, OTHER], []),
    ([STORY, OTHER, STORY, OTHER], ["2=0", "3=1"]),
    (["Osh is calm.", "Osh is tense."], []),
    (["Osh is calm.", "Osh is calm!"], ["1=0"]),
    (["", ""], ["1=0"]),
    ([CYRILLIC, CYRILLIC.replace("четверг", "пятницу")], ["1~0"]),
    ([CYRILLIC, CYRILLIC.upper()], ["1=0"]),
]


@pytest.mark.parametrize(("given", "repeats"), DUPLICATES)
def test_duplicates(given: list[str], repeats: list[str]) -> None:
    articles = [Article(str(number), text) for number, text in enumerate(given)]
    found: list[Repeat] = []
    assert list(unique(articles, on_repeat=found.append)) == articles
    assert [f"{r.article.id}{'=' if r.likeness == 1 else '~'}{r.first}" for r in found] == repeats
    kept = [article.id for article in unique(articles, merge=True)]
    assert kept == [article.id for article in articles if article.id not in {r[0] for r in repeats}]


def test_duplicates_forget_what_is_long_past(monkeypatch: pytest.MonkeyPatch) -> None:
    from geonews.readers import duplicates

    monkeypatch.setattr(duplicates, "REMEMBERED", 3)
    articles = [
        Article(str(n), f"{STORY} " + " ".join(f"w{n}x{i}" for i in range(200))) for n in range(10)
    ] + [Article("x", STORY)]
    assert len(list(unique(articles, merge=True))) == 11
    memory = duplicates._Memory()
    for article in articles:
        memory.meet(article)
    assert len(memory._texts) == 3 and len(memory._by_probe) <= 3 * duplicates.PROBES


def test_events_merge_duplicates(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(STORY)
    noticed = CliRunner().invoke(root, ["events", str(tmp_path), "-f", "jsonl"])
    merged = CliRunner().invoke(root, ["events", str(tmp_path), "-f", "jsonl", "--merge-duplicates"])
    assert (
        "b.txt: the same text as a.txt" in noticed.stderr
        and "b.txt: the same text as a.txt, left out" in merged.stderr
    )
    ids = [
        {json.loads(line)["article_id"] for line in done.stdout.splitlines()} for done in (noticed, merged)
    ]
    assert ids == [{"a.txt", "b.txt"}, {"a.txt"}]
