"""Who did what, where, when and how sure: events from an article and its places."""

from .extraction import extract

__all__ = ["extract"]
