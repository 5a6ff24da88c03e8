"""The page as text: what enters it, how it is escaped, that it stays the same and asks for nothing."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import re
import time
from datetime import date
from html.parser import HTMLParser
from itertools import accumulate
from pathlib import Path

import folium
import pytest
from map_hostile import HOSTILE
from map_samples import PLACES, SOUTH_OF_OSH, crowd, resolution, south

from geonews.errors import GeonewsError, WriteError
from geonews.map import (
    Basemap,
    EventLayer,
    Legend,
    NewsMap,
    StoryPanel,
    Timeline,
    Tools,
    assets,
    draw,
    labels,
)
from geonews.map.columns import numbers
from geonews.map.encode import safe_json
from geonews.map.geometry import anchor, clean
from geonews.map.naming import naming_of
from geonews.map.offsets import to_utf16
from geonews.map.payload import Payload, page_language, safe_url
from geonews.model import Article, Event, Mention, Place, Relation, Report, Resolution
from geonews.ontology import CATEGORIES, TYPES

ADDRESS = re.compile(
    r"""(?:src|href|srcset|action|data|poster)\s*=\s*["']?\s*(?!#)[^"'>\s]+|url\(|@import""", re.IGNORECASE
)


def html_of(*reports, **options):
    return draw(reports, **options).get_root().render()


def tables(*reports, language="en"):
    return json.loads(json.dumps(dict(Payload(reports, language).tables())))


def column(data, table, key):
    return numbers(data[table][key])


def mention_spans(data):
    """Return start and end of the mentions of the first article."""
    starts = accumulate(column(data, "mentions", "step")[: numbers(data["counts"]["mentions"])[0]])
    return [(s, s + n) for s, n in zip(starts, column(data, "mentions", "length"), strict=False)]


class Skeleton(HTMLParser):
    """What a browser would take for elements and addresses."""

    def __init__(self, html):
        super().__init__()
        self.tags, self.addresses, self.handlers, self.scripts, self._script = [], [], [], [], None
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.addresses += [value for key, value in attrs if key in {"src", "href", "action", "srcset"}]
        self.handlers += [key for key, _ in attrs if key.startswith("on")]
        if tag == "script" and not dict(attrs).get("type"):
            self._script = ""

    def handle_data(self, data):
        if self._script is not None:
            self._script += data

    def handle_endtag(self, tag):
        if tag == "script" and self._script is not None:
            self.scripts.append(self._script)
            self._script = None


def test_a_page_is_complete_and_asks_for_nothing():
    html = html_of(south())
    page = Skeleton(html)
    assert page.addresses == ["data:,"] and page.handlers == []
    assert html.count("<title>") == 1 and '<html lang="en" dir="ltr">' in html
    assert "user-scalable" not in html
    styles = "".join(re.findall(r"<style>(.*?)</style>", html, re.DOTALL))
    assert not ADDRESS.search(styles)
    assert not re.search(
        r"\b(?:fetch|XMLHttpRequest|WebSocket|EventSource|importScripts|sendBeacon)\s*\(", assets.script()
    )
    assert "innerHTML" not in assets.script() and "insertAdjacent" not in assets.script()
    assert not re.search(r"\beval\b|new Function|document\.write", assets.script())


def test_the_policy_names_exactly_the_scripts_of_the_page():
    html = html_of(south())
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', html).group(1)
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    hashes = {
        f"'sha256-{base64.b64encode(hashlib.sha256(s.encode()).digest()).decode()}'"
        for s in Skeleton(html).scripts
    }
    assert set(rules["script-src"].split()) == hashes and len(hashes) == 3
    assert (
        rules["default-src"] == rules["connect-src"] == rules["base-uri"] == rules["form-action"] == "'none'"
    )
    assert rules["img-src"] == "data:"
    assert html.index("Content-Security-Policy") < html.index("<script>")


def test_the_same_reports_give_the_same_bytes(tmp_path):
    draw([south()]).save(tmp_path / "a.html")
    newsmap = draw([south()])
    newsmap.save(tmp_path / "b.html")
    newsmap.save(tmp_path / "c.html")
    first = (tmp_path / "a.html").read_bytes()
    assert first == (tmp_path / "b.html").read_bytes() == (tmp_path / "c.html").read_bytes()
    assert [p.name for p in sorted(tmp_path.iterdir())] == ["a.html", "b.html", "c.html"]


