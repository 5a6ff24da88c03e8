"""How Uzbek writes dates, in Latin and in Cyrillic."""

from .suffixing import FUTURE, PAST, VERBS_LAST, Vocabulary, rules

__all__ = ["FUTURE", "PAST", "RULES", "VERBS_LAST"]


RULES = rules(
    Vocabulary(
        code="uz",
        after_year=r"yil(?:ning|gi|i|da|dan|ga|ida)?|йил(?:нинг|ги|и|да|дан|га|ида)?",
        ordinal=r"chi|inchi|nchi|чи|инчи|нчи",
        today=r"(?:bugun|бугун)(?:gi|ги)?(?!\w)",
        yesterday=r"(?:kecha|кеча)(?:gi|ги)?(?!\w)",
        tomorrow=r"(?:ertaga|эртага)(?!\w)",
        next_day=r"(?:ertasi|эртаси|keyingi|кейинги)\s(?:kuni|куни)",
        same_day=r"(?:shu|o[ʻ‘’'`]sha|шу|ўша)\s(?:kuni|куни|kunning|куннинг)",
        shifts={
            "o[ʻ‘’'`]tgan": -1, "ўтган": -1, "shu": 0, "шу": 0, "joriy": 0, "жорий": 0, "kelgusi": 1,
            "келгуси": 1,
            "keyingi": 1, "кейинги": 1, "kelasi": 1, "келаси": 1,
        },
        units={"hafta": "week", "ҳафта": "week", "oy": "month", "ой": "month", "yil": "year", "йил": "year"},
        last_year=r"(?:bultur|бултур)(?:gi|ги)?(?!\w)",
        ago=r"oldin|avval|muqaddam|олдин|аввал|муқаддам",
        numbers={
            "bir": 1, "ikki": 2, "uch": 3, "to[ʻ‘’'`]rt": 4, "besh": 5, "olti": 6, "yetti": 7,
            "o[ʻ‘’'`]n": 10,
            "бир": 1, "икки": 2, "уч": 3, "тўрт": 4, "беш": 5, "олти": 6, "етти": 7, "ўн": 10,
        },
        counted={
            "kun": "day", "кун": "day", "hafta": "week", "ҳафта": "week", "oy": "month", "ой": "month",
            "yil": "year",
            "йил": "year",
        },
        bare_month=r"(?P<m>yanvar|fevral|aprel|iyun|iyul|avgust|sentabr|sentyabr|oktabr|oktyabr|noyabr|dekabr"
        r"|январ|феврал|апрел|июн|июл|август|сентябр|октябр|ноябр|декабр)ь?(?:da|да|\soy\w*|\sой\w*)(?!\w)",
        weekday_after=r"kun|кун",
    )
)  # fmt: skip
