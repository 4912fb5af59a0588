"""Expressions of neglect, and of what a child shows. Read by `zoeken`; domain 4.3-4.6 [D]."""

WOORDEN: dict[str, tuple[str, ...]] = {
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
        r"(?:kletsnat|doorweekt|vieze?|vuile?) (?:\w+ )?(?:luier|haren|handen|bed|beddengoed|kleding)\w*",
        r"tand\w* (?:zijn |is )?(?:zwart|rot|bruin)", "(?:zo'n|veel|altijd|erge) honger", r"dezelfde kle\w+",
        r"zelf (?:chips|koek\w*|eten|brood) (?:gepakt|pakken|gemaakt)",
        r"stinkt (?:\w+ )?naar (?:poep|zweet)", "(?:te laag|laag) gewicht", r"ondergewicht\w*",
        r"(?:groeit|komt) (?:\w+ ){0,2}niet (?:goed |genoeg |meer )?(?:aan|door)?\b(?= ?(?:in gewicht|[.,;]|$))",
        r"(?:kleding|kleren) (?:\w+ ){0,2}(?:nat|vies|vuil|te klein|te dun)\b",
        "(?:keer|maal|weer|steeds|opnieuw) niet (?:verschenen|gekomen op)",
    ),
    "zorg_kind": (
        r"plast (?:\w+ ){0,3}(?:in bed|in (?:zijn|haar) broek)", r"bedplas\w*", "buikpijn", "niet bij de les",
        "slaapt? (?:slecht|niet)", "niet durft te slapen", "(?:erg|heel|heftig) (?:schrok|stil|bang)",
        "teruggetrokken", "stil geworden", r"veranderd\b",
        r"mag (?:\w+ ){0,3}(?:niets|niks|niet|over) (?:\w+ ){0,3}(?:gezegd|gepraat|verteld)", "niet gepraat mag",
        "niets gezegd worden", "eet (?:weinig|niet|slecht)|weinig eet", "(?:onder het bed|in de kast|op de trap) ",
        "hoofdpijn", r"(?:slaapt|slapen) (?:\w+ )?slecht", r"somber\w*", r"nachtmerrie\w*",
    ),
}  # fmt: skip
