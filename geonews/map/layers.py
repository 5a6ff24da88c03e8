"""The parts of the page as folium elements: each is added to a map with ``add_to()``.

News text never passes through a Jinja template: folium and branca render what they are
given as code, so our elements hand over finished text (Verbatim) and data (JSON).
"""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from branca.element import Element, Figure, MacroElement

from . import assets, labels
from .encode import data_block, safe_json, written
from .payload import Payload, page_language

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..model import Report

__all__ = ["Basemap", "EventLayer", "Legend", "Part", "StoryPanel", "Timeline", "Tools", "Verbatim"]


class Verbatim(Element):
    """Text that enters the page as it is; no template engine sees it."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._name = "verbatim"
        self.text = text

    def render(self, **kwargs: Any) -> str:
        """Return the text."""
        return self.text


class Part(MacroElement):
    """A part of the page: a call of one function of our script, with options and perhaps data.

    Args:
        options: plain values for the function.
    """

    function = ""
    """Name of the function in the script's namespace."""

    def __init__(self, **options: Any) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = f"geonews_{self.function}"
        self.options = options

    def data(self) -> str | None:
        """Return the part's data as a script element that never runs; None when it has none."""
        return None

    def render(self, **kwargs: Any) -> str:
        """Put style, script, data and call into the figure, each once; nothing is left to return."""
        figure = self.get_root()
        if self._parent is None or not isinstance(figure, Figure):
            raise TypeError(f"{type(self).__name__} must be added to a map before it is rendered")
        add_sources(figure)
        block = self.data()
        if block:
            figure.html.add_child(Verbatim(block), name=f"{self.get_name()}_data")
        call = f"geonews.{self.function}({self._parent.get_name()}, {safe_json(self._options())});\n"
        figure.script.add_child(Verbatim(call), name=self.get_name())
        for child in self._children.values():
            child.render(**kwargs)
        return ""

    def _options(self) -> dict[str, Any]:
        own = {"data": f"{self.get_name()}_data"} if self.data() else {}
        return {**self.options, **own}


def add_sources(figure: Figure) -> None:
    """Put the page's style and script into the head of a figure."""
    figure.header.add_child(Verbatim(f"<style>{assets.style()}</style>"), name="geonews_style")
    figure.header.add_child(Verbatim(f"<script>{assets.script()}</script>"), name="geonews_script")


class Basemap(Part):
    """Land, borders, regions, lakes and rivers as vectors, with labels; no tiles.

    Args:
        language: of the labels, ISO 639-1.
    """

    function = "basemap"

    def __init__(self, language: str = "en") -> None:
        super().__init__()
        self.language = language

    def data(self) -> str:
        """Return the topology and the labels."""
        return _basemap_block(f"{self.get_name()}_data", self.language)


_blocks: dict[tuple[str, str], str] = {}


def _basemap_block(name: str, language: str) -> str:
    """Return the basemap's data, packed once a process for each language."""
    if (name, language) not in _blocks:
        text = f'{{"topology":{assets.basemap()},"labels":{safe_json(labels.basemap_labels(language))}}}'
        _blocks[name, language] = data_block(name, [text], compress=True, level=6)
    return _blocks[name, language]


class EventLayer(Part):
    """Events as markers, one a place, with popups that quote the text.

    Args:
        reports: what was found, one report an article.
        language: of names and interface; that of most articles when None.
        fit: whether the map moves to the events.

    >>> import folium
    >>> EventLayer([]).add_to(folium.Map(tiles=None)).language
    'en'
    """

    function = "events"

    def __init__(self, reports: Sequence[Report], *, language: str | None = None, fit: bool = True) -> None:
        super().__init__(fit=fit)
        self.reports = tuple(reports)
        self.language = language or page_language(self.reports)
        self._block = ""

    def data(self) -> str:
        """Return the tables of places, mentions, events and articles."""
        name = f"{self.get_name()}_data"
        if f'id="{name}"' not in self._block[:200]:
            with _no_collection():
                self._block = data_block(name, written(Payload(self.reports, self.language).tables()))
        return self._block


@contextmanager
def _no_collection() -> Iterator[None]:
    """Hold the garbage collector, whose every round would visit all reports for nothing."""
    active = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if active:
            gc.enable()


class StoryPanel(Part):
    """The text, every mention in it a button, and the list of events."""

    function = "panel"


class Legend(Part):
    """Categories as switches, search, filters by country and article."""

    function = "legend"


class Timeline(Part):
    """Two thumbs over a histogram of days."""

    function = "timeline"


class Tools(Part):
    """Zoom, reset, regions, dark, full screen, link, download, print."""

    function = "tools"
