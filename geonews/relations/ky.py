# ruff: noqa: E501 (a pattern or a table row is one line)
"""Kyrgyz."""

from .phrases import Pattern as Way
from .phrases import Phrases, Unit, winds

_FROM = r"(?:[дт][аоеө]н|н[аоеө]н)$"

KYRGYZ = Phrases(
    winds={
        "dir": winds("түндүк түндүг", "чыгыш", "түштүк түштүг", "батыш"),
        "poss": winds("түндүгү", "чыгышы", "түштүгү", "батышы")
        | {"түндүк-чыгышы": 45, "түштүк-чыгышы": 135, "түштүк-батышы": 225, "түндүк-батышы": 315},
        "adj": winds("түндүк", "чыгыш", "түштүк", "батыш"),
    },
    endings={"dir": r"\w{0,9}", "poss": r"\w{0,7}"},
    numbers={
        "бир": 1, "эки": 2, "үч": 3, "төрт": 4, "беш": 5, "алты": 6, "жети": 7, "сегиз": 8, "тогуз": 9, "он": 10,
        "он беш": 15, "жыйырма": 20, "отуз": 30, "кырк": 40, "элүү": 50, "жүз": 100, "бир нече": 5,
    },
    vague=frozenset(["бир нече"]),
    units=(Unit(r"км|километр\w{0,4}|чакырым\w{0,4}", 1), Unit(r"м|метр\w{0,4}", 0.001)),
    about="болжол менен|болжолу|дээрлик|чамасы|якындан|жакын",
    filler="шаарынан|айылынан|борборунан|областынан",
    nouns={
        "away": r"(?: алыс(?:тыкта|тыктагы|та)?| аралыкта\w{0,3}| чамасында| ыраак\w{0,5}| жерде\w{0,3}| жерден)",
        "way": r"(?: тарап\w{0,5}| тараб\w{0,6}| жак\w{0,5}| жаг\w{0,6}| карай| багыт\w{0,5})",
        "border": r"(?:мамлекеттик )?чек ?ара\w{0,9}",
        "road": r"(?:унаа |автомобиль |автоунаа |темир |тоо )?(?:жол|трасса|автожол|авто жол)\w{0,8}",
    },
    patterns=(
        Way("offset", r"<only>,? <dist><away>?,? <dir><way>?", _FROM),
        Way("offset", r"<only>,? <dir><way>? <dist>", _FROM),
        Way("offset", r"<only> <poss> <dist>"),
        Way("offset", r"<only> <dir> тараб\w{2,6} <dist>"),
        Way("distance", r"<only>,? <dist><away>", _FROM),
        Way("distance_border", r"<only>(?: менен)?(?: болгон)? <border> <dist>"),
        Way("direction", r"<only> <dir> тараб\w{2,6}"),
        Way("part", r"<only> <poss>"),
        Way("part", r"<only> <adj> (?:бөлүг|район|областтар|облустар|аймак|аймаг)\w{0,9}"),
        Way("part", r"<adj> <only>"),
        Way("centre", r"<only> (?:так )?борборунда\w{0,3}"),
        Way("near", r"<only> (?:жакын\w{0,7}|жанын\w{0,5}|тегерег\w{0,7}|айланасын\w{0,5}|чет жака\w{0,7})"),
        Way("outskirts", r"<only> (?:четинде\w{0,3}|чет жакасынд\w{0,5})"),
        Way("outside", r"<only> сыртынд\w{1,4}"),
        Way("border", r"<only>(?: менен)?(?: болгон)? <border>(?: (?P<close>жанынд\w{1,4}|жакын\w{0,6}|тилкесинд\w{1,4}|аймагынд\w{1,4}))?"),
        Way("border", r"<only>(?: ?[-–—] ?| менен | жана )<B> <border>(?: (?P<close>жанынд\w{1,4}|жакын\w{0,6}))?"),
        Way("border", r"<only> менен (?P<close>чектеш)\w{0,7}"),
        Way("shore", r"<only> (?:<adj> )?(?:жээг|жээк)\w{0,7}"),
        Way("reach", r"<only> (?P<reach>жогорку|төмөнкү|орто) агым\w{0,6}"),
        Way("between", r"<only>(?: менен| жана) <B> (?:аралыгынд|арасынд|ортосунд)\w{1,4}"),
        Way("road", r"<only> ?[-–—] ?<B>(?: ?[-–—] ?<C>)? <road>"),
    ),
    stems=dict.fromkeys(("offset", "distance", "distance_border"), "км километр чакырым метр")
    | dict.fromkeys(("direction", "part"), "түндү чыгыш түштү батыш")
    | {
        "centre": "борборунда",
        "near": "жакын жанын тегерег айланасын жака",
        "outskirts": "четинде жакасынд",
        "outside": "сыртынд",
        "border": "чек_ара чекара чектеш",
        "shore": "жээг жээк",
        "reach": "агым",
        "between": "аралыгынд арасынд ортосунд",
        "road": "жол трасса",
    },
    chained=r"<dist> <dir>(?: тарап\w{0,5})? (?:жайгашкан )?",
    inside=r",? <only> (?:аймагынд|жеринде)(?P<strict>\b\B)?\w{0,6}",
    reaches={"жогорку": "upper", "төмөнкү": "lower", "орто": "middle"},
    figurative=r"(?!)",
    comma=",",
)  # fmt: skip
