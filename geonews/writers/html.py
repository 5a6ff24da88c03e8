"""The map as one HTML file."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from ..model import Report

__all__ = ["save"]


def save(reports: Iterator[Report], path: Path, records: str) -> None:
    """Draw the reports and write the page; folium is loaded only here."""
    from ..map import draw

    draw(list(reports)).save(path)
