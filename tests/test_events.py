import csv
import re
import time
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from geonews.events import extract, merge_reports, sources_of
from geonews.events.quantities import find_counted
from geonews.events.trigger import FRAMES, heads, read_triggers, to_regex
from geonews.model import STATUSES, Article, Mention, Place, Report, Resolution
from geonews.ontology import CATEGORIES, TYPES
from geonews.text import lowered

PUBLISHED = date(2010, 5, 13)
CASES = Path(__file__).parent / "cases"
LANGUAGES = ("en", "ru", "ky", "kk", "uz", "tg", "tk")


def place(name, kind, country, *parents, feature=None):
    return Place(name, name, kind, country, 40.0, 70.0, 10.0, parents=parents, feature=feature)


PLACES = {
    p.id: p
    for p in (
        place("Kyrgyzstan", "country", "KG"),
        place("Kazakhstan", "country", "KZ"),
        place("Uzbekistan", "country", "UZ"),
        place("Russia", "country", "RU"),
        place("Belarus", "country", "BY"),
        place("Jalal-Abad Region", "region", "KG", "Kyrgyzstan"),
        place("Batken Region", "region", "KG", "Kyrgyzstan"),
        place("Bishkek", "settlement", "KG", "Kyrgyzstan", feature="PPLC"),
        place("Osh", "settlement", "KG", "Kyrgyzstan"),
        place("Jalal-Abad", "settlement", "KG", "Jalal-Abad Region", "Kyrgyzstan"),
        place("Batken", "settlement", "KG", "Batken Region", "Kyrgyzstan"),
        place("Nura", "settlement", "KG", "Kyrgyzstan"),
        place("Ak-Buura", "water", "KG", "Kyrgyzstan"),
        place("Dostuk", "crossing", "KG", "Kyrgyzstan"),
        place("Manas", "facility", "KG", "Kyrgyzstan"),
        place("Ferghana Valley", "valley", None),
        place("Almaty", "settlement", "KZ", "Kazakhstan"),
        place("Andijan", "settlement", "UZ", "Uzbekistan"),
        place("Khorog", "settlement", "TJ"),
        place("Mary", "settlement", "TM"),
    )
}
MARK = re.compile(r"\[([^]=|]+)(?:=([^]|]+))?(?:\|(\w+))?\]")


def marked(text):
    """Return a text without its marks ``[name=place|role]``, and the resolutions they stand for."""
    plain, resolutions, last = "", [], 0
    for mark in MARK.finditer(text):
        plain += text[last : mark.start()]
        name, key, role = mark.groups()
        mention = Mention(len(plain), len(plain) + len(name), name, role or "literal")
        resolutions.append(Resolution(mention, PLACES[key or name], 0.9))
        plain, last = plain + name, mark.end()
    return plain + text[last:], resolutions


def events_of(text, language="en", published=PUBLISHED):
    plain, resolutions = marked(text)
    return extract(Article("a", plain, published=published, language=language), resolutions)


def told(event):
    start = str(event.date.start) if event.date else "-"
    return f"{event.type} {event.status} {event.place.name if event.place else '-'} {start}"


