"""How Tajik writes dates. Душанбе with a capital letter is the city unless a word makes it Monday."""

from .suffixing import FUTURE, PAST, VERBS_LAST, Vocabulary, rules

__all__ = ["FUTURE", "PAST", "RULES", "VERBS_LAST"]

RULES = rules(
    Vocabulary(
        code="tg",
        after_year=r"сол(?!\w)",
        before_year=r"(?:дар\s)?сол[иҳ]\w*",
        ordinal=r"ум|юм|уми|юми|-ум",
        today=r"(?:имр[ӯу]з|имшаб)(?:а|и)?(?!\w)",
        yesterday=r"(?:дир[ӯу]з|дишаб)(?:а|и)?(?!\w)",
        before_yesterday=r"парер[ӯу]з(?!\w)",
        tomorrow=r"фардо(?!\w)",
        next_day=r"(?:р[ӯу]зи\s(?:дигар|баъд|оянда)|фардои\sон\sр[ӯу]з)(?!\w)",
        same_day=r"ҳамон\sр[ӯу]з|ҳамин\sр[ӯу]з",
        shifts={"гузашта": -1, "ҷорӣ": 0, "равон": 0, "оянда": 1},
        units={"ҳафтаи": "week", "моҳи": "month", "соли": "year"},
        noun_first=True,
        last_year=r"порсол(?!\w)",
        ago=r"пеш|қабл",
        numbers={"як": 1, "ду": 2, "се": 3, "чор": 4, "панҷ": 5, "шаш": 6, "ҳафт": 7, "даҳ": 10},
        counted={"р[ӯу]з": "day", "ҳафта": "week", "моҳ": "month", "сол": "year"},
        bare_month=r"(?:дар\s|то\s|аз\s)?моҳи\s(?P<m>январ|феврал|март|апрел|май|июн|июл|август|сентябр|октябр|ноябр"
        r"|декабр)\w*",
        weekday_before=r"р[ӯу]зи|шаби|саҳари|субҳи|шоми|бегоҳи",
        weekday_doubt=r"Душанбе\w*|ДУШАНБЕ\w*",
    )
)
