"""Small helpers with which a language file writes its endings as compact tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

__all__ = [
    "adjectives",
    "inflected",
    "kinds",
    "listed",
    "longest_first",
    "numbered",
    "paradigm",
    "together",
    "words_with",
]

T = TypeVar("T")


def listed(words: str) -> frozenset[str]:
    """Return words separated by spaces as a set.

    >>> sorted(listed("жана же"))
    ['жана', 'же']
    """
    return frozenset(words.split())


def longest_first(endings: str) -> tuple[str, ...]:
    """Return endings separated by spaces as a tuple without repetitions, longest first.

    >>> longest_first("да дан га да")
    ('дан', 'га', 'да')
    """
    return tuple(sorted(set(endings.split()), key=lambda ending: (-len(ending), ending)))


def together(*groups: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Return the pairs of several tables as one, longest ending in the text first.

    >>> together([("ы", "а")], [("ская", "")])
    (('ская', ''), ('ы', 'а'))
    """
    pairs = {pair for group in groups for pair in group}
    return tuple(sorted(pairs, key=lambda pair: (-len(pair[0]), pair)))


def paradigm(*rows: str) -> tuple[tuple[str, str], ...]:
    """Return (ending in the text, ending of the name) pairs, longest first.

    Args:
        rows: "ending of the name: endings in the text", "-" for no ending.

    >>> paradigm("а: ы ой", "-: ом")
    (('ой', 'а'), ('ом', ''), ('ы', 'а'))
    """
    pairs = set()
    for row in rows:
        name, _, forms = row.partition(":")
        pairs |= {(form, name.strip().replace("-", "")) for form in forms.split()}
    return together(pairs)


def adjectives(endings: str, *rows: str) -> tuple[tuple[str, str], ...]:
    """Return the pairs that lead from an adjective in any case back to the name.

    Args:
        endings: case endings of an adjective.
        rows: "adjective suffix: endings of the name", "-" for no ending.

    >>> adjectives("ая ой", "ск: - а")
    (('ская', ''), ('ская', 'а'), ('ской', ''), ('ской', 'а'))
    """
    pairs = set()
    for row in rows:
        suffix, _, names = row.partition(":")
        for name in names.split():
            pairs |= {(suffix.strip() + ending, name.replace("-", "")) for ending in endings.split()}
    return together(pairs)


def _by_vowel(rows: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Return the endings of rows such as "аы: да дан" by vowel, those for every word under ""."""
    table: dict[str, tuple[str, ...]] = {}
    for row in rows:
        vowels, colon, endings = row.rpartition(":")
        for vowel in vowels if colon else ("",):
            table[vowel] = table.get(vowel, ()) + tuple(endings.split())
    return table


def inflected(words: Mapping[str, T], *rows: str) -> dict[str, T]:
    """Return a table with every word also under its inflected forms.

    Args:
        words: words with anything.
        rows: endings; with vowel harmony, "last vowels of a word: the endings it takes".

    >>> inflected({"шаары": 1, "көлү": 2}, "ы: на", "ү: нө")
    {'шаарына': 1, 'көлүнө': 2, 'шаары': 1, 'көлү': 2}
    >>> inflected({"тумани": 1}, "да нинг")
    {'туманида': 1, 'туманининг': 1, 'тумани': 1}
    """
    endings = _by_vowel(rows)
    common = endings.pop("", ())
    table: dict[str, T] = {}
    for word, value in words.items():
        vowel = next((char for char in reversed(word) if char in endings), "") if endings else ""
        for ending in endings.get(vowel, ()) + common:
            table[word + ending] = value
    return table | dict(words)


def kinds(*rows: str, **words: str) -> dict[str, str]:
    """Return generic words, also under their inflected forms, with the kind they ask for.

    Args:
        rows: endings as for `inflected`.
        words: by kind, the words that ask for it; two kinds are joined by "_".

    >>> kinds("нда", region="облусу", district="району")
    {'облусунда': 'region', 'районунда': 'district', 'облусу': 'region', 'району': 'district'}
    """
    table = {word: kind.replace("_", " ") for kind, text in words.items() for word in text.split()}
    return inflected(table, *rows)


def words_with(words: str, *rows: str) -> frozenset[str]:
    """Return words separated by spaces together with their inflected forms.

    >>> sorted(words_with("президенти", "нин"))
    ['президенти', 'президентинин']
    """
    return frozenset(inflected(dict.fromkeys(words.split(), 0), *rows))


def numbered(words: str, *rows: str, first: int = 1) -> dict[str, int]:
    """Return words separated by spaces with their number, "/" between words of one number.

    >>> numbered("январь/янв февраль")
    {'январь': 1, 'янв': 1, 'февраль': 2}
    """
    table: dict[str, int] = {}
    for number, group in enumerate(words.split(), first):
        table |= dict.fromkeys(group.split("/"), number)
    return inflected(table, *rows)
