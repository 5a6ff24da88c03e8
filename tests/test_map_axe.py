"""Accessibility of the page, checked by axe-core: no violation of WCAG 2.2, level AA."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

import pytest
from map_samples import crowd, south
from selenium.webdriver.common.keys import Keys

from geonews.map import draw

pytestmark = pytest.mark.browser

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
ASK = """
const done = arguments[arguments.length - 1];
axe.run(document, {runOnly: {type: 'tag', values: arguments[0]}}).then(
  (found) => done(found.violations.map((v) => [
    v.id, ...v.nodes.slice(0, 4).map((n) => n.html.slice(0, 160) + ' | ' + n.failureSummary.slice(0, 600)),
  ])),
  (error) => done([String(error)]));
"""


def axe_source():
    """Return axe-core, which a package of Python bindings carries; the bindings themselves are not used."""
    found = find_spec("axe_playwright_python")
    if found is None:
        pytest.skip("axe-core is not installed")
    return (Path(found.origin).parent / "axe.min.js").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    folder = tmp_path_factory.mktemp("pages")
    made = {
        "one": [south()],
        "several": [south(), south(id="a2", title="A second look")],
        "crowd": crowd(600, 400),
    }
    for name, reports in made.items():
        draw(reports).save(folder / f"{name}.html")
    draw([south()], language="ru").save(folder / "russian.html")
    return folder


def click(selector, text=""):
    return lambda page: page.click(selector, text)


def press(selector, key):
    def act(page):
        page.run("document.querySelector(arguments[0]).focus()", selector)
        page.press(key)

    return act


STATES = [
    # name, page, fragment, dark, phone, what is done first
    ("light", "one", "", False, False, []),
    ("dark", "one", "", True, False, []),
    ("popup", "one", "", False, False, [click(".gn-marker", "Jalal-Abad +1")]),
    ("popup by key", "one", "", True, False, [press(".gn-mention", Keys.ENTER)]),
    ("country", "one", "", False, False, [click(".gn-beyond button", "Belarus")]),
    ("list", "one", "", False, False, [click("#gn-tab-list")]),
    ("list dark", "one", "", True, False, [click("#gn-tab-list"), click(".gn-row")]),
    ("counts", "crowd", "#mode=counts", False, False, []),
    ("counts dark", "crowd", "#mode=counts", True, False, []),
    ("points", "crowd", "#mode=points", False, False, []),
    ("several", "several", "", False, False, []),
    ("several dark", "several", "#article=1", True, False, [click(".gn-article-open")]),
    ("filtered", "one", "#off=unrest,violence&q=osh", False, False, []),
    ("menu", "one", "", False, False, [click(".gn-tool-download")]),
    ("phone", "one", "", False, True, []),
    ("phone sheet", "one", "", False, True, [click(".gn-mention", "Batken")]),
    ("phone dark", "several", "", True, True, []),
    ("russian", "russian", "", False, False, [click(".gn-marker")]),
]


@pytest.mark.parametrize("name, page, fragment, dark, phone, acts", STATES, ids=[s[0] for s in STATES])
def test_no_violation(chromium, pages, name, page, fragment, dark, phone, acts):
    source = axe_source()
    chromium.size(*((390, 844) if phone else (1440, 900)), phone=phone, dark=dark)
    chromium.open(pages / f"{page}.html", fragment)
    for act in acts:
        act(chromium)
    chromium.driver.set_script_timeout(120)
    chromium.driver.execute_cdp_cmd("Runtime.evaluate", {"expression": source})
    assert chromium.driver.execute_async_script(ASK, TAGS) == []
