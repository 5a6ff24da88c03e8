"""The page's own sources: scripts, styles, strings of the interface, Leaflet and the basemap.

Everything is read from the package once a process; nothing is ever fetched.
"""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

from ..errors import GeonewsError

__all__ = [
    "LANGUAGES",
    "basemap",
    "leaflet_script",
    "leaflet_style",
    "region_ids",
    "script",
    "strings",
    "style",
]

_HERE = Path(__file__).parent
DATA = _HERE.parent / "data"
"""Folder of the built files: leaflet/ and basemap.json."""

LANGUAGES = tuple(sorted(path.stem for path in (_HERE / "strings").glob("*.json")))
"""Languages of the interface, ISO 639-1."""

SCRIPTS = (
    "text", "inflate", "unpack", "topology", "days", "dataset", "filters", "clusters", "collision",
    "address", "export", "dom", "view", "basemap", "labels", "symbols", "flight", "markers", "shapes",
    "counts", "card", "popup", "beyond", "highlight", "story", "list", "articles", "panel", "signs", "legend",
    "timeline", "theme", "tools", "keys", "printing", "foreign", "page",
)  # fmt: skip
"""Scripts in the order in which they are joined; a file only uses those before it when it is loaded."""

STYLES = ("colours", "page", "panel", "map", "signs", "card", "timeline", "phone", "print")

_BEGIN = "'use strict';\n(function (geonews) {\n"
_END = "})((globalThis.geonews = globalThis.geonews || {}));\n"
_REGIONS = '"admin1":'
_COMMENT = re.compile(r"^\s*(?://|/\*|\*)")


def _built(name: str) -> str:
    path = DATA / name
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise GeonewsError(
            f"the map page lacks {path.name}, which is built at install time; run: pip install ."
        ) from error


def squeeze(source: str) -> str:
    r"""Return a script or style without indentation and without lines that hold only a comment.

    A house rule makes this safe: no string spans lines, and comments stand on lines of their own.

    >>> squeeze("/** Why. */\n  let a = 1;\n  // so\n")
    'let a = 1;\n'
    """
    lines = (line.strip() for line in source.splitlines() if line.strip() and not _COMMENT.match(line))
    return "\n".join(lines) + "\n"


def joined(source: str) -> str:
    r"""Return a squeezed script with fewer lines: those at opening and closing signs go on.

    >>> joined("f(\n1,\n);\ng(); // why\n}\n")
    'f(1,);\ng(); // why\n}\n'
    """
    return re.sub(
        r"^(?!.* // )(.*[{(\[,])\n|(?<=\n)(?!.* // )(.*)\n(?=[})\]])", r"\1\2", source, flags=re.MULTILINE
    )


@cache
def script() -> str:
    """Return the page's own script, one file; what was a function of its own in each source is a block."""
    blocks = []
    for name in SCRIPTS:
        source = squeeze((_HERE / "scripts" / f"{name}.js").read_text(encoding="utf-8"))
        blocks.append("{\n" + source.removeprefix(_BEGIN).removesuffix(_END) + "}\n")
    return joined(_BEGIN + "".join(blocks) + _END)


@cache
def style() -> str:
    """Return the page's own style sheet, one file."""
    return "".join(_tight((_HERE / "styles" / f"{name}.css").read_text(encoding="utf-8")) for name in STYLES)


def _tight(source: str) -> str:
    """Return a style sheet without comments and the space around its signs."""
    plain = re.sub(r"/\*.*?\*/", "", source, flags=re.DOTALL)
    return re.sub(r":\s+", ":", re.sub(r"(?<!\s)\s*+([{};,>])\s*+", r"\1", plain)).strip()


@cache
def leaflet_script() -> str:
    """Return Leaflet, without the address of its source map, which a browser would ask for.

    Raises:
        GeonewsError: the file was not built.
    """
    return _built("leaflet/leaflet.js").split("//# sourceMappingURL")[0].strip()


@cache
def leaflet_style() -> str:
    """Return Leaflet's style sheet, which must name no file.

    Raises:
        GeonewsError: the file was not built.
    """
    return _tight(_built("leaflet/leaflet.css"))


@cache
def basemap() -> str:
    """Return the basemap, TopoJSON.

    Raises:
        GeonewsError: the file was not built.
    """
    return _built("basemap.json")


@cache
def region_ids() -> frozenset[str]:
    """Return the ids of the first-level regions that the basemap can outline; nothing else of it is read."""
    before, key, _ = basemap().partition(_REGIONS)
    if not key:
        return frozenset()
    found, _ = json.JSONDecoder().raw_decode(basemap(), len(before) + len(key))
    return frozenset(str(geometry["id"]) for geometry in found["geometries"] if "id" in geometry)


@cache
def strings(language: str) -> dict[str, Any]:
    """Return the words of the interface; English where a language lacks one."""
    english = json.loads((_HERE / "strings" / "en.json").read_text(encoding="utf-8"))
    if language not in LANGUAGES or language == "en":
        return dict(english)
    own = json.loads((_HERE / "strings" / f"{language}.json").read_text(encoding="utf-8"))
    return {
        key: {**value, **own.get(key, {})}
        if isinstance(value, dict) and "other" not in value
        else own.get(key, value)
        for key, value in english.items()
    }
