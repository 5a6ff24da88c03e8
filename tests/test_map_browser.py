"""The page in a real browser, without network."""

from __future__ import annotations

import dataclasses
import re
from datetime import date

import pytest
from map_hostile import HOSTILE
from map_samples import PLACES, SOUTH_OF_OSH, crowd, resolution, south
from selenium.webdriver.common.keys import Keys

from geonews.map import draw
from geonews.model import Article, DateSpan, Event, Mention, Place, Quantity, Relation, Report, Resolution

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    """Return the function that saves a map once and gives its path."""
    folder = tmp_path_factory.mktemp("pages")
    known = {}

    def page(name, make):
        if name not in known:
            known[name] = folder / f"{name}.html"
            draw(make()).save(known[name])
        return known[name]

    return page


@pytest.fixture
def south_page(chromium, pages):
    chromium.size()
    chromium.open(pages("south", lambda: [south()]))
    yield chromium
    assert chromium.errors() == []


def test_shows_markers_text_and_legend_without_a_request(chromium, pages):
    chromium.size()
    path = pages("south", lambda: [south()])
    chromium.requests()
    chromium.open(path)
    names = chromium.texts(".gn-marker .gn-name")
    assert {"Batken", "Bishkek", "Osh +1", "Ferghana Valley", "30 km south of Osh"} <= set(names)
    assert chromium.count(".gn-mention[role=button]") == 16
    assert chromium.count(".gn-mention-lost") == 1
    assert chromium.count("path.gn-border") and chromium.count("path.gn-home")
    assert "KYRGYZSTAN" not in names and chromium.texts(".gn-label-country")
    assert [url for url in chromium.requests() if not url.startswith(("file:", "about:"))] == []
    assert chromium.errors() == []


def test_a_mention_opens_the_card_of_its_place(south_page):
    south_page.click(".gn-mention", "Batken")
    assert south_page.wait("return document.querySelector('.gn-card h2')?.textContent") == "Batken"
    card = south_page.texts(".gn-card")[0]
    assert "Seizure of a building" in card and "May 13, 2010" in card and "Place match 93%" in card
    assert south_page.texts(".gn-card blockquote b") == ["Batken"]
    assert "elders" in south_page.highlighted()


def test_a_card_tells_numbers_rival_source_and_doubt(south_page):
    south_page.click(".gn-marker", "Jalal-Abad +1")
    card = south_page.texts(".gn-card")[0]
    for part in (
        "Killed: 2",
        "Injured: 60",
        "According to the Health Ministry",
        "next best: Jalalabad, Nangarhar, Afghanistan",
        "Silk Road Dispatch",
        "Teyit",
        "Uncertain place.",
    ):
        assert part in card
    assert (
        south_page.run("return document.querySelector('.gn-card a').href")
        == "https://example.org/2010/05/south"
    )


def test_a_marker_scrolls_to_its_sentence(south_page):
    south_page.click(".gn-marker", "Manas")
    assert "flights from Manas had not been interrupted" in south_page.highlighted()
    seen = (
        "const b = document.querySelector('.gn-mention-chosen')?.getBoundingClientRect();"
        "const p = document.querySelector('.gn-pane-story').getBoundingClientRect();"
        "return b && b.top > p.top && b.bottom < p.bottom"
    )
    assert south_page.wait(seen)


def test_a_region_is_outlined_and_filled_when_chosen(south_page):
    assert south_page.count("path.gn-shape") >= 2 and south_page.count("path.gn-filled") == 0
    south_page.click(".gn-marker", "Jalal-Abad Region")
    assert south_page.count("path.gn-filled") == 1


