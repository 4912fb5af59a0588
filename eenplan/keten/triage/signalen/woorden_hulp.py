"""Expressions of help, of help that fails, and of what reassures. Read by `zoeken`; domain 4.3-4.6 [D]."""

WOORDEN: dict[str, tuple[str, ...]] = {
    "hulp": (
        "wijkteam", "buurtteam", "lokaal team", "sociaal team", "jeugdteam",
        "(?:gezins|ambulante |opvoed)(?:behandeling|begeleiding|hulp|ondersteuning|coach)", "verslavingszorg",
        r"ggz\b", "psycholoog", r"therap\w+", "traumabehandeling", r"budgetbeheer|bewindvoer\w*|schuldhulp\w*",
        "weerbaarheidstraining", "agressietraining", r"training\b", r"veiligheidsplan\w*", "hulpverleningsplan",
        "gezinsplan", r"reclassering|jeugdbescherm\w*", r"maatschappelijk werk\w*|jeugdhulp",
        r"(?:opvoed|ouderschaps|woon|jeugd|thuis)\w*(?:ondersteuning|begeleiding|bemiddeling)",
        r"iag\b|bewindvoering|schuldsaner\w*", r"schuldhulp\w*", "agressiebeheersing",
    ),
    "hulp_faalt": (
        "niet (?:meer )?(?:nagekomen|nageleefd|gekomen|verschenen|van de grond)",
        r"(?:voortijdig |weer |door \w+ )?(?:gestopt|afgebroken|afgehaakt|mislukt|vastgelopen)\b",
        "(?:komen|kom) (?:er|hier) (?:zelf )?niet (?:meer )?(?:door|uit|verder)", "dichte deur",
        r"(?:geen|zonder|nauwelijks|weinig) (?:\w+ )?(?:effect|resultaat|verbetering|vooruitgang)", "zegt eerst",
        "wijzen naar elkaar", "van het kastje", "kan afspraken niet", r"afspraken (?:\w+ ){0,3}niet (?:na|vol)",
        "gezamenlijke (?:tafel|aanpak)", r"opschal\w*", r"mda\b", "multidisciplinair",
        "alles (?:al )?(?:geprobeerd|ingezet)", "uitgeprobeerd", "uitbehandeld", "handelingsverlegen",
        (
            r"(?:heeft|hebben|had|hadden|leverde\w*) (?:\w+ ){0,4}(?:niets|niks|weinig|"
            r"niet) (?:\w+ )?(?:opgeleverd|geholpen|uitgehaald|op)\b"
        ),
        "help(?:t|en) (?:even|niet|niets|amper|nauwelijks)", "niet geleid tot|zonder (?:blijvend )?resultaat",
        r"loop(?:t|en) (?:\w+ )?vast\b", "(?:met|van) alle (?:partijen|partners|betrokkenen) om (?:de )?tafel",
    ),
    "geruststellend": (
        "vrolijk (?:kind|meisje|joch)", "maakte? (?:een )?(?:vrolijke|goede|gezonde|betrouwbare) indruk",
        r"(?:gaat|ging|gaan) (?:\w+ )?(?:heel |weer )?(?:goed|prima)\b",
        r"(?:bleek|dat het|was) (?:\w+ )?(?:eczeem|allergie|ongeluk|loos alarm|misverstand)",
        "(?:niets|niks) (?:ernstigs|bijzonders|aan de hand|gezien)",
        r"geen (?:\w+ )?(?:zorgen|aanwijzingen|bijzonderheden|letsel|geweld)\b", "ziet er goed (?:verzorgd )?uit",
        "goed verzorgd", "veilig en (?:wel|gezond)", r"(?:goed|beter|rustig) gaat\b",
        r"is (?:het )?(?:nu |weer )?(?:stil|rustig)\b",
    ),
}  # fmt: skip
