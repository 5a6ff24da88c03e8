"""Places by relation: "30 km south of Osh", "southern Kyrgyzstan", "near the border with Uzbekistan".

Between resolution and events. A phrase is read from the words around names (reading.py, with the phrases of
each language as data), drawn from the shapes of the gazetteer (figures.py, atlas.py) and hung on the
resolutions of its names. Circles and sectors around a town are drawn without shapely.
"""

from .focus import focus_country
from .relating import locate, relate

__all__ = ["focus_country", "locate", "relate"]
