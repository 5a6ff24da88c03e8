"""Write all harvested tables anew: ``python gazetteer/harvest/run.py FOLDER`` (filled by fetch.py).

The order matters: districts take their points from settlements, and settlements, a second time, their
districts; the word lists need every name.
"""

from __future__ import annotations

from importlib import import_module

from common import packages

STEPS = [
    "countries", "country_words", "regions", "regions_ca", "cities_ca", "settlements", "extra", "districts",
    "settlements", "villages", "airports", "shapes", "words",
]  # fmt: skip

if __name__ == "__main__":
    folder = packages()
    for step in STEPS:
        import_module(step).harvest(folder)
