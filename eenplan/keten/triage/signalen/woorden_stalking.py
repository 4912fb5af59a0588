"""Expressions of stalking. Read by `zoeken`; domain 4.3-4.6 [D]."""

WOORDEN: dict[str, tuple[str, ...]] = {
    "stalking": (
        r"(?:ge)?stalk\w*|belaag\w*|belaging", r"\d{2,} (?:keer|x|maal) (?:ge)?(?:beld|bel|app|mail)\w*",
        r"\d{2,} (?:gemiste |app|bericht|sms|mail|telefoon)\w*",
        (
            r"(?:blijft|bleef|steeds|constant|de hele dag) (?:\w+ ){0,2}(?:bellen|appen|mailen|"
            "lastigvallen|langskomen|volgen)"
        ),
        r"achtervolg\w*", "volgt (?:haar|mij|me|hem)", "gevolgd (?:door|naar)", "contactverbod", "straatverbod",
        "gebiedsverbod", "locatieverbod", "gedragsaanwijzing", r"(?:ligt|lag) er (?:\w+ ){0,3}(?:elke|iedere) dag",
        (
            r"(?:staat|stond|rijdt|reed|hangt|post) (?:\w+ ){0,4}(?:voor de deur|op het plein|bij (?:de|"
            "mijn|haar) (?:school|werk|huis)|door de straat|langs)"
        ),
        "oude sleutel", r"sleutel (?:\w+ ){0,3}(?:laten )?namaken", "bijgemaakte sleutel",
        "met (?:rust|vrede) (?:te )?laat", "met rust te laten", "laat (?:haar|mij|me|hem) (?:maar )?niet met rust",
        r"(?:door|dat) (?:\w+ )?ex(?:-\w+)? (?:\w+ ){0,3}(?:gevolgd|achterna|lastiggevallen)",
        r"duikt (?:\w+ ){0,3}op\b", r"nepprofiel\w*", r"nepaccount\w*", r"hackt?\b", r"gehackt\w*",
        r"nummer (?:\w+ ){0,4}(?:veranderd|gewijzigd|geblokkeerd)", "geblokkeerd", "bloemen naar",
        r"cadeautjes? (?:\w+ )?(?:voor de deur|op (?:haar|mijn))", r"hangt rond|rondhang\w*|rondjes rijd\w*",
        r"valt (?:haar|mij|me|hem) (?:\w+ )?lastig", "lastiggevallen", r"fake account\w*", "andere nummers",
        "steeds andere nummers", "via anderen contact", r"adres op (?:internet|facebook|social)\w*", "doxing",
        r"belt (?:\w+ )?aan bij|klampt aan",
        r"niet (?:\w+ ){0,2}met rust",
        r"(?:tientallen|honderden|tig) (?:\w+ )?(?:berichten|appjes|telefoontjes|mails|oproepen|keren)",
        r"(?:stond|staat) (?:\w+ ){0,2}(?:auto|wagen|scooter) (?:\w+ ){0,4}(?:straat|deur)",
        r"(?:staat|stond) (?:\w+ ){0,6}te wachten\b",
    ),
}  # fmt: skip
