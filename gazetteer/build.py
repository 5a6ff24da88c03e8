"""Compile the gazetteer tables into geonews/data/: ``python gazetteer/build.py [--out DIR] [--check]``.

The figures of figures.py need shapely, all else the standard library. ``--check`` proves the tables valid
and prints the coverage instead of compiling.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from compiler import attribution, check, database, figures, tables

OUT = tables.ROOT / "geonews" / "data"


def build(out: Path = OUT) -> dict[str, int]:
    """Write gazetteer.db and basemap.json into a folder, each under a temporary name first."""
    out.mkdir(parents=True, exist_ok=True)
    content = tables.read()
    draft = out / "gazetteer.db.new"
    counts = database.compile_database(content, draft)
    counts["figures"] = figures.write_figures(draft)
    draft.replace(out / "gazetteer.db")
    if content.topology:
        draft = out / "basemap.json.new"
        draft.write_text(
            json.dumps(content.topology, ensure_ascii=False, separators=(",", ":")), encoding="utf-8"
        )
        draft.replace(out / "basemap.json")
    attribution.write(content.sources)
    return counts


def main() -> int:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--out", type=Path, default=OUT, help="folder to write to (geonews/data)")
    parser.add_argument(
        "--check", action="store_true", help="prove the tables valid, print the coverage, write nothing"
    )
    arguments = parser.parse_args()
    if arguments.check:
        content = tables.read()
        problems = check.problems(content)
        print("\n".join(problems), file=sys.stderr, end="\n" if problems else "")
        print(check.coverage(content))
        return 1 if problems else 0
    print(", ".join(f"{value:,} {key}" for key, value in build(arguments.out).items()))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
