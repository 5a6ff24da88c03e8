"""The function words by which a sentence says where, when and whether something happened.

All patterns are for text as text.lowered gives it. Those named ``*_before`` are matched against the
characters before a name and end with it; ``*_ending`` against the last letters of the word that holds the name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

NEVER = "(?!)"


@lru_cache(maxsize=1024)
def compiled(pattern: str) -> re.Pattern[str]:
    """Return a pattern, compiled when first needed."""
    return re.compile(pattern)


@dataclass(frozen=True, slots=True)
class Wording:
    """The function words of one language, as patterns."""

    inside: str = NEVER
    """In, at, near: the place after such a word holds the event."""
    toward: str = NEVER
    beside: str = NEVER
    """With, by, about: the place only takes part."""
    origin: str = NEVER
    """From, out of."""
    modifiers: str = r"(?:[\w'-]+\s+){0,5}"
    """What may stand between such a word and the name."""
    distance: str = NEVER
    """30 km from."""
    route: str = NEVER
    """The road to, the highway."""
    post_before: str = NEVER
    """Governor of, mayor of: what befalls the holder befalls there."""
    owner_before: str = NEVER
    """President of, embassy of."""
    kind_before: str = NEVER
    """City of, village of."""
    inside_ending: str = NEVER
    toward_ending: str = NEVER
    from_ending: str = NEVER
    verb_last: bool = False
    """The verb ends the sentence: its places stand before it."""
    owner_after: str = NEVER
    """Words after a name that make it an owner or a nationality: Osh's mayor, Moscow officials."""
    where_after: str = NEVER
    """A relative clause about the place: Osh, where."""
    breaks: str = r"[,;:–—]"
    """Ends of clauses."""
    segments: str = r"[;]|\s[–—-]{1,2}\s"
    """Ends of main clauses, at which a quotation may be cut."""
    speech: str = NEVER
    joint: str = r"\s*(?:,|/)\s*$"
    """What may stand between two names of one list, modifiers included."""
    moving: str = NEVER
    """Verbs that end where they lead."""
    cues: tuple[tuple[str, str, int], ...] = ()
    """(status, words before the trigger, how far they reach in code points)."""
    cues_after: tuple[tuple[str, str, int], ...] = ()
    """The same for words behind the trigger."""
    implied: str = NEVER
    """What stands before an infinitive that tells of a fact: managed to, ordered them to."""
    infinitive: str = NEVER
    infinitive_ending: str = NEVER
    topic: str = NEVER
    """What stands before a noun that is only talked about."""
    institution_after: str = NEVER
    """What makes a noun part of a name: emergencies committee."""
    performed: str = NEVER
    """Verbs that make the noun after them a report: declared a, staged the."""
    happening: str = NEVER
    """Verbs that make a noun a report: broke out, took place."""
    reported: str = NEVER
    """Verb of saying just before a date: the date tells when it was said."""
    open_date: str = NEVER
    """Since, until: the date only begins or ends a span."""
    end_date: str = NEVER
    """Until: the date is not that of the event."""
    people_after: str = NEVER
    """Residents: what a town's people do happens there."""
    reached_after: str = NEVER
    """A verb of arrival behind a name in the dative."""
    relative: str = NEVER
    """Opening of a relative clause, whose places and dates are its own; it ends with the next comma."""
    past_era: str = NEVER
    """Words that put an undated event into history."""
    far_governed: str = NEVER
    """What stands before a verb that shares its modal or wish with an earlier one: wants to leave and put."""
    nominals: tuple[tuple[str, str], ...] = ()
    """(pattern, kind of place it stands for): the capital, the town."""


