"""Names as people and news write them, each with the place it must find first: ``place-id<TAB>query``."""

from collections import Counter
from pathlib import Path

from geonews import lookup, open_gazetteer

FILE = Path(__file__).parent / "cases" / "queries.tsv"
FEWEST = 600
SHARE = 0.99
KINDS = {"country", "region", "district", "settlement", "quarter", "water", "mountain", "valley", "area",
         "facility", "crossing"}  # fmt: skip


def queries() -> list[tuple[str, str]]:
    lines = FILE.read_text(encoding="utf-8").splitlines()
    return [(place, query) for place, query in (line.split("\t") for line in lines)]


def test_queries_cover_every_kind() -> None:
    asked = queries()
    assert len(asked) >= FEWEST
    assert len(set(asked)) == len(asked)
    places = {place: open_gazetteer().place(place) for place, _ in asked}
    assert [place for place, found in places.items() if found is None] == []
    kinds = Counter(places[place].kind for place, _ in asked)
    assert set(kinds) == KINDS
    assert min(kinds.values()) >= 10


def test_first_hit() -> None:
    asked = queries()
    misses = []
    for place, query in asked:
        found = lookup(query, limit=2)
        if not found or found[0].place.id != place:
            got = ", ".join(f"{c.place.name} [{c.place.kind}] {c.score:.2f}" for c in found) or "nothing"
            misses.append(f"  {query}: wanted {place}, got {got}")
    share = 1 - len(misses) / len(asked)
    report = f"{len(misses)} of {len(asked)} queries missed ({share:.1%} hit):\n" + "\n".join(misses)
    print(report)  # shown by pytest -rP, and when the share is too low
    assert share >= SHARE, report