def test_pages_stay_small():
    assert len(html_of(south()).encode()) <= 480_000
    assert len(html_of(*crowd(10_000, 2_000)).encode()) <= 1_200_000


def test_ten_thousand_events_are_drawn_at_once():
    reports = crowd(10_000, 2_000)
    html_of(south())
    start = time.process_time()
    html_of(*reports)
    assert time.process_time() - start < 1.0  # 0.15 s on an idle machine; a slow one must not fail


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_leaves_no_trace_of_markup(text):
    safe = safe_json([text, {text: text}])
    assert not re.search("[<>&'\u2028\u2029\ud800-\udfff]", safe)
    assert not re.search(r"\{[{%#]", safe)
    assert json.loads(safe) == [text, {text: text}]


def test_hostile_reports_add_no_element():
    def report(text):
        place = Place(text, text, "settlement", text, 40, 72, 5, text)
        mention = Mention(0, len(text), text)
        event = Event(
            text, text, text, 0, len(text), text, text, place, mention, actors=(text,), attribution=text
        )
        article = Article(text, text, text, None, text, text, text)
        return Report(article, (Resolution(mention, place, 0.4),), (event,))

    usual = Skeleton(html_of(south(title="x"), title="t"))
    for text in HOSTILE:
        html = html_of(report(text), title=text)
        page = Skeleton(html)
        assert page.addresses == ["data:,"] and page.handlers == []
        assert len(page.scripts) == len(usual.scripts)
        assert set(page.tags) <= set(usual.tags)
        assert "49" not in re.sub(
            r"<script.*?</script>|<style>.*?</style>", "", html, flags=re.DOTALL | re.IGNORECASE
        ).replace("7*7", "")
        assert "window.__pwn=1" not in "".join(page.scripts)


def test_places_are_drawn_once_and_events_point_at_them():
    data = tables(south())
    places = data["places"]
    assert len(places["id"]) == len(set(zip(places["id"], places["relative"], strict=True))) == 15
    osh = places["id"].index("gn:1527534")
    told = [column(data, "mentions", "place")[row] for row in accumulate(column(data, "events", "mention"))]
    assert sum(p == osh for p in told) == 2 and set(data["elsewhere"].values()) <= {-1}
    assert data["places"]["regions"]["gn:1529778"] == "Jalal-Abad Region"
    assert places["region"][osh] == "gn:1346798"
    relative = places["relative"].index(1)
    assert places["name"][relative] == "30 km south of Osh"
    assert places["lat"][relative] == pytest.approx(40.258, abs=0.01)
    assert len(data["ids"]) == 14 * 12 * 4 / 6 and len(column(data, "mentions", "step")) == 17
    jalalabad = places["id"].index("gn:1528249")
    mention = column(data, "mentions", "place").index(jalalabad)
    rival = column(data, "mentions", "rival")[mention]
    assert places["rivals"][str(jalalabad)][rival - 1][0] == "Jalalabad"


def relation(kind, text, lat=None, lon=None, radius=None):
    return Relation(text, 0, len(text), kind, lat, lon, radius)


