"""How lists are written into single values of a gazetteer file, so that it stays small."""

from __future__ import annotations

import zlib
from array import array
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

__all__ = [
    "NAME_KINDS",
    "keys_in_block",
    "pack_names",
    "pack_numbers",
    "pack_sounds",
    "pack_text",
    "unpack_names",
    "unpack_numbers",
    "unpack_sound",
    "unpack_text",
]

NAME_KINDS = ("official", "alias", "abbreviation", "transliteration", "historic", "demonym", "adjective")
"""In order of trust: a name said twice keeps the first."""

_BREAKS = str.maketrans("\t\n", "  ")


def pack_names(own: str, names: Iterable[tuple[str, str, str]]) -> str:
    r"""Return the names of a place as one text: a line each, with its kind and languages after a tab.

    The place's own name is written as nothing, kind and languages only where the line before has others.

    Args:
        own: name of the place.
        names: name, languages joined by commas, kind.

    >>> pack_names("Osh", [("Osh", "en", "official"), ("Oş", "", "alias"), ("Ош", "", "alias")])
    '\t0en\nOş\t1\nОш'
    """
    lines, last = [], ""
    for name, languages, kind in names:
        tag = f"\t{NAME_KINDS.index(kind)}{languages}"
        lines.append(("" if name == own else name.translate(_BREAKS)) + ("" if tag == last else tag))
        last = tag
    return "\n".join(lines)


def unpack_names(own: str, packed: str) -> list[tuple[str, str, str]]:
    r"""Return name, languages and kind of every name that pack_names has packed.

    >>> unpack_names("Osh", "\t0en\nOş\t1\nОш")
    [('Osh', 'en', 'official'), ('Oş', '', 'alias'), ('Ош', '', 'alias')]
    """
    found, languages, kind = [], "", ""
    for line in packed.split("\n"):
        name, tab, tag = line.partition("\t")
        if tab:
            languages, kind = tag[1:], NAME_KINDS[int(tag[0])]
        found.append((name or own, languages, kind))
    return found


def pack_numbers(numbers: Sequence[int]) -> bytes:
    """Return ascending numbers, packed: the steps between them, compressed.

    >>> list(unpack_numbers(pack_numbers([3, 4, 90_000])))
    [3, 4, 90000]
    """
    steps = array("I", [b - a for a, b in zip([0, *numbers], numbers, strict=False)])
    return zlib.compress(steps.tobytes(), 9)


def unpack_numbers(packed: bytes) -> Iterator[int]:
    """Yield the numbers that pack_numbers has packed."""
    return accumulate(array("I", zlib.decompress(packed)))


def pack_sounds(sounds: Iterable[tuple[str, Iterable[str]]]) -> bytes:
    """Return sound keys, each with the name keys that sound so, as one compressed block."""
    return pack_text("\n".join("\t".join((sound, *keys)) for sound, keys in sounds))


def unpack_sound(line: str) -> tuple[str, list[str]]:
    r"""Return a sound key and its name keys from a line of a block.

    >>> block = pack_sounds([("o6", ["osh", "ош"]), ("o6ka", ["oshka"])])
    >>> [unpack_sound(line) for line in unpack_text(block).split("\n")]
    [('o6', ['osh', 'ош']), ('o6ka', ['oshka'])]
    """
    sound, *keys = line.split("\t")
    return sound, keys


def keys_in_block(block: bytes, sound: str) -> tuple[str, ...]:
    """Return the name keys of one sound key in a block; none when the block does not hold it.

    >>> keys_in_block(pack_sounds([("o6", ["osh", "ош"]), ("o6ka", ["oshka"])]), "o6")
    ('osh', 'ош')
    """
    text = f"\n{unpack_text(block)}\n"
    start = text.find(f"\n{sound}\t")
    if start < 0:
        return ()
    start += len(sound) + 2
    return tuple(text[start : text.index("\n", start)].split("\t"))


def pack_text(text: str) -> bytes:
    """Return a text compressed."""
    return zlib.compress(text.encode(), 9)


def unpack_text(packed: bytes) -> str:
    """Return a text that pack_text has compressed."""
    return zlib.decompress(packed).decode()
