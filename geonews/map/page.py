"""The page: a folium map whose figure is written by us, complete, offline, and under a strict policy."""

from __future__ import annotations

import base64
import hashlib
import os
import re
import tempfile
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

import folium
from branca.element import CssLink, Element, Figure, JavascriptLink

from ..errors import WriteError
from . import assets
from .fallback import event_table, inert
from .layers import Basemap, EventLayer, Legend, StoryPanel, Timeline, Tools, Verbatim, add_sources

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..model import Report

__all__ = ["NewsMap", "Page", "draw"]

_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_TITLE_LENGTH = 120


class Page(Figure):
    """The figure of a NewsMap: our own document instead of branca's."""

    def __init__(self) -> None:
        super().__init__(ratio="62%")
        self._children.clear()
        self.header._children.clear()
        self.language = "en"
        self.title = ""
        self.fallback = ""

    def render(self, **kwargs: Any) -> str:
        """Return the document; the same tree gives the same bytes."""
        for number, element in enumerate(_descendants(self)):
            element._id = f"{number:x}"
        for child in list(self._children.values()):
            child.render(**kwargs)
        head = self.header.render(**kwargs)
        start = "".join(f"<script>{text}</script>\n" for text in self._calls(kwargs) if text)
        return "".join(
            (
                f'<!DOCTYPE html>\n<html lang="{self.language}" dir="ltr">\n<head>\n<meta charset="utf-8">\n',
                '<meta name="viewport" content="width=device-width, initial-scale=1">\n',
                f'<meta http-equiv="Content-Security-Policy" content="{self._policy(head + start)}">\n',
                '<meta name="referrer" content="no-referrer">\n',
                '<meta name="color-scheme" content="light dark">\n<link rel="icon" href="data:,">\n',
                f"<title>{inert(self.title or '')}</title>\n{head}\n</head>\n<body>\n",
                self.html.render(**kwargs),
                f"<noscript><style>.gn-page{{display:none}}</style>{self.fallback}</noscript>\n",
                start,
                "</body>\n</html>\n",
            )
        )

    def _calls(self, kwargs: dict[str, Any]) -> list[str]:
        """Return the calls of our parts, then those of each added layer, whose faults stop no other."""
        calls = self.script._children.values()
        own = "".join(call.render() for call in calls if isinstance(call, Verbatim))
        added = [call.render(**kwargs) for call in calls if not isinstance(call, Verbatim)]
        return [own, "geonews.welcome();\n", *added] if added else [own]

    def _policy(self, trusted: str) -> str:
        """Return a policy that runs these very scripts and loads nothing.

        Layers and plugins that somebody adds may need files or tiles: each is named by its address.
        """
        links = [e for e in self.header._children.values() if isinstance(e, JavascriptLink | CssLink)]
        scripts = [_digest(match) for match in _SCRIPT.findall(trusted)]
        scripts += [e.url for e in links if isinstance(e, JavascriptLink)]
        styles = ["'unsafe-inline'", *(e.url for e in links if isinstance(e, CssLink))]
        tiles = sorted({host for e in _descendants(self) for host in _tile_hosts(e)})
        rules = {
            "default-src": ["'none'"],
            "script-src": scripts,
            "style-src": styles,
            "img-src": ["data:", *tiles],
            "connect-src": ["'none'"],
            "base-uri": ["'none'"],
            "form-action": ["'none'"],
        }
        return escape(
            "; ".join(f"{name} {' '.join(values)}" for name, values in rules.items()), quote=True
        ).replace("&#x27;", "'")