NAMED = [
    # language, kind, words of the text, point, radius, places, name
    ("en", "offset", "30 km south of Osh", (40.258, 72.7985), 9, ["gn:1527534"], "30 km south of Osh"),
    ("en", "offset", "два часа езды к югу от Оша", (39.7, 72.7985), 30, ["gn:1527534"], "south of Osh"),
    ("en", "offset", "20 miles out of Osh", (40.5283, 73.178), 9, ["gn:1527534"], "east of Osh"),
    ("en", "part", "юге Киргизии", None, 159, ["iso:KG"], "southern Kyrgyzstan"),
    ("en", "near", "Near the village of Teyit", None, 14, ["kg-teyit"], "near Teyit"),
    ("en", "road", "the Osh-Andijan road", None, 30, ["gn:1527534", "gn:1514588"], "Osh – Andijan road"),
    ("en", "road", "дороги на Ош", None, 30, ["gn:1527534"], "near Osh"),
    ("en", "between", "x", None, 30, ["gn:1527534", "gn:1514588"], "between Osh and Andijan"),
    ("en", "within", "within 30 km of Osh", (40.53, 72.8), 30, ["gn:1527534"], "within 30 km of Osh"),
    ("en", "part", "the north of South Kazakhstan", None, 90, ["iso:KG"], "near Kyrgyzstan"),
    ("en", "a kind to come", "x", None, None, ["gn:1527534"], "Osh"),
    ("ru", "part", "southern Kyrgyzstan", None, 159, ["iso:KG"], "Кыргызстан: юг"),
    ("ru", "offset", "30 km south of Osh", (40.258, 72.7985), 9, ["gn:1527534"], "Ош: 30 км к югу"),
    ("ky", "near", "x", None, 14, ["gn:1527534"], "Ош тегереги"),
    ("uz", "direction", "Oʻshdan janubi-gʻarbda", None, 14, ["gn:1527534"], "Oʻsh: janubi-gʻarb tomoni"),
    ("tg", "part", "ҷануби Қирғизистон", None, 159, ["iso:KG"], "Қирғизистон: қисми ҷануб"),
]


@pytest.mark.parametrize("language, kind, words, point, radius, ids, name", NAMED)
def test_relative_places_are_named_from_the_gazetteer(language, kind, words, point, radius, ids, name):
    found = [resolution("Osh", (0, 3), key) for key in ids]
    naming = naming_of(relation(kind, words, *(point or (None, None)), radius), found)
    assert naming.write(labels.place_names(ids, language), assets.strings(language)) == name


def test_a_phrase_that_names_no_place_keeps_its_direction():
    text = "three southern regions"
    relation = Relation(text, 0, len(text), "part", 40.3, 72.5, 150.0)
    told = resolution(text, (0, len(text)), "iso:KG", geometry=SOUTH_OF_OSH, relation=relation)
    assert tables(Report(Article("a", text), (told,)))["places"]["name"] == ["southern Kyrgyzstan"]


def test_both_ends_of_a_road_are_one_place():
    text = "A bus burned on the road from Osh to Andijan."
    road = relation("road", "the road from Osh to Andijan")
    ends = [
        resolution(
            text, (text.index(name), text.index(name) + len(name)), key, geometry=SOUTH_OF_OSH, relation=road
        )
        for name, key in (("Osh", "gn:1527534"), ("Andijan", "gn:1514588"))
    ]
    data = tables(Report(Article("a", text), tuple(ends)))
    assert data["places"]["name"] == ["Osh – Andijan road"] and column(data, "mentions", "place") == [0, 0]
    assert data["named"] == 2


@pytest.mark.parametrize("language", assets.LANGUAGES)
def test_every_language_names_every_relation_and_wind(language):
    words, english = assets.strings(language), assets.strings("en")
    assert set(words["relations"]) == set(english["relations"])
    assert set(words["winds"]) == set(words["winds.part"]) == {"n", "ne", "e", "se", "s", "sw", "w", "nw"}
    for key, pattern in words["relations"].items():
        assert "{place" in pattern, key


def test_licences_are_said():
    assert "Natural Earth" in labels.basemap_labels("en")["credits"]
    assert labels.credits_of(["geonames", "natural-earth", "no such source"]) == ["GeoNames (CC BY 4.0)"]
    assert labels.credits_of(["overture"]) == ["OpenStreetMap contributors (ODbL 1.0)"]


def test_unresolved_mentions_and_events_without_place_stay():
    data = tables(south())
    lost = column(data, "mentions", "place").index(-1)
    assert data["articles"]["text"][0][slice(*mention_spans(data)[lost])] == "Kyzyl-Zhar"
    article = Article("a", "Rain fell.")
    event = Event("0", "a", "flood", 0, 10, "Rain fell.", "rain")
    data = tables(Report(article, (), (event,)))
    assert data["elsewhere"] == {"0": -1} and data["unmentioned"] == [0]


def test_only_shown_roles_are_mentions_unless_an_event_needs_them():
    text = "Kyrgyz officials met Kyrgyz troops."
    first, second = (resolution(text, span, "iso:KG", role="demonym") for span in ((0, 6), (21, 27)))
    event = Event("0", "a", "talks", 0, 35, text, "met", PLACES["iso:KG"], second.mention)
    data = tables(Report(Article("a", text), (first, second), (event,)))
    assert (
        mention_spans(data) == [(21, 27)]
        and column(data, "events", "mention") == [0]
        and not data["unmentioned"]
    )