def cases(name):
    with (CASES / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize("case", cases("events.tsv"), ids=lambda case: case["text"])
def test_a_sentence_reports(case):
    assert sorted(map(told, events_of(case["text"], case["language"]))) == sorted(
        case["expected"].split("; ")
    )


@pytest.mark.parametrize("case", cases("events-words.tsv"), ids=lambda case: case["text"])
def test_a_type_is_told_in_every_language(case):
    places = {e.place for e in events_of(case["text"], case["language"]) if e.type == case["type"]}
    assert places == {resolution.place for resolution in marked(case["text"])[1]}


@pytest.mark.parametrize("language", ["ky", "kk", "uz", "tg"])
def test_every_type_has_words_and_a_sentence(language):
    told_of = {case["type"] for case in cases("events-words.tsv") if case["language"] == language}
    assert told_of == set(TYPES) == {trigger.type for trigger in read_triggers(language)}


@pytest.mark.parametrize("case", cases("events-none.tsv"), ids=lambda case: case["text"])
def test_a_sentence_reports_nothing(case):
    assert list(map(told, events_of(case["text"], case["language"]))) == []


@pytest.mark.parametrize("case", cases("events.tsv"), ids=lambda case: case["text"])
def test_an_event_points_into_its_text(case):
    text, _ = marked(case["text"])
    for event in events_of(case["text"], case["language"]):
        assert text[event.start : event.end] == event.quote != ""
        assert event.trigger in text and event.status in STATUSES and 0 < event.confidence < 1
        assert re.fullmatch("[0-9a-f]{12}", event.id)


@pytest.mark.parametrize(
    ("text", "basis", "name"),
    [
        ("Crowds stormed the city hall in [Osh].", "in_clause", "Osh"),
        ("[Osh] was tense; crowds stormed the city hall.", "in_sentence", "Osh"),
        ("It was quiet in [Osh]. Crowds stormed the city hall.", "previous_sentence", "Osh"),
        ("[Kyrgyzstan] is tense and so is [Bishkek]. In [Osh] all is quiet. A coup failed in the capital.",
         "nominal", "Bishkek"),
        ("[OSH=Osh|dateline], May 13 - Crowds stormed the city hall.", "dateline", "Osh"),
        ("[Kyrgyzstan] is tense.\n\nCrowds stormed the city hall.", "article_country", "Kyrgyzstan"),
        ("A mudflow hit [Kyrgyzstan] on Wednesday. Two people died in [Nura].", "next_sentence", "Nura"),
        ("Crowds stormed the city hall.", "none", None),
    ],
)  # fmt: skip
def test_the_reason_for_a_place_is_kept(text, basis, name):
    [event] = events_of(text)
    assert (event.place_basis, event.place and event.place.name) == (basis, name)


@pytest.mark.parametrize(
    "text",
    [
        "[Russian=Russia|demonym] President Dmitry Medvedev appointed an envoy to [Kyrgyzstan].",
        "[Kyrgyzstan] is calm. [Moscow=Russia|metonym] has promised aid.",
        "He lives in [Belarus]. Crowds in [Osh] stormed the city hall.",
    ],
)
def test_no_event_lands_at_the_nearest_foreign_place(text):
    assert all(event.place is None or event.place.country == "KG" for event in events_of(text))


@pytest.mark.parametrize(
    ("text", "language", "what", "numbers"),
    [
        ("At least 12 people were killed.", "en", "fatalities", (12, 12, None)),
        ("The clashes left dozens dead.", "en", "fatalities", (24, None, None)),
        ("There were no reports of deaths.", "en", "fatalities", (0, 0, 0)),
        ("Twenty-three soldiers were wounded.", "en", "injured", (23, 23, 23)),
        ("Between 300 to 400 people were injured.", "en", "injured", (300, None, 400)),
        ("Up to 50 men were arrested.", "en", "arrested", (None, None, 50)),
        ("About 2,000 protesters marched.", "en", "crowd", (None, 2000, None)),
        ("Hundreds of supporters came.", "en", "crowd", (200, None, None)),
        ("Tens of thousands of people fled.", "en", "displaced", (20_000, None, None)),
        ("More than 3,600 people were evacuated.", "en", "displaced", (3600, 3600, None)),
        ("Some 100,000 people have left their homes.", "en", "displaced", (None, 100_000, None)),
        ("Эвакуированы около 12 тысяч человек.", "ru", "displaced", (None, 12_000, None)),
        ("Без крова остались 300 семей.", "ru", "displaced", (300, 300, 300)),
        ("70 mingga yaqin kishi xavfsiz joylarga koʻchirildi.", "uz", "displaced", (None, 70_000, None)),
        ("1500 киши башка жакка көчүрүлдү.", "ky", "displaced", (1500, 1500, 1500)),
        ("Екі мыңнан астам адам көшірілді.", "kk", "displaced", (2000, 2000, None)),
        ("160 dan ortiq kishi jarohat oldi.", "uz", "injured", (160, 160, None)),
        ("150дөн ашык киши жарадар болду.", "ky", "injured", (150, 150, None)),
        ("Жүздөн ашуун киши жабыркады.", "ky", "injured", (100, 100, None)),
        ("40-тан астам адам жараланды.", "kk", "injured", (40, 40, None)),
        ("30-га жакын киши кармалды.", "ky", "arrested", (None, 30, None)),
        ("20дай киши жарадар болду.", "ky", "injured", (None, 20, None)),
        ("200-dan gowrak adam göçürildi.", "tk", "displaced", (200, 200, None)),
        ("100 or more people were killed.", "en", "fatalities", (100, 100, None)),
        ("Эвакуированы 30 с лишним человек.", "ru", "displaced", (30, 30, None)),
        ("Беш аз 200 кас ба ҷойи амн кӯчонида шуд.", "tg", "displaced", (200, 200, None)),
        ("Погибли 18 человек.", "ru", "fatalities", (18, 18, 18)),
        ("Двое погибли на месте.", "ru", "fatalities", (2, 2, 2)),
        ("Более семидесяти человек ранены.", "ru", "injured", (70, 70, None)),
        ("Десятки ранены.", "ru", "injured", (24, None, None)),
        ("Задержаны 5 человек.", "ru", "arrested", (5, 5, 5)),
        ("Жертв нет.", "ru", "fatalities", (0, 0, 0)),
        ("31 киши каза тапты.", "ky", "fatalities", (31, 31, 31)),
        ("Бес адам қаза тапты.", "kk", "fatalities", (5, 5, 5)),
        ("Екі адам қаза тауып, он адам жараланды.", "kk", "fatalities", (2, 2, 2)),
        ("18 kishi halok boʻldi.", "uz", "fatalities", (18, 18, 18)),
        ("243 киши жароҳат олди.", "uz", "injured", (243, 243, 243)),
        ("Сездаҳ кас ҳалок шуд.", "tg", "fatalities", (13, 13, 13)),
        ("Azyndan on adam heläk boldy.", "tk", "fatalities", (10, 10, None)),
    ],
)
def test_people_are_counted(text, language, what, numbers):
    found = {c.what: c.quantity for c in find_counted(lowered(text), 0, len(text), language, text)}
    assert (found[what].low, found[what].best, found[what].high) == numbers
    assert found[what].text in text


@pytest.mark.parametrize(
    "text", ["They killed 3 hours.", "It is 12 km away.", "In 2010 he died.", "He paid 5 million dollars."]
)
def test_other_numbers_are_not_people(text):
    assert [c for c in find_counted(lowered(text), 0, len(text), "en", text) if c.quantity.best != 0] == []


def test_victims_of_the_next_sentence_belong_to_the_event():
    [event] = events_of("A bomb exploded in [Osh] on Monday. At least 12 people died and 40 were wounded.")
    assert event.fatalities.low == 12 and event.injured.best == 40 and event.mentions


def test_two_reports_of_one_happening_are_one_event():
    text = "Crowds stormed the city hall in [Osh] on Thursday. He spoke. Men had seized an office in [Osh]."
    [event] = events_of(text)
    assert event.place.name == "Osh" and len(event.mentions) == 1


def test_a_repeated_paragraph_adds_a_mention_only():
    lead = "Crowds stormed the regional administration in [Osh] on Thursday, police said."
    [event] = events_of(f"{lead}\n\n{lead}")
    assert len(event.mentions) == 1


def test_background_is_told_from_news():
    text = "Crowds seized an office in [Osh]. They burned houses in [Batken] on April 7."
    text += " In 1990 riots hit [Nura]."
    assert [e.novelty for e in events_of(text)] == ["new", "background", "historical"]


def test_speaker_and_actor_are_named():
    [event] = events_of("Police arrested 14 people in [Osh], according to the interior ministry.")
    assert event.actors == ("Police",) and event.attribution == "the interior ministry"
    assert event.arrested.best == 14


@pytest.mark.parametrize(
    ("language", "text", "actors", "speaker"),
    [
        ("en", "After police dispersed the crowd in [Osh], protesters stormed the city hall.",
         ("protesters",), None),
        ("en", "Two men were arrested by border guards near [Batken], the Border Service reported.",
         ("border guards",), "the Border Service"),
        ("en", "14 protesters were arrested in [Osh].", (), None),
        ("en", "The gunmen who attacked the base near [Osh] fled.", ("gunmen",), None),
        ("en", "The interim government said it had sent troops to [Osh].", ("interim government",),
         "The interim government"),
        ("ru", "В [Оше=Osh] пограничники задержали двух контрабандистов, сообщила пресс-служба ГПС.",
         ("пограничники",), "пресс-служба ГПС"),
        ("ru", "Двое задержаны милицией в [Оше=Osh], рассказали в ГУВД области.", ("милицией",),
         "ГУВД области"),
        ("ky", "[Ошто=Osh] милиция үч кишини кармады, деп билдирди Ички иштер министрлиги.", ("милиция",),
         "Ички иштер министрлиги"),
        ("ky", "[Ошто=Osh] эки киши милиция тарабынан кармалды.", ("милиция",), None),
        ("kk", "Төтенше жағдай министрлігінің мәліметінше, тұрғындар [Алматыда=Almaty] жолды жапты.",
         ("тұрғындар",), "Төтенше жағдай министрлігінің"),
        ("uz", "[Andijonda=Andijan] namoyishchilar koʻchaga chiqdi, deb maʼlum qildi IIV.",
         ("namoyishchilar",), "IIV"),
        ("uz", "[Андижонда=Andijan] ёнғин чиқди, деб маълум қилди Фавқулодда вазиятлар вазирлиги.", (),
         "Фавқулодда вазиятлар вазирлиги"),
        ("tg", "Ба гуфтаи мақомот, дар [Хоруғ=Khorog] ду мард аз ҷониби полис боздошт шуданд.", ("полис",),
         "мақомот"),
        ("tk", "Polisiýa [Maryda=Mary] üç adamy tussag etdi, diýip habar berdi ministrlik.", ("Polisiýa",),
         "ministrlik"),
    ],
)  # fmt: skip
def test_who_acts_and_who_says_so(language, text, actors, speaker):
    [event] = events_of(text, language)[-1:]
    assert (event.actors, event.attribution) == (actors, speaker)


@pytest.mark.parametrize(
    ("text", "language", "magnitude"),
    [
        ("A 6.1-magnitude earthquake hit [Nura].", "en", 6.1),
        ("An earthquake with a magnitude of 5.5 hit [Nura] at a depth of 10 km.", "en", 5.5),
        ("A quake hit [Nura]. It measured 4.8 on the Richter scale.", "en", 4.8),
        ("An earthquake hit [Nura]; it was felt at 6 points in [Osh].", "en", None),
        ("В [Нуре=Nura] произошло землетрясение магнитудой 6,6.", "ru", 6.6),
        ("Землетрясение силой 5,2 по шкале Рихтера произошло в [Оше=Osh].", "ru", 5.2),
        ("[Ошта=Osh] 5,3 магнитуда менен жер титиреди.", "ky", 5.3),
        ("[Ошта=Osh] магнитудасы 4,7 жер сілкінісі болды.", "kk", 4.7),
        ("[Oshda=Osh] magnitudasi 5.1 boʻlgan zilzila yuz berdi.", "uz", 5.1),
        ("Дар [Хоруғ=Khorog] заминларза бо магнитудаи 4,9 рух дод.", "tg", 4.9),
    ],
)
def test_earthquakes_are_measured(text, language, magnitude):
    assert [e.magnitude for e in events_of(text, language) if e.type == "earthquake"] == [magnitude]


def test_people_moved_out_are_counted():
    [event] = events_of("About 3,600 people were evacuated from [Osh] after the flood.")[:1]
    assert event.displaced.best == 3600 and event.crowd is None


def report_of(name, text, published=PUBLISHED):
    plain, resolutions = marked(text)
    article = Article(name, plain, published=published, language="en")
    return Report(article, tuple(resolutions), tuple(extract(article, resolutions)))


def test_articles_on_one_happening_share_its_id():
    reports = [
        report_of(
            "a", "A bomb exploded near the market in [Osh] on Wednesday. Police arrested two men in [Osh]."
        ),
        report_of("b", "At least 12 people died when a bomb exploded in [Osh] on Wednesday."),
        report_of("c", "A bomb exploded in [Osh] on April 7."),
    ]
    merged = merge_reports(reports)
    ids = [[e.id for e in r.events if e.type == "bombing"] for r in merged]
    assert ids[0] == ids[1] != ids[2]
    assert sources_of(merged)[ids[0][0]] == ("a", "b")
    assert [len(r.events) for r in merged] == [len(r.events) for r in reports]
    assert all(e.article_id == r.article.id for r in merged for e in r.events)


def test_folding_keeps_the_first_report_with_the_largest_numbers():
    reports = [
        report_of("a", "A bomb exploded in [Osh] on Wednesday."),
        report_of("b", "At least 12 people died when a bomb exploded in [Osh] on Wednesday."),
    ]
    first, second = merge_reports(reports, fold=True)
    assert [e.fatalities.low for e in first.events] == [12] and second.events == ()
    assert first.events[0].quote == reports[0].events[0].quote


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("An earthquake hit [Kyrgyzstan] on Wednesday.", "An earthquake hit [Nura] on Wednesday.", True),
        ("Protests broke out in [Kyrgyzstan].", "Protests broke out in [Osh].", False),
        ("Crowds stormed the city hall in [Osh].", "They tried to storm the city hall in [Osh].", False),
        ("Crowds stormed the city hall in [Osh].", "Gunmen attacked a base in [Osh].", False),
        ("A curfew was imposed in [Osh] on May 12.", "A curfew was declared in [Osh] on May 13.", True),
        ("A curfew was imposed in [Osh] on May 5.", "A curfew was declared in [Osh] on May 12.", False),
    ],
)
def test_what_is_one_happening(one, other, same):
    first, second = merge_reports([report_of("a", one), report_of("b", other)])
    assert ({e.id for e in first.events} == {e.id for e in second.events}) is same


