"""Expressions that say who, where and why: role of the reporter, home, help, request for advice [D].

Same reading as `signalen_woorden`; kept apart because these never make a report more or less serious.
"""

CONTEXT: dict[str, tuple[str, ...]] = {
    "kind": (
        r"kind(?:eren|eren?|je|jes)?\b(?!check|eropvang|erarts|erdagverblijf)", r"(?:zoon|zoontje|dochter|dochtertje|dochters)\b", r"baby|peuter|kleuter|ukkie|puber", r"(?:broertje|zusje|jongetje|meisje|jochie)\w*", r"leerling\w*",
        r"tweeling", r"kleinkind\w*|kleinzoon|kleindochter", r"zwanger\w*|bevallen",
    ),
    "baby": (r"baby\w*", r"pasgeboren\w*|bevallen|zuigeling", r"kraam(?:zorg|bed|tijd|verz\w*)", r"\d+ (?:weken|dagen|maanden) oud", r"zwanger\w*|ongeboren"),
    "zorgafhankelijk": (
        r"dement\w*|alzheimer\w*|geheugen(?:verlies|probl\w*)|vergeetachtig", r"thuiszorg|steunkous\w*|dagopvang|dagbesteding", r"rolstoel\w*|rollator|bedlegerig|bedgebonden|slecht ter been", r"mantelzorg\w*", r"verpleeghuis|verzorgingshuis",
        r"(?:verstandelijk|lichamelijk) (?:beperkt\w*|gehandicapt\w*)|hulpbehoevend\w*|zorgafhankelijk\w*|afhankelijk van (?:zorg|hulp|hem|haar)", r"kon (?:\w+ ){0,4}niet (?:\w+ )?(?:zeggen|vertellen) welke dag", r"bejaard\w*|hoogbejaard",
    ),
    "ouderenmishandeling": (r"ouderenmishandeling|oudermishandeling", r"(?:haar|zijn) (?:zoon|dochter|kleinzoon|schoonzoon) (?:\w+ ){0,6}(?:ingetrokken|inwon\w*|woont in)"),
    "geen_toegang": (
        r"(?:niet|nooit) (?:\w+ )?open ?(?:gedaan|ge ?daan|doet|deed|doen)|(?:deed|doet|deden|doen) (?:\w+ ){0,3}niet open", r"(?:voor|een) (?:een )?dichte deur", r"(?:komen|kwamen|kom|kwam) (?:\w+ ){0,3}(?:niet|nergens) binnen|niet (?:meer )?binnen(?:gelaten| gelaten|komen)", r"(?:laat|laten|liet|lieten) (?:\w+ ){0,3}niemand (?:\w+ )?(?:binnen|toe)", r"weiger\w* (?:\w+ )?(?:toegang|de deur|hulpverlen\w*)|geen toegang", r"de deur (?:blijft|bleef) dicht",
    ),
    "huisverbod": (r"(?:eerder|vorig|ander|lopend|opgelegd|verlengd|tijdelijk)\w* (?:\w+ ){0,3}huisverbod", r"huisverbod (?:\w+ ){0,4}(?:opgelegd|gehad|gekregen|verlengd|loopt|afgelopen|overtred\w*)", r"(?:heeft|had|kreeg|was) (?:\w+ ){0,5}huisverbod"),
    "ots": (r"ots\b", r"onder ?toezicht\w*", r"gezinsvoogd\w*|voogd(?:ij)?\b", r"jeugdbescherm\w*", r"uithuisplaatsing|uithuisgeplaatst\w*|uit huis geplaatst\w*", r"\bgi\b|gecertificeerde instelling"),
    "ex": (
        r"ex\b|exman|exvrouw|ex-?(?:man|vrouw|partner|vriend|vriendin)\b", r"(?:mijn|haar|zijn) (?:voormalige?|vorige) (?:man|vrouw|partner|vriend)", r"relatie (?:\w+ ){0,4}(?:beeindigd|verbroken|uit\b|over\b)", r"gescheiden\b|uit elkaar\b|verbroken\b", r"woont (?:\w+ ){0,3}(?:elders|inmiddels in|ergens anders)", r"contactverbod|straatverbod|gebiedsverbod",
    ),
    "weg_uit_huis": (r"(?:nood|opvang|crisis)bed\w*|vrouwenopvang|blijf(?: van mijn lijf)?huis|noodopvang|(?:beveiligde|geheime|veilige) (?:locatie|adres|plek)|geheim adres", r"verhuisd\b", r"(?:niet meer|sinds \w+ niet) (?:\w+ )?op onze school", r"woont? (?:opeens |nu |tijdelijk )?bij (?:haar|zijn) (?:vader|moeder|oma|opa|zus|vriendin)", r"een tijdje bij (?:opa|oma|zijn|haar)", r"ondergedoken|in veiligheid\b"),
    "thuis": (
        r"inwon\w*|ingetrokken|woont (?:\w+ ){0,3}(?:samen|in bij|bij haar|bij hem)|samenwon\w*", r"(?:mijn|haar|zijn|de) (?:man|vrouw|partner|echtgenoot|echtgenote|stiefvader|stiefmoeder|vriend|vriendin)\b", r"(?:de |haar |zijn )?(?:stief)?(?:vader|moeder)\b|papa\b|mama\b|tata\b", r"haar zoon\b|zijn zoon\b|schoonzoon|kleinzoon", r"ve\b|verdachte|betrokkene", r"(?:in de|zijn|haar) woning", r"hij (?:is|zit|ligt|slaapt) (?:\w+ ){0,3}(?:thuis|daar|op de bank)",
    ),
    "hulp": (
        r"wijkteam|buurtteam|lokaal team|sociaal team|jeugdteam", r"(?:gezins|ambulante |opvoed)(?:behandeling|begeleiding|hulp|ondersteuning|coach)", r"verslavingszorg|ggz\b|psycholoog|therap\w+|traumabehandeling", r"budgetbeheer|bewindvoer\w*|schuldhulp\w*", r"weerbaarheidstraining|agressietraining|training\b", r"veiligheidsplan\w*|hulpverleningsplan|gezinsplan", r"reclassering|jeugdbescherm\w*", r"maatschappelijk werk\w*|jeugdhulp",
    ),
    "hulp_faalt": (
        r"niet (?:meer )?(?:nagekomen|nageleefd|gekomen|verschenen|van de grond)", r"(?:voortijdig |weer |door \w+ )?(?:gestopt|afgebroken|afgehaakt|mislukt|vastgelopen)\b", r"(?:komen|kom) (?:er|hier) (?:zelf )?niet (?:meer )?(?:door|uit|verder)", r"dichte deur", r"(?:geen|zonder|nauwelijks|weinig) (?:\w+ )?(?:effect|resultaat|verbetering|vooruitgang)", r"zegt eerst|wijzen naar elkaar|van het kastje", r"kan afspraken niet|afspraken (?:\w+ ){0,3}niet (?:na|vol)", r"gezamenlijke (?:tafel|aanpak)|opschal\w*|mda\b|multidisciplinair", r"alles (?:al )?(?:geprobeerd|ingezet)|uitgeprobeerd|uitbehandeld|handelingsverlegen",
    ),
    "geruststellend": (
        r"vrolijk (?:kind|meisje|joch)|maakte? (?:een )?(?:vrolijke|goede|gezonde|betrouwbare) indruk", r"(?:gaat|ging|gaan) (?:\w+ )?(?:heel |weer )?(?:goed|prima)\b", r"(?:bleek|dat het|was) (?:\w+ )?(?:eczeem|allergie|ongeluk|loos alarm|misverstand)", r"(?:niets|niks) (?:ernstigs|bijzonders|aan de hand|gezien)", r"geen (?:\w+ )?(?:zorgen|aanwijzingen|bijzonderheden|letsel|geweld)\b", r"ziet er goed (?:verzorgd )?uit|goed verzorgd", r"veilig en (?:wel|gezond)",
    ),
    "strijdcontext": (r"zitting\b", r"rechter\b|rechtbank|rechtszaak", r"advocaat\b", r"alimentatie", r"omgang(?:sregeling)?\b|mijn weekend|ouderlijk gezag", r"bij mij (?:wordt |word |komt )?(?:geplaatst|wonen)|(?:bij mij|hier) is,? anders", r"ontvangstbewijs", r"dien (?:ik )?een klacht|naar de pers"),
    "niet_zelf_gezien": (r"(?:zelf )?niet (?:zelf )?gezien|niks gezien|niets gezien", r"van horen zeggen|(?:heb|hoorde) (?:ik )?(?:het )?van (?:een|iemand|de buur)\w*", r"weet (?:het )?niet zeker"),
    "werkt_in_keten": (
        r"(?:werk|werkt|werken|werkzaam|collega) (?:\w+ ){0,4}(?:bij|voor|in|van) (?:\w+ ){0,2}(?:wijkteam|lokale team|lokaal team|buurtteam|sociaal team|veilig thuis|gemeente|politie|jeugdzorg|jeugdbescherming|raad voor|reclassering|ggz|vrouwenopvang)", r"(?:wijkteam|lokaal team|veilig thuis|jeugdbescherming|politie)(?:medewerker|medewerkster|agent)\b",
    ),
    "prive_band": (
        r"(?:als|de|mijn|is|onze|zijn|haar|hun|een) (?:\w+ )?(?:buur(?:vrouw|man|meisje)?|buren|overbu\w+|nicht|neef|tante|oom|zus|zwager|schoonzus|schoonmoeder|vriendin|vriend|kennis)\b (?:\w+ ){0,3}(?:van (?:het|dit|de) (?:gezin|familie|moeder|vader|ouders)|is|en niet)", r"(?:buurvrouw|buurman|buurtgenoot|buren|familielid|kennis|priv[e'])\b", r"naast (?:ons|mij|hen|het gezin)|woon(?:t)? (?:er )?(?:naast|tegenover|boven|onder)|bij (?:haar|hem|ze|hen) in de straat", r"(?:kent|ken|kennen) (?:\w+ ){0,4}(?:prive|persoonlijk|goed|van vroeger|van de)", r"bevriend\b|getrouwd met|familie van",
    ),
}

