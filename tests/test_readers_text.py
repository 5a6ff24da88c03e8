"""What is done to a text that was read: its encoding found, its rubbish and its Markdown taken out."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest
from articles import KYRGYZ, RUSSIAN, one
from hypothesis import given
from hypothesis import strategies as st

from geonews.readers import read
from geonews.readers.clean import clean, visible
from geonews.readers.encoding import guess
from geonews.readers.text import plain

SEED = Path(__file__).parents[2] / "shared" / "seeds" / "000_e90467802ea9ae43.txt"


# encodings

GUESSES = [
    (RUSSIAN, "cp1251", "cp1251"),
    (RUSSIAN, "koi8-r", "koi8-r"),
    (RUSSIAN, "cp866", "cp866"),
    (RUSSIAN.upper(), "cp1251", "cp1251"),
    ("Ош", "cp1251", "cp1251"),
    ("Цены — «Ош»", "cp1251", "cp1251"),
    ("Café", "cp1252", "cp1252"),
    ("“Osh” – calm", "cp1252", "cp1252"),
    (KYRGYZ, "utf-8", "utf-8-sig"),
    ("Osh", "ascii", "utf-8-sig"),
    (KYRGYZ, "utf-16", "utf-16"),
]


@pytest.mark.parametrize(("text", "encoding", "expected"), GUESSES)
def test_encodings(text, encoding, expected):
    assert guess(text.encode(encoding)) == expected


def test_another_encoding_is_logged(tmp_path, caplog):
    with caplog.at_level(logging.WARNING, "geonews"):
        one(tmp_path, "old.txt", RUSSIAN.encode("cp1251"))
    assert "old.txt: read as cp1251" in caplog.text


# hygiene

LEAD = "Kyrgyzstan's interim government said on Thursday that it would punish those who organised the unrest."

BODY = f"{LEAD} " * 2 + "Its opponents had taken the offices of three regions the day before."

CLEANED = [
    # text, expected text, title, source
    (f"Unrest in the south\n\n{BODY}", BODY, "Unrest in the south", None),
    (f"\n Unrest  in the south \n\n\n{BODY}", BODY, "Unrest in the south", None),
    (f"A coup in Bishkek?\n\n{BODY}", BODY, "A coup in Bishkek?", None),
    (f"Accessibility links\n\nBREAKING NEWS\n\nUnrest in Osh\n\n{BODY}", BODY, "Unrest in Osh", None),
    (f"Линктер\n\nЧУКУЛ КАБАР!\n\nОшто митинг\n\n{BODY}", BODY, "Ошто митинг", None),
    (f"Live updates from Osh\n\nLive\n\n{BODY}", BODY, "Live updates from Osh", None),
    *((text, text, None, None) for text in (
        "Unrest in the south\n\nIt is tense.",
        f"Unrest in the south.\n\n{BODY}",
        f"“Unrest in the south.”\n\n{BODY}",
        f"Unrest in the south\n{BODY}",
        "Unrest in the south",
        f"Osh\n\n{BODY}",
        f"Dear guests!\n\n{BODY}",
        f"By A. Reporter\n\n{BODY}",
        f"May 13, 2010\n\n{BODY}",
        f"OSH, Kyrgyzstan, May 13\n\n{BODY}",
        f"BISHKEK (Reuters) -\n\n{BODY}",
        "The source: a ministry said so.",
        "Protesters used a browser game.",
        "Osh is tense.\n\nOsh is tense.",
    )),
    ("Osh is tense.\n/ Source: Reuters\n\nAll day.", "Osh is tense.\n\nAll day.", None, "Reuters"),
    ("Osh is tense.\n\nИсточник: АКИpress", "Osh is tense.", None, "АКИpress"),
    ("IE 11 is not supported. For an optimal experience use another browser.\n\nOsh.", "Osh.", None, None),
    ("Please enable JavaScript in your browser to view this page.\n\nOsh.", "Osh.", None, None),
    ("Osh is tense.\n\nAdvertisement\n\nAll day.", "Osh is tense.\n\nAll day.", None, None),
    ("Osh is tense.\n\nЧитайте также:\n\nAll day.", "Osh is tense.\n\nAll day.", None, None),
    ("18:40\n4 мин\nIn Osh at 18:40 it was 4 min late.", "In Osh at 18:40 it was 4 min late.", None, None),
    (f"{LEAD}\n/ Source: Reuters\n\n{LEAD}\n\nOsh is tense.", f"{LEAD}\n\nOsh is tense.", None, "Reuters"),
    (f"{LEAD}\n{LEAD}\nOsh is tense.", f"{LEAD}\nOsh is tense.", None, None),
    ("Osh is tense.\n\n\n\n\nAll day.  ", "Osh is tense.\n\nAll day.", None, None),
    ("  - Osh\n  - Uzgen", "- Osh\n  - Uzgen", None, None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected", "title", "publisher"), CLEANED)
def test_hygiene(text, expected, title, publisher):
    assert clean(text) == (expected, title, publisher)


@given(
    st.text(max_size=300)
    | st.lists(st.sampled_from([LEAD, "Osh", "Share", "Source: X", "", " a. "])).map("\n".join)
)
def test_cleaning_twice_changes_nothing(text):
    once = clean(text, "A title")
    assert clean(once.text, "A title").text == once.text
    assert visible(once.text) == once.text


MARKDOWN = [
    ("# Osh #", "Osh"),
    ("Osh is #1", "Osh is #1"),
    ("*Osh*, **Uzgen**, ***Aravan***, _Nookat_", "Osh, Uzgen, Aravan, Nookat"),
    ("2 * 3 * 4 and snake_case_name", "2 * 3 * 4 and snake_case_name"),
    ('[Osh](https://example.org/a_(b) "Title")', '[Osh](https://example.org/a_(b) "Title")'),
    ('[Osh](https://example.org "Title")', "Osh"),
    ("![A map of Osh](map.png)Osh", "Osh"),
    ("[Osh] (south)", "[Osh] (south)"),
    ("[" * 3000, "[" * 3000),
    ("*" * 3000, "*" * 3000),
]


@pytest.mark.parametrize(("markdown", "expected"), MARKDOWN)
def test_markdown(markdown, expected):
    assert plain(markdown) == expected


SLOW = ["# " + " " * 50_000 + "x", "[" * 50_000, "*a" * 50_000, "_" * 50_000, "![](" * 20_000, "(x)" * 50_000]
SLOW += ["Source" + " " * 50_000, "browser " * 20_000, "\n" * 200_000, "a,\n" * 50_000, "<meta " * 20_000]


@pytest.mark.parametrize("text", SLOW, ids=[text[:6].strip() or "breaks" for text in SLOW])
def test_no_text_takes_long(tmp_path, text):
    import time

    started = time.perf_counter()
    plain(text)
    clean(text)
    (tmp_path / "a").write_text(text)
    list(read(tmp_path / "a", on_error=lambda error: None))
    assert time.perf_counter() - started < 2


@pytest.mark.skipif(not SEED.exists(), reason="the shared folder is not here")
def test_the_seed_article():
    (article,) = read(SEED)
    assert article.title == "Kyrgyz gov't says to rout coup attempt organizers"
    assert article.source == "Reuters"
    assert article.text.startswith("Kyrgyzstan's interim government said Thursday")
    assert article.text.count("it will root out and punish") == 1
    assert "IE 11" not in article.text
