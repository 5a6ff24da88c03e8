"""What can go wrong, as a tree.

GeonewsError
├── ReadError        a source cannot be read (also a ValueError)
├── AnalysisError    an article cannot be analysed (also a ValueError)
├── ClusterError     workers cannot be had or were lost (also a RuntimeError)
├── WriteError       a result cannot be written (also an OSError)
├── GazetteerError   the gazetteer is missing or damaged (also a RuntimeError)
└── GeocodeError     an online service did not answer (also a ConnectionError)
"""

__all__ = [
    "AnalysisError",
    "ClusterError",
    "GazetteerError",
    "GeocodeError",
    "GeonewsError",
    "ReadError",
    "WriteError",
]


class GeonewsError(Exception):
    """Base of every error geonews raises on purpose; its text is one line for a person."""


class ReadError(GeonewsError, ValueError):
    """A source cannot be read; the message names it and the reason."""


class AnalysisError(GeonewsError, ValueError):
    """An article cannot be analysed; the message names it and the reason."""


class ClusterError(GeonewsError, RuntimeError):
    """The cluster cannot be reached or was lost, or its workers hold another geonews."""


class WriteError(GeonewsError, OSError):
    """A result cannot be written; nothing already written was touched."""


class GazetteerError(GeonewsError, RuntimeError):
    """The gazetteer file is missing, damaged or of another version."""


class GeocodeError(GeonewsError, ConnectionError):
    """An online geocoding service failed; the offline result stands."""
