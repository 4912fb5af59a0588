"""Expressions that say who, where and why: role of the reporter, home, help, request for advice [D].

Same reading as `signalen_woorden`; kept apart because these never make a report more or less serious.
"""

CONTEXT: dict[str, tuple[str, ...]] = {
    "kind": (
        r"kind(?:eren|eren?|je|jes)?\b(?!check|eropvang|erarts|erdagverblijf)",
        r"(?:zoon|zoontje|dochter|dochtertje|dochters)\b", "baby|peuter|kleuter|ukkie|puber",
        r"(?:broertje|zusje|jongetje|meisje|jochie)\w*", r"leerling\w*", "tweeling",
        (
            "van (?:[1-9]|1[0-7]|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|dertien|"
            r"veertien|vijftien|zestien|zeventien)\b(?: jaar)?(?! (?:uur|tot|euro|keer|cm|maanden|weken|"
            "dagen|minuten|jaar|geleden|op|kilo|meter|procent))"
        ),
        "(?:[1-9]|1[0-7])[- ]?jarige?", r"kleinkind\w*|kleinzoon|kleindochter", r"zwanger\w*|bevallen",
        r"ik ben (?:[89]|1[0-7])\b", "me (?:broertje|zusje)", r"kids\b|kleintjes|jongste\b|oudste\b",
        r"\w+(?:meisje|jongetje|kindje)\b",
    ),
    "baby": (
        r"baby\w*", r"pasgeboren\w*|bevallen|zuigeling", r"kraam(?:zorg|bed|tijd|verz\w*)",
        r"\d+ (?:weken|dagen|maanden) oud", r"zwanger\w*|ongeboren",
    ),
    "zorgafhankelijk": (
        r"dement\w*", r"alzheimer\w*", r"geheugen(?:verlies|probl\w*)", "vergeetachtig", "thuiszorg",
        r"steunkous\w*", "dagopvang", "dagbesteding", r"rolstoel\w*", "rollator", "bedlegerig", "bedgebonden",
        "slecht ter been", r"mantelzorg\w*", "verpleeghuis|verzorgingshuis",
        r"(?:verstandelijk|lichamelijk) (?:beperkt\w*|gehandicapt\w*)", r"hulpbehoevend\w*", r"zorgafhankelijk\w*",
        "afhankelijk van (?:zorg|hulp|hem|haar)", r"kon (?:\w+ ){0,4}niet (?:\w+ )?(?:zeggen|vertellen) welke dag",
        r"bejaard\w*|hoogbejaard",
    ),
    "ouderenmishandeling": (
        "ouderenmishandeling|oudermishandeling",
        r"(?:haar|zijn) (?:zoon|dochter|kleinzoon|schoonzoon) (?:\w+ ){0,6}(?:ingetrokken|inwon\w*|woont in)",
    ),
    "geen_toegang": (
        r"(?:niet|nooit) (?:\w+ )?open ?(?:gedaan|ge ?daan|doet|deed|doen)",
        r"(?:deed|doet|deden|doen) (?:\w+ ){0,3}niet open", "(?:voor|een) (?:een )?dichte deur",
        r"(?:komen|kwamen|kom|kwam) (?:\w+ ){0,3}(?:niet|nergens) binnen",
        "niet (?:meer )?binnen(?:gelaten| gelaten|komen)",
        r"(?:laat|laten|liet|lieten) (?:\w+ ){0,3}niemand (?:\w+ )?(?:binnen|toe)",
        r"weiger\w* (?:\w+ )?(?:toegang|de deur|hulpverlen\w*)", "geen toegang", "de deur (?:blijft|bleef) dicht",
    ),
    "huisverbod": (
        r"(?:eerder|vorig|ander|lopend|opgelegd|verlengd|tijdelijk)\w* (?:\w+ ){0,3}huisverbod",
        r"huisverbod (?:\w+ ){0,4}(?:opgelegd|gehad|gekregen|verlengd|loopt|afgelopen|overtred\w*)",
        r"(?:heeft|had|kreeg|was) (?:\w+ ){0,5}huisverbod",
    ),
    "ots": (
        r"ots\b", r"onder ?toezicht\w*", r"gezinsvoogd\w*|voogd(?:ij)?\b", r"jeugdbescherm\w*", "uithuisplaatsing",
        r"uithuisgeplaatst\w*", r"uit huis geplaatst\w*", r"\bgi\b|gecertificeerde instelling",
    ),
    "ex": (
        r"ex\b", "exman", "exvrouw", r"ex-?(?:man|vrouw|partner|vriend|vriendin)\b",
        "(?:mijn|haar|zijn) (?:voormalige?|vorige) (?:man|vrouw|partner|vriend)",
        r"relatie (?:\w+ ){0,4}(?:beeindigd|verbroken|uit\b|over\b)", r"gescheiden\b|uit elkaar\b|verbroken\b",
        r"woont (?:\w+ ){0,3}(?:elders|inmiddels in|ergens anders)", "contactverbod|straatverbod|gebiedsverbod",
        r"bezoekmoment\w*", "bezoekregeling", r"omgangsweekend\w*", "bezoekweekend",
    ),
    "weg_uit_huis": (
        r"(?:nood|opvang|crisis)bed\w*", "vrouwenopvang", "blijf(?: van mijn lijf)?huis", "noodopvang",
        "(?:beveiligde|geheime|veilige) (?:locatie|adres|plek)", "geheim adres", r"verhuisd\b",
        r"(?:niet meer|sinds \w+ niet) (?:\w+ )?op onze school",
        "woont? (?:opeens |nu |tijdelijk )?bij (?:haar|zijn) (?:vader|moeder|oma|opa|zus|vriendin)",
        "een tijdje bij (?:opa|oma|zijn|haar)", r"ondergedoken|in veiligheid\b", "op de vlucht voor",
        "gevlucht naar", "naar (?:haar|zijn) (?:zus|broer|ouders|moeder|vriendin) (?:gegaan|gevlucht|gebracht)",
    ),
    "thuis": (
        r"inwon\w*", "ingetrokken", r"woont (?:\w+ ){0,3}(?:samen|in bij|bij haar|bij hem)", r"samenwon\w*",
        (
            "(?:mijn|haar|zijn|de) (?:man|vrouw|partner|echtgenoot|echtgenote|stiefvader|stiefmoeder|"
            r"vriend|vriendin)\b"
        ),
        r"(?:de |haar |zijn )?(?:stief)?(?:vader|moeder)\b", r"papa\b", r"mama\b", r"tata\b", r"haar zoon\b",
        r"zijn zoon\b", "schoonzoon", "kleinzoon", r"ve\b|verdachte|betrokkene", "(?:in de|zijn|haar) woning",
        r"hij (?:is|zit|ligt|slaapt) (?:\w+ ){0,3}(?:thuis|daar|op de bank)",
        r"(?:me|mijn) (?:pa|ma|vader|moeder)\b",
    ),
    "hulp": (
        "wijkteam", "buurtteam", "lokaal team", "sociaal team", "jeugdteam",
        "(?:gezins|ambulante |opvoed)(?:behandeling|begeleiding|hulp|ondersteuning|coach)", "verslavingszorg",
        r"ggz\b", "psycholoog", r"therap\w+", "traumabehandeling", r"budgetbeheer|bewindvoer\w*|schuldhulp\w*",
        "weerbaarheidstraining", "agressietraining", r"training\b", r"veiligheidsplan\w*", "hulpverleningsplan",
        "gezinsplan", r"reclassering|jeugdbescherm\w*", r"maatschappelijk werk\w*|jeugdhulp",
    ),
    "hulp_faalt": (
        "niet (?:meer )?(?:nagekomen|nageleefd|gekomen|verschenen|van de grond)",
        r"(?:voortijdig |weer |door \w+ )?(?:gestopt|afgebroken|afgehaakt|mislukt|vastgelopen)\b",
        "(?:komen|kom) (?:er|hier) (?:zelf )?niet (?:meer )?(?:door|uit|verder)", "dichte deur",
        r"(?:geen|zonder|nauwelijks|weinig) (?:\w+ )?(?:effect|resultaat|verbetering|vooruitgang)", "zegt eerst",
        "wijzen naar elkaar", "van het kastje", "kan afspraken niet", r"afspraken (?:\w+ ){0,3}niet (?:na|vol)",
        "gezamenlijke (?:tafel|aanpak)", r"opschal\w*", r"mda\b", "multidisciplinair",
        "alles (?:al )?(?:geprobeerd|ingezet)", "uitgeprobeerd", "uitbehandeld", "handelingsverlegen",
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
    "strijdcontext": (
        r"zitting\b", r"rechter\b|rechtbank|rechtszaak", r"advocaat\b", "alimentatie", r"omgang(?:sregeling)?\b",
        "mijn weekend", "ouderlijk gezag", "bij mij (?:wordt |word |komt )?(?:geplaatst|wonen)",
        "(?:bij mij|hier) is,? anders", "ontvangstbewijs", "dien (?:ik )?een klacht|naar de pers",
    ),
    "niet_zelf_gezien": (
        "(?:zelf )?niet (?:zelf )?gezien", "niks gezien", "niets gezien", "van horen zeggen",
        r"(?:heb|hoorde) (?:ik )?(?:het )?van (?:een|iemand|de buur)\w*", "weet (?:het )?niet zeker",
    ),
    "werkt_in_keten": (
        (
            r"(?:werk|werkt|werken|werkzaam|collega) (?:\w+ ){0,4}(?:bij|voor|in|van) (?:\w+ "
            "){0,2}(?:wijkteam|lokale team|lokaal team|buurtteam|sociaal team|veilig thuis|gemeente|"
            "politie|jeugdzorg|jeugdbescherming|raad voor|reclassering|ggz|vrouwenopvang)"
        ),
        r"(?:wijkteam|lokaal team|veilig thuis|jeugdbescherming|politie)(?:medewerker|medewerkster|agent)\b",
    ),
    "prive_band": (
        (
            r"(?:als|de|mijn|is|onze|zijn|haar|hun|een) (?:\w+ )?(?:buur(?:vrouw|man|meisje)?|buren|"
            r"overbu\w+|nicht|neef|tante|oom|zus|zwager|schoonzus|schoonmoeder|vriendin|vriend|kennis)\b "
            r"(?:\w+ ){0,3}(?:van (?:het|dit|de) (?:gezin|familie|moeder|vader|ouders)|is|en niet)"
        ),
        r"(?:buurvrouw|buurman|buurtgenoot|buren|familielid|kennis|priv[e'])\b", "naast (?:ons|mij|hen|het gezin)",
        "woon(?:t)? (?:er )?(?:naast|tegenover|boven|onder)", "bij (?:haar|hem|ze|hen) in de straat",
        r"(?:kent|ken|kennen) (?:\w+ ){0,4}(?:prive|persoonlijk|goed|van vroeger|van de)",
        r"bevriend\b|getrouwd met|familie van",
    ),
}  # fmt: skip

ADVIES: dict[str, tuple[str, ...]] = {
    "wil_niet_melden": (
        r"(?:wil|wens|doe|hoef|is|dit is|maak|nog) (?:\w+ ){0,5}geen (?:\w+ )?(?:officiele )?melding",
        r"niet (?:\w+ ){0,2}(?:als )?(?:een )?melding (?:bedoeld|maken|doen)",
        r"(?:wil|durf) (?:\w+ ){0,4}niet (?:\w+ )?melden", "geen namen? (?:te )?(?:geven|noemen|zeggen)",
        r"(?:noem|geef|zeg) (?:\w+ )?(?:nog )?geen na(?:am|men)", "naam wil ik niet", "zonder namen?",
        "namen? noem ik niet",
        (
            r"(?:alleen|enkel|slechts|eigenlijk) (?:\w+ ){0,2}(?:advies|weten|een vraag|overleggen|"
            "meedenken|tips)"
        ),
        "voordat ik zeg wie", r"(?:wil|blijf) (?:\w+ ){0,3}anoniem (?:blijven )?(?:over|vragen)",
        r"(?:graag|vraag om|zoek|voor) (?:\w+ )?(?:een )?advies\b", "adviesvraag", "om advies",
    ),
    "vraagt": (
        r"wat (?:kan|moet|mag|zal|kunnen|moeten) (?:ik|we|wij)\b",
        r"(?:mag|moet|kan|zal|kunnen|moeten|mogen) (?:ik|wij|we) (?:\w+ ){0,12}\?",
        r"(?:wil|wilde|zou) (?:\w+ ){0,4}weten (?:of|hoe|wat|wanneer)",
        r"hoe (?:ik|kan ik|moet ik|pak ik|begin ik|wij)\b",
        (
            r"is (?:dit|dat) (?:al |nou )?(?:\w+ )?(?:mishandeling|een signaal|consultatieplichtig|"
            "normaal|strafbaar|reden)"
        ),
        "wat is wijsheid", "wat raadt u", "wat adviseert", "wat zou u", r"tips\b",
        r"twijfel\w* (?:\w+ ){0,3}(?:tussen|of)", "moeten jullie (?:dan )?altijd", "wat gebeurt er als",
        "hoe weet ik", "ben ik verplicht", r"of ik (?:verplicht|moet|mag)\b",
    ),
    "wil_melden": (
        (
            r"(?:hierbij|wil|wilde|doe|doen|kom|wens|hiermee|bij deze) (?:\w+ ){0,5}(?:een |een nieuwe "
            r")?meld(?:ing|en)\b(?! maken en)"
        ),
        r"\bmeld (?:ik|u|wij|hierbij)", r"ik meld\b", r"wij melden\b", "dit meld",
        r"(?:kunnen|willen|moeten) jullie (?:\w+ ){0,3}(?:kijken|langs|ingrijpen|komen)",
        "zo snel mogelijk (?:ingrijpen|iemand)", "doe iets",
    ),
}  # fmt: skip