def _digest(script: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


def _tile_hosts(element: Element) -> Iterator[str]:
    """Yield the origins that an added tile layer asks for pictures."""
    match = re.match(r"(https?)://([^/]+)/", getattr(element, "tiles", None) or "")
    if match:
        yield f"{match.group(1)}://{re.sub(r'{[^}]*}', '*', match.group(2))}"


def _descendants(element: Element) -> Iterator[Element]:
    for child in element._children.values():
        yield child
        yield from _descendants(child)


class NewsMap(folium.Map):
    """A map of news events beside their text, in one file that needs no network.

    Any folium layer can be added to it. Whoever adds one with Popup or Tooltip passes text
    through folium's templates, which run it as code: only text of one's own belongs there.

    Args:
        reports: what was found, one report an article.
        language: of names and interface, ISO 639-1; that of most articles when None.
        title: of the page; that of the article when None.

    Raises:
        GeonewsError: the package was not built.
    """

    default_js: list[tuple[str, str]] = []  # noqa: RUF012 (folium's name; nothing comes from a network)
    default_css: list[tuple[str, str]] = []  # noqa: RUF012

    def __init__(
        self, reports: Sequence[Report] = (), *, language: str | None = None, title: str | None = None
    ) -> None:
        super().__init__(location=(41.5, 70.0), zoom_start=5, tiles=None)
        self.default_js, self.default_css = [], []
        self._name = "news_map"
        page = Page()
        page.add_child(self)
        self.events = EventLayer(reports, language=language)
        self.language = self.events.language
        page.language = self.language
        page.title = title or _title(self.events.reports, self.language)
        page.fallback = event_table(self.events.reports, page.title, assets.strings(self.language))
        Basemap(self.language).add_to(self)
        self.events.add_to(self)
        for part in (StoryPanel(), Legend(), Timeline(), Tools()):
            part.add_to(self)

    def render(self, **kwargs: Any) -> str:
        """Put the map and its children into the figure; nothing is left to return."""
        figure = self.get_root()
        if not isinstance(figure, Figure):
            raise TypeError("a map is rendered inside a figure")
        name = self.get_name()
        links = [(JavascriptLink, self.default_js), (CssLink, self.default_css)]
        figure.header.add_child(Verbatim(f"<style>{assets.leaflet_style()}</style>"), name="leaflet_style")
        figure.header.add_child(
            Verbatim(f"<script>{assets.leaflet_script()}</script>"), name="leaflet_script"
        )
        for kind, added in links:
            for key, url in added:
                figure.header.add_child(kind(url), name=key)
        add_sources(figure)
        figure.html.add_child(Verbatim(_skeleton(name)), name=name)
        figure.script.add_child(Verbatim(f'var {name} = geonews.createMap("{name}");\n'), name=name)
        for child in list(self._children.values()):
            child.render(**kwargs)
        return ""

    def save(self, outfile: str | bytes | Path | BinaryIO, close_file: bool = True, **kwargs: Any) -> None:
        """Write the page; whoever opens the path meets the old page or the new one, never half of one.

        Args:
            outfile: path of the file, or a file open for writing bytes.
            close_file: as in folium.
            kwargs: passed on to every element.

        Raises:
            WriteError: the file cannot be written; what was there before is untouched.
        """
        if not isinstance(outfile, str | bytes | os.PathLike):
            super().save(outfile, close_file, **kwargs)
            return
        write_atomically(
            Path(os.fsdecode(outfile)), self.get_root().render(**kwargs).encode("utf-8", "replace")
        )


def write_atomically(path: Path, content: bytes) -> None:
    """Write a file beside its place, then move it there."""
    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.name[:40]}.", dir=path.parent)
    except OSError as error:
        raise WriteError(f"cannot write {path}: {error.strerror or error}") from error
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        mask = os.umask(0)
        os.umask(mask)
        Path(name).chmod(0o666 & ~mask)
        Path(name).replace(path)
    except OSError as error:
        Path(name).unlink(missing_ok=True)
        raise WriteError(f"cannot write {path}: {error.strerror or error}") from error


def _title(reports: Sequence[Report], language: str) -> str:
    words = assets.strings(language)
    if len(reports) != 1:
        return str(words["title.many"] if reports else words["title.none"])
    article = reports[0].article
    line = next((line.strip() for line in (article.title or article.text).splitlines() if line.strip()), "")
    if not line:
        return str(words["title.none"])
    return line if len(line) <= _TITLE_LENGTH else line[:_TITLE_LENGTH].rsplit(" ", 1)[0] + " …"


def _skeleton(name: str) -> str:
    """Return the empty page; its script fills it."""
    return (
        '<div class="gn-page">\n<section class="gn-side"></section>\n<main class="gn-stage">'
        f'<div class="folium-map" id="{name}"></div><div class="gn-foot"></div></main>\n</div>\n'
    )


def draw(reports: Sequence[Report], language: str | None = None, title: str | None = None) -> NewsMap:
    """Return a map of reports: text beside map, one file, no network.

    Args:
        reports: what was found, one report an article; may be empty.
        language: of names and interface, ISO 639-1; that of most articles when None.
        title: of the page; that of the article when None.

    Raises:
        GeonewsError: the package was not built.

    >>> draw([]).get_root().title
    'News map'
    """
    return NewsMap(reports, language=language, title=title)