def test_nearby_places_are_one_and_distant_ones_two():
    first, second = report_of("a", "A bomb exploded in [Osh]."), report_of("b", "A bomb exploded in [Nura].")
    for lat, same in ((40.05, True), (41.0, False)):
        moved = [replace(e, place=replace(e.place, lat=lat)) for e in second.events]
        merged = merge_reports([first, replace(second, events=tuple(moved))])
        assert (merged[0].events[0].id == merged[1].events[0].id) is same


def test_geometry_of_a_relative_phrase_is_carried():
    text, [resolution] = marked("A quake struck 30 km south of [Osh].")
    shape = {"type": "Point", "coordinates": [72.8, 40.2]}
    [event] = extract(
        Article("a", text, published=PUBLISHED, language="en"), [replace(resolution, geometry=shape)]
    )
    assert event.geometry == shape


def test_ids_do_not_change():
    text = "Crowds stormed the city hall in [Osh] on Thursday."
    assert events_of(text)[0].id == events_of(text)[0].id
    assert events_of(text)[0].id != events_of(text.replace("Osh", "Batken"))[0].id


def test_damaged_text_does_no_harm():
    text = "\ud800 killed 5 in \x00 \u0130\u0130 Osh. Gunmen attacked a base."
    assert extract(Article("a", text, published=PUBLISHED, language="en"), [])


