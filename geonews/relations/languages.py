"""The languages with phrases, loaded when a text is in one of them."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from .phrases import Phrases

__all__ = ["NAMES", "get"]

NAMES = {
    "en": "ENGLISH", "ru": "RUSSIAN", "ky": "KYRGYZ", "kk": "KAZAKH", "uz": "UZBEK", "tg": "TAJIK",
    "tk": "TURKMEN",
}  # fmt: skip
"""ISO 639-1 code -> name of the literal in the module of that code."""


@cache
def get(code: str) -> Phrases | None:
    """Return the phrases of a language, None when there are none."""
    if code not in NAMES:
        return None
    return cast("Phrases", getattr(import_module(f".{code}", __package__), NAMES[code]))
