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
    ),
    "letsel_licht": (
        r"blauwe plek\w*", r"schram\w*", r"bult\b", r"bloeduitstorting\w*", "zonnebril|zonnenbril", "sjaal om",
        r"verhaal (?:\w+ )?(?:klopt|past) niet", "past niet bij het verhaal",
    ),
    "suicidaal": (
        r"suicid\w*|zelfmoord\w*|zelfdod\w*", r"(?:liever|wil|wou|wilde) (?:\w+ ){0,2}dood\b(?! ?maken)",
        "niet (?:meer|verder) (?:wil|wilt|wil(?:len)?) leven", "wil niet meer leven", "geen zin meer in het leven",
        "snijdt (?:zich|haar|in)", r"(?:krab|kras|snij|kerf)\w* (?:\w+ ){0,2}armen", r"zelfbeschadig\w*",
        "einde (?:aan )?(?:haar|zijn|mijn) leven", "er een eind aan", "van het leven beroven",
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
    ),
}  # fmt: skip
