"""The languages of the news, one file each, and which of them a text is written in."""

from .detection import Identifier
from .en import ENGLISH
from .kk import KAZAKH
from .ky import KYRGYZ
from .language import Language
from .ru import RUSSIAN
from .tg import TAJIK
from .tk import TURKMEN
from .uz import UZBEK

__all__ = ["DEFAULT", "LANGUAGES", "Language", "detect", "get"]

LANGUAGES: dict[str, Language] = {
    language.code: language for language in (ENGLISH, RUSSIAN, KYRGYZ, KAZAKH, UZBEK, TAJIK, TURKMEN)
}
"""By ISO 639-1 code."""

DEFAULT = "en"
"""Language of a text that says nothing about its own."""

_IDENTIFIER = Identifier(LANGUAGES.values(), DEFAULT)


def get(code: str | None) -> Language:
    """Return the language with a code such as ky, ky-KG or uz-Latn; the default one when it is unknown.

    >>> get("uz-Cyrl").name, get("tlh").name
    ('Uzbek', 'English')
    """
    primary = (code or "").replace("_", "-").partition("-")[0].lower()
    return LANGUAGES.get(primary, LANGUAGES[DEFAULT])


def detect(text: str) -> str:
    """Return the code of the language a text is written in, "en" when nothing tells.

    >>> detect("Жалал-Абад шаарында сел жүрдү"), detect("В Оше прошёл митинг"), detect("")
    ('ky', 'ru', 'en')
    """
    return _IDENTIFIER.identify(text)
