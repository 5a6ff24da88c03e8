"""English."""

from .endings import listed
from .language import Language

ENGLISH = Language(
    code="en",
    name="English",
    own_name="English",
    scripts=("Latn",),
    letters={"w": 0.1},
    foreign_letters=frozenset("ýňžäşüöçı"),
    function_words=listed(
        "the of and to in a is that for on with as by it at from has be was are or his this an have not "
        "which their were been said who they had will would its after than but more one about when there "
        "out up new over what some could first people year years two into he she i you we her them other no "
        "so if all do can like just only told says before between during against because also my me your "
        "our how off"
    ),
    endings=listed(
        "able als ance ary ck ed ence ers es ful ght ible ic ical ies ing ity ive ly ment ness ous ry sh th "
        "tion tions"
    ),
    kinds_after={
        "region": "region", "oblast": "region", "province": "region", "viloyat": "region",
        "velayat": "region",
        "state": "region country", "republic": "region country", "prefecture": "district",
        "district": "district", "rayon": "district", "raion": "district", "county": "district",
        "tuman": "district", "etrap": "district", "regions": "region", "provinces": "region",
        "oblasts": "region", "districts": "district",
        "city": "settlement", "town": "settlement", "village": "settlement", "settlement": "settlement",
        "cities": "settlement", "towns": "settlement", "villages": "settlement",
        "neighborhood": "quarter", "neighbourhood": "quarter", "microdistrict": "quarter",
        "river": "water", "lake": "water", "sea": "water", "reservoir": "water", "canal": "water",
        "rivers": "water",
        "glacier": "mountain", "mountains": "mountain", "mountain": "mountain", "range": "mountain",
        "peak": "mountain", "pass": "mountain", "ridge": "mountain",
        "valley": "valley", "gorge": "valley", "corridor": "valley",
        "desert": "area", "steppe": "area", "plateau": "area", "exclave": "area", "enclave": "area",
        "airport": "facility", "airfield": "facility", "airbase": "facility", "base": "facility",
        "dam": "facility",
        "mine": "facility", "cosmodrome": "facility", "port": "facility", "bridge": "facility",
        "plant": "facility",
        "hydropower": "facility", "refinery": "facility", "oilfield": "facility", "deposit": "facility",
        "checkpoint": "crossing", "crossing": "crossing",
    },
    kinds_before={
        "region": "region", "province": "region", "oblast": "region", "state": "region country",
        "republic": "region country",
        "regions": "region", "provinces": "region", "nation": "country", "kingdom": "country",
        "district": "district", "county": "district", "districts": "district",
        "city": "settlement", "town": "settlement", "village": "settlement", "cities": "settlement",
        "towns": "settlement", "villages": "settlement", "port": "settlement",
        "settlement": "settlement", "hamlet": "settlement",
        "lake": "water", "river": "water", "mount": "mountain",
        "valley": "valley", "exclave": "area", "enclave": "area",
    },
    links=frozenset(["of", "the", "called", "named"]),
    plural_kinds=listed(
        "regions provinces oblasts districts cities towns villages rivers mountains"
    ),
    conjunctions=frozenset(["and", "or"]),
    articles=frozenset(["the", "a", "an"]),
    streets=frozenset(["street", "avenue", "boulevard", "lane"]),
    locatives=listed(
        "in at near from to into toward towards around outside inside across through via between over off "
        "leaving entering reaching throughout within north south east west northeast northwest southeast "
        "southwest of eastern western northern southern central upper lower greater downtown neighbouring "
        "neighboring visit visited visiting"
    ),
    titles=listed(
        "president minister prime mr mrs ms miss dr prof professor governor mayor general colonel major "
        "captain lieutenant sergeant sir lady lord king queen prince princess senator deputy spokesman "
        "spokeswoman spokesperson ambassador chairman chairwoman judge justice secretary director chief "
        "leader analyst journalist activist lawyer doctor father brother sister coach commander premier "
        "sheikh imam mullah representative congressman congresswoman named called"
    ),
    organisations=listed(
        "university institute academy college school ministry department agency service committee "
        "commission council court bank fund foundation party movement union federation association "
        "organization organisation company consortium corporation inc ltd llc group holding airlines airways "
        "air railway railways news times post radio television tv channel media press team club fc hotel "
        "hospital museum theatre theater police army corps observatory center centre society league cup "
        "bureau office newspaper magazine today weekly chronicle herald tribune journal telegraph guardian "
        "telecom energy oil gas gold mining motors electric systems treaty agreement accord accords "
        "declaration protocol convention summit forum festival games championship open championships tour "
        "project program programme initiative operation network exchange congress watch international "
        "rights helsinki"
    ),
    speech=listed(
        "said says say told tells announced denies denied denying accused accuses urged urges warned warns "
        "called calls wants wanted agreed agrees refused refuses rejected rejects demanded demands insisted "
        "insists has had have is was will would could may might pledged promised plans planned hopes hoped "
        "seeks sought speaks spoke signed blamed blames condemned condemns summoned recalled expelled "
        "closed takes took made makes pointed expects expected thinks believes backs backed supports "
        "supported offered responded reacted welcomed"
    ),
    stop=listed(
        "january february march april may june july august september october november december monday "
        "tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun north south east "
        "west northern southern eastern western central union valley river lake mountain mountains region "
        "district province city town village street avenue road square park bridge the a an and but or if "
        "of in on at to for from by with as it he she they we you i his her their our its this that these "
        "those who what when where why how there here all any both each few many most other some such no "
        "nor not only own same so than too very can will just should now one two three four five mr mrs ms "
        "dr sir god islam islamic muslim muslims christian orthodox jewish english soviet president "
        "minister prime general major captain king queen"
    ),
    months={
        "january": 1, "jan": 1, "february": 2, "feb": 2, "march": 3, "mar": 3, "april": 4, "apr": 4, "may": 5,
        "june": 6, "jun": 6, "july": 7, "jul": 7, "august": 8, "aug": 8, "september": 9, "sept": 9, "sep": 9,
        "october": 10, "oct": 10, "november": 11, "nov": 11, "december": 12, "dec": 12,
    },
    weekdays={
        "monday": 0, "tuesday": 1, "wednesday": 2, "thursday": 3, "friday": 4, "saturday": 5, "sunday": 6,
    },
    abbreviations=listed(
        "mr mrs ms dr prof gen lt col maj sgt capt brig adm rep sen gov pres st no nos vs fig dept est "
        "approx sept oct nov dec jan feb mar apr jun jul aug mt ft i.e e.g"
    ),
)  # fmt: skip
