"""The function words of Kyrgyz, Kazakh, Uzbek and Turkmen, whose endings do the work of prepositions."""

from .wording import Wording

_AFTER = (
    ("negated", r"^\W{0,2}(?:\w+\W+){0,2}?(?:жок|эмес|жоқ|емес|йук|йўқ|yo'q|emas|эмас|däl|ýok|болгон жок"
    r"|bo'lmadi|бўлмади|"
                r"болмады|болмады|bolmady)\b", 40),
    ("hypothetical", r"^[^.;!?]{0,50}?(?:(?:[гкқғ][аеоө]|[gkq][ae])\s(?:чакыр\w+|шақыр\w+|chaqir\w+|чақир\w+"
    r"|çagyr\w+)|\b(?:мүмкүн|мүмкін|mumkin|мумкин|mümkin|"
                     r"керек|kerak|керак|gerek|талап \w+|talab \w+)\b)", 70),
    ("planned", r"^[^.;!?]{0,50}?\b(?:болот|өтөт|өткөрүлөт|башталат|пландал\w+|болады|өтеді|өткізіледі"
    r"|жоспарла\w+|bo'ladi|"
                r"o'tkaziladi|rejalashtiril\w+|kutilmoqda|бўлади|ўтказилади|режалаштирил\w+|bolar|geçiriler"
                r"|meýilleş\w+)\b", 70),
)  # fmt: skip
_HAPPENING = (
    r"^[^.;!?]{0,45}?\b(?:болду|болгон|болуп|өттү|өткөн|баштал\w+|чык\w+|каптады|басты|катталды|жүрдү"
    r"|улан\w+|токтоду|киргизилди|"
    r"жарыяланды|болды|болған|өтті|шықты|шыққан|басталды|енгіз\w+|жарияланды|тіркелді|орын алды|bo'ldi"
    r"|bo'lgan|bo'lib o'tgan|"
    r"yuz berdi|sodir bo'ldi|o'tdi|boshlan\w+|chiqdi|joriy etil\w+|e'lon qilin\w+|kuzatildi|бўлди|бўлган"
    r"|бўлиб ўтган|юз берди|"
    r"содир бўлди|ўтди|бошлан\w+|чиқди|жорий этил\w+|эълон қилин\w+|yetib bor\w+|етиб бор\w+|boldy|boldu"
    r"|turdy|başlandy|geçirildi|"
    r"girizildi|yglan edildi|ýetdi)\b"
)
WORDING = Wording(
    verb_last=True,
    people_after=r"^\s+(?:тургун\w*|жашоочу\w*|тұрғын\w*|aholi\w*|аҳоли\w*|ýaşaýjy\w*|bozor\w*|бозор\w*"
    r"|базар\w*)",
    reached_after=r"^\w*\s+(?:\w+\s+){0,2}(?:ýetdi|жетти|жетті|yetdi|yetib|етди|етиб)",
    institution_after=r"^\w*\s+(?:тыюу|тыйым|taqiq|тақиқ|gadagan)\w*|^\w*\s+(?:комитет\w*|министр\w*|vazirlig\w*|вазирлиг\w*|ministrl\w*|кызмат\w*"
    r"|қызмет\w*|boshqarma\w*|бошқарма\w*)",
    inside_ending=(
        r"(?:да|де|до|дө|та|те|то|тө|ндагы|ндеги|дагы|деги|догу|тагы|теги|дағы|дегі|тағы|тегі|нда|нде|ндо"
        r"|ндө|da|de|ta|dagi|"
        r"nda|nde|даги|daky|däki|ndaky|ndäki)$"
    ),
    toward_ending=r"(?:га|ге|го|гө|ка|ке|ко|кө|ға|қа|на|не|ga|ge|ka|ke|qa|na|ne|a|e)$",
    from_ending=r"(?:дан|ден|дон|дөн|тан|тен|тон|төн|нан|нен|dan|den|tan)$",
    object_ending=r"(?:ны|ні|ды|ді|ты|ті|ын|ін|ну|нү|ду|дү|ту|тү|ни|ni|ny|yny|ini)$",
    owner_after=(
        r"^(?:-\w|\s+(?:өкмөт\w*|президент\w*|бийлик\w*|армия\w*|милиция\w*|тарап\w*|үкімет\w*|билік\w*"
        r"|тарап\w*|hukumat\w*|"
        r"prezident\w*|tomon\w*|ҳукумат\w*|томон\w*|hökümet\w*|tarap\w*)\b)"
    ),
    epicentre=(
        r"\b(?:эпицентр|epitsentr|episentr)\w*"
        r"|\b(?:зилзила\w*|жер титирөө\w*|жер сілкіні\w*|zilzila\w*|ýer titreme\w*)\s+"
        r"(?:очогу|очоғы|ошағы|борбору|маркази|ўчоғи|o'chog'i|markazi|ojagy|merkezi)\w*"
    ),
    end_date_after=r"(?:gacha|гача)\b|^\w*\s(?:чейин|дейін|qadar|қадар|çenli)\b|(?:га|ге|го|гө|ка|ке|ға|қа|ga|ge|qa|a|e)"
    r"\s(?:чейин|дейін|qadar|қадар|çenli)\b",
    breaks=r"[,;:–—]|\b(?:жана|мен|және|va|ва|we|деп|dedi|деди|деді|diýdi)\b",
    segments=r"[;]|\s[–—]\s|,\s(?:бирок|бирақ|lekin|лекин|ал|эса|esa|emma)\s",
    speech=r"\b(?:деди|деп|билдирди|айтты|dedi|aytdi|ma'lum qil\w+|деді|айтты|хабарлады|маълум қил\w+|айтди"
    r"|diýdi|habar berdi)\b",
    joint=(
        r"\s*(?:,|менен|жана|мен|және|hamda|va|ва|ҳамда|we|hem)\s+(?:[\w'-]+\s+){0,1}$|\s*\w*\s+(?:менен|мен"
        r"|va|ва|we|жана|және)"
        r"\s+$"
    ),
    moving=r"\b(?:бар|кел|жөнөт|жібер|yet|tashrif|uchib|етиб|учиб|ташриф|bar|gel|iber|ұшып|кір|кир|boy|таш)",
    cues=(
        ("claimed", r"\b(?:айыпта\w+|айыбы|ayblov|ayblan\w+|айблан\w+|айблов|aýyplan\w+)\b", 60),
        ("hypothetical", r"\b(?:эгер|егер|agar|агар|eger)\b", 60),
        ("planned", r"\b(?:пландал\w+|жоспарла\w+|rejalashtir\w+|режалаштир\w+)\b", 50),
    ),
    cues_after=_AFTER,
    topic=(
        r"\b(?:каршы|қарсы|qarshi|қарши|garşy|министрлиги\w*|министрлігі\w*|vazirlig\w+|вазирлиг\w+"
        r"|ministrlig\w+)\s+"
        r"(?:[\w'-]+\s+){0,1}$"
    ),
    happening=_HAPPENING,
    roles=(
        r"\b(?:милиция|полиция|аскерлер|чек арачылар|согушкерлер|куралчандар|тургундар|айылдыктар"
        r"|жашоочулар|митингчилер"
        r"|нааразы болгондор|демонстранттар|[\w-]+ тарапташтары|талибдер|талиптер|президент"
        r"|премьер-министр|министр|өкмөт"
        r"|парламент|жогорку кеңеш|депутаттар|сот|прокуратура|куткаруучулар|өрт өчүргүчтөр|дарыгерлер"
        r"|бийлик|бийликтер"
        r"|аким|губернатор|мэр|мугалимдер|студенттер|айдоочулар|качкындар|кенчилер|жумушчулар|активисттер"
        r"|укмк|иим|өкм"
        r"|сарбаздар|әскерилер|шекарашылар|содырлар|тұрғындар|ауылдықтар|наразылар|наразылық білдірушілер"
        r"|шерушілер"
        r"|жақтастары|тәліптер|үкімет|билік|мәжіліс|сенат|құтқарушылар|өрт сөндірушілер|дәрігерлер|әкім"
        r"|мұғалімдер"
        r"|жүргізушілер|босқындар|кеншілер|жұмысшылар|белсенділер|төтенше жағдай министрлігі|ұқк"
        r"|ішкі істер министрлігі"
        r"|militsiya|politsiya|harbiylar|askarlar|chegarachilar|jangarilar|aholi|namoyishchilar"
        r"|tarafdorlari|toliblar"
        r"|prezident|bosh vazir|vazir|hukumat|parlament|deputatlar|sud|prokuratura|qutqaruvchilar"
        r"|o't o'chiruvchilar"
        r"|shifokorlar|hokimiyat|hokim|o'qituvchilar|talabalar|haydovchilar|qochqinlar|konchilar"
        r"|ishchilar|faollar|fvv|iiv"
        r"|милиция|ҳарбийлар|аскарлар|чегарачилар|жангарилар|аҳоли|намойишчилар|толиблар|бош вазир|вазир"
        r"|ҳукумат"
        r"|депутатлар|суд|қутқарувчилар|шифокорлар|ҳокимият|ҳоким|ўқитувчилар|талабалар|ҳайдовчилар|қочқинлар"
        r"|ишчилар|фаоллар"
        r"|polisiýa|esgerler|harbylar|serhetçiler|ýaşaýjylar|premýer-ministr|ministr|hökümet|kazyýet"
        r"|halas edijiler"
        r"|lukmanlar|häkim|mugallymlar|talyplar|sürüjiler|bosgunlar|işçiler)(?!\w)"
    ),
    oblique=r"\b(?:менен|мен|жана|және|va|ва|bilan|билан|we)\s+$",
    passive=r"(?:[ыіиуүiuüy][лнln])(?:[дтdt][ыіиуүiuüy]|[гқкғgk][аеоөa]н|[гқкғgk]an)(?!\w)",
    agent=r"\b([\w'-]+)\s+(?:тарабынан|тарапынан|томонидан|tomonidan|tarapyndan)\b",
    speakers=(
        r"(?:^|,\s|[.;]\s)([^,.;«»]{3,70}?)\s+(?:маалыматы(?:на)?\s+(?:боюнча|караганда|ылайык)"
        r"|мәлімет(?:інше|тері бойынша|і бойынша)"
        r"|деректері\s+бойынша|ma'lumoti(?:ga)?\s+(?:ko'ra|qaraganda)|маълумоти(?:га)?\s+(?:кўра"
        r"|қараганда)|maglumatyna\s+görä"
        r"|билдиргендей|айтымында|кабарлагандай|маалымдагандай|айтуынша|хабарлауынша|мәлімдеуінше"
        r"|aytishicha|айтишича"
        r"|xabariga\s+ko'ra|хабарига\s+кўра|aýtmagyna\s+görä|habaryna\s+görä)",
        r"(?:^|,\s|[.;]\s)([^,.;«»]{3,70}?)(?:ga|га)\s+(?:ko'ra|кўра)\b",
        r"(?:деп|дея|deb|дэб|деб|diýip)\s+(?:билдирди|айтты|кабарлады|маалымдады|жазды|хабарлады"
        r"|мәлімдеді|ma'lum qildi|xabar berdi"
        r"|aytdi|bildirdi|маълум қилди|хабар берди|айтди|билдирди|habar berdi|aýtdy)\s+([^,.;«»]{3,70})",
        r"[»\"”],?\s*[–—-]?\s*(?:деди|деді|dedi|diýdi)\s+([^,.;«»]{3,70})",
        r"(?:^|,\s|[»\"”]\s)([^,.;«»]{3,70}?)\s+(?:билдирди|кабарлады|маалымдады|айтты|хабарлады"
        r"|мәлімдеді|ma'lum qildi|xabar berdi"
        r"|bildirdi|aytdi|маълум қилди|хабар берди|билдирди|айтди|habar berdi|aýtdy|mälim etdi)\b",
    ),
    pronouns=r"(?:ал|алар|биз|мен|ол|олар|u|ular|biz|men|у|улар|olar|bu|бу|бул|бұл)",
    nominals=(
        (r"\b(?:борбор(?:до|дон|дук|\b)|астана(?:да|дан)|poytaxt(?:da|dan)?|пойтахт(?:да|дан)?|paýtagt\w*)\b",
        "capital"),
        (r"\b(?:шаарда|қалада|shaharda|шаҳарда|şäherde|алаңда|аянтта|майдонда)\b", "settlement"),
        (r"\b(?:айылда|ауылда|qishloqda|қишлоқда|obada)\b", "settlement"),
        (r"\b(?:облуста|облыста|viloyatda|вилоятда|welaýatda)\b", "region"),
        (r"\b(?:өлкөдө|елде|mamlakatda|мамлакатда|ýurtda)\b", "country"),
        (r"\b(?:ал жакта|ал жерде|ол жерде|онда|u yerda|у ерда|ol ýerde|bu ýerde)\b", "any"),
    ),
)  # fmt: skip
