"""First names of persons from mimesis and Faker (both MIT) -> persons/given-names.tsv.

A capitalised word after one is a surname, not a town: Vladimir Norov, Jordan Oakes.
Cyrillic names are also written in Latin letters, as English news does.

    python -m gazetteer.harvest.given_names FAKER_WHEEL MIMESIS_WHEEL
"""

from __future__ import annotations

import importlib
import json
import sys
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

from geonews.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MIMESIS = ("en", "ru", "kk", "az", "tr", "uk", "de", "fr", "es", "it", "pl")
FAKER = ("en_US", "en_GB", "en_IN", "en_PK", "ru_RU", "uz_UZ", "az_AZ", "tr_TR", "uk_UA")
LATIN = dict(
    zip(
        "абвгдежзийклмнопрстуфхцчшщъыьэюяәғқңөұүһі",
        "a b v g d e zh z i y k l m n o p r s t u f kh ts ch sh shch - y - e yu ya a g k n o u u h i".split(),
        strict=True,
    )
)  # "-" stands for the hard and soft signs, left out


def main(faker_wheel: str, mimesis_wheel: str) -> None:
    """Write the table."""
    rows: dict[str, str] = {}
    for source, names in [*_mimesis(mimesis_wheel), *_faker(faker_wheel)]:
        for name in names:
            token = fold(name.strip())
            for form in {token, "".join(LATIN.get(c, c) for c in token).replace("-", "")}:
                if form.isalpha() and len(form) > 2:
                    rows.setdefault(form, source)
    path = Path(__file__).parents[1] / "persons" / "given-names.tsv"
    path.parent.mkdir(exist_ok=True)
    lines = ["word\tsource", *(f"{word}\t{rows[word]}" for word in sorted(rows))]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _mimesis(wheel: str) -> Iterator[tuple[str, Iterable[str]]]:
    with zipfile.ZipFile(wheel) as archive:
        for locale in MIMESIS:
            data = json.loads(archive.read(f"mimesis/datasets/{locale}/person.json"))
            names = data["names"]
            yield "mimesis", [name for group in names.values() for name in group]


def _faker(wheel: str) -> Iterator[tuple[str, Iterable[str]]]:
    sys.path.insert(0, wheel)
    for locale in FAKER:
        provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
        for field in ("first_names_male", "first_names_female", "first_names"):
            yield "faker", list(getattr(provider, field, ()))


if __name__ == "__main__":
    main(*sys.argv[1:])
