"""Write all harvested tables anew: ``python gazetteer/harvest/run.py FOLDER`` (filled by fetch.py).

The order matters: districts need the regions, settlements the districts, the word lists every name.
"""

from __future__ import annotations

from importlib import import_module

from common import packages

STEPS = "countries country_words regions regions_ca settlements airports shapes words".split()

if __name__ == "__main__":
    folder = packages()
    for step in STEPS:
        import_module(step).harvest(folder)