_EN_ROLE = r"(?:who|which|that|after|before|when|while|where|as|but|and|said|says|told|saying|because|although|since|until)"
_EN_AT = (
    r"(?:^|\b(?:at|in|on|near|inside|outside|around|across|of|from|into|to|through|entered|left|reached)\s)"
)
ENGLISH = Wording(
    inside=(
        r"in|at|near|outside|inside|around|across|throughout|within|on|over|off|between|along|beyond|close to|borders? with|"
        r"(?:north|south|east|west)(?:east|west)? of|edge of|outskirts of|hit|struck|rocked|destroyed|shook|swept|devastated|"
        r"flattened|engulfed|flooded|inundated|much of|rest of|streets of|prison of"
    ),
    toward=r"to|towards?|into|onto|against",
    beside=r"for|with|by|about|as|than",
    origin=r"from|out of",
    distance=r"\b(?:kilomet\w+|km|miles?)\b[^.;]{0,40}$",
    route=(
        r"\b(?:road|highway|railway|route|motorway|pipeline|flights?|trains?|buses|trucks|traffic|supplies|electricity|power|"
        r"water|gas|heating|crossings?)\s+(?:from|to|into|towards?|between|in|out of)\s+(?:the\s+)?$"
    ),
    post_before=r"\b(?:governor|mayor|akim|head|chief|prosecutor|chairman)s?\s+of\s+(?:the\s+)?$",
    owner_before=(
        r"\b(?:president|minister|government|embassy|consulate|leader|parliament|king|army|citizens|representatives?|ambassador|"
        r"authorities|university|bank|ministry|people|nationals|economy)\s+(?:of|in)\s+(?:the\s+)?$"
    ),
    kind_before=(
        r"(?<!\w)(?:town|city|village|capital|district|province|region|area|suburb|neighbou?rhood|port|camp|island|outskirts"
        r"|centre|center|parts?|north|south|east|west|streets|prison|square|cit(?:y|ies)|villages|towns|regions)\s+of\s+$"
    ),
    owner_after=(
        r"^(?:'s?\b|-\w|\s+(?:government|army|military|forces|troops|police|officials?|president|prime|minister|soldiers?"
        r"|rebels?|authorities|airlines|radio|television|news|newspaper|observatory|university|militants?|embassy|side|"
        r"citizens?|border guards?|leaders?|diplomats?|parliament|foreign|defen[cs]e|interior)\b)"
    ),
    where_after=r"^[^,;]{0,25}(?:,[^,;]{0,70})?,\s+where\s",
    breaks=rf"(?:,|;|—|–|--)|\b{_EN_ROLE}\b",
    segments=r"[;]|\s(?:--|–|—|-)\s|,\s(?:and|but|while|whereas|although)\s(?!of\b|to\b)|:\s",
    speech=r"\b(?:said|says|told|reported|announced|according|statement|speaking|interview|added|quoted)\b",
    joint=(
        r"\s*(?:,|,?\s*and|,?\s*or|&|,?\s*as well as)\s+(?:in\s+|near\s+|at\s+|from\s+)?(?:the\s+)?(?:[a-z'-]+\s+){0,3}$"
    ),
    moving=(
        r"\b(?:mov|enter|arriv|advanc|deploy|sent|send|fl[ae]w|fle|cross|head|travel|went|march|reach|storm|rush|spread|left|"
        r"visit|captur|seiz|tak|took|overr|recaptur|shell|attack|raid|bomb|hit|struck|occup|surround|landed|poured|dispatch|"
        r"walk|made|rockets|missiles|mortars|toured|drown|closed|opened|invad)"
    ),
    cues=(
        ("attempted", r"\b(?:(?:try|tried|trying|attempt(?:ed|ing|s)?|fail(?:ed|ing)?|sought|bid|efforts?|struggl\w+) to|foiled"
                      r"|thwarted|averted|foil|thwart)\b", 50),
        ("negated", r"\b(?:not|never|no|without|denied|denies|deny|nobody|none|neither|nor|ruled out|avoid\w*|prevent\w*"
                    r"|refus\w+ to|instead of|no longer|yet to|stop \w+ from)\b|n't\b", 32),
        ("threatened", r"\b(?:threaten\w*|vow\w*) (?:to|with)\b|\bwarn\w*\b", 60),
        ("planned", r"\b(?:will|would|shall|(?:plan|plans|planned|planning|scheduled|due|set|going|about|agreed|promised|pledged|"
                    r"vowed|ready|expected|preparing|prepared|intends?|intended|offered|hopes?|hoped|(?:is|are|was|were)) to|"
                    r"upcoming|forthcoming|planned|scheduled|promised|pledged)\b|'ll\b", 42),
        ("claimed", r"\b(?:accus\w+|alleg\w+|claim\w*|blam\w+|complain\w*|suspected of|charged with|trial for|convicted of)\b", 200),
        ("hypothetical", r"\b(?:if|once|could|might|may|should|must|can|whether|unless|risk\w*|danger|fear\w*|want\w*|wish\w*|"
                         r"call\w* (?:for|on)|demand(?:ed|ing|s that|s for)|urg\w+|appeal\w*|need\w* to|propos\w+|in case of|potential|possible|"
                         r"ask\w* for|seek\w*|means to|able to|prepar\w+ for|anti)\b", 42),
    ),
    cues_after=(
        ("planned", r"^[^.;!?]{0,45}?\b(?:will|would|to|could|may) (?:be held|take place|go ahead|begin|start|be opened)\b"
                    r"|^[^.;!?]{0,30}?\b(?:scheduled|planned|is due|are due|, due|expected)\b", 80),
        ("negated", r"^\s+(?:was|were|is|are)\s+(?:cancelled|called off|denied|postponed|averted)\b", 40),
        ("attempted", r"^[^.,;!?]{0,30}?\b(?:failed|was foiled|were foiled|thwarted)\b", 60),
    ),
    implied=(
        r"(?:allow|let|order|forc|caus|help|manag|began|begin|beginning|start|continu|lead|led|came|come|went|prompt|drove|"
        r"compell|instruct|told|sent)\w*(?:\s+[\w'-]+){0,5}\s+to\s+(?:\w+ly\s+)?$"
    ),
    infinitive=r"\bto\s+(?:\w+ly\s+)?$",
    topic=(
        r"\b(?:comment\w*|talk\w*|statements?|discuss\w*|speak\w*|spoke|questions?|concern\w*|condemn\w*|opinions?|blame\w*|"
        r"investigat\w*|probe|inquiry|responsib\w+|history|report|rumou?rs?|fears?|threat|risk|wave|law|bill|ban|book|film|"
        r"anniversary|memory|victims|review|outcome|results?|observers?|accus\w+|ordering|prevent\w*|organi[sz]\w+|leaders?|participa\w+|witness\w*|calls?|demands?|support\w*|since|"
        r"during|despite|amid|after|before|because|following|root\w*|punish\w*|case|cause\w*|reasons?|result|role|"
        r"(?:quell|put down|crush)\w*|for|no|any)\s+(?:of|on|about|over|into|for|in|to|at|behind|that)?\s*(?:the|a|an|any|this|that|such|its|"
        r"their|what it called a)?\s*(?:[\w'-]+\s+){0,2}$"
    ),
    happening=(
        r"^[^.;!?]{0,40}?\b(?:broke out|erupted|took place|(?:was|were|been|is being) (?:held|reported|felt|declared|imposed|"
        r"lifted|announced|recorded|under way|staged)|began|started|occurred|happened|continued|hit|struck|killed|left|swept|"
        r"lasted|rocked|destroyed|shook|damaged|flooded|blocked|injured|disrupted|forced|spread|ended|resumed|claimed|"
        r"(?:has|have) been|had its epicent\w+|went|drew|gathered|entered|jumped)\b"
    ),
    performed=(
        r"\b(?:declar|impos|introduc|announc|lift|extend|stag|held|hold|mount|launch|order|broke|trigger|spark|caus|survey|"
        r"struck by|hit by|began|start|report|record|confirm|suffer|conduct|carried out|wit?ness|scene of)\w*\s+(?:an?\s+|the\s+|its\s+)?"
        r"(?:[\w'-]+\s+){0,2}$"
    ),
    reported=r"\b(?:said|says|told (?:\w+ ){1,3}|announced|reported|added)\s+(?:on\s+|late\s+|early\s+)?$",
    open_date=r"\b(?:since|until|till|through|by|before|after)\s+$",
    end_date=r"\b(?:until|till|through|by|before|ahead of)\s+$",
    people_after=r"^(?:'s)?\s+(?:residents|villagers|inhabitants|shopkeepers|prison|airport|hospital|market|bazaar|square|centre)\b",
    relative=r",?\s(?:who|whom|whose|which|where)\s|\sthat\s(?:[\w'-]+\s){1,2}(?:had|has|have)\s",
    past_era=r"\b(?:soviet (?:times|era|union|rule|days)|civil war|world war|tsarist|middle ages|in the past|centur(?:y|ies) ago)\b",
    far_governed=r"\b(?:and|or)\s+(?:\w+ly\s+)?$",
    nominals=(
        (r"\b(?:the|\w+'s|\w+) capital(?! of)\b", "capital"),
        (rf"{_EN_AT}(?:the|its) (?:town|city|village)\b(?! of)", "settlement"),
        (rf"{_EN_AT}the (?:region|province|oblast)\b(?! of)", "region"),
        (rf"{_EN_AT}the (?:district|county)\b(?! of)", "district"),
        (rf"{_EN_AT}the (?:crossing|checkpoint|border post)\b(?! of)", "crossing"),
        (rf"{_EN_AT}the (?:mine|airport|base|dam|reservoir|plant|bridge|depot)\b(?! of)", "facility"),
        (r"\b(?:the|across the|in the|whole) (?:country|nation|republic)\b", "country"),
        (r"\bthere\b(?! (?:is|are|was|were|has|have|had|will|would|may|be)\b)", "any"),
    ),
)  # fmt: skip

