"""The nouns every stage speaks: Article, Mention, Resolution, Event, Report.

Frozen and slotted; standard library only, so that any module may import them.
Offsets are Unicode code points into ``Article.text``, which is never rewritten.
"""

from .article import Article
from .event import PRECISIONS, STATUSES, DateSpan, Event, Quantity
from .mention import ROLES, SHOWN_ROLES, Mention, Relation, Resolution
from .place import KINDS, Candidate, Place
from .report import Report

__all__ = [
    "KINDS",
    "PRECISIONS",
    "ROLES",
    "SHOWN_ROLES",
    "STATUSES",
    "Article",
    "Candidate",
    "DateSpan",
    "Event",
    "Mention",
    "Place",
    "Quantity",
    "Relation",
    "Report",
    "Resolution",
]
