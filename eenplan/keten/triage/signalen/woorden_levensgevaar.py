"""Expressions of danger to life: throat, weapons, threats with death. Read by `zoeken`; domain 4.3-4.6 [D]."""

WOORDEN: dict[str, tuple[str, ...]] = {
    "wurging": (
        r"(?:ge)?wurg\w*", r"verwurg\w*", r"strangul\w*",
        r"(?:bij|naar|om) (?:de|haar|zijn|mijn|d'r|me) (?:keel|strot|hals)\b", r"keel (?:dicht|vast|afgekn)\w*",
        r"bij (?:de|haar|zijn|mijn) nek (?:ge)?(?:pak|grep|greep|gegrepen|vast)\w*", "kreeg geen (?:lucht|adem)",
        r"puntbloed\w*", "geen adem meer", r"smo(?:or|r)\w*|gesmoord", r"verstik\w*",
        r"kussen (?:\w+ ){0,2}(?:op|over|tegen) (?:haar|zijn|mijn|het) (?:gezicht|hoofd|mond)",
        r"(?:afdruk\w*|striem\w*|plekken|strepen) (?:\w+ ){0,2}(?:hals|nek|keel)",
        r"(?:hals|nek|keel) (?:ge)?(?:dicht|knepen|drukt)\w*",
        (
            r"(?:hand|handen|arm|touw|snoer|riem|sjaal) (?:\w+ ){0,4}(?:om|rond|tegen|op) (?:de|haar|"
            r"zijn|mijn|d'r|me|z'n) (?:nek|keel|hals|strot)"
        ),
        (
            r"(?:afdruk|vlek|plek|bloeduitstorting|schram)\w* (?:\w+ ){0,3}(?:in|op|rond|"
            r"aan) (?:de|haar|zijn|mijn) (?:hals|nek|keel)"
        ),

    ),
    "wapen": (
        r"(?:\w*mes|mesje|messen|\w+mesje)\b(?! (?:en|of) vork)", r"\w*pistool", r"vuurwapen\w*", r"\w*wapens?\b",
        r"geweer\b", "revolver", "machete", r"bijl\b", r"honkbalknuppel|knuppel\b|boksbeugel",
        r"(?:neer)?steken\b (?:met|naar)", "neergestoken", "neersteken", "gestoken", "steekpartij",
        r"neerschiet\w*|doodschiet\w*|geschoten", "benzine over",
    ),
    "voorwerp": (
        "schroevendraaier", r"hamer\b", "breekijzer", "ijzeren (?:staaf|stang)", "koevoet",
        (
            r"(?:met een |een )?(?:riem|stok|stofzuigerbuis|pan|fles|kabel|bezem\w*|snoer|asbak|"
            r"strijkijzer) (?:\w+ ){0,2}(?:ge)?sla\w*"
        ),
    ),
    "doodsbedreiging": (
        "(?:jij|je|zij|jullie) (?:ben|bent|zijn|is) de volgende",
        r"(?:ver)moord\w*", r"(?:maak|maakt|maken|steek|steekt|sla|slaat|schiet) (?:\w+ ){0,3}(?:dood|af)\b",
        r"doodma(?:ak|k)\w*", "dood (?:te |zou(?:den)? |zal |gaat |ging )?(?:maken|slaan|steken)",
        "met de dood", r"doodsbedreig\w*|doodsdreig\w*", r"van kant ma\w+", "omleggen|omgelegd", "afmaken|afgemaakt",
        "(?:heeft|krijgt|zal) niemand (?:je|jou|haar|hem|jullie)", "levend of", "gezinsdrama", "iets aandoen",
        r"van de (?:brug|flat|dijk) (?:\w+ )?(?:rijd|rij|reed|spring|gooi)\w*",
        r"tegen een (?:boom|muur) (?:\w+ ){0,2}rij\w*", "ga(?:at)? (?:je|jullie|ze|haar|hem) eraan", "eraan gaan",
        "er aan gaan", "niet (?:meer )?(?:levend|lang meer leven)",
        r"geen \w+ meer komt? (?:\w+ ){0,2}voor niemand",
        r"neem(?:t)? (?:\w+ ){0,2}(?:kinderen|haar|jullie) mee (?:in|de) (?:de )?dood",
        r"in (?:de )?brand (?:te )?(?:steek|steken|gestoken)\w*", "als ik (?:je|haar|hem) niet (?:krijg|heb)",
        (
            r"(?:zichzelf|haar|hem|kinderen|ons|mij|jullie) (?:\w+ ){0,4}(?:iets|wat) aan ?(?:doet|te "
            "doen|doen|zal)"
        ),
        r"(?:ma(?:ak|akt|ken)) (?:\w+ ){0,2}(?:kapot|koud|van kant)\b",
        (
            r"(?:kind(?:eren)?|hen|ze|haar|hem) (?:\w+ ){0,3}niet (?:\w+ )?(?:achter ?laten|"
            r"alleen achter\w*) (?:\w+ )?(?:in|op) (?:deze|de) wereld"
        ),

    ),
}  # fmt: skip