RUSSIAN = Wording(
    inside=(
        r"во?|на|под|у|близ|возле|около|вблизи|недалеко от|неподалеку от|рядом с|через|по|вдоль|над|за|между|"
        r"накрыл\w?|границе с|(?:с лица земли)|разруши\w+|уничтожи\w+|затопи\w+"
    ),
    toward=r"ко?|до|в сторону",
    beside=r"против|для|о|об|со стороны",
    origin=r"из|от|из-за|со?",
    modifiers=r"(?:[\w-]+\s+){0,4}",
    distance=r"\b(?:километр\w*|км)\b[^.;]{0,45}$",
    route=r"\b(?:дорог\w*|трасс\w*|шоссе|автодорог\w*|пут[ьи])\s+(?:(?:из|на|в|до|к)\s+)?$",
    post_before=r"\b(?:губернатор\w*|мэр\w*|аким\w*|прокурор\w*|начальник\w*)\s+$",
    owner_before=(
        r"\b(?:президент\w*|посольств\w*|консульств\w*|власт\w*|правительств\w*|парламент\w*|мид|министр\w*|глав\w+|граждан\w*|"
        r"премьер\w*|прокуратур\w+|посол|посла|лидер\w*|сборн\w+|университет\w*|экономик\w+)\s+$"
    ),
    kind_before=r"(?<!\w)(?:город\w*|сел\w*|поселк\w*|кишлак\w*|район\w*|област\w*|аул\w*|столиц\w*|деревн\w*|г\.|с\.)\s*$",
    owner_after=(
        r"^(?:-\w|\s+(?:власт\w*|арми\w*|милици\w*|полици\w*|правительств\w*|президент\w*|парламент\w*|мид|чиновник\w*|"
        r"дипломат\w*|посольств\w*|университет\w*|агентств\w*|погранич\w*|военн\w*|сторон[аеуы])\b)"
    ),
    where_after=r"^[^,;]{0,25}(?:,[^,;]{0,70})?,\s+(?:где|куда)\s",
    breaks=r"(?:,|;|—|–)|\b(?:котор\w+|где|когда|после|перед|однако|но|а|и|что|чтобы|пока|как|сообщ\w+|заяви\w+)\b",
    segments=r"[;]|\s[–—]\s|,\s(?:а|но|однако|после чего)\s",
    speech=r"\b(?:сообщ\w+|заяви\w+|сказа\w+|рассказа\w+|по словам|по данным|отмети\w+|подчеркну\w+|добави\w+|пиш\w+)\b",
    joint=r"\s*(?:,|и|,?\s*а также|или)\s+(?:во?\s+|на\s+|у\s+)?(?:[а-я-]+\s+){0,2}$",
    moving=r"\b(?:посет|посещ|прибы|прилет|приеха|направ|отправ|захват|взя|ввел|введ|переброс|обстрел|атак|вошл|вступ|стян|напа|в)",
    cues=(
        ("attempted", r"\b(?:попыт\w+|пыта\w+|попробова\w+|не смог\w*|не удалось|сорва\w+|предотврат\w+|предотвращ\w+|"
                      r"неудачн\w+|покуш\w+)\b", 45),
        ("negated", r"\b(?:не|нет|без|ни|отрица\w+|опроверг\w+|избежать|отказ\w+)\b", 16),
        ("threatened", r"\b(?:грози\w*|угрожа\w+|пригрози\w+|предупред\w+|угроз\w+)\b", 60),
        ("planned", r"\b(?:будет|будут|намерен\w*|планиру\w+|запланирован\w*|предстоит|собира\w+тся|должн\w+|готов\w*|готовит\w*|"
                    r"обеща\w+|пообеща\w+|намечен\w*|назначен\w* на|предстоящ\w+|состоится|состоятся|пройдет|пройдут)\b", 42),
        ("claimed", r"\b(?:обвин\w+|якобы|подозрева\w+|по версии|утвержда\w+|приписыва\w+)\b", 90),
        ("hypothetical", r"\b(?:если|может|могут|мог|могла|могли|бы|чтобы|ли|потребова\w+|требу\w+|требова\w+|призва\w+|призыва\w+|"
                         r"предлага\w+|предложи\w+|риск\w*|опасност\w+|опаса\w+|хот\w+|просят|попроси\w+|необходимо|нужно|против|"
                         r"в случае|возможн\w+|во избежание|должен|призыв\w+|с целью|для)\b", 40),
    ),
    cues_after=(
        ("planned", r"^[^.;!?]{0,40}?\b(?:состоится|состоятся|пройдет|пройдут|начнется|начнутся|будет|будут|запланирован\w*|"
                    r"назначен\w*|намечен\w*|планиру\w+)\b", 60),
        ("negated", r"^[^.,;!?]{0,20}?\b(?:не было|нет|не произошло|отменен\w*|не зафиксирован\w*|не подтверд\w+)\b", 40),
        ("attempted", r"^[^.,;!?]{0,30}?\b(?:не удал\w+|провали\w+|сорва\w+|предотвращен\w*)\b", 45),
    ),
    implied=r"(?:нача\w+|стал\w*|приказа\w+|заставил\w*|позволи\w+|удалось|смог\w*|успел\w*|продолжа\w+|помог\w*)(?:\s+[\w-]+){0,4}\s+$",
    infinitive_ending=r"(?:ть|ться|ти|чь)(?=\s|$)",
    topic=(
        r"(?:\b(?:о|об|обо|про|от|против|из-за|после|перед|до|ради|для|вследствие|накануне|годовщин\w+|жертв\w*|участник\w*|"
        r"организатор\w*|причин\w+|расследовани\w+|борьб\w+|услови\w+|угроз\w+|опасност\w+|риск\w*|закон\w*|истори\w+|памят\w+|"
        r"последстви\w+|призыв\w*|осуди\w+|возможност\w+|ликвидаци\w+|во избежание|министр\w*|министерств\w+|мчс|"
        r"чрезвычайн\w+)\s+)(?:[\w-]+\s+){0,2}$"
    ),
    happening=(
        r"^[^.;!?]{0,45}?\b(?:произош\w+|прош\w+|состоя\w+|нача\w+|вспыхну\w+|продолжа\w+|случи\w+|прогреме\w+|унес\w*|"
        r"разруши\w+|охвати\w+|привел\w*|повреди\w+|нанес\w*|забра\w+|накры\w+|обруши\w+|объяв\w+|введ\w+|ввел\w*|ощуща\w+|"
        r"зафиксирован\w*|зарегистрирован\w*|сошл?\w*|уничтожи\w+|прервал\w*|действу\w+|заверши\w+|пострада\w+|погиб\w*|"
        r"идет|идут|шли|был\w*|снес\w*|размы\w+|подняв\w+|стер\w+|перекры\w+|усили\w+|возник\w*)\b"
    ),
    performed=(
        r"\b(?:введен\w*|ввел\w*|ввод\w+|объявлен\w*|объяви\w+|прове\w+|провод\w+|вызва\w+|начал\w*|устро\w+|соверш\w+|"
        r"произош\w+|прогреме\w+|зафиксирова\w+|зарегистрирова\w+|случил\w+|прош[её]?л\w*|сошел|сошла|сошли|вспыхнул\w?|"
        r"состоял\w+|начат\w*|привел\w* к|объявили)\s+(?:[\w-]+\s+){0,2}$"
    ),
    reported=r"\b(?:сообщи\w+|заяви\w+|сказа\w+|объяви\w+|рассказа\w+)\s+$",
    open_date=r"\b(?:до|с|со|к|по|после)\s+$",
    end_date=r"\b(?:до|к)\s+$",
    people_after=r"^\s+(?:аэропорт\w*|тюрьм\w*|больниц\w*)\b",
    relative=r",\s(?:в |на |с |из |у |о |при |для )?(?:котор\w+|где|чей|чья|чьи|откуда|куда)\s",
    past_era=r"\b(?:советск\w+ (?:времен\w*|союз\w*|эпох\w*)|гражданск\w+ войн\w*|второй мировой|прошлом веке)\b",
    nominals=(
        (r"\b(?:столиц[аеуы]|столицей)\b", "capital"),
        (r"\b(?:в|по|из) (?:город[еау]|городе)\b", "settlement"),
        (r"\b(?:в|на|из) (?:сел[еоау]|кишлак[еа]|поселк[еа])\b", "settlement"),
        (r"\bв (?:област[иь]|регионе)\b", "region"),
        (r"\bв районе\b(?! \w+(?:а|ы|и)\b)", "district"),
        (r"\b(?:в|по) (?:стран[еу]|республик[еу])\b", "country"),
        (r"\b(?:там|здесь)\b", "any"),
    ),
)  # fmt: skip

