"""How each language counts people: number words, vague words, words for victims."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

NEVER = r"[^\w\W]"
LARGE = 100
"""Numbers from here on multiply what stands before them."""


@dataclass(frozen=True, slots=True)
class Counting:
    """How one language counts people, as patterns for lower-case text."""

    numbers: Mapping[str, int]
    """Number words that add up; 100 and more multiply what stands before them."""
    vague: Mapping[str, tuple[int, int | None]]
    """Words for an unknown number, as (low, high)."""
    least: str
    more: str
    """What says behind a number that it is the least: or more."""
    nearly: str
    """What says behind a number that it is not exact: or so."""
    most: str
    about: str
    none: str
    """Words for nobody, no deaths."""
    span: str
    """Between the ends of a range."""
    casualties: tuple[tuple[str, str], ...]
    """(what, pattern of the word); what is the field of model.Event."""
    people: str
    """Words for persons, after a number: a crowd."""
    others: str
    """Words after a number that make it a number of something else."""
    endings: tuple[str, ...] = ()
    """What "more than" and "about" add to number words of 100 and more."""

    def value(self, word: str) -> int | None:
        """Return the number a word means, None when it is no number word.

        >>> OTHERS.value("жүз"), OTHERS.value("жүздөн"), OTHERS.value("ондон")
        (100, 100, None)
        """
        if word in self.numbers:
            return self.numbers[word]
        stems = (word.removesuffix(ending) for ending in self.endings if word.endswith(ending))
        return next((self.numbers[stem] for stem in stems if self.numbers.get(stem, 0) >= LARGE), None)


_EN_NUMBERS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
    "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60,
    "seventy": 70, "eighty": 80, "ninety": 90, "hundred": 100, "thousand": 1000, "million": 1_000_000,
    "dozen": 12,
}  # fmt: skip
_RU_NUMBERS = {
    "один": 1, "одна": 1, "одного": 1, "двое": 2, "два": 2, "две": 2, "двух": 2, "трое": 3, "три": 3,
    "трех": 3, "четверо": 4,
    "четыре": 4, "четырех": 4, "пятеро": 5, "пять": 5, "пяти": 5, "шестеро": 6, "шесть": 6, "шести": 6,
    "семеро": 7, "семь": 7,
    "семи": 7, "восьмеро": 8, "восемь": 8, "девять": 9, "десять": 10, "десяти": 10, "одиннадцать": 11,
    "двенадцать": 12,
    "тринадцать": 13, "четырнадцать": 14, "пятнадцать": 15, "шестнадцать": 16, "семнадцать": 17,
    "восемнадцать": 18,
    "девятнадцать": 19, "двадцать": 20, "двадцати": 20, "тридцать": 30, "тридцати": 30, "сорок": 40,
    "пятьдесят": 50,
    "пятидесяти": 50, "шестьдесят": 60, "семьдесят": 70, "семидесяти": 70, "восемьдесят": 80, "девяносто": 90,
    "сто": 100,
    "ста": 100, "двести": 200, "триста": 300, "четыреста": 400, "пятьсот": 500, "тысяча": 1000,
    "тысячи": 1000, "тысяч": 1000, "тыс": 1000, "миллион": 1_000_000, "млн": 1_000_000,
}  # fmt: skip
ENGLISH = Counting(
    numbers=_EN_NUMBERS,
    vague={
        "tens of thousands": (20_000, None), "hundreds of thousands": (200_000, None),
        "several thousand": (2000, 9999), "several hundred": (200, 999), "a few hundred": (200, 999),
        "several dozen": (24, 99), "dozens": (24, None),
        "scores": (40, None), "hundreds": (200, None), "thousands": (1000, None), "several": (3, 9),
        "a few dozen": (24, 99),
        "a few": (3, 9), "a dozen": (12, 12), "some dozens": (24, None),
    },
    least=r"at least|more than|over|no fewer than|not less than|a minimum of|exceed\w*",
    more=r"\s(?:or|and) more|\+",
    nearly=r"\sor so|-odd",
    most=r"up to|as many as|at most|fewer than|less than|no more than|under",
    about=r"about|some|around|nearly|almost|roughly|approximately|an estimated|close to",
    none=(
        r"no (?:reports? of |immediate reports? of |known |further )?(?:deaths|casualties|victims|fatalities"
        r"|injuries|one|dead)"
        r"|nobody|without (?:casualties|victims)"
    ),
    span=r"\s?(?:-|–|to|and|or)\s?",
    casualties=(
        ("fatalities", r"\b(?:killed|killing|dead|died|deaths?|dying|perished|lost their lives|shot dead"
        r"|death toll|bodies|"
                       r"fatalities|drowned|victims)\b"),
        ("injured", r"\b(?:wounded|wounding|injured|injuring|hurt|injuries|hospitali[sz]ed|maimed)\b"),
        ("arrested", r"\b(?:arrested|arresting|detained|detaining|captured|rounded up|jailed"
        r"|taken into custody|in custody)\b"),
        ("displaced", r"\b(?:evacuated|evacuating|displaced|fled|fleeing|(?:left|abandoned|driven from"
        r"|forced from|flee) their homes"
        r"|homeless|resettled|relocated|moved out|moved to (?:safety|safer)|refugees|evacuees)\b"),
    ),
    people=(
        r"(?:people|protesters|protestors|demonstrators|supporters|residents|men|women|villagers|inhabitants"
        r"|persons|refugees|"
        r"families|workers|miners|students|survivors|activists|opponents|civilians|evacuees|pamiris|marchers"
        r"|strikers|citizens|"
        r"followers|inmates)"
    ),
    others=(
        r"(?:%|percent|per cent|kilomet\w+|km|met(?:re|er)s|miles|years?|days?|hours?|weeks?|months?|minutes"
        r"|houses|homes|"
        r"buildings|dollars|million|billion|tons|tonnes|villages|regions|schools|degrees|shops|cars|cubic"
        r"|o'clock|districts|"
        r"hectares|animals|cattle|sheep|trucks|soms?|tenge|times|floors|storeys)"
    ),
)  # fmt: skip
RUSSIAN = Counting(
    numbers=_RU_NUMBERS,
    vague={
        "десятки тысяч": (20_000, None), "сотни тысяч": (200_000, None), "несколько тысяч": (2000, 9999),
        "несколько сотен": (200, 999), "несколько десятков": (24, 99), "десятки": (24, None),
        "сотни": (200, None),
        "тысячи": (1000, None), "несколько": (3, 9), "десятков": (24, None), "сотен": (200, None),
    },
    least=r"не менее|более|больше|свыше|как минимум|по меньшей мере|минимум|не меньше",
    more=r"\s(?:и (?:более|больше)|с лишним)",
    nearly=NEVER,
    most=r"до|не более|менее|меньше",
    about=r"около|примерно|почти|порядка|приблизительно",
    none=r"(?:погибших|жертв|пострадавших|раненых) нет|никто не|жертв и (?:пострадавших|разрушений) нет"
    r"|обошлось без",
    span=r"\s?(?:-|–|до|и|или)\s?",
    casualties=(
        ("fatalities", r"(?:\bпогиб\w*|\bубит\w*|\bскончал\w*|\bумер\w*|\bжертв\w*|\bтел\b|\bсмерт\w*)"),
        ("injured", r"(?:\bранен\w*|\bпострада\w*|\bтравм\w*|\bпокалеч\w*|\bгоспитализирова\w*)"),
        ("arrested", r"(?:\bзадержа\w*|\bарестова\w*)"),
        ("displaced", r"(?:\bэвакуирова\w*|\bэвакуац\w*|\bпереселен[ыо]?\b|\bпереселил\w*|\bотселен\w*"
        r"|\bбежал\w*|\bбежен\w*|\bпокинул\w*|\bвывез\w*|\bбез (?:крова|жилья)\b)"),
    ),
    people=(
        r"(?:человек\w*|люд\w*|жител\w*|сторонник\w*|протестующ\w*|демонстрант\w*|митингующ\w*|мужчин\w*"
        r"|женщин\w*|беженц\w*|"
        r"семей|семьи|участник\w*|рабочих|шахтер\w*|студент\w*|граждан\w*)"
    ),
    others=(
        r"(?:%|процент\w*|километр\w*|км|метр\w*|лет|год\w*|дн\w+|час\w*|недел\w*|месяц\w*|минут\w*|дом\w*"
        r"|здани\w*|доллар\w*|"
        r"миллиард\w*|тонн\w*|сел|сом\w*|тенге|рубл\w*|школ\w*|градус\w*|балл\w*|машин\w*|гектар\w*|голов"
        r"|раз\w*)"
    ),
)  # fmt: skip
_OTHER_NUMBERS = {
    "бир": 1, "эки": 2, "үч": 3, "төрт": 4, "беш": 5, "алты": 6, "жети": 7, "сегиз": 8, "тогуз": 9,
    "он": 10, "жыйырма": 20,
    "отуз": 30, "кырк": 40, "элүү": 50, "алтымыш": 60, "жетимиш": 70, "сексен": 80, "токсон": 90,
    "жүз": 100, "миң": 1000,
    "бір": 1, "екі": 2, "үш": 3, "бес": 5, "жеті": 7, "сегіз": 8, "тоғыз": 9,
    "жиырма": 20, "отыз": 30,
    "қырық": 40, "елу": 50, "алпыс": 60, "жетпіс": 70, "тоқсан": 90, "мың": 1000,
    "ikki": 2, "bir": 1,
    "uch": 3, "to'rt": 4, "besh": 5, "olti": 6, "yetti": 7, "sakkiz": 8, "to'qqiz": 9, "o'n": 10,
    "yigirma": 20, "o'ttiz": 30,
    "yuz": 100, "ming": 1000, "икки": 2, "уч": 3, "тўрт": 4, "олти": 6, "етти": 7,
    "саккиз": 8, "тўққиз": 9,
    "ўн": 10, "юз": 100, "минг": 1000, "як": 1, "ду": 2, "се": 3, "чор": 4, "панҷ": 5, "шаш": 6,
    "ҳафт": 7, "ҳашт": 8, "нӯҳ": 9,
    "даҳ": 10, "ездаҳ": 11, "дувоздаҳ": 12, "сездаҳ": 13, "чордаҳ": 14, "понздаҳ": 15, "ҳабдаҳ": 17,
    "ҳаждаҳ": 18, "бист": 20,
    "сад": 100, "ҳазор": 1000, "iki": 2, "üç": 3, "dört": 4, "bäş": 5, "alty": 6, "ýedi": 7, "sekiz": 8,
    "dokuz": 9, "on": 10,
    "ýigrimi": 20, "otuz": 30, "ýüz": 100, "müň": 1000,
}  # fmt: skip
OTHERS = Counting(
    numbers=_OTHER_NUMBERS,
    endings=(
        "дан", "ден", "дон", "дөн", "тан", "тен", "нан", "нен", "га", "ге", "ға", "ка", "ке", "дай", "дей",
        "dan", "den", "ga", "ge",
    ),
    vague={
        "ондогон": (24, None), "жүздөгөн": (200, None), "миңдеген": (1000, None), "ондаған": (24, None),
        "жүздеген": (200, None),
        "мыңдаған": (1000, None), "o'nlab": (24, None), "yuzlab": (200, None), "minglab": (1000, None),
        "ўнлаб": (24, None),
        "юзлаб": (200, None), "минглаб": (1000, None), "даҳҳо": (24, None), "садҳо": (200, None),
        "ҳазорҳо": (1000, None),
        "onlarça": (24, None), "ýüzlerçe": (200, None), "müňlerçe": (1000, None), "бир нече": (3, 9),
        "bir necha": (3, 9),
        "бир неча": (3, 9), "бірнеше": (3, 9), "чанд": (3, 9), "якчанд": (3, 9), "birnäçe": (3, 9),
    },
    least=r"кеминде|кем дегенде|кемінде|kamida|камида|ҳадди ақал|ақаллан|azyndan|беш аз|зиёда аз",
    more=r"(?:[\s-]?(?:[дтн][аеоө]н|[dt]an|den))?\s(?:ашык|ашуун|көп|көбүрөөк|астам|артық|ortiq|ortig'i|ziyod|ko'p|ko'proq"
    r"|ортиқ|зиёд|кўп|кўпроқ|зиёда|gowrak|köp|köpräk|agdyk)",
    nearly=r"(?:[\s-]?(?:[гғкқ][ае]|[gkq]a))?\s(?:жакын|жуық|yaqin|яқин|чамалуу|чамасында|шамалы|golaý)|[\s-]?[дт][ае]й",
    most=NEVER,
    about=r"болжол менен|шамамен|taxminan|тахминан|тақрибан|takmynan",
    none=r"(?:каза болгон\w*|жабыркаган\w*|курмандык\w*|зардап шеккен\w*|қаза болған\w*|jabrlangan\w*"
    r"|qurbonlar\w*|жабрланган\w*)"
    r"\s+(?:жок|жоқ|yo'q|йўқ)|hech kim|ҳеч ким|ешкім|эч ким|pida bolan ýok|талафот нест",
    span=r"\s?(?:-|–)\s?",
    casualties=(
        ("fatalities", r"\b(?:каза (?:тап|бол)\w*|өлд\w*|өлгөн\w*|мерт\w*|курман\w*|өлтүр\w*"
        r"|қаза (?:тап|тауып|бол)\w*|қайтыс\w*|мерт\w*|"
                       r"өмірін|көз жұм\w*|halok\w*|vafot\w*|qurbon\w*|ҳалок\w*|вафот\w*|қурбон\w*|кушта\w*"
                       r"|куштанд|кушт|фавтид\w*|"
                       r"ҷон бохт\w*|heläk\w*|wepat\w*|öldi|өмүрүн)"),
        ("injured", r"\b(?:жарадар\w*|жаракат\w*|жабыркад\w*|жараланд\w*|жарақат\w*|jarohat\w*|yaralan\w*"
        r"|shifoxonaga|жароҳат\w*|"
                    r"яралан\w*|захмӣ|захмдор|маҷрӯҳ\w*|ýaralan\w*|şikes\w*)"),
        ("arrested", r"\b(?:кармал\w*|камал\w*|ұстал\w*|қамал\w*|тұтқындал\w*|hibsga\w*|ushlan\w*"
        r"|qo'lga olin\w*|ҳибсга\w*|ушлан\w*|"
                     r"қўлга олин\w*|боздошт\w*|дастгир\w*|ҳабс\w*|tussag\w*|saklan\w*)"),
        ("displaced", r"\b(?:көчүрүл\w*|көчүп кет\w*|көшіріл\w*|қоныс аудар\w*|ko'chiril\w*|evakuatsiya\w*"
        r"|кўчирил\w*|эваку\w+|качып (?:чык|кет)\w*|қашып (?:шық|кет)\w*|qochib\w*|қочиб\w*|качкын\w*"
        r"|босқын\w*|qochqin\w*|қочқин\w*"
        r"|кӯчонида\w*|кӯчонд\w*|фирор\w*|гуреза\w*|göçüril\w*|ewaku\w+)"),
    ),
    people=r"(?:киши\w*|адам\w*|кісі\w*|kishi\w*|одам\w*|odam\w*|нафар\w*|кас\w*|adam\w*|тургун\w*|тұрғын\w*"
    r"|maşgala\w*|үй-бүлө\w*)",
    others=(
        r"(?:%|пайыз\w*|км|километр\w*|kilometr\w*|метр\w*|metr\w*|жыл\w*|yil\w*|йил\w*|сол\w*|ýyl\w*|күн\w*"
        r"|kun\w*|кун\w*|рӯз\w*|gün\w*|"
        r"үй\w*|uy\w*|уй\w*|хона\w*|jaý\w*|сом\w*|so'm\w*|сўм\w*|теңге\w*|сомонӣ|manat\w*|soat\w*|саат\w*"
        r"|сағат\w*|соат\w*)"
    ),
)  # fmt: skip


def counting_of(language: str) -> Counting:
    """Return how a language counts."""
    return {"en": ENGLISH, "ru": RUSSIAN}.get(language, OTHERS)