def test_without_publication_dates_are_left_open():
    [event] = events_of("Crowds stormed the city hall in [Osh].", published=None)
    assert event.date is None and event.novelty == "new"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_trigger_is_well_formed(language):
    triggers = read_triggers(language)
    assert len(triggers) >= 60
    for trigger in triggers:
        assert trigger.type in TYPES and trigger.frame in FRAMES
        assert trigger.status is None or trigger.status in STATUSES
        for part in trigger.pattern.split(" .. "):  # a gap parts whole patterns, never a choice
            re.compile(to_regex(part, language))
        assert heads(trigger.pattern)
        assert not re.search(r"[a-z][а-яё]|[а-яё][a-z]", trigger.pattern), trigger.pattern


@pytest.mark.parametrize("language", ["en", "ru"])
def test_every_type_can_be_found(language):
    assert {trigger.type for trigger in read_triggers(language)} >= set(TYPES)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "piece", ["killed ", "in Osh, ", "12 and ", '"', "shot at ", "погибли 5 ", "who ", "to "]
)
def test_time_is_linear(language, piece):
    events_of("", language)
    begun = time.process_time()
    extract(Article("a", piece * 5_000, published=PUBLISHED, language=language), [])
    assert time.process_time() - begun < 8


def test_the_page_lists_every_type_and_basis():
    page = (CASES.parents[1] / "docs" / "events.md").read_text(encoding="utf-8")
    lines = [row for row in page.splitlines() if row.startswith("| `") and "`place_basis`" not in row]
    rows = {row.split("|")[1].strip(" `"): row for row in lines}
    for kind in TYPES.values():
        cells = (f"`{kind.key}`", kind.label, CATEGORIES[kind.category].label, kind.plover, kind.mode)
        cells += (kind.acled_event, kind.acled_sub_event, kind.group)
        assert rows.pop(kind.key) == f"| {' | '.join(cell or '' for cell in cells)} |"
    assert set(rows) == {
        "in_clause", "in_sentence", "nominal", "previous_sentence", "next_sentence", "dateline",
        "article_country", "none",
    }  # fmt: skip
