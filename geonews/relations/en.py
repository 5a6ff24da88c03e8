# ruff: noqa: E501 (a pattern or a table row is one line)
"""English."""

from .phrases import Pattern as Way
from .phrases import Phrases, Unit, winds

_ADVERBS = {f"{wind}wards": degrees for wind, degrees in winds("north", "east", "south", "west").items()}
_SIXTEEN = {
    "north-north-east": 22.5, "east-north-east": 67.5, "east-south-east": 112.5, "south-south-east": 157.5,
    "south-south-west": 202.5, "west-south-west": 247.5, "west-north-west": 292.5, "north-north-west": 337.5,
    "north-northeast": 22.5, "east-northeast": 67.5, "east-southeast": 112.5, "south-southeast": 157.5,
    "south-southwest": 202.5, "west-southwest": 247.5, "west-northwest": 292.5, "north-northwest": 337.5,
}  # fmt: skip
_LETTERS = {
    "n": 0, "nne": 22.5, "ne": 45, "ene": 67.5, "e": 90, "ese": 112.5, "se": 135, "sse": 157.5, "s": 180,
    "ssw": 202.5, "sw": 225, "wsw": 247.5, "w": 270, "wnw": 292.5, "nw": 315, "nnw": 337.5,
}  # fmt: skip
_ORDINALS = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen".split()
_NUMBERS = {word: float(value) for value, word in enumerate(_ORDINALS, 1)} | {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
    "ninety": 90, "a hundred": 100, "one hundred": 100, "two hundred": 200, "three hundred": 300,
    "a thousand": 1000, "a dozen": 12, "half a": 0.5, "half an": 0.5, "a": 1, "an": 1, "a couple of": 2,
    "a few": 3, "several": 5, "dozens of": 30, "tens of": 30, "hundreds of": 300, "twenty-five": 25,
}  # fmt: skip

_LENGTHS = "km kilom mile _mi_ metre meter _m_ _drive _driving _ride _by_car _by_road _walk _foot _hike"

