"""Expressions of quarrels, drink, fear and broken agreements. Read by `zoeken`; domain 4.3-4.6 [D]."""

WOORDEN: dict[str, tuple[str, ...]] = {
    "scheiding_strijd": (
        r"(?:complexe |vecht)scheiding\w*", "conflictscheiding",
        r"ouders (?:\w+ ){0,6}(?:beschuldig|ruzi|schreeuw|vecht|strijd)\w*", r"tegen elkaar (?:\w+ )?schreeuw\w*",
        r"(?:als ik )?bij (?:mama|papa|moeder|vader) (?:\w+ ){0,6}niet tegen (?:papa|mama|vader|moeder)",
        r"mediators?\b", r"wissel(?:dag|moment|en|t)?\b", r"loyaliteit\w*", r"omgang(?:sregeling)?\b",
        r"co-?ouder\w*", "om de week",
        r"(?:overdracht|haal-? en breng)\w*(?: van (?:het|de|hun) kind\w*)?", r"praten? (?:\w+ ){0,5}tegen de ander",
        r"(?:klem|tussen) (?:zit|zitten|staat) (?:\w+ )?(?:tussen|ouders)",
        r"(?:tegen elkaar|tegen de ander) (?:uit|op)\w*", r"(?:vader|moeder|papa|mama|ouder) (?:\w+ )?zwart\w*",
        r"(?:ouders|vader en moeder|partijen) (?:\w+ ){0,6}(?:rechtbank|rechter|procedure\w*|advoca\w*)",
        "ouderschapsbemiddeling",
    ),
    "ruzie": (
        r"schreeuw\w*|geschreeuw|schreewt", r"(?:ge)?gil(?:t|len|de|l)?\b", "hommeles", "heibel", "herrie",
        "tumult", r"ruzie\w*", "bonje", "(?:iets )?zwaars? vallen", "gebonk", "gestommel", "gesmijt",
        "glasgerinkel", "(?:roepen|riep) (?:om )?(?:hulp|doe open)", "hoorden roepen", r"brul\w*|gekrijs|krijs\w*",
        "gevloek|vloekt|getier|tiert|tekeer",
        r"(?:ge|uit)?(?:ge)?schold\w*", "stemverheffing", r"verwijt\w*",
    ),
    "middelen": (
        r"\w*dronken\b", "bezopen", "aangeschoten", "laveloos", "onder invloed", r"drank\w*", r"drinkt\b",
        "drinken (?:veel|elke|te)", r"alcohol\w*", "wijn drinkt", "met bier", "bier staat", r"drugs?\b",
        r"cannabis\w*", r"blow\w*", r"wiet\b", "coke", "cocaine", r"speed\b", "ghb", r"crack\b", r"verslaa?f\w*",
        r"verslaving\w*", "(?:op straat|de hele dag) bier", r"zat\b als", r"lam\b gezopen", "zuipt", "zuipen",
        r"ge?zo[op]+e?p?\w*", r"gezope\w*", "lazarus", r"high\b", "stoned", "xtc", "lachgas",
        r"(?:wodka|whisky|jenever|sterke drank|glazen wijn|flessen? wijn|blikken bier|kratten?)\w*",
        r"(?:drugs|middelen)gebruik\w*", r"gebruikt (?:\w+ )?(?:coke|drugs|speed|ghb|wiet)",
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
