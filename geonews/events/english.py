"""The function words of English."""

from .wording import Wording

_ROLE = (
    r"(?:who|which|that|after|before|when|while|where|as|but|and|said|says|told|saying|because|although"
    r"|since|until)"
)
_AT = r"(?:^|\b(?:at|in|on|near|inside|outside|around|across|of|from|into|to|through|entered|left|reached)\s)"
WORDING = Wording(
    inside=(
        r"in|at|near|outside|inside|around|across|throughout|within|on|over|off|between|along|beyond"
        r"|close to|borders? with|"
        r"(?:north|south|east|west)(?:east|west)? of|edge of|outskirts of|hit|struck|rocked|destroyed|shook"
        r"|swept|devastated|"
        r"flattened|engulfed|flooded|inundated|much of|rest of|streets of|prison of"
    ),
    toward=r"to|towards?|into|onto|against",
    beside=r"for|with|by|about|as|than",
    origin=r"from|out of",
    distance=(
        r"\b(?:kilomet\w+|km|miles?)\b[^.;]{0,40}$"
        r"|\b(?:on (?:his|her|their|its|the|a) way|en route)\s+(?:back\s+|home\s+)?to\s+(?:the\s+)?$"
    ),
    modifiers=r"(?:(?:the|an?)\s+)?(?:of\s+the\s+|(?!the\s)[\w'-]+\s+){0,5}",
    route=(
        r"\b(?:road|highway|railway|route|motorway|pipeline|flights?|trains?|buses|trucks|traffic|supplies"
        r"|electricity|power|"
        r"water|gas|heating|crossings?)\s+"
        r"(?:from|to|into|towards?|between|in|out of|through|via)\s+(?:the\s+)?$"
    ),
    post_before=r"\b(?:governor|mayor|akim|head|chief|prosecutor|chairman)s?\s+of\s+(?:the\s+)?$",
    owner_before=(
        r"\b(?:(?:president|minister|government|embassy|consulate|leader|parliament|king|army|citizens"
        r"|representatives?|"
        r"ambassador|authorities|university|bank|ministry|people|nationals|economy)\s+of|(?:ministry"
        r"|government|embassy|briefing|news conference|press conference|reporters|journalists|"
        r"authorities|officials?|parliament|university|bank|spokes\w+|television|radio|media|newspapers?)"
        r"\s+in)\s+(?:the\s+)?$"
    ),
    kind_before=(
        r"(?<!\w)(?:town|city|village|capital|district|province|region|area|suburb|neighbou?rhood|port|camp"
        r"|island|outskirts"
        r"|centre|center|parts?|north|south|east|west|streets|prison|square|cit(?:y|ies)|villages|towns"
        r"|regions|districts|provinces|suburbs|parts|areas|half|most|all)\s+of\s+(?:the\s+)?$"
    ),
    owner_after=(
        r"^(?:'s?\b|-\w|\s+(?:government|army|military|forces|troops|police|officials?|president|prime"
        r"|minister|soldiers?"
        r"|rebels?|authorities|airlines|radio|television|news|newspaper|observatory|university|militants?"
        r"|embassy|side|"
        r"citizens?|border guards?|leaders?|diplomats?|parliament|foreign|defen[cs]e|interior)\b)"
    ),
    where_after=r"^[^,;]{0,25}(?:,[^,;]{0,70})?,\s+where\s",
    attributive=True,
    pronoun=r"\b(?:it|them)$",
    which_after=r"^[^,;]{0,25}(?:,[^,;]{0,70})?,\s+which\s",
    apposition=r"\s*,\s+(?:an?|another)\s[^,;:.]*",
    entering=r"\b(?:into|reach\w*|arriv\w+|cross\w*)\s+(?:[\w'-]+\s+){0,3}$",
    breaks=rf"(?:,|;|—|–|--)|\b{_ROLE}\b",
    conjunction=r"\b(?:after|before|when|while|as|but|and|because|although|since|until|who|which)\b",
    segments=r"[;]|\s(?:--|–|—|-)\s|,\s(?:and|but|while|whereas|although)\s(?!of\b|to\b)|:\s",
    speech=r"\b(?:said|says|told|reported|announced|according|statement|speaking|interview|added|quoted)\b",
    speech_aside=r",\s[^,]{0,70}\b(?:said|says|announced|reported)\b[^,]{0,25},",
    joint=(
        r"(?!.*\b(?:north|south|east|west|near|outside|via)\w*\b)\s*(?:,|,?\s*and|,?\s*or|&|,?\s*as well as)"
        r"\s+(?:in\s+|at\s+|from\s+)?(?:the\s+)?"
        r"(?:[a-z'-]+\s+){0,3}$"
    ),
    moving=(
        r"\b(?:mov|enter|arriv|advanc|deploy|sent|send|fl[ae]w|fle|cross|head|travel|went|march|reach|storm"
        r"|rush|spread|left|"
        r"visit|captur|seiz|tak|took|overr|recaptur|shell|attack|raid|bomb|hit|struck|occup|surround|landed"
        r"|poured|dispatch|"
        r"walk|made|rockets|missiles|mortars|toured|drown|clos|shut|open|reopen|invad)"
    ),
    cues=(
        ("attempted", r"\b(?:(?:try|tried|trying|attempt(?:ed|ing|s)?|fail(?:ed|ing)?|sought|bid|efforts?"
        r"|struggl\w+) to|foiled"
                      r"|thwarted|averted|foil|thwart)\b", 50),
        ("negated", r"\b(?:not|never|no|without|denied|denies|deny|nobody|none|neither|nor|ruled out"
        r"|avoid\w*|prevent\w*"
                    r"|refus\w+ to|instead of|no longer|yet to|stop \w+ from)\b|n't\b", 32),
        ("threatened", r"\b(?:threaten\w*|vow\w*) (?:to|with)\b|\bwarn\w*\b", 60),
        ("planned", r"\b(?:will|would|shall|(?:plan|plans|planned|planning|scheduled|due|set|going|about"
        r"|agreed|promised|pledged|"
                    r"vowed|ready|expected|preparing|prepared|intends?|intended|offered|hopes?|hoped|(?:is"
                    r"|are|was|were)) to|"
                    r"upcoming|forthcoming|planned|scheduled|promised|pledged)\b|'ll\b", 42),
        ("claimed", r"\b(?:accus\w+|alleg\w+|claim\w*|blam\w+|complain\w*|suspected of|charged with"
        r"|trial for|convicted of)\b", 200),
        ("hypothetical", r"\b(?:if|once|could|might|may|should|must|can|whether|unless|risk\w*|danger"
        r"|fear\w*|want\w*|wish\w*|"
                         r"call\w* (?:for|on)|demand(?:ed|ing|s that|s for)|urg\w+|appeal\w*|need\w* to"
                         r"|propos\w+|in case of|potential|possible|"
                         r"ask\w* for|seek\w*|means to|able to|prepar\w+ for|anti)\b", 42),
    ),
    cues_after=(
        ("planned", r"^[^.;!?]{0,45}?\b(?:will|would|to|could|may) (?:be held|take place|go ahead|begin"
        r"|start|be opened)\b"
                    r"|^[^.;!?]{0,30}?\b(?:scheduled|planned|is due|are due|, due|expected)\b", 80),
        ("negated", r"^\s+(?:was|were|is|are)\s+(?:cancelled|called off|denied|postponed|averted)\b", 40),
        ("attempted", r"^[^.,;!?]{0,30}?\b(?:failed|was foiled|were foiled|thwarted)\b", 60),
    ),
    implied=(
        r"(?:allow|let|order|forc|caus|help|manag|began|begin|beginning|start|continu|lead|led|came|come"
        r"|went|prompt|drove|"
        r"compell|instruct|told|sent)\w*(?:\s+[\w'-]+){0,5}\s+to\s+(?:\w+ly\s+)?$"
    ),
    infinitive=r"\bto\s+(?:\w+ly\s+)?$",
    institution_after=(
        r"^\s+(?:police|squad|gear|shields?|ministry|minister|committee|commission|commissioner"
        r"|officials?|observers?|"
        r"department|agency|campaign|season|control|insurance)\b"
        r"|^\s+(?:(?:was|were|is|are|has been|have been)\s+)?(?:banned|prohibited|outlawed)\b"
    ),
    topic=(
        r"\b(?:comment\w*|talk\w*|statements?|discuss\w*|speak\w*|spoke|questions?|concern\w*|condemn\w*"
        r"|opinions?|blame\w*|"
        r"investigat\w*|probe|inquiry|responsib\w+|history|report|rumou?rs?|fears?|threat|risk|wave|law|bill"
        r"|ban|book|film|"
        r"anniversary|memory|victims|review|outcome|results?|observers?|accus\w+|ordering|prevent\w*"
        r"|organi[sz]\w+|leaders?|participa\w+|witness\w*|calls?|demands?|support\w*|since|"
        r"during|despite|amid|after|before|because|following|root\w*|punish\w*|case|cause\w*|reasons?|result"
        r"|role|"
        r"(?:quell|put down|crush)\w*|for|no|any)\s+(?:of|on|about|over|into|for|in|to|at|behind|that)?\s*"
        r"(?:the|a|an|any|this|that|such|its|"
        r"their|what it called a)?\s*(?:[\w'-]+\s+){0,2}$"
    ),
    purpose=r"\bfor\s+(?:an?\s+|the\s+)?(?:[\w'-]+\s+){0,2}$",
    told_of=r"\b(?:reported|announced|confirmed|said there (?:was|were)|reports? of|news of)\s+(?:on\s+)?"
    r"(?:the\s+|an?\s+)?(?:[\w'-]+\s+){0,2}$",
    happening=(
        r"^[^.;!?]{0,40}?\b(?:broke out|erupted|took place|(?:was|were|been|is being) (?:held|reported|felt"
        r"|declared|imposed|"
        r"lifted|announced|recorded|under way|staged)|began|started|occurred|happened|continued|hit|struck"
        r"|killed|left|swept|"
        r"lasted|rocked|destroyed|shook|damaged|flooded|blocked|injured|disrupted|forced|spread|ended"
        r"|resumed|claimed|"
        r"(?:has|have) been|had its epicent\w+|went|drew|gathered|entered|jumped)\b"
    ),
    performed=(
        r"\b(?:declar|impos|introduc|announc|lift|extend|stag|held|hold|mount|launch|order|broke|trigger"
        r"|spark|caus|survey|"
        r"struck by|hit by|began|start|report|record|confirm|suffer|conduct|carried out|wit?ness"
        r"|scene of)\w*\s+(?:an?\s+|the\s+|its\s+)?"
        r"(?:[\w'-]+\s+){0,2}$"
    ),
    reported=r"\b(?:said|says|told (?:\w+ ){1,3}|announced|reported|added)\s+(?:on\s+|late\s+|early\s+)?$",
    open_date=r"\b(?:since|until|till|through|by|before|after)\s+$",
    end_date=r"\b(?:until|till|through|by|before|ahead of)\s+$",
    when_after=r"^,?\s+(?:when|as)\s",
    people_before=(
        r"\b(?:residents|inhabitants|people|villagers|families|population|pupils|patients)\s+(?:of"
        r"|in)\s+(?:the\s+)?"
        r"(?:(?:city|town|village|district|region|province)\s+of\s+)?$"
    ),
    people_after=r"^(?:'s)?\s+(?:residents|villagers|inhabitants|shopkeepers|prison|airport|hospital|market"
    r"|bazaar|square|centre)\b",
    relative=r",?\s(?:who|whom|whose|which|where)\s|\sthat\s(?:[\w'-]+\s){1,2}(?:had|has|have)\s",
    past_era=r"\b(?:soviet (?:times|era|union|rule|days)|civil war|world war|tsarist|middle ages|in the past"
    r"|centur(?:y|ies) ago)\b",
    far_governed=r"\b(?:and|or)\s+(?:\w+ly\s+)?$",
    roles=(
        r"\b(?:(?:(?:anti-government|unidentified|unknown|masked|armed|hundreds of|thousands of|dozens of"
        r"|riot|border"
        r"|security|special|kyrgyz|kazakh|uzbek|tajik|turkmen|russian|afghan|chinese|local|angry"
        r"|opposition|taliban"
        r"|government|interim|presidential)\s+)*"
        r"(?:protest[eo]rs|demonstrators|police(?:men)?|soldiers|troops|gunmen|supporters|followers"
        r"|militants|rebels"
        r"|insurgents|guards|residents|villagers|miners|workers|crowds?|mobs?|forces|bandits|opposition"
        r"|activists"
        r"|rioters|farmers|students|drivers|traders|teachers|taliban|army|bombers?|attackers?|assailants"
        r"|smugglers"
        r"|peacekeepers|paratroopers|commandos|rescuers|firefighters|doctors|prosecutors?|authorities"
        r"|officials"
        r"|(?:prime |foreign |interior |defen[cs]e |health )?minister|ministry|president|parliament"
        r"|lawmakers|deputies"
        r"|government|cabinet|court|judges?|governors?|mayor|akim|committee|company|navy|men|women"
        r"|inmates|prisoners"
        r"|refugees|volunteers|diplomats))\b(?:\s+of(?:\s+(?:the\s+)?[\w'-]+){1,2}?)?(?=\s|,|$)"
    ),
    oblique=(
        r"\b(?:(?:by|with|against|on|at|to|from|for|about|into|over|between|and|than)\s+(?:(?:the|an?"
        r"|some|\d+)\s+)?"
        r"(?:(?!\w+ing\b)[\w'-]+\s+)?|(?<!hundreds )(?<!thousands )(?<!dozens )(?<!group )of\s+(?:the\s+)?)$"
    ),
    passive=r"\b(?:was|were|been|being|is|are|be|got)\s+(?:\w+ly\s+)?\w+(?:ed|en|wn|ld|ot|ht|ck|un|ut)\b",
    agent=(
        r"\bby\s+(?:the\s+)?((?:[\w'-]+\s+){0,3}?(?:protest[eo]rs|demonstrators|police(?:men)?|soldiers"
        r"|troops|gunmen|supporters"
        r"|militants|rebels|insurgents|guards|residents|villagers|miners|workers|crowds?|mobs?|forces"
        r"|opposition"
        r"|activists|rioters|taliban|army|bombers?|attackers|authorities|officials|ministry|president"
        r"|parliament"
        r"|government|court|men|women|rescuers|firefighters|prosecutors)\b)"
    ),
    speakers=(
        r"\baccording to ([^,.;\"“”]{3,90})",
        r"[\"”],?\s*(?:said|says) ([^,.;\"“”]{3,90})",
        r"[\"”],?\s*([^,.;\"“”]{3,50}, [^,.;\"“”]{3,70}),? (?:said|says)\b",
        r"(?:^|[,;:\"”–—]\s)((?:the |an? )?[^,.;:\"“”]{3,90}?) (?:said|says|announced|reported|told"
        r"|confirmed)\b",
        r"\b(?:said|says) ([^,.;\"“”]{3,60})\.?$",
    ),
    pronouns=r"(?:and |but )?(?:he|she|they|it|we|i|who|which|that|this|others?|some)(?: \w+)?",
    nominals=(
        (r"\b(?:the|\w+'s|\w+) capital\b", "capital"),
        (rf"{_AT}(?:the|its) (?:town|city|village)\b(?! of)", "settlement"),
        (rf"{_AT}the (?:region|province|oblast)\b(?! of)", "region"),
        (rf"{_AT}the (?:district|county)\b(?! of)", "district"),
        (rf"{_AT}the (?:crossing|checkpoint|border post)\b(?! of)", "crossing"),
        (rf"{_AT}the (?:mine|airport|base|dam|reservoir|plant|bridge|depot)\b(?! of)", "facility"),
        (r"\b(?:the|across the|in the|whole) (?:country|nation|republic)\b", "country"),
        (r"\bthere\b(?! (?:is|are|was|were|has|have|had|will|would|may|be)\b)", "any"),
    ),
)  # fmt: skip
