"""ATTRIBUTION.md, written from SOURCES.toml so that no source is forgotten."""

from __future__ import annotations

from pathlib import Path

from .tables import TABLES

HEAD = """# Attribution

Written by `gazetteer/build.py` from `gazetteer/SOURCES.toml`; do not edit.

The gazetteer of geonews is made of public facts, each with its source. Tables of one licence are kept in
files of their own: `villages-odbl.tsv` and `districts-odbl.tsv`, under places/ and names/, are under the Open
Database License (ODbL) 1.0; what comes from GeoNames is under CC BY 4.0; the rest is in the public domain or
under permissive licences. Lines whose source begins with `curated` were written for geonews (MIT).

| key | what | from | licence | package |
| --- | --- | --- | --- | --- |
"""


def write(sources: dict[str, dict[str, str]], path: Path = TABLES / "ATTRIBUTION.md") -> None:
    """Write the file, unless it says the same already."""
    lines = [
        f"| {key} | {source['what']} | {source['upstream']} | {source['licence']} | {source['package']} |"
        for key, source in sorted(sources.items())
    ]
    content = HEAD + "\n".join(lines) + "\n"
    if not path.exists() or path.read_text(encoding="utf-8") != content:
        path.write_text(content, encoding="utf-8", newline="\n")
