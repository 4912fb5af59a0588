"""Expressions of injury, and of who needs care today. Read by `zoeken`; domain 4.3-4.6 [D]."""

WOORDEN: dict[str, tuple[str, ...]] = {
    "letsel": (
        r"bloed(?:end|ende|neus|de|t)?\b", r"hoofdwond\w*", "blauw oog|blauwe ogen", "dikke lip", "kapotte lip",
        "dikke wang", "rode wang", "opgezwollen", r"(?:blauwe )?vingerafdruk\w*", r"gekneusd\w*|kneuzing\w*",
        r"gebroken (?:\w+ )?(?:arm|rib|neus|kaak|pols|been|vinger|sleutelbeen|ribben)", r"brandwond\w*|verbrand\w*",
        "scheurwond", "snijwond", r"snee\b", "steekwond", "kras op", "hersenschudding", r"striem\w*", "bewusteloos",
        r"onder de (?:blauwe plek|bulten|schrammen)\w*", r"letsel\b", r"gehecht\b|hechting\w*", r"beurs\b",
        r"gebroken (?:\w+ )?\w*(?:been|arm|schedel)", r"botbreuk\w*",
        r"breuk\b(?! in (?:mei|juni|juli|maart|april))", r"fractuur\w*",
        "bult(?:en)? op (?:haar|zijn|het) (?:hoofd|voorhoofd)", "afgebroken tand", r"tand (?:\w+ )?uitgeslagen",
        r"bijtwond\w*", r"brandplek\w*",
        r"br(?:ak|aken|eekt) (?:\w+ ){0,3}(?:pols|arm|been|neus|kaak|rib|vinger|enkel|sleutelbeen)\w*",
        (
            r"(?:gezwollen|gebroken|gekneusde?|gescheurde?|losse|kapotte|"
            r"dikke) (?:\w+ )?(?:tand|neus|kaak|lip|oog|oor)\w*"
        ),
        (
            r"(?:arm|pols|hand|been|knie|enkel|voet|schouder|vinger|rib|gezicht|wang|"
            r"oog)\w* (?:\w+ )?(?:ge|opge)?zwollen"
        ),
        r"\w*(?:been|arm|pols|knie\w*|enkel|neus|kaak|rib|rib\w*|schedel\w*|vinger) (?:\w+ )?gebroken",
        r"(?:rib|schedel|bot|arm|been|sleutelbeen|spiraal)\w*breuk\w*",
        r"(?:gat|jaap|wond\w*|buil|bult) (?:in|op|aan|boven) (?:zijn|haar|z'n|d'r|het|de|mijn)\b",
        r"afdruk\w* van (?:een |de |zijn |haar )?(?:hand|riem|vinger|schoen|tand)\w*",
    ),
    "letsel_licht": (
        r"blauwe plek\w*", r"schram\w*", r"bult\b", r"bloeduitstorting\w*", "zonnebril|zonnenbril", "sjaal om",
        r"verhaal (?:\w+ )?(?:klopt|past) niet", "past niet bij het verhaal",
        r"(?:bont en )?blauw\b(?! (?:oog|huis|deur|auto|shirt|jas))", "(?:nieuwe|meerdere|telkens|veel) plekken",
        r"schaafwond\w*", r"past (?:\w+ )?niet bij (?:het|de|dit) (?:letsel|verklaring|verwonding)\w*",
        r"wisselende? (?:verklaring|verhaal|verhalen)\w*",
    ),
    "suicidaal": (
        r"suicid\w*|zelfmoord\w*|zelfdod\w*", r"(?:liever|wil|wou|wilde) (?:\w+ ){0,2}dood\b(?! ?maken)",
        "niet (?:meer|verder) (?:wil|wilt|wil(?:len)?) leven", "wil niet meer leven", "geen zin meer in het leven",
        "snijdt (?:zich|haar|in)", r"(?:krab|kras|snij|kerf)\w* (?:\w+ ){0,2}armen", r"zelfbeschadig\w*",
        "einde (?:aan )?(?:haar|zijn|mijn) leven", "er een eind aan", "van het leven beroven",
        "einde (?:aan )?(?:het|hun|ons|d'r|z'n) leven", "(?:dood|er niet meer) (?:wil|wilde|wou) zijn",
        "niet meer wil(?:len)? (?:wakker worden|bestaan)",
    ),
    "psychose": (
        r"psycho(?:se|ses|tisch\w*)", r"waan\w*", "hoort stemmen|stemmen in (?:zijn|haar)",
        r"(?:in de )?war\b|verward\w*", r"manisch\w*", "boodschappen door",
        r"gestopt met (?:zijn|haar|de) (?:medic|pillen)\w*", r"medicatie (?:\w+ )?gestopt",
    ),
    "acute_zorg": (
        r"(?:krijgt|heeft) (?:geen|niet) (?:\w+ ){0,2}(?:eten|drinken|medic\w*|pillen|insuline|verzorging)\b",
        r"(?:niet|geen) (?:\w+ ){0,2}(?:eten|drinken) (?:\w+ ){0,2}(?:gehad|gekregen)",
        r"uitgedroogd\w*|ondervoed\w*|uitgehongerd", r"baby (?:\w+ ){0,3}alleen (?:thuis|gelaten|achter)",
        "(?:overdosis|buiten bewustzijn)", "acuut gevaar|levensbedreigend", "(?:zo|te|stom|zwaar) dronken dat",
        "viel om", "omviel", "niet wakker te krijgen", "laveloos", r"gebruikt(?:e)? drugs (?:\w+ ){0,3}waar",
        r"onder invloed (?:\w+ ){0,3}(?:auto|reed|rijdt|gereden)",
        "(?:uit huis|op straat|het huis uit) ge(?:zet|gooid|schopt)",
        r"gas (?:\w+ )?(?:aan|open) (?:liet|laten|gelaten|gestaan)", "pan op het vuur",
        "brand(?:je)? (?:gesticht|ontstaan)", r"slap\b", "apathisch", "lusteloos", "huilen niet meer",
        "huilt niet meer", "reageert nauwelijks", r"geen (?:verwarming|stroom|water|insuline)\b", "onderkoeld",
        "oververhit", "achtergelaten (?:in|op)",
        r"(?:kreeg|krijg|kregen|krijgen) (?:\w+ ){0,3}niet (?:\w+ )?wakker",
        r"niet (?:\w+ )?wakker (?:te )?(?:krijgen|worden|maken)",
        (
            r"(?:geen|niet|nog geen) (?:\w+ ){0,2}(?:voeding|fles|flesje|melk|vocht|"
            r"insuline) (?:\w+ ){0,2}(?:gehad|gekregen|meer)"
        ),
        r"niemand (?:\w+ ){0,6}(?:sinds|vanaf|meer) (?:\w+ ){0,3}gezien",
        r"niemand (?:\w+ ){0,4}(?:sinds|vanaf) (?:\w+ ){0,3}(?:gezien|gesproken)",
        r"(?:nacht|dagen?|uren|weekend) (?:\w+ ){0,3}alleen (?:door|thuis|in huis|achter|gelaten)\w*",
        r"kreun\w*|roept? om hulp",
    ),
}  # fmt: skip
