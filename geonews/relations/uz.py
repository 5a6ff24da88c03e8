# ruff: noqa: E501 (a pattern or a table row is one line)
"""Uzbek, in both alphabets."""

from .phrases import Pattern as Way
from .phrases import Phrases, Unit, winds

_FROM = r"(?:dan|дан)$"

UZBEK = Phrases(
    winds={
        "dir": winds("shimol", "sharq", "janub", "g'arb", "{}i-{}") | winds("шимол", "шарқ", "жануб", "ғарб", "{}и-{}"),
        "poss": winds("shimoli", "sharqi", "janubi", "g'arbi", "{}-{}") | winds("шимоли", "шарқи", "жануби", "ғарби", "{}-{}"),
        "adj": winds("shimoliy", "sharqiy", "janubiy", "g'arbiy") | winds("шимолий", "шарқий", "жанубий", "ғарбий")
        | {
            "shimoli-sharqiy": 45, "janubi-sharqiy": 135, "janubi-g'arbiy": 225, "shimoli-g'arbiy": 315,
            "шимоли-шарқий": 45, "жануби-шарқий": 135, "жануби-ғарбий": 225, "шимоли-ғарбий": 315,
        },
    },
    endings={"dir": r"\w{0,8}", "poss": r"(?:da|dagi|dan|ga|ni|ning|да|даги|дан|га|ни|нинг)?"},
    numbers={
        "bir": 1, "ikki": 2, "uch": 3, "to'rt": 4, "besh": 5, "olti": 6, "yetti": 7, "sakkiz": 8, "to'qqiz": 9,
        "o'n": 10, "o'n besh": 15, "yigirma": 20, "o'ttiz": 30, "qirq": 40, "ellik": 50, "yuz": 100, "bir necha": 5,
        "ikkita": 2, "uchta": 3, "to'rtta": 4, "beshta": 5, "иккита": 2, "учта": 3, "тўртта": 4, "бешта": 5,
        "бир": 1, "икки": 2, "уч": 3, "беш": 5, "ўн": 10, "йигирма": 20, "ўттиз": 30, "эллик": 50, "юз": 100,
        "бир неча": 5,
    },
    vague=frozenset(["bir necha", "бир неча"]),
    units=(
        Unit(r"km|kilometr\w{0,5}|chaqirim\w{0,4}|км|километр\w{0,5}|чақирим\w{0,4}", 1),
        Unit(r"m|metr\w{0,4}|м|метр\w{0,4}", 0.001),
    ),
    about="taxminan|qariyb|salkam|тахминан|қарийб|салкам|atigi",
    filler="shahridan|qishlog'idan|шаҳридан|қишлоғидан",
    nominals={
        "country": "mamlakat(?:ning|imizning|imiz|dan)?|respublika(?:ning|miz|mizning)?|yurt(?:imiz|imizning|ning)|"
        "мамлакат(?:нинг|имизнинг|имиз|дан)?|республика(?:нинг|миз|мизнинг)?|юрт(?:имиз|имизнинг|нинг)",
        "capital": "poytaxt(?:dan|ning)|пойтахт(?:дан|нинг)",
        "region": "viloyat(?:ning|dan)?|вилоят(?:нинг|дан)?",
        "district": "tuman(?:ning|dan)|туман(?:нинг|дан)",
        "settlement": "shahar(?:dan|ning)|qishloq(?:dan|ning)|шаҳар(?:дан|нинг)|қишлоқ(?:дан|нинг)",
        "units": "viloyatlar\\w{0,6}|вилоятлар\\w{0,6}|hududlar\\w{0,6}|ҳудудлар\\w{0,6}|viloyat(?:da|ni|ga)|вилоят(?:да|ни|га)",
    },
    nominal_stems=("mamlakat", "respublika", "yurt", "poytaxt", "viloyat", "tuman", "shahar", "qishloq", "hudud",
        "мамлакат", "республика", "юрт", "пойтахт", "вилоят", "туман", "шаҳар", "қишлоқ", "ҳудуд"),
    nouns={
        "count": "ikkita|uchta|to'rtta|beshta|ikki|uch|to'rt|besh|bir necha|barcha|иккита|учта|тўртта|бешта|икки|уч|тўрт|беш|бир неча|барча",
        "away": r"(?: masofa\w{0,7}| uzoqlik\w{0,6}| nari\w{0,5}| uzoqda\w{0,3}| масофа\w{0,7}| узоқлик\w{0,6}| нари\w{0,5})",
        "way": r"(?: tomon\w{0,7}| taraf\w{0,6}| yo'nalish\w{0,6}| томон\w{0,7}| тараф\w{0,6}| йўналиш\w{0,6})",
        "border": r"(?:davlat |давлат )?(?:chegara|чегара)\w{0,9}",
        "road": r"(?:avtomobil |temir |автомобиль |темир )?(?:yo'l|avtoyo'l|trassa|avtomagistral|magistral|йўл|автойўл|трасса|магистрал)\w{0,9}",
        "and": "va|bilan|ва|билан",
        "with": "bilan|билан",
        "close": r"yaqin\w{0,6}|yonid\w{1,4}|яқин\w{0,6}|ёнид\w{1,4}|hududid\w{1,4}",
    },
    patterns=(
        Way("offset", r"<only>,? <dist><away>?,? <dir><way>?", _FROM),
        Way("offset", r"<only>,? <dir><way>? <dist>", _FROM),
        Way("offset", r"<only> <poss> <dist>"),
        Way("distance", r"<only>,? <dist><away>", _FROM),
        Way("distance_border", r"<only>(?: <with>)? <border> <dist>"),
        Way("direction", r"<only> <adj><way>"),
        Way("part", r"<only> <poss>"),
        Way("part", r"<only> <adj> (?:qism|hudud|viloyat|tuman|қисм|ҳудуд|вилоят|туман)\w{0,9}"),
        Way("part", r"<adj> <only>"),
        Way("part", r"(?P<set><count>) <adj> <units>"),
        Way("part", r"<adj> (?P<A>(?:viloyatlar|вилоятлар)\w{2,6})"),
        Way("centre", r"<only> (?:markaziy|марказий) (?:qism|hudud|viloyat|қисм|ҳудуд|вилоят)\w{0,9}"),
        Way("centre", r"<only> (?:markazida|марказида)\w{0,3}"),
        Way("near", r"<only> (?:yaqin\w{0,7}|yonid\w{1,4}|atrofi\w{0,6}|yon atrofi\w{0,6}|яқин\w{0,7}|ёнид\w{1,4}|атрофи\w{0,6})"),
        Way("outskirts", r"<only> (?:chekkasi\w{0,6}|chetid\w{1,4}|чеккаси\w{0,6}|четид\w{1,4})"),
        Way("outside", r"<only> (?:tashqarisi|ташқариси)\w{0,6}"),
        Way("border", r"<a> ?[-–—] ?<b> <border>(?: (?P<close><close>))?"),
        Way("border", r"<a> <border>(?: (?P<close><close>))?"),
        Way("border", r"<only>(?: <with>)?(?: bo'lgan| бўлган)? <border>(?: (?P<close><close>))?"),
        Way("border", r"<only>(?: ?[-–—] ?| <and> )<B>(?: o'rtasidagi| ўртасидаги)? <border>(?: (?P<close><close>))?"),
        Way("shore", r"<only> (?:<adj> )?(?:qirg'o[qg]'?i?|sohil|bo'yid|қирғо[қғ]|соҳил|бўйид)\w{0,7}"),
        Way("reach", r"<only> (?P<reach>yuqori|quyi|o'rta|юқори|қуйи|ўрта) (?:oqim|оқим)\w{0,6}"),
        Way("between", r"<only> <and> <B> (?:oralig'id|orasid|оралиғид|орасид)\w{1,4}"),
        Way("road", r"<only> ?[-–—] ?<B>(?: ?[-–—] ?<C>)? <road>"),
        Way("road", r"<only> ?[-–—] ?<B> <road> <num>[- ]?(?:kilometr|km|километр|км)\w{0,8}"),
    ),
    stems=dict.fromkeys(("offset", "distance", "distance_border"), "km kilometr chaqirim metr км километр чақирим метр")
    | dict.fromkeys(("direction", "part"), "shimol sharq janub g'arb шимол шарқ жануб ғарб")
    | {
        "centre": "markazida марказида markaziy марказий",
        "near": "yaqin yonid atrof яқин ёнид атроф",
        "outskirts": "chekka chetid чекка четид",
        "outside": "tashqari ташқари",
        "border": "chegara чегара",
        "shore": "qirg' sohil bo'yid қирғо соҳил бўйид",
        "reach": "oqim оқим",
        "between": "oralig' orasid оралиғ орасид",
        "road": "yo'l trassa magistral йўл трасса магистрал",
    },
    chained=r"<dist> <dir>(?: tomonda| томонда)? (?:joylashgan |жойлашган )?",
    inside=r",? <only> (?:hududid|ҳудудид|yeri)(?P<strict>\b\B)?\w{0,6}",
    reaches={"yuqori": "upper", "quyi": "lower", "o'rta": "middle", "юқори": "upper", "қуйи": "lower", "ўрта": "middle"},
    figurative_after=r"muzokara|munosabat|kelishuv|urush|nizo|savdo|reys|parvoz|hamkorlik|aloqa|uchrashuv|o'yin|farq|"
    r"музокара|муносабат|келишув|уруш|низо|савдо|рейс|парвоз|ҳамкорлик|алоқа|учрашув|ўйин|фарқ",
    comma=",",
)  # fmt: skip
