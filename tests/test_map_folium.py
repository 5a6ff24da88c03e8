"""The page as a part of folium and of a notebook, in a real browser, without network."""

from __future__ import annotations

import folium
import pytest
from map_samples import south

from geonews.map import Basemap, EventLayer, Legend, StoryPanel, Timeline, Tools, assets, draw, layers

pytestmark = pytest.mark.browser


def test_a_notebook_shows_the_page_in_its_frame(chromium, tmp_path):
    path = tmp_path / "notebook.html"
    frame = draw([south()])._repr_html_()
    path.write_text(f"<!DOCTYPE html><title>Notebook</title><body>{frame}</body>", encoding="utf-8")
    chromium.size()
    chromium.driver.get(path.as_uri())
    chromium.driver.switch_to.frame(0)
    assert chromium.wait("return !!document.querySelector('[data-ready]')")
    chromium.click(".gn-mention", "Batken")
    assert chromium.wait("return document.querySelector('.gn-card h2')?.textContent") == "Batken"
    chromium.driver.switch_to.default_content()
    assert chromium.errors() == []


def test_parts_work_on_a_plain_folium_map(chromium, tmp_path):
    plain = folium.Map((41, 73), zoom_start=6, tiles=None, zoom_control=False)
    plain.default_js, plain.default_css = [], []  # what they load from a network stands in the page instead
    leaflet = f"<script>{assets.leaflet_script()}</script><style>{assets.leaflet_style()}</style>"
    plain.get_root().header.add_child(layers.Verbatim(leaflet))
    for part in (Basemap(), EventLayer([south()]), StoryPanel(), Legend(), Timeline(), Tools()):
        part.add_to(plain)
    plain.save(tmp_path / "plain.html")
    chromium.size()
    chromium.open(tmp_path / "plain.html")
    assert "Batken" in chromium.texts(".gn-marker .gn-name")
    chromium.click(".gn-marker", "Batken")
    assert chromium.texts(".gn-card h2") == ["Batken"]
    assert chromium.count(".gn-dock") == 2
    assert chromium.errors() == []


def test_layers_of_folium_live_on_our_map(chromium, tmp_path):
    newsmap = draw([south()])
    folium.Marker((41, 73), popup="Their <b>own</b> popup").add_to(newsmap)
    folium.GeoJson({"type": "Point", "coordinates": [74, 41]}).add_to(newsmap)
    newsmap.save(tmp_path / "foreign.html")
    chromium.size()
    chromium.open(tmp_path / "foreign.html")
    assert chromium.count("img.leaflet-marker-icon") == 2
    chromium.click("img.leaflet-marker-icon")
    assert chromium.wait("return document.querySelector('.leaflet-popup-content b')?.textContent") == "own"
    assert chromium.errors() == []


def test_a_layer_that_fails_does_not_stop_the_page(chromium, tmp_path):
    newsmap = draw([south()])
    folium.Marker((41, 73), icon=folium.Icon(color="red")).add_to(newsmap)  # needs a file from a network
    group = folium.FeatureGroup("Own").add_to(newsmap)
    folium.CircleMarker((41, 76), class_name="added").add_to(group)
    folium.LayerControl(collapsed=False).add_to(newsmap)
    newsmap.save(tmp_path / "failing.html")
    chromium.size()
    chromium.open(tmp_path / "failing.html")
    assert "Batken" in chromium.texts(".gn-marker .gn-name")
    assert chromium.count("path.added") == 1
    assert [text.strip() for text in chromium.texts(".leaflet-control-layers-overlays label")] == ["Own"]
    chromium.errors()
