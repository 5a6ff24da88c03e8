"""Rules that hold for every language file, and tables of inflected names and sentences."""

import importlib
import json
import re
import time
import unicodedata
from pathlib import Path

import pytest

from geonews import languages
from geonews.gazetteer import open_gazetteer
from geonews.languages import LANGUAGES, Language, detect
from geonews.languages.detection import Identifier
from geonews.model import KINDS, Article
from geonews.recognition import recognise
from geonews.text import fold, words

ROOT = Path(__file__).parent.parent
CASES = Path(__file__).parent / "cases"
DEV = ROOT.parent / "shared" / "dev" / "central_asia_dev.jsonl"
HELPERS = {"__init__", "detection", "endings", "language"}
LETTERS = {"Cyrl": re.compile("[\u0400-\u052f]"), "Latn": re.compile("[a-z\u00df-\u024fʻʼ]")}
SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[«\"“]?[^\W\d_])|\n+")

every_language = pytest.mark.parametrize("language", LANGUAGES.values(), ids=LANGUAGES)


def table(name: str) -> list[list[str]]:
    lines = (CASES / name).read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines[1:]]


def folded_words(language: Language) -> dict[str, set[str]]:
    """Return the words of every field that holds single folded words."""
    fields = (
        "kinds_after kinds_before plural_kinds links conjunctions articles streets locatives locatives_after "
        "titles organisations speech stop months weekdays adjectival suffixes"
    )
    return {name: set(getattr(language, name)) for name in fields.split()}


def stems(form: str, language: Language) -> set[str]:
    """Return what is left of a folded word without each ending the language knows."""
    found = {form.removesuffix(suffix) for suffix in language.suffixes}
    return found | {
        form.removesuffix(ending) + instead
        for ending, instead in language.replacements
        if form.endswith(ending)
    }


def test_every_file_is_a_language():
    files = {path.stem for path in Path(languages.__file__).parent.glob("*.py")} - HELPERS
    assert files == set(LANGUAGES)
    for code in files:
        module = importlib.import_module(f"geonews.languages.{code}")
        assert [value for value in vars(module).values() if isinstance(value, Language)] == [LANGUAGES[code]]


@every_language
def test_words_are_folded(language):
    for name, entries in folded_words(language).items():
        assert {entry for entry in entries if fold(entry) != entry or not entry} == set(), name
    for ending, instead in language.replacements:
        assert (fold(ending), fold(instead)) == (ending, instead)
        assert ending and ending != instead


@every_language
def test_words_are_single(language):
    """The recogniser compares single words: a hyphen or space would never match."""
    for name, entries in folded_words(language).items():
        assert {entry for entry in entries if [w.text for w in words(entry)] != [entry]} == set(), name


@every_language
def test_script(language):
    """A Latin letter in a Cyrillic word is a typing error."""
    for script in language.scripts:
        assert script in LETTERS
    for name, entries in folded_words(language).items():
        for entry in entries:
            scripts = {script for script, letters in LETTERS.items() if letters.search(entry)}
            assert len(scripts) == 1 and scripts <= set(language.scripts), (name, entry)


@every_language
def test_endings(language):
    for endings in (language.suffixes, tuple(ending for ending, _ in language.replacements)):
        assert list(endings) == sorted(endings, key=lambda ending: -len(ending))
    assert len(set(language.suffixes)) == len(language.suffixes)
    assert len(set(language.replacements)) == len(language.replacements)
    assert language.locative_endings <= set(language.suffixes)
    assert not language.locative_endings & language.adjectival
    assert language.adjectival <= {*language.suffixes, *(ending for ending, _ in language.replacements)}


@every_language
def test_kinds(language):
    kinds = {**language.kinds_before, **language.kinds_after}
    asked = {kind for value in kinds.values() for kind in value.split()}
    assert asked <= set(KINDS)
    assert asked >= set(KINDS) - {"quarter", "area"}
    assert language.plural_kinds and language.plural_kinds <= set(kinds)
    assert language.conjunctions


@every_language
def test_calendar(language):
    assert set(language.months.values()) == set(range(1, 13))
    assert set(language.weekdays.values()) == set(range(7))
    assert not set(language.months) & set(language.weekdays)


@every_language
def test_abbreviations(language):
    for word in language.abbreviations:
        assert word == word.lower() and not word.endswith(".") and " " not in word


