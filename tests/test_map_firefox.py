"""The page in Firefox, used as a reader does."""

from __future__ import annotations

import pytest
from firefox import Firefox
from map_samples import crowd, south

from geonews.map import draw

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def firefox():
    browser = Firefox()
    yield browser
    browser.close()


def test_a_dispatch_is_read_filtered_and_searched(firefox, tmp_path):
    draw([south()]).save(tmp_path / "south.html")
    firefox.open(tmp_path / "south.html")
    assert "Batken" in firefox.run("[...document.querySelectorAll('.gn-name')].map((e) => e.textContent)")
    firefox.click(".gn-mention", "Batken")
    assert firefox.wait("document.querySelector('.gn-card h2')?.textContent") == "Batken"
    marked = "[...CSS.highlights.get('gn-sentence')].map((range) => range.toString()).join('')"
    assert "elders" in firefox.run(marked)
    firefox.click(".gn-close")
    assert firefox.wait("!document.querySelector('.gn-card')")
    shown = "document.querySelector('.gn-tally').textContent"
    firefox.click(".gn-chip", "Violence")
    assert firefox.wait(f"{shown} !== '14' && {shown}") == "12 / 14"
    firefox.click(".gn-reset")
    firefox.click(".gn-search")
    firefox.type("batken")
    assert firefox.wait(f"{shown}.startsWith('1 /') && {shown}") == "1 / 14"
    assert firefox.wait("location.hash.includes('q=batken')")
    assert firefox.errors() == []


def test_compressed_data_is_read(firefox, tmp_path):
    draw(crowd(3000, 400)).save(tmp_path / "crowd.html")
    firefox.open(tmp_path / "crowd.html")
    assert firefox.run("document.querySelector('.gn-tally').textContent") == "3,000"
    assert firefox.run("document.querySelectorAll('.gn-shade, .gn-marker').length") > 5
    assert firefox.errors() == []
