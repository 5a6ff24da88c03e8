"""How Kazakh writes dates."""

from .suffixing import FUTURE, PAST, VERBS_LAST, Vocabulary, rules

__all__ = ["FUTURE", "PAST", "RULES", "VERBS_LAST"]

RULES = rules(
    Vocabulary(
        code="kk",
        after_year=r"жыл(?:дың|ғы|ы|да|дан|ға|ында)?|ж\.",
        ordinal=r"ші|шы|інші|ыншы|нші|ншы",
        today=r"бүгін(?:гі)?(?!\w)",
        yesterday=r"кеше(?:гі)?(?!\w)",
        before_yesterday=r"алдыңғы\sкүні",
        tomorrow=r"ертең(?:гі)?(?!\w)",
        next_day=r"(?:ертесіне|келесі\sкүні)(?!\w)",
        same_day=r"(?:сол|осы)\sкүні",
        shifts={"өткен": -1, "былтырғы": -1, "осы": 0, "биылғы": 0, "келесі": 1, "келер": 1, "алдағы": 1},
        units={"апта": "week", "ай": "month", "жыл": "year"},
        last_year=r"былтыр(?:ғы)?(?!\w)",
        ago=r"бұрын|бұрынғы",
        numbers={"бір": 1, "екі": 2, "үш": 3, "төрт": 4, "бес": 5, "алты": 6, "жеті": 7, "он": 10},
        counted={"күн": "day", "апта": "week", "ай": "month", "жыл": "year"},
        bare_month=r"(?P<m>(?:қаңтар|ақпан|сәуір|мамыр|маусым|шілде|тамыз|қыркүйек|желтоқсан)(?:да|де|та|те)(?!\w)"
        r"|(?:қаңтар|ақпан|наурыз|сәуір|мамыр|маусым|шілде|тамыз|қыркүйек|қазан|қараша|желтоқсан)(?=\sай))(?:\sай\w*)?",
        weekday_after=r"күн",
    )
)