def test_wide_spans_are_shown_without_overlap():
    text = "the cities of Osh and Batken rose"
    osh, batken = Mention(14, 17, "Osh", wide=(4, 17)), Mention(22, 28, "Batken", wide=(4, 28))
    found = [Resolution(m, PLACES[k], 0.9) for m, k in ((osh, "gn:1527534"), (batken, "gn:1528735"))]
    assert mention_spans(tables(Report(Article("a", text), tuple(found)))) == [(4, 17), (22, 28)]


@pytest.mark.parametrize(
    "text, offset, units",
    [("Osh", 2, 2), ("🇰🇬 Osh", 3, 5), ("", 0, 0), ("𝕆𝕤𝕙", 3, 6), ("Ош", 1, 1), ("\ud800x", 1, 1)],
)
def test_offsets_count_utf16_units(text, offset, units):
    assert to_utf16(text)(offset) == units


@pytest.mark.parametrize(
    "url, safe",
    [
        ("https://example.org/a", True),
        ("http://example.org", True),
        ("HTTPS://EXAMPLE.ORG", True),
        ("javascript:alert(1)", False),
        (" javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("//example.org", False),
        ("https://", False),
        ("http://[::1", False),
        ("file:///etc/passwd", False),
        ("java\tscript:x", False),
        ("https://example.org/\u202egnp", False),
        ("", False),
        (None, False),
    ],
)
def test_only_web_addresses_become_links(url, safe):
    assert (safe_url(url) is not None) == safe


@pytest.mark.parametrize(
    "geometry, kept",
    [
        (SOUTH_OF_OSH, True),
        ({"type": "LineString", "coordinates": [[72, 40], [73, 41]]}, True),
        ({"type": "Point", "coordinates": [1, 2]}, True),
        ({"type": "MultiPolygon", "coordinates": [[[[1, 2], [3, 4], [5, 0]]]]}, True),
        ({"type": "Polygon", "coordinates": [[["a", 2]]]}, False),
        ({"type": "Point", "coordinates": [float("inf"), 2]}, False),
        ({"type": "Point", "coordinates": [1, 99]}, False),
        ({"type": "__proto__"}, False),
        ({"type": "Polygon"}, False),
        ({"type": "Point", "coordinates": []}, False),
        ({}, False),
        (None, False),
    ],
)
def test_geometries_are_checked(geometry, kept):
    found = clean(geometry)
    assert (found is not None) == kept
    assert not found or anchor(found)


@pytest.mark.parametrize(
    "geometry, point",
    [
        ({"type": "Polygon", "coordinates": [[[0, 0], [4, 0], [4, 2], [0, 2], [0, 0]]]}, (1, 2)),
        ({"type": "LineString", "coordinates": [[0, 0], [1, 1], [9, 9]]}, (1, 1)),
        ({"type": "MultiLineString", "coordinates": [[[0, 0]], [[5, 6], [7, 8]]]}, (8, 7)),
        ({"type": "MultiPoint", "coordinates": [[1, 2], [3, 4]]}, (4, 3)),
        ({"type": "Polygon", "coordinates": [[[1, 2], [1, 2], [1, 2]]]}, (2, 1)),
        ({"type": "Polygon", "coordinates": []}, None),
        ({"type": "MultiPolygon", "coordinates": [[]]}, None),
    ],
)
def test_a_marker_hangs_on_its_geometry(geometry, point):
    assert anchor(clean(geometry)) == point


def test_the_language_of_most_articles_is_that_of_the_page():
    def report(language):
        return Report(Article("a", "x", language=language))

    assert page_language([]) == "en"
    assert page_language([report("ru"), report("ru"), report("en")]) == "ru"
    assert page_language([report("fr"), report(None)]) == "en"
    assert 'lang="ru"' in draw([report("ru")]).get_root().render()
    assert 'lang="kk"' in draw([report("ru")], language="kk").get_root().render()


@pytest.mark.parametrize("language", assets.LANGUAGES)
def test_every_language_says_everything(language):
    english = json.loads((Path(assets.__file__).parent / "strings" / "en.json").read_text(encoding="utf-8"))
    own = json.loads(
        (Path(assets.__file__).parent / "strings" / f"{language}.json").read_text(encoding="utf-8")
    )
    assert own.keys() == english.keys()
    assert own["category"].keys() == CATEGORIES.keys()
    assert len(own["months"]) == 12
    if language != "en":
        assert own["types"].keys() == TYPES.keys()
        assert all(own["types"].values())
    for key, pattern in english.items():
        if isinstance(pattern, str):
            assert set(re.findall(r"\{\w+\}", own[key])) == set(re.findall(r"\{\w+\}", pattern)), key
        elif "other" in pattern:
            assert "{n}" in own[key]["other"], key


def test_the_seven_languages_are_there():
    assert set(assets.LANGUAGES) == {"en", "ru", "ky", "kk", "uz", "tg", "tk"}


def test_saving_is_all_or_nothing(tmp_path):
    path = tmp_path / "map.html"
    path.write_text("old")
    newsmap = draw([south()])
    newsmap.events.reports = (object(),)
    newsmap.events._block = ""
    with pytest.raises(AttributeError):
        newsmap.save(path)
    assert path.read_text() == "old" and list(tmp_path.iterdir()) == [path]
    with pytest.raises(WriteError, match="cannot write"):
        draw([]).save(tmp_path / "no" / "map.html")
    draw([]).save(path)
    assert path.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert path.stat().st_mode & 0o777 == 0o666 & ~umask()


def umask():
    mask = os.umask(0)
    os.umask(mask)
    return mask


def test_a_missing_build_is_named(tmp_path, monkeypatch):
    monkeypatch.setattr(assets, "DATA", tmp_path)
    monkeypatch.setattr(assets, "leaflet_script", assets.leaflet_script.__wrapped__)
    with pytest.raises(GeonewsError, match=r"leaflet\.js.*pip install \."):
        assets.leaflet_script()


def test_jupyter_shows_the_page_in_a_frame():
    shown = draw([south()])._repr_html_()
    assert shown.count("<iframe") == 1 and "srcdoc=" in shown
    assert "https://cdn" not in shown


def test_a_plain_folium_map_takes_the_event_layer():
    plain = folium.Map(location=(41, 73), tiles=None)
    EventLayer([south()]).add_to(plain)
    html = plain.get_root().render()
    assert "geonews.events(map_" in html and "Silk Road Dispatch" in html
    assert html.count("geonews.events = ") == 1


def test_every_part_can_be_added_to_a_plain_map():
    plain = folium.Map(tiles=None)
    for part in (Basemap(), EventLayer([south()]), StoryPanel(), Legend(), Timeline(), Tools()):
        assert part.add_to(plain) is part
    html = plain.get_root().render()
    for name in ("basemap", "events", "panel", "legend", "timeline", "tools"):
        assert f"geonews.{name}(map_" in html
    assert html.count("geonews.events = ") == 1


def test_folium_layers_can_be_added_to_ours():
    newsmap = draw([south()])
    folium.CircleMarker((41, 73), radius=5).add_to(newsmap)
    folium.TileLayer("https://{s}.tile.example.org/{z}/{x}/{y}.png", attr="Example").add_to(newsmap)
    newsmap.add_js_link("thing", "https://cdn.example.org/thing.js")
    html = newsmap.get_root().render()
    assert "L.circleMarker(" in html
    assert "https://*.tile.example.org" in re.search(r"img-src ([^;]*)", html).group(1)
    assert "https://cdn.example.org/thing.js" in re.search(r"script-src ([^;]*)", html).group(1)
    assert NewsMap.default_js == []


def test_the_fallback_lists_events_for_readers_without_scripts():
    html = html_of(south())
    table = html[html.index("<noscript>") : html.index("</noscript>")]
    assert table.count("<tr>") == 15 and "Seizure of a building" in table and "2010-05-13" in table


def test_dates_are_days_since_1970():
    data = tables(south())
    assert data["articles"]["published"][0] == (date(2010, 5, 14) - date(1970, 1, 1)).days
    assert column(data, "events", "when")[6] == -1
    assert "after" in data["whens"] and min(data["whens"]["after"]) < 0