def test_where_nothing_happened_is_outlined_only_when_pointed_at(chromium, pages):
    def make():
        text = "Roads 30 km south of Osh are open."
        span = (text.index("Osh"), text.index("Osh") + 3)
        near = Relation("30 km south of Osh", 6, 24, "offset", 40.258, 72.7985, 9.0)
        found = resolution(text, span, "gn:1527534", geometry=SOUTH_OF_OSH, relation=near)
        return [Report(Article("a", text), (found,))]

    chromium.size()
    chromium.open(pages("only-mentioned", make))
    assert chromium.texts(".gn-marker .gn-name") == ["30 km south of Osh"]
    counts = []
    for name in ("mouseover", "mouseout"):
        chromium.run(
            "document.querySelector('.gn-mention')"
            ".dispatchEvent(new MouseEvent(arguments[0], {bubbles: true}))",
            name,
        )
        counts.append(chromium.count("path.gn-shape.gn-filled"))
    assert counts == [1, 0] and chromium.count("path.gn-shape") == 0
    chromium.click(".gn-mention")
    assert chromium.count("path.gn-shape.gn-filled") == 1
    assert chromium.errors() == []


def test_a_country_is_outlined_only_when_chosen(south_page):
    assert "Belarus" in south_page.texts(".gn-beyond button")
    before = south_page.count("path.gn-shape")
    south_page.click(".gn-beyond button", "Belarus")
    assert south_page.wait("return document.querySelector('.gn-card h2')?.textContent") == "Belarus"
    assert south_page.count("path.gn-shape") == before + 1 and south_page.count("path.gn-filled") == 1
    south_page.press(Keys.ESCAPE)
    south_page.click(".gn-tool-home")
    south_page.click(".gn-chip", "Violence")
    assert south_page.count("path.gn-filled") == 0


def test_chips_switch_categories(south_page):
    south_page.click(".gn-chip", "Unrest")
    assert south_page.texts(".gn-tally") == ["10 / 14"]
    assert "Batken" not in south_page.texts(".gn-marker:not(.gn-marker-context) .gn-name")
    assert (
        south_page.run("return document.querySelector('[data-category=unrest]').getAttribute('aria-pressed')")
        == "false"
    )
    south_page.click(".gn-reset")
    assert south_page.texts(".gn-tally") == ["14"]


def test_a_key_explains_the_signs_that_occur(south_page):
    assert south_page.texts(".gn-signs p") == [
        "city or village",
        "area, no exact point",
        "Mentioned, no event",
        "Uncertain place",
    ]
    south_page.run("document.querySelector('.gn-tool-counts').click()")
    assert south_page.count(".gn-signs") == 0 and south_page.count(".gn-classes") == 1


def test_no_label_leaves_the_map(chromium, pages):
    chromium.size(1000, 620)
    chromium.open(pages("south", lambda: [south()]), "#map=7/41.2/73.4")
    outside = (
        "const map = document.querySelector('.folium-map').getBoundingClientRect();"
        "return [...document.querySelectorAll('.gn-label span, .gn-name')].filter((e) => {"
        "const b = e.getBoundingClientRect(); return getComputedStyle(e).visibility !== 'hidden'"
        " && b.width && (b.left < map.left - 3 || b.right > map.right + 3); }).map((e) => e.textContent)"
    )
    assert chromium.run(outside) == []


def test_a_search_without_hits_says_so(chromium, pages):
    chromium.size()
    chromium.open(pages("south", lambda: [south()]), "#q=zzzz")
    chromium.run("document.querySelector('#gn-tab-list').click()")
    assert chromium.texts(".gn-empty") == ["Nothing here passes the filter"]


def test_search_is_blind_to_accents_and_case(south_page):
    south_page.run(
        "const s = document.querySelector('.gn-search'); s.value = 'HÉALTH ministry';"
        "s.dispatchEvent(new Event('input'))"
    )
    assert south_page.wait("return document.querySelector('.gn-tally').textContent === '1 / 14'")


def test_the_time_slider_hides_what_lies_outside(south_page):
    south_page.run(
        "const s = document.querySelectorAll('.gn-track input')[0]; s.value = s.max;"
        "s.dispatchEvent(new Event('input'))"
    )
    assert south_page.texts(".gn-span") == ["May 14, 20101 undated, hidden"]
    assert south_page.texts(".gn-tally") == ["9 / 14"]
    assert south_page.wait("return location.hash.includes('time=2010-05-14..')")