ENGLISH = Phrases(
    winds={
        "dir": winds("north", "east", "south", "west") | _SIXTEEN | _ADVERBS,
        "wind": _LETTERS,
        "adj": winds("northern northerly", "eastern easterly", "southern southerly", "western westerly", "{}-{}")
        | {"north-eastern": 45, "north-western": 315, "south-eastern": 135, "south-western": 225}
        | winds("northernmost", "easternmost", "southernmost", "westernmost"),
    },
    endings={},
    numbers=_NUMBERS,
    vague=frozenset(["a few", "several", "dozens of", "tens of", "hundreds of"]),
    units=(
        Unit("kilomet(?:er|re)s?|kms?", 1),
        Unit("nautical miles?", 1.852),
        Unit("miles?|mi", 1.609344),
        Unit("met(?:er|re)s?|m", 0.001),
        Unit("(?:hour'?s?'?|hrs?) ?(?:drive|car ride|bus ride|ride|by car|by road|driving)", 45, 0.35),
        Unit("(?:minute'?s?'?|mins?) ?(?:drive|car ride|bus ride|ride|by car|by road|driving)", 0.75, 0.35),
        Unit("(?:hour'?s?'?|hrs?) ?(?:walk|on foot|hike)", 4, 0.4),
        Unit("(?:minute'?s?'?|mins?) ?(?:walk|on foot)", 0.067, 0.4),
        Unit("(?:day'?s?'?) ?(?:drive|ride)", 350, 0.5),
    ),
    about="about|some|around|roughly|approximately|nearly|almost|over|more than|at least|just|only|under|up to|"
    "less than|barely|a little over|just over|just under|an estimated|within|exactly",
    filler="the|a|an|its|their|of|city|town|village|villages|settlement|port|capital|regional|provincial|district|"
    "administrative|center|centre|southern|northern|eastern|western|central|nearby|neighbouring|neighboring|tiny|"
    "small|remote|big|main|mountain|border|lake|river|mount|what|is|was|left|remains|called|downtown|state|"
    "republic|county|province|region|country's|ancient|historic|second-largest|largest|second|then|"
    "city's|outskirts|edge|coast|shores?|banks?|suburbs|area|pass|valley|summit|epicentre|epicenter",
    length_cues=(" of ", " from ", " off ", " outside ", " inside ", " into "),
    nominals={
        "country": r"country|nation|republic|(?<=an\s)state",
        "capital": "(?<!regional\\s)(?<!provincial\\s)(?<!district\\s)capital(?! (?:of (?:the )?(?:region|province|district|oblast)|invest|punish|letters?|markets?|repairs?|funds?))(?: city)?",
        "region": "region|province|oblast|county",
        "district": "district",
        "settlement": "city|town|village",
        "units": "regions|provinces|oblasts",
    },
    nominal_stems=("country", "nation", "republic", "state", "capital", "region", "province", "oblast", "county", "district", "city", "town", "village"),
    described=r"(?:the|this|that|our) (?:[a-z\-]{3,15} ){0,3}(?:\ue001\ue002* )?",
    nouns={
        "upto": r" ?(?:[-–—]|to|or) ?",
        "road": "(?:main |mountain |strategic |federal |international |federal )?(?:road|highway|motorway|route|railway|"
        "railroad|rail line|rail link|pipeline|freeway|expressway|track|mountain road|trail)",
        "border": "(?:(?:state|common|shared|internal|international|disputed|mountainous|long|undemarcated|unmarked|"
        "porous|land|river|northern|southern|eastern|western) ){0,2}(?:border|frontier|boundary)(?: areas?| regions?| zones?| strip| line| "
        "districts?| villages?| crossings?)?(?! ?(?:guards?|troops?|police|service|officials?|officers?|patrols?|forces|agency|security|control|"
        "talks?|deal|dispute|agreement|clash|conflict|treaty|demarcation|delimitation|closure|trade|issues?|commission))",
        "at": "(?:(?P<close>near|close to|not far from|in the vicinity of|around|towards?) |(?:along|on|at|across|"
        "over) )?(?:the )?",
        "part": "parts?|half|halves|areas?|tip|corner|end|edge|portion|third|reaches|regions?|provinces?|oblasts?|"
        "districts?|fringes?|flank|stretches|flatlands?|lowlands?|highlands?|steppes?|mountains",
        "count": "two|three|four|five|several|all the|both|some|many",
        "far": "far|extreme|deep|remote|furthermost|farthest|furthest",
        "quality": "[a-z]{2,12}(?:ile|ous|ive|al|ant|oor|ed|id|rich|ly|ote|ful|less)|dry|cold|hot|flat|empty|entire|whole|wild",
        "half": "northern|southern|eastern|western",
    },
    patterns=(
        Way("offset", r"<dist>(?: away)?,?(?: due| directly| to| in| further| straight)?(?: the)? <dir>(?:erly)? (?:of|from) <A>"),
        Way("offset", r"<dist>,? <wind> (?:of|from) <A>"),
        Way("offset", r"<dist>(?: away)? (?:from|of|outside) <A>,?(?: and)? (?:to|in|towards?) the <dir>"),
        Way("offset", r"(?:to the )?<dir> of <A>,? (?:by )?<dist>(?: away)?"),
        Way("toward", r"<dist>(?: out)?(?: away)? (?:of|from|outside)(?: of)? <A>,? (?:towards?|in the direction of|on the (?:road|highway|way) (?:to|towards?)) <B>"),
        Way("within", r"(?:within|less than|no more than|under|inside) <dist> (?:of|from) <A>"),
        Way("distance", r"<dist>(?: away)?(?: down the road| up the road)? (?:from|outside|off|short of)(?: of)? <A>"),
        Way("distance_border", r"<dist>(?: away)? (?:from|of|off|inside|short of|into)(?: the)? <a>(?:'s)?(?: ?[-–—/] ?| and )<b> <border>"),
        Way("distance_border", r"<dist>(?: away)? (?:from|of|off|inside|short of)(?: the)? <a>(?:'s)? <border>"),
        Way("distance_border", r"<dist>(?: away)? (?:from|of|off|short of)(?: the| its| <a>'s)? <border> (?:with|to) <B>"),
        Way("distance_border", r"<dist>(?: away)? (?:from|of|off|short of)(?: the| its)? <border> (?:between|of) <a> and <b>"),
        Way("direction", r"(?:to the |just |immediately |further |due |(?:in|from) an? area )?<dir> (?:of|from) <A>"),
        Way("part", r"(?<!to\s)the (?:(?P<far><far>) )?(?:<quality> )?<dir>(?: of| in) <A>"),
        Way("part", r"(?P<far><far>) <dir> of <A>"),
        Way("part", r"(?:(?P<far><far>) )?(?P<adj><half>) (?:<part>) of <A>"),
        Way("part", r"(?:(?P<far><far>)[\s-])?<adj> <part> of <A>"),
        Way("part", r"(?P<the>the )?(?:(?P<far><far>)[\s-])?<adj>[\s-]<only>"),
        Way("part", r"(?:the )?(?P<set><count>)(?: other)? <adj> (?:regions|provinces|districts|areas|oblasts|parts) (?:of|in|across) <A>"),
        Way("part", r"<only>'s (?P<set><count>) <adj> (?:regions|provinces|districts|areas|oblasts|parts)"),
        Way("part", r"(?<!'s\s)(?:(?:the )?(?P<set><count>)|(?P<all>the))(?: other)? (?:(?P<far><far>)[\s-])?<adj> <units>(?! (?:of|in|across|between)(?! the (?:[^\s]{1,20} ){0,3}\ue003))"),
        Way("part", r"<only>'s (?:(?P<far><far>)[\s-])?(?:[a-z]{3,12} )?<dir>(?! of\b|[\s-](?:border|frontier|korea|ossetia|of)\b)"),
        Way("part", r"<only>'s (?:(?P<far><far>)[\s-])?(?:[a-z]{3,12} )?<adj> (?:<part>)"),
        Way("centre", r"(?:the )?(?:central|downtown) <only>"),
        Way("centre", r"(?:the )?(?:very )?(?:centre|center|heart|middle) of <A>"),
        Way("centre", r"(?:the )?central <part> of <A>"),
        Way("centre", r"<only>'s (?:central <part>|centre|center)"),
        Way("near", r"(?:near|near to|close to|not far from|a short distance from|in the vicinity of|the vicinity of|in the area around|next to|adjacent to|on the approaches to|in and around|around) <A>"),
        Way("near", r"(?:the )?(?:surroundings|environs|vicinity) of <A>"),
        Way("outskirts", r"(?:(?:on|at|in|from|to) )?(?:the )?(?:(?:<adj>|<dir>) )?(?:outskirts|edge|edges|suburbs?|fringes?|periphery) of <A>"),
        Way("outskirts", r"<only>'s (?:(?:<adj>|<dir>) )?(?:outskirts|suburbs?)"),
        Way("outside", r"(?:just |right |immediately )?outside(?: of)? <A>"),
        Way("border", r"<at><a>(?:'s)?(?: ?[-–—/] ?| and )<b> <border>"),
        Way("border", r"<at><border> (?:between|of|shared by|separating|dividing) <a> and <b>"),
        Way("border", r"<at><a>(?:'s) <border> (?:with|to) <B>"),
        Way("border", r"(?:<at>|its )<border> with <A>"),
        Way("border", r"<at><a>(?:'s)? <border>(?: with <B>)?"),
        Way("side", r"(?:on |from |to |in |over to )?(?:the |its )?(?P<A>[\ue000\ue001]\ue002*)(?:'s)? side of (?:(?:the|its)(?: <b>)? <border>)"),
        Way("side", r"(?:on |from |to |in |over to )?(?:the |its )?(?P<A>[\ue000\ue001]\ue002*)(?:'s)? side of (?:the|its) <border> with <B>"),
        Way("across", r"(?:just |right |directly |immediately )?across the <border> (?:from|with) <A>"),
        Way("border", r"(?:just |right )?(?P<across>across) the <border> (?:in|into|inside) <A>"),
        Way("shore", r"(?:(?:<adj>|<dir>) )?(?:shores?|banks?|coasts?|shoreline|coastline|beach|beaches) of <A>"),
        Way("shore", r"<only>'s (?:(?:<adj>|<dir>) )?(?:shores?|banks?|coasts?|shoreline|coastline|beach|beaches)"),
        Way("stream", r"(?:<dist> )?(?P<stream>upstream|downstream)(?: of| from)? <A>"),
        Way("reach", r"(?P<reach>upper|lower|middle) (?:reaches|course|stretches) of <A>"),
        Way("reach", r"(?P<reach>headwaters|source|mouth|estuary|delta) of <A>"),
        Way("confluence", r"(?:confluence|meeting point|junction) of <A>(?: rivers?)? (?:and|with) <B>"),
        Way("confluence", r"where <A> (?:meets|joins|flows into) <B>"),
        Way("slope", r"(?:(?:<adj>|<dir>) )?(?:slopes?|foothills|foot|flanks?|spurs|base) of <A>"),
        Way("valley", r"(?:valley|gorge|basin|canyon) of <A>"),
        Way("triangle", r"<only> ?[-–—,] ?<B> ?[-–—,] ?<C> triangle"),
        Way("triangle", r"triangle (?:of|between|formed by|made by) <A>,? <B>,? and <C>"),
        Way("road", r"<only> ?(?:[-–—]| to ) ?<B>(?: ?[-–—] ?<C>)? <road>"),
        Way("road", r"(?:km|kilomet(?:re|er)) <num> of (?:the )?<only> ?(?:[-–—]| to ) ?<B>(?: ?[-–—] ?<C>)? <road>"),
        Way("road", r"<road>,? (?:from|between|linking|connecting|joining|that links|that connects) <A> (?:to|and|with) <B>"),
        Way("road", r"(?:road|way|highway|route) between <A> and <B>"),
        Way("road", r"<only>,? \(?(?:at |near |from )?(?:the )?(?:km|kilomet(?:er|re)) <num>(?:[-–]\d{1,4})?"),
        Way("road", r"(?:km|kilomet(?:er|re)) <num>(?:[-–]\d{1,4})? (?:of|on|along) <A>"),
        Way("road", r"<num>(?:st|nd|rd|th) (?:km|kilomet(?:er|re)) (?:of|on|along) <A>"),
        Way("between", r"(?P<half>halfway |midway |half-way )?(?:somewhere |roughly )?(?:between|in between) <A> and <B>"),
    ),
    stems=dict.fromkeys(("offset", "toward", "within", "distance"), _LENGTHS)
    | dict.fromkeys(("border", "distance_border", "across"), "border frontier boundar")
    | dict.fromkeys(("direction", "part"), "north south east west")
    | {
        "centre": "central _center_ _centre_ heart middle_of downtown",
        "near": "near close_to not_far short_distance vicinit around next_to adjacent approaches surroundings environs",
        "outskirts": "outskirts _edge suburb fringe peripher",
        "outside": "outside",
        "side": "_side_of",
        "shore": "shore _bank_ _banks coast beach",
        "stream": "stream",
        "reach": "reaches course stretch headwaters source mouth estuary delta",
        "confluence": "confluence meeting_point junction_of _meets_ _joins_ flows_into",
        "slope": "slope foot_of foothill flank spurs base_of",
        "valley": "valley_of gorge_of basin_of canyon_of",
        "triangle": "triangle",
        "road": "_road highway railway railroad rail_l route motorway pipeline freeway expressway track trail way_between km_ th_k st_k "
        "nd_k rd_k kilometre_ kilometer_",
        "between": "between",
    },
    chained=r"(?:<dist>|away|<dir>|<wind>|near|outside) (?:of|from|to)?(?: the| a| an)?(?: small)?(?: point| place| spot| village| town)?,?(?: that| which)?(?: is| was| lies| lying| located| and then| and| then| some| about)? ",
    inside=r",?(?: in| (?P<strict>inside|within))(?: the)? (?P<A>\ue000\ue002*)",
    probes={
        "part direction": r"(?:north|south|east|west)[a-z-]{0,20}[\s-](?:[a-z]{3,14} )?(?:(?:of|from|in|across) (?:[^\s\ue000\ue001\ue003.;]{1,20} ){0,6})?<name>|<name>'s (?:[^\s]{1,20}[\s-]){0,3}(?:north|south|east|west)",
        "centre": r"(?:central|downtown|cent(?:er|re)|heart|middle)(?: [a-z]{3,12})? (?:of (?:[^\s\ue000\ue001\ue003.;]{1,20} ){0,6})?<name>|<name>'s (?:cent|down)",
        "border distance_border side across": r"(?:border|frontier|boundar|side)[a-z]{0,7} (?:[^\s\ue000\ue001\ue003]{1,20} ){0,5}<name>|"
        r"<name>(?:'s)? (?:[a-z]{3,15} ){0,3}(?:border|frontier|boundar)",
        "road": r"(?:road|way|route|railroad|rail [a-z]{4}|pipeline|track|trail),? (?:from|between|linking|connecting|joining|that [a-z]{5,8}) (?:[^\s\ue000\ue001]{1,20} ){0,5}<name>|"
        r"<name> ?(?:[-–—]|to) ?<name>[^.]{0,40} (?:road|high|motor|rout|rail|pipe|free|express|track|trail)|(?:km|kilomet[a-z]{2}) \d|\d(?:st|nd|rd|th) (?:km|kil)",
    },
    reaches={
        "upper": "upper", "middle": "middle", "lower": "lower", "head": "source", "source": "source",
        "mouth": "mouth", "estuar": "mouth", "delta": "mouth",
    },
    upstream=frozenset(["upstream"]),
    figurative=r"(?:talks|relations?|ties|war|wars|trade|agreements?|treaty|treaties|deal|deals|match|game|final|fight|flights?|"
    r"conflict|conflicts|dispute|disputes|differences?|rivalry|cooperation|dialogue|negotiations|contacts|links?|ceasefire|truce|"
    r"peace|friendship|alliance|tensions?|competition|choose|torn|choice|balance|meeting|meetings|visits?|summit|"
    r"similarit\w{1,4}|partnership|communication|struggle|divided|split|distance|caught|mediate) ",
    figurative_after=r"^\s(?:talks|relations|ties|trade|flights?|negotiations|dialogue|match|tensions)",
)  # fmt: skip
