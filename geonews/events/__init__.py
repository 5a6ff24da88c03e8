"""Who did what, where, when and how sure: events from an article and its places."""

from .across import merge_reports, sources_of
from .extraction import extract

__all__ = ["extract", "merge_reports", "sources_of"]