_TURKIC_AFTER = (
    ("negated", r"^\W{0,2}(?:\w+\W+){0,2}?(?:жок|эмес|жоқ|емес|йук|йўқ|yo'q|emas|эмас|däl|ýok|болгон жок|bo'lmadi|бўлмади|"
                r"болмады|болмады|bolmady)\b", 40),
    ("hypothetical", r"^[^.;!?]{0,50}?(?:(?:[гкқғ][аеоө]|[gkq][ae])\s(?:чакыр\w+|шақыр\w+|chaqir\w+|чақир\w+|çagyr\w+)|\b(?:мүмкүн|мүмкін|mumkin|мумкин|mümkin|"
                     r"керек|kerak|керак|gerek|талап \w+|talab \w+)\b)", 70),
    ("planned", r"^[^.;!?]{0,50}?\b(?:болот|өтөт|өткөрүлөт|башталат|пландал\w+|болады|өтеді|өткізіледі|жоспарла\w+|bo'ladi|"
                r"o'tkaziladi|rejalashtiril\w+|kutilmoqda|бўлади|ўтказилади|режалаштирил\w+|bolar|geçiriler|meýilleş\w+)\b", 70),
)  # fmt: skip
_TURKIC_HAPPENING = (
    r"^[^.;!?]{0,45}?\b(?:болду|болгон|болуп|өттү|өткөн|баштал\w+|чык\w+|каптады|басты|катталды|жүрдү|улан\w+|токтоду|киргизилди|"
    r"жарыяланды|болды|болған|өтті|шықты|шыққан|басталды|енгіз\w+|жарияланды|тіркелді|орын алды|bo'ldi|bo'lgan|bo'lib o'tgan|"
    r"yuz berdi|sodir bo'ldi|o'tdi|boshlan\w+|chiqdi|joriy etil\w+|e'lon qilin\w+|kuzatildi|бўлди|бўлган|бўлиб ўтган|юз берди|"
    r"содир бўлди|ўтди|бошлан\w+|чиқди|жорий этил\w+|эълон қилин\w+|yetib bor\w+|етиб бор\w+|boldy|boldu|turdy|başlandy|geçirildi|"
    r"girizildi|yglan edildi|ýetdi)\b"
)
TURKIC = Wording(
    verb_last=True,
    people_after=r"^\s+(?:тургун\w*|жашоочу\w*|тұрғын\w*|aholi\w*|аҳоли\w*|ýaşaýjy\w*|bozor\w*|бозор\w*|базар\w*)",
    reached_after=r"^\w*\s+(?:\w+\s+){0,2}(?:ýetdi|жетти|жетті|yetdi|yetib|етди|етиб)",
    institution_after=r"^\w*\s+(?:комитет\w*|министр\w*|vazirlig\w*|вазирлиг\w*|ministrl\w*|кызмат\w*|қызмет\w*|boshqarma\w*|бошқарма\w*)",
    inside_ending=(
        r"(?:да|де|до|дө|та|те|то|тө|ндагы|ндеги|дагы|деги|догу|тагы|теги|дағы|дегі|тағы|тегі|нда|нде|ндо|ндө|da|de|ta|dagi|"
        r"nda|nde|даги|daky|däki|ndaky|ndäki)$"
    ),
    toward_ending=r"(?:га|ге|го|гө|ка|ке|ко|кө|ға|қа|на|не|ga|ge|ka|ke|qa|na|ne|a|e)$",
    from_ending=r"(?:дан|ден|дон|дөн|тан|тен|тон|төн|нан|нен|dan|den|tan)$",
    owner_after=(
        r"^(?:-\w|\s+(?:өкмөт\w*|президент\w*|бийлик\w*|армия\w*|милиция\w*|тарап\w*|үкімет\w*|билік\w*|тарап\w*|hukumat\w*|"
        r"prezident\w*|tomon\w*|ҳукумат\w*|томон\w*|hökümet\w*|tarap\w*)\b)"
    ),
    breaks=r"[,;:–—]|\b(?:жана|мен|және|va|ва|we|деп|dedi|деди|деді|diýdi)\b",
    segments=r"[;]|\s[–—]\s|,\s(?:бирок|бирақ|lekin|лекин|ал|эса|esa|emma)\s",
    speech=r"\b(?:деди|деп|билдирди|айтты|dedi|aytdi|ma'lum qil\w+|деді|айтты|хабарлады|маълум қил\w+|айтди|diýdi|habar berdi)\b",
    joint=(
        r"\s*(?:,|менен|жана|мен|және|hamda|va|ва|ҳамда|we|hem)\s+(?:[\w'-]+\s+){0,1}$|\s*\w*\s+(?:менен|мен|va|ва|we|жана|және)"
        r"\s+$"
    ),
    moving=r"\b(?:бар|кел|жөнөт|жібер|yet|tashrif|uchib|етиб|учиб|ташриф|bar|gel|iber|ұшып|кір|кир|boy|таш)",
    cues=(
        ("claimed", r"\b(?:айыпта\w+|айыбы|ayblov|ayblan\w+|айблан\w+|айблов|aýyplan\w+)\b", 60),
        ("hypothetical", r"\b(?:эгер|егер|agar|агар|eger)\b", 60),
        ("planned", r"\b(?:пландал\w+|жоспарла\w+|rejalashtir\w+|режалаштир\w+)\b", 50),
    ),
    cues_after=_TURKIC_AFTER,
    topic=(
        r"\b(?:каршы|қарсы|qarshi|қарши|garşy|министрлиги\w*|министрлігі\w*|vazirlig\w+|вазирлиг\w+|ministrlig\w+)\s+"
        r"(?:[\w'-]+\s+){0,1}$"
    ),
    happening=_TURKIC_HAPPENING,
    nominals=(
        (r"\b(?:борбор(?:до|дон|дук|\b)|астана(?:да|дан)|poytaxt(?:da|dan)?|пойтахт(?:да|дан)?|paýtagt\w*)\b", "capital"),
        (r"\b(?:шаарда|қалада|shaharda|шаҳарда|şäherde|алаңда|аянтта|майдонда)\b", "settlement"),
        (r"\b(?:айылда|ауылда|qishloqda|қишлоқда|obada)\b", "settlement"),
        (r"\b(?:облуста|облыста|viloyatda|вилоятда|welaýatda)\b", "region"),
        (r"\b(?:өлкөдө|елде|mamlakatda|мамлакатда|ýurtda)\b", "country"),
        (r"\b(?:ал жакта|ал жерде|ол жерде|онда|u yerda|у ерда|ol ýerde|bu ýerde)\b", "any"),
    ),
)  # fmt: skip
TAJIK = Wording(
    verb_last=True,
    inside=r"дар|назди|наздикии|атрофи|байни|дохили|марзи",
    toward=r"ба|то|сӯи|барои",
    origin=r"аз",
    modifiers=r"(?:[\w-]+\s+){0,4}",
    distance=r"\bкилометр\w*[^.;]{0,45}$",
    route=r"\bроҳи\s+$",
    owner_before=r"\b(?:сафорати|ҳукумати|президенти|раиси|шаҳрвандони|вазири|донишгоҳи)\s+$",
    kind_before=r"(?<!\w)(?:шаҳри|деҳаи|ноҳияи|вилояти|маҳаллаи|шаҳраки)\s+$",
    owner_after=r"^(?:-\w)",
    where_after=r"^[^,;]{0,25},\s+ки дар он",
    breaks=r"[,;:–—]|\b(?:ки|ва|вале|аммо|вақте|пас)\b",
    segments=r"[;]|\s[–—]\s|,\s(?:вале|аммо|пас)\s",
    speech=r"\b(?:гуфт\w*|хабар дод\w*|эълон кард\w*|изҳор\w*)\b",
    joint=r"\s*(?:,|ва|у)\s+(?:дар\s+)?(?:[\w-]+\s+){0,1}$|\s*,?\s*$",
    moving=r"\b(?:сафар|фиристод|ворид|омад|рафт|қувва|нерӯ|ба)",
    cues=(
        ("negated", r"\b(?:бе|бидуни|не)\b", 14),
        ("claimed", r"\b(?:айбдор|муттаҳам|гуноҳ)\w*", 60),
        ("hypothetical", r"\b(?:агар|даъват|метавон\w+|мумкин|талаб|бояд|муқобили|зидди)\b", 45),
        ("planned", r"\b(?:хоҳад|хоҳанд|қарор аст|ният дор\w+|ваъда)\b", 50),
    ),
    cues_after=(
        ("negated", r"^[^.,;!?]{0,25}?\b(?:нест|набуд|нашуд\w*|накард\w*)\b", 40),
        ("planned", r"^[^.;!?]{0,40}?\b(?:баргузор мегардад|баргузор мешавад|мегузарад|хоҳад|оғоз мешавад)\b", 60),
        ("hypothetical", r"^[^.;!?]{0,50}?\b(?:даъват \w+|талаб \w+)\b", 70),
    ),
    topic=r"\b(?:дар бораи|оид ба|вазорати|зидди|кумитаи|аз|пас аз)\s+(?:[\w-]+\s+){0,1}$",
    happening=(
        r"^[^.;!?]{0,55}?\b(?:шуд\w*|гардид\w*|оғоз|рух дод\w*|ба вуқӯъ|ба амал|сар зад\w*|ба охир|идома|омад\w*|фаромад\w*|"
        r"фуромад\w*|эълон|ҷорӣ|баргузор|анҷом)\b"
    ),
    nominals=(
        (r"\bдар пойтахт\b", "capital"),
        (r"\b(?:дар|аз) шаҳр\b", "settlement"),
        (r"\bдар деҳа\b", "settlement"),
        (r"\bдар вилоят\b", "region"),
        (r"\bдар кишвар\b", "country"),
        (r"\b(?:дар он ҷо|он ҷо|дар ин ҷо)\b", "any"),
    ),
)  # fmt: skip

WORDINGS = {"en": ENGLISH, "ru": RUSSIAN, "ky": TURKIC, "kk": TURKIC, "uz": TURKIC, "tk": TURKIC, "tg": TAJIK}