ADVIES: dict[str, tuple[str, ...]] = {
    "wil_niet_melden": (
        r"(?:wil|wens|doe|hoef|is|dit is|maak|nog) (?:\w+ ){0,5}geen (?:\w+ )?(?:officiele )?melding", r"niet (?:\w+ ){0,2}(?:als )?(?:een )?melding (?:bedoeld|maken|doen)|(?:wil|durf) (?:\w+ ){0,4}niet (?:\w+ )?melden", r"geen namen? (?:te )?(?:geven|noemen|zeggen)|(?:noem|geef|zeg) (?:\w+ )?(?:nog )?geen na(?:am|men)|naam wil ik niet|zonder namen?|namen? noem ik niet", r"(?:alleen|enkel|slechts|eigenlijk) (?:\w+ ){0,2}(?:advies|weten|een vraag|overleggen|meedenken|tips)", r"voordat ik zeg wie|(?:wil|blijf) (?:\w+ ){0,3}anoniem (?:blijven )?(?:over|vragen)", r"(?:graag|vraag om|zoek|voor) (?:\w+ )?(?:een )?advies\b|adviesvraag|om advies",
    ),
    "vraagt": (
        r"wat (?:kan|moet|mag|zal|kunnen|moeten) (?:ik|we|wij)\b", r"(?:mag|moet|kan|zal|kunnen|moeten|mogen) (?:ik|wij|we) (?:\w+ ){0,12}\?", r"(?:wil|wilde|zou) (?:\w+ ){0,4}weten (?:of|hoe|wat|wanneer)", r"hoe (?:ik|kan ik|moet ik|pak ik|begin ik|wij)\b", r"is (?:dit|dat) (?:al |nou )?(?:\w+ )?(?:mishandeling|een signaal|consultatieplichtig|normaal|strafbaar|reden)", r"wat is wijsheid|wat raadt u|wat adviseert|wat zou u|tips\b", r"twijfel\w* (?:\w+ ){0,3}(?:tussen|of)", r"moeten jullie (?:dan )?altijd|wat gebeurt er als",
    ),
    "wil_melden": (
        r"(?:hierbij|wil|wilde|doe|doen|kom|wens|hiermee|bij deze) (?:\w+ ){0,5}(?:een |een nieuwe )?meld(?:ing|en)\b(?! maken en)", r"\bmeld (?:ik|u|wij|hierbij)|ik meld\b|wij melden\b|dit meld", r"(?:kunnen|willen|moeten) jullie (?:\w+ ){0,3}(?:kijken|langs|ingrijpen|komen)", r"zo snel mogelijk (?:ingrijpen|iemand)|doe iets",
    ),
}
