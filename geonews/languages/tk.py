"""Turkmen."""

from .endings import kinds, listed, longest_first, numbered, paradigm, words_with
from .language import Language

_POSSESSED = (  # by last vowel: welaýaty-nda
    "ayou: nyn na nda ndaky ndan ny n",
    "ei: nin ne na nde ndaki nden ni n",
)
_PEOPLE = (  # of a place, also its adjective
    "ly li lylar liler lylaryn lilerin lylary lileri lylara lilere lyk lik lyklar likler"
)

TURKMEN = Language(
    code="tk",
    name="Turkmen",
    own_name="Türkmençe",
    scripts=("Latn",),
    letters={
        "ý": 1.0, "ň": 2.0, "ž": 0.7, "ä": 0.5, "ş": 0.4, "ü": 0.3, "ö": 0.3, "ç": 0.3, "w": 0.15, "y": 0.05,
    },
    foreign_letters=frozenset("ʻqxvcıñğūʼǧ"),
    function_words=listed(
        "we bilen üçin bu bir hem öz her diýip ýa-da däl gerek boýunça bolan bolup bolýar boldy bolar eger "
        "edip edilen edildi etdi eden edýär edýärler hiç şu şol ol olar biz siz men ähli ýaly hakynda barada "
        "soň soňra öň ýyl ýyly ýylyň ýylda güni gün aý aýynyň welaýatynyň welaýatynda etrabynda etrabynyň "
        "şäherinde şäheriniň şäherine obasynda diýdi aýtdy habar berdi berýär berlen döwlet ýurt ýurduň "
        "ýurdumyzyň prezidenti häzir düýn iki üç dört bäş alty ýedi sekiz dokuz on täze başga köp diňe ýok "
        "bar sagat görä tarapyndan arkaly türkmenistanyň adam adamlar halkara geçirildi ýerine gelýär geldi "
        "degişli bolsa ýöne emma hatda eýýäm nähili näme kim nirede ýarym çenli garşy ýa sebäpli bäri"
    ),
    endings=listed(
        "ady an ar da daky dan de den di dir dy dym dyr däki edi en er gan gen inde ine ip iň jak jek lar "
        "ler li lik ly lyk miş myş na ne ni niň ny nyň sini syny ti ty up yna ynda yp yň üp ýan ýar ýet ýän "
        "ýär"
    ),
    suffixes=longest_first(
        # genitive, accusative, dative, locative, ablative; with the linking consonant after a vowel
        "nyn nin nun yn in un ny ni na ne da de dan den nda nde ndan nden "
        # that which is in, limit
        "daky daki dakylar dakiler dakylaryn dakilerin ndaky ndaki dakydan "
        # possessive (our Turkmenistan), copula
        "ymyz imiz myz miz ymyzyn imizin myzyn mizin ymyzda imizde ymyza imize ymyzdan imizden ymyzy imizi "
        "ymyzdaky imizdaki dyr dir dur ynda inde yny ini yna ine yndan inden ynyn inin yndaky indaki sy si "
        "synda sinde syna sine syny sini synyn sinin syndan sinden "
        + _PEOPLE
    ),
    replacements=paradigm(
        "-: y i a e",  # allowed after two letters: Oşa
        # a final t p k c becomes voiced before a vowel: Aşgabat, Aşgabady
        "t: dy di dyn din da de dyna dynda dyndan dym",
        "p: by bi byn bin ba be",
        "k: gy gi gyn gin ga ge",
        "c: jy ji jyn jin ja je",
        # a final e becomes ä (folded a), y and i give way to the dative: Türkiýe, Türkiýäniň; Mary, Mara
        "e: a ani anin ana",
        "y: a",
        "i: a",
        "guz: gza gzy gzun",  # a short vowel drops: Daşoguz, Daşogza
    ),
    adjectival=listed(_PEOPLE),
    locative_endings=listed(
        "da de dan den nda nde ndan nden daky daki ndaky ndaki"
    ),
    kinds_after={
        **kinds(
            *_POSSESSED,
            region="welayaty welayatlary welayatymyz welayatlarymyz oblasty prowinsiyasy ulkesi",
            district="etraby etraplary rayony",
            settlement=(
                "saheri saherleri obasy obalary sahercesi saherceleri genesligi posyology stansiyasy "
                "paytagty"
            ),
            quarter="etrapcasy yasayys mikrorayony",
            water="koli deryasy suwy denizi howdany kanaly aylagy",
            mountain="asuwy gecelgesi dagy daglary gersi depesi",
            valley="julgesi deresi oazisi",
            area="coli sahrasy yaylasy adasy anklawy yarymadasy",
            facility="menzili aeroporty kani yatagy porty bazasy zawody",
            crossing="nokady zastawasy posty gumrukhanasy",
            region_country="respublikasy",
        ),
        **kinds(
            region="welayat",
            district="etrap",
            settlement="saher oba",
        ),
    },
    kinds_before=kinds(
        settlement="paytagtymyz paytagt",
        facility="menzil",
    ),
    links=frozenset(["adyndaky", "atly", "diyen"]),
    plural_kinds=words_with(
        "welayatlary etraplary saherleri obalary saherceleri daglary welayatlarymyz",
        *_POSSESSED,
    ),
    conjunctions=listed("we ya hem bilen"),
    streets=words_with("kocesi sayoly prospekti", *_POSSESSED),
    locatives=listed(
        "gunorta demirgazyk gundogar gunbatar merkezi paytagty gonsy yokary asaky"
    ),
    locatives_after=words_with(
        "cagi hokumeti prezidenti parlamenti mejlisi ilaty halky rayatlary rayaty ilcisi ilcihanasy gosuny "
        "serhedi tarapy yoly haki hakimi hakimligi yaslary bazary arasy aralygy golayy yakyny merkezi "
        "topragy arkaly boyunca tarap ugry",
        *_POSSESSED,
    ),
    titles=listed(
        "prezidenti prezident ministri ministr baslygy baslyk lideri lider deputaty deputat gubernatory "
        "gubernator meri haki hakimi hakim general generaly polkownik mayor kapitan sekretary sekretar "
        "direktory direktor wekili wekil ilcisi ilci spikeri spiker prokurory prokuror kazysy kazy "
        "orunbasary jenap hanym sahyr yazyjy zurnalist zurnalisti aktiwist aktiwisti adwokat adwokaty "
        "bilermen bilermeni professor akademik doktor mufti ymam cempiony cempion gahryman rezissyor aydymcy "
        "adyndaky mugallym"
    ),
    organisations=words_with(
        "uniwersiteti instituty akademiyasy mekdebi liseyi ministrligi departamenti mudirligi gullugy "
        "agentligi komiteti komissiyasy genesi sudy kazyyeti banky gaznasy fondy partiyasy hereketi "
        "birlesigi federasiyasy assosiasiyasy guramasy kompaniyasy korporasiyasy topary gazeti zurnaly "
        "radiosy teleyayymy kluby myhmanhanasy hassahanasy muzeyi teatry polisiyasy gosuny merkezi jemgyyeti "
        "ligasy kubogy yarysy maslahaty sammiti forumy hokumeti prokuraturasy konserni edarasy uniwersitet "
        "institut akademiya ministrlik bank partiya radio klub",
        *_POSSESSED,
    ),
    speech=listed(
        "aytdy diydi habar berdi belledi duydurdy cagyrdy ayyplady yglan etdi edyar ret inkar ylalasdy "
        "teklip talap goldady goldayar soz jogap gol cekdi yapdy acdy iberdi tassyklady aydyar diyyar "
        "garasyar isleyar meyillesdiryar narazylyk bildirdi"
    ),
    stop=listed(
        "yanwar fewral mart aprel may iyun iyul awgust sentyabr oktyabr noyabr dekabr sisenbe carsenbe "
        "pensenbe anna senbe yeksenbe bu su sol ol olar biz siz men sen onun olaryn onda sonda seyle beyle "
        "indi hazir dun ertir bir iki uc dort bas alty yedi sekiz dokuz on yuz mun taze kone uly kici orta "
        "yokary asaky ahli her hic name kim nirede nahili hacan oz il halk yer suw dag kol derya saher oba "
        "etrap welayat koce merkez paytagt gije gun ay yyl irden agsam demirgazyk gunorta gundogar gunbatar "
        "gara ak gyzyl gok sary dowlet prezident ministr hokumet jemgyyet sud bank yas adam ayal caga ata "
        "ene gyz ogul yone emma we waka habar mundan ondan sonky ilki ilkinji sil gar yol yagys hem eger "
        "yagny sonra son jemi garaz bellesek"
    ),
    months=numbered(
        "yanwar fewral mart aprel may iyun iyul awgust sentyabr oktyabr noyabr dekabr",
        "au: da dan yn y ynda yndan yna ynyn a daky yny yndaky",
        "e: de den in i inde inden ine inin e daki ini indaki",
    ),
    weekdays=numbered(
        "dusenbe/dusenbede sisenbe/sisenbede carsenbe/carsenbede pensenbe/pensenbede anna/annada "
        "senbe/senbede yeksenbe/yeksenbede",
        "e: nin ni den daki nde de",
        "a: nyn ny dan da",
        first=0,
    ),
    abbreviations=listed(
        "y yy s wel etr koc m km kw kg mln mlrd t.m h.t b.e.o prof akad gen kap leyt mes sah ş köç müň ýan "
        "few apr awg sen okt noý dek"
    ),
)  # fmt: skip
