"""Expressions of patterns, circumstances and consequences, read like `signalen_woorden` (domain 4.3-4.6) [D]."""

PATROON: dict[str, tuple[str, ...]] = {
    "herhaling": (
        r"vaker\b", r"(?:al|nu al) (?:\w+ )?(?:weken|maanden|jaren|jaar|lange? tijd|lang)\b",
        "(?:elke|iedere) (?:dag|week|avond|nacht|maand|ochtend|vrijdag|zaterdag|zondag|weekend|keer)", "telkens",
        "steeds (?:weer|vaker|opnieuw|erger)", "keer op keer", r"regelmatig\w*", r"herhaald\w*", "stelselmatig",
        "(?:voor de )?(?:derde|vierde|vijfde|zoveelste) keer",
        (
            "(?:al|ruim|ongeveer|zeker|meer dan|zo'n) (?:een|een half|anderhalf|half|twee|drie|vier|vijf|"
            r"\d+) ?(?:jaar|maanden|weken)\b(?! (?:oud|geleden))"
        ),
        r"(?:al )?(?:vanaf|sinds) (?:19|20)\d\d", r"sinds (?:\w+ )?(?:jaren|maanden)",
        (
            r"(?:twee|drie|vier|vijf|zes|zeven|acht|tien|\d+) ?(?:keer|maal) (?:eerder|geslagen|per "
            "(?:week|maand|dag))"
        ),
        "(?:twee|drie|vier|vijf|zes)maal", "(?:een|1) ?(?:keer|maal|x) (?:per|in de) (?:week|maand)",
        "eens (?:per|in de) (?:week|maand)",
        (
            r"(?:twee|drie|vier|vijf|zes|zeven|acht|tien|meerdere|diverse|\d+) (?:eerdere )?(?:mutaties|"
            "meldingen|incidenten|aangiftes)"
        ),
        "(?:meerdere|verschillende|diverse|vele|een paar|enkele|talloze) (?:keren|keer|malen)",
        r"(?:afgelopen|laatste|voorbije) (?:\w+ )?(?:weken|maanden|jaren)",
        r"(?:het |dit |dat )?(?:is )?begon(?:nen)? (?:\w+ )?(?:in|sinds|toen|na)\b",
        r"(?:al|nu) zo (?:is|gaat|was) (?:\w+ )?sinds", "al zo sinds",
        r"eerdere (?:melding|incident|aangifte|mutatie|registratie)\w*",
        r"(?:twee|drie|vier|vijf|zes|\d+) keer deze (?:week|maand)", r"deze (?:week|maand) (?:al )?(?:\w+ )?keer",
        "niet (?:voor )?de eerste keer", "niet voor het eerst", r"(?:is|wordt|gaat|gebeurt) (?:\w+ )?altijd",
        "hele leven", "van jongs af", "maandenlang", "jarenlang", "wekenlang", r"langdurig\w*",
        "structureel onveilig", r"(?:drinkt|slaat|gebruikt|begint) weer\b", "weer (?:begonnen|teruggevallen)",
        "opnieuw (?:ge|be)?(?:slagen|dreigd|geweld)", "duurt (?:al|nu)",
        r"al (?:\w+ ){0,3}(?:huwelijk|leven|relatie)\b",
        r"(?:twee|drie|vier|vijf|zes|zeven|acht|negen|tien|\d+) jaar lang", "(?:al|nu al) (?:zo|heel|erg) lang",
        "iedere (?:maandag|dinsdag|woensdag|donderdag)", "dag in dag uit", "van kwaad tot erger",
        "escaleert (?:steeds|telkens)", "steeds (?:vaker|erger|heftiger)",
        r"doet (?:hij|zij|ie|da|dat|ze) (?:\w+ )?(?:vaker|elke keer|altijd)", "elke keer (?:as|als|wanneer)",
        "weer (?:buiten|raak|mis|zover|hetzelfde)",
    ),
    "vaak": (
        r"vaak\b", r"altijd\b", r"meestal\b", "(?:ieder|elk|in het) weekend", r"steeds\b", "dikwijls",
        r"continu|constant\b", r"soms\b", "de laatste tijd",
        (
            "sinds (?:de|het|haar|zijn|mijn|kort|januari|februari|maart|april|mei|juni|juli|augustus|"
            "september|oktober|november|december|vorig)"
        ),
    ),
    "verwaarlozing": (
        r"verwaarlo\w*|verwaarloos\w*", r"zonder (?:jas|schoenen|eten|ontbijt|brood|lunch)\b",
        r"koelkast (?:\w+ ){0,3}leeg|lege koelkast",
        r"(?:weinig|geen|nooit) (?:\w+ )?(?:eten|brood|ontbijt|lunch)\b",
        r"(?:woning|huis|kamer)\w* (?:\w+ ){0,3}(?:vervuild|smerig|vies)", r"vervuil\w*", "vervuiling",
        r"(?:stinkt|stonk|stinken|vieze|kapotte|te kleine|dezelfde) (?:\w+ )?(?:kler|kled|schoen|jas)\w*",
        "kleding (?:naar|stinkt)", r"stinkt (?:\w+ )?naar (?:pis|urine|poep|rook)",
        (
            r"(?:niet|nooit|geen) (?:\w+ ){0,3}(?:opgehaald|gewassen|gedoucht|verschoond|naar (?:de "
            ")?(?:tandarts|dokter|huisarts))"
        ),
        "alleen (?:thuis|gelaten|op straat)", "thuis alleen", r"'?s nachts (?:\w+ )?(?:weg|alleen|zonder)",
        r"(?:luier|pamper)\w* (?:\w+ ){0,3}(?:nacht|vol|nat)", "volle luier", "natte (?:broek|luier|kleren)",
        r"zorgt (?:\w+ )?voor alles", "zelf (?:moet |kan )?(?:koken|wassen|zorgen)",
        r"voor (?:zijn|haar) (?:broertje|zusje)\w* zorg\w*", r"vragen of er nog|bedelt|honger\b", r"doorligwond\w*",
        "doorgelegen", r"ondervoed\w*", "vermagerd", "sterk afgevallen",
        "gaat (?:bijna )?niet (?:meer )?naar school", "schoolverzuim", "komt nooit op school",
        r"zorg (?:\w+ )?(?:afgezegd|geweigerd|weigert)", "afgezegd door (?:hem|haar)",
        "(?:nog|altijd) luiers?|luiers? draagt", "(?:zwarte|rotte|slechte) tanden", "slecht gebit", "gaatjes",
        r"(?:nooit|geen) (?:warme|schone|passende) (?:kle|schoen|jas)\w*", r"te dunne (?:kle|jas)\w*", "luizen",
        "ongewassen", r"onverzorgd\w*", "smoezelig", r"stank\b", "zwerft", r"zwerven (?:\w+ )?op straat",
        r"rondzwerv\w*", "tot laat op straat", r"geen (?:eigen )?bed\b", "matras op de (?:grond|vloer)",
        "geen geld (?:meer )?voor (?:boodschappen|eten|kleren|luiers)", r"houdt (?:\w+ ){0,3}thuis van school",
        r"ongeoorloofd (?:verzuim|afwezig)\w*",
        (
            r"(?:twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|zoveel|\d+) (?:verschillende "
            ")?(?:artsen|dokters|ziekenhuizen)"
        ),
        "steeds nieuwe onderzoeken", r"pcf\b", r"munch?hausen\w*",
    ),
    "controle": (
        r"telefoon (?:\w+ ){0,3}(?:controle|controler|nakijk|kijkt|afgepakt|afpak)\w*",
        r"(?:tas|telefoon|mobiel) (?:\w+ ){0,3}na(?:kijkt|gekeken)?\b", "geen eigen (?:geld|rekening|pas|telefoon)",
        "(?:neemt|pakt|houdt) (?:haar|zijn|mijn|d'r) (?:loon|geld|pas|paspoort|telefoon)",
        r"mag (?:\w+ ){0,4}(?:niemand|geen) (?:\w+ ){0,2}(?:zien|spreken|vrienden|contact|werken)",
        r"mag niet (?:\w+ )?werken", "mag (?:niks|niets|nergens)", "sluit (?:haar|hem|mij) buiten",
        "buitengesloten", r"isoleer\w*|geisoleerd", "controleert", "controlerend", "dwingende controle",
        "klein(?:eert|eren|erend)", r"vernedert?\w*", "uitgescholden", r"uitscheld\w*", r"scheldt?\b",
        r"scheldpartij\w*", r"scheld\w+", "bepaalt (?:alles|wat)", "de baas over", r"terroriseer\w*",
        "schrikbewind", "mocht niet meer", r"niet meer naar (?:zwemles|buiten|vriend)\w*", "zwemmen niet meer",
        "nooit alleen (?:de deur|naar|weg|op pad|ergens)", r"laat haar (?:nooit|nergens|niet)\b",
        "leest (?:al |alle )?(?:mijn|haar|zijn) (?:berichten|mails|appjes)", r"(?:ge)?dwing(?:t|en)?\b",
        r"gedwongen\b", "onder druk gezet", r"bankpas\w* (?:\w+ ){0,2}(?:af|heeft)",
        r"pakt (?:\w+ ){0,3}(?:bankpas|sleutels|telefoon)\w* (?:\w+ )?af",
        "maakt (?:haar|hem|mij) (?:helemaal )?klein", r"kleineer\w*", r"gaslight\w*", "zwart ?ma(?:akt|ken)",
        r"(?:hele|al het) huishouden (?:\w+ )?doen", "als (?:een )?(?:slaaf|sloof|huisslaaf|dienstmeid)",
        "slaapt in de (?:berging|schuur|garage|gang|kelder)", "bepaalt met wie", "moet (?:overal )?toestemming",
        "houdt haar in de gaten", "camera(?:'?s)? in (?:huis|de)",
    ),
    "financieel": (
        r"pin(?:pas|pasje|nen)\b|pasje\b",
        (
            r"(?:geld|spaargeld|sieraden|pensioen|aow) (?:\w+ ){0,4}(?:afgepakt|gestolen|opgenomen|weg|"
            r"verdwenen|afhandig|leeggehaald|inge?pikt|af)\b"
        ),
        "opgenomen via", r"geldautoma\w*", r"contante? opnam\w*", r"volmacht\b", r"financieel (?:misbruik|uit)\w*",
        "financiele uitbuiting", r"uitbuit\w*", r"rekening (?:\w+ ){0,3}(?:leeg|geplunderd|begrensd)", "erfenis",
        "testament", r"huis (?:\w+ )?op (?:zijn|haar) naam", r"steelt (?:\w+ )?(?:geld|van)", "geld komt halen",
        r"loon in\b", r"(?:geeft|gaf|overgemaakt|weggegeven) (?:\w+ ){0,4}geld", "al (?:zijn|haar|mijn) geld",
        r"bankpas\w*|creditcard", r"opgelicht|oplicht\w*|datingfraude",
        (
            "(?:int|innen|houdt|pakt) (?:haar|zijn|mijn) (?:uitkering|pgb|pensioen|toeslag|salaris|"
            r"kinderbijslag)\w*"
        ),
        r"uitkering (?:\w+ )?(?:int|houdt|pakt)", "leeft van (?:haar|zijn) (?:aow|pensioen|geld)",
        r"leent (?:\w+ )?geld",
    ),
    "scheiding_strijd": (
        r"(?:complexe |vecht)scheiding\w*", "conflictscheiding",
        r"ouders (?:\w+ ){0,6}(?:beschuldig|ruzi|schreeuw|vecht|strijd)\w*", r"tegen elkaar (?:\w+ )?schreeuw\w*",
        r"(?:als ik )?bij (?:mama|papa|moeder|vader) (?:\w+ ){0,6}niet tegen (?:papa|mama|vader|moeder)",
        r"mediators?\b", r"wissel(?:dag|moment|en|t)?\b", r"loyaliteit\w*", r"omgang(?:sregeling)?\b",
        r"co-?ouder\w*", "om de week",
    ),
    "zorg_kind": (
        r"plast (?:\w+ ){0,3}(?:in bed|in (?:zijn|haar) broek)", r"bedplas\w*", "buikpijn", "niet bij de les",
        "slaapt? (?:slecht|niet)", "niet durft te slapen", "(?:erg|heel|heftig) (?:schrok|stil|bang)",
        "teruggetrokken", "stil geworden", r"veranderd\b",
        r"mag (?:\w+ ){0,3}(?:niets|niks|niet|over) (?:\w+ ){0,3}(?:gezegd|gepraat|verteld)", "niet gepraat mag",
        "niets gezegd worden", "eet (?:weinig|niet|slecht)|weinig eet", "(?:onder het bed|in de kast|op de trap) ",
    ),
    "ruzie": (
        r"schreeuw\w*|geschreeuw|schreewt", r"(?:ge)?gil(?:t|len|de|l)?\b", "hommeles", "heibel", "herrie",
        "tumult", r"ruzie\w*", "bonje", "(?:iets )?zwaars? vallen", "gebonk", "gestommel", "gesmijt",
        "glasgerinkel", "(?:roepen|riep) (?:om )?(?:hulp|doe open)", "hoorden roepen", r"brul\w*|gekrijs|krijs\w*",
        "gevloek|vloekt|getier|tiert|tekeer",
    ),
    "middelen": (
        r"\w*dronken\b", "bezopen", "aangeschoten", "laveloos", "onder invloed", r"drank\w*", r"drinkt\b",
        "drinken (?:veel|elke|te)", r"alcohol\w*", "wijn drinkt", "met bier", "bier staat", r"drugs?\b",
        r"cannabis\w*", r"blow\w*", r"wiet\b", "coke", "cocaine", r"speed\b", "ghb", r"crack\b", r"verslaa?f\w*",
        r"verslaving\w*", "(?:op straat|de hele dag) bier", r"zat\b als", r"lam\b gezopen", "zuipt", "zuipen",
        r"ge?zo[op]+e?p?\w*", r"gezope\w*", "lazarus", r"high\b", "stoned", "xtc", "lachgas",
    ),
    "angst": (
        r"bang\b", r"doodsbang|angst\w*", r"(?:durf|durft|durven) (?:\w+ ){0,3}(?:niet|niks|niets|geen)",
        r"vreest|vrees\b", r"(?:met (?:een|de) )?(?:kast|stoel) (?:voor|onder) de deur\w*",
    ),
    "afspraak_geschonden": (
        (
            r"(?:afspraak|afspraken|voorwaarden|veiligheidsplan\w*|plan(?:nen)?) (?:\w+ ){0,6}(?:niet "
            r"(?:meer )?(?:na|ge)|geschonden|verbroken|niet nagekomen|niet houdt)\w*"
        ),
        r"houdt (?:zich|hij|zij) (?:\w+ ){0,2}niet aan",
        "niet(?: meer)? (?:werden |worden )?(?:nagekomen|nageleefd)",
        "ondanks (?:het |een |de )?(?:contactverbod|huisverbod|afspraken|hulp|plan)",
    ),
}  # fmt: skip
