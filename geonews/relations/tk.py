# ruff: noqa: E501 (a pattern or a table row is one line)
"""Turkmen."""

from .phrases import Pattern as Way
from .phrases import Phrases, Unit, winds

_FROM = r"(?:dan|den)$"

TURKMEN = Phrases(
    winds={
        "dir": winds("demirgazyk demirgazyg", "gündogar", "günorta", "günbatar"),
        "poss": winds("demirgazygy", "gündogary", "günortasy", "günbatary")
        | {"demirgazyk-gündogary": 45, "günorta-gündogary": 135, "günorta-günbatary": 225, "demirgazyk-günbatary": 315},
        "adj": winds("demirgazyk", "gündogar", "günorta", "günbatar"),
    },
    endings={"dir": r"\w{0,9}", "poss": r"\w{0,7}"},
    numbers={
        "bir": 1, "iki": 2, "üç": 3, "dört": 4, "bäş": 5, "alty": 6, "ýedi": 7, "sekiz": 8, "dokuz": 9, "on": 10,
        "on bäş": 15, "ýigrimi": 20, "otuz": 30, "kyrk": 40, "elli": 50, "ýüz": 100, "birnäçe": 5,
    },
    vague=frozenset(["birnäçe"]),
    units=(Unit(r"km|kilometr\w{0,6}", 1), Unit(r"m|metr\w{0,5}", 0.001)),
    about="takmynan|çemesi|golaý|azyndan|bary-ýogy",
    filler="şäherinden|obasyndan|welaýatyndan",
    nominals={
        "country": "ýurd(?:uň|umyzyň|undan)|ýurt|döwlet(?:iň|imiziň)|respublika(?:nyň|myzyň)",
        "capital": "paýtagt(?:dan|yň|ymyzyň|ymyzdan)|paýtagt şäherden",
        "region": "welaýat(?:yň|dan)",
        "district": "etra(?:byň|pdan)",
        "settlement": "şäher(?:den|iň)|oba(?:dan|nyň)",
        "units": r"welaýatlar\w{0,6}|sebitler\w{0,6}|welaýat(?:da|y|a)",
    },
    nominal_stems=("ýur", "döwlet", "respublika", "paýtagt", "welaýat", "etra", "şäher", "oba", "sebit"),
    nouns={
        "away": r"(?: uzaklyk\w{0,5}| uzaklyg\w{0,6}| aralyk\w{0,5}| aralyg\w{0,6}| daşlyk\w{0,5}| daşlyg\w{0,6}| daş\w{0,5}| ýerde\w{0,3})",
        "way": r"(?: tarap\w{0,7}| ugr\w{0,5}| ugur\w{0,5})",
        "border": r"(?:döwlet )?(?:serhed|serhet|araçäg|araçäk)\w{0,9}",
        "road": r"(?:awtomobil |demir |gara )?(?:ýol|awtoýol|awtomobil ýol|demirýol|trassa)\w{0,9}",
        "count": "iki|üç|dört|bäş|birnäçe|ähli",
        "close": r"golaýynd\w{1,4}|ýakynynd\w{1,4}|ýanynd\w{1,4}",
    },
    patterns=(
        Way("offset", r"<only>,? <dist><away>?,? <dir><way>?", _FROM),
        Way("offset", r"<only>,? <dir><way>? <dist>", _FROM),
        Way("offset", r"<only> <poss> <dist>"),
        Way("distance", r"<only>,? <dist><away>", _FROM),
        Way("distance_border", r"<only>(?: bilen)? <border> <dist>"),
        Way("direction", r"<only> <dir> tarap\w{2,6}"),
        Way("part", r"<only> <poss>"),
        Way("part", r"<only> <adj> (?:bölegi|böleg|sebit|etraplar|welaýatlar)\w{0,9}"),
        Way("part", r"<adj> <only>"),
        Way("part", r"(?P<set><count>) <adj> <units>"),
        Way("part", r"<adj>\w{0,4}daky (?P<set><count>) <units>"),
        Way("part", r"<adj> (?P<A>welaýatlar\w{2,6})"),
        Way("centre", r"<only> (?:merkezinde|merkezi (?:bölegi|sebit|welaýat))\w{0,6}"),
        Way("near", r"<only> (?:golaýynd|ýakynynd|ýanynd|töwereginde|etegind|eteklerind)\w{0,5}"),
        Way("outskirts", r"<only> (?:çetind|gyrasynd|eteginde)\w{0,5}"),
        Way("outside", r"<only> daşynd\w{1,4}"),
        Way("border", r"<a> ?[-–—] ?<b> <border>(?: (?P<close><close>))?"),
        Way("border", r"<a> <border>(?: (?P<close><close>))?"),
        Way("border", r"<only>(?: bilen)?(?: bolan)? <border>(?: (?P<close><close>))?"),
        Way("border", r"<only>(?: ?[-–—] ?| bilen | we )<B>(?: arasyndaky)? <border>(?: (?P<close><close>))?"),
        Way("border", r"<only> bilen (?P<close>serhetdeş|araçäkdeş)\w{0,7}"),
        Way("shore", r"<only> (?:<adj> )?(?:kenar|kenaryn|ýakasy|ýakalary)\w{0,7}"),
        Way("reach", r"<only> (?P<reach>ýokarky|aşaky|orta) akym\w{0,6}"),
        Way("between", r"<only>(?: bilen| we) <B> (?:aralygynd|arasynd)\w{1,4}"),
        Way("road", r"<only> ?[-–—] ?<B>(?: ?[-–—] ?<C>)? <road>"),
        Way("road", r"<only> ?[-–—] ?<B> <road> <num>[- ]?(?:kilometr|km)\w{0,8}"),
    ),
    stems=dict.fromkeys(("offset", "distance", "distance_border"), "km kilometr metr _m_")
    | dict.fromkeys(("direction", "part"), "demirgazy gündogar günorta günbatar")
    | {
        "centre": "merkezi",
        "near": "golaýynd ýakynynd ýanynd töwereg eteg etek",
        "outskirts": "çetind gyrasynd etegind",
        "outside": "daşynd",
        "border": "serhe araçä",
        "shore": "kenar ýakas ýakalar",
        "reach": "akym",
        "between": "aralygynd arasynd",
        "road": "ýol trassa",
    },
    chained=r"<dist> <dir>(?: tarap\w{0,5})? (?:ýerleşýän )?",
    inside=r",? <only> (?:çägind|çäklerind|topragynd)(?P<strict>\b\B)?\w{0,6}",
    reaches={"ýokarky": "upper", "aşaky": "lower", "orta": "middle"},
    figurative_after=r"gepleşik|gatnaşyk|ylalaşyk|uruş|dawa|söwda|uçuş|gatnaw|hyzmatdaşlyk|aragatnaşyk|duşuşyk|oýun|tapawut",
    comma=",",
)  # fmt: skip