def test_the_list_leads_to_the_map(south_page):
    south_page.click("#gn-tab-list")
    assert south_page.count(".gn-row") == 14
    assert "Kyzyl-Zhar" in south_page.texts(".gn-lost")[0]
    south_page.click(".gn-row", "May 14, 2010Fire")
    assert south_page.wait("return document.querySelector('.gn-card h2')?.textContent") == "Teyit"
    assert south_page.run("return document.querySelector('#gn-pane-story').hidden")


def test_counts_shade_regions(south_page):
    south_page.click(".gn-tool-counts")
    assert south_page.count("path.gn-shade") == 5
    assert south_page.count(".gn-marker") == 0
    assert "Articles" in south_page.texts(".gn-classes")[0]
    south_page.click(".gn-switch button", "Articles")
    assert set(south_page.texts(".gn-label-count")) == {"1"}


def test_the_address_holds_what_is_seen(chromium, pages):
    chromium.size()
    path = pages("south", lambda: [south()])
    chromium.open(path, "#map=9/40.55/72.8&off=unrest&q=osh&theme=dark")
    assert chromium.run("return document.documentElement.dataset.theme") == "dark"
    assert chromium.run("return document.querySelector('.gn-search').value") == "osh"
    assert (
        chromium.run("return document.querySelector('[data-category=unrest]').getAttribute('aria-pressed')")
        == "false"
    )
    assert chromium.wait("return location.hash.includes('map=9/40.55/72.8')")
    chromium.open(
        path, "#map=x/y&off=<b>&time=..&article=9e9&country=zzz&event=%E0%A4%A&mode=javascript:alert(1)"
    )
    assert chromium.texts(".gn-tally") == ["14"]
    event = south().events[4].id
    chromium.open(path, f"#event={event}")
    assert chromium.wait("return document.querySelector('.gn-card h2')?.textContent") == "Batken"
    assert chromium.errors() == []


def test_a_view_from_the_address_is_drawn_as_any_other(chromium, pages):
    chromium.size()
    chromium.open(pages("south", lambda: [south()]), "#map=9/40.55/72.8")
    placed = (
        "return [...document.querySelectorAll('.gn-label')].map((l) => l.textContent + l.style.transform)"
    )
    before = chromium.run(placed)
    chromium.click(".gn-chip")
    chromium.click(".gn-chip")
    assert before == chromium.run(placed) and len(before) > 5


def test_keyboard_alone(south_page):
    south_page.run("document.querySelector('.gn-mention').focus()")
    south_page.press(Keys.ENTER)
    assert south_page.wait("return document.activeElement.classList.contains('gn-card')")
    south_page.press(Keys.ESCAPE)
    assert south_page.run("return document.activeElement.textContent") == "BISHKEK"
    assert south_page.count(".gn-card") == 0 or south_page.wait(
        "return !document.querySelector('.leaflet-popup.gn-popup')"
    )
    south_page.press("n")
    assert south_page.wait("return document.querySelector('.gn-card h2')?.textContent") == "Osh"
    south_page.press("n")
    assert south_page.wait("return document.querySelector('.gn-card h2')?.textContent === 'Osh Airport'")
    south_page.press("p")
    assert south_page.wait("return document.querySelector('.gn-card h2')?.textContent === 'Osh'")
    south_page.press(Keys.ESCAPE)
    south_page.press("/")
    assert south_page.run("return document.activeElement.className") == "gn-search"


def test_every_control_has_a_name(south_page):
    south_page.click(".gn-marker", "Osh")
    nameless = south_page.run(
        "const asked = 'button, input, select, a[href], [role=button], [role=dialog], [role=region]';"
        "return [...document.querySelectorAll(asked)]"
        ".filter((e) => !(e.getAttribute('aria-label') || e.textContent.trim() || e.title))"
        ".map((e) => e.outerHTML.slice(0, 90))"
    )
    assert nameless == []
    assert south_page.run("return document.documentElement.lang") == "en"
    assert south_page.count("main") == 1 and south_page.count("h1") == 1


