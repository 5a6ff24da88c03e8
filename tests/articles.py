"""Articles in files, for the tests of readers."""

from __future__ import annotations

from pathlib import Path

from geonews.readers import read

RUSSIAN = "Сторонники бывшего президента захватили здания администраций в Оше, Джалал-Абаде и Баткене."
KYRGYZ = "Баткен облусунда чек арада атышуу болду, бир нече адам жарадар."


def one(folder: Path, name: str, data: bytes | str, **options):
    """Write a file and return the only article in it."""
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    (article,) = read(path, **options)
    return article
