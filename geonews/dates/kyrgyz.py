"""How Kyrgyz writes dates."""

from .suffixing import FUTURE, PAST, VERBS_LAST, Vocabulary, rules

__all__ = ["FUTURE", "PAST", "RULES", "VERBS_LAST"]

RULES = rules(
    Vocabulary(
        code="ky",
        after_year=r"жыл(?:дын|ы|да|дан|га|ынын|ында)?|ж\.",
        ordinal=r"чи|чы|чу|чү|инчи|ынчы|унчу|үнчү|нчи|нчы",
        today=r"б[үу]г[үу]н(?:к[үу])?(?!\w)",
        yesterday=r"кечээ(?!\w)|кечээки(?!\w)",
        before_yesterday=r"мурдагы\sкүнү|мурда\sкүнү",
        tomorrow=r"эртең(?!\w|\sменен)",
        next_day=r"(?:эртеси|кийинки)\s?күнү|эртеси(?!\w)",
        same_day=r"(?:ошол|ушул)\s(?:эле\s)?күнү",
        shifts={"өткөн": -1, "былтыркы": -1, "ушул": 0, "быйылкы": 0, "келерки": 1, "кийинки": 1, "келе": 1},
        units={"жума": "week", "апта": "week", "ай": "month", "жыл": "year"},
        last_year=r"былтыр(?:кы)?(?!\w)",
        ago=r"мурун|мурда|илгери",
        numbers={"бир": 1, "эки": 2, "үч": 3, "төрт": 4, "беш": 5, "алты": 6, "жети": 7, "он": 10},
        counted={"күн": "day", "жума": "week", "апта": "week", "ай": "month", "жыл": "year"},
        bare_month=r"(?P<m>январ|феврал|март|апрел|июн|июл|август|сентябр|октябр|ноябр|декабр)"
        r"ь?(?:да|де|та|те|ден|дан|тан|\sайы\w*)(?!\w)",
        weekday_after=r"күн",
        weekday_doubt=r"(?i:жума\w*)",
    )
)
