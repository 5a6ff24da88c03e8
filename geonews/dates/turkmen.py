"""How Turkmen writes dates. Anna is a name unless a word makes it Friday, Duşenbe a city or Monday."""

from .suffixing import FUTURE, PAST, VERBS_LAST, Vocabulary, rules

__all__ = ["FUTURE", "PAST", "RULES", "VERBS_LAST"]

RULES = rules(
    Vocabulary(
        code="tk",
        after_year=r"[ýy]yl(?:yň|yn|y|da|ynda|dan)?",
        ordinal=r"nji|njy|njisi|njysy|nyň|niň",
        today=r"(?:[şs]u\sgün|bu\sgün|[şs]ugün|bugün)(?:ki)?(?!\w)",
        yesterday=r"d[üu][ýy]n(?:ki)?(?!\w)",
        tomorrow=r"ertir(?:ki)?(?!\w)",
        next_day=r"ertesi\s?gün\w*",
        same_day=r"[şs]ol\sgün\w*",
        shifts={"geçen": -1, "ötän": -1, "[şs]u": 0, "geljek": 1, "indiki": 1},
        units={"hepde": "week", "a[ýy](?:da|yň|yn)?": "month", "[ýy]yl": "year"},
        ago=r"ozal|ö[ňn]|mundan\sö[ňn]|mundan\sozal",
        numbers={"bir": 1, "iki": 2, "üç": 3, "dört": 4, "bäş": 5, "alty": 6, "[ýy]edi": 7, "on": 10},
        counted={"gün": "day", "hepde": "week", "a[ýy]": "month", "[ýy]yl": "year"},
        bare_month=r"(?P<m>[ýy]anwar|fewral|aprel|i[ýy]un|i[ýy]ul|awgust|sentýabr|oktýabr|noýabr|dekabr)"
        r"(?:da|de|\sa[ýy]\w*)(?!\w)",
        weekday_after=r"gün",
        weekday_doubt=r"(?i:anna\w*)|Duşenbe\w*",
    )
)