def test_downloads_hold_the_events_shown(south_page):
    south_page.run(
        "window.saved = [];"
        "URL.createObjectURL = (blob) => { blob.text().then((t) => saved.push(t)); return 'blob:x' }"
    )
    south_page.run("HTMLAnchorElement.prototype.click = () => {}")
    south_page.click(".gn-chip", "Unrest")
    for name in ("GeoJSON", "CSV"):
        south_page.click(".gn-tool-download")
        south_page.click(".gn-menu button", name)
    geojson, csv = south_page.wait("return saved.length === 2 && saved")
    assert geojson.count('"Feature"') == 10
    assert len(csv.strip().splitlines()) == 11


def test_phone_shows_a_sheet(chromium, pages):
    chromium.size(390, 844, phone=True)
    chromium.open(pages("south", lambda: [south()]))
    chromium.click(".gn-mention", "Batken")
    assert (
        chromium.wait("return document.querySelector('.gn-sheet:not([hidden]) h2')?.textContent") == "Batken"
    )
    assert chromium.run("return document.documentElement.scrollWidth") == 390
    above = (
        "const line = document.querySelector('.gn-mention-chosen').getBoundingClientRect().bottom;"
        "return line > 440 && line < document.querySelector('.gn-sheet').getBoundingClientRect().top"
    )
    chromium.click(".gn-sheet .gn-close")
    chromium.click(".gn-marker", "Batken")
    assert chromium.wait(above)
    chromium.click(".gn-sheet .gn-close")
    assert chromium.count(".gn-sheet:not([hidden])") == 0
    assert chromium.errors() == []
    chromium.size()


def test_print_numbers_markers_and_lists_everything(south_page):
    south_page.run("window.dispatchEvent(new Event('beforeprint'))")
    numbers = set(south_page.texts(".gn-marker:not(.gn-marker-context) .gn-sign"))
    assert {"1", "2", "3", "8", "11"} <= numbers
    assert south_page.count(".gn-row .gn-number") == 14
    assert south_page.run("return getComputedStyle(document.querySelector('.gn-tabs')).display") == "none"
    south_page.run("window.dispatchEvent(new Event('afterprint'))")
    assert "Osh +1" in south_page.texts(".gn-marker .gn-name")


def test_several_articles_are_a_list_and_a_filter(chromium, pages):
    def make():
        quiet = Report(
            Article("b", "Nothing happened at all.", source="Quiet Times", url="javascript:alert(1)")
        )
        return [south(), south(id="a2", title="A second look", url=None), quiet]

    chromium.size()
    chromium.open(pages("several", make))
    assert chromium.texts(".gn-article-title") == [
        "Rival crowds fight over offices in the Kyrgyz south", "A second look", "Nothing happened at all.",
    ]  # fmt: skip
    assert chromium.texts(".gn-tally") == ["28"]
    assert chromium.run("return [...document.querySelectorAll('.gn-pane a')].map((a) => a.href)") == [
        "https://example.org/2010/05/south"
    ]
    chromium.click(".gn-article:nth-child(2) .gn-only")
    assert chromium.texts(".gn-tally") == ["14 / 28"]
    chromium.click(".gn-article:nth-child(2) .gn-article-open")
    assert chromium.texts(".gn-title") == ["A second look"]
    chromium.click(".gn-back")
    assert chromium.count(".gn-article") == 3
    assert chromium.errors() == []


@pytest.mark.parametrize(
    "name, make",
    [
        ("nothing", list),
        ("no-events", lambda: [dataclasses.replace(south(), events=())]),
        ("untitled", lambda: [south(title=None)]),
        ("empty-text", lambda: [Report(Article("a", ""))]),
        ("no-places", lambda: [Report(Article("a", "Rain fell."), (), (event("Rain fell."),))]),
    ],
)
def test_little_to_show_is_no_fault(chromium, pages, name, make):
    chromium.size()
    chromium.open(pages(name, make))
    assert chromium.count("h1") == 1
    assert chromium.errors() == []


def event(text, place=None, mention=None, number=0, **more):
    return Event(
        f"{number:012x}", "a", more.pop("type", "flood"), 0, len(text), text, "rain", place, mention, **more
    )