@every_language
def test_identification(language):
    assert len(language.function_words) >= 60 * len(
        [s for s in language.scripts if s != "Latn" or language.code != "kk"]
    )
    assert all(word == word.lower() for word in language.function_words | language.endings)
    assert all(len(ending) > 1 for ending in language.endings)
    assert not language.foreign_letters & set("".join(language.function_words))
    assert not language.foreign_letters & set("".join(language.letters))
    assert all(weight > 0 for weight in language.letters.values())


@every_language
def test_titles_and_speech(language):
    for entries in (language.titles, language.organisations, language.speech, language.locatives):
        assert len(entries) >= 8
    assert not language.titles & language.organisations


@pytest.mark.parametrize(("code", "form", "name"), table("languages-forms.tsv"))
def test_inflected_form(code, form, name):
    """An inflected name leads to the name; in names of several words only the last one is taken apart."""
    *head, last = [fold(word.text) for word in words(form)]
    *name_head, name_last = [fold(word.text) for word in words(name)]
    assert head == name_head
    assert name_last in stems(last, LANGUAGES[code])


@pytest.mark.parametrize(("code", "text"), table("languages-ordinary.tsv"))
def test_ordinary_words_are_no_places(code, text):
    mentions = recognise(Article("ordinary", text, language=code), open_gazetteer())
    assert [mention.text for mention in mentions if mention.role != "demonym"] == []


@pytest.mark.parametrize(("code", "sentence"), table("languages-sentences.tsv"))
def test_detect(code, sentence):
    assert detect(sentence) == code


@pytest.mark.parametrize("text", ["", "   ", "2022-01-05 — 17:30", "…!?", "中亚新闻", "🙂🙂", "\u200b"])
def test_detect_says_english_when_nothing_tells(text):
    assert detect(text) == "en"


@pytest.mark.parametrize("apostrophe", "'’‘ʻʼ`")
def test_detect_uzbek_with_any_apostrophe(apostrophe):
    assert detect("Fargʻona shahrida yogʻin koʻp boʻldi".replace("ʻ", apostrophe)) == "uz"


@pytest.mark.parametrize(("code", "sentence"), table("languages-sentences.tsv")[::7])
def test_detect_decomposed_and_hyphenated(code, sentence):
    assert detect(unicodedata.normalize("NFD", sentence)) == code
    assert detect(re.sub(r"(\w{3})(?=\w{3})", "\\1\u00ad", sentence)) == code


def test_detect_is_linear():
    text = "Oʻ" * 5_000_000
    start = time.perf_counter()
    detect(text)
    assert time.perf_counter() - start < 0.5


def test_detect_ignores_case():
    assert detect("БИШКЕКТЕ ЖОЛ КЫРСЫГЫ БОЛУП, ЭКИ КИШИ КАЗА ТАПТЫ") == "ky"


@pytest.mark.parametrize(
    ("code", "found"),
    [("ky", "ky"), ("uz-Cyrl", "uz"), ("KK", "kk"), ("tg_TJ", "tg"), ("", "en"), (None, "en"), ("de", "en")],
)
def test_get(code, found):
    assert languages.get(code).code == found


def test_example_of_the_documentation():
    """The eighth language of docs/languages.md meets the same rules and is told from the others."""
    code = re.search(r"```python\n(.*?)```", (ROOT / "docs" / "languages.md").read_text("utf-8"), re.S)
    names: dict[str, object] = {}
    exec(compile(code[1], "languages.md", "exec"), names)
    uyghur = names["UYGHUR"]
    rules = (
        test_words_are_folded, test_words_are_single, test_script, test_endings, test_kinds, test_calendar,
        test_abbreviations, test_identification, test_titles_and_speech,
    )  # fmt: skip
    for rule in rules:
        rule(uyghur)
    identify = Identifier([*LANGUAGES.values(), uyghur], "en").identify
    assert identify("Үрүмчидә йеңи завод ечилди вә бир кочиси йепилди") == "ug"
    for language, sentence in table("languages-sentences.tsv"):
        assert identify(sentence) == language


@pytest.mark.skipif(not DEV.exists(), reason="development set is not beside the repository")
def test_detect_on_development_set():
    documents = [json.loads(line) for line in DEV.read_text("utf-8").splitlines()]
    wrong = [d["id"] for d in documents if detect(d["text"]) != d["lang"][:2]]
    assert wrong == []
    sentences = [(d["lang"][:2], s) for d in documents for s in SENTENCE.split(d["text"]) if s.strip()]
    wrong = [(code, s) for code, s in sentences if detect(s) != code]
    assert len(wrong) <= 0.02 * len(sentences), wrong
