"""Uzbek, in its Latin and its Cyrillic alphabet."""

from .endings import kinds, listed, longest_first, numbered, words_with
from .language import Language

_CASES = (  # by alphabet, after a vowel or a possessive: viloyati-da
    "aeiou: ning ni ga da dan dagi dagilar gacha dek cha dir",
    "аеиоуўэюя: нинг ни га да дан даги дагилар гача дек ча дир",
)
_PEOPLE = (  # of a place, also its adjective
    "lik liklar likning liklarning liklarga liklarni likdan лик ликлар ликнинг ликларнинг ликларга ликларни "
    "ликдан"
)

UZBEK = Language(
    code="uz",
    name="Uzbek",
    own_name="Oʻzbekcha",
    scripts=("Latn", "Cyrl"),
    letters={"oʻ": 1.0, "gʻ": 1.5, "q": 0.3, "x": 0.1, "ў": 2.0, "ҳ": 0.6, "қ": 0.5, "ғ": 0.5, "х": 0.3},
    foreign_letters=frozenset("ңүөәұһіӣӯҷыщýňžäşüöçıñğŋwǧ"),
    function_words=listed(
        "va bilan uchun bu bir ham oʻz har deb yoki emas kerak boʻyicha boʻlgan boʻlib qilish ega mumkin "
        "hamda esa edi shu inson hech oid kishi boʻldi haqida keyin ular biz men u unda uning unga lekin "
        "ammo yil yili yilda yildan kuni kun oldin qadar koʻra tomonidan orqali qilgan qildi etildi etdi "
        "dedi bildirdi xabar berdi bergan maʼlum davlat mamlakat hozir bugun kecha ikki uch toʻrt besh olti "
        "yetti sakkiz toʻqqiz oʻn yangi barcha barchasi boshqa koʻp faqat yoʻq bor soat sohasida viloyatida "
        "viloyati tumanida tumani shahrida shahri prezidenti soʻng avval natijasida ana ekan ekanini aytdi "
        "qanday nima kim qayerda hali ва билан учун бу бир ҳам ўз ҳар деб ёки эмас керак бўйича бўлган бўлиб "
        "қилиш эга мумкин ҳамда эса эди шу инсон ҳеч оид киши бўлди ҳақида кейин улар биз мен у унда унинг "
        "унга лекин аммо йил йили йилда йилдан куни кун олдин қадар кўра томонидан орқали қилган қилди "
        "этилди этди деди билдирди хабар берди берган маълум давлат мамлакат ҳозир бугун кеча икки уч тўрт "
        "беш олти етти саккиз тўққиз ўн янги барча бошқа кўп фақат йўқ бор соат вилоятида вилояти туманида "
        "тумани шаҳрида шаҳри президенти сўнг аввал натижасида экан эканини айтди қандай нима ким қаерда "
        "ҳали"
    ),
    endings=listed(
        "adi chi da dagi dan di ga gan ganlar ib ida ildi ilgan ish lab langan lar larga lari larni lashgan "
        "lgan ligi lik moqda ni ning rida si sida xona xonaga ydi ади га ган ганлар да даги дан ди иб ида "
        "илган илди инг иш йди лаб ланган лар ларга лари ларни лашган лган лиги лик моқда ни нинг рида си "
        "сида хона хонага чи"
    ),
    suffixes=longest_first(
        "ning ni ga ka qa da ta dan tan dagi tagi gacha kacha qacha niki dir dagilar dagilarning dagilarga "
        "dagilarni ligi i si imiz miz imizning mizning imizda mizda imizga mizga imizdan mizdan imizni "
        "mizni imizdagi mizdagi ining sining ida sida iga siga idan sidan ini sini idagi sidagi "
        "нинг ни га ка қа да та дан тан даги таги гача кача қача дек ники дир дагилар дагиларнинг дагиларга "
        "дагиларни лиги и си имиз миз имизнинг мизнинг имизда мизда имизга мизга имиздан миздан имизни "
        "мизни имиздаги миздаги ининг сининг ида сида ига сига идан сидан ини сини идаги сидаги "
        + _PEOPLE
    ),
    adjectival=listed(_PEOPLE),
    locative_endings=listed(
        "da ta dan tan dagi tagi gacha да та дан тан даги таги гача"
    ),
    kinds_after={
        **kinds(
            *_CASES,
            region="viloyati viloyatlari viloyatimiz provinsiyasi вилояти вилоятлари вилоятимиз провинцияси",
            district="tumani tumanlari rayoni тумани туманлари райони",
            settlement=(
                "shahri shaharlari qishlogi qishloqlari ovuli posyolkasi shaharchasi qorgoni stansiyasi "
                "шаҳри шаҳарлари қишлоғи қишлоқлари овули поселкаси шаҳарчаси қўрғони станцияси"
            ),
            quarter="mahallasi mavzesi dahasi маҳалласи мавзеси даҳаси",
            water=(
                "koli daryosi suvi dengizi ombori kanali koltigi кўли дареси суви денгизи омбори канали "
                "кўлтиғи"
            ),
            mountain=(
                "dovoni togi toglari choqqisi tizmasi muzligi довони тоғи тоғлари чўққиси тизмаси музлиги"
            ),
            valley="vodiysi darasi vohasi водийси дараси воҳаси",
            area=(
                "choli sahrosi platosi anklavi eksklavi orollari oroli yarimoroli чўли саҳроси платоси "
                "анклави эксклави ороллари ороли яримороли"
            ),
            facility=(
                "aeroporti koni shaxtasi bazasi kosmodromi porti gesi iesi zavodi аэропорти кони шахтаси "
                "базаси космодроми порти геси иэси заводи"
            ),
            crossing="posti otkazish punkti zastavasi пости ўтказиш пункти заставаси",
            region_country="respublikasi республикаси",
        ),
        **kinds(
            region="viloyat вилоят",
            district="tuman туман",
            settlement="shahar qishloq шаҳар қишлоқ",
        ),
    },
    kinds_before=kinds(
        facility="aeroport аэропорт",
        settlement="poytaxt пойтахт",
    ),
    links=frozenset(["nomidagi", "номидаги", "degan", "деган"]),
    plural_kinds=words_with(
        "viloyatlari tumanlari shaharlari qishloqlari toglari orollari вилоятлари туманлари шаҳарлари "
        "қишлоқлари тоғлари ороллари",
        *_CASES,
    ),
    conjunctions=listed("va yoki hamda bilan ва еки ҳамда билан"),
    streets=words_with("kochasi shohkochasi prospekti bulvari кўчаси шоҳкўчаси проспекти бульвари", *_CASES),
    locatives=listed(
        "janubiy shimoliy sharqiy garbiy markaziy poytaxti markazi qoshni yuqori quyi жанубий шимолий шарқий "
        "ғарбий марказий пойтахти маркази қўшни юқори қуйи"
    ),
    locatives_after=words_with(
        "hududi hukumati prezidenti parlamenti aholisi xalqi fuqarolari fuqarosi elchisi elchixonasi "
        "armiyasi chegarasi tomoni yoli hokimi hokimligi hokimiyati yoshlari bozori orasi ortasi yaqini "
        "atrofi markazi rasmiylari orqali boyicha tomon ҳудуди ҳукумати президенти парламенти аҳолиси халқи "
        "фуқаролари фуқароси элчиси элчихонаси армияси чегараси томони йўли ҳокими ҳокимлиги ҳокимияти "
        "ешлари бозори ораси ўртаси яқини атрофи маркази расмийлари орқали бўйича томон",
        *_CASES,
    ),
    titles=listed(
        "prezidenti prezident vaziri vazir raisi rais rahbari rahbar lideri lider deputati deputat "
        "gubernatori gubernator meri hokimi hokim general generali polkovnik mayor kapitan kotibi kotib "
        "direktori direktor vakili vakil elchisi elchi spikeri spiker prokurori prokuror sudya boshligi "
        "boshliq janob xonim shoir yozuvchi jurnalist jurnalisti faol faoli advokat advokati ekspert "
        "eksperti siyosatshunos professor akademik doktor mufti imom orinbosari chempioni chempion rejissyor "
        "xonanda shayx nomidagi президенти президент вазири вазир раиси раис раҳбари раҳбар лидери лидер "
        "депутати депутат губернатори губернатор мэри ҳокими ҳоким генерал генерали полковник майор капитан "
        "котиби котиб директори директор вакили вакил элчиси элчи спикери спикер прокурори прокурор судья "
        "бошлиғи бошлиқ жаноб хоним шоир езувчи журналист журналисти фаол фаоли адвокат адвокати эксперт "
        "эксперти сиесатшунос профессор академик доктор муфтий имом ўринбосари чемпиони чемпион режиссер "
        "хонанда шайх номидаги"
    ),
    organisations=words_with(
        "universiteti instituti akademiyasi maktabi litseyi vazirligi departamenti boshqarmasi xizmati "
        "agentligi qomitasi komissiyasi kengashi sudi banki jamgarmasi fondi partiyasi harakati birlashmasi "
        "federatsiyasi assotsiatsiyasi tashkiloti kompaniyasi korporatsiyasi guruhi gazetasi jurnali "
        "radiosi telekanali klubi mehmonxonasi kasalxonasi shifoxonasi muzeyi teatri politsiyasi "
        "militsiyasi armiyasi markazi jamiyati ligasi kubogi turniri konferensiyasi sammiti forumi hukumati "
        "prokuraturasi hokimligi universitet institut akademiya vazirlik bank partiya radio klub "
        "университети институти академияси мактаби лицейи вазирлиги департаменти бошқармаси хизмати "
        "агентлиги қўмитаси комиссияси кенгаши суди банки жамғармаси фонди партияси ҳаракати бирлашмаси "
        "федерацияси ассоциацияси ташкилоти компанияси корпорацияси гуруҳи газетаси журнали радиоси "
        "телеканали клуби меҳмонхонаси касалхонаси шифохонаси музейи театри полицияси милицияси армияси "
        "маркази жамияти лигаси кубоги турнири конференцияси саммити форуми ҳукумати прокуратураси "
        "ҳокимлиги университет институт академия вазирлик банк партия радио клуб politsiya militsiya armiya "
        "полиция милиция армия",
        *_CASES,
    ),
    speech=listed(
        "aytdi bildirdi dedi malum xabar berdi qayd etdi ogohlantirdi chaqirdi aybladi elon qildi rad "
        "kelishdi taklif talab qollab quvvatladi vada javob imzoladi yopdi ochdi yubordi tasdiqladi aytmoqda "
        "demoqda kutmoqda istaydi rejalashtirmoqda moljallamoqda norozilik айтди билдирди деди маълум хабар "
        "берди қайд этди огоҳлантирди чақирди айблади эълон қилди рад келишди таклиф талаб қўллаб қувватлади "
        "ваъда жавоб имзолади епди очди юборди тасдиқлади айтмоқда демоқда кутмоқда истайди режалаштирмоқда "
        "мўлжалламоқда норозилик"
    ),
    stop=listed(
        "yanvar fevral mart aprel may iyun iyul avgust sentabr sentyabr oktabr oktyabr noyabr dekabr "
        "dushanba seshanba chorshanba payshanba juma shanba yakshanba bu shu osha u ular biz siz men sen "
        "uning ularning unda shunda shunday bunday endi hozir bugun kecha ertaga bir ikki uch tort besh "
        "olti yetti sakkiz toqqiz on yuz ming yangi eski katta kichik orta yuqori quyi barcha hamma har "
        "konstitutsiya конституция "
        "hech nima kim qayerda qanday qachon bosh oz el xalq yer suv tog kol daryo shahar qishloq tuman "
        "viloyat kocha markaz poytaxt tun kun oy yil tong kech shimol janub sharq garb qora oq qizil kok "
        "sariq davlat prezident vazir hukumat jamiyat sud bank yosh odam ayol bola ota ona qiz ogil lekin "
        "ammo va voqea xabar malum shuningdek ayni oxirgi dastlab dastlabki sel qor yol yoki agar ham "
        "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь душанба сешанба "
        "чоршанба пайшанба жума шанба якшанба бу шу ўша у улар биз сиз мен сен унинг уларнинг унда шунда "
        "шундай бундай энди ҳозир бугун кеча эртага бир икки уч тўрт беш олти етти саккиз тўққиз ўн юз минг "
        "янги эски катта кичик ўрта юқори қуйи барча ҳамма ҳар ҳеч нима ким қаерда қандай қачон бош ўз эл "
        "халқ ер сув тоғ кўл даре шаҳар қишлоқ туман вилоят кўча марказ пойтахт тун кун ой йил тонг кеч "
        "шимол жануб шарқ ғарб қора оқ қизил кўк сариқ давлат президент вазир ҳукумат жамият суд банк еш "
        "одам аел бола ота она қиз ўғил лекин аммо ва воқеа хабар маълум шунингдек айни охирги дастлаб "
        "дастлабки сел қор йўл еки агар ҳам temir orzu umid olim olib темир орзу умид олим bor бор"
    ),
    months=numbered(
        "yanvar/январь/январ fevral/февраль/феврал mart/март aprel/апрель/апрел may/май iyun/июнь/июн "
        "iyul/июль/июл avgust/август sentabr/sentyabr/сентябрь/сентябр oktabr/oktyabr/октябрь/октябр "
        "noyabr/ноябрь/ноябр dekabr/декабрь/декабр",
        "aeiou: da dan ga ning ni dagi gacha i ida idan iga ining idagi",
        "аеиоуюя: да дан га нинг ни даги гача и ида идан ига ининг идаги",
    ),
    weekdays=numbered(
        "dushanba/душанба seshanba/сешанба chorshanba/чоршанба payshanba/пайшанба juma/жума shanba/шанба "
        "yakshanba/якшанба",
        "a: da dan ga ning ni gi dagi gacha",
        "а: да дан га нинг ни ги даги гача",
        first=0,
    ),
    abbreviations=listed(
        "y yy sh vil tum koʻch m km kv kg soʻm mln mlrd b h.k sh.k prof dots akad gen kap leyt qar bet й ш "
        "вил тум кўч б м км кв кг сўм млн млрд ҳ.к ш.к проф доц акад ген кап лейт бет yan fev apr avg sen "
        "okt noy dek янв фев апр авг сен окт ноя дек"
    ),
)  # fmt: skip
