"""Expressions of who lives where, and who may not come in. Read by `zoeken`; domain 4.3-4.6 [D]."""

WOORDEN: dict[str, tuple[str, ...]] = {
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
        (
            r"(?:is|zit|woont|verblijft) (?:\w+ ){0,4}(?:uit huis|bij (?:een|zijn|haar) (?:neef|broer|vriend|kameraad|"
            r"kennis|oom|zus|moeder|ouders))\b"
        ),
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
}  # fmt: skip