def test_a_thousand_places_start_as_counts_and_cluster_as_points(chromium, pages):
    chromium.size()
    chromium.open(pages("crowd", lambda: crowd(3000, 1200)))
    assert chromium.count("path.gn-shade") > 10
    chromium.click(".gn-tool-counts")
    assert 20 < chromium.count(".gn-marker") < 500
    assert chromium.texts(".gn-tally") == ["3,000"]
    milliseconds = chromium.run(
        "const start = performance.now(); document.querySelector('.gn-chip').click();"
        "return performance.now() - start"
    )
    assert milliseconds < 3000  # about 50 on an idle machine; a busy one must not fail
    assert chromium.errors() == []


def hostile_report(number, text):
    """Return a report whose every free field is one hostile string."""
    body = f"Osh {text} end"
    place = Place(text, text, "settlement", text, 40 + number / 100, 72, 5, text, text, parents=(text,))
    mention = Mention(0, len(body), body)
    good = resolution(body, (0, 3), "gn:1527534", rivals=(place,))
    found = Event(
        text, text, text, 0, len(body), body, text, place, mention, None, text,
        DateSpan(date(2010, 5, 13), date(2010, 5, 13), text, text, text), text, text, (text,), text,
        Quantity(1, None, None, text), Quantity(1, None, 3, text), None, Quantity(None, None, None, text),
    )  # fmt: skip
    known = dataclasses.replace(
        found, id=text + "2", type="flood", place=PLACES["gn:1527534"], mention=good.mention
    )
    article = Article(text, body, text, date(2010, 5, 14), text, text, text)
    return Report(article, (good, Resolution(mention, place, 0.3, None, good.candidates)), (found, known))


def test_hostile_text_is_only_text(chromium, tmp_path):
    reports = [hostile_report(number, text) for number, text in enumerate(HOSTILE)]
    assert len(HOSTILE) >= 120
    page = draw(reports, title=HOSTILE[3])
    page.save(tmp_path / "hostile.html")
    chromium.size()
    chromium.requests()
    chromium.open(tmp_path / "hostile.html")
    chromium.run(
        "document.querySelector('#gn-tab-list').click(); document.querySelector('.gn-more')?.click()"
    )
    chromium.run("document.querySelector('#gn-tab-story').click()")
    for _ in range(len(reports) // 10):
        chromium.run(
            "for (let i = 0; i < 20; i++) document.body.dispatchEvent("
            "new KeyboardEvent('keydown', {key: 'n', bubbles: true}))"
        )
    for number in range(0, len(reports), 9):
        chromium.run(
            "document.querySelector('.gn-back')?.click();"
            "document.querySelectorAll('.gn-article-open')[arguments[0]]?.click();"
            "document.querySelector('.gn-mention')?.click()",
            number,
        )
    chromium.run(
        "document.querySelector('.gn-tool-counts').click(); window.dispatchEvent(new Event('beforeprint'))"
    )
    assert chromium.run("return typeof window.__pwn") == "undefined"
    assert (
        chromium.count(
            "img, iframe, object, embed, form, base, body link, math, video, audio, meta[http-equiv=refresh]"
        )
        == 0
    )
    assert chromium.count("body script:not([type='application/json'])") == 1
    assert [url for url in chromium.requests() if not re.match("file:|about:", url)] == []
    assert chromium.errors() == []


@pytest.mark.parametrize("number", range(0, len(HOSTILE), 24))
def test_each_hostile_text_is_shown_as_it_is(chromium, tmp_path, number):
    for text in HOSTILE[number : number + 24 : 4]:
        path = tmp_path / f"{number}.html"
        draw([hostile_report(0, text)]).save(path)
        chromium.size()
        chromium.open(path)
        shown = chromium.run("return document.querySelector('.gn-text').textContent.toWellFormed()")
        line = f"Osh {text} end".splitlines()[0].encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        assert shown.startswith(re.split("[\x00\r\n\ud800-\udfff\ufffd]", line)[0][:2000])
        assert chromium.run("return typeof window.__pwn") == "undefined"
        assert chromium.errors() == []
